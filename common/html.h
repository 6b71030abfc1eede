/*
 * html - tags and text of an HTML document, one token after the other.
 *
 *	html_open(&html, text, len);
 *	while (html_next(&html, &token)) ...
 *
 * The tokenization stage of the HTML standard (13.2.5 of
 * https://html.spec.whatwg.org/) without a tree: comments, doctypes and
 * processing instructions are passed over, tags come with the few attributes
 * that pagewash looks at, text comes in pieces with its references decoded.
 * Nothing is allocated but the text of one reference; the time is linear in
 * the input whatever it holds.  As in the standard, what is left open at the
 * end of the input (a tag, a comment, a script) reaches to that end.
 *
 * A token and its parts live until the next html_next(), names and values
 * pointing into the input.
 */
#ifndef HTML_H
#define HTML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"

/* In the order of their names: html-name.c's table has the same. */
enum html_tag {
	HTML_A, HTML_ADDRESS, HTML_ANNOTATION, HTML_ANNOTATION_XML,
	HTML_APPLET, HTML_AREA, HTML_ARTICLE, HTML_ASIDE, HTML_AUDIO, HTML_B,
	HTML_BASE, HTML_BASEFONT, HTML_BGSOUND, HTML_BIG, HTML_BLOCKQUOTE,
	HTML_BODY, HTML_BR, HTML_BUTTON, HTML_CANVAS, HTML_CAPTION,
	HTML_CENTER, HTML_CODE, HTML_COL, HTML_COLGROUP, HTML_DATALIST,
	HTML_DD, HTML_DEFS, HTML_DESC, HTML_DETAILS, HTML_DIALOG, HTML_DIR,
	HTML_DIV, HTML_DL, HTML_DT, HTML_EM, HTML_EMBED, HTML_FIELDSET,
	HTML_FIGCAPTION, HTML_FIGURE, HTML_FONT, HTML_FOOTER,
	HTML_FOREIGNOBJECT, HTML_FORM, HTML_FRAME, HTML_FRAMESET, HTML_H1,
	HTML_H2, HTML_H3, HTML_H4, HTML_H5, HTML_H6, HTML_HEAD, HTML_HEADER,
	HTML_HGROUP, HTML_HR, HTML_HTML, HTML_I, HTML_IFRAME, HTML_IMAGE,
	HTML_IMG, HTML_INPUT, HTML_KEYGEN, HTML_LABEL, HTML_LEGEND, HTML_LI,
	HTML_LINK, HTML_LISTING, HTML_MAIN, HTML_MARQUEE, HTML_MATH,
	HTML_MENU, HTML_META, HTML_METADATA, HTML_MI, HTML_MN, HTML_MO,
	HTML_MS, HTML_MTEXT, HTML_NAV, HTML_NOBR, HTML_NOEMBED, HTML_NOFRAMES,
	HTML_NOSCRIPT, HTML_OBJECT, HTML_OL, HTML_OPTGROUP, HTML_OPTION,
	HTML_P, HTML_PARAM, HTML_PLAINTEXT, HTML_PRE, HTML_RUBY, HTML_S,
	HTML_SCRIPT, HTML_SEARCH, HTML_SECTION, HTML_SELECT, HTML_SMALL,
	HTML_SOURCE, HTML_SPAN, HTML_STRIKE, HTML_STRONG, HTML_STYLE,
	HTML_SUB, HTML_SUMMARY, HTML_SUP, HTML_SVG, HTML_SYMBOL, HTML_TABLE,
	HTML_TBODY, HTML_TD, HTML_TEMPLATE, HTML_TEXTAREA, HTML_TFOOT,
	HTML_TH, HTML_THEAD, HTML_TITLE, HTML_TR, HTML_TRACK, HTML_TT, HTML_U,
	HTML_UL, HTML_VAR, HTML_VIDEO, HTML_WBR, HTML_XMP,
	HTML_UNKNOWN
};

/* Likewise. */
enum html_attr {
	HTML_CLASS, HTML_COLOR, HTML_CONTENT, HTML_FACE, HTML_HIDDEN,
	HTML_HREF, HTML_ID, HTML_NAME, HTML_PROPERTY, HTML_ROLE,
	HTML_SHADOWROOTMODE, HTML_SIZE, HTML_STYLE_ATTR,
	HTML_ATTRS
};

enum html_kind {
	HTML_TEXT,
	HTML_START,
	HTML_END
};

struct html_value {
	const char	*raw;		/* references not decoded */
	size_t		 len;
};

struct html_token {
	enum html_kind	 kind;
	size_t		 offset;	/* where it begins in the input */

	/* HTML_TEXT: */
	const char	*text;
	size_t		 len;
	bool		 null_shows;	/* a NUL is U+FFFD; else it is nothing */

	/* HTML_START, HTML_END: */
	enum html_tag	 tag;
	uint32_t	 hash;		/* of the name, case folded */
	bool		 self_closing;
	unsigned	 attrs;		/* set of 1 << enum html_attr */
	struct html_value value[HTML_ATTRS]; /* of those in attrs */
};

/* Text in which "<" begins no tag; RCDATA has references all the same. */
enum html_raw {
	HTML_RAW_NONE, HTML_RAW_TEXT, HTML_RAW_RCDATA, HTML_RAW_CDATA
};

struct html {
	/* for the caller to set between tokens: */
	bool		 cdata;		/* the innermost open element is SVG's
					   or MathML's: CDATA is text */
	bool		 foreign;	/* and so are the elements in it: no
					   tag begins raw text */

	/* for html.c: */
	const char	*s;
	size_t		 len, at;
	size_t		 lt;		/* the next '<' from at on, or len */
	enum html_raw	 raw;
	size_t		 raw_end;	/* where raw text ends */
	struct buf	 reference;	/* the text of one */
};

void	html_open(struct html *, const char *, size_t len);
bool	html_next(struct html *, struct html_token *);
void	html_close(struct html *);

/* Appends an attribute's value, references decoded. */
void	html_value_add(struct buf *to, const struct html_value *);

/* The element of a name in any case; HTML_UNKNOWN if HTML knows none. */
enum html_tag	html_tag(const char *name, size_t len);
const char	*html_tag_name(enum html_tag);	/* in lower case */

/* The same of attributes; HTML_ATTRS if it is none of those. */
enum html_attr	html_attr(const char *name, size_t len);

/* Of a name in any case. */
uint32_t	html_name_hash(const char *name, size_t len);

/* Where the tag name that begins at s[at] ends; len if it does not. */
size_t	html_name_end(const char *s, size_t len, size_t at);

/* ASCII letters are folded, all else stays. */
static inline char
html_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static inline bool
html_is_alpha(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* White space as HTML has it. */
static inline bool
html_is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

#endif
