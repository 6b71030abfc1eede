/* decode-convert - see decode-convert.h. */
#include <string.h>

#include "decode-convert.h"
#include "decode-run.h"
#include "decode-scan.h"
#include "decode-shift.h"
#include "decode-table.h"
#include "decode-usual.h"
#include "utf8.h"

/* Runs on until it stops, and returns where. */
static size_t
run_on(enum charset cs, const unsigned char *s, size_t i, size_t len,
    struct run *run, struct buf *out)
{
	buf_reserve(out, (len - i) * RUN_GROWTH + RUN_EXTRA);
	run->to = out->data + out->len;
	i += run_convert(cs, s + i, len - i, run);
	out->len += run->len;
	return i;
}

/*
 * Copies a text with LF for each CR LF, but not behind another CR, as
 * run_convert() does.
 */
static void
copy_lines(const char *s, size_t len, struct buf *out)
{
	const char *cr;
	bool behind_cr = false, ends;
	size_t n;

	for (; (cr = memchr(s, '\r', len)) != NULL; s += n, len -= n) {
		n = (size_t)(cr - s) + 1;
		ends = n < len && s[n] == '\n' && !(behind_cr && n == 1);
		buf_add(out, s, n - ends);
		behind_cr = true;
	}
	buf_add(out, s, len);
}

/* Copies what is valid of a text in UTF-8; returns how much that is. */
static size_t
copy_valid(const unsigned char *s, size_t len, struct run *run,
    struct buf *out)
{
	struct scan seen = { 0 };
	bool plain;
	size_t n = scan_valid((const char *)s, len, &plain, &seen);

	copy_lines((const char *)s, n, out);
	run->seen.lost |= seen.lost;
	run->not_plain = true;
	return n;
}

/* Converts what goes fast of s from i on; returns where that ends. */
static size_t
go_fast(enum charset cs, const unsigned char *s, size_t i, size_t len,
    struct run *run, struct buf *out)
{
	if (cs == CHARSET_UTF_8)
		return i + copy_valid(s + i, len - i, run, out);
	return run_on(cs, s, i, len, run, out);
}

/* Converts a text without shifts; returns how many bytes are damaged. */
static size_t
convert_table(enum charset cs, const unsigned char *s, size_t len,
    struct run *run, struct buf *out)
{
	size_t i = 0, n, damaged = 0;
	uint32_t cp;

	run->trusted = s + len;
	while ((i = go_fast(cs, s, i, len, run, out)) < len) {
		n = table_char(cs, s + i, len - i, &cp);
		if (cp == TABLE_BAD || cp == TABLE_CUT)
			damaged += n;
		else
			run->seen.lost |= is_lost_sign(cp);
		table_add(out, cp);
		run->not_plain = true;
		run->pairs++;
		run->rare++;
		i += n;
	}
	return damaged;
}

static void
tell(const struct run *run, struct convert_seen *seen)
{
	seen->not_plain = run->not_plain;
	seen->han = run->seen.han;
	seen->lost = run->seen.lost;
	seen->pairs = run->pairs;
	seen->usual = run->pairs - run->rare;
}

size_t
convert_seeing(enum charset cs, const char *text, size_t len,
    struct buf *out, struct convert_seen *seen)
{
	const unsigned char *s = (const unsigned char *)text;
	struct run run = { 0 };
	size_t damaged = convert_table(cs, s, len, &run, out);

	tell(&run, seen);
	return damaged;
}

/* Where the line begins that s + i is in. */
static size_t
line_start(const char *s, size_t i, size_t from)
{
	while (i > from && s[i - 1] != '\n')
		i--;
	return i;
}

static size_t
line_end(const char *s, size_t i, size_t len)
{
	const char *end = memchr(s + i, '\n', len - i);

	return end == NULL ? len : (size_t)(end - s) + 1;
}

size_t
convert_lines(enum charset cs, const char *text, size_t len, struct buf *out,
    struct convert_seen *seen)
{
	const unsigned char *s = (const unsigned char *)text;
	struct run run = { 0 };
	size_t i = 0, mark = out->len, start, end, pairs, usual;

	while ((i = run_on(cs, s, i, len, &run, out)) < len) {
		start = line_start(text, i, 0);
		end = line_end(text, i, len);
		run_count(cs, s + start, end - start, &pairs, &usual);
		if (!run.unusual || usual * 4 < pairs * 3) {
			out->len = line_start(out->data, out->len, mark);
			i = start;
			break;
		}
		run.trusted = s + end;
	}
	tell(&run, seen);
	return i;
}

static uint32_t
unit(const unsigned char *s, size_t bytes, bool big)
{
	uint32_t c = 0;
	size_t i;

	for (i = 0; i < bytes; i++)
		c = c << 8 | s[big ? i : bytes - 1 - i];
	return c;
}

static bool
is_surrogate(uint32_t c, uint32_t first)
{
	return c >= first && c <= first + 0x3FF;
}

static size_t
utf_16(const unsigned char *s, size_t len, bool big, struct buf *out)
{
	size_t i, damaged = len % 2;

	for (i = 0; len - i >= 2; i += 2) {
		uint32_t c = unit(s + i, 2, big), low;

		if (is_surrogate(c, 0xD800) && len - i >= 4 &&
		    is_surrogate(low = unit(s + i + 2, 2, big), 0xDC00)) {
			c = 0x10000 + (c - 0xD800) * 0x400 + low - 0xDC00;
			i += 2;
		} else if (c >= 0xD800 && c <= 0xDFFF) {
			c = UTF8_REPLACEMENT;
			damaged += 2;
		}
		utf8_add(out, c);
	}
	if (len % 2 != 0)
		utf8_add(out, UTF8_REPLACEMENT);
	return damaged;
}

static size_t
utf_32(const unsigned char *s, size_t len, bool big, struct buf *out)
{
	size_t i, damaged = len % 4;

	for (i = 0; len - i >= 4; i += 4) {
		uint32_t c = unit(s + i, 4, big);

		if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
			c = UTF8_REPLACEMENT;
			damaged += 4;
		}
		utf8_add(out, c);
	}
	if (len % 4 != 0)
		utf8_add(out, UTF8_REPLACEMENT);
	return damaged;
}

size_t
convert(enum charset cs, const char *text, size_t len, struct buf *out)
{
	const unsigned char *s = (const unsigned char *)text;
	struct run run = { 0 };

	if (len == 0)
		return 0;
	switch (cs) {
	case CHARSET_UTF_16LE:
	case CHARSET_UTF_16BE:
		return utf_16(s, len, cs == CHARSET_UTF_16BE, out);
	case CHARSET_UTF_32LE:
	case CHARSET_UTF_32BE:
		return utf_32(s, len, cs == CHARSET_UTF_32BE, out);
	case CHARSET_HZ:
	case CHARSET_ISO_2022_CN:
	case CHARSET_ISO_2022_JP:
	case CHARSET_ISO_2022_KR:
		return shift_convert(cs, s, len, out);
	default:
		return convert_table(cs, s, len, &run, out);
	}
}
