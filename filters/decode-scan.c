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
	ARABIC,		/* U+0600 to U+063F: all but U+061C are plain */
	SIGN,		/* U+00B0 on are plain, middle dots mostly */
	THREE,		/* plain if two bytes continue it */
	INDIC,		/* U+0800 to U+0FFF */
	EXTENDED,	/* U+1000 and on: Vietnamese and Greek are plain */
	HANGUL,		/* U+D000 and on: the last of it, and surrogates */
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
	T, T, T, T, T, T, T, T, ARABIC, T, T, T, T, T, T, T,	/* D0 */
	INDIC, EXTENDED, PUNCTUATION, H, H, H, H, H,		/* E0 */
	H, METAL, H, H, H, HANGUL, 0, FORM,
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
	case ARABIC:
		return len > 1 && continues(s[1]) && s[1] != 0x9C ? 2 : 0;
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
	case INDIC:
		return s[1] >= 0xA0 ? 3 : 0;
	case EXTENDED:
		return s[1] >= 0xB8 ? 3 : 0;
	case HANGUL:
		return s[1] < 0xA0 ? 3 : 0;
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

/*
 * Whether all of a block is plain and nothing in it counted, STEP bytes at a
 * time: a hit says that something may not be.  The loops have no branches and
 * compare nothing but bytes: compilers make vector instructions of them, best
 * where what is at most or exactly so much is a hit.  (More comparisons with
 * one byte in a loop and gcc 12 makes a bit test of them that is none.)
 */
#define STEP		16

#define IS(b, c)	((unsigned char)((unsigned char)(b) == (c)))
#define NOT(b, c)	((unsigned char)((unsigned char)(b) != (c)))

/* Bytes outside ASCII compared as what they are with a sign: ASCII is more. */
#define FROM(b, c)	((unsigned char)((signed char)(b) >= (c) - 256))
#define TO(b, c)	((unsigned char)((signed char)(b) <= (c) - 256))

static bool
is_hit(const unsigned char hit[STEP])
{
	uint64_t first, second;

	memcpy(&first, hit, sizeof(first));
	memcpy(&second, hit + sizeof(first), sizeof(second));
	return (first | second) != 0;
}

static inline void
find_controls(const unsigned char *restrict s, unsigned char *restrict hit)
{
	size_t i;

	for (i = 0; i < STEP; i++)
		hit[i] |= (unsigned char)((s[i] < 0x20) ^
		    ((unsigned char)(s[i] - '\t') < 2)) | IS(s[i], 0x7F);
}

/* All of the STEP bytes two bytes after s, where characters may begin. */
static inline void
find_leads(const unsigned char *restrict s, unsigned char *restrict hit)
{
	size_t i;

	for (i = 0; i < STEP; i++) {
		unsigned char b = s[i + 2], p = s[i + 1], pp = s[i];

		/* What continues no character, or should; U+0080 to U+00FF,
		 * U+0800 to U+1FFF, U+10000 on. */
		hit[i] |= (unsigned char)(((signed char)b > -65) ^
		    ((p < 0xC0) & (pp < 0xE0))) |
		    IS(b & 0xFC, 0xC0) | IS(b & 0xFE, 0xE0) |
		    IS(b & 0xF0, 0xF0);
	}
	for (i = 0; i < STEP; i++) {
		unsigned char b = s[i + 2], p = s[i + 1];

		/* U+0600 to U+063F; U+E000 on, but for full-width forms. */
		hit[i] |= (unsigned char)(IS(b, 0xD8) | IS(b, 0xEE) |
		    (IS(p, 0xEF) & NOT(b & 0xFE, 0xBC)));
	}
}

/* The same for what takes two bytes or three to tell. */
static inline void
find_pairs(const unsigned char *restrict s, unsigned char *restrict hit)
{
	size_t i;

	for (i = 0; i < STEP; i++) {
		unsigned char b = s[i + 2], p = s[i + 1], pp = s[i];

		/* Surrogates; U+9200 to U+947F; U+951F; U+2000 to U+200F,
		 * U+2028 to U+207F. */
		hit[i] |= (unsigned char)((IS(p, 0xED) & IS(b & 0xE0, 0xA0)) |
		    (IS(p, 0xE9) & FROM(b, 0x88) & TO(b, 0x91)) |
		    (IS(pp, 0xE9) & IS(p, 0x94) & IS(b, 0x9F)) |
		    (IS(pp, 0xE2) & (IS(p, 0x81) | (IS(p, 0x80) &
		    (TO(b, 0x8F) | FROM(b, 0xA8))))));
	}
}

static bool
is_ascii_block(const unsigned char *s)
{
	unsigned char hit[STEP] = { 0 };
	size_t i, j;

	for (i = 0; i < BLOCK; i += STEP) {
		find_controls(s + i, hit);
		for (j = 0; j < STEP; j++)
			hit[j] |= s[i + j] & 0x80;
	}
	return !is_hit(hit);
}

/* The block two bytes after s; characters may begin in those two bytes. */
static bool
is_plain_block(const unsigned char *s)
{
	unsigned char hit[STEP] = { 0 };
	size_t i;

	for (i = 0; i < BLOCK; i += STEP) {
		find_controls(s + i + 2, hit);
		find_leads(s + i, hit);
		find_pairs(s + i, hit);
	}
	return !is_hit(hit);
}

static bool
is_ascii_word(const unsigned char *s)
{
	uint64_t word;

	memcpy(&word, s, sizeof(word));
	return (word & UINT64_C(0x8080808080808080)) == 0;
}

/*
 * Over the plain blocks from s + i on, i >= 2: returns the beginning of the
 * first character that is not all in one.
 */
static size_t
plain_blocks(const unsigned char *s, size_t i, size_t len)
{
	size_t start = i;

	for (; len - i >= BLOCK; i += BLOCK) {
		bool ascii = is_ascii_word(s + i) && s[i - 1] < 0xC0 &&
		    s[i - 2] < 0xE0 && is_ascii_block(s + i);

		if (!ascii && !is_plain_block(s + i - 2))
			break;
	}
	if (i == start)
		return i;
	if (s[i - 1] >= 0xC0)
		return i - 1;
	return s[i - 2] >= 0xE0 ? i - 2 : i;
}

/*
 * Over plain characters from s + i on to end or a byte or two further; *plain
 * becomes false if one is met that is not.
 */
static size_t
plain_chars(const unsigned char *s, size_t i, size_t end, size_t len,
    struct scan *scan, bool *plain)
{
	size_t n;

	while (i < end) {
		if (kinds[s[i]] == ASCII) {
			i++;
			continue;
		}
		n = plain_char(s + i, len - i, scan);
		if (n == 0) {
			*plain = false;
			break;
		}
		i += n;
	}
	return i;
}

#define BLOCKS_MAX	16	/* not tried where none was plain of late */

size_t
scan_plain(const char *text, size_t i, size_t len, struct scan *scan)
{
	const unsigned char *s = (const unsigned char *)text;
	size_t from, blocks = 1, n = 0;
	bool plain = true;

	/* Where one character is not plain the next is often none either. */
	if (i < len && (n = plain_char(s + i, len - i, scan)) == 0)
		return i;
	i += n;
	while (i < len && plain) {
		from = i;
		if (i >= 2)
			i = plain_blocks(s, i, len);
		if (i > from)
			blocks = 1;
		n = blocks * BLOCK;
		if (blocks < BLOCKS_MAX)
			blocks *= 2;
		i = plain_chars(s, i, len - i > n ? i + n : len, len, scan,
		    &plain);
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
