/* decode-detect - see decode-detect.h. */
#include <string.h>

#include "decode-alphabet.h"
#include "decode-detect.h"
#include "decode-sample.h"
#include "decode-score.h"
#include "decode-table.h"

/* Costs in bits, see decode-score.c. */
#define COST_ASCII	6	/* where ASCII counts: is the text UTF-16? */
#define COST_CUT	20	/* a cut character, if there is no other */
#define COST_WIDE	14	/* UTF-16 and UTF-32 without a mark are rare */
#define WIDE_TEXT	15	/* what a character of such text costs at most */
#define SINGLE_TEXT	11	/* the same of the charsets of one byte: any
				   bytes are text in them */
#define FEW		5	/* characters are too few to say so */
#define WHOLE_UTF_8	12	/* gained by UTF-8 if all of a text is that */
#define ALPHABET_UTF_8	5	/* and so much if the text is in an alphabet */

static long
bits(int n)
{
	return score_bits(n);
}

static long
label_bonus(enum charset cs, enum charset http, enum charset meta)
{
	if (cs == http)
		return bits(7);
	return cs == meta ? bits(6) : 0;
}

static struct score
best_east_asian(const struct sample *sm, enum charset http,
    enum charset meta, bool all_utf_8)
{
	struct score best = { .charset = CHARSET_GB18030 };
	size_t i, j;

	for (i = 0; i < SCORE_CANDIDATES; i++) {
		const struct score_candidate *c = &score_candidates[i];
		struct score score = { c->charset, c->language,
		    bits(c->rarer), 0, 0 };

		score.cost -= label_bonus(c->charset, http, meta);
		for (j = 0; j < sm->n; j++)
			score_add(&score, sm->piece[j].s, sm->piece[j].len);
		if (score.chars == 0)
			score.cost += bits(COST_CUT);
		if (all_utf_8 && c->charset == CHARSET_UTF_8)
			score.cost -= bits(WHOLE_UTF_8);
		if (i == 0 || score.cost < best.cost)
			best = score;
	}
	return best;
}

/*
 * How many bits rarer than GB18030 a charset of one byte is on these pages.
 */
static int
rarity(enum charset cs)
{
	switch (cs) {
	case CHARSET_WINDOWS_1252:
		return 8;
	case CHARSET_WINDOWS_1251:
	case CHARSET_KOI8_R:
		return 9;
	case CHARSET_WINDOWS_1250:
	case CHARSET_WINDOWS_1253:
	case CHARSET_WINDOWS_1254:
	case CHARSET_WINDOWS_1255:
	case CHARSET_WINDOWS_1256:
	case CHARSET_WINDOWS_1257:
	case CHARSET_WINDOWS_874:
	case CHARSET_ISO_8859_2:
	case CHARSET_ISO_8859_15:
		return 11;
	case CHARSET_IBM852:
	case CHARSET_IBM855:
	case CHARSET_IBM866:
	case CHARSET_MACINTOSH:
	case CHARSET_MAC_CE:
	case CHARSET_MAC_CYRILLIC:
		return 18;
	case CHARSET_VISCII:
		return 60;	/* nearly all of its bytes are common letters */
	default:
		return 14;
	}
}

/* Better than best, if a charset of one byte is. */
static struct score
or_single(struct score best, const struct sample *sm, enum charset http,
    enum charset meta)
{
	size_t i;
	int cs;

	for (cs = CHARSET_FIRST_SINGLE; cs < CHARSETS; cs++) {
		struct score score = { .charset = (enum charset)cs }, piece;
		long text = 0;

		score.cost = bits(rarity(score.charset)) -
		    label_bonus(score.charset, http, meta);
		for (i = 0; i < sm->n && score.cost + text < best.cost; i++) {
			piece = score_single(score.charset, sm->piece[i].s,
			    sm->piece[i].len);
			text += piece.cost;
			score.chars += piece.chars;
		}
		score.cost += text;
		if (score.cost < best.cost && (score.chars < FEW ||
		    text <= bits(SINGLE_TEXT) * (long)score.chars))
			best = score;
	}
	return best;
}

/* Better than best, if the text is UTF-8 in an alphabet. */
static struct score
or_alphabet(struct score best, const struct sample *sm, enum charset http,
    enum charset meta)
{
	struct score score = { .charset = CHARSET_UTF_8 };
	struct alphabet alphabet;
	uint32_t cp;
	size_t i, j;

	score.cost = -bits(ALPHABET_UTF_8) -
	    label_bonus(CHARSET_UTF_8, http, meta);
	for (i = 0; i < sm->n; i++) {
		memset(&alphabet, 0, sizeof(alphabet));
		for (j = 0; j < sm->piece[i].len;) {
			j += table_char(CHARSET_UTF_8, sm->piece[i].s + j,
			    sm->piece[i].len - j, &cp);
			if (cp != TABLE_CUT)
				alphabet_add(&alphabet, cp);
		}
		score.cost += alphabet_least(&alphabet);
	}
	return score.cost < best.cost ? score : best;
}

/* Above so many bits a character no East Asian text is that is none. */
#define DOUBTFUL	13

static enum charset
most_likely(const char *s, size_t len, enum charset http, enum charset meta,
    bool all_utf_8)
{
	struct sample sm;
	struct score best;

	sample(&sm, s, len);
	best = best_east_asian(&sm, http, meta, all_utf_8);
	if (all_utf_8)
		best = or_alphabet(best, &sm, http, meta);
	if (best.cost > bits(DOUBTFUL) * (long)best.chars)
		best = or_single(best, &sm, http, meta);
	return best.charset;
}

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
 * UTF-16 and UTF-32 without a mark are told from the other charsets by the
 * cost of all characters, ASCII too, in the language that suits them best.
 */
struct reading {
	long	cost[LANGUAGES];
};

static void
add_to_reading(struct reading *r, uint32_t cp, size_t bytes)
{
	size_t l;

	for (l = 0; l < LANGUAGES; l++) {
		if (cp < 0x80 && cp >= ' ')
			r->cost[l] += bits(COST_ASCII);
		else
			r->cost[l] += score_char((enum language)l, cp, bytes);
	}
}

static long
least_cost(const struct reading *r)
{
	long least = r->cost[0];
	size_t l;

	for (l = 1; l < LANGUAGES; l++)
		if (r->cost[l] < least)
			least = r->cost[l];
	return least;
}

static long
wide_cost(const unsigned char *s, size_t len, size_t width, bool big)
{
	struct reading r = { { 0 } };
	size_t i, j;

	for (i = 0; len - i >= width; i += width) {
		uint32_t c = 0;

		for (j = 0; j < width; j++)
			c = c << 8 | s[i + (big ? j : width - 1 - j)];
		if (c > 0x10FFFF || (width == 4 && c >= 0xD800 && c < 0xE000))
			c = TABLE_BAD;
		add_to_reading(&r, c, width);
	}
	return least_cost(&r);
}

#define WIDE_SAMPLE	((size_t)2048)	/* bytes; a multiple of 4 */

static long
narrow_cost(const unsigned char *s, size_t len, enum charset cs)
{
	struct reading r = { { 0 } };
	uint32_t cp;
	size_t i, n, ascii = 0;

	for (i = 0; i < len; i += n) {
		n = table_char(cs, s + i, len - i, &cp);
		if (cp == TABLE_CUT)
			break;
		add_to_reading(&r, cp, n);
		ascii += cp < 0x80;
	}
	if (charset_is_single(cs))
		return score_single(cs, s, len).cost +
		    bits(COST_ASCII) * (long)ascii;
	return least_cost(&r);
}

static enum charset
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
	if (len < 4)
		return narrow;
	least = narrow_cost(s, len, narrow);
	for (i = 0; i < sizeof(wide) / sizeof(*wide); i++) {
		cost = wide_cost(s, len, wide[i].width, wide[i].big);
		if (cost > bits(WIDE_TEXT) * (long)(len / wide[i].width))
			continue;
		cost += bits(COST_WIDE);
		if (cost < least) {
			least = cost;
			best = wide[i].charset;
		}
	}
	return best;
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
		return cs == CHARSET_ASCII ? detect_wide(s, len, cs) : cs;
	}
	if (len - valid < 4 && valid > high && is_surely_utf_8(s, valid))
		return CHARSET_UTF_8;
	return detect_wide(s, len, most_likely(s, len, http, meta,
	    valid == len));
}
