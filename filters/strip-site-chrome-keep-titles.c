/*
 * strip-site-chrome-keep-titles - titles that were dropped; see -evidence.h.
 */
#include <string.h>

#include "strip-site-chrome-evidence.h"

#define TITLE_MAX	60	/* characters */
#define TITLE_LONG	12	/* no entry of a menu has more */
#define TITLE_ABOVE	((size_t)8)	/* lines above the first one kept */

/* Stands in h1 to h3, and is no link. */
static bool
is_heading(const struct chrome_view *v, size_t i)
{
	struct page_line line = chrome_page_line(v, i);

	return line.element >= PAGE_H1 && line.element <= PAGE_H3 &&
	    line.links == 0;
}

/*
 * A line that has nothing of chrome, or, above sure chrome at the top of the
 * page, one word of it, and could be a heading.
 */
static bool
is_plain(const struct chrome_view *v, size_t i)
{
	const struct chrome_line *l = &v->lines[i];

	return l->chars >= (i == 0 ? 2 : 4) && l->chars <= TITLE_MAX &&
	    l->rule == CHROME_NO_RULE && (l->class == CHROME_CLASSES ||
	    (i == 0 && l->chars >= 8 && l->covered < 25 &&
	    chrome_is_sure(v, 1))) &&
	    l->head == CHROME_CLASSES && l->date == DATE_NONE && !l->url &&
	    l->seps == 0 && l->tokens <= 3 && l->end != END_COUNT &&
	    l->end != END_CUT &&
	    l->script == SCRIPT_HAN && (l->repeats == 0 || l->first);
}

/* Paths to the page stand above its title. */
static bool
is_path(const struct chrome_view *v, size_t i)
{
	const struct chrome_rule *rule = chrome_rule_of(v, i);

	return v->lines[i].class == CHROME_BREADCRUMB ||
	    (rule != NULL && rule->class == CHROME_BREADCRUMB);
}

/* Longer than an entry of a menu, and twice as long as the line before. */
static bool
stands_out(const struct chrome_view *v, size_t i)
{
	return is_plain(v, i) && v->lines[i].chars >= TITLE_LONG && i > 0 &&
	    v->lines[i - 1].chars * 2 <= v->lines[i].chars;
}

/*
 * Keeps a dropped line that stands alone between sure chrome and what is
 * kept, or more sure chrome, not far above the first line kept: menus have
 * no such lines, titles are nothing else.
 */
static void
keep_title(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t first = 0, i;

	while (first < v->n &&
	    !chrome_state_keeps((enum chrome_state)d->state[first]))
		first++;
	if (first == v->n)
		return;
	for (i = first; i-- > 0 && i + TITLE_ABOVE >= first; )
		if ((i + 1 == first && stands_out(v, i)) ||
		    (is_plain(v, i) && chrome_is_sure(v, i - 1) &&
		    (i + 1 == first || (chrome_is_sure(v, i + 1) &&
		    !is_path(v, i + 1))))) {
			d->state[i] = STATE_TITLE;
			d->state[first] = STATE_BODY;
			while (++i < first)
				d->state[i] = STATE_GAP;
			return;
		}
}

/* Stands in h1, and the page's title begins with it. */
static bool
begins_title(const struct chrome_view *v, size_t i)
{
	struct page_line line = chrome_page_line(v, i);
	const struct buf *title = &v->page->title;

	return line.element == PAGE_H1 && v->lines[i].title >= 1 &&
	    title->len >= line.len &&
	    memcmp(title->data, line.text, line.len) == 0;
}

/* A heading in the head that is the page's title, or a part of it. */
static bool
is_title_above(const struct chrome_view *v, const struct chrome_decision *d,
    size_t i)
{
	return d->state[i] == STATE_HEAD && !chrome_is_sure(v, i) &&
	    ((v->lines[i].title == 2 && is_heading(v, i)) ||
	    begins_title(v, i));
}

/*
 * Of an HTML page, keeps the heading that is the page's title, if it was
 * dropped above a document which does not have it: the last such one, since
 * that of the site, which is a part of the title too, may come first.
 */
static void
keep_html_title(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t i, kept = 0, title = v->n;

	for (i = 0; i < v->n && d->state[i] == STATE_HEAD; i++)
		if (is_title_above(v, d, i))
			title = i;
	if (title == v->n)
		return;
	for (i = 0; i < v->n; i++) {
		if (!chrome_state_keeps((enum chrome_state)d->state[i]))
			continue;
		if (v->lines[i].title == 2)
			return;
		kept++;
	}
	if (kept == 0)
		return;
	d->state[title] = STATE_TITLE;
	for (i = title + 1; i < v->n && d->state[i] == STATE_HEAD; i++)
		d->state[i] = STATE_GAP;
	if (i < v->n && d->state[i] == STATE_TITLE)
		d->state[i] = STATE_BODY;
}

/* The same for a heading between the gap and the body. */
static void
keep_heading(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t i;

	for (i = 1; i + 1 < v->n; i++)
		if (d->state[i] == STATE_GAP &&
		    d->state[i + 1] == STATE_BODY) {
			if (is_plain(v, i) && chrome_is_sure(v, i - 1))
				d->state[i] = STATE_BODY;
			return;
		}
}

void
chrome_keep_titles(const struct chrome_view *v, struct chrome_decision *d)
{
	if (v->page->html && v->title_line < v->n) {
		keep_html_title(v, d);
		return;
	}
	keep_title(v, d);
	keep_heading(v, d);
}
