/*
 * page-line - the lines of a page while they are made, for page-html.c.
 *
 * Text is appended as a browser would show it: white space folded, lines
 * without it at both ends, no control characters, valid UTF-8.  NBSP and the
 * other spaces of fixed width become plain ones, as decode(1) has it; U+3000
 * stays but at the ends of a line.
 *
 * Links with nothing between them are shown apart by style sheets when they
 * are a menu, and not when they are words of a sentence: they get a blank
 * where the line is made of links.
 *
 * A row of a table is one line as long as each of its cells is one: the first
 * break between two texts of one cell gives that cell lines of its own, and
 * the cells after it too.
 */
#ifndef PAGE_LINE_H
#define PAGE_LINE_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "page.h"

/* What is known of the text to come; see struct page_line. */
struct page_place {
	enum page_element element;
	unsigned	 inside;
	size_t		 block;
	bool		 pre;		/* white space counts */
};

struct page_lines {
	struct buf	*text;		/* lines go here, each with a newline */
	struct page	*page;		/* and are recorded here, or NULL */
	bool		 link;		/* the text to come is in a link, */
	bool		 new_link;	/* which began since the last text */
	unsigned	 link_site;	/* and points to that; see page.h */
	size_t		 bad;		/* bytes that were no UTF-8 */

	/* for page-line.c: */
	struct page_line line;		/* so far */
	size_t		 start;		/* of the line in text */
	bool		 space;		/* blanks that count if text follows */
	size_t		 wide;		/* U+3000, likewise */
	size_t		 empty;		/* lines of <pre>, likewise */
	bool		 after_link;	/* the last text was in a link */
	bool		 glued;		/* links touch in this line */
	bool		 row;		/* in a row that is one line so far */
	bool		 fresh;		/* no text yet in its present cell */
	bool		 broken;	/* a break since the last text */
	size_t		 cell;		/* where the last cell's text starts;
					   0: there is only one */
	struct page_line before_cell;	/* the line up to there */
	struct page_place cell_place;
};

/* null_shows: a NUL is U+FFFD, else nothing. */
void	page_line_text(struct page_lines *, const struct page_place *,
	    const char *, size_t len, bool null_shows);

/* A line ends: by a paragraph or <br>, or by something larger. */
void	page_line_break(struct page_lines *);
void	page_line_end(struct page_lines *);

/* A blank, such as a form's field is. */
void	page_line_blank(struct page_lines *);

void	page_line_row(struct page_lines *);	/* a row begins */
void	page_line_cell(struct page_lines *);	/* a cell begins */
void	page_line_row_end(struct page_lines *);	/* or the page's end */

#endif
