/* strip-site-chrome-view - see strip-site-chrome-features.h. */
#include <stdlib.h>
#include <string.h>

#include "strip-site-chrome-features.h"
#include "utf8.h"

#define EMPTY	UINT32_MAX
#define PAGE_INSIDE_BITS	11	/* of enum page_inside */
#define TITLE_LINE	600	/* bytes of a line that may be a title */
#define TITLE_MAX	(4 * TITLE_LINE)	/* no line can be enough of a
						   longer one: it is none */

#define ECHO_LINES	((size_t)60)	/* from the top of the page */
#define ECHO_AHEAD	((size_t)2)	/* behind the first lines of text */
#define ECHO_BYTES	((size_t)300)	/* of each */

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
	size_t n = p->nblocks > 0 ? p->nblocks : 1, i, parent;

	if (n > v->blocks_cap) {
		v->names = mem_resize(v->names, n, sizeof(*v->names));
		v->own_names = mem_resize(v->own_names, n,
		    sizeof(*v->own_names));
		v->block_mass = mem_resize(v->block_mass, n,
		    sizeof(*v->block_mass));
		v->block_own = mem_resize(v->block_own, n,
		    sizeof(*v->block_own));
		v->block_chars = mem_resize(v->block_chars, n,
		    sizeof(*v->block_chars));
		v->block_links = mem_resize(v->block_links, n,
		    sizeof(*v->block_links));
		v->near_names = mem_resize(v->near_names, n,
		    sizeof(*v->near_names));
		v->in_main = mem_resize(v->in_main, n, sizeof(*v->in_main));
		v->kin = mem_resize(v->kin, n, 1);
		v->blocks_cap = n;
	}
	memset(v->block_own, 0, n * sizeof(*v->block_own));
	memset(v->block_chars, 0, n * sizeof(*v->block_chars));
	memset(v->block_links, 0, n * sizeof(*v->block_links));
	v->names[0] = v->own_names[0] = v->near_names[0] = 0;
	for (i = 1; i < n; i++) {
		v->own_names[i] = name_classes(cr, p->blocks[i].names,
		    p->blocks[i].names_len);
		parent = p->blocks[i].parent;
		v->names[i] = v->own_names[i] | v->names[parent];
		v->near_names[i] = v->own_names[i] | v->own_names[parent] |
		    v->own_names[p->blocks[parent].parent];
	}
	for (i = 0; i < v->n; i++) {
		const struct page_line *line = &p->lines[v->lines[i].number];

		v->block_own[line->block] += v->mass[i + 1] - v->mass[i];
		v->block_chars[line->block] += line->chars;
		v->block_links[line->block] += line->link_chars;
	}
	memcpy(v->block_mass, v->block_own, n * sizeof(*v->block_mass));
	for (i = n - 1; i > 0; i--) {
		v->block_mass[p->blocks[i].parent] += v->block_mass[i];
		v->block_chars[p->blocks[i].parent] += v->block_chars[i];
		v->block_links[p->blocks[i].parent] += v->block_links[i];
	}
}

/* The innermost block that holds most of the page's running text. */
static void
find_main(struct chrome_view *v)
{
	const struct page *p = v->page;
	size_t i, all = v->mass[v->n];

	v->main_block = 0;
	for (i = 1; i < p->nblocks; i++)
		if (all > 0 && v->block_mass[i] * 10 >= all * 6)
			v->main_block = i;
	v->in_main[0] = false;
	for (i = 1; i < p->nblocks; i++)
		v->in_main[i] = i == v->main_block ||
		    v->in_main[p->blocks[i].parent];
	v->main_first = v->n;
	for (i = v->n; i-- > 0; )
		if (v->in_main[p->lines[v->lines[i].number].block])
			v->main_first = i;
}

/* Old pages are one form, or a footer that nothing closes. */
static void
find_everywhere(struct chrome_view *v)
{
	size_t inside[PAGE_INSIDE_BITS] = { 0 }, i, bit;

	for (i = 0; i < v->n; i++)
		for (bit = 0; bit < PAGE_INSIDE_BITS; bit++)
			if ((v->page->lines[v->lines[i].number].inside >> bit &
			    1) != 0)
				inside[bit] += v->mass[i + 1] - v->mass[i];
	v->everywhere = 0;
	for (bit = 0; bit < PAGE_INSIDE_BITS; bit++)
		if (inside[bit] * 2 > v->mass[v->n] && (1U << bit &
		    (PAGE_IN_NAV | PAGE_IN_ASIDE | PAGE_IN_HEADER |
		    PAGE_IN_FOOTER | PAGE_IN_FORM | PAGE_IN_DIALOG)) != 0)
			v->everywhere |= 1U << bit;
}

/*
 * The line that is the title: one equal to the page's, rather in h1 to h3 than
 * elsewhere and not within a link; else the first h1.
 */
static void
find_title(struct chrome_view *v)
{
	const struct page *p = v->page;
	size_t i, best = 0, block, steps = 0;

	v->title_line = v->n;
	for (i = 0; i < v->n; i++) {
		const struct page_line *line = &p->lines[v->lines[i].number];
		bool head = line->element >= PAGE_H1 &&
		    line->element <= PAGE_H3;
		size_t score = (size_t)(line->element == PAGE_H1) +
		    (v->lines[i].title == 2 ? 2 + 2 * (size_t)head : 0) +
		    (size_t)(v->lines[i].title == 2 && line->links == 0);

		if (score > best || (score == best && best > 1 &&
		    v->lines[i].chars > v->lines[v->title_line].chars)) {
			best = score;
			v->title_line = i;
		}
	}
	memset(v->kin, 0xFF, p->nblocks);
	if (v->title_line == v->n)
		return;
	block = p->lines[v->lines[v->title_line].number].block;
	for (;; block = p->blocks[block].parent) {
		v->kin[block] = (uint8_t)(steps < 7 ? steps : 7);
		steps++;
		if (block == 0)
			break;
	}
	for (i = 1; i < p->nblocks; i++)
		if (v->kin[i] == 0xFF)
			v->kin[i] = v->kin[p->blocks[i].parent];
}

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

/* Whether the text of line i stands in bytes from to to of the page's. */
static bool
stands_in(const struct chrome_view *v, size_t i, const char *from,
    const char *to)
{
	const struct page_line *line = &v->page->lines[v->lines[i].number];
	const char *s = line->text, *end = s + line->len, *at = from;
	size_t len;

	while (s < end && (*s == ' ' || *s == '\t' || *s == '\r'))
		s++;
	while (end > s && (end[-1] == ' ' || end[-1] == '\t' ||
	    end[-1] == '\r'))
		end--;
	len = (size_t)(end - s);
	for (; len > 0 && (size_t)(to - at) >= len; at++) {
		at = memchr(at, *s, (size_t)(to - at) - len + 1);
		if (at == NULL)
			return false;
		if (memcmp(at, s, len) == 0)
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
	size_t last = v->core_first + 3, i, k;

	for (i = 0; i < v->n && i < last && i < ECHO_LINES; i++) {
		struct chrome_line *l = &v->lines[i];

		if (l->chars < 3 || l->chars > 40 || l->covered >= 50)
			continue;
		for (k = i + 1; k < v->n && k < last + ECHO_AHEAD &&
		    k <= i + ECHO_LINES && !l->echo; k++) {
			const struct page_line *line =
			    &v->page->lines[v->lines[k].number];

			l->echo = v->mass[k + 1] > v->mass[k] && stands_in(v,
			    i, line->text, line->text + (line->len <
			    ECHO_BYTES ? line->len : ECHO_BYTES));
		}
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

/* A line that goes with each comment: who, when, buttons. */
static bool
is_of_comment(const struct chrome_line *l)
{
	if (l->chars > 60 || l->chars < 2)
		return false;
	if ((l->words >> CHROME_COMMENT & 1) == 0)
		return false;
	return l->date != DATE_NONE || l->repeats >= 2 || l->covered >= 50;
}

static bool
is_dated(const struct chrome_line *l)
{
	return l->date != DATE_NONE && l->chars <= 30;
}

/*
 * The longest run of lines in which such lines, three at least, are never
 * further apart than ten lines; first is n if there is none.
 */
static void
find_thread(const struct chrome_view *v,
    bool (*is_one)(const struct chrome_line *), size_t *first, size_t *last)
{
	size_t i, from = 0, to = 0, count = 0, most = 2;

	*first = *last = v->n;
	for (i = 0; i < v->n; i++) {
		if (!is_one(&v->lines[i]))
			continue;
		if (count == 0 || i - to > 10) {
			from = i;
			count = 0;
		}
		to = i;
		if (++count > most) {
			most = count;
			*first = from;
			*last = to;
		}
	}
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

/* Stands in the title between marks that part its parts. */
static bool
is_part(const struct buf *t, const struct buf *line)
{
	const char *at = strstr(t->data, line->data);
	const char *end = t->data + t->len;
	uint32_t cp;

	if (at == NULL)
		return false;
	if (at > t->data) {
		size_t before = utf8_before(t->data, (size_t)(at - t->data),
		    &cp);

		if (!is_title_mark(t->data + before, end))
			return false;
	}
	return is_title_mark(at + line->len, end);
}

/* 2: the page's title, or a part of it; 1: one holds the other. */
static uint8_t
title(const struct chrome_view *v, const struct buf *line)
{
	const struct buf *og = &v->og_title, *t = &v->title;

	if (line->len < 6 || line->len > TITLE_LINE)
		return 0;
	if (og->len == line->len && memcmp(og->data, line->data, og->len) == 0)
		return 2;
	if (is_part(t, line) && line->len * 4 >= t->len)
		return 2;
	return (line->len >= 12 && strstr(t->data, line->data) != NULL) ||
	    (t->len >= 12 && strstr(line->data, t->data) != NULL);
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
	if (b->len <= TITLE_MAX)
		fold_add(&cr->fold, to, b->data, b->len);
	buf_addc(to, '\0');
	to->len--;
}

/*
 * A page's title may be among the entries that its site lists on all pages,
 * and have a rule: where it stands twice, the first is left to the model, and
 * so is the title of HTML.
 */
static void
spare_title(struct chrome_view *v)
{
	size_t i;

	for (i = 0; i < v->n; i++) {
		struct chrome_line *l = &v->lines[i];

		if (l->rule == NULL || !l->rule->same || l->words != 0 ||
		    l->rule->kind != CHROME_LINE)
			continue;
		if (i == v->title_line ? l->title == 2 :
		    !v->page->html && l->first && l->repeats > 0)
			l->rule = NULL;
	}
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
		l->number = (uint32_t)i;
		chrome_line_look(l, &page->lines[i], cr, &v->scratch, limit);
		buf_addc(&v->scratch, '\0');
		v->scratch.len--;
		l->title = title(v, &v->scratch);
		v->mass[v->n + 1] = v->mass[v->n] +
		    (uint32_t)mass(l, &page->lines[i]);
		v->signs[v->n + 1] = v->signs[v->n] + is_sign(l);
		v->n++;
	}
	find_repeats(v);
	find_heads(v);
	find_core(v);
	find_echoes(v);
	find_thread(v, is_of_comment, &v->thread_first, &v->thread_last);
	find_thread(v, is_dated, &v->dated_first, &v->dated_last);
	if (page->html) {
		look_at_blocks(v, cr);
		find_main(v);
		find_everywhere(v);
		find_title(v);
	} else {
		v->title_line = v->n;
	}
	spare_title(v);
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
