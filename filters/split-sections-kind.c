/* split-sections-kind - heading, list or enumeration; see -outline.h. */
#include "split-sections-outline.h"
#include "split-sections-sight.h"
#include "split-sections-text.h"

#define SAID_MIN	3U	/* labels with a sentence each */
#define RAISED_WIDTH	18U	/* columns of a title among clauses */
#define COLON_SHARE	.6f
#define SIBLING_STEPS	32U	/* runs looked at for one of the same kind */
#define ENUM_GAP	2U		/* 三是 may be lost before 四是 */

static void
judge_marks(struct outline *o, const struct vocabulary *words)
{
	struct sight v;
	size_t i, next = NOWHERE;

	for (i = o->n; i > 0; i--) {
		const struct mark *m = &o->marks[i - 1];
		struct run *run, *group;
		float score, weight;

		if (m->run == NOWHERE)
			continue;
		run = &o->runs[m->run];
		group = &o->runs[run->group];
		sight_look(&v, o, i - 1, next);
		score = sight_judge(&v, o, i - 1, words,
		    run->last_mark == i - 1, &weight);
		group->clauses += v.semicolon;
		group->answered += v.answered;
		group->said += v.said;
		if (v.title.how == TITLE_COLON || v.colon) {
			group->colons++;
			group->colon_score += score;
		} else {
			group->score += score * weight;
			group->weight += weight;
		}
		/* Of the last, lines below alone prove nothing. */
		if (score >= .5f && weight > .45f)
			group->shown = 1;
		if (run != group)
			group->n++;
		next = i - 1;
	}
}

/* A colon ends titles only where most of a run have one. */
static void
count_colons(struct run *r)
{
	if ((float)r->colons < (float)r->n * COLON_SHARE)
		r->colon_score = (float)r->colons * .3f;
	r->score += r->colon_score;
	r->weight += (float)r->colons;
}

/* 2.1 under Chapter 2, or 2.1.1 under 2.1: the number says where it stands. */
static bool
is_dotted_under(const struct outline *o, const struct run *r)
{
	const struct mark *m = &o->marks[r->last_mark];

	return m->family >= FAMILY_DOTTED && m->family < FAMILY_UNITS &&
	    r->parent != NOWHERE &&
	    m->key % DOTTED_BASE == o->marks[r->parent].value;
}

/* The run before of the family stands beside this one, and is of headings. */
static bool
has_sibling(const struct outline *o, const struct run *run)
{
	const struct run *r = run;
	size_t steps;

	if (run->parent == NOWHERE)
		return false;
	for (steps = 0; r > o->runs && steps < SIBLING_STEPS; steps++) {
		r--;
		if (r->family == run->family)
			return r->kind == MARK_HEADING && r->parent !=
			    NOWHERE && o->marks[r->parent].run ==
			    o->marks[run->parent].run;
	}
	return false;
}

/* Most of its marks are questions that have their answers below. */
static bool
is_answered(const struct run *r)
{
	return r->n > 1 && r->answered * 2 > r->n;
}

/* (1) and (2) in one line are parts of its text. */
static bool
is_pair_inside(const struct run *r, const struct mark *last)
{
	return r->n == 2 && last->place != PLACE_LINE &&
	    (r->family == FAMILY_DIGIT_PAREN ||
	    r->family == FAMILY_DIGIT_HALF || r->family == FAMILY_CIRCLE);
}

static bool
is_heading_run(const struct outline *o, struct run *r)
{
	const struct mark *m = &o->marks[r->last_mark];

	count_colons(r);
	if (r->family == FAMILY_MARKDOWN || r->family == FAMILY_WORD ||
	    r->family == FAMILY_PLAIN ||
	    (m->unit && !m->item && !(r->inside && r->clauses * 2 >= r->n)))
		return true;
	if (is_pair_inside(r, m))
		return false;
	if (is_answered(r) || (r->n >= SAID_MIN && r->said * 5 >= r->n * 4))
		return true;
	if (r->n == 1 && r->family != FAMILY_BRACKET)
		return r->score >= r->weight * .8f && (r->rank <= 60 ||
		    is_dotted_under(o, r) || has_sibling(o, r));
	return r->shown && r->score >= r->weight * .5f;
}

/* What stands under the items of a list is a list. */
static bool
in_list(const struct outline *o, const struct run *r)
{
	const struct mark *m = &o->marks[r->last_mark];
	const struct mark *above;

	if (r->parent == NOWHERE || r->family == FAMILY_MARKDOWN ||
	    r->family == FAMILY_WORD || r->family == FAMILY_PLAIN ||
	    (m->unit && !m->item))
		return false;
	above = &o->marks[r->parent];
	return above->family != FAMILY_ORDINAL &&
	    o->runs[above->run].kind == MARK_ITEM;
}

/*
 * Digits under a part that gives points, 四、阅读(20分), count its questions,
 * though these may have text behind them.
 */
static bool
in_examination(const struct outline *o, const struct vocabulary *words,
    const struct run *r)
{
	size_t at;

	if (r->parent == NOWHERE || (r->family != FAMILY_DIGIT &&
	    r->family != FAMILY_DIGIT_HALF && r->family !=
	    FAMILY_DIGIT_PAREN) || is_answered(r))
		return false;
	if (r->answers)
		return true;
	at = o->marks[r->parent].at;
	return sight_has_word(&words->list[WORD_QUESTION], o->text, at,
	    text_line_end(o->text, at, o->len));
}

/* The run stands under 参考答案, or under what does. */
static bool
under_answers(const struct outline *o, const struct vocabulary *words,
    const struct run *r)
{
	const struct mark *above;

	if (r->parent == NOWHERE)
		return false;
	above = &o->marks[r->parent];
	return o->runs[above->run].answers || (above->family == FAMILY_WORD &&
	    words->list[WORD_HEADING].v[above->key].answers);
}

/* 第一， that are no headings count as 一是 does. */
static void
return_ordinals(struct outline *o)
{
	size_t i;

	for (i = 0; i < o->n; i++) {
		struct mark *m = &o->marks[i];

		if (m->family == FAMILY_ORDINAL && m->kind != MARK_HEADING) {
			m->family = FAMILY_ENUM;
			m->kind = MARK_DROPPED;
		}
	}
}

/* Enumerations stand within one section and have two members at least. */
static void
find_enums(struct outline *o)
{
	size_t i, first = NOWHERE, count = 0;
	unsigned last = 0;

	for (i = 0; i < o->n; i++) {
		struct mark *m = &o->marks[i];

		if (m->kind == MARK_HEADING) {
			if (count == 1)
				o->marks[first].kind = MARK_DROPPED;
			count = last = 0;
		}
		if (m->family != FAMILY_ENUM)
			continue;
		if (m->value == 0 && count > 0)
			m->value = last + 1;
		if (m->value != 1 && (count == 0 || m->value <= last ||
		    m->value > last + ENUM_GAP))
			continue;
		if (m->value == 1) {
			if (count == 1)
				o->marks[first].kind = MARK_DROPPED;
			first = i;
			count = 0;
		}
		m->kind = MARK_ENUM;
		last = m->value;
		count++;
	}
	if (count == 1)
		o->marks[first].kind = MARK_DROPPED;
}

/*
 * 四、工资待遇： with items under it, among clauses that are sentences: the one
 * item of a list that is a heading.  r is the run under it.
 */
static void
raise_item(struct outline *o, const struct vocabulary *words,
    const struct run *r)
{
	struct sight v;
	struct mark *m;

	if (r->parent == NOWHERE || r->n < 2 || r->kind == MARK_HEADING)
		return;
	m = &o->marks[r->parent];
	if (m->kind != MARK_ITEM || m->family != FAMILY_HAN ||
	    o->runs[m->run].answers)
		return;
	sight_look(&v, o, r->parent, NOWHERE);
	if (v.colon && v.title.how == TITLE_LINE &&
	    v.width <= RAISED_WIDTH &&
	    !sight_has_word(&words->list[WORD_QUESTION], o->text, v.title.at,
	    v.title.end))
		m->kind = MARK_HEADING;
}

void
outline_kinds(struct outline *o, const struct vocabulary *words)
{
	size_t i;

	judge_marks(o, words);
	for (i = 0; i < o->nruns; i++) {
		struct run *r = &o->runs[i];

		r->answers = under_answers(o, words, r);
		/* A group is judged by its first run, which comes first. */
		if (in_list(o, r) || in_examination(o, words, r))
			r->kind = MARK_ITEM;
		else if (r->group != i)
			r->kind = o->runs[r->group].kind;
		else
			r->kind = is_heading_run(o, r) ? MARK_HEADING :
			    MARK_ITEM;
		/* A section stands beside 诉讼请求, a list within it. */
		if (r->kind == MARK_ITEM && r->word != NOWHERE)
			r->parent = r->word;
	}
	for (i = 0; i < o->n; i++)
		if (o->marks[i].run != NOWHERE)
			o->marks[i].kind = o->runs[o->marks[i].run].kind;
	for (i = 0; i < o->nruns; i++)
		raise_item(o, words, &o->runs[i]);
	return_ordinals(o);
	find_enums(o);
}
