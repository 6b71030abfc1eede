/* strip-site-chrome-view - see strip-site-chrome-features.h. */
#include <stdlib.h>
#include <string.h>

#include "strip-site-chrome-features.h"

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
	    (l->chars >= 60 && l->chars > 8 * (size_t)l->tokens);

	if (!sentence || l->covered > 40 || l->seps > 4)
		return 0;
	if (line->link_chars * 2 > line->chars)
		return 0;
	return l->end == END_CUT ? l->chars / 2 : l->chars;
}

/* By its words alone a line of chrome. */
static bool
is_sign(const struct chrome_line *l)
{
	if (l->rule != NULL)
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

	while (size < v->n * 2)
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

/* The words in the names of blocks: short ones only as a whole. */
static uint32_t
name_classes(const struct chrome_rules *cr, const char *s, size_t len)
{
	uint32_t set = 0;
	struct hit hit;
	size_t at = 0;

	while (words_next(&cr->names, s, len, &at, &hit)) {
		bool left = hit.from == 0 || s[hit.from - 1] < 'a' ||
		    s[hit.from - 1] > 'z';
		bool right = hit.to == len || s[hit.to] < 'a' ||
		    s[hit.to] > 'z';

		if ((left && right) || hit.to - hit.from > 5 ||
		    ((left || right) && hit.to - hit.from > 3))
			set |= UINT32_C(1) << hit.id;
	}
	return set;
}

static void
look_at_blocks(struct chrome_view *v, const struct chrome_rules *cr)
{
	const struct page *p = v->page;
	size_t n = p->nblocks > 0 ? p->nblocks : 1, i;

	if (n > v->blocks_cap) {
		v->names = mem_resize(v->names, n, sizeof(*v->names));
		v->own_names = mem_resize(v->own_names, n,
		    sizeof(*v->own_names));
		v->block_mass = mem_resize(v->block_mass, n,
		    sizeof(*v->block_mass));
		v->block_own = mem_resize(v->block_own, n,
		    sizeof(*v->block_own));
		v->blocks_cap = n;
	}
	memset(v->block_own, 0, n * sizeof(*v->block_own));
	v->names[0] = v->own_names[0] = 0;
	for (i = 1; i < n; i++) {
		v->own_names[i] = name_classes(cr, p->blocks[i].names,
		    p->blocks[i].names_len);
		v->names[i] = v->own_names[i] |
		    v->names[p->blocks[i].parent];
	}
	for (i = 0; i < v->n; i++)
		v->block_own[p->lines[v->lines[i].number].block] +=
		    v->mass[i + 1] - v->mass[i];
	memcpy(v->block_mass, v->block_own, n * sizeof(*v->block_mass));
	for (i = n - 1; i > 0; i--)
		v->block_mass[p->blocks[i].parent] += v->block_mass[i];
}

/* The innermost block that holds most of the page's running text. */
static void
find_main(struct chrome_view *v)
{
	const struct page *p = v->page;
	size_t i, all = v->mass[v->n], best = 0;

	for (i = 1; i < p->nblocks; i++)
		if (all > 0 && v->block_mass[i] * 10 >= all * 6)
			best = i;
	v->main_block = best;
	v->main_first = 0;
	for (i = 0; best != 0 && i < v->n; i++)
		if (p->lines[v->lines[i].number].block >= best) {
			v->main_first = i;
			break;
		}
}

static void
find_heads(struct chrome_view *v)
{
	uint8_t under = CHROME_CLASSES;
	uint32_t after = 0;
	size_t i;

	for (i = 0; i < v->n; i++) {
		v->under[i] = under;
		v->after[i] = after;
		if (v->mass[i + 1] > v->mass[i])
			under = CHROME_CLASSES;
		if (v->lines[i].head == CHROME_CLASSES)
			continue;
		under = v->lines[i].head;
		if (v->mass[i] > 0)
			after |= UINT32_C(1) << under;
	}
}

/* Equal to the page's title, or one with the site's name behind it. */
static uint8_t
title(const struct chrome_view *v, const struct buf *line)
{
	const struct buf *og = &v->og_title, *t = &v->title;

	if (line->len < 6)
		return 0;
	if ((og->len == line->len &&
	    memcmp(og->data, line->data, og->len) == 0) ||
	    (t->len >= line->len &&
	    memcmp(t->data, line->data, line->len) == 0))
		return 2;
	if ((t->len >= line->len && line->len >= 12 &&
	    strstr(t->data, line->data) != NULL) ||
	    (t->len >= 12 && t->len < line->len &&
	    strstr(line->data, t->data) != NULL))
		return 1;
	return 0;
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

static void
fold_title(const struct chrome_rules *cr, struct buf *to, const struct buf *b)
{
	to->len = 0;
	fold_add(&cr->fold, to, b->data, b->len);
	buf_addc(to, '\0');
	to->len--;
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
	fold_title(cr, &v->title, &page->title);
	fold_title(cr, &v->og_title, &page->og_title);
	v->mass[0] = v->signs[0] = 0;
	for (i = 0; i < page->n; i++) {
		if (page->lines[i].chars == 0)
			continue;
		l = &v->lines[v->n];
		memset(l, 0, sizeof(*l));
		l->number = i;
		chrome_line_look(l, &page->lines[i], cr, &v->scratch, limit);
		buf_addc(&v->scratch, '\0');
		v->scratch.len--;
		l->title = title(v, &v->scratch);
		v->mass[v->n + 1] = v->mass[v->n] + mass(l, &page->lines[i]);
		v->signs[v->n + 1] = v->signs[v->n] + is_sign(l);
		v->n++;
	}
	find_repeats(v);
	find_heads(v);
	if (page->html) {
		look_at_blocks(v, cr);
		find_main(v);
	}
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
	free(v->table);
	buf_free(&v->scratch);
	buf_free(&v->title);
	buf_free(&v->og_title);
	memset(v, 0, sizeof(*v));
}
