/*
 * strip-site-chrome-runs - the runs of lines of a page: its running text, what
 * stands under which head; see strip-site-chrome-view.h.
 */
#include <string.h>

#include "strip-site-chrome-said.h"
#include "strip-site-chrome-view.h"

#define ECHO_LINES	((size_t)60)	/* from the top of the page */
#define ECHO_AHEAD	((size_t)2)	/* behind the first lines of text */
#define ECHO_BYTES	((size_t)300)	/* of each */
#define SAID_LINES	6	/* of running text looked at, */
#define SAID_BYTES	((size_t)600)	/* so much of each */
#define SAID_CHARS	4	/* of a line that it may say, */
#define SAID_ABOVE	((size_t)60)	/* in so many lines above it */

/*
 * The run of lines that is most running text: the one whose sum is highest
 * when a sentence counts by its length and another line against it.
 */
static void
find_core(struct chrome_view *v)
{
	long sum = 0, best = 0;
	size_t i, from = 0;

	v->core_first = v->core_last = 0;
	for (i = 0; i < v->n; i++) {
		size_t mass = v->mass[i + 1] - v->mass[i];

		sum += mass > 0 ? (long)(mass < 200 ? mass : 200) :
		    v->signs[i + 1] > v->signs[i] ? -60 : -20;
		if (sum < 0) {
			sum = 0;
			from = i + 1;
		} else if (sum > best) {
			best = sum;
			v->core_first = from;
			v->core_last = i;
		}
	}
}

/* Whether line i is running text. */
static bool
is_text(const struct chrome_view *v, size_t i)
{
	return v->mass[i + 1] > v->mass[i];
}

/* Line i without the blanks around it. */
static struct page_line
trimmed(const struct chrome_view *v, size_t i)
{
	struct page_line line = chrome_page_line(v, i);
	const char *s = line.text, *end = s + line.len;

	while (s < end && (*s == ' ' || *s == '\t' || *s == '\r'))
		s++;
	while (end > s && (end[-1] == ' ' || end[-1] == '\t' ||
	    end[-1] == '\r'))
		end--;
	line.text = s;
	line.len = (size_t)(end - s);
	return line;
}

/*
 * Whether the text of a line stands in bytes from at to to of the page's.  What
 * is sought is its third byte, if it has one: of a Chinese character the one
 * that fewest others share.
 */
static bool
stands_in(const struct page_line *line, const char *at, const char *to)
{
	const char *s = line->text;
	size_t len = line->len, third = len < 3 ? 0 : 2;

	for (; len > 0 && (size_t)(to - at) >= len; at++) {
		at = memchr(at + third, s[third], (size_t)(to - at) - len + 1);
		if (at == NULL)
			return false;
		at -= third;
		if (*at == *s && memcmp(at, s, len) == 0)
			return true;
	}
	return false;
}

/*
 * Which lines above the running text are said again within the next lines of
 * it: a title is, an entry of a menu is not.
 */
static void
find_echoes(struct chrome_view *v)
{
	size_t last = v->core_first + 3, end = last + ECHO_AHEAD, i, k;
	size_t text = 0;	/* the first line of it behind line i */

	end = end < v->n ? end : v->n;
	for (i = 0; i < v->n && i < last && i < ECHO_LINES; i++) {
		struct chrome_line *l = &v->lines[i];
		struct page_line said = trimmed(v, i);

		while (text <= i || (text < end && !is_text(v, text)))
			text++;
		if (l->chars < 3 || l->chars > 40 || l->covered >= 50)
			continue;
		for (k = text; k < end && k <= i + ECHO_LINES && !l->echo;
		    k++) {
			struct page_line line = chrome_page_line(v, k);

			l->echo = is_text(v, k) && stands_in(&said, line.text,
			    line.text + (line.len < ECHO_BYTES ? line.len :
			    ECHO_BYTES));
		}
	}
}

/* How much of each line above the running text its first lines say. */
static void
find_said(struct chrome_view *v)
{
	size_t first = v->core_first, n = 0, i;
	struct chrome_said set = { 0 };

	if (first == 0 || v->page->html)
		return;
	for (i = first; i <= v->core_last && n < SAID_LINES; i++) {
		struct page_line line = chrome_page_line(v, i);

		if (v->mass[i + 1] == v->mass[i])
			continue;
		chrome_said_add(&set, line.text,
		    line.len < SAID_BYTES ? line.len : SAID_BYTES);
		n++;
	}
	for (i = first; i-- > 0 && i + SAID_ABOVE >= first; ) {
		struct page_line line = chrome_page_line(v, i);
		unsigned share;

		if (v->lines[i].chars < SAID_CHARS || line.len > SAID_BYTES)
			continue;
		share = chrome_said_share(&set, line.text, line.len);
		v->lines[i].said = share == 0 ? 1 : share < 25 ? 2 :
		    share < 50 ? 3 : share < 75 ? 4 : 5;
	}
}

/* How much running text in a row ends what stands under a head. */
static bool
ends_under(enum chrome_class head, size_t lines, size_t mass)
{
	if (head == CHROME_COMMENT)
		return lines >= 4 || mass >= 400;
	return lines >= 2 || mass >= 100;
}

static void
find_heads(struct chrome_view *v)
{
	size_t i, lines = 0, mass = 0;
	uint8_t under = CHROME_CLASSES;
	uint32_t after = 0;

	for (i = 0; i < v->n; i++) {
		const struct chrome_line *l = &v->lines[i];

		v->under[i] = under;
		v->after[i] = after;
		lines = v->mass[i + 1] > v->mass[i] ? lines + 1 : 0;
		mass = lines > 0 ? mass + v->mass[i + 1] - v->mass[i] : 0;
		if (l->start >= START_DOT && l->start <= START_NUMBER &&
		    l->chars < 100)
			lines = mass = 0;
		if (under < CHROME_CLASSES &&
		    ends_under((enum chrome_class)under, lines, mass))
			under = CHROME_CLASSES;
		if (l->head == CHROME_CLASSES)
			continue;
		under = l->head;
		lines = mass = 0;
		if (v->mass[i] > 0)
			after |= UINT32_C(1) << under;
	}
}

void
chrome_runs_find(struct chrome_view *v)
{
	find_heads(v);
	find_core(v);
	find_echoes(v);
	find_said(v);
}
