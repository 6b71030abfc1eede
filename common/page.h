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
 * next page_from_*().  A document may have 1 TB.
 */
#ifndef PAGE_H
#define PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

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

/* A line, put together by page_get(). */
struct page_line {
	const char	*text;		/* without its newline */
	size_t		 len;
	size_t		 chars;		/* characters, blanks not counted, up to
					   PAGE_CHARS_MAX; of a line of text 1,
					   if it has any: count them when they
					   are asked for */
	size_t		 link_chars;	/* those of them inside a link */
	size_t		 links;		/* that begin in this line, up to
					   PAGE_LINKS_MAX */
	unsigned	 site;		/* what they all point to, by a number:
					   those of different sites may share
					   one; 0: none is named, or several */
	enum page_element element;
	unsigned	 inside;	/* a set of enum page_inside */
	size_t		 block;		/* the innermost enclosing block of the
					   page that has a class or an id, by
					   number; 0: none is known */
};

/*
 * What is kept of it: 8 bytes a line, and 12 more of HTML, since a document
 * may be nothing but ends of lines.
 */
#define PAGE_CHARS_MAX	0xFFFFFFU
#define PAGE_LINKS_MAX	0xFFU
#define PAGE_SITE_MAX	0xFFFFU

struct page_start {
	uint32_t	from;		/* its first byte, the low bits, */
	unsigned	from_high : 8;	/* and the high */
	unsigned	chars : 24;
};

struct page_look {
	uint32_t	block;
	unsigned	link_chars : 24;
	unsigned	links : 8;
	unsigned	element : 4;
	unsigned	inside : 11;
	unsigned	site : 16;
};

/* A block of an HTML page that has a class or an id. */
struct page_block {
	uint32_t	parent;		/* the block around it; 0: none */
	uint32_t	names;		/* where the words of class and id begin
					   in the page's names: lower case, a
					   blank between two, as far as the
					   next block's */
};

struct page {
	const char	  *base;	/* what starts count from */
	struct page_start *starts;	/* of n lines, and where one more
					   would begin */
	struct page_look  *looks;	/* of HTML */
	size_t		   n, cap, looks_cap;
	struct page_block *blocks;	/* [0] is none; nblocks and the end of
					   their names */
	size_t		   nblocks, blocks_cap;
	struct buf	   title;	/* of <title>, blanks folded */
	struct buf	   og_title;	/* of <meta property="og:title"> */
	bool		   html;	/* what it was made from */
	bool		   final_newline; /* the text ended with one */
	size_t		   bad;		/* bytes of HTML that were no UTF-8; they
					   became U+FFFD */
	struct buf	   text;	/* of HTML: what lines point into */
	struct buf	   names;	/* of blocks; up to 4 GB of them */
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

/* The characters of a line of text, as chars of struct page_line would be. */
size_t	page_count_chars(const char *, size_t len);
void	page_from_html(struct page *, const char *, size_t len);

/*
 * The same without lines and blocks: text (each line with its newline),
 * title, og_title and bad are all that is filled.  Faster, and the memory is
 * that of the text.
 */
void	page_text_from_html(struct page *, const char *, size_t len);

void	page_reset(struct page *);
void	page_free(struct page *);

/* Records a line that begins at byte from. */
void	page_add(struct page *, size_t from, const struct page_line *);

/* Says where a line behind the last would begin. */
void	page_end(struct page *, size_t from);

static inline size_t
page_from(const struct page *page, size_t i)
{
	const struct page_start *start = &page->starts[i];

	return (size_t)((uint64_t)start->from_high << 32 | start->from);
}

static inline bool
page_is_blank(const struct page *page, size_t i)
{
	return page->starts[i].chars == 0;
}

/* Line i. */
static inline struct page_line
page_get(const struct page *page, size_t i)
{
	size_t from = page_from(page, i);
	struct page_line line = { page->base + from,
	    page_from(page, i + 1) - from - 1, page->starts[i].chars, 0, 0,
	    0, PAGE_TEXT, 0, 0 };

	if (page->html) {
		const struct page_look *look = &page->looks[i];

		line.link_chars = look->link_chars;
		line.links = look->links;
		line.site = look->site;
		line.element = (enum page_element)look->element;
		line.inside = look->inside;
		line.block = look->block;
	}
	return line;
}

#endif
