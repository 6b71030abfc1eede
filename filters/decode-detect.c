/* decode-detect - see decode-detect.h. */
#include <string.h>

#include "decode-detect.h"
#include "decode-detect-likely.h"
#include "decode-detect-wide.h"
#include "decode-sample.h"

enum charset
detect_mark(const char *s, size_t len, size_t *mark)
{
	static const struct {
		enum charset	charset;
		const char	*bytes;
		size_t		len;
	} marks[] = {
		{ CHARSET_UTF_8, "\xEF\xBB\xBF", 3 },
		{ CHARSET_UTF_32LE, "\xFF\xFE\0\0", 4 },
		{ CHARSET_UTF_32BE, "\0\0\xFE\xFF", 4 },
		{ CHARSET_UTF_16LE, "\xFF\xFE", 2 },
		{ CHARSET_UTF_16BE, "\xFE\xFF", 2 },
		{ CHARSET_GB18030, "\x84\x31\x95\x33", 4 },
	};
	size_t i;

	for (i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (len >= marks[i].len &&
		    memcmp(s, marks[i].bytes, marks[i].len) == 0) {
			*mark = marks[i].len;
			return marks[i].charset;
		}
	*mark = 0;
	return CHARSET_NONE;
}

/* The charset whose escapes an ASCII text holds, or CHARSET_NONE. */
static enum charset
by_escapes(const char *s, size_t len)
{
	const char *p = s, *end = s + len;

	while ((p = memchr(p, 0x1B, (size_t)(end - p))) != NULL) {
		size_t left = (size_t)(end - ++p);

		if (left >= 3 && memcmp(p, "$)C", 3) == 0)
			return CHARSET_ISO_2022_KR;
		if (left >= 3 && (memcmp(p, "$)A", 3) == 0 ||
		    memcmp(p, "$)G", 3) == 0 || memcmp(p, "$*H", 3) == 0))
			return CHARSET_ISO_2022_CN;
		if (left >= 2 && (memcmp(p, "$B", 2) == 0 ||
		    memcmp(p, "$@", 2) == 0 || memcmp(p, "(J", 2) == 0 ||
		    memcmp(p, "(I", 2) == 0 || memcmp(p, "$(", 2) == 0))
			return CHARSET_ISO_2022_JP;
	}
	return CHARSET_NONE;
}

/* "~{", pairs of GB2312, "~}" or the line's end. */
static bool
is_hz_at(const char *s, size_t len)
{
	size_t i;

	for (i = 2; len - i >= 2; i += 2) {
		if (s[i] == '~' && s[i + 1] == '}')
			return i > 2;
		if (s[i] < 0x21 || s[i] > 0x77 || s[i + 1] < 0x21 ||
		    s[i + 1] > 0x7E)
			return false;
	}
	return false;
}

static bool
is_hz(const char *s, size_t len)
{
	const char *p = s, *end = s + len;

	while ((p = memchr(p, '~', (size_t)(end - p))) != NULL) {
		size_t left = (size_t)(end - p);

		if (left >= 6 && p[1] == '{' && is_hz_at(p, left))
			return true;
		p++;
	}
	return false;
}

static enum charset
detect_seven_bit(const char *s, size_t len)
{
	enum charset cs = by_escapes(s, len);

	if (cs != CHARSET_NONE)
		return cs;
	return is_hz(s, len) ? CHARSET_HZ : CHARSET_ASCII;
}

/*
 * A few characters of two bytes that happen to be UTF-8 may be GBK: the
 * bytes C2 to DF, 80 to BF are both.
 */
static bool
is_surely_utf_8(const char *s, size_t len)
{
	size_t i = 0, n = 0;

	for (;;) {
		i = sample_high((const unsigned char *)s, i, len);
		if (i == len)
			return false;
		if ((unsigned char)s[i] >= 0xE0 || ++n > 6)
			return true;
		i += 2;
	}
}

/*
 * UTF-16 and UTF-32 of more than a few characters hold bytes that are no
 * UTF-8, or, of other scripts than the Han, a control in each character; text
 * that is UTF-8 may hold a NUL here and there.
 */
static bool
is_full_of_controls(const char *s, size_t len)
{
	size_t i, n = 0;

	for (i = 0; i < len; i++)
		n += (unsigned char)s[i] < ' ' && (s[i] < '\t' || s[i] > '\r');
	return n * 3 >= len;
}

enum charset
detect(const char *s, size_t len, size_t valid, enum charset http,
    enum charset meta)
{
	size_t high;
	enum charset cs;

	if (len == 0)
		return CHARSET_ASCII;
	high = sample_high((const unsigned char *)s, 0, len);
	if (high == len) {
		cs = detect_seven_bit(s, len);
		if (cs != CHARSET_ASCII)
			return cs;
	} else if (len - valid < 4 && valid > high &&
	    is_surely_utf_8(s, valid)) {
		return CHARSET_UTF_8;
	} else {
		cs = detect_likely(s, len, http, meta, valid == len);
	}
	if (valid == len && !is_full_of_controls(s, len))
		return cs;
	return detect_wide(s, len, cs);
}
