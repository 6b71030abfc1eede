/*
 * page-stack - the open elements of a page while it is read, for page-html.c.
 *
 * In place of a tree there is a stack of the open elements that matter: those
 * that break lines or say something about the lines in them.  Which start tag
 * ends which element, and which end tag means something, follows the tree
 * construction of the HTML standard (13.2.6), in short: an end tag without
 * its start is nothing, an element that is never closed ends with the one
 * around it, <p>, <li>, cells and rows end each other.  Left out are what
 * only moves elements about (foster parenting) and what no line shows
 * (formatting elements taken up again).
 *
 * The stack is bounded: deeper elements take the place of the one above
 * them, as in browsers.
 */
#ifndef PAGE_STACK_H
#define PAGE_STACK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "element.h"
#include "html.h"
#include "page.h"
#include "page-line.h"

#define PAGE_DEPTH	512	/* as Chromium's */

struct page_open {
	enum html_tag	 tag;
	uint32_t	 hash;		/* of an unknown name */
	unsigned	 flags;		/* of its element */
	unsigned	 own;		/* set of page_inside it adds */
	bool		 own_hidden;
	bool		 hidden;	/* it, or one around it */
	enum element_space space;
	bool		 html_inside;	/* what is in it is HTML's again */
	struct page_place place;
};

struct page_stack {
	struct page_lines *lines;	/* that elements end */
	size_t		 link;		/* the entry of the last <a> */
	size_t		 top;		/* open[0] is the page */
	size_t		 count[HTML_UNKNOWN + 1];
	struct page_open open[PAGE_DEPTH];
};

static inline struct page_open *
page_stack_top(struct page_stack *stack)
{
	return &stack->open[stack->top];
}

/* The lines end that the start or the end of such an element ends. */
void	page_stack_break(struct page_stack *, unsigned flags);

/* Ends the elements that such a start tag ends; false: it is nothing here. */
bool	page_stack_make_room(struct page_stack *, enum html_tag);

/* Opens an element: the entry has what it has from the one around it. */
struct page_open *page_stack_push(struct page_stack *, enum html_tag,
	    uint32_t hash, unsigned flags, unsigned own, bool hidden);

/* Ends what an end tag ends. */
void	page_stack_end(struct page_stack *, const struct html_token *);

/* Ends SVG or MathML. */
void	page_stack_end_foreign(struct page_stack *);

#endif
