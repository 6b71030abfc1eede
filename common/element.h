/*
 * element - what the elements of HTML mean for the lines of a page.
 *
 * The flags say which of them break lines, which end others, and how far end
 * tags reach; the categories and scopes are the HTML standard's (13.2.4.2).
 */
#ifndef ELEMENT_H
#define ELEMENT_H

#include <stdbool.h>

#include "html.h"
#include "page.h"

enum element_flag {
	EL_VOID = 1 << 0,	/* has no content and no end tag */
	EL_BREAK = 1 << 1,	/* begins and ends a line */
	EL_LARGE = 1 << 2,	/* so much that no row is one line with it */
	EL_SPECIAL = 1 << 3,	/* end tags of inline elements stop here */
	EL_SCOPE = 1 << 4,	/* and those of blocks here */
	EL_ENDS_P = 1 << 5,	/* its start tag ends an open <p> */
	EL_SKIP = 1 << 6,	/* what is in it is not shown */
	EL_RAW = 1 << 7,	/* its text is no text of the page */
	EL_FORMAT = 1 << 8,	/* its end tag reaches through blocks */
	EL_LEAVES = 1 << 9	/* see element_leaves() */
};

/* 0: inline. */
unsigned	element_flags(enum html_tag);

/* The same of a start tag: its style may make an inline element a block, and
   a template may be what is shown in place of its element. */
unsigned	element_flags_here(const struct html_token *);

/* Where an element belongs. */
enum element_space { ELEMENT_HTML, ELEMENT_SVG, ELEMENT_MATHML };

/* The same of SVG's and MathML's elements: EL_SKIP or 0, with EL_SPECIAL and
   EL_SCOPE for those in which HTML stands again. */
unsigned	element_flags_of(enum element_space, enum html_tag);

/* A start tag ends SVG or MathML, if it stands straight in it. */
bool		element_leaves(const struct html_token *);

/* What it is inside, a set of enum page_inside, by its name and its role;
   around is the same of the element around it. */
unsigned	element_inside(const struct html_token *, unsigned around);

/* What lines in it are, around being what they were around it. */
enum page_element element_lines(enum html_tag, enum page_element around);

/* A start tag says that the element is not to be seen. */
bool		element_is_hidden(const struct html_token *);

/* An attribute's value is that word, case aside. */
bool		element_has(const struct html_token *, enum html_attr,
		    const char *word);

#endif
