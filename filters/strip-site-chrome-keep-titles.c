/*
 * strip-site-chrome-keep-titles - titles that were dropped; see -evidence.h.
 */
#include <string.h>

#include "strip-site-chrome-evidence.h"

#define TITLE_MAX	60	/* characters */
#define TITLE_LONG	12	/* no entry of a menu has more */
#define TITLE_ABOVE	((size_t)8)	/* lines above the first one kept */
#define TITLE_LATIN	120	/* characters of one in Latin letters */
#define LATIN_MIN	8	/* and at least */
#define MENU_WORD	60	/* percent of 停水公告 in words of a menu */
#define PATH_MAX	80	/* characters of a path to the page */
#define DECK		2	/* lines between a title and its date */
#define DATE_LINE	80	/* characters of a line with the date */

/* Stands in h1 to h3, and is no link. */
static bool
is_heading(const struct chrome_view *v, size_t i)
{
	struct page_line line = chrome_page_line(v, i);

	return line.element >= PAGE_H1 && line.element <= PAGE_H3 &&
	    line.links == 0;
}

/* A text's first line of running text is below, a line that has a rule above. */
static bool
is_between(const struct chrome_view *v, size_t i)
{
	return !v->page->html && i > 0 && i + 1 < v->n &&
	    v->lines[i - 1].rule != CHROME_NO_RULE && v->mass[i] == 0 &&
	    v->mass[i + 2] > 0;
}

/* Of text: when it was made stands right below, by a rule. */
static bool
is_above_stamp(const struct chrome_view *v, size_t i)
{
	const struct chrome_rule *rule = i + 1 < v->n ?
	    chrome_rule_of(v, i + 1) : NULL;

	return !v->page->html && rule != NULL && rule->kind == CHROME_LINE &&
	    rule->class == CHROME_META && v->lines[i + 1].date != DATE_NONE;
}

/*
 * A line that has nothing of chrome, or, above sure chrome at the top of the
 * page, or above its date, one word of it, and could be a heading.
 */
static bool
is_plain(const struct chrome_view *v, size_t i)
{
	const struct chrome_line *l = &v->lines[i];

	return l->chars >= (i == 0 || is_between(v, i) ? 2 : 4) &&
	    l->chars <= TITLE_MAX &&
	    l->rule == CHROME_NO_RULE && (l->class == CHROME_CLASSES ||
	    (i == 0 && l->chars >= 8 && l->covered < 25 &&
	    chrome_is_sure(v, 1)) || (l->class == CHROME_NAV &&
	    l->covered <= MENU_WORD && is_above_stamp(v, i))) &&
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

/* A line in Latin letters that could be a heading, and is no menu's. */
static bool
is_latin_plain(const struct chrome_view *v, size_t i)
{
	const struct chrome_line *l = &v->lines[i];

	return l->script == SCRIPT_LATIN && l->chars >= LATIN_MIN &&
	    l->chars <= TITLE_LATIN && chrome_page_line(v, i).links == 0 &&
	    l->rule == CHROME_NO_RULE && l->class == CHROME_CLASSES &&
	    l->head == CHROME_CLASSES && l->date == DATE_NONE && !l->url &&
	    l->seps == 0 && l->end != END_COUNT && l->end != END_CUT &&
	    (l->repeats == 0 || l->first);
}

/* A line that begins with a dash says more of the title, line i. */
static bool
has_deck(const struct chrome_view *v, size_t i)
{
	return !v->page->html && i + 1 < v->n &&
	    v->lines[i + 1].start == START_DASH && !chrome_is_sure(v, i + 1);
}

/*
 * Line i, between sure chrome and the first line that is kept, or more sure
 * chrome, is a title: menus have no such lines.  Above a path to the page
 * the site's name stands, unless running text is at once below, text, which a
 * title in Latin letters takes, too.
 */
static bool
is_title_alone(const struct chrome_view *v, size_t i, size_t first, bool text)
{
	size_t next = i + 1 + has_deck(v, i);

	if (!chrome_is_sure(v, i - 1) ||
	    (next < first && !chrome_is_sure(v, next)))
		return false;
	return text ? is_plain(v, i) || is_latin_plain(v, i) :
	    is_plain(v, i) && (next >= first || !is_path(v, next));
}

/*
 * Keeps such a line that was dropped not far above the first one kept, or one
 * that stands out above that.
 */
static void
keep_title(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t first = 0, i;
	bool text;

	while (first < v->n &&
	    !chrome_state_keeps((enum chrome_state)d->state[first]))
		first++;
	if (first == v->n)
		return;
	text = v->mass[first + 1] > v->mass[first];
	for (i = first; i-- > 0 && i + TITLE_ABOVE >= first; )
		if ((i + 1 == first && stands_out(v, i)) ||
		    is_title_alone(v, i, first, text)) {
			d->state[i] = STATE_TITLE;
			d->state[first] = STATE_BODY;
			if (has_deck(v, i))
				d->state[++i] = STATE_BODY;
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

/* Begins as a path to the page does, and has a mark between its parts. */
static bool
begins_path(const struct chrome_view *v, size_t i)
{
	static const char *const homes[] = { "首页", "主页", "Home" };
	const struct chrome_line *l = &v->lines[i];
	struct page_line line = chrome_page_line(v, i);
	size_t k;

	if (l->seps == 0 || l->stops > 0 || l->chars > PATH_MAX)
		return false;
	for (k = 0; k < sizeof(homes) / sizeof(homes[0]); k++)
		if (line.len > strlen(homes[k]) &&
		    memcmp(line.text, homes[k], strlen(homes[k])) == 0)
			return true;
	return false;
}

/* Nothing speaks against its being a title, or the line below one. */
static bool
may_be_below_path(const struct chrome_view *v, size_t i)
{
	const struct chrome_line *l = &v->lines[i];

	return l->chars >= 4 && l->chars <= (l->script == SCRIPT_LATIN ?
	    TITLE_LATIN : TITLE_MAX) && !chrome_is_evidence(v, i) &&
	    l->end != END_CUT && l->end != END_COUNT &&
	    (l->repeats == 0 || l->first);
}

/* A line that says when the page was made. */
static bool
says_date(const struct chrome_view *v, size_t i)
{
	const struct chrome_line *l = &v->lines[i];

	return (l->date == DATE_DAY || l->date == DATE_BOTH) &&
	    l->chars <= DATE_LINE && v->mass[i + 1] == v->mass[i];
}

/* The path that line i is ends in a part that is line k. */
static bool
ends_path(const struct chrome_view *v, size_t i, size_t k)
{
	struct page_line path = chrome_page_line(v, i);
	struct page_line line = chrome_page_line(v, k);
	size_t at = path.len - line.len;

	return line.len >= 6 && line.len < path.len &&
	    memcmp(path.text + at, line.text, line.len) == 0 &&
	    (path.text[at - 1] == ' ' || path.text[at - 1] == '>');
}

/*
 * Of text, keeps what stands between the path to the page and its date, three
 * lines at most: a title, and what is said below it; or the line that the path
 * ends in.
 */
static void
keep_below_path(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t i, to;

	for (i = 1; i < v->n && i <= v->core_first; i++) {
		if ((!is_path(v, i - 1) && !begins_path(v, i - 1)) ||
		    is_path(v, i))
			continue;
		for (to = i; to < v->n && to <= i + DECK &&
		    !ends_path(v, i - 1, to); )
			to++;
		if (to < v->n && to <= i + DECK) {
			chrome_keep_lines(d, to, to + 1);
			return;
		}
		for (to = i; to < v->n && to <= i + DECK &&
		    may_be_below_path(v, to); )
			to++;
		if (to == i || to == v->n || !says_date(v, to) ||
		    chrome_state_keeps((enum chrome_state)d->state[i - 1]))
			continue;
		chrome_keep_lines(d, i, to);
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
	if (!v->page->html)
		keep_below_path(v, d);
}
