/* split-sections-text - see split-sections-text.h. */
#include "eight.h"
#include "split-sections-text.h"
#include "utf8.h"

/*
 * What characters end, by 64 code points each: U+0000 to U+00BF, U+2000 to
 * U+203F, U+3000 to U+303F, U+FF00 to U+FF7F.  split-sections-next.c has the
 * bytes of some of them, too.
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

size_t
text_pass_blanks(const char *s, size_t at, size_t to)
{
	uint32_t cp;

	for (;;) {
		size_t n;

		while (at < to && to - at >= 8 &&
		    eight_load(s + at) == EIGHT_SPACES)
			at += 8;
		while (at < to && (s[at] == ' ' || s[at] == '\t' ||
		    s[at] == '\r'))
			at++;
		if (at >= to || (unsigned char)s[at] < 0xC2)
			return at;
		n = text_decode(s + at, to - at, &cp);
		if (!utf8_is_blank(cp))
			return at;
		at += n;
	}
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

/*
 * A blank that is no ASCII may end before to: U+00A0, U+3000 and those of
 * U+2000 to U+205F, by their first bytes.
 */
static bool
may_be_blank(const char *s, size_t at, size_t to)
{
	const unsigned char *u = (const unsigned char *)s + to;

	if (to - at >= 3 && u[-3] == 0xE3)
		return u[-2] == 0x80 && u[-1] == 0x80;
	return (to - at >= 3 && u[-3] == 0xE2) ||
	    (to - at >= 2 && u[-2] == 0xC2);
}

size_t
text_cut_blanks(const char *s, size_t at, size_t to)
{
	uint32_t cp;

	while (to > at) {
		size_t before;
		unsigned char last = (unsigned char)s[to - 1];

		if (last == ' ' || last == '\n' || last == '\t' ||
		    last == '\r') {
			to--;
			continue;
		}
		if (last < 0x80 || !may_be_blank(s, at, to))
			break;
		before = text_before(s, to, &cp);
		if (before < at || !utf8_is_blank(cp))
			break;
		to = before;
	}
	return to;
}

/* The columns of the byte or character at *at, which is passed. */
static inline size_t
width_at(const char *s, size_t *at)
{
	unsigned char c = (unsigned char)s[*at];

	*at += text_step(s[*at]);
	return c >= 0xE0 ? 2 : (c & 0xC0) != 0x80;
}

size_t
text_width(const char *s, size_t at, size_t to, size_t limit)
{
	size_t width = 0;

	if (to > at && to - at >= 2 * limit)	/* a column takes two bytes at most */
		return limit;
	/* Two Chinese characters at once, or eight of ASCII. */
	while (at < to && to - at >= 8 && width < limit &&
	    (eight_load(s + at) & EIGHT_TWO_MASK) == EIGHT_TWO) {
		width += 4;
		at += 6;
	}
	while (at < to && to - at >= 8 && width < limit &&
	    (eight_load(s + at) & EIGHT_HIGH) == 0) {
		width += 8;
		at += 8;
	}
	while (at < to && width < limit)
		width += width_at(s, &at);
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
