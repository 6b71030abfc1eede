/* split-sections-text - see split-sections-text.h. */
#include <string.h>

#include "split-sections-text.h"
#include "utf8.h"

enum stop
text_stop(uint32_t cp)
{
	switch (cp) {
	case 0x3002: case 0xFF01: case 0xFF1F: case '!': case '?':
	case 0x2026: case 0xFF61:
		return STOP_SENTENCE;
	case ';': case 0xFF1B:
		return STOP_CLAUSE;
	case ':': case 0xFF1A:
		return STOP_COLON;
	case ',': case 0xFF0C: case 0x3001:
		return STOP_COMMA;
	case ' ': case '\t': case 0x3000: case 0xA0:
		return STOP_BLANK;
	case 0x201D: case 0x2019: case 0x300D: case 0x300F: case 0xFF09:
	case ')': case '"': case 0x300B: case 0x3011:
		return STOP_CLOSE;
	case '(': case 0xFF08:
		return STOP_OPEN;
	default:
		return STOP_NO;
	}
}

enum stop
text_stop_at(const char *s, size_t at, size_t to, size_t *n)
{
	const unsigned char *u = (const unsigned char *)s + at;
	uint32_t cp;

	if (u[0] < 0x80) {
		*n = 1;
		return text_stop(u[0]);
	}
	/* The common case of utf8_decode(), which is called too often here. */
	if ((u[0] & 0xF0) == 0xE0 && to - at >= 3 && (u[1] & 0xC0) == 0x80 &&
	    (u[2] & 0xC0) == 0x80) {
		*n = 3;
		return text_stop((u[0] & 0xFU) << 12 | (u[1] & 0x3FU) << 6 |
		    (u[2] & 0x3FU));
	}
	*n = utf8_decode(s + at, to - at, &cp);
	return text_stop(cp);
}

/* The first bytes of the characters that text_stop() knows. */
static const bool stop_begins[256] = {
	['\t'] = true, [' '] = true, ['!'] = true, ['"'] = true, ['('] = true,
	[')'] = true,
	[','] = true, [':'] = true, [';'] = true, ['?'] = true,
	[0xC2] = true, [0xE2] = true, [0xE3] = true, [0xEF] = true
};

size_t
text_next_stop(const char *s, size_t at, size_t to)
{
	while (at < to && !stop_begins[(unsigned char)s[at]])
		at += text_step(s[at]);
	return at < to ? at : to;
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
