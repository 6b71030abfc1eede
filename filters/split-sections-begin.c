/* split-sections-begin - marks with which a run begins; see -runs.h. */
#include <string.h>

#include "split-sections-runs.h"
#include "split-sections-text.h"

#define HOLDING_BYTES	(size_t)240	/* before m, where 本院 is looked for */
#define COUNT_MAX	50U	/* of a count looked ahead over */

/* 第一章 总则 一、: the mark before m, a chapter's, is in its line. */
static bool
is_in_chapter_line(const struct stack *st, const struct mark *m)
{
	const struct mark *before;

	if (m == st->o->marks)
		return false;
	before = m - 1;
	return before->unit && !before->item && before->line == m->line &&
	    before->place == PLACE_LINE;
}

/*
 * A run begins within a line, and goes on in another: 报告如下:一、基本情况
 */
static bool
starts_inside(const struct stack *st, const struct mark *m)
{
	const struct mark *next = stack_mark(st, m->next);
	size_t d = stack_find(st, m->family);

	return ((m->family == FAMILY_HAN && (m->place == PLACE_SENTENCE ||
	    is_in_chapter_line(st, m))) ||
	    (m->family == FAMILY_HAN_PAREN && m->place == PLACE_GLUED)) &&
	    stack_next_is(st, m, 2) && next->place != PLACE_BLANK &&
	    (d == st->depth || st->o->runs[st->open[d]].last > 1);
}

/* Numbers in brackets count parts of sentences, too: two are too few. */
static bool
chains_long(const struct stack *st, const struct mark *m)
{
	if (!stack_chains(st, m))
		return false;
	return (m->family != FAMILY_DIGIT_PAREN && m->family !=
	    FAMILY_DIGIT_HALF && m->family != FAMILY_CIRCLE) ||
	    stack_chains(st, stack_mark(st, m->next));
}

/*
 * I. Hollis, in a line that a sentence runs over into: the count of Roman
 * numbers or letters that is open goes on, and none begins here.
 */
static bool
is_initial(const struct stack *st, const struct mark *m)
{
	size_t d = stack_find(st, m->family);

	return (m->family == FAMILY_ROMAN || m->family == FAMILY_CAPITAL) &&
	    m->value == 1 && d < st->depth && !stack_next_is(st, m, 2);
}

/*
 * 附件2 alone above all there is, no other of its kind below: it says what the
 * document belongs to, and is no part of it.
 */
static bool
is_cover(const struct stack *st, const struct mark *m)
{
	const char *s = st->o->text;

	return m->unit && m->rank <= APPENDIX_RANK && m->next == NOWHERE &&
	    m->place == PLACE_LINE &&
	    text_skip_space(s, 0, mark_start(m)) == mark_start(m) &&
	    text_skip_blanks(s, m->at + m->len, m->line_end) == m->line_end;
}

/* Parts of m come, 14.5.1. of 14.5.: the numbers say that it is theirs. */
static bool
has_parts(const struct stack *st, const struct mark *m)
{
	size_t family = family_is_dotted(m->family) ? m->family + 1U :
	    FAMILY_DOTTED;
	const struct mark *sub = stack_mark(st, st->upcoming[family]);

	return sub != NULL && !m->weak && !m->trap && sub->value == 1 &&
	    sub->place == PLACE_LINE && mark_is_part(sub, m);
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
	    st->o->runs[st->closed[m->family]].parent == stack_parent(st,
	    stack_depth_for(st, m)))
		return false;		/* 学生1: speaks again */
	if (m->trap && stack_find(st, m->family) < st->depth)
		return false;
	if (is_initial(st, m) || is_cover(st, m))
		return false;
	if (m->value == 0)		/* 0 引言 */
		return (m->family == FAMILY_DIGIT_BARE ||
		    m->family == FAMILY_DIGIT) && stack_next_is(st, m, 1);
	if (m->value == 1)
		return !(m->weak || m->trap) || stack_next_is(st, m, 2) ||
		    (m->family == FAMILY_CAPITAL && stack_next_is(st, m, 3) &&
		    stack_find(st, FAMILY_ROMAN) < st->depth);
	if (stack_may_skip(st, m) || has_parts(st, m))
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

/* 甲、 at once below 事實, a heading of a judgment, is part of that. */
static bool
is_party(const struct stack *st, const struct mark *m)
{
	const struct mark *above;

	if (m->family != FAMILY_STEM || st->depth == 0)
		return false;
	above = &st->o->marks[st->o->runs[st->open[st->depth - 1]].last_mark];
	return above->family == FAMILY_WORD && stack_is_below(st, above, m);
}

/*
 * 附件1 with nothing but blanks between it and 第六章 投标文件格式 is part of
 * that; elsewhere it stands beside the chapters, or above.
 */
static bool
follows_at_once(const struct stack *st, const struct mark *m)
{
	const struct outline *o = st->o;
	const struct mark *above;

	if (!m->unit || m->rank > APPENDIX_RANK || st->depth == 0)
		return false;
	above = &o->marks[o->runs[st->open[st->depth - 1]].last_mark];
	return above->unit && !above->item && stack_is_below(st, above, m);
}

/*
 * The paragraph above m speaks of 本院 or 仲裁庭 in its last words: what the
 * court counts there is no part of the facts above.
 */
static bool
is_holding(const struct outline *o, const struct mark *m)
{
	static const char court[] = "\xE6\x9C\xAC\xE9\x99\xA2";
	static const char tribunal[] = "\xE4\xBB\xB2\xE8\xA3\x81\xE5\xBA\xAD";
	size_t end = text_trim(o->text, 0, mark_start(m)), at = end;

	if (m->place != PLACE_LINE)
		return false;
	while (at > 0 && o->text[at - 1] != '\n' && end - at < HOLDING_BYTES)
		at--;
	for (; at + sizeof(court) - 1 <= end; at++)
		if (memcmp(o->text + at, court, sizeof(court) - 1) == 0 ||
		    (at + sizeof(tribunal) - 1 <= end && memcmp(o->text + at,
		    tribunal, sizeof(tribunal) - 1) == 0))
			return true;
	return false;
}

/* m, which counts again what the run at depth d counts, is a part of that. */
static bool
is_nested(const struct stack *st, size_t d, const struct mark *m)
{
	const struct run *r = &st->o->runs[st->open[d]];

	if (stack_indented(st, r, m))
		return true;
	return m->value == 1 && stack_next_is(st, m, 2) &&
	    ((m->place != PLACE_LINE && !m->unit) ||
	    ((stack_has_cue(st, m) || resumes(st, r, m)) &&
	    !is_holding(st->o, m)));
}

/*
 * A list all of which stands within one line ends there, unless it goes on:
 * what begins a line further down is not under its last item, but beside it.
 */
static void
close_lists_inside(struct stack *st, const struct mark *m)
{
	while (m->place == PLACE_LINE && st->depth > 0) {
		const struct run *r = &st->o->runs[st->open[st->depth - 1]];

		if (!r->inside || r->n < 2 || r->gap > 0 ||
		    stack_goes_on(st, r))
			break;
		runs_close(st, st->depth - 1);
	}
}

/*
 * (A) at once below a title that has no number is a part of that, which the
 * paragraphs are in; elsewhere it is below what they count.
 */
static bool
is_part_of_title(const struct stack *st, const struct mark *m)
{
	const struct mark *above;

	if (m->family != FAMILY_CAPITAL_PAREN || st->depth == 0)
		return false;
	above = &st->o->marks[st->o->runs[st->open[st->depth - 1]].last_mark];
	return (above->family == FAMILY_PLAIN ||
	    above->family == FAMILY_WORD) && stack_is_below(st, above, m);
}

void
runs_begin(struct stack *st, size_t i)
{
	struct mark *m = &st->o->marks[i];
	size_t d;

	if (!may_start(st, m))
		return;
	if (is_part_of_title(st, m))
		m->rank = (uint16_t)st->words->rank[FAMILY_CAPITAL];
	close_lists_inside(st, m);
	d = stack_find(st, m->family);
	if (d == st->depth)
		d = follows_at_once(st, m) || is_party(st, m) ? d :
		    stack_depth_for(st, m);
	else if (is_nested(st, d, m))
		d = st->depth;
	runs_open(st, d, i, NOWHERE);
}
