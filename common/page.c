/* page - see page.h; what HTML needs is in page-html.c. */
#include <stdlib.h>
#include <string.h>

#include "eight.h"
#include "html.h"
#include "page.h"
#include "utf8.h"

#define HEAD_BYTES	4096	/* of an input in which a doctype may stand */
#define THICK		200	/* bytes an end tag, at most */
#define WRAPPED		5000	/* the same behind a tag HTML does not know */

void
page_reset(struct page *page)
{
	page->blocks = mem_grow(page->blocks, 0, &page->blocks_cap,
	    sizeof(*page->blocks));
	memset(page->blocks, 0, sizeof(*page->blocks));
	page->nblocks = 1;
	page->n = 0;
	page->base = NULL;
	page->title.len = page->og_title.len = 0;
	page->text.len = page->names.len = 0;
	page->bad = 0;
	page->html = page->final_newline = false;
}

/*
 * s is at a '<' that begins a tag, and the tag is whole: texts from which the
 * '>' were taken are no HTML any more, and as such would vanish in their tags.
 */
static bool
is_tag(const char *s, size_t len, enum html_tag *tag)
{
	bool end_tag = len > 1 && s[1] == '/';
	size_t from = end_tag ? 2 : 1;
	size_t at = html_name_end(s, len, from);

	if (at == from)
		return false;
	*tag = html_tag(s + from, at - from);
	if (end_tag)
		while (at < len && html_is_blank(s[at]))
			at++;
	else
		while (at < len && s[at] != '>' && s[at] != '<')
			at++;
	return at < len && s[at] == '>';
}

/* The same of an element that HTML knows. */
static bool
is_known_tag(const char *s, size_t len)
{
	enum html_tag tag;

	return is_tag(s, len, &tag) && tag != HTML_UNKNOWN;
}

static bool
begins_with(const char *s, size_t len, const char *word)
{
	size_t i;

	for (i = 0; word[i] != '\0'; i++)
		if (i >= len || html_lower(s[i]) != word[i])
			return false;
	return true;
}

static bool
begins_page(const char *s, size_t len)
{
	return begins_with(s, len, "<!doctype") || begins_with(s, len, "<html");
}

/* One of the first lines begins with a doctype or <html>. */
static bool
has_head(const char *s, size_t len)
{
	const char *end = s + (len < HEAD_BYTES ? len : HEAD_BYTES);

	while (s < end) {
		const char *line;

		while (s < end && html_is_blank(*s))
			s++;
		if (begins_page(s, (size_t)(end - s)))
			return true;
		line = memchr(s, '\n', (size_t)(end - s));
		s = line == NULL ? end : line + 1;
	}
	return false;
}

static size_t
count_end_tags(const char *s, size_t len)
{
	const char *p = s, *end = s + len;
	size_t n = 0;

	while (p < end && (p = memchr(p, '<', (size_t)(end - p))) != NULL) {
		if (end - p > 3 && p[1] == '/' &&
		    is_known_tag(p, (size_t)(end - p)))
			n++;
		p++;
	}
	return n;
}

bool
page_is_html(const char *s, size_t len)
{
	size_t at = 0, tags;
	enum html_tag tag;

	if (len >= 3 && memcmp(s, "\357\273\277", 3) == 0)
		at = 3;
	while (at < len && html_is_blank(s[at]))
		at++;
	if (at == len)
		return false;
	s += at;
	len -= at;
	if (begins_with(s, len, "<!--") || begins_with(s, len, "<?xml") ||
	    is_known_tag(s, len) || has_head(s, len))
		return true;
	tags = count_end_tags(s, len);
	return tags > 2 && (tags > len / THICK ||
	    (is_tag(s, len, &tag) && tags > len / WRAPPED));
}

/* Of those that begin a character of three bytes, the leading bytes with
   which any two trailing bytes make a valid one that is no blank: by bits. */
#define PLAIN_LEADS	0xDFF2	/* E1, E4 to EC, EE, EF */

static inline bool
is_plain_lead(uint64_t lead)
{
	return (PLAIN_LEADS >> (lead & 0xF) & 1) != 0;
}

/*
 * Counts characters from i on as long as they are of the kinds that make up
 * nearly all text; returns the place behind.
 */
static size_t
measure_run(const char *s, size_t readable, size_t i, size_t *chars)
{
	size_t n = 0;

	while (readable - i >= 8) {
		uint64_t x = eight_load(s + i);

		if ((x & EIGHT_TWO_MASK) == EIGHT_TWO && is_plain_lead(x) &&
		    is_plain_lead(x >> 24)) {
			i += 6;
			n += 2;
		} else if ((x & 0xC0C0F0) == 0x8080E0 && is_plain_lead(x)) {
			i += 3;
			n++;
		} else if ((x & 0x80) == 0 && (x & 0xFF) > ' ') {
			i++;
			n++;
		} else {
			break;
		}
	}
	*chars += n;
	return i;
}

size_t
page_count_chars(const char *s, size_t len)
{
	size_t i = 0, chars = 0;
	uint32_t cp;

	while ((i = measure_run(s, len, i, &chars)) < len) {
		i += utf8_decode(s + i, len - i, &cp);
		chars += !utf8_is_blank(cp);
	}
	return chars < PAGE_CHARS_MAX ? chars : PAGE_CHARS_MAX;
}

/* What no blank begins with: the first byte of nearly all lines. */
static bool
is_dark(unsigned char c)
{
	return c != ' ' && c != '\t' && c != 0xC2 && c != 0xE2 && c != 0xE3;
}

static bool
is_blank_text(const char *s, size_t len)
{
	size_t i = 0;
	uint32_t cp = ' ';

	if (len > 0 && is_dark((unsigned char)*s))
		return false;
	while (i < len && utf8_is_blank(cp))
		i += utf8_decode(s + i, len - i, &cp);
	return utf8_is_blank(cp);
}

static void
set_start(struct page *page, size_t from, size_t chars)
{
	struct page_start *start;

	page->starts = mem_grow(page->starts, page->n, &page->cap,
	    sizeof(*page->starts));
	start = &page->starts[page->n];
	start->from = (uint32_t)from;
	start->from_high = (unsigned)((uint64_t)from >> 32) & 0xFF;
	start->chars = (unsigned)(chars < PAGE_CHARS_MAX ? chars :
	    PAGE_CHARS_MAX) & PAGE_CHARS_MAX;
}

void
page_end(struct page *page, size_t from)
{
	set_start(page, from, 0);
}

void
page_add(struct page *page, size_t from, const struct page_line *line)
{
	struct page_look *look;
	size_t links = line->link_chars;

	set_start(page, from, line->chars);
	page->looks = mem_grow(page->looks, page->n, &page->looks_cap,
	    sizeof(*page->looks));
	look = &page->looks[page->n++];
	look->block = (uint32_t)line->block;
	look->link_chars = (unsigned)(links < PAGE_CHARS_MAX ? links :
	    PAGE_CHARS_MAX) & PAGE_CHARS_MAX;
	look->links = (unsigned)(line->links < PAGE_LINKS_MAX ? line->links :
	    PAGE_LINKS_MAX) & PAGE_LINKS_MAX;
	look->element = (unsigned)line->element & 0xF;
	look->inside = line->inside & 0x7FF;
	look->site = line->site & PAGE_SITE_MAX;
}

void
page_from_text(struct page *page, const char *s, size_t len)
{
	size_t at = 0;

	page_reset(page);
	while (at < len) {
		const char *end = memchr(s + at, '\n', len - at);
		size_t n = end == NULL ? len - at : (size_t)(end - s) - at;

		set_start(page, at, !is_blank_text(s + at, n));
		page->n++;
		page->final_newline = end != NULL;
		at += n + 1;
	}
	page->base = s;
	page_end(page, at);
}

void
page_free(struct page *page)
{
	free(page->starts);
	free(page->looks);
	free(page->blocks);
	buf_free(&page->title);
	buf_free(&page->og_title);
	buf_free(&page->text);
	buf_free(&page->names);
	memset(page, 0, sizeof(*page));
}
