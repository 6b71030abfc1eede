/* split-sections-text - see split-sections-text.h. */
#include <string.h>

#include "split-sections-text.h"
#include "utf8.h"

/*
 * What characters end, by 64 code points each: U+0000 to U+00BF, U+2000 to
 * U+203F, U+3000 to U+303F, U+FF00 to U+FF7F.
 */
const unsigned char text_stops[7][64] = {
	{ ['\t'] = STOP_BLANK, [' '] = STOP_BLANK, ['!'] = STOP_SENTENCE,
	  ['?'] = STOP_SENTENCE, [';'] = STOP_CLAUSE, [':'] = STOP_COLON,
	  [','] = STOP_COMMA, ['"'] = STOP_CLOSE, [')'] = STOP_CLOSE,
	  ['('] = STOP_OPEN },
	{ STOP_NO },
	{ [0xA0 - 0x80] = STOP_BLANK },
	{ [0x19] = STOP_CLOSE, [0x1D] = STOP_CLOSE, [0x26] = STOP_SENTENCE },
	{ [0x00] = STOP_BLANK, [0x01] = STOP_COMMA, [0x02] = STOP_SENTENCE,
	  [0x0B] = STOP_CLOSE, [0x0D] = STOP_CLOSE, [0x0F] = STOP_CLOSE,
	  [0x11] = STOP_CLOSE },
	{ [0x01] = STOP_SENTENCE, [0x08] = STOP_OPEN, [0x09] = STOP_CLOSE,
	  [0x0C] = STOP_COMMA, [0x1A] = STOP_COLON, [0x1B] = STOP_CLAUSE,
	  [0x1F] = STOP_SENTENCE },
	{ [0x61 - 0x40] = STOP_SENTENCE },
};

/* The first bytes of the characters that text_stop() knows. */
static const bool stop_begins[256] = {
	['\t'] = true, [' '] = true, ['!'] = true, ['"'] = true, ['('] = true,
	[')'] = true,
	[','] = true, [':'] = true, [';'] = true, ['?'] = true,
	[0xC2] = true, [0xE2] = true, [0xE3] = true, [0xEF] = true
};

#define EACH_BYTE	UINT64_C(0x0101010101010101)

/*
 * Eight bytes, none of which begins such a character: they are the second
 * and third bytes, 80 to BF, and the first ones, E4 to E9, of most Chinese
 * characters.  Byte by byte, the highest bit aside so that no sum is carried
 * over: not below 80, and either below C0 or from E4 to E9.
 */
static bool
has_no_stop(const char *s)
{
	uint64_t word, low, first, han;

	memcpy(&word, s, sizeof(word));
	low = word & EACH_BYTE * 0x7F;
	first = low + EACH_BYTE * 0x40;			/* C0 and above */
	han = (low + EACH_BYTE * (0x80 - 0x64)) &
	    ~(low + EACH_BYTE * (0x80 - 0x6A));
	return (((first & ~han) | ~word) & EACH_BYTE * 0x80) == 0;
}

size_t
text_next_stop(const char *s, size_t at, size_t to)
{
	for (;;) {
		size_t end;

		while (to - at >= 8 && has_no_stop(s + at))
			at += 8;
		end = to - at >= 8 ? at + 8 : to;
		while (at < end && !stop_begins[(unsigned char)s[at]])
			at++;
		if (at < end || at == to)
			return at;
	}
}

size_t
text_next_end(const char *s, size_t at, size_t to)
{
	static const char comma[] = "\xEF\xBC\x8C";

	for (;;) {
		at = text_next_stop(s, at, to);
		if (to - at < 4 || s[at] != comma[0] || s[at + 1] != comma[1] ||
		    s[at + 2] != comma[2])
			return at;
		at += 3;
	}
}

size_t
text_skip_blanks(const char *s, size_t at, size_t to)
{
	uint32_t cp;
	size_t n;

	for (; at < to; at += n) {
		/* Most characters are no blanks by their first byte. */
		if (((unsigned char)s[at] > ' ' &&
		    (unsigned char)s[at] < 0xC2) ||
		    (unsigned char)s[at] > 0xE3)
			break;
		n = utf8_decode(s + at, to - at, &cp);
		if (!utf8_is_blank(cp) && cp != '\r')
			break;
	}
	return at;
}

size_t
text_skip_space(const char *s, size_t at, size_t to)
{
	for (;;) {
		at = text_skip_blanks(s, at, to);
		if (at == to || s[at] != '\n')
			return at;
		at++;
	}
}

size_t
text_trim(const char *s, size_t at, size_t to)
{
	uint32_t cp;

	while (to > at) {
		size_t before;

		if (s[to - 1] == ' ' || s[to - 1] == '\n') {
			to--;
			continue;
		}
		if ((unsigned char)s[to - 1] > ' ' &&
		    (unsigned char)s[to - 1] < 0x7F)
			break;
		before = utf8_before(s, to, &cp);
		if (before < at || (!utf8_is_blank(cp) && cp != '\n' &&
		    cp != '\r'))
			break;
		to = before;
	}
	return to;
}

size_t
text_line_end(const char *s, size_t at, size_t to)
{
	const char *p = at < to ? memchr(s + at, '\n', to - at) : NULL;

	return p == NULL ? to : (size_t)(p - s);
}

size_t
text_width(const char *s, size_t at, size_t to, size_t limit)
{
	size_t width = 0;

	while (at < to && width < limit) {
		unsigned char c = (unsigned char)s[at];

		if (c >= 0xE0)
			width += 2;
		else if ((c & 0xC0) != 0x80)
			width++;
		at += text_step(s[at]);
	}
	return width;
}

uint32_t
text_hash(const char *s, size_t at, size_t to)
{
	uint32_t hash = 2166136261U;		/* FNV-1a */

	for (; at < to; at++)
		hash = (hash ^ (unsigned char)s[at]) * 16777619U;
	return hash;
}
