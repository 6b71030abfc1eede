/*
 * strip-site-chrome-titles - which lines are the page's title; see
 * strip-site-chrome-view.h.
 */
#include <string.h>

#include "strip-site-chrome-view.h"
#include "utf8.h"

#define TITLE_LINE	600	/* bytes of a line that may be a title */
#define TITLE_MAX	(4 * TITLE_LINE)	/* no line can be enough of a
						   longer one: it is none */

#define NO_KIN		0xFF

static void
fold_title(const struct chrome_rules *cr, struct buf *to, const struct buf *b)
{
	to->len = 0;
	if (b->len <= TITLE_MAX)
		fold_add(&cr->fold, to, b->data, b->len);
	buf_addc(to, '\0');
	to->len--;
}

void
chrome_titles_fold(struct chrome_view *v, const struct chrome_rules *cr)
{
	fold_title(cr, &v->title, &v->page->title);
	fold_title(cr, &v->og_title, &v->page->og_title);
}

static bool
is_title_mark(const char *s, const char *end)
{
	uint32_t cp;

	if (s >= end)
		return true;
	(void)utf8_decode(s, (size_t)(end - s), &cp);
	return cp == ' ' || cp == '_' || cp == '-' || cp == '|' || cp == ',' ||
	    cp == 0x2014 || cp == 0xB7 || cp == '<' || cp == '(' ||
	    cp == 0x300B || cp == 0x2013;
}

bool
chrome_title_is_part(const struct buf *t, size_t from, size_t to)
{
	const char *end = t->data + t->len;
	uint32_t cp;

	if (from > 0 && !is_title_mark(t->data +
	    utf8_before(t->data, from, &cp), end))
		return false;
	return is_title_mark(t->data + to, end);
}

/* Stands in the title between marks that part its parts. */
static bool
is_part(const struct buf *t, const struct buf *line)
{
	const char *at = strstr(t->data, line->data);
	size_t from;

	if (at == NULL)
		return false;
	from = (size_t)(at - t->data);
	return chrome_title_is_part(t, from, from + line->len);
}

uint8_t
chrome_title_of(const struct chrome_view *v, const struct buf *line)
{
	const struct buf *og = &v->og_title, *t = &v->title;

	if (line->len < 6 || line->len > TITLE_LINE)
		return 0;
	if (og->len == line->len && memcmp(og->data, line->data, og->len) == 0)
		return 2;
	if (line->len > t->len)
		return t->len >= 12 && strstr(line->data, t->data) != NULL;
	if (line->len * 4 >= t->len && is_part(t, line))
		return 2;
	return (line->len >= 12 && strstr(t->data, line->data) != NULL) ||
	    (t->len >= 12 && line->len == t->len &&
	    memcmp(line->data, t->data, t->len) == 0);
}

void
chrome_title_find(struct chrome_view *v)
{
	const struct page *p = v->page;
	size_t i, best = 0, block, steps = 0;

	v->title_line = v->n;
	for (i = 0; i < v->n; i++) {
		struct page_line line = chrome_page_line(v, i);
		bool head = line.element >= PAGE_H1 &&
		    line.element <= PAGE_H3;
		size_t score = (size_t)(line.element == PAGE_H1) +
		    (v->lines[i].title == 2 ? 2 + 2 * (size_t)head : 0) +
		    (size_t)(v->lines[i].title == 2 && line.links == 0);

		if (score > best || (score == best && best > 1 &&
		    v->lines[i].chars > v->lines[v->title_line].chars)) {
			best = score;
			v->title_line = i;
		}
	}
	for (i = 0; i < p->nblocks; i++)
		v->blocks[i].kin = NO_KIN;
	if (v->title_line == v->n)
		return;
	block = chrome_block_of(v, v->title_line);
	for (;; block = p->blocks[block].parent) {
		v->blocks[block].kin = (uint8_t)(steps < 7 ? steps : 7);
		steps++;
		if (block == 0)
			break;
	}
	for (i = 1; i < p->nblocks; i++)
		if (v->blocks[i].kin == NO_KIN)
			v->blocks[i].kin = v->blocks[p->blocks[i].parent].kin;
}

void
chrome_title_spare(struct chrome_view *v)
{
	size_t i;

	for (i = 0; i < v->n; i++) {
		const struct chrome_rule *rule = chrome_rule_of(v, i);
		struct chrome_line *l = &v->lines[i];

		if (rule == NULL || !rule->same || l->words != 0 ||
		    rule->kind != CHROME_LINE)
			continue;
		if (i == v->title_line ? l->title == 2 :
		    !v->page->html && l->first && l->repeats > 0)
			l->rule = CHROME_NO_RULE;
	}
}
