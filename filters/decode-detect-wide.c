/* decode-detect-wide - see decode-detect-wide.h. */
#include <string.h>

#include "decode-alphabet.h"
#include "decode-detect-wide.h"
#include "decode-score.h"
#include "decode-table.h"

/* Costs in bits, see decode-score.c. */
#define COST_WORD	5	/* where ASCII counts: is the text UTF-16? */
#define COST_CAPITAL	7	/* and digits */
#define COST_SIGN	8	/* and blanks other than a space */
#define COST_CASE	10	/* a capital behind a small letter */
#define COST_WIDE	14	/* UTF-16 and UTF-32 without a mark are rare */
#define WIDE_TEXT	15	/* what a character of such text costs at most */

#define WIDE_SAMPLE	((size_t)2048)	/* bytes; a multiple of 4 */
#define WIDE_SIGN	((size_t)512)	/* bytes looked at for a sign of it */
#define WIDE_FEW	((size_t)64)	/* bytes that are too few for one; pairs
				   of characters count in so many */

/* What a text costs in each language, and in those of alphabets. */
struct reading {
	long		cost[LANGUAGES];
	long		ascii;		/* of its ASCII, in all of them */
	uint32_t	before;
	struct alphabet	alphabet;
	bool		others;		/* some characters are of none */
	bool		pairs;		/* characters cost less in frequent
					   pairs */
};

static bool
is_small(uint32_t c)
{
	return c >= 'a' && c <= 'z';
}

static bool
is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

/* Letters make words, digits numbers, the halves of UTF-16 neither. */
static long
ascii_cost(uint32_t before, uint32_t c)
{
	if (c == ' ' || is_small(c) || (is_digit(before) && is_digit(c)))
		return score_bits(COST_WORD);
	if (c >= 'A' && c <= 'Z')
		return score_bits(is_small(before) ? COST_CASE : COST_CAPITAL);
	if (is_digit(c))
		return score_bits(COST_CAPITAL);
	if (c > ' ' && c < 0x7F)
		return score_bits(COST_SIGN);
	return c == '\n' || c == '\r' || c == '\t' ? score_bits(COST_SIGN) :
	    score_char(LANGUAGE_SIMPLIFIED, c, 1);
}

static long
char_cost(const struct reading *r, enum language language, uint32_t cp,
    size_t bytes)
{
	long cost = score_char(language, cp, bytes);

	return r->pairs ? score_beside(language, r->before, cp, cost) : cost;
}

static void
add_to_reading(struct reading *r, uint32_t cp, size_t bytes)
{
	size_t l;

	if (cp < 0x80) {
		r->ascii += ascii_cost(r->before, cp);
		alphabet_follow(&r->alphabet, cp);
	} else {
		for (l = 0; l < LANGUAGES; l++)
			r->cost[l] += char_cost(r, (enum language)l, cp,
			    bytes);
		alphabet_add(&r->alphabet, cp);
		r->others |= alphabet_index(cp) < 0;
	}
	r->before = cp;
}

static long
least_cost(const struct reading *r)
{
	long least = r->others ? r->cost[0] : alphabet_least(&r->alphabet);
	size_t l;

	for (l = 0; l < LANGUAGES; l++)
		if (r->cost[l] < least)
			least = r->cost[l];
	return least + r->ascii;
}

/* Bytes left over at the end are damage. */
static long
wide_cost(const unsigned char *s, size_t len, size_t width, bool big)
{
	struct reading r = { .alphabet = { .script = SCRIPT_ANY },
	    .pairs = len <= WIDE_FEW };
	size_t i, j;

	for (i = 0; len - i >= width; i += width) {
		uint32_t c = 0;

		for (j = 0; j < width; j++)
			c = c << 8 | s[i + (big ? j : width - 1 - j)];
		if (c > 0x10FFFF || (width == 4 && c >= 0xD800 && c < 0xE000))
			c = TABLE_BAD;
		add_to_reading(&r, c, width);
	}
	return least_cost(&r) + score_char(LANGUAGE_SIMPLIFIED, TABLE_BAD,
	    len % width);
}

static long
narrow_cost(const unsigned char *s, size_t len, enum charset cs)
{
	struct reading r = { .alphabet = { .script = SCRIPT_ANY },
	    .pairs = len <= WIDE_FEW };
	uint32_t cp;
	size_t i, n;

	for (i = 0; i < len; i += n) {
		n = table_char(cs, s + i, len - i, &cp);
		if (cp == TABLE_CUT)
			break;
		add_to_reading(&r, cp, n);
	}
	if (charset_is_single(cs))
		return score_single(cs, s, len).cost + r.ascii;
	return least_cost(&r);
}

/*
 * Bytes that begin the characters which UTF-16 in Chinese or Japanese is full
 * of: U+20xx, U+30xx, U+4Exx to U+9Fxx, U+FFxx.
 */
static bool
is_lead(unsigned char c)
{
	return c == 0x20 || c == 0x30 || (c >= 0x4E && c <= 0x9F) || c == 0xFF;
}

/*
 * A quick sign of UTF-16 and UTF-32: the NULs of ASCII's characters, or, for
 * want of those, the bytes at even places or at odd ones.
 */
static bool
may_be_wide(const unsigned char *s, size_t len)
{
	size_t i, leads[2] = { 0, 0 };

	if (len <= WIDE_FEW || memchr(s, '\0', len) != NULL)
		return true;
	if (len > WIDE_SIGN)
		len = WIDE_SIGN;
	for (i = 0; i < len; i++)
		leads[i % 2] += is_lead(s[i]);
	return leads[0] > len / 16 * 7 || leads[1] > len / 16 * 7;
}

enum charset
detect_wide(const char *text, size_t len, enum charset narrow)
{
	static const struct {
		enum charset	charset;
		size_t		width;
		bool		big;
	} wide[] = {
		{ CHARSET_UTF_16LE, 2, false }, { CHARSET_UTF_16BE, 2, true },
		{ CHARSET_UTF_32LE, 4, false }, { CHARSET_UTF_32BE, 4, true },
	};
	const unsigned char *s = (const unsigned char *)text;
	enum charset best = narrow;
	long least, cost;
	size_t i;

	if (len > WIDE_SAMPLE)
		len = WIDE_SAMPLE;
	if (len < 4 || !may_be_wide(s, len))
		return narrow;
	least = narrow_cost(s, len, narrow);
	for (i = 0; i < sizeof(wide) / sizeof(*wide); i++) {
		cost = wide_cost(s, len, wide[i].width, wide[i].big);
		if (cost > score_bits(WIDE_TEXT) * (long)(len / wide[i].width))
			continue;
		cost += score_bits(COST_WIDE);
		if (cost < least) {
			least = cost;
			best = wide[i].charset;
		}
	}
	return best;
}

