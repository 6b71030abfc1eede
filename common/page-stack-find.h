/*
 * page-stack-find - the open elements looked for and taken off, for
 * page-stack's sources.
 */
#ifndef PAGE_STACK_FIND_H
#define PAGE_STACK_FIND_H

#include "page-stack.h"

/* How far a search for an open element goes; the standard's scopes. */
enum scope {
	TO_SPECIAL, IN_SCOPE, IN_BUTTON, IN_LIST, IN_TABLE, ANYWHERE
};

/* Whether a search that has come to this element ends there. */
bool	page_stack_stops(const struct page_open *, enum scope);

/* Where in the stack the innermost such element is; 0 if none is open. */
size_t	page_stack_find(const struct page_stack *, enum html_tag,
	    uint32_t hash, enum scope);

/* Ends the innermost element, or all down to that entry. */
void	page_stack_pop(struct page_stack *);
void	page_stack_pop_until(struct page_stack *, size_t entry);

/* Takes an element off and leaves those in it open. */
void	page_stack_take_off(struct page_stack *, size_t entry);

/* Ends the innermost such element, if there is one. */
bool	page_stack_end_element(struct page_stack *, enum html_tag, enum scope);

/* Ends a formatting element, and <a>'s link with it. */
void	page_stack_end_format(struct page_stack *, enum html_tag);

bool	page_stack_is_heading(enum html_tag);

#endif
