/* tsv - see tsv.h. */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "eight.h"
#include "tsv.h"

/* The letter that stands for a byte behind a backslash; 0: it is literal. */
static const char letters[256] = {
	['\0'] = '0', ['\t'] = 't', ['\n'] = 'n', ['\r'] = 'r', ['\\'] = '\\',
};

#if defined(__SSE2__) && !defined(NO_SIMD)	/* of x86 */
#include <emmintrin.h>

#define PIECE	(size_t)16	/* bytes looked at at once */

/* Of the bytes at s a bit each, set below a blank and of a backslash. */
static inline unsigned
look(const char *s)
{
	__m128i v = _mm_loadu_si128((const void *)s);
	__m128i control = _mm_cmpeq_epi8(_mm_min_epu8(v,
	    _mm_set1_epi8(0x1F)), v);
	__m128i slash = _mm_cmpeq_epi8(v, _mm_set1_epi8('\\'));

	return (unsigned)_mm_movemask_epi8(_mm_or_si128(control, slash));
}

static inline size_t
place(unsigned found)
{
	return (size_t)__builtin_ctz(found);
}
#else
#define PIECE		(size_t)8
#define EACH_BYTE	UINT64_C(0x0101010101010101)

/*
 * Of the bytes at s the highest bit each, set below a blank and of a
 * backslash; behind the first a borrow may set some too many.
 */
static inline uint64_t
look(const char *s)
{
	uint64_t x = eight_load(s), y = x ^ EACH_BYTE * '\\';

	return (((x - EACH_BYTE * ' ') & ~x) | ((y - EACH_BYTE) & ~y)) &
	    EACH_BYTE * 0x80;
}

/* The bits of bytes 0 to 7, sorted out by a product. */
static inline size_t
place(uint64_t found)
{
	return (size_t)((((found & (~found + 1)) >> 7) *
	    UINT64_C(0x0001020304050607)) >> 56);
}
#endif

/* The first byte from at on that is not literal, or len. */
static inline size_t
next_special(const char *s, size_t at, size_t len)
{
	while (len - at >= PIECE) {
		if (look(s + at) == 0) {
			at += PIECE;
			continue;
		}
		at += place(look(s + at));
		if (letters[(unsigned char)s[at]] != 0)
			return at;
		at++;			/* another control character */
	}
	/* The last bytes, those before them once more. */
	if (at < len && len >= PIECE && look(s + len - PIECE) == 0)
		return len;
	while (at < len && letters[(unsigned char)s[at]] == 0)
		at++;
	return at;
}

void
tsv_escape(struct buf *to, const char *s, size_t len)
{
	size_t i, run = 0;

	for (; (i = next_special(s, run, len)) < len; run = i + 1) {
		buf_reserve(to, i - run + 2);
		memcpy(to->data + to->len, s + run, i - run);
		to->len += i - run;
		to->data[to->len++] = '\\';
		to->data[to->len++] = letters[(unsigned char)s[i]];
	}
	buf_add(to, s == NULL ? NULL : s + run, len - run);
}

/* The byte that a backslash and c stand for; -1: both are text. */
static int
meaning(char c)
{
	switch (c) {
	case '0':
		return '\0';
	case 't':
		return '\t';
	case 'n':
		return '\n';
	case 'r':
		return '\r';
	case '\\':
		return c;
	default:
		return -1;
	}
}

/*
 * Copies s to out, at most up to the first byte that is not literal, which it
 * returns the place of, or where fewer than PIECE bytes are left; PIECE bytes
 * are written at once, some of them behind that place.
 */
static inline size_t
copy_literal(char *out, const char *s, size_t len)
{
	size_t at = 0;

	for (; len - at >= PIECE; at += PIECE) {
		memcpy(out + at, s + at, PIECE);
		if (look(s + at) != 0)
			return at + place(look(s + at));
	}
	return at;
}

bool
tsv_unescape(struct buf *to, const char *s, size_t len)
{
	size_t at = 0, n;
	bool same = true;
	char *out;

	buf_reserve(to, len + PIECE);	/* what comes out is never longer */
	out = to->data + to->len;
	while (at < len) {
		int c;

		n = copy_literal(out, s + at, len - at);
		out += n;
		at += n;
		if (at == len)
			break;
		*out++ = s[at++];
		if (s[at - 1] != '\\') {
			same = same && letters[(unsigned char)s[at - 1]] == 0;
			continue;
		}
		c = at < len ? meaning(s[at]) : -1;
		if (c == -1) {
			same = false;
		} else {
			out[-1] = (char)c;
			at++;
		}
	}
	to->len = (size_t)(out - to->data);
	return same;
}
