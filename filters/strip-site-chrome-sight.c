/* strip-site-chrome-sight - see strip-site-chrome-sight.h. */
#include <string.h>

#include "strip-site-chrome-sight.h"

/*
 * How far around its needle a pattern sees at least, in bytes: a wording of
 * 130 characters, so that the time for a line is linear in its length.
 */
#define REACH		((size_t)400)

static bool
is_inside_char(const struct span *t, size_t at)
{
	return at > 0 && at < t->len &&
	    ((unsigned char)t->s[at] & 0xC0) == 0x80;
}

/*
 * What a rule's pattern sees of a line for the needles from block * REACH on:
 * that block and those beside it.  From needle to needle the search goes on,
 * so that a line full of needles is not read again for each.
 */
static void
open_sight(struct sight *g, const struct span *t, size_t line, size_t block)
{
	g->line = line;
	g->block = block;
	g->left = block > 0 ? (block - 1) * REACH : 0;
	g->right = t->len / REACH > block + 1 ? (block + 2) * REACH : t->len;
	while (is_inside_char(t, g->left))
		g->left++;
	while (is_inside_char(t, g->right))
		g->right--;
	g->from = g->to = g->left;
	g->next = 0;
	g->none = false;
}

/* Goes on to the next match, which becomes from and to; or to none. */
static void
look_on(struct sight *g, struct chrome_rules *cr, size_t rule,
    const struct span *t, const struct chrome_rule **limit)
{
	struct regex *re = &cr->v[rule].regex;
	enum regex_result result = REGEX_NO;

	if (g->next <= g->right - g->left)
		result = regex_match(re, t->s + g->left,
		    g->right - g->left, g->next);
	if (result == REGEX_LIMIT)
		chrome_rules_off(cr, rule, limit);
	if (result != REGEX_YES ||
	    !regex_group(re, 0, &g->from, &g->to) || g->from == g->to) {
		g->none = true;
		return;
	}
	g->next = g->to + 1;
	g->from += g->left;
	g->to += g->left;
}

static bool
match_around(struct sight *g, struct chrome_rules *cr, size_t rule,
    const struct span *t, size_t needle, const struct chrome_rule **limit)
{
	while (!g->none && g->to <= needle)
		look_on(g, cr, rule, t, limit);
	return !g->none && g->from <= needle &&
	    (g->from > g->left || g->left == 0) &&
	    (g->to < g->right || g->right == t->len);
}

bool
chrome_sights_match(struct chrome_sights *sights, struct chrome_rules *cr,
    size_t rule, const struct span *t, size_t needle,
    const struct chrome_rule **limit)
{
	size_t block = needle / REACH;
	struct sight *g;

	if (sights->cap < cr->n) {
		sights->v = mem_resize(sights->v, cr->n, sizeof(*sights->v));
		memset(sights->v, 0, cr->n * sizeof(*sights->v));
		sights->cap = cr->n;
	}
	g = &sights->v[rule];
	if (g->line != sights->line || g->block != block)
		open_sight(g, t, sights->line, block);
	return match_around(g, cr, rule, t, needle, limit);
}
