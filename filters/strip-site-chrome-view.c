/* strip-site-chrome-view - see strip-site-chrome-features.h. */
#include <stdlib.h>
#include <string.h>

#include "strip-site-chrome-view.h"

#define EMPTY	UINT32_MAX

/*
 * How much of a line is running text: all its characters if it has the
 * marks of sentences, less its links; otherwise nothing.
 */
static size_t
mass(const struct chrome_line *l, const struct page_line *line)
{
	bool sentence = (l->stops > 0 && l->chars >= 15) ||
	    (l->commas > 0 && l->chars >= 25) ||
	    (l->end == END_FULL && l->chars >= 6) ||
	    (l->chars >= 60 && l->chars > 8 * (size_t)l->tokens);

	if (!sentence || l->covered > 40 || l->seps > 4)
		return 0;
	if (line->link_chars * 2 > line->chars)
		return 0;
	return l->end == END_CUT ? l->chars / 2 : l->chars;
}

/*
 * By its words alone a line of chrome.  Rules of kind same, of which a site
 * may have one for each line of its menus, tell of their own lines only: the
 * model knows no such pages.
 */
static bool
is_sign(const struct chrome_line *l)
{
	if (l->rule != NULL && !l->rule->same)
		return l->rule->kind == CHROME_LINE;
	return l->head < CHROME_CONTENT ||
	    (l->class < CHROME_CONTENT && l->covered >= 50);
}

/* Counts how often each line of four characters and more occurs. */
static void
find_repeats(struct chrome_view *v)
{
	size_t size = 64, i, at;
	struct chrome_line *l, *first;

	while (size * 3 < v->n * 4)
		size *= 2;
	if (size > v->table_cap) {
		v->table = mem_resize(v->table, size, sizeof(*v->table));
		v->table_cap = size;
	}
	memset(v->table, 0xFF, size * sizeof(*v->table));
	for (i = 0; i < v->n; i++) {
		l = &v->lines[i];
		l->first = true;
		l->repeats = 0;
		if (l->chars < 4)
			continue;
		at = (size_t)(l->hash ^ l->hash >> 32) & (size - 1);
		while (v->table[at] != EMPTY &&
		    v->lines[v->table[at]].hash != l->hash)
			at = (at + 1) & (size - 1);
		if (v->table[at] == EMPTY) {
			v->table[at] = (uint32_t)i;
			continue;
		}
		first = &v->lines[v->table[at]];
		l->first = false;
		first->repeats = (uint8_t)(first->repeats +
		    (first->repeats < 255));
		l->repeats = first->repeats;
	}
}

static void
grow(struct chrome_view *v, size_t n)
{
	if (n <= v->cap)
		return;
	v->cap = n;
	v->lines = mem_resize(v->lines, n, sizeof(*v->lines));
	v->mass = mem_resize(v->mass, n, sizeof(*v->mass));
	v->signs = mem_resize(v->signs, n, sizeof(*v->signs));
	v->under = mem_resize(v->under, n, sizeof(*v->under));
	v->after = mem_resize(v->after, n, sizeof(*v->after));
}

void
chrome_view_make(struct chrome_view *v, const struct page *page,
    struct chrome_rules *cr, const struct chrome_rule **limit)
{
	struct chrome_line *l;
	size_t i;

	v->page = page;
	v->n = 0;
	grow(v, page->n + 1);
	chrome_titles_fold(v, cr);
	v->mass[0] = v->signs[0] = 0;
	for (i = 0; i < page->n; i++) {
		if (page->lines[i].chars == 0)
			continue;
		l = &v->lines[v->n];
		memset(l, 0, sizeof(*l));
		l->number = (uint32_t)i;
		chrome_line_look(l, &page->lines[i], cr, &v->scratch, limit);
		buf_addc(&v->scratch, '\0');
		v->scratch.len--;
		l->title = chrome_title_of(v, &v->scratch);
		v->mass[v->n + 1] = v->mass[v->n] +
		    (uint32_t)mass(l, &page->lines[i]);
		v->signs[v->n + 1] = v->signs[v->n] + is_sign(l);
		v->n++;
	}
	find_repeats(v);
	chrome_runs_find(v);
	if (page->html) {
		chrome_blocks_look(v, cr);
		chrome_title_find(v);
	} else {
		v->title_line = v->n;
	}
	chrome_title_spare(v);
}

void
chrome_view_free(struct chrome_view *v)
{
	free(v->lines);
	free(v->mass);
	free(v->signs);
	free(v->under);
	free(v->after);
	free(v->names);
	free(v->own_names);
	free(v->block_mass);
	free(v->block_own);
	free(v->near_names);
	free(v->in_main);
	free(v->kin);
	free(v->block_chars);
	free(v->block_links);
	free(v->table);
	buf_free(&v->scratch);
	buf_free(&v->title);
	buf_free(&v->og_title);
	memset(v, 0, sizeof(*v));
}
