/*
 * strip-site-chrome-keep-entries - the further entries of a weblog's page; see
 * -evidence.h.
 */
#include "strip-site-chrome-chars.h"
#include "strip-site-chrome-evidence.h"

#define STAMP_CHARS	24	/* 发表时间: 2018-02-05 12:30:00 */
#define ENTRY_LINES	3	/* behind its date, the next title being one;
				   a list's teasers have fewer */

/* Nothing but when something was put there: 发表于 2018-02-05. */
static bool
is_stamp(const struct chrome_view *v, size_t i)
{
	const struct chrome_rule *rule = chrome_rule_of(v, i);

	return rule != NULL && rule->kind == CHROME_LINE &&
	    rule->class == CHROME_META && v->lines[i].date != DATE_NONE &&
	    v->lines[i].chars <= STAMP_CHARS;
}

/* The lines are equal, digits aside. */
static bool
are_alike(const struct page_line *a, const struct page_line *b)
{
	size_t i = 0, k = 0;

	for (;; i++, k++) {
		while (i < a->len && chrome_is_digit((unsigned char)a->text[i]))
			i++;
		while (k < b->len && chrome_is_digit((unsigned char)b->text[k]))
			k++;
		if (i == a->len || k == b->len)
			return i == a->len && k == b->len;
		if (a->text[i] != b->text[k])
			return false;
	}
}

/* The first stamp behind the title, or v->n. */
static size_t
find_stamp(const struct chrome_view *v, const struct chrome_decision *d)
{
	size_t i;

	for (i = 0; i < v->n && d->state[i] <= STATE_GAP; i++)
		if (d->state[i] == STATE_GAP && is_stamp(v, i))
			return i;
	return v->n;
}

/* Keeps the lines from to to but those that are surely chrome. */
static void
keep_unsure(const struct chrome_view *v, struct chrome_decision *d,
    size_t from, size_t to)
{
	for (; from < to; from++)
		if (!chrome_is_sure(v, from))
			chrome_keep_lines(d, from, from + 1);
}

void
chrome_keep_entries(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t first = v->page->html ? v->n : find_stamp(v, d);
	size_t i, end, last = first;
	struct page_line stamp, line;

	if (first == v->n)
		return;
	stamp = chrome_page_line(v, first);
	for (i = first + 2; i < v->n; i++) {
		line = chrome_page_line(v, i);
		if (chrome_state_keeps((enum chrome_state)d->state[i])) {
			last = i;
			continue;
		}
		if (!is_stamp(v, i) || !are_alike(&stamp, &line) ||
		    chrome_is_sure(v, i - 1))
			continue;
		for (end = i + 1; end < v->n && !chrome_is_sure(v, end); )
			end++;
		if (end - i <= ENTRY_LINES)
			continue;
		keep_unsure(v, d, last + 1, end);
		last = i = end - 1;
	}
}
