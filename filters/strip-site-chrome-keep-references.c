/*
 * strip-site-chrome-keep-references - what a document refers to, each link a
 * line of its own; see -evidence.h.
 */
#include "strip-site-chrome-evidence.h"

#define REFERENCE	4	/* characters, at least */

/*
 * The site that most links outside of the main block name, if one does: the
 * page's own, unless its links to itself name none.  Found by majority vote: a
 * site of more than half of the links is the one left.
 */
static unsigned
own_site(const struct chrome_view *v)
{
	unsigned own = 0;
	size_t i, votes = 0;

	for (i = 0; i < v->n; i++) {
		struct page_line line = chrome_page_line(v, i);

		if (line.site == 0 || v->blocks[line.block].in_main)
			continue;
		if (votes == 0)
			own = line.site;
		votes += line.site == own ? 1 : (size_t)-1;
	}
	return own;
}

/* A link to another site in the block that holds most text. */
static bool
is_reference(const struct chrome_view *v, size_t i, unsigned own)
{
	const struct chrome_line *l = &v->lines[i];
	struct page_line line = chrome_page_line(v, i);

	return line.site != 0 && line.site != own && l->chars >= REFERENCE &&
	    l->rule == CHROME_NO_RULE && l->head == CHROME_CLASSES &&
	    (l->class >= CHROME_CONTENT || l->covered < 25) &&
	    v->blocks[line.block].in_main && !chrome_is_outside(v, &line) &&
	    !chrome_is_under_list(v, i);
}

static size_t
block_of(const struct chrome_view *v, size_t i)
{
	return chrome_page_line(v, i).block;
}

/* A line with nothing against it right above such a link: what that is of. */
static bool
heads_reference(const struct chrome_view *v, size_t i, unsigned own)
{
	return i + 1 < v->n && block_of(v, i) == block_of(v, i + 1) &&
	    !chrome_is_evidence(v, i) && v->lines[i].head == CHROME_CLASSES &&
	    is_reference(v, i + 1, own);
}

void
chrome_keep_references(const struct chrome_view *v, struct chrome_decision *d)
{
	unsigned own;
	size_t i;

	if (!v->page->html || v->main_block == 0)
		return;
	own = own_site(v);
	for (i = 1; i < v->n; i++)
		if (chrome_state_keeps((enum chrome_state)d->state[i - 1]) &&
		    block_of(v, i) == block_of(v, i - 1) &&
		    (is_reference(v, i, own) || heads_reference(v, i, own)))
			chrome_keep_lines(d, i, i + 1);
}
