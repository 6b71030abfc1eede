/*
 * page - a page as lines, with what is known of each.
 *
 * From text a line is what stands between newlines, and only its characters
 * are known.  From HTML a line is the text of one block, and elements, links
 * and names are known too; html-to-text(1) says what makes a line and what is
 * not shown.
 *
 * The caller owns the struct ({ 0 } is empty) and reuses it from page to page;
 * lines point into it, or, from text, into the text given, and live until the
 * next page_from_*().
 */
#ifndef PAGE_H
#define PAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"

/* What a line is; from text always PAGE_TEXT. */
enum page_element {
	PAGE_TEXT,	/* text straight in a block such as div */
	PAGE_P,
	PAGE_H1, PAGE_H2, PAGE_H3, PAGE_H4, PAGE_H5, PAGE_H6,
	PAGE_LI,	/* li, dt, dd */
	PAGE_ROW,	/* a table's row: its cells parted by a space */
	PAGE_PRE,
	PAGE_QUOTE,	/* blockquote */
	PAGE_CAPTION	/* figcaption, caption */
};

/* What a line stands in, at any depth, by element or by ARIA role. */
enum page_inside {
	PAGE_IN_NAV = 1 << 0,
	PAGE_IN_ASIDE = 1 << 1,
	PAGE_IN_HEADER = 1 << 2,	/* header, outside article and main */
	PAGE_IN_FOOTER = 1 << 3,	/* footer */
	PAGE_IN_FORM = 1 << 4,
	PAGE_IN_DIALOG = 1 << 5,
	PAGE_IN_ARTICLE = 1 << 6,
	PAGE_IN_MAIN = 1 << 7,
	PAGE_IN_LIST = 1 << 8,		/* ul, ol, dl */
	PAGE_IN_TABLE = 1 << 9,
	PAGE_IN_BUTTON = 1 << 10	/* button, select, label */
};

struct page_line {
	const char	*text;		/* without its newline */
	size_t		 len;
	size_t		 chars;		/* characters, blanks not counted */
	size_t		 link_chars;	/* those of them inside a link */
	size_t		 links;		/* that begin in this line */
	enum page_element element;
	unsigned	 inside;	/* a set of enum page_inside */
	size_t		 block;		/* the innermost enclosing block of the
					   page that has a class or an id, by
					   number; 0: none is known */
	size_t		 offset;	/* of the line in the input */
};

/* A block of an HTML page that has a class or an id. */
struct page_block {
	size_t		 parent;	/* the block around it; 0: none */
	const char	*names;		/* the words of class and id, lower
					   case, a blank between two */
	size_t		 names_len;
};

struct page {
	struct page_line  *lines;
	size_t		   n, cap;
	struct page_block *blocks;	/* [0] is none */
	size_t		   nblocks, blocks_cap;
	struct buf	   title;	/* of <title>, blanks folded */
	struct buf	   og_title;	/* of <meta property="og:title"> */
	bool		   html;	/* what it was made from */
	bool		   final_newline; /* the text ended with one */
	size_t		   bad;		/* bytes of text that were no UTF-8; from
					   HTML they became U+FFFD */
	struct buf	   text;	/* what lines point into */
	struct buf	   names;	/* what blocks point into */
};

/*
 * What is given is HTML: it begins with markup (a doctype, a comment, <?xml
 * or an element that HTML knows), a doctype or <html> begins one of its first
 * lines, or it is thick with end tags (less so if it begins with a tag of any
 * name: archives wrap pages in their own).  Text that merely speaks of <div> is
 * not.
 */
bool	page_is_html(const char *, size_t len);

void	page_from_text(struct page *, const char *, size_t len);
void	page_from_html(struct page *, const char *, size_t len);

/*
 * The same without lines and blocks: text (each line with its newline),
 * title, og_title and bad are all that is filled.  Faster, and the memory is
 * that of the text.
 */
void	page_text_from_html(struct page *, const char *, size_t len);

void	page_reset(struct page *);
void	page_free(struct page *);

#endif
