/* decode-document - see decode-document.h. */
#include <string.h>

#include "decode-detect.h"
#include "decode-document.h"
#include "decode-label.h"
#include "decode-lost.h"
#include "decode-part.h"
#include "decode-run.h"

#define CHUNK	((size_t)16 * 1024)	/* bytes of the document a mark */
#define LOOKS	8			/* at a part for mojibake, at most */

/* A mark's charset is what -f said or, "utf-16", left open. */
static bool
is_kin(enum charset marked, enum charset forced)
{
	if (forced == CHARSET_UTF_16LE || forced == CHARSET_UTF_16BE)
		return marked == CHARSET_UTF_16LE || marked == CHARSET_UTF_16BE;
	if (forced == CHARSET_UTF_32LE || forced == CHARSET_UTF_32BE)
		return marked == CHARSET_UTF_32LE || marked == CHARSET_UTF_32BE;
	return marked == forced;
}

/* The charset of a document, and how much of its beginning is a mark. */
static enum charset
find_charset(const struct forced *forced, const char *s, size_t len,
    size_t valid, enum charset http, size_t *mark)
{
	enum charset cs = detect_mark(s, len, mark);

	if (forced->charset != CHARSET_NONE && !is_kin(cs, forced->charset)) {
		*mark = 0;
		return forced->charset;
	}
	if (cs == CHARSET_NONE && forced->reader == NULL)
		cs = detect(s, len, valid, http, label_meta(s, len));
	return cs;
}

/*
 * Looks at a document as UTF-8, as far as it is valid, and returns how far
 * that is.  For each CHUNK bytes there is a mark: 1 if something in it is
 * not plain or is counted by decode-scan, else 0.
 */
static size_t
mark_chunks(const char *s, size_t len, struct buf *marks)
{
	struct scan seen = { 0 };
	size_t at = 0, n, i;
	bool plain;

	marks->len = 0;
	buf_reserve(marks, len / CHUNK + 1);
	marks->len = len / CHUNK + 1;
	memset(marks->data, 0, marks->len);
	do {
		seen.latin = seen.han = 0;
		seen.lost = false;
		n = scan_valid(s + at, len - at < CHUNK ? len - at : CHUNK,
		    &plain, &seen);
		if (!plain || seen.latin > 0 || seen.han > 2 || seen.lost)
			for (i = at / CHUNK; i <= (at + n) / CHUNK; i++)
				marks->data[i] = 1;
		at += n;
	} while (n > 0 && at < len);
	return at;
}

/* Whether one of the n bytes from at on is in a marked chunk. */
static bool
is_marked(const struct decoded *d, size_t at, size_t n)
{
	size_t first = (d->before + at) / CHUNK;
	size_t last = (d->before + at + n) / CHUNK;

	return memchr(d->marks.data + first, 1, last - first + 1) != NULL;
}

/*
 * The header blocks of HTTP are not part of the document and go once they
 * have been read.
 */
void
decode_begin(const struct forced *forced, const char *s, size_t len,
    struct decoded *d)
{
	enum charset http;
	size_t skip = label_http(s, len, &http), valid;

	s += skip;
	len -= skip;
	valid = mark_chunks(s, len, &d->marks);
	d->is = find_charset(forced, s, len, valid, http, &d->before);
	d->charset = forced->reader != NULL ? forced->name :
	    charset_name(d->is);
	d->as_is = forced->reader == NULL && valid == len &&
	    (d->is == CHARSET_UTF_8 || d->is == CHARSET_ASCII);
	d->by_lines = !d->as_is && lines_can(d->is) &&
	    forced->charset == CHARSET_NONE && forced->reader == NULL;
	d->small = len <= MOJIBAKE_SMALL;
	d->damaged = 0;
	d->lost = d->small && d->is == CHARSET_UTF_8 ?
	    lost_count(s, len, memchr(d->marks.data, 1, d->marks.len) !=
	    NULL || valid < len ? LOST_ALL : LOST_REPEATS) : 0;
	d->body = s + d->before;
	d->body_len = len - d->before;
	d->at = d->len = 0;
	d->how.private_use = d->is == CHARSET_GB18030;
	d->how.references = d->tags_known = false;
	lines_begin(&d->lines, d->is, d->body_len);
	mojibake_begin(&d->mojibake, d->body_len);
}

/*
 * How much of the document the next part is.  Shifts and what only iconv
 * knows are one part.
 */
static size_t
next_part(const struct decoded *d, size_t part)
{
	size_t left = d->body_len - d->at;

	if (!lines_can(d->is) && !d->as_is)
		return left;
	if (d->as_is && !is_marked(d, d->at, 0))
		while (part < left && !is_marked(d, d->at + part, 0))
			part += CHUNK;
	return part_len(d->is, d->body + d->at, left, part);
}

static void
take(struct decoded *d, const struct buf *text)
{
	d->text = text->data;
	d->len = text->len;
}

/* Makes a part UTF-8, and tells what was seen of it. */
static void
to_utf8(const struct forced *forced, struct decoded *d)
{
	struct buf *to = &d->converted;

	to->len = 0;
	d->seen.not_plain = d->seen.lost = true;
	if (forced->reader != NULL) {
		d->damaged += iconv_reader_convert(forced->reader, d->text,
		    d->len, to);
	} else if (d->by_lines) {
		d->damaged += lines_convert(&d->lines, d->text, d->len, to);
		d->seen = d->lines.wrote;
	} else if (run_knows(d->is)) {
		d->damaged += convert_seeing(d->is, d->text, d->len, to,
		    &d->seen);
	} else {
		d->damaged += convert(d->is, d->text, d->len, to);
	}
	take(d, to);
}

/*
 * What decode-scan sees in a part, and whether all of it is plain: known of
 * most since they were converted or marked.
 */
static bool
look(const struct decoded *d, bool marked, struct scan *seen)
{
	bool plain;

	memset(seen, 0, sizeof(*seen));
	if (!d->as_is && !d->seen.not_plain) {
		seen->han = d->seen.han;
		return true;
	}
	if (!marked)
		return true;
	(void)scan_valid(d->text, d->len, &plain, seen);
	return plain;
}

/*
 * How many characters of a part, n bytes of the document, were lost before;
 * of UTF-8 its bytes tell, of other charsets what they were converted to.
 * Small documents in UTF-8 are counted as a whole.
 */
static size_t
lost_in_part(const struct decoded *d, size_t n, bool signs, bool replaced)
{
	if (d->is == CHARSET_UTF_8)
		return !d->small && (!d->as_is || signs) ?
		    lost_count(d->body + d->at, n, LOST_ALL) : 0;
	if (d->as_is || !d->seen.lost)
		return 0;
	return lost_count(d->text, d->len, replaced ? LOST_BUT_REPLACED :
	    LOST_ALL);
}

/*
 * Whether a part has character references to decode: only if the document,
 * the bytes of which say so in the charsets of lines, has no tags.
 */
static bool
has_references(const struct forced *forced, struct decoded *d)
{
	bool in_bytes = lines_can(d->is) && forced->reader == NULL;

	if (d->len == 0 || memchr(d->text, '&', d->len) == NULL)
		return false;
	if (!d->tags_known) {
		d->how.references = in_bytes || d->as_is ?
		    !tidy_has_tags(d->body, d->body_len) :
		    !tidy_has_tags(d->text, d->len);
		d->tags_known = true;
	}
	return d->how.references;
}

static bool
may_be_mojibake(const struct forced *forced, const struct decoded *d)
{
	return !forced->as_saved && !lines_are_noise(&d->lines);
}

/* Enters the lines of a tidied part in which something has changed. */
static void
enter_tidied(struct decoded *d)
{
	size_t from = 0, to = 0, at, i;

	d->tidied_lines.len = 0;
	for (i = 0; i < d->changes.len; i += sizeof(at)) {
		const char *end;

		memcpy(&at, d->changes.data + i, sizeof(at));
		if (at < to)
			continue;
		for (from = at; from > to && d->text[from - 1] != '\n'; )
			from--;
		end = memchr(d->text + at, '\n', d->len - at);
		to = end == NULL ? d->len : (size_t)(end - d->text) + 1;
		lines_add_span(&d->tidied_lines, from, to);
	}
}

/* Tidies a part; whether that changed something. */
static bool
tidy_part(struct decoded *d)
{
	d->tidied.len = d->changes.len = 0;
	tidy(&d->how, d->text, d->len, &d->tidied, &d->changes);
	take(d, &d->tidied);
	enter_tidied(d);
	return d->changes.len > 0;
}

/*
 * Repairs what tidying a part has left, in the lines that it changed: how the
 * document is cut into parts must make no difference.
 */
static void
look_again(struct decoded *d, const struct scan *seen)
{
	bool references = d->how.references;
	int looks;

	d->how.references = false;
	for (looks = 1; looks < LOOKS; looks++) {
		d->repaired.len = 0;
		if (!mojibake_repair_again(&d->mojibake, d->text, d->len,
		    &d->tidied_lines, seen, &d->repaired))
			break;
		d->lost += d->mojibake.lost;
		take(d, &d->repaired);
		if (!tidy_part(d))
			break;
	}
	d->how.references = references;
}

bool
decode_next(const struct forced *forced, size_t part, struct decoded *d)
{
	struct scan seen;
	size_t n, damaged = d->damaged;
	bool marked, plain, references;

	if (d->at == d->body_len)
		return false;
	d->text = d->body + d->at;
	d->len = n = next_part(d, part);
	marked = !d->as_is || is_marked(d, d->at, n);
	if (!d->as_is)
		to_utf8(forced, d);
	plain = look(d, marked, &seen);
	d->lost += lost_in_part(d, n, seen.lost, d->damaged > damaged);
	d->at += n;
	references = has_references(forced, d);
	d->repaired.len = 0;
	if (may_be_mojibake(forced, d) && mojibake_repair(&d->mojibake,
	    d->text, d->len, d->by_lines ? &d->lines.doubts : NULL, &seen,
	    &d->repaired)) {
		d->lost += d->mojibake.lost;
		take(d, &d->repaired);
		plain = false;
	}
	if ((!plain || references) && tidy_part(d) &&
	    may_be_mojibake(forced, d))
		look_again(d, &seen);
	return true;
}

void
decode_free(struct decoded *d)
{
	mojibake_free(&d->mojibake);
	lines_free(&d->lines);
	buf_free(&d->marks);
	buf_free(&d->converted);
	buf_free(&d->repaired);
	buf_free(&d->tidied);
	buf_free(&d->changes);
	buf_free(&d->tidied_lines);
}
