/* split-sections-runs - marks that count on are a run; see -outline.h. */
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "split-sections-stack.h"

#define COUNT_MAX	50U	/* of a count looked ahead over */

/* The mark under which a run at that depth would stand. */
static uint32_t
parent_at(const struct stack *st, size_t depth)
{
	return depth == 0 ? NOWHERE :
	    st->o->runs[st->open[depth - 1]].last_mark;
}

/* The next mark of the family counts on in the same line. */
static bool
chains(const struct stack *st, const struct mark *m)
{
	return stack_next_is(st, m, m->value + 1) &&
	    st->o->marks[m->next].line == m->line;
}

/* How m counts on from value: with a gap or a slip only where it is clear. */
static bool
counts_on(const struct stack *st, const struct mark *m, unsigned last)
{
	if (m->value == last + 1)	/* a trap only if no other does */
		return !m->trap || (m->place == PLACE_LINE &&
		    !stack_next_is(st, m, m->value));
	if (m->place != PLACE_LINE || m->weak || m->trap)
		return false;
	if (m->unit && m->key > 0 && m->value == last)
		return true;			/* 第三条之一 */
	if (m->unit && !m->item)
		return m->value > last;
	if (m->value == last + 2)
		return !stack_next_is(st, m, last + 1);
	if (m->value == last && last > 1)
		return stack_next_is(st, m, last + 1) || stack_next_is(st, m, last + 2);
	return false;
}

static void
close_runs(struct stack *st, size_t depth)
{
	while (st->depth > depth) {
		uint32_t r = st->open[--st->depth];

		st->closed[st->o->runs[r].family] = r;
	}
}

static void
append(struct stack *st, uint32_t r, size_t i)
{
	struct outline *o = st->o;
	struct run *run = &o->runs[r];
	struct mark *m = &o->marks[i];

	m->run = r;
	if (m->family == FAMILY_LOST)
		m->value = run->last + 1;
	m->family = run->family;
	if (run->n > 0 && m->line - o->marks[run->last_mark].line > run->gap)
		run->gap = m->line - o->marks[run->last_mark].line;
	run->last = m->value;
	run->last_mark = (uint32_t)i;
	run->n++;
}

static void
start_run(struct stack *st, size_t depth, size_t i, size_t group)
{
	struct outline *o = st->o;
	const struct mark *m = &o->marks[i];
	uint32_t r = (uint32_t)o->nruns, word = NOWHERE;
	struct run *run;

	if (o->nruns >= RUNS_MAX(o->len))
		return;

	if (depth >= OUTLINE_DEPTH_MAX)
		depth = OUTLINE_DEPTH_MAX - 1;
	if (st->depth > depth &&
	    o->runs[st->open[st->depth - 1]].family == FAMILY_WORD)
		word = o->runs[st->open[st->depth - 1]].last_mark;
	close_runs(st, depth);
	o->runs = mem_grow(o->runs, o->nruns, &o->runs_cap,
	    sizeof(*o->runs));
	run = &o->runs[r];
	memset(run, 0, sizeof(*run));
	run->family = m->family;
	run->rank = m->rank;
	run->key = m->key;
	run->unit = m->unit;
	run->inside = m->place != PLACE_LINE;
	run->parent = parent_at(st, depth);
	run->word = word;
	run->group = group == NOWHERE ? r : o->runs[group].group;
	st->open[st->depth++] = r;
	o->nruns++;
	append(st, r, i);
}

/*
 * The lines of the run at depth d - 1 lie closer together than m to them, and
 * one around it goes on with m: 4 Results, behind a table's rows 1 2 3.
 */
static bool
has_ended(const struct stack *st, size_t d, const struct mark *m)
{
	const struct outline *o = st->o;
	const struct run *r = &o->runs[st->open[d - 1]];

	if (r->n < 2 || m->line - o->marks[r->last_mark].line <= r->gap)
		return false;
	while (--d > 0) {
		const struct run *outer = &o->runs[st->open[d - 1]];

		if (stack_same_count(outer, m) &&
		    m->value == outer->last + 1)
			return true;
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

		if (!stack_same_count(r, m) || !counts_on(st, m, r->last) ||
		    (alike && inside != r->inside) ||
		    (inside && m->value == 1) || has_ended(st, d, m))
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
	    !stack_same_count(&st->o->runs[closed], m) ||
	    m->value != st->o->runs[closed].last + 1)
		return false;
	if (m->place != PLACE_LINE && !chains(st, m))
		return false;
	if (stack_find(st, m) < st->depth)
		return false;
	start_run(st, stack_depth_for(st, m), i, closed);
	return true;
}

/* The family of which a marker that was damaged may have been: 二) of (二). */
static unsigned
whole_family(unsigned family)
{
	switch (family) {
	case FAMILY_HAN_HALF:
		return FAMILY_HAN_PAREN;
	case FAMILY_HAN_BARE:
		return FAMILY_HAN;
	case FAMILY_DIGIT_HALF:
		return FAMILY_DIGIT_PAREN;
	case FAMILY_DIGIT_BARE:
		return FAMILY_DIGIT;
	default:
		return FAMILY_NONE;
	}
}

/* m, damaged, is the one number that an open run lacks before it goes on. */
static bool
fill_gap(struct stack *st, size_t i)
{
	const struct mark *m = &st->o->marks[i], *next;
	const struct mark whole = {
		.family = (uint16_t)whole_family(m->family)
	};
	const struct run *r;
	size_t d = stack_find(st, &whole);

	if (whole.family == FAMILY_NONE || d == st->depth ||
	    m->place != PLACE_LINE)
		return false;
	r = &st->o->runs[st->open[d]];
	next = stack_mark(st, st->upcoming[whole.family]);
	if (m->value != r->last + 1 || next == NULL ||
	    next->value != m->value + 1)
		return false;
	close_runs(st, d + 1);
	append(st, st->open[d], i);
	return true;
}

/*
 * A run begins within a line, and goes on in another: 报告如下:一、基本情况
 */
static bool
starts_inside(const struct stack *st, const struct mark *m)
{
	const struct mark *next = stack_mark(st, m->next);
	size_t d = stack_find(st, m);

	return m->family == FAMILY_HAN && m->place == PLACE_SENTENCE &&
	    stack_next_is(st, m, 2) && next->place != PLACE_BLANK &&
	    (d == st->depth || st->o->runs[st->open[d]].last > 1);
}

/* Numbers in brackets count parts of sentences, too: two are too few. */
static bool
chains_long(const struct stack *st, const struct mark *m)
{
	if (!chains(st, m))
		return false;
	return (m->family != FAMILY_DIGIT_PAREN && m->family !=
	    FAMILY_DIGIT_HALF && m->family != FAMILY_CIRCLE) ||
	    chains(st, stack_mark(st, m->next));
}

/* A run may begin with m. */
static bool
may_start(const struct stack *st, const struct mark *m)
{
	if (m->place != PLACE_LINE)
		return m->value == 1 && (chains_long(st, m) ||
		    starts_inside(st, m));
	if (m->family == FAMILY_LABEL && st->closed[m->family] != NOWHERE &&
	    stack_same_count(&st->o->runs[st->closed[m->family]], m) &&
	    st->o->runs[st->closed[m->family]].parent == parent_at(st,
	    stack_depth_for(st, m)))
		return false;		/* 学生1: speaks again */
	if (m->trap && stack_find(st, m) < st->depth)
		return false;
	if (m->value == 1)
		return !(m->weak || m->trap) || stack_next_is(st, m, 2);
	if (m->unit && !m->item)
		return true;
	return !m->weak && !m->trap && (stack_next_is(st, m, m->value + 1) ||
	    (m->unit && m->key > 0 && stack_next_is(st, m, m->value))) &&
	    st->o->marks[m->next].place == PLACE_LINE;
}

/*
 * The open run r of m's family goes on behind the count that m begins: what
 * counts on there does not go on with m, or lies farther off than the lines
 * of that count from each other.
 */
static bool
resumes(const struct stack *st, const struct run *r, const struct mark *m)
{
	const struct mark *next = stack_mark(st, m->next);
	size_t gap = next == NULL ? 0 : next->line - m->line, steps;

	for (steps = 0; steps < COUNT_MAX && next != NULL; steps++) {
		bool on = next->value == m->value + 1;

		if (next->value == r->last + 1 && next->place == PLACE_LINE &&
		    stack_same_count(r, next) &&
		    (!on || next->line - m->line > gap))
			return true;
		if (!on)
			break;
		m = next;
		next = stack_mark(st, m->next);
	}
	return false;
}

static void
start(struct stack *st, size_t i)
{
	const struct mark *m = &st->o->marks[i];
	size_t d = stack_find(st, m);

	if (!may_start(st, m))
		return;
	if (d == st->depth)
		d = stack_depth_for(st, m);
	else if (m->value == 1 && stack_next_is(st, m, 2) &&
	    ((m->place != PLACE_LINE && !m->unit) || stack_has_cue(st, m) ||
	    resumes(st, &st->o->runs[st->open[d]], m)))
		d = st->depth;
	start_run(st, d, i, NOWHERE);
}

/* The number has been lost: ". 群众" goes on with an open run of digits. */
static void
take_lost(struct stack *st, size_t i)
{
	const struct mark digit = { .family = FAMILY_DIGIT };
	size_t d = stack_find(st, &digit);
	const struct run *r;

	if (d == st->depth)
		return;
	r = &st->o->runs[st->open[d]];
	if (stack_goes_on(st, r))
		return;
	close_runs(st, d + 1);
	append(st, st->open[d], i);
}

/* The same words come again: each section of some run has them. */
static bool
comes_again(const struct stack *st, const struct mark *m)
{
	size_t i, steps;

	for (i = m->next, steps = 0; i != NOWHERE && steps < OUTLINE_DEPTH_MAX;
	    i = st->o->marks[i].next, steps++)
		if (st->o->marks[i].key == m->key)
			return true;
	return false;
}

/* 摘要, 【做法】: no number; a run, beside or within what is open. */
static void
take_word(struct stack *st, size_t i)
{
	struct mark *m = &st->o->marks[i];
	bool again = comes_again(st, m) || (m->family == FAMILY_BRACKET &&
	    st->closed[m->family] != NOWHERE);
	size_t d;

	for (d = st->depth; d > 0; d--) {
		const struct run *r = &st->o->runs[st->open[d - 1]];

		if (r->family == m->family && m->family == FAMILY_BRACKET) {
			m->value = r->last + 1;
			close_runs(st, d);
			append(st, st->open[d - 1], i);
			return;
		}
		if (r->family != FAMILY_WORD && r->family != FAMILY_PLAIN &&
		    (r->rank <= m->rank || (stack_goes_on(st, r) && again)))
			break;
	}
	m->value = 1;
	start_run(st, d, i, NOWHERE);
}

/* Headings with marks of their own rank by the number of marks. */
static void
take_markdown(struct stack *st, size_t i)
{
	struct mark *m = &st->o->marks[i];
	size_t d;

	m->rank = (uint16_t)m->value;
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
	case FAMILY_BRACKET:
		take_word(st, i);
		break;
	case FAMILY_MARKDOWN:
		take_markdown(st, i);
		break;
	default:
		if (!go_on(st, i) && !fill_gap(st, i))
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
