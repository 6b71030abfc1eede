/* decode-scan - see decode-scan.h. */
#include <stdint.h>
#include <string.h>

#include "decode-scan.h"
#include "decode-usual.h"
#include "utf8.h"

#define BLOCK	((size_t)64)
#define NEAR	192	/* bytes: see scan_han() */

/* What a character's first byte says of it. */
enum kind {
	LOOK,		/* the other bytes decide */
	ASCII,		/* plain */
	TWO,		/* plain if a byte continues it */
	LATIN,		/* the same, and counted */
	SIGN,		/* U+00B0 on are plain, middle dots mostly */
	THREE,		/* plain if two bytes continue it */
	PUNCTUATION,	/* U+2000 and on */
	FORM,		/* U+F000 and on: full-width forms and others */
	METAL		/* U+9000 to U+9FFF, some of them counted */
};

#define A	ASCII
#define T	TWO
#define H	THREE
static const unsigned char kinds[256] = {
	0, 0, 0, 0, 0, 0, 0, 0, 0, A, A, 0, 0, 0, 0, 0,		/* 00 */
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A,		/* 20 */
	A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A,
	A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A,		/* 40 */
	A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A,
	A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, A,		/* 60 */
	A, A, A, A, A, A, A, A, A, A, A, A, A, A, A, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,		/* 80 */
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,		/* A0 */
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, SIGN, LATIN, T, T, T, T, T, T, T, T, T, T, T, T,	/* C0 */
	T, T, T, T, T, T, T, T, 0, T, T, T, T, T, T, T,		/* D8: U+061C */
	0, 0, PUNCTUATION, H, H, H, H, H, H, METAL, H, H, H, 0, 0, FORM,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,		/* F0 */
};
#undef A
#undef T
#undef H

static bool
continues(unsigned char c)
{
	return (c & 0xC0) == 0x80;
}

/* The length of the plain character that s begins with, 0 if it is not. */
static size_t
plain_char(const unsigned char *s, size_t len, struct scan *scan)
{
	switch ((enum kind)kinds[s[0]]) {
	case LOOK:
		return 0;
	case ASCII:
		return 1;
	case LATIN:
		scan->latin++;
		return len > 1 && continues(s[1]) ? 2 : 0;
	case TWO:
		return len > 1 && continues(s[1]) ? 2 : 0;
	case SIGN:
		return len > 1 && (s[1] & 0xF0) == 0xB0 ? 2 : 0;
	default:
		break;
	}
	if (len < 3 || !continues(s[1]) || !continues(s[2]))
		return 0;
	switch ((enum kind)kinds[s[0]]) {
	case PUNCTUATION:
		/* U+2000 to 200F, 2028 to 202F, 205F to 206F */
		if (s[1] == 0x80)
			return s[2] >= 0x90 && (s[2] < 0xA8 || s[2] > 0xAF) ?
			    3 : 0;
		return s[1] == 0x81 && s[2] >= 0x9F && s[2] <= 0xAF ? 0 : 3;
	case FORM:
		scan->lost |= s[1] == 0xBF && s[2] == 0xBD;
		return s[1] == 0xBC || s[1] == 0xBD || (s[1] == 0xBF &&
		    s[2] <= 0xBD && (s[2] < 0xB9 || s[2] > 0xBB)) ? 3 : 0;
	case METAL:
		if (is_odd_metal(0x9000U + (s[1] & 0x3FU) * 0x40 +
		    (s[2] & 0x3FU)))
			scan_han(scan, s, NEAR);
		scan->lost |= s[1] == 0x94 && s[2] == 0x9F;
		return 3;
	default:
		return 3;
	}
}

#define IS(b, c)	((unsigned char)((unsigned char)(b) == (c)))
#define NOT(b, c)	((unsigned char)((unsigned char)(b) != (c)))

/*
 * For each byte of the block that begins two bytes after s, whether it shows
 * a character that is not plain.
 */
static void
find_bytes(const unsigned char *s, unsigned char hit[BLOCK])
{
	size_t i;

	for (i = 0; i < BLOCK; i++) {
		unsigned char b = s[i + 2], p = s[i + 1], pp = s[i];

		/* What continues no character, or should; C0, C1; F0 on. */
		hit[i] = (unsigned char)(IS(b & 0xC0, 0x80) ^
		    (IS(p & 0xC0, 0xC0) | IS(pp & 0xE0, 0xE0))) |
		    IS(b & 0xFE, 0xC0) | IS(b & 0xF0, 0xF0);
	}
	for (i = 0; i < BLOCK; i++) {
		unsigned char b = s[i + 2];

		/* Controls. */
		hit[i] |= (unsigned char)((b < 0x20) & (b != '\n') &
		    (b != '\t')) | IS(b, 0x7F);
	}
}

/* The same for what takes two bytes or three to tell. */
static void
find_pairs(const unsigned char *s, unsigned char hit[BLOCK])
{
	size_t i;

	for (i = 0; i < BLOCK; i++) {
		unsigned char b = s[i + 2], p = s[i + 1], pp = s[i];

		/* Surrogates, U+061C, U+9200 to U+947F, U+951F, U+E000. */
		hit[i] = (unsigned char)((IS(p, 0xED) & IS(b & 0xE0, 0xA0)) |
		    (IS(p, 0xD8) & IS(b, 0x9C)) |
		    (IS(p, 0xE9) & (IS(b & 0xF8, 0x88) | IS(b & 0xFE, 0x90))) |
		    (IS(pp, 0xE9) & IS(p, 0x94) & IS(b, 0x9F)) | IS(b, 0xEE));
	}
	for (i = 0; i < BLOCK; i++) {
		unsigned char b = s[i + 2], p = s[i + 1], pp = s[i];

		/* U+0080 to U+00FF but for U+00B0 to U+00BF; U+0800; U+1000
		 * to U+1FFF but for Vietnamese; U+2000; U+F000 but for
		 * full-width forms. */
		hit[i] |= (unsigned char)((IS(p, 0xC2) & NOT(b & 0xF0, 0xB0)) |
		    IS(b, 0xC3) | IS(p, 0xE0) |
		    (IS(p, 0xE1) & NOT(b & 0xFE, 0xBA)) |
		    (IS(pp, 0xE2) & (IS(p, 0x81) | (IS(p, 0x80) &
		    (IS(b & 0xF0, 0x80) | IS(b & 0xF8, 0xA8))))) |
		    (IS(p, 0xEF) & NOT(b & 0xFE, 0xBC)));
	}
}

/*
 * Whether all of the block two bytes after s is plain and nothing in it
 * counted; characters may begin in those two bytes.  In doubt it says no.
 *
 * The loops have no branches and compare nothing but bytes: compilers make
 * vector instructions of them.  (More comparisons with one byte in a loop
 * and gcc 12 makes a bit test of them that is none.)
 */
static bool
plain_block(const unsigned char *s)
{
	unsigned char bytes[BLOCK], pairs[BLOCK];
	uint64_t word, all = 0;
	size_t i;

	find_bytes(s, bytes);
	find_pairs(s, pairs);
	for (i = 0; i < BLOCK; i += sizeof(word)) {
		memcpy(&word, bytes + i, sizeof(word));
		all |= word;
		memcpy(&word, pairs + i, sizeof(word));
		all |= word;
	}
	return all == 0;
}

/*
 * Over the plain blocks from s + i on, i >= 2: returns the beginning of the
 * first character that is not all in one.
 */
static size_t
plain_blocks(const unsigned char *s, size_t i, size_t len)
{
	size_t start = i;

	while (len - i >= BLOCK && plain_block(s + i - 2))
		i += BLOCK;
	if (i == start)
		return i;
	if (s[i - 1] >= 0xC0)
		return i - 1;
	return s[i - 2] >= 0xE0 ? i - 2 : i;
}

size_t
scan_plain(const char *text, size_t i, size_t len, struct scan *scan)
{
	const unsigned char *s = (const unsigned char *)text;
	size_t n = 0, end;

	/* Where one character is not plain the next is often none either. */
	if (i < len && (n = plain_char(s + i, len - i, scan)) == 0)
		return i;
	i += n;
	while (i < len) {
		if (i >= 2)
			i = plain_blocks(s, i, len);
		end = len - i > BLOCK ? i + BLOCK : len;
		for (; i < end; i += n)
			if ((n = plain_char(s + i, len - i, scan)) == 0)
				return i;
	}
	return i;
}

size_t
scan_valid(const char *s, size_t len, bool *plain, struct scan *scan)
{
	size_t i = 0;
	uint32_t cp;

	*plain = true;
	while ((i = scan_plain(s, i, len, scan)) < len) {
		size_t n = utf8_decode(s + i, len - i, &cp);

		if (cp == UTF8_BAD)
			break;
		*plain = false;
		i += n;
	}
	return i;
}
