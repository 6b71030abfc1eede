/*
 * strip-site-chrome-keep-body - a body without running text; see -evidence.h.
 *
 * A timetable, a list of changes, an address or a price list has no sentences,
 * by which a body is known best.  It is what stands between the title, with
 * its date and source, and the first line behind that is surely chrome.
 */
#include "strip-site-chrome-evidence.h"

#define LINES_MIN	3	/* of such a body */
#define STAMP_LAST	((size_t)60)	/* lines before the date, at most */
#define COVERED		70	/* percent of a line in words of chrome */
#define SIGNS_MAX	8	/* of chrome: more say that there is no text */
#define DAYS_SHARE	4	/* of the lines, one may have a day */
#define PROSE		30	/* percent of running text that tells a body */

/* When a page was made, by its words. */
static bool
is_dated(const struct chrome_view *v, size_t i)
{
	return v->lines[i].date != DATE_NONE &&
	    v->lines[i].chars <= LINE_DATED &&
	    (v->lines[i].words >> CHROME_META & 1) != 0;
}

/* Of text: when and where from, or by whom, the title right above. */
static bool
is_stamp(const struct chrome_view *v, size_t i)
{
	const struct chrome_rule *rule = chrome_rule_of(v, i);
	bool ruled = rule != NULL && rule->kind == CHROME_LINE &&
	    !rule->same && (rule->class == CHROME_META ||
	    (rule->class == CHROME_COMMENT && v->lines[i].date != DATE_NONE));

	return (ruled || is_dated(v, i)) &&
	    v->lines[i - 1].rule == CHROME_NO_RULE &&
	    v->lines[i - 1].head == CHROME_CLASSES;
}

/* The line that the body begins behind; v->n: it is not known. */
static size_t
find_top(const struct chrome_view *v)
{
	size_t i;

	if (v->page->html)
		return v->title_line;
	for (i = 1; i < v->n && i < STAMP_LAST; i++)
		if (is_stamp(v, i))
			return i;
	return v->n;
}

/* The body does not go on with line i; one with a word of chrome is no end. */
static bool
is_end(const struct chrome_view *v, size_t i)
{
	struct page_line line = chrome_page_line(v, i);

	return (chrome_is_sure(v, i) && (v->lines[i].covered >= COVERED ||
	    v->lines[i].rule != CHROME_NO_RULE ||
	    v->lines[i].head < CHROME_CLASSES)) || (v->page->html &&
	    (line.link_chars * 2 > line.chars || chrome_is_outside(v, &line)));
}

/* Few of the lines have a day, as most have of a list of news. */
static bool
has_few_days(const struct chrome_view *v, size_t from, size_t to)
{
	size_t i, days = 0;

	for (i = from; i < to; i++)
		days += v->lines[i].date == DATE_DAY ||
		    v->lines[i].date == DATE_BOTH;
	return days * DAYS_SHARE <= to - from;
}

/*
 * It has running text, all that was dropped was taken for the head of the
 * page, and that is more than what is kept, or, below the date of a text, no
 * title was found above it; a list of news, which HTML has more often, has days.
 */
static bool
is_taken_for_head(const struct chrome_view *v,
    const struct chrome_decision *d, size_t from, size_t to, bool dated)
{
	size_t kept = 0, all = 0, i;
	bool head = dated && !v->page->html;

	if (v->mass[to] == v->mass[from])
		return false;
	for (i = from; i < to; i++) {
		all += v->lines[i].chars;
		if (chrome_state_keeps((enum chrome_state)d->state[i]))
			kept += v->lines[i].chars;
		else if (d->state[i] > STATE_GAP)
			return false;
		else if (d->state[i] == STATE_GAP)
			head = false;
	}
	if (kept * 2 < all && !v->page->html)
		return true;
	return (head ? kept < all : kept * 2 < all) &&
	    has_few_days(v, from, to);
}

/* Characters of running text that are kept anywhere. */
static size_t
prose_kept(const struct chrome_view *v, const struct chrome_decision *d)
{
	size_t i, mass = 0;

	for (i = 0; i < v->n; i++)
		if (chrome_state_keeps((enum chrome_state)d->state[i]))
			mass += v->mass[i + 1] - v->mass[i];
	return mass;
}

/* Where the body ends that begins at from; *chars becomes what it has. */
static size_t
body_end(const struct chrome_view *v, size_t from, size_t *chars)
{
	size_t to;

	*chars = 0;
	for (to = from; to < v->n && !is_end(v, to); to++)
		*chars += v->lines[to].chars;
	while (to > from && chrome_is_sure(v, to - 1))
		*chars -= v->lines[--to].chars;
	return to;
}

/* A line of those from from to to is kept. */
static bool
has_kept(const struct chrome_decision *d, size_t from, size_t to)
{
	while (from < to &&
	    !chrome_state_keeps((enum chrome_state)d->state[from]))
		from++;
	return from < to;
}

/* An anchor, but of what may stand above a document, too. */
static bool
ends_search(const struct chrome_view *v, size_t i)
{
	const struct chrome_rule *rule = chrome_rule_of(v, i);

	return chrome_is_anchor(v, i) && (rule == NULL ||
	    (rule->class != CHROME_AD && rule->class != CHROME_LOGIN));
}

/*
 * Of text without a date: the longest such stretch before the first anchor, if
 * some of it is kept, or few lines of the page are chrome; v->n: there is none.
 */
static size_t
longest(const struct chrome_view *v, const struct chrome_decision *d)
{
	size_t i, to, chars, most = 0, from = v->n;
	bool few = v->signs[v->n] < SIGNS_MAX;

	for (i = 0; i < v->n && !ends_search(v, i); i = to) {
		to = body_end(v, i, &chars);
		if (chars > most && (has_kept(d, i, to) ||
		    (few && has_few_days(v, i, to)))) {
			most = chars;
			from = i;
		}
		to += to == i;
	}
	return from;
}

/* There is hardly any running text in those lines, or kept anywhere. */
static bool
has_no_prose(const struct chrome_view *v, const struct chrome_decision *d,
    size_t from, size_t to, size_t chars)
{
	return to >= from + LINES_MIN &&
	    (v->mass[to] - v->mass[from]) * 100 <= chars * PROSE &&
	    prose_kept(v, d) * 100 <= chars * PROSE;
}

void
chrome_keep_body(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t top = find_top(v), from = top + 1, to, chars = 0;

	while (from < v->n && (is_dated(v, from) || (is_end(v, from) &&
	    v->lines[from].head == CHROME_CLASSES)))
		from++;
	if (top == v->n)
		from = longest(v, d);
	to = from < v->n ? body_end(v, from, &chars) : from;
	if (to == from || chrome_is_under_list(v, from))
		return;
	if (!has_no_prose(v, d, from, to, chars) &&
	    ((top == v->n && v->signs[v->n] >= SIGNS_MAX) ||
	    !is_taken_for_head(v, d, from, to, top < v->n)))
		return;
	chrome_keep_lines(d, from, to);
	if (!v->page->html && top < v->n)
		chrome_keep_lines(d, top - 1, top);
}
