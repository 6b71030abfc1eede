/* tsv - see tsv.h. */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "tsv.h"

/* The letter that stands for a byte behind a backslash; 0: it is literal. */
static const char letters[256] = {
	['\0'] = '0', ['\t'] = 't', ['\n'] = 'n', ['\r'] = 'r', ['\\'] = '\\',
};

/* None of the eight bytes at s is below a blank or a backslash. */
static bool
are_literal(const char *s)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t x, y;

	memcpy(&x, s, sizeof(x));
	y = x ^ ones * '\\';
	/* A borrow may set a bit too many, never one too few. */
	return ((((x - ones * ' ') & ~x) | ((y - ones) & ~y)) &
	    ones * 0x80) == 0;
}

void
tsv_escape(struct buf *to, const char *s, size_t len)
{
	size_t i, run = 0;

	for (i = 0; i < len; i++) {
		char letter;

		while (len - i > 8 && are_literal(s + i))
			i += 8;
		letter = letters[(unsigned char)s[i]];
		if (letter == 0)
			continue;
		buf_add(to, s + run, i - run);
		buf_addc(to, '\\');
		buf_addc(to, letter);
		run = i + 1;
	}
	buf_add(to, s == NULL ? NULL : s + run, len - run);
}

/*
 * Appends what a backslash and c stand for; unknown, which is false: both
 * bytes are text.
 */
static bool
add_escaped(struct buf *to, char c)
{
	bool known = true;

	switch (c) {
	case '0':
		c = '\0';
		break;
	case 't':
		c = '\t';
		break;
	case 'n':
		c = '\n';
		break;
	case 'r':
		c = '\r';
		break;
	case '\\':
		break;
	default:
		known = false;
		buf_addc(to, '\\');
		break;
	}
	buf_addc(to, c);
	return known;
}

/* Some byte of s, but for backslashes, is written as an escape. */
static bool
has_literal(const char *s, size_t len)
{
	return memchr(s, '\r', len) != NULL ||
	    memchr(s, '\0', len) != NULL || memchr(s, '\t', len) != NULL ||
	    memchr(s, '\n', len) != NULL;
}

bool
tsv_unescape(struct buf *to, const char *s, size_t len)
{
	const char *end, *slash;
	bool same;

	if (len == 0)			/* and s perhaps NULL */
		return true;
	end = s + len;
	same = !has_literal(s, len);
	buf_reserve(to, len);		/* what comes out is never longer */
	while (s != end &&
	    (slash = memchr(s, '\\', (size_t)(end - s))) != NULL) {
		memcpy(to->data + to->len, s, (size_t)(slash - s));
		to->len += (size_t)(slash - s);
		s = slash + 1;
		if (s == end) {
			buf_addc(to, '\\');
			same = false;
			break;
		}
		if (!add_escaped(to, *s++))
			same = false;
	}
	if (s != end)
		buf_add(to, s, (size_t)(end - s));
	return same;
}
