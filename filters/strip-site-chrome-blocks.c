/*
 * strip-site-chrome-blocks - the blocks of an HTML page and which of them is
 * the main one; see strip-site-chrome-view.h.
 */
#include <string.h>

#include "strip-site-chrome-view.h"

#define PAGE_INSIDE_BITS	11	/* of enum page_inside */

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

void
chrome_blocks_look(struct chrome_view *v, const struct chrome_rules *cr)
{
	look_at_blocks(v, cr);
	find_main(v);
	find_everywhere(v);
}
