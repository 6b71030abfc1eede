/* split-sections-stack - see split-sections-stack.h. */
#include <string.h>

#include "split-sections-stack.h"
#include "split-sections-text.h"

#define WEAK_MAX	8U	/* of them are passed over */
#define CHAPTERS_MAX	64U	/* looked through */
#define CUE_LINES	2U	/* of text before the cue ends it */
#define CUE_BYTES	(size_t)120	/* looked at for a cue */

static bool
keyed(unsigned family)
{
	return family == FAMILY_SUFFIX || family == FAMILY_LABEL ||
	    family == FAMILY_ORDINAL || family_is_dotted(family);
}

bool
stack_same_count(const struct run *r, const struct mark *m)
{
	return r->family == m->family &&
	    (!keyed(m->family) || r->key == m->key);
}

struct mark *
stack_mark(const struct stack *st, size_t i)
{
	return i == NOWHERE ? NULL : &st->o->marks[i];
}

bool
stack_next_is(const struct stack *st, const struct mark *m, unsigned value)
{
	const struct mark *next = stack_mark(st, m->next);
	size_t steps;

	for (steps = 0; next != NULL && steps < WEAK_MAX; steps++) {
		if (next->value == value &&
		    (!keyed(m->family) || next->key == m->key))
			return true;
		/* The end of a number that a line was broken in: 十。 */
		if (!next->weak || next->value == value)
			return false;
		next = stack_mark(st, next->next);
	}
	return false;
}

static bool
has_caption(const char *s, const struct mark *m)
{
	static const char bracket[] = "\343\200\220";	/* 【 */
	size_t n = sizeof(bracket) - 1;
	size_t at = text_skip_blanks(s, m->at + m->len, m->line_end);

	return m->line_end - at > n && memcmp(s + at, bracket, n) == 0;
}

bool
stack_may_skip(const struct stack *st, const struct mark *m)
{
	return m->unit && (!m->item || (m->place == PLACE_LINE &&
	    has_caption(st->o->text, m)));
}

bool
stack_chains(const struct stack *st, const struct mark *m)
{
	return stack_next_is(st, m, m->value + 1) &&
	    st->o->marks[m->next].line == m->line;
}

size_t
stack_find(const struct stack *st, unsigned family)
{
	size_t d;

	for (d = st->depth; d > 0; d--)
		if (st->o->runs[st->open[d - 1]].family == family)
			return d - 1;
	return st->depth;
}

bool
stack_goes_on(const struct stack *st, const struct run *r)
{
	const struct mark *next = stack_mark(st, st->upcoming[r->family]);

	return next != NULL && next->value == r->last + 1 &&
	    next->value > 1 && next->place == PLACE_LINE &&
	    stack_same_count(r, next);
}

bool
stack_indented(const struct stack *st, const struct run *r,
    const struct mark *m)
{
	const struct mark *last = &st->o->marks[r->last_mark];

	return m->place == PLACE_LINE && m->before == BEFORE_SPACES &&
	    last->place == PLACE_LINE && last->before != BEFORE_SPACE &&
	    last->before != BEFORE_SPACES;
}

uint32_t
stack_parent(const struct stack *st, size_t depth)
{
	return depth == 0 ? NOWHERE :
	    st->o->runs[st->open[depth - 1]].last_mark;
}

bool
stack_nested(const struct stack *st, const struct run *r,
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
	const struct mark *sub = stack_mark(st, st->upcoming[FAMILY_DOTTED]);
	const struct mark *next = stack_mark(st, m->next);

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
	return (family_is_dotted(r->family) || r->family == FAMILY_DIGIT ||
	    r->family == FAMILY_DIGIT_BARE) && !has_dotted(st, m);
}

bool
stack_is_below(const struct stack *st, const struct mark *above,
    const struct mark *m)
{
	const struct outline *o = st->o;
	size_t end = above->line_end;

	return m->place == PLACE_LINE && mark_start(m) > end &&
	    text_skip_space(o->text, end, mark_start(m)) == mark_start(m);
}

/* The first 第一章 or 第一篇, no 附件1, comes further down; m ranks below it. */
static bool
chapters_come(const struct stack *st, const struct mark *m)
{
	size_t family;

	for (family = FAMILY_UNITS; family < FAMILIES; family++) {
		const struct mark *unit = stack_mark(st, st->upcoming[family]);

		if (unit != NULL && st->closed[family] == NOWHERE &&
		    stack_find(st, (unsigned)family) == st->depth &&
		    unit->unit && !unit->item && unit->value == 1 &&
		    unit->place == PLACE_LINE &&
		    unit->rank > APPENDIX_RANK && unit->rank < m->rank)
			return true;
	}
	return false;
}

/*
 * 摘要, 参考文献: what comes behind stands beside the word, but a count that
 * starts again, the list of references, one before the first chapter, 绪论, or
 * any behind words that say so, where 第一课时 must follow 教学过程 at once, and
 * all must follow 警告 so.
 */
static bool
within_word(const struct stack *st, const struct mark *m, size_t word)
{
	const struct outline *o = st->o;
	const struct mark *above = &o->marks[o->runs[word].last_mark];

	if (m->value != 1)
		return false;
	if (above->rank >= BOX_RANK)
		return stack_is_below(st, above, m);
	return st->closed[m->family] != NOWHERE || (above->item &&
	    (!m->unit || stack_is_below(st, above, m))) ||
	    (!m->unit && chapters_come(st, m));
}

/*
 * The open run goes on further down, though a number is lacking, and m begins
 * what is a part: a unit that the document has not had, 第一课时 between 六、
 * and 八、, or letters between 3.3 and 3.5.
 */
static bool
goes_on_behind(const struct stack *st, const struct run *r,
    const struct mark *m)
{
	const struct mark *next = stack_mark(st, st->upcoming[r->family]);
	bool part = family_is_dotted(r->family) ?
	    m->family == FAMILY_CAPITAL : m->unit && !r->unit;

	return part && m->value == 1 &&
	    st->closed[m->family] == NOWHERE && next != NULL &&
	    r->last > 1 && next->value == r->last + 2 &&
	    next->place == PLACE_LINE && stack_same_count(r, next);
}

/* 第一课时 at once below 【教学过程】 stands under that. */
static bool
follows_bracket(const struct stack *st, const struct run *r,
    const struct mark *m)
{
	return r->family == FAMILY_BRACKET && m->unit && m->value == 1 &&
	    stack_is_below(st, &st->o->marks[r->last_mark], m);
}

/*
 * The first of the document's chapters, which are counted once, stands beside
 * the titles above it that no number tells: About This Book, PART ONE.
 */
static bool
is_first_chapter(const struct stack *st, const struct mark *m)
{
	const struct mark *next = m;
	size_t steps;

	if (!m->unit || m->item || m->value != 1 || m->place != PLACE_LINE ||
	    m->rank <= APPENDIX_RANK || st->closed[m->family] != NOWHERE)
		return false;
	for (steps = 0; steps < CHAPTERS_MAX; steps++) {
		next = stack_mark(st, next->next);
		if (next == NULL)
			return true;
		if (next->value == 1)
			return false;
	}
	return true;
}

/*
 * A title that only its own line tells may head a part of the document, stand
 * before all the others, or be that of another document.  What is counted
 * behind it is in it if that has been counted within parts before, or is at
 * once below it and new, something else having been counted above.
 */
static bool
beside_lone(const struct stack *st, const struct run *r,
    const struct mark *m)
{
	const struct mark *title = &st->o->marks[r->last_mark];
	uint32_t closed = st->closed[m->family];

	if (!title->lone)
		return false;
	if (m->value != 1 || has_dotted(st, m))
		return true;
	if (m->weak && m->family >= FAMILY_UNITS &&
	    stack_is_below(st, title, m))
		return false;		/* D1 at once below the title of all */
	if (closed != NOWHERE)
		return st->o->runs[closed].parent == NOWHERE;
	return m->unit || !stack_is_below(st, title, m) || !st->numbered;
}

/* Behind the marker nothing but a title is in the line: no mark parts it. */
static bool
is_solid(const char *s, const struct mark *m)
{
	size_t to = m->line_end, n;
	size_t at = text_skip_blanks(s, m->at + m->len, to);

	for (to = text_trim(s, at, to);
	    (at = text_next_stop(s, at, to)) < to; at += n)
		if (text_stop_at(s, at, to, &n) != STOP_NO)
			return false;
	return true;
}

/* 坑一： at once below 4. 遇到的坑, and new, stands under that. */
static bool
heads_labels(const struct stack *st, const struct run *r,
    const struct mark *m)
{
	const struct mark *title = &st->o->marks[r->last_mark];

	return m->family == FAMILY_LABEL && m->value == 1 &&
	    st->closed[m->family] == NOWHERE &&
	    stack_is_below(st, title, m) && is_solid(st->o->text, title);
}

/*
 * Though the run goes on, m, which usually stands above digits, is no part of
 * its last mark: the count that m begins goes on behind the run's next mark.  So
 * paragraphs are counted right through: (一) 3. 4. (二) 5.
 */
static bool
holds_more(const struct stack *st, const struct run *r, const struct mark *m)
{
	const struct mark *next = stack_mark(st, m->next);

	return r->family == FAMILY_DIGIT && (m->family == FAMILY_HAN_PAREN ||
	    m->family == FAMILY_HAN) && m->value == 1 && next != NULL &&
	    next->value == 2 && m->place == PLACE_LINE &&
	    next->place == PLACE_LINE && m->next > st->upcoming[r->family];
}

size_t
stack_depth_for(const struct stack *st, const struct mark *m)
{
	size_t d = st->depth;
	bool passed = false;	/* 警告: the words around it are, too */

	for (; d > 0 && st->o->runs[st->open[d - 1]].family == FAMILY_WORD; d--)
		if (m->family != FAMILY_WORD &&
		    within_word(st, m, st->open[d - 1]))
			return d;
	for (; d > 0; d--) {
		const struct run *r = &st->o->runs[st->open[d - 1]];

		if (r->family == FAMILY_WORD && m->family != FAMILY_WORD) {
			passed = passed || r->rank >= BOX_RANK;
			if ((passed || (m->unit && !m->item)) &&
			    !within_word(st, m, st->open[d - 1]))
				continue;
		}
		if (beside_lone(st, r, m) ||
		    (r->family == FAMILY_PLAIN && is_first_chapter(st, m)))
			continue;
		if (r->rank < m->rank || (stack_goes_on(st, r) &&
		    !(r->unit && m->unit) && !holds_more(st, r, m)))
			break;
		if (follows_bracket(st, r, m) ||
		    (d == st->depth && heads_labels(st, r, m)))
			break;
		if (lists_under(st, r, m) || stack_nested(st, r, m) ||
		    goes_on_behind(st, r, m))
			break;
		/* 第三点， above (一): a family that is new is within. */
		if (r->family == FAMILY_ORDINAL && m->value == 1 &&
		    st->closed[m->family] == NOWHERE)
			break;
	}
	return d;
}

bool
stack_has_cue(const struct stack *st, const struct mark *m)
{
	const char *s = st->o->text;
	size_t from = m->at > CUE_BYTES ? m->at - CUE_BYTES : 0;
	size_t to = text_trim(s, from, m->at);
	size_t above = st->o->runs[st->open[st->depth - 1]].last_mark;
	size_t k, lines = 0, at;

	at = st->o->marks[above].line_end;
	for (at = at < to ? at : to; at < to &&
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
