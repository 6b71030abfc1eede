/* split-sections-runs - marks that count on are a run; see -outline.h. */
#include <stdlib.h>
#include <string.h>

#include "split-sections-outline.h"
#include "split-sections-text.h"
#include "buf.h"

#define DEPTH_MAX	32U	/* runs open at once; deeper ones restart */
#define CUE_LINES	2U	/* of text before the cue ends it */
#define CUE_BYTES	(size_t)120	/* looked at for a cue */

/* The runs that are open, the innermost last, and what was and will be. */
struct stack {
	struct outline *o;
	const struct vocabulary *words;
	size_t open[DEPTH_MAX];
	size_t depth;
	size_t closed[FAMILIES];	/* the last run of a family */
	size_t upcoming[FAMILIES];	/* the next mark of a family */
};

static bool
keyed(unsigned family)
{
	return family == FAMILY_SUFFIX ||
	    (family >= FAMILY_DOTTED && family < FAMILY_UNITS);
}

static bool
same_count(const struct run *r, const struct mark *m)
{
	return r->family == m->family &&
	    (!keyed(m->family) || r->key == m->key);
}

static struct mark *
mark_at(const struct stack *st, size_t i)
{
	return i == NOWHERE ? NULL : &st->o->marks[i];
}

/* The next mark of m's family counts with that value. */
static bool
next_is(const struct stack *st, const struct mark *m, unsigned value)
{
	const struct mark *next = mark_at(st, m->next);

	return next != NULL && next->value == value &&
	    (!keyed(m->family) || next->key == m->key);
}

/* The same, and in the same line. */
static bool
chains(const struct stack *st, const struct mark *m)
{
	return next_is(st, m, m->value + 1) &&
	    st->o->marks[m->next].line == m->line;
}

/* How m counts on from value: with a gap or a slip only where it is clear. */
static bool
counts_on(const struct stack *st, const struct mark *m, unsigned last)
{
	if (m->value == last + 1)
		return !m->trap || m->place == PLACE_LINE;
	if (m->place != PLACE_LINE || m->weak || m->trap)
		return false;
	if (m->unit && m->key > 0 && m->value == last)
		return true;			/* 第三条之一 */
	if (m->unit && !m->item)
		return m->value > last;
	if (m->value == last + 2)
		return !next_is(st, m, last + 1);
	if (m->value == last && last > 1)
		return next_is(st, m, last + 1) || next_is(st, m, last + 2);
	return false;
}

static void
close_runs(struct stack *st, size_t depth)
{
	while (st->depth > depth) {
		size_t r = st->open[--st->depth];

		st->closed[st->o->runs[r].family] = r;
	}
}

static void
append(struct stack *st, size_t r, size_t i)
{
	struct run *run = &st->o->runs[r];
	struct mark *m = &st->o->marks[i];

	m->run = r;
	if (m->family == FAMILY_LOST)
		m->value = run->last + 1;
	run->last = m->value;
	run->last_mark = i;
	run->n++;
}

/* The mark under which a run at that depth would stand. */
static size_t
parent_at(const struct stack *st, size_t depth)
{
	return depth == 0 ? NOWHERE :
	    st->o->runs[st->open[depth - 1]].last_mark;
}

static void
start_run(struct stack *st, size_t depth, size_t i, size_t group)
{
	struct outline *o = st->o;
	const struct mark *m = &o->marks[i];
	struct run *run;

	size_t word = NOWHERE;

	if (depth >= DEPTH_MAX)
		depth = DEPTH_MAX - 1;
	if (st->depth > depth &&
	    o->runs[st->open[st->depth - 1]].family == FAMILY_WORD)
		word = o->runs[st->open[st->depth - 1]].last_mark;
	close_runs(st, depth);
	o->runs = mem_grow(o->runs, o->nruns, &o->runs_cap,
	    sizeof(*o->runs));
	run = &o->runs[o->nruns];
	memset(run, 0, sizeof(*run));
	run->family = m->family;
	run->rank = m->rank;
	run->key = m->key;
	run->unit = m->unit;
	run->inside = m->place != PLACE_LINE;
	run->parent = parent_at(st, depth);
	run->word = word;
	run->group = group == NOWHERE ? o->nruns : o->runs[group].group;
	st->open[st->depth++] = o->nruns;
	append(st, o->nruns++, i);
}

/* The innermost open run of m's family; depth if there is none. */
static size_t
open_run(const struct stack *st, const struct mark *m)
{
	size_t d;

	for (d = st->depth; d > 0; d--)
		if (st->o->runs[st->open[d - 1]].family == m->family)
			return d - 1;
	return st->depth;
}

/* Further on, the open run goes on: what comes now must be within it. */
static bool
goes_on(const struct stack *st, const struct run *r)
{
	const struct mark *next = mark_at(st, st->upcoming[r->family]);

	return next != NULL && next->value == r->last + 1 &&
	    next->value > 1 && next->place == PLACE_LINE &&
	    same_count(r, next);
}

static bool
is_dotted(unsigned family)
{
	return family >= FAMILY_DOTTED && family < FAMILY_UNITS;
}

/* The last run of m's family stood under one of r's, whatever the ranks. */
static bool
nested_before(const struct stack *st, const struct run *r,
    const struct mark *m)
{
	const struct outline *o = st->o;
	size_t last = st->closed[m->family];
	size_t parent = last == NOWHERE ? NOWHERE : o->runs[last].parent;

	return parent != NOWHERE && !(r->unit && m->unit) &&
	    o->runs[o->marks[parent].run].family == r->family;
}

/* The heading m has others under it that begin with its number: 1.1. */
static bool
has_dotted(const struct stack *st, const struct mark *m)
{
	const struct mark *sub = mark_at(st, st->upcoming[FAMILY_DOTTED]);
	const struct mark *next = mark_at(st, m->next);

	return sub != NULL && sub->key == m->value &&
	    (next == NULL || sub->at < next->at);
}

/*
 * 1. and 1 under 1.1, and one of them under the other, count a list: where
 * they rank above it they are open already.
 */
static bool
lists_under(const struct stack *st, const struct run *r, const struct mark *m)
{
	if (m->family != FAMILY_DIGIT && m->family != FAMILY_DIGIT_BARE)
		return false;
	return (is_dotted(r->family) || r->family == FAMILY_DIGIT ||
	    r->family == FAMILY_DIGIT_BARE) && !has_dotted(st, m);
}

/*
 * 摘要, 参考文献: what comes behind stands beside it, but a count that starts
 * again: the list of references.
 */
static bool
within_word(const struct stack *st, const struct mark *m)
{
	return m->value == 1 && st->closed[m->family] != NOWHERE;
}

/* How many of the open runs a new run of m's family stands within. */
static size_t
depth_for(const struct stack *st, const struct mark *m)
{
	size_t d = st->depth;

	if (d > 0 && st->o->runs[st->open[d - 1]].family == FAMILY_WORD) {
		if (m->family != FAMILY_WORD && within_word(st, m))
			return d;
		d--;
	}
	for (; d > 0; d--) {
		const struct run *r = &st->o->runs[st->open[d - 1]];

		if (r->rank < m->rank || (goes_on(st, r) &&
		    !(r->unit && m->unit)))
			break;
		if (lists_under(st, r, m) || nested_before(st, r, m))
			break;
	}
	return d;
}

/*
 * The text before m ends with a cue (做好以下工作。), and nothing but the
 * paragraph that it ends, or two, stands between m and the mark before it.
 */
static bool
has_cue(const struct stack *st, const struct mark *m)
{
	const char *s = st->o->text;
	size_t from = m->at > CUE_BYTES ? m->at - CUE_BYTES : 0;
	size_t to = text_trim(s, from, m->at);
	size_t above = st->o->runs[st->open[st->depth - 1]].last_mark;
	size_t k, lines = 0, at;

	for (at = text_line_end(s, st->o->marks[above].at, to); at < to &&
	    lines <= CUE_LINES; at = text_line_end(s, at, to)) {
		at = text_skip_space(s, at, to);
		lines += at < to;
	}
	if (lines > CUE_LINES)
		return false;
	/* Closing marks, two at most, stand behind the cue. */
	for (k = 0; k < 2; k++) {
		if (word_ends(&st->words->list[WORD_CUE], s + from,
		    to - from))
			return true;
		while (to > from && ((unsigned char)s[to - 1] & 0xC0) == 0x80)
			to--;
		if (to > from)
			to--;
	}
	return false;
}

/*
 * m goes on with an open run, the innermost that it can; with alike, only
 * with one whose marks stand as m does, at the beginning of lines or not.
 */
static bool
go_on_open(struct stack *st, size_t i, bool alike)
{
	const struct mark *m = &st->o->marks[i];
	bool inside = m->place != PLACE_LINE;
	size_t d;

	for (d = st->depth; d > 0; d--) {
		const struct run *r = &st->o->runs[st->open[d - 1]];

		if (!same_count(r, m) || !counts_on(st, m, r->last) ||
		    (alike && inside != r->inside) ||
		    (inside && m->value == 1))
			continue;
		close_runs(st, d);
		append(st, st->open[d - 1], i);
		return true;
	}
	return false;
}

/* m goes on with a run, open or closed. */
static bool
go_on(struct stack *st, size_t i)
{
	const struct mark *m = &st->o->marks[i];
	size_t closed = st->closed[m->family];

	if (go_on_open(st, i, true) || go_on_open(st, i, false))
		return true;
	if (closed == NOWHERE || m->value == 1 || m->weak || m->trap ||
	    !same_count(&st->o->runs[closed], m) ||
	    m->value != st->o->runs[closed].last + 1)
		return false;
	if (m->place != PLACE_LINE && !chains(st, m))
		return false;
	if (open_run(st, m) < st->depth)
		return false;
	start_run(st, depth_for(st, m), i, closed);
	return true;
}

/* A run may begin with m. */
static bool
may_start(const struct stack *st, const struct mark *m)
{
	if (m->place != PLACE_LINE)
		return m->value == 1 && chains(st, m);
	if (m->value == 1)
		return !(m->weak || m->trap) || next_is(st, m, 2);
	if (m->unit && !m->item)
		return true;
	return !m->weak && !m->trap && (next_is(st, m, m->value + 1) ||
	    (m->unit && m->key > 0 && next_is(st, m, m->value))) &&
	    st->o->marks[m->next].place == PLACE_LINE;
}

static void
start(struct stack *st, size_t i)
{
	const struct mark *m = &st->o->marks[i];
	size_t d = open_run(st, m);

	if (!may_start(st, m))
		return;
	if (d == st->depth)
		d = depth_for(st, m);
	else if (m->value == 1 && next_is(st, m, 2) &&
	    ((m->place != PLACE_LINE && !m->unit) || has_cue(st, m)))
		d = st->depth;
	start_run(st, d, i, NOWHERE);
}

/* The number has been lost: ". 群众" goes on with an open run of digits. */
static void
take_lost(struct stack *st, size_t i)
{
	const struct mark digit = { .family = FAMILY_DIGIT };
	size_t d = open_run(st, &digit);
	const struct run *r;

	if (d == st->depth)
		return;
	r = &st->o->runs[st->open[d]];
	if (goes_on(st, r))
		return;
	close_runs(st, d + 1);
	append(st, st->open[d], i);
}

/* The same word comes again: each section of some run has it. */
static bool
word_again(const struct stack *st, const struct mark *m)
{
	size_t i, steps;

	for (i = m->next, steps = 0; i != NOWHERE && steps < DEPTH_MAX;
	    i = st->o->marks[i].next, steps++)
		if (st->o->marks[i].key == m->key)
			return true;
	return false;
}

/* 摘要: no number, a run of its own, beside or within what is open. */
static void
take_word(struct stack *st, size_t i)
{
	const struct mark *m = &st->o->marks[i];
	size_t d;

	for (d = st->depth; d > 0; d--) {
		const struct run *r = &st->o->runs[st->open[d - 1]];

		if (r->family == FAMILY_WORD || (r->rank > m->rank &&
		    !(goes_on(st, r) && word_again(st, m))))
			continue;
		break;
	}
	start_run(st, d, i, NOWHERE);
}

/* Headings with marks of their own rank by the number of marks. */
static void
take_markdown(struct stack *st, size_t i)
{
	struct mark *m = &st->o->marks[i];
	size_t d;

	m->rank = m->value;
	m->value = 1;
	for (d = 0; d < st->depth; d++) {
		const struct run *r = &st->o->runs[st->open[d]];

		if (r->family != FAMILY_MARKDOWN || r->rank >= m->rank)
			break;
	}
	start_run(st, d, i, NOWHERE);
}

static void
take(struct stack *st, size_t i)
{
	struct mark *m = &st->o->marks[i];

	st->upcoming[m->family] = m->next;
	switch (m->family) {
	case FAMILY_ENUM:
		break;
	case FAMILY_LOST:
		take_lost(st, i);
		break;
	case FAMILY_WORD:
		take_word(st, i);
		break;
	case FAMILY_MARKDOWN:
		take_markdown(st, i);
		break;
	default:
		if (!go_on(st, i))
			start(st, i);
	}
}

void
outline_runs(struct outline *o, const struct vocabulary *words)
{
	struct stack st = { .o = o, .words = words };
	size_t i;

	o->nruns = 0;
	for (i = 0; i < FAMILIES; i++)
		st.closed[i] = NOWHERE;
	outline_link(o, st.upcoming);
	for (i = 0; i < o->n; i++)
		take(&st, i);
}
