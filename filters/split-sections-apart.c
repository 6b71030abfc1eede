/* split-sections-apart - marks unlike the others of their run; see -outline.h. */
#include "split-sections-outline.h"
#include "split-sections-sight.h"
#include "split-sections-text.h"

#define RAISED_WIDTH	(size_t)18	/* columns of a title among clauses */
#define LAW_MIN		(size_t)2	/* words by which a law is known */
#define LAW_BYTES	(size_t)65536	/* looked at for them */
#define FETCH		8U	/* marks ahead whose text is fetched */
#define RUN_MIN		3U	/* marks, one being only a sentence */
#define SENTENCE_WIDTH	(size_t)30	/* columns of that, at least */

/* What the mark stands under is a heading, or nothing. */
static bool
is_in_section(const struct outline *o, const struct run *r)
{
	return r->parent == NOWHERE || o->marks[r->parent].kind == MARK_HEADING;
}

/*
 * The document is the law of a state: all its articles weigh the same, those
 * above a list, too.
 */
static bool
is_law(const struct outline *o, const struct vocabulary *words)
{
	size_t len = o->len < LAW_BYTES ? o->len : LAW_BYTES;

	return word_count(&words->list[WORD_LAW], o->text, len, LAW_MIN) ==
	    LAW_MIN &&
	    word_count(&words->list[WORD_HOUSE], o->text, len, 1) == 0;
}

/* Under nothing, most of it ends in ；: one sentence lists that. */
static bool
is_sentence_list(const struct outline *o, const struct run *r)
{
	const struct run *group = &o->runs[r->group];

	return r->parent == NOWHERE && group->clauses * 2 >= group->n;
}

/*
 * The count goes on under one title without number after another: it counts
 * the paragraphs of a paper, whatever one of them says is below it.
 */
static bool
counts_paragraphs(const struct outline *o, const struct run *r)
{
	const struct run *group = &o->runs[r->group];
	unsigned above;

	if (group->parent == NOWHERE || group->joined == 0)
		return false;
	above = o->marks[group->parent].family;
	return above == FAMILY_PLAIN || above == FAMILY_WORD;
}

/*
 * A count stands under the item, on lines of its own: it heads that, however
 * long it is, 3.2 承包人应当： or 11.阅读材料，完成下列要求。  Labels without
 * a colon do not: 材料二 is not all that the questions below are about.
 */
static bool
heads_list(const struct outline *o, const struct sight *v,
    const struct mark *m, bool law)
{
	if (!m->counted || (m->unit && (!m->item || law)) ||
	    is_sentence_list(o, &o->runs[m->run]) ||
	    counts_paragraphs(o, &o->runs[m->run]))
		return false;
	return v->colon || (m->family != FAMILY_LABEL &&
	    m->family != FAMILY_ORDINAL);
}

/*
 * 第六条 还款方式, with text or a count below, among articles that are
 * sentences.
 */
static bool
is_short_article(const struct outline *o, const struct vocabulary *words,
    const struct sight *v, const struct mark *m)
{
	return m->unit && v->title.how == TITLE_LINE && !v->colon &&
	    !v->stopped && v->width <= RAISED_WIDTH &&
	    (m->counted || v->below) &&
	    !sight_has_word(&words->list[WORD_QUESTION], o->text,
	    v->title.at, v->title.end);
}

/* A heading among items: its mark is changed. */
static void
make_heading(struct mark *m, bool whole)
{
	m->kind = MARK_HEADING;
	m->whole = whole;
}

/* Makes the item a heading if it is unlike the others. */
static void
look_at_item(struct outline *o, const struct vocabulary *words, size_t i,
    size_t next, bool law)
{
	struct mark *m = &o->marks[i];
	const struct run *r = &o->runs[m->run];
	struct sight v;

	if (r->answers || m->place != PLACE_LINE || !is_in_section(o, r) ||
	    (!m->counted && (!m->item ||
	    !sight_is_narrow(o, i, next, RAISED_WIDTH))))
		return;
	sight_look(&v, o, i, next);
	if (v.width == 0 || v.row)
		return;
	if (heads_list(o, &v, m, law))
		make_heading(m, v.colon || v.title.how == TITLE_LINE ||
		    v.title.how == TITLE_SENTENCE);
	else if (is_short_article(o, words, &v, m))
		make_heading(m, false);
}

/*
 * The run counts the choices of a question, or is above them: ① ② ③ and then
 * A. ①② B. ②③
 */
static bool
counts_choices(const struct outline *o, const struct run *r)
{
	const struct mark *behind = &o->marks[r->last_mark] + 1;

	return r->family == FAMILY_CAPITAL || (behind < o->marks + o->n &&
	    behind->family == FAMILY_CAPITAL && behind->value == 1);
}

/*
 * The run, which begins with mark i, is a list under the mark above.  What is
 * farther below the last item of a list is often below all of it, if no other
 * item has a list.
 */
static bool
is_list_under(const struct outline *o, const struct run *r, size_t i)
{
	const struct mark *above = &o->marks[r->parent];
	size_t end = above->line_end;

	return r->kind == MARK_ITEM && r->n > 1 && !r->inside &&
	    !counts_choices(o, r) &&
	    (o->runs[above->run].last_mark != r->parent ||
	    o->runs[above->run].lists ||
	    text_skip_space(o->text, end, o->len) >= mark_start(&o->marks[i]));
}

/* Looks which marks have a list under them; true: articles are among them. */
static bool
find_lists(struct outline *o)
{
	size_t i, run = NOWHERE;
	bool articles = false;

	for (i = 0; i < o->n; i++) {
		const struct run *r;

		if (o->marks[i].run == NOWHERE ||
		    (run != NOWHERE && o->marks[i].run <= run))
			continue;
		run = o->marks[i].run;	/* runs are in the order of the text */
		r = &o->runs[run];
		if (r->parent == NOWHERE || !is_list_under(o, r, i))
			continue;
		o->marks[r->parent].counted = true;
		o->runs[o->marks[r->parent].run].lists = true;
		articles |= o->marks[r->parent].unit &&
		    o->marks[r->parent].item;
	}
	return articles;
}

static void
raise_items(struct outline *o, const struct vocabulary *words)
{
	bool law = find_lists(o) && is_law(o, words);
	size_t i, next = 0;

	for (i = 0; i < o->n; i++) {
		if (o->n - i > FETCH)
			text_fetch(o->text, o->marks[i + FETCH].at);
		if (next == i)
			next++;
		while (next < o->n && o->marks[next].run == NOWHERE)
			next++;
		if (o->marks[i].kind == MARK_ITEM)
			look_at_item(o, words, i, next < o->n ? next : NOWHERE,
			    law);
	}
}

/*
 * The mark is a sentence, an article of more than one, with nothing below it,
 * the last of a run apart.
 */
static bool
is_sentence(const struct outline *o, size_t i)
{
	const struct mark *m = &o->marks[i];
	size_t next = i + 1 < o->n ? i + 1 : NOWHERE;
	struct sight v;

	if ((m->unit && !m->item) || m->kind != MARK_HEADING ||
	    m->family == FAMILY_WORD || m->family == FAMILY_PLAIN ||
	    m->family == FAMILY_MARKDOWN || m->family == FAMILY_SUFFIX ||
	    !sight_is_stopped(o, i, next))
		return false;
	sight_look(&v, o, i, next);
	return !v.colon && !v.child && v.width > SENTENCE_WIDTH &&
	    (!v.below || o->runs[m->run].last_mark == i) &&
	    (v.title.how == TITLE_LINE || (m->item &&
	    v.title.how == TITLE_SENTENCE));
}

/*
 * 九、 and 十、 at the end of a run most of whose marks have titles are two
 * sentences: they are clauses, and no sections.
 */
static void
lower_sentences(struct outline *o)
{
	size_t i, last = 0, run = NOWHERE, sentences = 0;

	for (i = o->n; i-- > 0; ) {
		struct mark *m = &o->marks[i];
		const struct run *r;

		if (m->run == NOWHERE)
			continue;
		r = &o->runs[m->run];
		if (r->last_mark == i && r->n >= RUN_MIN &&
		    r->bare * 2 < r->n) {
			run = m->run;
			sentences = 0;
		}
		if (m->run != run || !is_sentence(o, i)) {
			run = NOWHERE;
			continue;
		}
		if (sentences++ == 0) {
			last = i;
			continue;
		}
		m->kind = o->marks[last].kind = MARK_ITEM;
	}
}

void
outline_apart(struct outline *o, const struct vocabulary *words)
{
	lower_sentences(o);
	raise_items(o, words);
}
