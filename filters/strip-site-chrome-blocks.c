/*
 * strip-site-chrome-blocks - the blocks of an HTML page and which of them is
 * the main one; see strip-site-chrome-view.h.
 */
#include <string.h>

#include "strip-site-chrome-view.h"

#define PAGE_INSIDE_BITS	11	/* of enum page_inside */
#define MOST		55	/* percent of the running text: a block that
				   holds it says nothing by its names but
				   that there is content */
#define FORUM_NAMES	4	/* blocks so named are surely a forum's */

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

/* How much says that people talk here: names of blocks and of the page. */
static unsigned
forum(size_t named, uint32_t title)
{
	if ((title >> CHROME_FORUM & 1) != 0 || named >= FORUM_NAMES)
		return 2;
	return named > 0;
}

void
chrome_blocks_name(struct chrome_view *v, const struct chrome_rules *cr)
{
	const struct page *p = v->page;
	size_t i, named = 0;

	if (p->nblocks > v->blocks_cap) {
		v->blocks = mem_resize(v->blocks, p->nblocks,
		    sizeof(*v->blocks));
		v->blocks_cap = p->nblocks;
	}
	memset(v->blocks, 0, p->nblocks * sizeof(*v->blocks));
	for (i = 1; i < p->nblocks; i++) {
		v->blocks[i].own_names = name_classes(cr,
		    p->names.data + p->blocks[i].names,
		    p->blocks[i + 1].names - p->blocks[i].names);
		/* "comment thread-even" is of blogs. */
		named += (v->blocks[i].own_names >> CHROME_FORUM & 1) != 0 &&
		    (v->blocks[i].own_names >> CHROME_COMMENT & 1) == 0;
	}
	v->forum = forum(named, name_classes(cr, v->title.data, v->title.len));
}

static void
look_at_names(struct chrome_view *v)
{
	const struct page *p = v->page;
	struct chrome_block *b = v->blocks;
	size_t i;

	for (i = 1; i < p->nblocks; i++) {
		size_t parent = p->blocks[i].parent;

		if ((size_t)b[i].mass * 100 > (size_t)v->mass[v->n] * MOST)
			b[i].own_names &= UINT32_C(1) << CHROME_CONTENT;
		b[i].names = b[i].own_names | b[parent].names;
		b[i].near_names = b[i].own_names | b[parent].own_names |
		    b[p->blocks[parent].parent].own_names;
	}
}

static void
look_at_blocks(struct chrome_view *v)
{
	const struct page *p = v->page;
	struct chrome_block *b = v->blocks, *parent;
	size_t i;

	for (i = 0; i < v->n; i++) {
		struct page_line line = chrome_page_line(v, i);

		b[line.block].own_mass += v->mass[i + 1] - v->mass[i];
		b[line.block].chars += (uint32_t)line.chars;
		b[line.block].links += (uint32_t)line.link_chars;
	}
	for (i = p->nblocks; i-- > 0; ) {
		b[i].mass += b[i].own_mass;
		if (i == 0)
			break;
		parent = &b[p->blocks[i].parent];
		parent->mass += b[i].mass;
		parent->chars += b[i].chars;
		parent->links += b[i].links;
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
		if (all > 0 && (size_t)v->blocks[i].mass * 10 >= all * 6)
			v->main_block = i;
	v->blocks[0].in_main = false;
	for (i = 1; i < p->nblocks; i++)
		v->blocks[i].in_main = i == v->main_block ||
		    v->blocks[p->blocks[i].parent].in_main;
	v->main_first = v->n;
	for (i = v->n; i-- > 0; )
		if (v->blocks[chrome_block_of(v, i)].in_main)
			v->main_first = i;
}

/* Old pages are one form, or a footer that nothing closes. */
static void
find_everywhere(struct chrome_view *v)
{
	size_t inside[PAGE_INSIDE_BITS] = { 0 }, i, bit;

	for (i = 0; i < v->n; i++) {
		unsigned set = chrome_page_line(v, i).inside;

		for (bit = 0; bit < PAGE_INSIDE_BITS; bit++)
			if ((set >> bit & 1) != 0)
				inside[bit] += v->mass[i + 1] - v->mass[i];
	}
	v->everywhere = 0;
	for (bit = 0; bit < PAGE_INSIDE_BITS; bit++)
		if (inside[bit] * 2 > v->mass[v->n] && (1U << bit &
		    (PAGE_IN_NAV | PAGE_IN_ASIDE | PAGE_IN_HEADER |
		    PAGE_IN_FOOTER | PAGE_IN_FORM | PAGE_IN_DIALOG)) != 0)
			v->everywhere |= 1U << bit;
}

void
chrome_blocks_look(struct chrome_view *v)
{
	look_at_blocks(v);
	look_at_names(v);
	find_main(v);
	find_everywhere(v);
}
