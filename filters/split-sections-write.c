/* split-sections-write - see split-sections-write.h. */
#include <string.h>

#include "split-sections-title.h"
#include "split-sections-write.h"
#include "tsv.h"
#include "utf8.h"

#define PATH_DEEPEST	64	/* titles of a path; those between are cut */

void
section_bytes(const struct sections *secs, size_t i, size_t len,
    size_t *from, size_t *to)
{
	*from = i == 0 ? 0 : secs->v[i].start;
	*to = i + 1 < secs->n ? secs->v[i + 1].start : len;
}

static void
add_number(struct buf *to, size_t n)
{
	char s[32];
	size_t i = sizeof(s);

	do
		s[--i] = (char)('0' + n % 10);
	while ((n /= 10) > 0);
	buf_add(to, s + i, sizeof(s) - i);
}

/* The title without its closing mark. */
static size_t
bare_len(const char *text, const struct section *sec)
{
	return title_bare_end(text, sec->title, sec->title_end) - sec->title;
}

/* n level line marker title, and, with_text, the text. */
static void
write_line(struct buf *to, const struct sections *secs, size_t i,
    const char *text, bool with_text)
{
	const struct section *sec = &secs->v[i];

	add_number(to, i);
	buf_addc(to, '\t');
	add_number(to, sec->level);
	buf_addc(to, '\t');
	add_number(to, sec->line);
	buf_addc(to, '\t');
	tsv_escape(to, text + sec->marker, sec->marker_len);
	buf_addc(to, '\t');
	tsv_escape(to, text + sec->title, with_text ?
	    sec->title_end - sec->title : bare_len(text, sec));
	if (with_text) {
		buf_addc(to, '\t');
		tsv_escape(to, text + sec->text, sec->text_end - sec->text);
	}
	buf_addc(to, '\n');
}

void
section_name(struct buf *to, const struct section *sec, const char *text)
{
	if (sec->marker > sec->title && sec->title_end > sec->title) {
		buf_add(to, text + sec->title, bare_len(text, sec));
		buf_add(to, text + sec->marker, sec->marker_len);
		return;
	}
	buf_add(to, text + sec->marker, sec->marker_len);
	if (sec->marker_len > 0 && sec->title_end > sec->title &&
	    sec->title > sec->marker + sec->marker_len)
		buf_addc(to, ' ');
	buf_add(to, text + sec->title, bare_len(text, sec));
}

/* The sections from the topmost down to i: how many there are. */
static size_t
path_of(const struct sections *secs, size_t i, size_t path[PATH_DEEPEST])
{
	size_t n = 0, k, at;

	for (at = i; at != 0 && n < PATH_DEEPEST; at = secs->v[at].parent)
		path[n++] = at;
	for (k = 0; k < n / 2; k++) {
		at = path[k];
		path[k] = path[n - 1 - k];
		path[n - 1 - k] = at;
	}
	return n;
}

/* A string of JSON; a byte that is no UTF-8 becomes U+FFFD. */
static void
add_json(struct buf *to, const char *s, size_t len)
{
	static const char hex[] = "0123456789abcdef";
	size_t i, n;
	uint32_t cp;

	buf_addc(to, '"');
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
	buf_addc(to, '"');
}

static void
add_json_number(struct buf *to, const char *name, size_t n)
{
	buf_adds(to, name);
	add_number(to, n);
}

static void
add_json_fields(struct buf *to, const struct buf *fields)
{
	struct buf field = { 0 };
	const char *s = fields->data, *end = s + fields->len;

	buf_adds(to, "\"fields\":[");
	while (s < end) {
		const char *tab = memchr(s, '\t', (size_t)(end - s));

		field.len = 0;
		tsv_unescape(&field, s, (size_t)(tab - s));
		add_json(to, field.data, field.len);
		s = tab + 1;
		if (s < end)
			buf_addc(to, ',');
	}
	buf_adds(to, "],");
	buf_free(&field);
}

static void
write_json(struct buf *to, const struct sections *secs, size_t i,
    const char *text, const struct buf *fields)
{
	const struct section *sec = &secs->v[i];
	size_t path[PATH_DEEPEST];
	size_t k, n = path_of(secs, i, path);

	buf_addc(to, '{');
	if (fields->len > 0)
		add_json_fields(to, fields);
	add_json_number(to, "\"n\":", i);
	add_json_number(to, ",\"level\":", sec->level);
	add_json_number(to, ",\"line\":", sec->line);
	buf_adds(to, ",\"marker\":");
	add_json(to, text + sec->marker, sec->marker_len);
	buf_adds(to, ",\"title\":");
	add_json(to, text + sec->title, bare_len(text, sec));
	buf_adds(to, ",\"path\":[");
	for (k = 0; k < n; k++) {
		const struct section *p = &secs->v[path[k]];

		if (k > 0)
			buf_addc(to, ',');
		if (p->title_end > p->title)
			add_json(to, text + p->title, bare_len(text, p));
		else
			add_json(to, text + p->marker, p->marker_len);
	}
	buf_adds(to, "],\"text\":");
	add_json(to, text + sec->text, sec->text_end - sec->text);
	buf_adds(to, "}\n");
}

/*
 * A section without text is left out if the one behind it stands under it:
 * its name is in that one's path.
 */
static void
write_chunk(struct buf *to, const struct sections *secs, size_t i,
    const char *text, const struct buf *fields)
{
	const struct section *sec = &secs->v[i];
	struct buf chunk = { 0 };
	size_t path[PATH_DEEPEST];
	size_t k, n = path_of(secs, i, path);

	if (sec->text == sec->text_end && i + 1 < secs->n &&
	    secs->v[i + 1].parent == i)
		return;
	for (k = 0; k < n; k++) {
		buf_adds(&chunk, k == 0 ? "" : " > ");
		section_name(&chunk, &secs->v[path[k]], text);
	}
	if (n > 0 && sec->text < sec->text_end)
		buf_addc(&chunk, '\n');
	buf_add(&chunk, text + sec->text, sec->text_end - sec->text);
	buf_addbuf(to, fields);
	tsv_escape(to, chunk.data, chunk.len);
	buf_addc(to, '\n');
	buf_free(&chunk);
}

static void
write_raw(struct buf *to, const struct sections *secs, size_t i,
    const char *text, size_t len)
{
	size_t from, end;

	section_bytes(secs, i, len, &from, &end);
	if (from == end)
		return;
	buf_add(to, text + from, end - from);
	buf_addc(to, '\0');
}

void
sections_write(struct buf *to, enum form form, const struct sections *secs,
    const char *text, size_t len, const struct buf *fields)
{
	size_t i = form == FORM_RAW ? 0 : sections_first(secs);

	if (form == FORM_PRETTY || form == FORM_COLOR) {
		sections_write_pretty(to, secs, text, len,
		    form == FORM_COLOR);
		return;
	}
	for (; i < secs->n; i++)
		switch (form) {
		case FORM_JSON:
			write_json(to, secs, i, text, fields);
			break;
		case FORM_CHUNKS:
			write_chunk(to, secs, i, text, fields);
			break;
		case FORM_RAW:
			write_raw(to, secs, i, text, len);
			break;
		default:
			buf_addbuf(to, fields);
			write_line(to, secs, i, text, form != FORM_LIST);
		}
}
