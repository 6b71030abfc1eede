/* split-sections-json - a section as JSON; see split-sections-write.h. */
#include <stdio.h>
#include <string.h>

#include "split-sections-title.h"
#include "split-sections-write.h"
#include "tsv.h"
#include "utf8.h"

/* What is inside a string of JSON; a byte that is no UTF-8 becomes U+FFFD. */
static void
add_escaped(struct buf *to, const char *s, size_t len)
{
	static const char hex[] = "0123456789abcdef";
	size_t i, n;
	uint32_t cp;

	for (i = 0; i < len; i += n) {
		n = utf8_decode(s + i, len - i, &cp);
		if (cp == UTF8_BAD) {
			utf8_add(to, UTF8_REPLACEMENT);
		} else if (cp == '"' || cp == '\\') {
			buf_addc(to, '\\');
			buf_addc(to, (char)cp);
		} else if (cp == '\n') {
			buf_adds(to, "\\n");
		} else if (cp == '\t') {
			buf_adds(to, "\\t");
		} else if (cp < ' ' || cp == 0x7F) {
			buf_adds(to, "\\u00");
			buf_addc(to, hex[cp >> 4]);
			buf_addc(to, hex[cp & 15]);
		} else {
			buf_add(to, s + i, n);
		}
	}
}

static void
add_string(struct buf *to, const char *s, size_t len)
{
	buf_addc(to, '"');
	add_escaped(to, s, len);
	buf_addc(to, '"');
}

/* A text, however long, line by line. */
static void
add_text(struct writer *w, size_t at, size_t to)
{
	const char *s = w->text;

	buf_addc(&w->out, '"');
	while (at < to) {
		const char *p = memchr(s + at, '\n', to - at);
		size_t end = p == NULL ? to : (size_t)(p - s) + 1;

		add_escaped(&w->out, s + at, end - at);
		writer_pass(w);
		at = end;
	}
	buf_addc(&w->out, '"');
}

static void
add_fields(struct buf *to, const struct buf *fields)
{
	struct buf field = { 0 };
	const char *s = fields->data, *end = s + fields->len;

	buf_adds(to, "\"fields\":[");
	while (s < end) {
		const char *tab = memchr(s, '\t', (size_t)(end - s));

		field.len = 0;
		tsv_unescape(&field, s, (size_t)(tab - s));
		add_string(to, field.data, field.len);
		s = tab + 1;
		if (s < end)
			buf_addc(to, ',');
	}
	buf_adds(to, "],");
	buf_free(&field);
}

/* The title without its closing mark. */
static void
add_title(struct writer *w, const struct section *sec)
{
	add_string(&w->out, w->text + sec->title, title_bare_end(w->text,
	    sec->title, sec->title_end) - sec->title);
}

static void
add_path(struct writer *w, const struct cutter *c)
{
	size_t k;

	for (k = 1; k <= c->depth; k++) {
		const struct section *sec = &c->path[k];

		if (k > 1)
			buf_addc(&w->out, ',');
		if (sec->title_end > sec->title)
			add_title(w, sec);
		else
			add_string(&w->out, w->text + sec->marker,
			    sec->marker_len);
	}
}

void
section_write_json(struct writer *w, const struct cutter *c)
{
	const struct section *sec = &c->path[c->depth];
	struct buf *to = &w->out;
	char numbers[128];

	buf_addc(to, '{');
	if (w->fields->len > 0)
		add_fields(to, w->fields);
	(void)snprintf(numbers, sizeof(numbers),
	    "\"n\":%zu,\"level\":%zu,\"line\":%zu,\"marker\":", sec->n,
	    sec->level, sec->line);
	buf_adds(to, numbers);
	add_string(to, w->text + sec->marker, sec->marker_len);
	buf_adds(to, ",\"title\":");
	add_title(w, sec);
	buf_adds(to, ",\"path\":[");
	add_path(w, c);
	buf_adds(to, "],\"text\":");
	add_text(w, sec->text, sec->text_end);
	buf_adds(to, "}\n");
}
