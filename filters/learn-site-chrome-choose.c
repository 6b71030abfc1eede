/* learn-site-chrome-choose - see learn-site-chrome-choose.h. */
#include <stdlib.h>
#include <string.h>

#include "learn-site-chrome-choose.h"

/* What is dropped more often, percent, is not kept by rule. */
#define KEPT_SHARE	20

/* A label names other pages if so many of its values, percent, do. */
#define OTHER_SHARE	80

/* A headline: not to be dropped where it is a page's title. */
#define HEADLINE_BYTES	12

void
recurrents_list_titles(struct recurrents *r, const struct learn_title *titles)
{
	size_t i;

	r->titles = mem_resize(NULL, r->sample->n + 1, sizeof(*r->titles));
	for (i = 0; i < r->sample->n; i++) {
		recurrents_set_title(r, &titles[i]);
		r->titles[i] = sample_hash(r->title.data, r->title.len) +
		    FORM_EXACT;
	}
	recurrents_sort_titles(r);
}

static bool
names_site(struct recurrents *r, const struct recurrent *e)
{
	const struct learn_page *p = &r->sample->pages[e->page];

	return r->limits.name[0] != '\0' &&
	    recurrents_set_line(r, p, e->line) &&
	    recurrent_holds(&r->folded, r->limits.name);
}

/*
 * A title of some page, and not by mistake, as is a line on most pages that
 * is taken for the title of several, names the site or is part of its top.
 */
static bool
is_title(struct recurrents *r, const struct recurrent *e)
{
	const struct learn_line *l =
	    &r->sample->pages[e->page].lines[e->line];
	bool listed = e->form == FORM_EXACT && recurrents_is_title(r, e->hash);

	if (e->titled == 0 && !listed)
		return false;
	if (recurrent_percent(e->pages, r->sample->n) >= 50 && (e->titled > 1 ||
	    names_site(r, e) || recurrent_percent(e->top, e->pages) >= 90))
		return false;
	return e->form == FORM_TITLED ||
	    recurrent_percent(e->titled, e->seen) >= 10 ||
	    (l->len >= HEADLINE_BYTES && !e->covered);
}

/*
 * Sentences.  Where the page does not drop one by itself, it has to be on
 * many pages, to speak as chrome does, and to stand outside of the document;
 * one that holds the title and is on nearly all pages is a lead-in whatever it
 * says.
 */
static bool
is_chrome_sentence(struct recurrents *r, const struct recurrent *e,
    size_t dropped, size_t inside)
{
	if (dropped >= (inside > 50 ? 90 : 80))
		return true;
	if (recurrent_percent(e->pages, r->sample->n) < 20)
		return false;
	if (e->form == FORM_TITLED && inside <= 10 &&
	    recurrent_percent(e->pages, r->sample->n) >= 80)
		return true;
	return names_site(r, e) ? inside <= 25 : e->words && inside <= 10;
}

/*
 * Too long for an entry of a menu, without a word of chrome, and on few pages:
 * of lists of other pages, and on one page its title.
 */
static bool
is_headline(const struct recurrents *r, const struct recurrent *e)
{
	const struct learn_line *l =
	    &r->sample->pages[e->page].lines[e->line];

	return e->form == FORM_EXACT && l->len >= HEADLINE_BYTES &&
	    !e->words && recurrent_percent(e->pages, r->sample->n) < 50;
}

/* The heading of a section. */
static bool
is_item(const struct recurrents *r, const struct recurrent *e)
{
	const struct learn_line *l =
	    &r->sample->pages[e->page].lines[e->line];

	return l->item && !l->covered;
}

/* Labels that no document has: "标签:", "下一篇:". */
static bool
is_label_of_site(const struct recurrents *r, const struct recurrent *e)
{
	switch (r->sample->pages[e->page].lines[e->line].class) {
	case CHROME_TAGS: case CHROME_PAGINATION: case CHROME_RELATED:
	case CHROME_SHARE:
		return true;
	default:
		return false;
	}
}

/*
 * Not dropped by most pages, but chrome by its words and its place outside of
 * the document: "相关阅读", or a line of two labels and more, or with one that
 * is the site's.
 */
static bool
speaks_as_chrome(struct recurrents *r, const struct recurrent *e,
    size_t inside)
{
	size_t i, values = 0;

	if (inside > 10 || !e->words ||
	    recurrent_percent(e->pages, r->sample->n) < 50 ||
	    !recurrents_set_line(r, &r->sample->pages[e->page], e->line) ||
	    !recurrents_form(r, &r->sample->pages[e->page], e->line, e->form))
		return false;
	for (i = 0; i < r->form.len; i++)
		values += r->form.data[i] == '*';
	if (e->form == FORM_VALUE)
		return values >= 2 || is_label_of_site(r, e);
	return e->form == FORM_EXACT && (e->covered || names_site(r, e));
}

/* On most pages in the midst of chrome, or in a run from the top. */
static bool
is_framed(const struct recurrents *r, const struct recurrent *e)
{
	return recurrent_percent(e->pages, r->sample->n) >= 50 &&
	    (recurrent_percent(e->enclosed, e->seen) >= 90 ||
	    recurrent_percent(e->top, e->pages) >= 90);
}

/* Whether a form is chrome; each is judged by what all its lines are. */
static bool
is_chrome(struct recurrents *r, const struct recurrent *e)
{
	size_t dropped = recurrent_percent(e->dropped, e->seen);
	size_t inside = recurrent_percent(e->inside, e->seen);

	if (!recurrent_recurs(r, e) || is_title(r, e) || is_headline(r, e) ||
	    is_item(r, e))
		return false;
	if (e->stops && e->form != FORM_NUMBER && e->form != FORM_VALUE)
		return is_chrome_sentence(r, e, dropped, inside);
	switch (e->form) {
	case FORM_EXACT:
	case FORM_TITLED:
		return dropped >= (inside > 50 ? 80 : 50) ||
		    (e->words && names_site(r, e)) ||
		    speaks_as_chrome(r, e, inside) || is_framed(r, e);
	case FORM_NUMBER:
		return e->variants >= 2 && dropped >= (inside > 50 ? 90 : 80);
	default:
		return e->variants >= 3 && (speaks_as_chrome(r, e, inside) ||
		    (e->words && recurrent_percent(e->other, e->seen) >=
		    OTHER_SHARE) ||
		    dropped >= (inside > 50 ? 95 : 80));
	}
}

/*
 * What nearly all pages keep and some drop, no word of chrome in it, is
 * theirs: it stays on all; so does the heading of a section.  Not where only a
 * title is left open: the pattern might match more.
 */
static bool
is_content(struct recurrents *r, const struct recurrent *e)
{
	return recurrent_recurs(r, e) && e->dropped > 0 && !e->words &&
	    !is_title(r, e) &&
	    e->form != FORM_TITLED && (is_item(r, e) ||
	    recurrent_percent(e->dropped, e->seen) <= KEPT_SHARE);
}

void
recurrents_choose(struct recurrents *r)
{
	size_t i;

	for (i = 0; i < r->n; i++) {
		r->v[i].chosen = is_chrome(r, &r->v[i]);
		r->v[i].content = !r->v[i].chosen && is_content(r, &r->v[i]);
	}
}
