/*
 * strip-site-chrome-drop - headings of what was dropped, lists of headings,
 * titles said again; see -evidence.h.
 */
#include <string.h>

#include "strip-site-chrome-evidence.h"

#define LIST		3	/* lines under a head */
#define HEAD_MAX	10	/* characters of a head of links */
#define TITLE_AGAIN	8	/* characters of a title dropped later on */
#define ENTRIES_MIN	2	/* of a list of contents */
#define ENTRIES_MAX	60
#define ENTRY_MAX	40	/* characters */

static size_t
last_kept(const struct chrome_view *v, const struct chrome_decision *d)
{
	size_t last = v->n;

	while (last > 0 && !chrome_state_keeps((enum chrome_state)
	    d->state[last - 1]))
		last--;
	return last;
}

/*
 * Drops a short heading of HTML that is the last line kept, when links are all
 * that stood under it.
 */
static void
drop_html_head(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t last = last_kept(v, d), i;
	struct page_line line;

	if (last < 2 || last + LIST > v->n)
		return;
	line = chrome_page_line(v, last - 1);
	if (line.element < PAGE_H2 || line.element > PAGE_H6 ||
	    line.links > 0 || v->lines[last - 1].chars > HEAD_MAX ||
	    v->lines[last - 1].title == 2)
		return;
	for (i = last; i < last + LIST; i++) {
		line = chrome_page_line(v, i);
		if (line.link_chars * 3 < line.chars)
			return;
	}
	d->state[last - 1] = STATE_TAIL;
}

void
chrome_drop_heads(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t last = last_kept(v, d);

	if (v->page->html)
		drop_html_head(v, d);
	else if (last > 1 && v->lines[last - 1].head == CHROME_RELATED)
		d->state[last - 1] = STATE_TAIL;
}

static bool
is_html_heading(const struct chrome_view *v, size_t i)
{
	struct page_line line = chrome_page_line(v, i);

	return line.element >= PAGE_H1 && line.element <= PAGE_H6;
}

/* Whether a heading behind line i begins as it does. */
static bool
is_entry(const struct chrome_view *v, size_t i)
{
	struct page_line line = chrome_page_line(v, i), other;
	size_t k;

	if (line.chars == 0 || line.chars > ENTRY_MAX || is_html_heading(v, i))
		return false;
	for (k = i + 1; k < v->n; k++) {
		other = chrome_page_line(v, k);
		if (is_html_heading(v, k) && other.len >= line.len &&
		    memcmp(other.text, line.text, line.len) == 0)
			return true;
	}
	return false;
}

/*
 * Of HTML, drops the list of the document's headings that the page adds, with
 * the word over it: the first line that is a word of menus and has such a list
 * below.
 */
void
chrome_drop_contents(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t head, i;

	if (!v->page->html)
		return;
	for (head = 0; head < v->n; head++)
		if (d->state[head] == STATE_BODY &&
		    v->lines[head].class == CHROME_NAV &&
		    v->lines[head].covered >= 90)
			break;
	for (i = head + 1; i < v->n && i - head <= ENTRIES_MAX; i++)
		if (!is_entry(v, i))
			break;
	if (i < head + 1 + ENTRIES_MIN)
		return;
	for (; head < i; head++)
		d->state[head] = STATE_INNER;
}

static bool
is_number(const struct page_line *line)
{
	size_t i;

	for (i = 0; i < line->len; i++)
		if (line->text[i] < '0' || line->text[i] > '9')
			return false;
	return true;
}

void
chrome_drop_gutters(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t i;

	for (i = 0; v->page->html && i < v->n; i++) {
		struct page_line line = chrome_page_line(v, i);

		if ((v->blocks[line.block].own_names >> CHROME_OTHER & 1) !=
		    0 && is_number(&line))
			d->state[i] = STATE_INNER;
	}
}

static bool
are_equal(const struct chrome_view *v, size_t i, size_t j)
{
	struct page_line a = chrome_page_line(v, i);
	struct page_line b = chrome_page_line(v, j);

	return a.len == b.len && memcmp(a.text, b.text, a.len) == 0;
}

/* The name of an issuer with the date below: who signed, not the title. */
static bool
is_signed(const struct chrome_view *v, size_t i)
{
	return v->lines[i].sign == SIGNED_BODY ||
	    (i + 1 < v->n && v->lines[i + 1].sign == SIGNED_DATE);
}

/*
 * Drops the title where it is said again, behind running text: in verse it may
 * be a line, and right below it may belong to a longer one.
 */
void
chrome_drop_titles_again(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t title = 0, i;

	while (title < v->n && !chrome_state_keeps((enum chrome_state)
	    d->state[title]))
		title++;
	if (title == v->n || v->lines[title].chars < TITLE_AGAIN ||
	    v->mass[title + 1] > v->mass[title])
		return;
	for (i = title + 1; i < v->n; i++)
		if (d->state[i] == STATE_BODY && v->lines[i].repeats > 0 &&
		    v->lines[i].rule == CHROME_NO_RULE && !is_signed(v, i) &&
		    are_equal(v, title, i) && v->mass[i] > v->mass[i - 1])
			d->state[i] = STATE_INNER;
}
