/* decode-convert - see decode-convert.h. */
#include <string.h>

#include "decode-convert.h"
#include "decode-shift.h"
#include "decode-table.h"
#include "utf8.h"

#define UTF8_MAX	4	/* bytes of a character */

/* The end of the run of ASCII that begins at s + i. */
static size_t
ascii_end(const unsigned char *s, size_t i, size_t len)
{
	const uint64_t high = UINT64_C(0x8080808080808080);
	uint64_t word;

	for (; len - i >= sizeof(word); i += sizeof(word)) {
		memcpy(&word, s + i, sizeof(word));
		if ((word & high) != 0)
			break;
	}
	while (i < len && s[i] < 0x80)
		i++;
	return i;
}

static size_t
by_table(enum charset cs, const unsigned char *s, size_t len,
    struct buf *out)
{
	size_t i = 0, run, n, damaged = 0;
	uint32_t cp;

	for (;;) {
		run = i;
		i = ascii_end(s, i, len);
		buf_add(out, s + run, i - run);
		if (i == len)
			return damaged;
		n = table_char(cs, s + i, len - i, &cp);
		if (cp == TABLE_BAD || cp == TABLE_CUT) {
			cp = UTF8_REPLACEMENT;
			damaged += n;
		}
		utf8_add(out, cp);
		i += n;
	}
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

	if (len == 0)
		return 0;
	buf_reserve(out, len + len / 2 + UTF8_MAX);
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
		return by_table(cs, s, len, out);
	}
}
