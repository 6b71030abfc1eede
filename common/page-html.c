/* page-html - lines from HTML; see page.h. */
#include <string.h>

#include "element.h"
#include "html.h"
#include "page.h"
#include "page-line.h"
#include "page-site.h"
#include "page-stack.h"

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
	struct page_stack stack;
};

static const struct page_place nowhere;

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

	if ((token->attrs & (1U << HTML_CLASS | 1U << HTML_ID)) == 0 ||
	    page->nblocks == UINT32_MAX)
		return;
	page->blocks = mem_grow(page->blocks, page->nblocks,
	    &page->blocks_cap, sizeof(*page->blocks));
	block = &page->blocks[page->nblocks];
	if (token->attrs & 1U << HTML_CLASS)
		add_words(&page->names, &token->value[HTML_CLASS], true);
	if (token->attrs & 1U << HTML_ID)
		add_words(&page->names, &token->value[HTML_ID],
		    page->names.len == start);
	if (page->names.len > UINT32_MAX)
		page->names.len = start;
	block->parent = (uint32_t)place->block;
	block->names = (uint32_t)start;
	place->block = page->nblocks++;
}

/* A start tag in SVG or MathML, or <svg> or <math> itself. */
static void
start_foreign(struct builder *b, const struct html_token *token)
{
	const struct page_open *around = page_stack_top(&b->stack);
	enum element_space space = around->space;
	struct page_open *o;
	unsigned flags;

	if (token->self_closing)
		return;
	if (!b->html.foreign || (token->tag == HTML_SVG &&
	    around->tag == HTML_ANNOTATION_XML))
		space = token->tag == HTML_SVG ? ELEMENT_SVG : ELEMENT_MATHML;
	flags = element_flags_of(space, token->tag);
	o = page_stack_push(&b->stack, token->tag, token->hash, flags, 0,
	    (flags & EL_SKIP) || element_is_hidden(token));
	o->space = space;
	o->html_inside = (flags & EL_SCOPE) != 0;
}

static void
start_link(struct builder *b, const struct html_token *token)
{
	b->body.link = b->body.new_link =
	    (token->attrs & 1U << HTML_HREF) != 0;
	if (b->body.link && b->record)
		b->body.link_site = page_site(&token->value[HTML_HREF]);
	b->stack.link = b->stack.top;
}

/* Puts a value into a title, as a line is put together. */
static void
add_title(struct buf *to, const char *s, size_t len)
{
	struct page_lines line = { 0 };

	line.text = to;
	page_line_text(&line, &nowhere, s, len, true);
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
	    (!element_has(token, HTML_PROPERTY, "og:title") &&
	    !element_has(token, HTML_NAME, "og:title")))
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
	if (page_stack_top(&b->stack)->hidden || element_is_hidden(token))
		return;
	page_stack_break(&b->stack, flags);
}

static void
start_element(struct builder *b, const struct html_token *token)
{
	enum html_tag tag = token->tag;
	unsigned flags = element_flags_here(token);
	const struct page_open *around = page_stack_top(&b->stack);
	bool hidden = (flags & EL_SKIP) || element_is_hidden(token);
	struct page_open *o;

	if (!hidden && !around->hidden) {
		page_stack_break(&b->stack, flags);
		if (tag == HTML_TR)
			page_line_row(&b->body);
		else if (tag == HTML_TD || tag == HTML_TH)
			page_line_cell(&b->body);
	}
	o = page_stack_push(&b->stack, tag, token->hash, flags,
	    element_inside(token, around->place.inside), hidden);
	o->place.element = element_lines(tag, o->place.element);
	o->place.pre |= o->place.element == PAGE_PRE;
	b->skip_newline = tag == HTML_PRE || tag == HTML_LISTING;
	if (b->record && (flags & (EL_BREAK | EL_SPECIAL)))
		add_block(b, token, &o->place);
}

/* Fields have a place in the line, though their values are no text. */
static bool
is_field(enum html_tag tag)
{
	return tag == HTML_BUTTON || tag == HTML_INPUT || tag == HTML_KEYGEN ||
	    tag == HTML_SELECT || tag == HTML_TEXTAREA;
}

static void
start(struct builder *b, const struct html_token *token)
{
	enum html_tag tag = token->tag;
	unsigned flags;

	if (b->html.foreign && !element_leaves(token)) {
		start_foreign(b, token);
		return;
	}
	page_stack_end_foreign(&b->stack);
	flags = element_flags(tag);
	if (!page_stack_make_room(&b->stack, tag))
		return;
	if (is_field(tag))
		page_line_blank(&b->body);
	if (tag == HTML_SVG || tag == HTML_MATH) {
		start_foreign(b, token);
	} else if (flags & EL_RAW) {
		b->raw = tag;
	} else if (flags & EL_VOID) {
		start_void(b, token, flags);
	} else {
		start_element(b, token);
		if (tag == HTML_A)
			start_link(b, token);
	}
}

static void
text(struct builder *b, const struct html_token *token)
{
	const char *s = token->text;
	size_t len = token->len;

	if (b->raw == HTML_TITLE && !b->title_done)
		page_line_text(&b->title, &nowhere, s, len, true);
	if (b->raw != HTML_UNKNOWN || page_stack_top(&b->stack)->hidden)
		return;
	if (b->skip_newline && len > 0 && *s == '\n') {
		s++;
		len--;
	}
	page_line_text(&b->body, &page_stack_top(&b->stack)->place, s, len,
	    token->null_shows);
}

static void
read_tokens(struct builder *b)
{
	const struct page_open *o;
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
				page_stack_end(&b->stack, &token);
			else if (b->raw == HTML_TITLE)
				b->title_done = b->page->title.len > 0;
			b->raw = HTML_UNKNOWN;
			break;
		}
		o = page_stack_top(&b->stack);
		b->html.cdata = o->space != ELEMENT_HTML;
		b->html.foreign = b->html.cdata && !o->html_inside;
	}
}

/* Says where the last line and the last block's names end. */
static void
close_page(struct page *page)
{
	page_end(page, page->text.len);
	page->base = page->text.data;
	page->blocks = mem_grow(page->blocks, page->nblocks,
	    &page->blocks_cap, sizeof(*page->blocks));
	page->blocks[page->nblocks].names = (uint32_t)page->names.len;
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
	b.stack.lines = &b.body;
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
	buf_reserve(&page->names, 1);	/* so that there is a pointer */
	build(page, s, len, true);
	close_page(page);
}

void
page_text_from_html(struct page *page, const char *s, size_t len)
{
	build(page, s, len, false);
}
