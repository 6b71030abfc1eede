/* split-sections-continue - marks that go on with a run; see -runs.h. */
#include <string.h>

#include "split-sections-form.h"
#include "split-sections-runs.h"
#include "split-sections-text.h"

#define AHEAD_MAX	32U	/* marks looked ahead at */
#define LABELS_MIN	3U	/* counted before one may be lacking */

/* The same number comes again at the beginning of a line: that is meant. */
static bool
comes_in_line(const struct stack *st, const struct mark *m)
{
	const struct mark *next = stack_mark(st, m->next);
	size_t steps;

	for (steps = 0; next != NULL && steps < AHEAD_MAX; steps++) {
		if (next->place == PLACE_LINE && next->key == m->key &&
		    next->value >= m->value)
			return next->value == m->value;
		next = stack_mark(st, next->next);
	}
	return false;
}

/* The run, at the very left, goes on behind m, which is farther right. */
static bool
comes_at_left(const struct stack *st, const struct run *r,
    const struct mark *m)
{
	const struct mark *next = stack_mark(st, m->next);
	size_t steps;

	for (steps = 0; next != NULL && steps < AHEAD_MAX; steps++) {
		if (next->value == r->last + 1 && stack_same_count(r, next) &&
		    next->place == PLACE_LINE && !stack_indented(st, r, next))
			return true;
		next = stack_mark(st, next->next);
	}
	return false;
}

static bool
is_bare(unsigned family)
{
	return family == FAMILY_DIGIT_BARE || family == FAMILY_HAN_BARE;
}

/* Not far ahead a mark of m's family has that value. */
static bool
comes_next(const struct stack *st, const struct mark *m, unsigned value)
{
	const struct mark *next = stack_mark(st, m->next);
	size_t steps;

	for (steps = 0; next != NULL && steps < AHEAD_MAX; steps++) {
		if (next->value == value)
			return true;
		next = stack_mark(st, next->next);
	}
	return false;
}

/* What stands behind m in its line is a title by its form. */
static bool
has_title(const struct stack *st, const struct mark *m)
{
	const char *s = st->o->text;
	size_t at = text_skip_blanks(s, m->at + m->len, m->line_end);
	size_t to = text_trim(s, at, m->line_end);

	return form_of(s, at, to) == FORM_SHORT;
}

/*
 * No mark of the family counts on behind m, 一、 or (一), or 4.2 with a title
 * and not amid a text.
 */
static bool
is_last(const struct stack *st, const struct mark *m)
{
	const struct mark *next = stack_mark(st, m->next);

	if (family_is_dotted(m->family))
		return (next == NULL || next->key != m->key) &&
		    has_title(st, m);
	return (m->family == FAMILY_HAN || m->family == FAMILY_HAN_PAREN) &&
	    (next == NULL || next->value == 1);
}

/* How m counts on from value: with a gap or a slip only where it is clear. */
static bool
counts_on(const struct stack *st, const struct mark *m, unsigned last)
{
	if (m->place != PLACE_LINE && family_is_dotted(m->family) &&
	    comes_in_line(st, m))
		return false;
	if (m->value == last + 1)	/* a trap only if no other does */
		return !m->trap || (m->place == PLACE_LINE &&
		    !stack_next_is(st, m, m->value));
	if (m->family == FAMILY_SUFFIX && m->value == last + 2)
		return true;			/* 之五 has been lost */
	if (m->place != PLACE_LINE || m->trap)
		return false;
	if (m->weak && m->family == FAMILY_LABEL)	/* 议题四 is lacking */
		return m->value == last + 2 && last >= LABELS_MIN &&
		    !comes_next(st, m, last + 1);
	if (m->weak && m->family == FAMILY_CAPITAL)	/* B. is */
		return m->value == last + 2 && has_title(st, m);
	if (m->weak)				/* one has been left out */
		return m->value == last + 2 && is_bare(m->family) &&
		    stack_next_is(st, m, m->value + 1) &&
		    !comes_next(st, m, last + 1);
	if (m->unit && m->key > 0 && m->value == last)
		return true;			/* 第三条之一 */
	if (stack_may_skip(st, m))
		return m->value > last;
	if (m->value == last + 2)
		return !stack_next_is(st, m, last + 1);
	if (m->value == last && last > 1 && is_last(st, m))
		return true;			/* the second 三、 is 四、 */
	if (m->value == last && last > 1)
		return stack_next_is(st, m, last + 1) || stack_next_is(st, m, last + 2);
	return false;
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
 * m says again what the last mark of its run says, with nothing but blanks
 * between them: the last page ended with the heading of this one.
 */
static bool
is_repeated(const struct outline *o, const struct mark *last,
    const struct mark *m)
{
	size_t end, n;

	if (!m->unit || last->value != m->value || m->place != PLACE_LINE ||
	    last->place != PLACE_LINE)
		return false;
	end = last->line_end;
	n = end - mark_start(last);
	return mark_start(m) > end && o->len - mark_start(m) >= n &&
	    memcmp(o->text + mark_start(last), o->text + mark_start(m), n) ==
	    0 && text_skip_space(o->text, end, mark_start(m)) ==
	    mark_start(m);
}

/* m takes the place of the last mark of an open run, which it repeats. */
static bool
take_place(struct stack *st, size_t i)
{
	struct outline *o = st->o;
	struct mark *m = &o->marks[i];
	size_t d;

	for (d = st->depth; d > 0; d--) {
		struct run *r = &o->runs[st->open[d - 1]];

		if (r->family != m->family ||
		    !is_repeated(o, &o->marks[r->last_mark], m))
			continue;
		o->marks[r->last_mark].run = NOWHERE;
		r->n--;
		runs_append(st, st->open[d - 1], i);
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
		    (stack_indented(st, r, m) && comes_at_left(st, r, m)) ||
		    (alike && inside != r->inside) ||
		    (inside && m->value == 1) || has_ended(st, d, m))
			continue;
		runs_close(st, d);
		runs_append(st, st->open[d - 1], i);
		return true;
	}
	return false;
}

/* m goes on with a run, open or closed. */
static bool
go_on_any(struct stack *st, size_t i)
{
	const struct mark *m = &st->o->marks[i];
	size_t closed = st->closed[m->family];

	if (go_on_open(st, i, true) || go_on_open(st, i, false))
		return true;
	if (closed == NOWHERE || m->value == 1 || m->trap ||
	    (m->weak && m->family != FAMILY_LABEL) ||
	    !stack_same_count(&st->o->runs[closed], m) ||
	    m->value != st->o->runs[closed].last + 1)
		return false;
	if (m->place != PLACE_LINE && !stack_chains(st, m))
		return false;
	if (stack_find(st, m->family) < st->depth)
		return false;
	runs_open(st, stack_depth_for(st, m), i, closed);
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
	case FAMILY_DIGIT:			/* 5、 of 五、 */
		return FAMILY_HAN;
	default:
		return FAMILY_NONE;
	}
}

/* m, damaged, is the one number that an open run lacks before it goes on. */
static bool
fill_gap(struct stack *st, size_t i)
{
	const struct mark *m = &st->o->marks[i], *next;
	unsigned whole = whole_family(m->family);
	const struct run *r;
	size_t d;

	if (whole == FAMILY_NONE || m->place != PLACE_LINE)
		return false;
	d = stack_find(st, whole);
	if (d == st->depth)
		return false;
	r = &st->o->runs[st->open[d]];
	next = stack_mark(st, st->upcoming[whole]);
	if (m->value != r->last + 1 || next == NULL ||
	    next->value != m->value + 1)
		return false;
	runs_close(st, d + 1);
	runs_append(st, st->open[d], i);
	return true;
}

/* The innermost run of m's family goes on with it, and lacks no number. */
static bool
is_next(const struct stack *st, const struct mark *m)
{
	size_t d = stack_find(st, m->family);

	return d < st->depth &&
	    m->value == st->o->runs[st->open[d]].last + 1;
}

/* 五、 goes on with 一 to 四 before blanks, no other 五 being near. */
static bool
take_whole(struct stack *st, size_t i)
{
	const struct mark *m = &st->o->marks[i];
	size_t d = stack_find(st, FAMILY_HAN_BARE);

	if (d == st->depth || stack_find(st, m->family) < st->depth ||
	    m->place != PLACE_LINE || m->weak || m->trap ||
	    m->value != st->o->runs[st->open[d]].last + 1)
		return false;
	runs_close(st, d + 1);
	runs_append(st, st->open[d], i);
	return true;
}

bool
runs_go_on(struct stack *st, size_t i)
{
	const struct mark *m = &st->o->marks[i];

	if (m->family == FAMILY_DIGIT && m->value > 2 && !is_next(st, m) &&
	    fill_gap(st, i))
		return true;
	if (m->family == FAMILY_HAN && m->value > 2 && take_whole(st, i))
		return true;
	return take_place(st, i) || go_on_any(st, i) || fill_gap(st, i);
}
