/* page-line - see page-line.h. */
#include <string.h>

#include "eight.h"
#include "page-line.h"
#include "utf8.h"

#define WIDE_SPACE	"\343\200\200"	/* U+3000 */

/* Stands between links that touch until the line is known; no text has it. */
#define GLUE		'\001'

enum { VISIBLE, BLANK, CONTROL, HIGH };

/* What a byte is by itself. */
static int
kind(char c)
{
	unsigned char u = (unsigned char)c;

	if (u > ' ')
		return u < 0x7F ? VISIBLE : u == 0x7F ? CONTROL : HIGH;
	return u == ' ' || (u >= '\t' && u <= '\r') ? BLANK : CONTROL;
}

static bool
is_trail(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

static bool
is_visible(char c)
{
	return c > ' ' && c < 0x7F;
}

/* Three bytes, the last two of them trailing bytes. */
static uint64_t
load_three(const char *s)
{
	const unsigned char *p = (const unsigned char *)s;

	return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16;
}

/*
 * Of three bytes that begin with E0 to EF and go on with two trailing ones,
 * those that are visible: E3 to EC and EF, but for U+3000 and U+FEFF.
 */
#define PLAIN_LEADS	0x9FF8

static bool
is_plain_three(uint64_t x)
{
	x &= 0xFFFFFF;
	return (PLAIN_LEADS >> (x & 0xF) & 1) != 0 && x != 0x8080E3 &&
	    x != 0xBFBBEF && (x & 0xF0) == 0xE0;
}

/*
 * The length of the visible characters that s begins with, of those kinds
 * that make up nearly all text: ASCII, and three bytes that any two trailing
 * bytes make valid, U+3000 to U+CFFF and U+F000 to U+FFFF.
 */
static size_t
plain_run(const char *s, size_t len, size_t *chars)
{
	size_t i = 0, n = 0;

	while (len - i >= 8) {
		uint64_t x = eight_load(s + i);

		if ((x & EIGHT_TWO_MASK) == EIGHT_TWO && is_plain_three(x) &&
		    is_plain_three(x >> 24)) {
			i += 6;
			n += 2;
		} else if (is_visible(s[i])) {
			i++;
			n++;
		} else if ((x & 0xC0C0F0) == 0x8080E0 && is_plain_three(x)) {
			i += 3;
			n++;
		} else {
			*chars = n;
			return i;
		}
	}
	for (; i < len; n++) {
		if (is_visible(s[i]))
			i++;
		else if (len - i > 2 && is_trail(s[i + 1]) &&
		    is_trail(s[i + 2]) && is_plain_three(load_three(s + i)))
			i += 3;
		else
			break;
	}
	*chars = n;
	return i;
}

/* The line that begins at start in the text is whole. */
static void
record(struct page_lines *l, const struct page_line *line)
{
	if (l->page != NULL)
		page_add(l->page, l->start, line);
}

static void
begin(struct page_line *line, const struct page_place *place)
{
	memset(line, 0, sizeof(*line));
	line->element = place->element;
	line->inside = place->inside;
	line->block = place->block;
}

/*
 * Parts the links that touch between from and to if the line is a menu.  Of
 * 154 places in 61 pages where links touch 151 were outside the main text;
 * one of the other three was in the middle of a sentence.
 */
static size_t
settle(struct page_lines *l, const struct page_line *line, size_t from,
    size_t to)
{
	bool menu = line->links > 2 && line->link_chars * 4 >= line->chars * 3;
	char *s = l->text->data;
	size_t at, end = from;

	for (at = from; at < to; at++)
		if (s[at] != GLUE)
			s[end++] = s[at];
		else if (menu)
			s[end++] = ' ';
	memmove(s + end, s + to, l->text->len - to);
	l->text->len -= to - end;
	return to - end;
}

/* The last cell of the line gets a line of its own. */
static void
split(struct page_lines *l)
{
	struct page_line *line = &l->line, *before = &l->before_cell, rest;

	if (l->cell == 0)
		return;
	if (l->glued)
		l->cell -= settle(l, before, l->start, l->cell - 1);
	record(l, before);
	l->text->data[l->cell - 1] = '\n';
	begin(&rest, &l->cell_place);
	rest.chars = line->chars - before->chars;
	rest.link_chars = line->link_chars - before->link_chars;
	rest.links = line->links - before->links;
	*line = rest;
	l->start = l->cell;
	l->cell = 0;
}

static bool
is_blank_end(const struct buf *text, size_t start)
{
	return text->len > start && (text->data[text->len - 1] == ' ' ||
	    text->data[text->len - 1] == '\t');
}

static void
finish(struct page_lines *l)
{
	struct buf *text = l->text;

	if (l->line.chars == 0) {
		text->len = l->start;
	} else {
		if (l->glued)
			settle(l, &l->line, l->start, text->len);
		while (is_blank_end(text, l->start))
			text->len--;
		record(l, &l->line);
		buf_addc(text, '\n');
	}
	l->start = text->len;
	l->line.chars = 0;
	l->space = l->broken = l->after_link = l->glued = false;
	l->wide = l->cell = 0;
}

void
page_line_row_end(struct page_lines *l)
{
	finish(l);
	l->row = false;
	l->empty = 0;
}

void
page_line_end(struct page_lines *l)
{
	if (l->row && !l->fresh)
		split(l);
	page_line_row_end(l);
}

void
page_line_break(struct page_lines *l)
{
	if (!l->row)
		page_line_end(l);
	else if (!l->fresh)
		l->broken = true;
}

void
page_line_blank(struct page_lines *l)
{
	l->space = true;
}

void
page_line_row(struct page_lines *l)
{
	page_line_end(l);
	l->row = true;
	l->fresh = false;
}

void
page_line_cell(struct page_lines *l)
{
	if (!l->row)
		page_line_end(l);
	l->fresh = true;
	l->broken = false;
}

/* Text follows in a row: joins a new cell to the line, or breaks it up. */
static void
in_row(struct page_lines *l, const struct page_place *place)
{
	if (l->fresh && l->text->len > l->start) {
		l->before_cell = l->line;
		l->cell_place = *place;
		l->line.element = PAGE_ROW;
		buf_addc(l->text, ' ');
		l->cell = l->text->len;
		l->space = l->after_link = false;
		l->wide = 0;
	} else if (l->broken) {
		page_line_end(l);
	}
	l->fresh = false;
}

/* The empty lines of <pre> that turn out to stand before text. */
static void
add_empty(struct page_lines *l)
{
	struct page_line empty = l->line;

	empty.element = PAGE_PRE;
	for (; l->empty > 0; l->empty--) {
		record(l, &empty);
		buf_addc(l->text, '\n');
		l->start = l->text->len;
	}
}

static void
add_link(struct page_lines *l)
{
	if (l->line.links++ == 0)
		l->line.site = l->link_site;
	else if (l->line.site != l->link_site)
		l->line.site = 0;
	l->new_link = false;
}

static void
add(struct page_lines *l, const struct page_place *place, const char *s,
    size_t len, size_t chars)
{
	struct buf *text = l->text;

	if (l->row && (l->fresh || l->broken))
		in_row(l, place);
	if (text->len == l->start) {
		begin(&l->line, place);
		add_empty(l);
	} else if (l->wide > 0) {
		while (l->wide > 0) {
			buf_add(text, WIDE_SPACE, 3);
			l->wide--;
		}
	} else if (l->space && l->cell != text->len) {
		buf_addc(text, ' ');
	} else if (l->after_link && l->link && l->new_link && chars > 0) {
		buf_addc(text, GLUE);
		l->glued = true;
	}
	l->space = false;
	l->wide = 0;
	buf_add(text, s, len);
	l->line.chars += chars;
	l->after_link = l->link && (chars > 0 || l->after_link);
	if (l->link && chars > 0) {
		l->line.link_chars += chars;
		if (l->new_link)
			add_link(l);
	}
}

/* White space in <pre>. */
static void
add_pre(struct page_lines *l, const struct page_place *place, char c)
{
	bool was_text = l->line.chars > 0;

	if (c == '\n') {
		size_t empty = l->empty + !was_text;

		page_line_break(l);
		l->empty = was_text ? 0 : empty;
	} else {
		add(l, place, c == '\t' ? "\t" : " ", 1, 0);
	}
}

/* Characters that show nothing, not even a blank: U+00AD, U+200B ... */
static bool
is_invisible(uint32_t cp)
{
	return cp == 0xAD || (cp >= 0x200B && cp <= 0x200F) ||
	    (cp >= 0x202A && cp <= 0x202E) || (cp >= 0x2060 && cp <= 0x2064) ||
	    cp == 0xFEFF;
}

/* Appends the character that s begins with; returns its length. */
static size_t
add_high(struct page_lines *l, const struct page_place *place, const char *s,
    size_t len)
{
	uint32_t cp;
	size_t n = utf8_decode(s, len, &cp);

	if (cp == UTF8_BAD) {
		l->bad++;
		add(l, place, "\357\277\275", 3, 1);
	} else if (cp == 0x3000) {
		l->wide++;
	} else if (cp == 0x85 || cp == 0x2028 || cp == 0x2029 ||
	    utf8_is_blank(cp)) {
		if (place->pre)
			add_pre(l, place, ' ');
		else
			l->space = true;
	} else if (cp > 0x9F) {
		add(l, place, s, n, !is_invisible(cp));
	}
	return n;
}

void
page_line_text(struct page_lines *l, const struct page_place *place,
    const char *s, size_t len, bool null_shows)
{
	size_t i = 0, n, chars;

	while (i < len) {
		n = plain_run(s + i, len - i, &chars);
		if (n > 0) {
			add(l, place, s + i, n, chars);
			i += n;
			continue;
		}
		switch (kind(s[i])) {
		case BLANK:
			if (place->pre)
				add_pre(l, place, s[i]);
			else
				l->space = true;
			i++;
			while (!place->pre && i < len && kind(s[i]) == BLANK)
				i++;
			break;
		case HIGH:
			i += add_high(l, place, s + i, len - i);
			break;
		default:
			if (s[i] == '\0' && null_shows)
				add(l, place, "\357\277\275", 3, 1);
			i++;
		}
	}
}
