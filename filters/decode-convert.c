/* decode-convert - see decode-convert.h. */
#include "decode-convert.h"
#include "decode-shift.h"
#include "decode-table.h"
#include "utf8.h"

size_t
convert_seeing(enum charset cs, const char *text, size_t len,
    struct buf *out, struct convert_seen *seen)
{
	const unsigned char *s = (const unsigned char *)text;
	struct table_run run = { NULL, 0, 0, 0, 0, false };
	size_t i = 0, n, damaged = 0;
	uint32_t cp;

	while (i < len) {
		buf_reserve(out, (len - i) * TABLE_GROWTH + TABLE_EXTRA);
		run.to = out->data + out->len;
		i += table_run(cs, s + i, len - i, &run);
		out->len += run.len;
		if (i == len)
			break;
		n = table_char(cs, s + i, len - i, &cp);
		if (cp == TABLE_BAD || cp == TABLE_CUT) {
			cp = UTF8_REPLACEMENT;
			damaged += n;
		}
		utf8_add(out, cp);
		run.not_plain = true;
		i += n;
	}
	if (cs == CHARSET_SHIFT_JIS || cs == CHARSET_EUC_JP ||
	    cs == CHARSET_EUC_TW)
		table_count(cs, s, len, &run);
	seen->pairs = run.pairs;
	seen->usual = run.usual;
	seen->not_plain = run.not_plain;
	seen->han = run.han;
	return damaged;
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

	struct convert_seen seen;

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
		return convert_seeing(cs, text, len, out, &seen);
	}
}
