/*
 * strip-site-chrome-title-lines - a title broken over lines; see
 * strip-site-chrome-view.h.
 */
#include <string.h>

#include "strip-site-chrome-view.h"

#define LINES_MAX	4	/* of a title; official ones have three */
#define TITLE_MIN	24	/* bytes of the lines together */

/* Leaves out the blanks: a line's end stands for none, or for one. */
static void
squeeze(struct buf *b)
{
	size_t i, to = 0;

	for (i = 0; i < b->len; i++)
		if (b->data[i] != ' ')
			b->data[to++] = b->data[i];
	b->len = to;
	b->data[to] = '\0';
}

/* Line i as it is compared, in v->scratch. */
static void
fold_line(struct chrome_view *v, size_t i)
{
	struct page_line line = chrome_page_line(v, i);

	v->scratch.len = 0;
	fold_add(&v->rules->fold, &v->scratch, line.text, line.len);
	buf_addc(&v->scratch, '\0');
	v->scratch.len--;
	squeeze(&v->scratch);
}

/* The lines from first on that put together are a part of the title; or 0. */
static size_t
count_lines(struct chrome_view *v, const struct buf *title, size_t first)
{
	const struct buf *line = &v->scratch;
	const char *from, *at;
	size_t i = first;

	fold_line(v, first);
	from = at = strstr(title->data, line->data);
	while (at != NULL && line->len > 0 &&
	    strncmp(at, line->data, line->len) == 0) {
		at += line->len;
		i++;
		if (i - first > 1 && (size_t)(at - from) >= TITLE_MIN &&
		    chrome_title_is_part(title, (size_t)(from - title->data),
		    (size_t)(at - title->data)))
			return i - first;
		if (i == v->n || i - first == LINES_MAX ||
		    chrome_page_line(v, i).links > 0)
			break;
		fold_line(v, i);
	}
	return 0;
}

/* A line is the title, or a part of it, by itself. */
static bool
has_title(const struct chrome_view *v)
{
	size_t i;

	for (i = 0; i < v->n; i++)
		if (v->lines[i].title == 2 && chrome_page_line(v, i).links == 0)
			return true;
	return false;
}

void
chrome_title_join(struct chrome_view *v)
{
	struct buf title = { 0 };
	size_t i, n;

	if (v->title.len < TITLE_MIN || has_title(v))
		return;
	buf_add(&title, v->title.data, v->title.len + 1);
	title.len--;
	squeeze(&title);
	for (i = 0; i + 1 < v->n; i++) {
		if (v->lines[i].title != 1 || chrome_page_line(v, i).links > 0)
			continue;
		for (n = count_lines(v, &title, i); n > 0; n--)
			v->lines[i++].title = 2;
	}
	buf_free(&title);
}
