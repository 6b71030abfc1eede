/* split-sections-plain-choose - see split-sections-plain.h. */
#include "split-sections-plain.h"

#define HEADINGS_MIN	(size_t)3
#define SHORT_MIN	(size_t)2	/* if there are words, 摘要, too */
#define PHRASES_SHARE	(size_t)4	/* titles of two phrases for one */
#define LINES_SHARE	(size_t)2	/* half of the lines at most */
#define COUNTS_SHARE	(size_t)2	/* half of 活动目标: at least, where
					   headings have numbers */
#define MINOR_MIN	(size_t)2
#define MAJOR_MIN	(size_t)3
#define QUESTION_SHARE	(size_t)4	/* of the lines, at least */
#define SPOKEN_SHARE	(size_t)12	/* of the lines */

/* How many words are headings; above: those that hold what they are above. */
static size_t
count_words(const struct outline *o, bool above)
{
	size_t i, n = 0;

	for (i = 0; i < o->n; i++)
		n += o->marks[i].kind == MARK_HEADING &&
		    o->marks[i].family == FAMILY_WORD &&
		    (o->marks[i].item || !above);
	return n;
}

/* Words alone, 参考文献, do not say that a document has no other headings. */
static bool
has_headings(const struct outline *o)
{
	size_t i;

	for (i = 0; i < o->n; i++)
		if (o->marks[i].kind == MARK_HEADING &&
		    o->marks[i].family != FAMILY_WORD)
			return true;
	return false;
}

/* Titles of two phrases are titles where enough are of one. */
static void
join_phrases(struct reader *r)
{
	size_t *n = r->titles, i;

	if (n[FORM_PHRASES] > n[FORM_SHORT] * PHRASES_SHARE)
		return;
	n[FORM_SHORT] += n[FORM_PHRASES];
	for (i = r->marks; i < r->o->n; i++)
		if (r->o->marks[i].key == FORM_PHRASES)
			r->o->marks[i].key = FORM_SHORT;
}

/*
 * Lines above a count that stand behind what is no sentence head something
 * where there are several; one may be the title of the whole, or of a table.
 */
static void
drop_loose(struct reader *r)
{
	size_t i;

	if (r->titles[FORM_SHORT] + count_words(r->o, true) >= HEADINGS_MIN)
		return;
	for (i = r->marks; i < r->o->n; i++) {
		struct mark *m = &r->o->marks[i];

		if (!m->weak || m->key != FORM_SHORT)
			continue;
		m->key = FORM_NONE;
		r->titles[FORM_SHORT]--;
	}
}

/*
 * Titles without a blank line above them stand under those that have one,
 * where some follow these at once, as they would not by chance.
 */
static bool
has_minor(const struct reader *r)
{
	size_t i, minor = 0, major = 0, opened = 0;

	for (i = r->marks; i < r->o->n; i++) {
		const struct mark *m = &r->o->marks[i];

		if (m->key != FORM_SHORT && m->key != FORM_NONE)
			continue;
		minor += m->minor && !m->opened;
		major += !m->minor;
		opened += m->minor && m->opened;
	}
	return opened > 0 && minor >= MINOR_MIN && major >= MAJOR_MIN;
}

/* Takes those out that are titles only if others stand under them. */
static void
drop_opened(struct reader *r)
{
	size_t i;

	for (i = r->marks; i < r->o->n; i++) {
		struct mark *m = &r->o->marks[i];

		if (!m->opened || m->key != FORM_SHORT)
			continue;
		m->key = FORM_NONE;
		r->titles[FORM_SHORT]--;
	}
}

/* The form that the document uses, or FORM_NONE; minor: see has_minor(). */
static enum line_form
choose(const struct reader *r, bool minor)
{
	const size_t *n = r->titles;

	/* What is at once below a title may be another, and no author. */
	if (n[FORM_BYLINE] >= HEADINGS_MIN && !minor)
		return FORM_BYLINE;
	if (n[FORM_SIGN] >= HEADINGS_MIN &&
	    n[FORM_SIGN] * 4 >= r->signs * 3 &&
	    n[FORM_SIGN] * LINES_SHARE <= r->lines)
		return FORM_SIGN;
	if (n[FORM_SHORT] >= SHORT_MIN &&
	    n[FORM_SHORT] + count_words(r->o, false) >= HEADINGS_MIN &&
	    n[FORM_SHORT] * LINES_SHARE <= r->lines)
		return FORM_SHORT;
	if (n[FORM_QUESTION] >= HEADINGS_MIN &&
	    n[FORM_QUESTION] * QUESTION_SHARE >= r->lines)
		return FORM_QUESTION;
	if (n[FORM_COLON] >= HEADINGS_MIN && (!has_headings(r->o) ||
	    r->counts * COUNTS_SHARE >= n[FORM_COLON]) &&
	    n[FORM_COLON] * LINES_SHARE <= r->lines)
		return FORM_COLON;
	return FORM_NONE;
}

/* The weight of the mark, with what the document says of it, is enough. */
static bool
is_heavy(const struct reader *r, const struct mark *m)
{
	int weight = (int)m->value - WEIGHT_ZERO;

	if (m->value == 0)
		return false;
	if (m->line >= r->last[r->lines % LAST_LINES])
		weight += WEIGHT_LAST;
	if (r->spoken * SPOKEN_SHARE > r->lines)
		weight += WEIGHT_SPOKEN;
	return weight >= WEIGHT_HEADING;
}

/* Takes out the titles that are none; true: others stay. */
static bool
keep_titles(struct reader *r, enum line_form form, bool minor)
{
	struct outline *o = r->o;
	size_t i, n = r->marks;

	for (i = n; i < o->n; i++) {
		struct mark *m = &o->marks[i];

		m->lone = form == FORM_NONE || m->key != form;
		if (minor && m->minor && m->rank == PLAIN_RANK)
			m->rank = MINOR_RANK;
		if (!m->lone || is_heavy(r, m))
			o->marks[n++] = *m;
	}
	o->n = n;
	return n > r->marks;
}

/*
 * Counts the titles, all marks being in order; one that has another mark in
 * its line goes.
 */
static void
count_titles(struct outline *o)
{
	size_t i, n = 0;
	unsigned value = 0;

	for (i = 0; i < o->n; i++) {
		struct mark *m = &o->marks[i];

		if (m->lone && ((n > 0 && o->marks[n - 1].line == m->line) ||
		    (i + 1 < o->n && m[1].line == m->line)))
			continue;
		if (m->family == FAMILY_PLAIN)
			m->value = ++value;
		o->marks[n++] = *m;
	}
	o->n = n;
}

bool
plain_choose(struct reader *r)
{
	bool minor;

	join_phrases(r);
	minor = has_minor(r);
	if (!minor)
		drop_opened(r);
	drop_loose(r);
	if (!keep_titles(r, choose(r, minor), minor))
		return false;
	outline_sort(r->o);
	count_titles(r->o);
	return true;
}
