/*
 * page-html - lines from HTML; see page.h.
 *
 * In place of a tree there is a stack of the open elements that matter: those
 * that break lines or say something about the lines in them.  Which start tag
 * ends which element, and which end tag means something, follows the tree
 * construction of the HTML standard (13.2.6), in short: an end tag without
 * its start is nothing, an element that is never closed ends with the one
 * around it, <p> and <li> and cells and rows end each other.  Left out are
 * what only moves elements about (foster parenting) and what no line shows
 * (formatting elements taken up again).
 */
#include <string.h>

#include "html.h"
#include "page.h"
#include "page-line.h"

/* Deeper elements take the place of the one above them, as browsers do. */
#define DEPTH	512

enum {
	VOID = 1 << 0,		/* has no content and no end tag */
	PUSH = 1 << 1,		/* goes on the stack */
	BREAK = 1 << 2,		/* begins and ends a line */
	LARGE = 1 << 3,		/* so much that no row is one line with it */
	SPECIAL = 1 << 4,	/* end tags of inline elements stop here */
	SCOPE = 1 << 5,		/* and those of blocks here */
	ENDS_P = 1 << 6,	/* its start tag ends an open <p> */
	SKIP = 1 << 7,		/* what is in it is not shown */
	RAW = 1 << 8,		/* its text is no text of the page */
	FORMAT = 1 << 9,	/* its end tag reaches through blocks */
	SMALL = PUSH | BREAK | SPECIAL | ENDS_P,
	BLOCK = SMALL | LARGE,
	PART = PUSH | SPECIAL	/* of a table */
};

struct element {
	unsigned	flags;
	unsigned	inside;
};

/* All others are inline: nothing, unless they are hidden. */
static const struct element elements[HTML_UNKNOWN + 1] = {
	[HTML_A] = { FORMAT, 0 },
	[HTML_ADDRESS] = { SMALL, 0 },
	[HTML_APPLET] = { PUSH | SPECIAL | SCOPE, 0 },
	[HTML_AREA] = { VOID, 0 },
	[HTML_ARTICLE] = { BLOCK, PAGE_IN_ARTICLE },
	[HTML_ASIDE] = { BLOCK, PAGE_IN_ASIDE },
	[HTML_AUDIO] = { PUSH | SKIP, 0 },
	[HTML_B] = { FORMAT, 0 },
	[HTML_BASE] = { VOID, 0 },
	[HTML_BASEFONT] = { VOID, 0 },
	[HTML_BGSOUND] = { VOID, 0 },
	[HTML_BIG] = { FORMAT, 0 },
	[HTML_BLOCKQUOTE] = { BLOCK, 0 },
	[HTML_BODY] = { VOID, 0 },
	[HTML_BR] = { VOID | BREAK, 0 },
	[HTML_BUTTON] = { PUSH | SPECIAL, PAGE_IN_BUTTON },
	[HTML_CANVAS] = { PUSH | SKIP, 0 },
	[HTML_CAPTION] = { PART | BREAK | LARGE | SCOPE, 0 },
	[HTML_CENTER] = { SMALL, 0 },
	[HTML_CODE] = { FORMAT, 0 },
	[HTML_COL] = { VOID, 0 },
	[HTML_COLGROUP] = { VOID, 0 },
	[HTML_DATALIST] = { PUSH | SKIP, 0 },
	[HTML_DD] = { PUSH | BREAK | LARGE | SPECIAL, 0 },
	[HTML_DETAILS] = { BLOCK, 0 },
	[HTML_DIALOG] = { BLOCK, PAGE_IN_DIALOG },
	[HTML_DIR] = { BLOCK, PAGE_IN_LIST },
	[HTML_DIV] = { SMALL, 0 },
	[HTML_DL] = { BLOCK, PAGE_IN_LIST },
	[HTML_DT] = { PUSH | BREAK | LARGE | SPECIAL, 0 },
	[HTML_EM] = { FORMAT, 0 },
	[HTML_EMBED] = { VOID, 0 },
	[HTML_FIELDSET] = { BLOCK, 0 },
	[HTML_FIGCAPTION] = { BLOCK, 0 },
	[HTML_FIGURE] = { BLOCK, 0 },
	[HTML_FONT] = { FORMAT, 0 },
	[HTML_FOOTER] = { BLOCK, PAGE_IN_FOOTER },
	[HTML_FORM] = { BLOCK, PAGE_IN_FORM },
	[HTML_FRAME] = { VOID, 0 },
	[HTML_FRAMESET] = { VOID, 0 },
	[HTML_H1] = { BLOCK, 0 },
	[HTML_H2] = { BLOCK, 0 },
	[HTML_H3] = { BLOCK, 0 },
	[HTML_H4] = { BLOCK, 0 },
	[HTML_H5] = { BLOCK, 0 },
	[HTML_H6] = { BLOCK, 0 },
	[HTML_HEAD] = { VOID, 0 },
	[HTML_HEADER] = { BLOCK, PAGE_IN_HEADER },
	[HTML_HGROUP] = { BLOCK, 0 },
	[HTML_HR] = { VOID | BREAK | LARGE | ENDS_P, 0 },
	[HTML_HTML] = { VOID, 0 },
	[HTML_I] = { FORMAT, 0 },
	[HTML_IFRAME] = { RAW, 0 },
	[HTML_IMAGE] = { VOID, 0 },
	[HTML_IMG] = { VOID, 0 },
	[HTML_INPUT] = { VOID, 0 },
	[HTML_KEYGEN] = { VOID, 0 },
	[HTML_LABEL] = { PUSH, PAGE_IN_BUTTON },
	[HTML_LEGEND] = { PUSH | BREAK | LARGE, 0 },
	[HTML_LI] = { PUSH | BREAK | LARGE | SPECIAL, 0 },
	[HTML_LINK] = { VOID, 0 },
	[HTML_LISTING] = { BLOCK, 0 },
	[HTML_MAIN] = { BLOCK, PAGE_IN_MAIN },
	[HTML_MARQUEE] = { PUSH | BREAK | SPECIAL | SCOPE, 0 },
	[HTML_MENU] = { BLOCK, PAGE_IN_LIST },
	[HTML_META] = { VOID, 0 },
	[HTML_NAV] = { BLOCK, PAGE_IN_NAV },
	[HTML_NOBR] = { FORMAT, 0 },
	[HTML_NOEMBED] = { RAW, 0 },
	[HTML_NOFRAMES] = { RAW, 0 },
	[HTML_NOSCRIPT] = { RAW, 0 },
	[HTML_OBJECT] = { PUSH | SPECIAL | SCOPE, 0 },
	[HTML_OL] = { BLOCK, PAGE_IN_LIST },
	[HTML_OPTGROUP] = { PUSH | SKIP, 0 },
	[HTML_OPTION] = { PUSH | SKIP, 0 },
	[HTML_P] = { SMALL, 0 },
	[HTML_PARAM] = { VOID, 0 },
	[HTML_PLAINTEXT] = { BLOCK, 0 },
	[HTML_PRE] = { BLOCK, 0 },
	[HTML_S] = { FORMAT, 0 },
	[HTML_SCRIPT] = { RAW, 0 },
	[HTML_SEARCH] = { BLOCK, PAGE_IN_FORM },
	[HTML_SECTION] = { BLOCK, 0 },
	[HTML_SELECT] = { PUSH | SPECIAL | SKIP, 0 },
	[HTML_SMALL] = { FORMAT, 0 },
	[HTML_SOURCE] = { VOID, 0 },
	[HTML_STRIKE] = { FORMAT, 0 },
	[HTML_STRONG] = { FORMAT, 0 },
	[HTML_STYLE] = { RAW, 0 },
	[HTML_SUMMARY] = { BLOCK, 0 },
	[HTML_TABLE] = { BLOCK | SCOPE, PAGE_IN_TABLE },
	[HTML_TBODY] = { PART, 0 },
	[HTML_TD] = { PART | SCOPE, 0 },
	[HTML_TEMPLATE] = { PUSH | SPECIAL | SCOPE | SKIP, 0 },
	[HTML_TEXTAREA] = { RAW, 0 },
	[HTML_TFOOT] = { PART, 0 },
	[HTML_TH] = { PART | SCOPE, 0 },
	[HTML_THEAD] = { PART, 0 },
	[HTML_TITLE] = { RAW, 0 },
	[HTML_TR] = { PART, 0 },
	[HTML_TRACK] = { VOID, 0 },
	[HTML_TT] = { FORMAT, 0 },
	[HTML_U] = { FORMAT, 0 },
	[HTML_UL] = { BLOCK, PAGE_IN_LIST },
	[HTML_VIDEO] = { PUSH | SKIP, 0 },
	[HTML_WBR] = { VOID, 0 },
	[HTML_XMP] = { BLOCK, 0 },
};

struct open {
	enum html_tag	 tag;
	uint32_t	 hash;		/* of an unknown name */
	unsigned	 flags;		/* of its element; 0: taken off */
	unsigned	 own;		/* set of page_inside it adds */
	bool		 own_hidden;
	bool		 hidden;	/* it, or one around it */
	bool		 foreign;	/* it is SVG's or MathML's, */
	bool		 html_inside;	/* what is in it, HTML's again */
	struct page_place place;
};

struct builder {
	struct html	 html;
	struct page	*page;
	bool		 record;	/* lines and blocks, not text alone */
	struct page_lines body;
	struct page_lines title;
	bool		 title_done;
	enum html_tag	 raw;		/* the element whose text this is, or
					   HTML_UNKNOWN */
	bool		 skip_newline;	/* the first in <pre> */
	size_t		 link_depth;	/* of the stack where the link began */
	size_t		 top;		/* of the stack; [0] is the page */
	size_t		 count[HTML_UNKNOWN + 1];	/* on the stack */
	struct open	 stack[DEPTH];
};

static const struct page_place nowhere;

static struct open *
top(struct builder *b)
{
	return &b->stack[b->top];
}

/* The tokenizer must know where it is. */
static void
tell_tokenizer(struct builder *b)
{
	b->html.cdata = top(b)->foreign;
	b->html.foreign = top(b)->foreign && !top(b)->html_inside;
}

/* The lines end that the start or the end of an element ends. */
static void
break_line(struct builder *b, unsigned flags)
{
	if (flags & LARGE)
		page_line_end(&b->body);
	else if (flags & BREAK)
		page_line_break(&b->body);
}

static void
pop(struct builder *b)
{
	struct open *o = top(b);

	b->count[o->tag]--;
	b->top--;
	if (!o->hidden) {
		if (o->tag == HTML_TR)
			page_line_row_end(&b->body);
		else
			break_line(b, o->flags);
	}
	if (b->top < b->link_depth)
		b->body.link = false;
	tell_tokenizer(b);
}

static void
pop_until(struct builder *b, size_t i)
{
	while (b->top >= i && b->top > 0)
		pop(b);
}

/* Takes an element off and leaves those in it open. */
static void
take_off(struct builder *b, size_t i)
{
	struct open *o = &b->stack[i];

	if (i == b->top) {
		pop(b);
		return;
	}
	b->count[o->tag]--;
	b->count[HTML_UNKNOWN]++;
	o->tag = HTML_UNKNOWN;
	o->hash = 0;
	o->flags = o->own = 0;
	o->own_hidden = false;
	for (; i <= b->top; i++) {
		o = &b->stack[i];
		o->hidden = o[-1].hidden || o->own_hidden;
		o->place.inside = o[-1].place.inside | o->own;
	}
}

/* How far a search for an open element goes; the standard's scopes. */
enum scope {
	TO_SPECIAL, IN_SCOPE, IN_BUTTON, IN_LIST, IN_TABLE, ANYWHERE
};

static bool
stops(const struct open *o, enum scope scope)
{
	switch (scope) {
	case TO_SPECIAL:
		return (o->flags & SPECIAL) != 0;
	case IN_BUTTON:
		return (o->flags & SCOPE) || o->tag == HTML_BUTTON;
	case IN_LIST:
		return (o->flags & SCOPE) || o->tag == HTML_OL ||
		    o->tag == HTML_UL;
	case IN_TABLE:
		return o->tag == HTML_TABLE || o->tag == HTML_TEMPLATE;
	case ANYWHERE:
		return false;
	default:
		return (o->flags & SCOPE) != 0;
	}
}

/* Where in the stack the innermost such element is; 0 if none is open. */
static size_t
find_open(const struct builder *b, enum html_tag tag, uint32_t hash,
    enum scope scope)
{
	size_t i;

	if (b->count[tag] == 0)
		return 0;
	for (i = b->top; i > 0; i--) {
		const struct open *o = &b->stack[i];

		if (o->tag == tag && o->hash == hash && !o->foreign)
			return i;
		if (stops(o, scope))
			break;
	}
	return 0;
}

/* Ends the innermost such element, if there is one. */
static bool
end_element(struct builder *b, enum html_tag tag, enum scope scope)
{
	size_t i = find_open(b, tag, 0, scope);

	if (i == 0)
		return false;
	pop_until(b, i);
	return true;
}

static bool
is_heading(enum html_tag tag)
{
	return tag >= HTML_H1 && tag <= HTML_H6;
}

/* <li> ends an open <li>, <dd> and <dt> an open one of both. */
static void
end_item(struct builder *b, bool li)
{
	size_t i;

	for (i = b->top; i > 0; i--) {
		const struct open *o = &b->stack[i];

		if (li ? o->tag == HTML_LI :
		    o->tag == HTML_DD || o->tag == HTML_DT) {
			pop_until(b, i);
			break;
		}
		if ((o->flags & SPECIAL) && o->tag != HTML_ADDRESS &&
		    o->tag != HTML_DIV && o->tag != HTML_P)
			break;
	}
}

/* Ends what a table's part cannot stand in: false outside all tables. */
static bool
end_parts(struct builder *b, enum html_tag tag)
{
	size_t i = find_open(b, HTML_TABLE, 0, IN_TABLE);

	if (i == 0)
		return false;
	while (b->top > i) {
		enum html_tag in = top(b)->tag;

		if (in == HTML_TR && (tag == HTML_TD || tag == HTML_TH))
			break;
		if ((in == HTML_TBODY || in == HTML_THEAD ||
		    in == HTML_TFOOT) &&
		    (tag == HTML_TR || tag == HTML_TD || tag == HTML_TH))
			break;
		pop(b);
	}
	return true;
}

/* A table straight in a table, not in a cell of it, comes after it. */
static void
end_table(struct builder *b)
{
	size_t i;

	for (i = b->top; i > 0; i--) {
		if (b->stack[i].tag == HTML_TABLE) {
			pop_until(b, i);
			break;
		}
		if (b->stack[i].flags & SCOPE)
			break;
	}
}

/* A start tag ends what cannot hold it: false if it is nothing here. */
static bool
end_others(struct builder *b, const struct html_token *token)
{
	enum html_tag tag = token->tag;

	if ((elements[tag].flags & ENDS_P))
		end_element(b, HTML_P, IN_BUTTON);
	switch (tag) {
	case HTML_LI:
		end_item(b, true);
		end_element(b, HTML_P, IN_BUTTON);
		break;
	case HTML_DD:
	case HTML_DT:
		end_item(b, false);
		end_element(b, HTML_P, IN_BUTTON);
		break;
	case HTML_BUTTON:
		end_element(b, HTML_BUTTON, IN_SCOPE);
		break;
	case HTML_OPTGROUP:
		end_element(b, HTML_OPTGROUP, TO_SPECIAL);
		break;
	case HTML_OPTION:
		end_element(b, HTML_OPTION, TO_SPECIAL);
		break;
	case HTML_SELECT:
		return !end_element(b, HTML_SELECT, IN_SCOPE);
	case HTML_INPUT:
	case HTML_KEYGEN:
	case HTML_TEXTAREA:
		end_element(b, HTML_SELECT, IN_SCOPE);
		break;
	case HTML_FORM:
		return b->count[HTML_FORM] == 0;
	case HTML_TABLE:
		end_table(b);
		break;
	case HTML_CAPTION:
	case HTML_TBODY:
	case HTML_THEAD:
	case HTML_TFOOT:
	case HTML_TR:
		if (!end_parts(b, tag)) {
			page_line_break(&b->body);
			return false;
		}
		break;
	case HTML_TD:
	case HTML_TH:
		if (!end_parts(b, tag)) {
			page_line_blank(&b->body);
			return false;
		}
		break;
	default:
		if (is_heading(tag) && is_heading(top(b)->tag))
			pop(b);
		break;
	}
	return true;
}

/* Whether the value is the word, case aside. */
static bool
is_word(const char *s, size_t len, const char *word)
{
	size_t i;

	for (i = 0; i < len; i++)
		if (word[i] == '\0' || html_lower(s[i]) != word[i])
			return false;
	return word[len] == '\0';
}

static bool
has_value(const struct html_token *token, enum html_attr attr,
    const char *word)
{
	return (token->attrs & 1U << attr) != 0 &&
	    is_word(token->value[attr].raw, token->value[attr].len, word);
}

/* Whether one of a style's declarations is "name: value". */
static bool
has_style(const struct html_value *style, const char *name,
    const char *value)
{
	const char *s = style->raw, *end = s + style->len;
	size_t nname = strlen(name), nvalue = strlen(value);

	while (s < end) {
		const char *next = memchr(s, ';', (size_t)(end - s));
		const char *stop = next == NULL ? end : next;

		while (s < stop && html_is_blank(*s))
			s++;
		if ((size_t)(stop - s) > nname && is_word(s, nname, name)) {
			s += nname;
			while (s < stop && html_is_blank(*s))
				s++;
			if (s < stop && *s++ == ':') {
				while (s < stop && html_is_blank(*s))
					s++;
				if ((size_t)(stop - s) >= nvalue &&
				    is_word(s, nvalue, value))
					return true;
			}
		}
		s = next == NULL ? end : next + 1;
	}
	return false;
}

/*
 * Whether an element says of itself that it is not to be seen.  The style
 * visibility:hidden counts for inline elements only: whole articles have it
 * until a script has loaded their pictures.
 */
static bool
is_hidden(const struct html_token *token, unsigned flags)
{
	const struct html_value *style = &token->value[HTML_STYLE_ATTR];

	if ((flags & SKIP) || ((token->attrs & 1U << HTML_HIDDEN) &&
	    !has_value(token, HTML_HIDDEN, "until-found")))
		return true;
	if ((token->attrs & 1U << HTML_STYLE_ATTR) == 0)
		return false;
	return has_style(style, "display", "none") ||
	    ((flags & BREAK) == 0 && has_style(style, "visibility", "hidden"));
}

/* The landmark roles of WAI-ARIA say what elements of that name say. */
static const struct {
	const char	*role;
	unsigned	 inside;
} roles[] = {
	{ "alertdialog", PAGE_IN_DIALOG }, { "article", PAGE_IN_ARTICLE },
	{ "banner", PAGE_IN_HEADER }, { "complementary", PAGE_IN_ASIDE },
	{ "contentinfo", PAGE_IN_FOOTER }, { "dialog", PAGE_IN_DIALOG },
	{ "form", PAGE_IN_FORM }, { "main", PAGE_IN_MAIN },
	{ "navigation", PAGE_IN_NAV }, { "search", PAGE_IN_FORM },
};

static unsigned
inside_of(const struct html_token *token, unsigned around)
{
	unsigned inside = elements[token->tag].inside;
	size_t i;

	if (token->attrs & 1U << HTML_ROLE)
		for (i = 0; i < sizeof(roles) / sizeof(roles[0]); i++)
			if (has_value(token, HTML_ROLE, roles[i].role))
				inside |= roles[i].inside;
	if (around & (PAGE_IN_ARTICLE | PAGE_IN_MAIN))
		inside &= ~(unsigned)PAGE_IN_HEADER;
	return inside;
}

static enum page_element
element_of(enum html_tag tag, enum page_element around)
{
	switch (tag) {
	case HTML_P:
		if (around == PAGE_TEXT || around == PAGE_LI)
			return PAGE_P;
		return around;
	case HTML_H1:
	case HTML_H2:
	case HTML_H3:
	case HTML_H4:
	case HTML_H5:
	case HTML_H6:
		return (enum page_element)(PAGE_H1 + (tag - HTML_H1));
	case HTML_LI:
	case HTML_DD:
	case HTML_DT:
		return PAGE_LI;
	case HTML_LISTING:
	case HTML_PLAINTEXT:
	case HTML_PRE:
	case HTML_XMP:
		return PAGE_PRE;
	case HTML_BLOCKQUOTE:
		return PAGE_QUOTE;
	case HTML_CAPTION:
	case HTML_FIGCAPTION:
		return PAGE_CAPTION;
	case HTML_TD:
	case HTML_TH:
		return PAGE_TEXT;
	default:
		return around;
	}
}

static void
add_words(struct buf *to, const struct html_value *value, bool first)
{
	size_t i;

	for (i = 0; i < value->len; i++) {
		if (html_is_blank(value->raw[i]))
			continue;
		if (!first && (i == 0 || html_is_blank(value->raw[i - 1])))
			buf_addc(to, ' ');
		buf_addc(to, html_lower(value->raw[i]));
		first = false;
	}
}

static void
add_block(struct builder *b, const struct html_token *token,
    struct page_place *place)
{
	struct page *page = b->page;
	struct page_block *block;
	size_t start = page->names.len;

	if ((token->attrs & (1U << HTML_CLASS | 1U << HTML_ID)) == 0)
		return;
	page->blocks = mem_grow(page->blocks, page->nblocks,
	    &page->blocks_cap, sizeof(*page->blocks));
	block = &page->blocks[page->nblocks];
	if (token->attrs & 1U << HTML_CLASS)
		add_words(&page->names, &token->value[HTML_CLASS], true);
	if (token->attrs & 1U << HTML_ID)
		add_words(&page->names, &token->value[HTML_ID],
		    page->names.len == start);
	block->parent = place->block;
	block->names_len = page->names.len - start;
	place->block = page->nblocks++;
}

static struct open *
push(struct builder *b, enum html_tag tag, uint32_t hash, unsigned flags,
    unsigned own, bool hidden)
{
	struct open *o;

	if (b->top == DEPTH - 1)
		pop(b);
	o = &b->stack[++b->top];
	memset(o, 0, sizeof(*o));
	b->count[tag]++;
	o->tag = tag;
	o->hash = hash;
	o->flags = flags;
	o->own = own;
	o->own_hidden = hidden;
	o->hidden = o[-1].hidden || hidden;
	o->place = o[-1].place;
	o->place.inside |= own;
	return o;
}

/* The tags that cannot be SVG's or MathML's and so end what was. */
static bool
ends_foreign(enum html_tag tag)
{
	if (elements[tag].flags & (FORMAT | ENDS_P))
		return tag != HTML_A && tag != HTML_FONT;
	switch (tag) {
	case HTML_BODY:
	case HTML_BR:
	case HTML_DD:
	case HTML_DT:
	case HTML_EMBED:
	case HTML_HEAD:
	case HTML_IMG:
	case HTML_LI:
	case HTML_META:
	case HTML_RUBY:
	case HTML_SPAN:
	case HTML_SUB:
	case HTML_SUP:
	case HTML_VAR:
		return true;
	default:
		return false;
	}
}

static void
end_foreign(struct builder *b)
{
	while (b->top > 0 && top(b)->foreign && !top(b)->html_inside)
		pop(b);
}

/* A start tag of SVG or MathML, <svg> and <math> among them. */
static void
start_foreign(struct builder *b, const struct html_token *token)
{
	unsigned flags = 0;
	struct open *o;

	if (token->self_closing)
		return;
	switch (token->tag) {
	case HTML_ANNOTATION:
	case HTML_ANNOTATION_XML:
	case HTML_DEFS:
	case HTML_METADATA:
	case HTML_SCRIPT:
	case HTML_STYLE:
	case HTML_SYMBOL:
		flags = SKIP;
		break;
	case HTML_DESC:
	case HTML_TITLE:
		flags = SKIP | SPECIAL | SCOPE;
		break;
	case HTML_FOREIGNOBJECT:
	case HTML_MI:
	case HTML_MN:
	case HTML_MO:
	case HTML_MS:
	case HTML_MTEXT:
		flags = SPECIAL | SCOPE;
		break;
	default:
		break;
	}
	o = push(b, token->tag, token->hash, flags, 0,
	    is_hidden(token, flags));
	o->foreign = true;
	o->html_inside = (flags & SCOPE) != 0;
	tell_tokenizer(b);
}

static void
start_link(struct builder *b, const struct html_token *token)
{
	b->body.link = b->body.new_link =
	    (token->attrs & 1U << HTML_HREF) != 0;
	b->link_depth = b->top;
}

/* Puts a value into a title, as a line is put together. */
static void
add_title(struct buf *to, const char *s, size_t len)
{
	struct page_lines line = { 0 };

	line.text = to;
	page_line_text(&line, &nowhere, s, len, 0, false);
	page_line_row_end(&line);
	if (to->len > 0)
		to->len--;		/* its newline */
}

static void
read_meta(struct builder *b, const struct html_token *token)
{
	struct buf value = { 0 };

	if (b->page->og_title.len > 0 ||
	    (token->attrs & 1U << HTML_CONTENT) == 0 ||
	    (!has_value(token, HTML_PROPERTY, "og:title") &&
	    !has_value(token, HTML_NAME, "og:title")))
		return;
	html_value_add(&value, &token->value[HTML_CONTENT]);
	add_title(&b->page->og_title, value.data, value.len);
	buf_free(&value);
}

/* Start tags that no element on the stack comes of. */
static void
start_void(struct builder *b, const struct html_token *token,
    unsigned flags)
{
	if (token->tag == HTML_META)
		read_meta(b, token);
	if (top(b)->hidden || is_hidden(token, flags))
		return;
	if (token->tag == HTML_INPUT || token->tag == HTML_KEYGEN)
		page_line_blank(&b->body);
	break_line(b, flags);
}

static void
start_element(struct builder *b, const struct html_token *token,
    unsigned flags)
{
	enum html_tag tag = token->tag;
	bool hidden = is_hidden(token, flags);
	struct open *o;

	if (!hidden && !top(b)->hidden) {
		if ((flags & PUSH) == 0)
			return;
		break_line(b, flags);
		if (tag == HTML_TR)
			page_line_row(&b->body);
		else if (tag == HTML_TD || tag == HTML_TH)
			page_line_cell(&b->body);
		else if (tag == HTML_BUTTON)
			page_line_blank(&b->body);
	}
	o = push(b, tag, token->hash, flags,
	    inside_of(token, top(b)->place.inside), hidden);
	o->place.element = element_of(tag, o->place.element);
	o->place.pre |= o->place.element == PAGE_PRE;
	b->skip_newline = tag == HTML_PRE || tag == HTML_LISTING;
	if (b->record)
		add_block(b, token, &o->place);
}

static void
start(struct builder *b, const struct html_token *token)
{
	enum html_tag tag = token->tag;
	unsigned flags;

	if (b->html.foreign && !ends_foreign(tag)) {
		start_foreign(b, token);
		return;
	}
	end_foreign(b);
	flags = elements[tag].flags;
	if (!end_others(b, token))
		return;
	if (tag == HTML_SVG || tag == HTML_MATH) {
		start_foreign(b, token);
	} else if (flags & RAW) {
		b->raw = tag;
	} else if (flags & VOID) {
		start_void(b, token, flags);
	} else {
		if ((tag == HTML_TD || tag == HTML_TH) &&
		    top(b)->tag != HTML_TR) {
			page_line_row(&b->body);
			push(b, HTML_TR, 0, elements[HTML_TR].flags, 0, false);
		}
		start_element(b, token, flags);
		if (tag == HTML_A)
			start_link(b, token);
	}
}

/* The end tag of a foreign element: false if HTML's rules apply. */
static bool
end_of_foreign(struct builder *b, const struct html_token *token)
{
	size_t i;

	for (i = b->top; b->stack[i].foreign; i--)
		if (b->stack[i].tag == token->tag &&
		    b->stack[i].hash == token->hash) {
			pop_until(b, i);
			return true;
		}
	return false;
}

static void
end_heading(struct builder *b)
{
	size_t i;

	for (i = b->top; i > 0 && !stops(&b->stack[i], IN_SCOPE); i--)
		if (is_heading(b->stack[i].tag)) {
			pop_until(b, i);
			break;
		}
}

static void
end_by_flags(struct builder *b, const struct html_token *token)
{
	unsigned flags = elements[token->tag].flags;
	bool far = (flags & (SPECIAL | FORMAT)) != 0;
	size_t i = find_open(b, token->tag, token->hash,
	    far ? IN_SCOPE : TO_SPECIAL);

	if (token->tag == HTML_A)
		b->body.link = false;
	if (i > 0 && (flags & FORMAT))
		take_off(b, i);
	else if (i > 0)
		pop_until(b, i);
}

static void
end(struct builder *b, const struct html_token *token)
{
	size_t i;

	if (top(b)->foreign && end_of_foreign(b, token))
		return;
	switch (token->tag) {
	case HTML_BR:
	case HTML_P:
		end_foreign(b);
		if (token->tag == HTML_BR ||
		    !end_element(b, HTML_P, IN_BUTTON))
			if (!top(b)->hidden)
				page_line_break(&b->body);
		break;
	case HTML_H1:
	case HTML_H2:
	case HTML_H3:
	case HTML_H4:
	case HTML_H5:
	case HTML_H6:
		end_heading(b);
		break;
	case HTML_LI:
		end_element(b, HTML_LI, IN_LIST);
		break;
	case HTML_FORM:
		if ((i = find_open(b, HTML_FORM, 0, IN_SCOPE)) > 0) {
			break_line(b, b->stack[i].flags);
			take_off(b, i);
		}
		break;
	case HTML_CAPTION:
	case HTML_TABLE:
	case HTML_TBODY:
	case HTML_TD:
	case HTML_TFOOT:
	case HTML_TH:
	case HTML_THEAD:
	case HTML_TR:
		end_element(b, token->tag, IN_TABLE);
		break;
	case HTML_TEMPLATE:
		end_element(b, HTML_TEMPLATE, ANYWHERE);
		break;
	default:
		end_by_flags(b, token);
		break;
	}
}

static void
text(struct builder *b, const struct html_token *token)
{
	const char *s = token->text;
	size_t len = token->len;

	if (b->raw == HTML_TITLE && !b->title_done)
		page_line_text(&b->title, &nowhere, s, len, 0, true);
	if (b->raw != HTML_UNKNOWN || top(b)->hidden)
		return;
	if (b->skip_newline && len > 0 && *s == '\n') {
		s++;
		len--;
	}
	page_line_text(&b->body, &top(b)->place, s, len,
	    token->offset + token->len - len, token->null_shows);
}

static void
read_tokens(struct builder *b)
{
	struct html_token token;

	while (html_next(&b->html, &token)) {
		switch (token.kind) {
		case HTML_TEXT:
			text(b, &token);
			b->skip_newline = false;
			break;
		case HTML_START:
			b->skip_newline = false;
			start(b, &token);
			break;
		case HTML_END:
			if (b->raw == HTML_UNKNOWN)
				end(b, &token);
			else if (b->raw == HTML_TITLE)
				b->title_done = b->page->title.len > 0;
			b->raw = HTML_UNKNOWN;
			break;
		}
	}
}

/* Lines and blocks get their pointers when nothing moves any more. */
static void
point(struct page *page)
{
	const char *s = page->text.data;
	size_t i;

	for (i = 0; i < page->n; i++) {
		page->lines[i].text = s;
		s += page->lines[i].len + 1;
	}
	s = page->names.data;
	for (i = 1; i < page->nblocks; i++) {
		page->blocks[i].names = s;
		s += page->blocks[i].names_len;
	}
}

static void
build(struct page *page, const char *s, size_t len, bool record)
{
	struct builder b;

	memset(&b, 0, sizeof(b));
	page_reset(page);
	page->html = page->final_newline = true;
	b.page = page;
	b.record = record;
	b.body.text = &page->text;
	b.body.page = record ? page : NULL;
	b.title.text = &page->title;
	b.raw = HTML_UNKNOWN;
	html_open(&b.html, s, len);
	read_tokens(&b);
	html_close(&b.html);
	page_line_row_end(&b.body);
	page_line_row_end(&b.title);
	if (page->title.len > 0)
		page->title.len--;	/* its newline */
	page->bad = b.body.bad;
}

void
page_from_html(struct page *page, const char *s, size_t len)
{
	build(page, s, len, true);
	point(page);
}

void
page_text_from_html(struct page *page, const char *s, size_t len)
{
	build(page, s, len, false);
}
