/* split-sections-kind - heading, list or enumeration; see -outline.h. */
#include <string.h>

#include "split-sections-outline.h"
#include "split-sections-text.h"
#include "split-sections-title.h"
#include "utf8.h"

/* Widths in columns, two of a Chinese character. */
#define SHORT_WIDTH	(size_t)34	/* a title, surely, is shorter */
#define LONG_WIDTH	(size_t)56
#define BODY_WIDTH	(size_t)60
#define WORDS_WITHIN	(size_t)300	/* bytes looked at for words */
#define COLON_SHARE	.6f
#define SIBLING_STEPS	32U	/* runs looked at for one of the same kind */
#define ENUM_GAP	2U		/* 三是 may be lost before 四是 */

/* What one mark shows of its run. */
struct sight {
	struct title	title;
	size_t		line_end;	/* or the next mark's place in it */
	size_t		width;		/* of the title, up to LONG_WIDTH * 2 */
	bool		child;		/* the next mark stands under it */
	bool		below;		/* lines of text follow it */
	bool		stopped;	/* its line ends as a sentence does */
	bool		long_body;	/* behind the title, in its line */
	bool		colon;		/* or with a colon */
	bool		semicolon;
	bool		choices;	/* A. B. C. follow it */
};

/* The line ends in a mark of punctuation, closing ones passed over. */
static bool
is_stopped(const char *s, size_t at, size_t to)
{
	uint32_t cp;

	while (to > at) {
		to = utf8_before(s, to, &cp);
		if (cp == '*')		/* Markdown's: **一、标题。** */
			continue;
		if (cp == '.')
			return true;
		switch (text_stop(cp)) {
		case STOP_SENTENCE: case STOP_CLAUSE: case STOP_COMMA:
			return true;
		case STOP_CLOSE:
			continue;
		default:
			return false;
		}
	}
	return false;
}

static enum stop
last_stop(const char *s, size_t at, size_t to)
{
	uint32_t cp;

	if (to <= at)
		return STOP_NO;
	(void)utf8_before(s, to, &cp);
	return text_stop(cp);
}

/* Where the line of a mark at its beginning starts, ornaments and all. */
static size_t
line_start(const struct outline *o, const struct mark *m)
{
	size_t at = mark_start(m);

	while (m->place == PLACE_LINE && at > 0 && o->text[at - 1] != '\n')
		at--;
	return at;
}

/* The line behind mark i's begins with A: the choices of a question. */
static bool
has_choices(const struct outline *o, size_t i, size_t line_end)
{
	const struct mark *m = &o->marks[i], *a = m + 1;

	if (i + 2 < o->n && a->family != FAMILY_CAPITAL &&
	    m->family == FAMILY_DIGIT && a->place == PLACE_LINE)
		a++;				/* ① ② above them */
	return a < o->marks + o->n && a->family == FAMILY_CAPITAL &&
	    a->value == 1 && a->line <= m->line + 3 &&
	    mark_start(a) > line_end;
}

static void
look(const struct outline *o, size_t i, size_t next, struct sight *v)
{
	const struct mark *m = &o->marks[i];
	const char *s = o->text;
	size_t until = next == NOWHERE ? o->len :
	    line_start(o, &o->marks[next]);
	size_t line_end = text_line_end(s, m->at, o->len);
	size_t end;

	v->line_end = until < line_end ? until : line_end;
	title_find(&v->title, s, m->at + m->len, v->line_end,
	    MARK_HEADING);
	v->width = text_width(s, v->title.at, v->title.end, LONG_WIDTH * 2);
	v->child = next != NOWHERE && o->marks[next].run != NOWHERE &&
	    o->runs[o->marks[next].run].parent == i;
	v->below = until > line_end &&
	    text_skip_space(s, line_end, until) < until;
	v->choices = has_choices(o, i, line_end);
	end = text_trim(s, v->title.at, v->line_end);
	v->stopped = is_stopped(s, v->title.at, end);
	v->colon = last_stop(s, v->title.at, end) == STOP_COLON;
	v->semicolon = last_stop(s, v->title.at, end) == STOP_CLAUSE;
	v->long_body = text_width(s, v->title.end, end, BODY_WIDTH) >=
	    BODY_WIDTH;
}

/* A title with text behind it in its line. */
static float
judge_run_in(const struct mark *m, const struct sight *v)
{
	bool han = m->family == FAMILY_HAN || m->family == FAMILY_HAN_PAREN;

	if (v->title.how == TITLE_BLANK)
		return 1;
	if (v->title.how == TITLE_COLON)
		return v->long_body || v->below || v->child ? 1 :
		    han || m->unit ? .8f : .3f;
	if (v->width <= SHORT_WIDTH)
		return 1;
	return v->width <= LONG_WIDTH ? .6f : .3f;
}

/* Some word of the list is between at and to, or not far from at. */
static bool
has_word(const struct word_list *list, const char *s, size_t at, size_t to)
{
	if (to > at + WORDS_WITHIN)
		to = at + WORDS_WITHIN;
	return to > at && word_within(list, s + at, to - at);
}

/* How much a mark looks like a heading, from 0 to 1; weight: how sure. */
static float
judge(const struct vocabulary *words, const char *s, const struct mark *m,
    const struct sight *v, bool last, float *weight)
{
	*weight = 1;
	if (m->family == FAMILY_SUFFIX)
		return v->child || v->below;
	if (v->choices || (m->item && v->title.how == TITLE_SENTENCE))
		return 0;
	if (!v->child && has_word(&words->list[WORD_QUESTION], s, v->title.at,
	    v->line_end))
		return 0;
	if ((v->stopped || v->width > SHORT_WIDTH) &&
	    has_word(&words->list[WORD_CLAUSE], s, v->title.at, v->title.end))
		return 0;
	if (v->title.how != TITLE_LINE)
		return judge_run_in(m, v);
	if (v->stopped) {
		if (last && !v->child)
			*weight = .3f;
		if (!v->child && !v->below)
			return v->semicolon ? -.5f : 0;
		return m->item ? 0 : v->width <= LONG_WIDTH ? .8f : .4f;
	}
	if (v->child || v->below) {
		/* What is below the last may be the end of the whole. */
		if (last && !v->child)
			*weight = .4f;
		return v->width <= LONG_WIDTH ? 1 : .4f;
	}
	*weight = .5f;
	return v->colon && m->family == FAMILY_HAN ? .8f : .3f;
}

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
		look(o, i - 1, next, &v);
		score = judge(words, o->text, m, &v,
		    run->last_mark == i - 1, &weight);
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
	    r->family == FAMILY_PLAIN || (m->unit && !m->item))
		return true;
	if (is_pair_inside(r, m))
		return false;
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
	return o->runs[above->run].kind == MARK_ITEM;
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

void
outline_kinds(struct outline *o, const struct vocabulary *words)
{
	size_t i;

	judge_marks(o, words);
	for (i = 0; i < o->nruns; i++) {
		struct run *r = &o->runs[i];

		/* A group is judged by its first run, which comes first. */
		if (in_list(o, r))
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
	find_enums(o);
}
