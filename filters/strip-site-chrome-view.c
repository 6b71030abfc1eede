/* strip-site-chrome-view - see strip-site-chrome-features.h. */
#include <stdlib.h>
#include <string.h>

#include "diag.h"
#include "strip-site-chrome-view.h"

#define EMPTY		UINT32_MAX
#define REPEAT_CHARS	4U	/* of a line whose repetition counts */
#define TABLE_KEPT	((size_t)0x10000)	/* entries, from page to page */

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
is_sign(const struct chrome_line *l, const struct chrome_rule *rule)
{
	if (rule != NULL && !rule->same)
		return rule->kind == CHROME_LINE;
	return l->head < CHROME_CONTENT ||
	    (l->class < CHROME_CONTENT && l->covered >= 50);
}

/* Makes the table for the lines that count_repeats() enters in it. */
static void
make_table(struct chrome_view *v)
{
	size_t size = 64, lines = 0, i;

	for (i = 0; i < v->page->n; i++)
		lines += !page_is_blank(v->page, i) &&
		    page_from(v->page, i + 1) - page_from(v->page, i) >
		    REPEAT_CHARS;
	while (size * 3 < lines * 4)
		size *= 2;
	if (size > v->table_cap) {
		v->table = mem_resize(v->table, size, sizeof(*v->table));
		v->table_cap = size;
	}
	v->table_size = size;
	memset(v->table, 0xFF, size * sizeof(*v->table));
}

static void
free_table(struct chrome_view *v)
{
	free(v->table);
	v->table = NULL;
	v->table_cap = 0;
}

/* Counts how often line i occurs, if it has four characters and more. */
static void
count_repeats(struct chrome_view *v, size_t i, uint64_t hash)
{
	struct chrome_line *l = &v->lines[i], *first;
	struct chrome_equal *t = v->table;
	uint32_t check = (uint32_t)(hash >> 32);
	size_t at = (size_t)(hash ^ hash >> 32) & (v->table_size - 1);

	l->first = true;
	if (l->chars < REPEAT_CHARS)
		return;
	while (t[at].line != EMPTY && t[at].check != check)
		at = (at + 1) & (v->table_size - 1);
	if (t[at].line == EMPTY) {
		t[at].line = (uint32_t)i;
		t[at].check = check;
		return;
	}
	first = &v->lines[t[at].line];
	l->first = false;
	if (first->repeats < CHROME_REPEATS_MAX)
		first->repeats = (first->repeats + 1) & CHROME_REPEATS_MAX;
	l->repeats = first->repeats;
}

static void
grow(struct chrome_view *v, size_t n)
{
	if (n > UINT32_MAX)
		die("a document of more than %lu lines",
		    (unsigned long)UINT32_MAX);
	if (n <= v->cap)
		return;
	v->cap = n;
	v->lines = mem_resize(v->lines, n, sizeof(*v->lines));
	v->mass = mem_resize(v->mass, n, sizeof(*v->mass));
	v->signs = mem_resize(v->signs, n, sizeof(*v->signs));
	v->kinds = mem_resize(v->kinds, n + CHROME_KINDS_BEFORE +
	    CHROME_KINDS_BEHIND, sizeof(*v->kinds));
	v->under = mem_resize(v->under, n, sizeof(*v->under));
	v->after = mem_resize(v->after, n, sizeof(*v->after));
}

/* Adds what line i has of running text, and whether it is a sign. */
static void
add_up(struct chrome_view *v, size_t i, const struct page_line *line)
{
	const struct chrome_line *l = &v->lines[i];

	v->mass[i + 1] = v->mass[i] + (uint32_t)mass(l, line);
	v->signs[i + 1] = v->signs[i] + is_sign(l, chrome_rule_of(v, i));
}

/* Looks at line i of the page, which is not blank. */
static void
look_at_line(struct chrome_view *v, size_t i, struct chrome_rules *cr,
    const struct chrome_rule **limit)
{
	struct page_line line = page_get(v->page, i);
	struct chrome_line *l = &v->lines[v->n];
	size_t n = v->n++;
	uint64_t hash;

	memset(l, 0, sizeof(*l));
	l->number = (uint32_t)i;
	chrome_line_look(l, &line, !v->page->html, cr, &v->scratch, &hash,
	    limit);
	l->title = chrome_title_of(v, &v->scratch) & 3U;
	count_repeats(v, n, hash);
	add_up(v, n, &line);
}

/* What lines have after all of them have been looked at. */
static void
add_up_again(struct chrome_view *v)
{
	struct page_line line;
	size_t i;

	for (i = 0; i < v->n; i++) {
		line = chrome_page_line(v, i);
		add_up(v, i, &line);
	}
}

void
chrome_view_make(struct chrome_view *v, const struct page *page,
    struct chrome_rules *cr, const struct chrome_rule **limit)
{
	size_t i;

	v->page = page;
	v->rules = cr;
	v->n = 0;
	grow(v, page->n + 1);
	make_table(v);
	chrome_titles_fold(v, cr);
	v->mass[0] = v->signs[0] = 0;
	for (i = 0; i < page->n; i++)
		if (!page_is_blank(page, i))
			look_at_line(v, i, cr, limit);
	if (chrome_topic_find(v))
		add_up_again(v);
	if (v->table_cap > TABLE_KEPT)
		free_table(v);
	v->title_line = v->n;
	if (page->html) {
		chrome_blocks_name(v, cr);
		chrome_title_join(v);
		chrome_title_find(v);
	}
	chrome_talk_find(v);
	chrome_runs_find(v);
	if (page->html)
		chrome_blocks_look(v);
	chrome_title_spare(v);
	chrome_kinds_find(v);
}

void
chrome_view_free(struct chrome_view *v)
{
	free(v->lines);
	free(v->mass);
	free(v->signs);
	free(v->kinds);
	free(v->under);
	free(v->after);
	free(v->blocks);
	free_table(v);
	buf_free(&v->scratch);
	buf_free(&v->title);
	buf_free(&v->og_title);
	memset(v, 0, sizeof(*v));
}
