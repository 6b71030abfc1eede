/* split-sections-kind - heading, list or enumeration; see -outline.h. */
#include <string.h>

#include "split-sections-outline.h"
#include "split-sections-sight.h"
#include "split-sections-text.h"

#define BELOW_SCORE	.8f	/* of a count below such an item */
#define PART_BYTES	(size_t)300	/* of the title of a test's part */
#define LABELS_MIN	3U	/* labels with text behind them */
#define ENCLOSURE_RANK	10U	/* of 附件 and the like, at most */
#define COLON_SHARE	.6f
#define FETCH		4U	/* marks ahead whose text is fetched */
#define SIBLING_STEPS	32U	/* runs looked at for one of the same kind */

/* The line says that what it heads has been left out: （略） */
static bool
is_left_out(const struct outline *o, const struct sight *v)
{
	static const char note[] = "\xE7\x95\xA5\xEF\xBC\x89";	/* 略） */
	size_t end = text_trim(o->text, v->title.at, v->line_end);

	return end - v->title.at >= sizeof(note) - 1 &&
	    memcmp(o->text + end - (sizeof(note) - 1), note,
	    sizeof(note) - 1) == 0;
}

/* The mark has text of its own; that of the last may be what is below all. */
static bool
is_filled(const struct outline *o, const struct sight *v, const struct run *r,
    bool last)
{
	return (!(last && r->n > 1) && (v->child || v->below ||
	    v->title.how != TITLE_LINE)) || (r->unit && is_left_out(o, v));
}

static void
judge_marks(struct outline *o, const struct vocabulary *words)
{
	struct sight v;
	size_t i, next = NOWHERE;

	for (i = o->n; i > 0; i--) {
		struct mark *m = &o->marks[i - 1];
		struct run *run, *group;
		float score, weight;

		if (i > FETCH)
			text_fetch(o->text, m[-(ptrdiff_t)FETCH].at);
		if (m->run == NOWHERE)
			continue;
		run = &o->runs[m->run];
		group = &o->runs[run->group];
		sight_look(&v, o, i - 1, next);
		title_keep(&v.title, m, v.line_end);
		score = sight_judge(&v, o, i - 1, words,
		    run->last_mark == i - 1, &weight);
		group->above += v.child;
		group->rows += v.row;
		run->bare += v.stopped && !v.child && !v.below &&
		    v.title.how == TITLE_LINE;
		group->clauses += v.semicolon;
		group->answered += v.answered;
		run->filled += is_filled(o, &v, run,
		    run->last_mark == i - 1);
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
		if (run != group) {
			group->n++;
			group->joined++;
		}
		next = i - 1;
	}
}

/*
 * (1), 1), ①: what has a colon behind it is an item that begins with a label.
 * Seen: 13 of 13 such lines in eighty written documents, but 41 of 80 with 1、.
 */
static bool
labels_items(const struct run *r)
{
	return r->family == FAMILY_DIGIT_PAREN ||
	    r->family == FAMILY_DIGIT_HALF || r->family == FAMILY_CIRCLE;
}

/* A colon ends titles only where most of a run have one. */
static void
count_colons(struct run *r)
{
	if (labels_items(r) || (float)r->colons < (float)r->n * COLON_SHARE)
		r->colon_score = (float)r->colons * .3f;
	r->score += r->colon_score;
	r->weight += (float)r->colons;
}

/*
 * 2.1 or 2.1.1 under Chapter 2, or 2.1.1 under 2.1: the number says where it
 * stands.
 */
static bool
is_dotted_under(const struct outline *o, const struct run *r)
{
	const struct mark *m = &o->marks[r->last_mark], *above;
	uint32_t number = m->key;

	if (!family_is_dotted(m->family) || r->parent == NOWHERE)
		return false;
	above = &o->marks[r->parent];
	if (family_is_dotted(above->family))
		return number % DOTTED_BASE == above->value;
	while (number >= DOTTED_BASE)
		number /= DOTTED_BASE;
	return number == above->value;
}

/* 2.1 alone above 2.1.1: that is a part of what it heads. */
static bool
is_dotted_above(const struct outline *o, const struct run *r)
{
	const struct mark *m = &o->marks[r->last_mark], *sub = m + 1;

	return sub < o->marks + o->n && sub->run != NOWHERE &&
	    o->runs[sub->run].parent == r->last_mark && mark_is_part(sub, m);
}

/* The run before of the family, if it stands beside this one, or NULL. */
static const struct run *
sibling(const struct outline *o, const struct run *run)
{
	const struct run *r = run;
	size_t steps;

	if (run->parent == NOWHERE)
		return NULL;
	for (steps = 0; r > o->runs && steps < SIBLING_STEPS; steps++) {
		r--;
		if (r->family == run->family)
			return r->parent != NOWHERE &&
			    o->marks[r->parent].run ==
			    o->marks[run->parent].run ? r : NULL;
	}
	return NULL;
}

static bool
has_sibling(const struct outline *o, const struct run *run)
{
	const struct run *r = sibling(o, run);

	return r != NULL && r->kind == MARK_HEADING;
}

/* Most of its marks are questions that have their answers below. */
static bool
is_answered(const struct run *r)
{
	return r->n > 1 && r->answered * 2 > r->n;
}

/* Most of its marks are labels with a sentence each. */
static bool
is_labelled(const struct run *r)
{
	return r->n >= LABELS_MIN && r->said * 5 >= r->n * 4;
}

/*
 * What the run counts are labels, or two of them, numbered 1.1 and 1.2 or like
 * some of the run before: criteria that points are given for,
 * 1.服务方案（20分）：…, no questions.
 */
static bool
counts_labels(const struct outline *o, const struct run *r)
{
	const struct run *before = sibling(o, r);

	return is_labelled(&o->runs[r->group]) || (r->said == r->n &&
	    ((family_is_dotted(r->family) && r->n > 1) || (before != NULL &&
	    before->kind == MARK_HEADING && before->said * 2 >= before->n)));
}

/* (1) and (2) in one line are parts of its text. */
static bool
is_pair_inside(const struct run *r, const struct mark *last)
{
	return r->n == 2 && last->place != PLACE_LINE &&
	    (r->family == FAMILY_DIGIT_PAREN ||
	    r->family == FAMILY_DIGIT_HALF || r->family == FAMILY_CIRCLE);
}

/*
 * 附件1, 附件2 in lines of their own, nothing below them but what is below
 * all: what is enclosed, not the enclosures.
 */
static bool
names_enclosures(const struct run *r, const struct vocabulary *words)
{
	return r->family >= FAMILY_UNITS + words->list[WORD_UNIT].n &&
	    r->unit && r->rank <= ENCLOSURE_RANK && r->filled == 0;
}

/* （一）…；（二）…。 within a line: one sentence. */
static bool
is_clauses_inside(const struct run *r, const struct mark *last)
{
	return r->inside && last->place != PLACE_LINE && !r->unit &&
	    r->clauses > 0 && r->clauses + 1 >= r->n;
}

static bool
is_heading_run(const struct outline *o, const struct vocabulary *words,
    struct run *r)
{
	const struct mark *m = &o->marks[r->last_mark];

	count_colons(r);
	if (names_enclosures(r, words))
		return false;
	if (r->family == FAMILY_MARKDOWN || r->family == FAMILY_WORD ||
	    r->family == FAMILY_PLAIN ||
	    (m->unit && !m->item && !(r->inside && r->clauses * 2 >= r->n) &&
	    r->rows * 2 < r->n))
		return true;
	if (is_pair_inside(r, m) || is_clauses_inside(r, m))
		return false;
	if (is_answered(r) || (counts_labels(o, r) && !labels_items(r)))
		return true;
	if (r->n == 1 && family_is_dotted(m->family) && sibling(o, r) != NULL &&
	    sibling(o, r)->kind == MARK_ITEM)
		return false;
	if (r->n == 1 && is_dotted_above(o, r))
		return true;
	if (r->n == 1 && r->family != FAMILY_BRACKET)
		return r->score >= r->weight * .8f && (r->rank <= 60 ||
		    is_dotted_under(o, r) || has_sibling(o, r));
	return r->shown && r->score >= r->weight * .5f;
}

/*
 * Behind the last item of a short list a longer count begins that has others
 * under it: A. to C. of a preamble, then 1. to 8.
 */
static bool
outgrows(const struct outline *o, const struct run *r)
{
	const struct run *list = &o->runs[o->marks[r->parent].run];

	return list->last_mark == r->parent && r->n > list->n &&
	    r->above > 1 && list->parent == NOWHERE;
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
	    o->runs[above->run].kind == MARK_ITEM && !outgrows(o, r);
}

/*
 * Digits under a part that gives points, 四、阅读(20分), count its questions,
 * though these may have text behind them, and ① the paragraphs to be read.
 */
static bool
in_examination(const struct outline *o, const struct vocabulary *words,
    const struct run *r)
{
	const struct mark *m;
	size_t at, to;

	if (r->parent == NOWHERE || (r->family != FAMILY_DIGIT &&
	    r->family != FAMILY_DIGIT_HALF && r->family !=
	    FAMILY_DIGIT_PAREN && r->family != FAMILY_CIRCLE) ||
	    is_answered(r) || counts_labels(o, r))
		return false;
	if (r->answers)
		return true;
	m = &o->marks[r->parent];
	at = m->at;
	to = m->line_end - at > PART_BYTES ? at + PART_BYTES : m->line_end;
	return sight_has_word(&words->list[WORD_QUESTION], o->text, at, to);
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

/*
 * The count runs across sections, and in this one, unlike others, it counts
 * sentences with nothing below them.
 */
static bool
is_part_list(const struct outline *o, const struct run *r)
{
	const struct run *group = &o->runs[r->group];
	size_t own = r == group ? r->n - group->joined : r->n;

	return own > 1 && r->bare == own && (r != group || group->joined > 0);
}

/*
 * (一) under an item that became a heading is no list for standing in one: it
 * is judged by itself.  Digits there often count sentences of a colon each,
 * 1.将第二条修改为：, and stay.
 */
static void
judge_below(struct outline *o, const struct vocabulary *words)
{
	size_t i;

	for (i = 0; i < o->nruns; i++) {
		struct run *r = &o->runs[i];

		if (r->family == FAMILY_HAN_PAREN && r->kind == MARK_ITEM &&
		    r->group == i && in_list(o, r) &&
		    o->marks[r->parent].kind == MARK_HEADING &&
		    !r->answers && !is_part_list(o, r) &&
		    is_heading_run(o, words, r) &&
		    r->score >= r->weight * BELOW_SCORE)
			r->kind = MARK_HEADING;
	}
	for (i = 0; i < o->n; i++)
		if (o->marks[i].run != NOWHERE &&
		    o->runs[o->marks[i].run].kind == MARK_HEADING &&
		    o->runs[o->marks[i].run].judged == MARK_ITEM)
			o->marks[i].kind = MARK_HEADING;
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
			r->judged = MARK_ITEM;
		else if (r->group != i)
			r->judged = o->runs[r->group].judged;
		else
			r->judged = is_heading_run(o, words, r) ? MARK_HEADING :
			    MARK_ITEM;
		r->kind = is_part_list(o, r) ? MARK_ITEM : r->judged;
		/* A section stands beside 诉讼请求, a list within it. */
		if (r->kind == MARK_ITEM && r->word != NOWHERE)
			r->parent = r->word;
	}
	for (i = 0; i < o->n; i++)
		if (o->marks[i].run != NOWHERE)
			o->marks[i].kind = o->runs[o->marks[i].run].kind;
	outline_apart(o, words);
	judge_below(o, words);
	outline_enums(o);
}
