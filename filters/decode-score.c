/* decode-score - see decode-score.h. */
#include "decode-pairs.h"
#include "decode-sample.h"
#include "decode-score.h"
#include "decode-table.h"

/*
 * In bits.  Tried out on texts of two characters and more in Chinese,
 * Japanese and Korean that the figures were not counted from.
 */
#define COST_BAD	30	/* a damaged byte */
#define COST_REST	10	/* another in one place of UTF-8: it takes up
				   to four to lose one character */
#define COST_CONTROL	12	/* a C0 or C1 control, NUL */
#define COST_PRIVATE	22
#define COST_SIGN	12
#define COST_AGAIN	2	/* the same character: frames, rules, blanks */
#define COST_KIN	9	/* a letter of an alphabet or a sign */
#define COST_TWICE	8	/* the same of Han or hangul, in no frequent
				   pair: words are rarely made so */
#define LESS_PAIR	8	/* so much less in a frequent pair */

const struct score_candidate score_candidates[SCORE_CANDIDATES] = {
	{ CHARSET_GB18030, LANGUAGE_SIMPLIFIED, 0 },
	{ CHARSET_GB18030, LANGUAGE_TRADITIONAL, 10 },
	{ CHARSET_BIG5, LANGUAGE_TRADITIONAL, 2 },
	{ CHARSET_UTF_8, LANGUAGE_SIMPLIFIED, 2 },
	{ CHARSET_UTF_8, LANGUAGE_TRADITIONAL, 2 },
	{ CHARSET_UTF_8, LANGUAGE_JAPANESE, 2 },
	{ CHARSET_UTF_8, LANGUAGE_KOREAN, 2 },
	{ CHARSET_SHIFT_JIS, LANGUAGE_JAPANESE, 3 },
	{ CHARSET_EUC_JP, LANGUAGE_JAPANESE, 3 },
	{ CHARSET_EUC_KR, LANGUAGE_KOREAN, 3 },
	{ CHARSET_EUC_TW, LANGUAGE_TRADITIONAL, 10 },
};

long
score_bits(int bits)
{
	return (long)bits * MODEL_BIT;
}

bool
score_is_sign(uint32_t cp)
{
	return cp >= 0x2190 && cp <= 0x27BF;
}

long
score_char(enum language language, uint32_t cp, size_t bytes)
{
	long cost;

	if (cp < 0x80)
		return cp >= ' ' || cp == '\n' || cp == '\r' || cp == '\t' ?
		    0 : score_bits(COST_CONTROL);
	if (cp == TABLE_BAD)
		return score_bits(COST_BAD) * (long)bytes;
	if (cp < 0xA0)
		return score_bits(COST_CONTROL);
	if ((cp >= 0xE000 && cp <= 0xF8FF) || cp >= 0xF0000)
		return score_bits(COST_PRIVATE);
	cost = model_cost(language, cp);
	return score_is_sign(cp) && cost > score_bits(COST_SIGN) ?
	    score_bits(COST_SIGN) : cost;
}

/*
 * What the double-byte charsets hold besides Han and hangul: Latin letters
 * with marks, Greek and Cyrillic, signs, kana and bopomofo, units, forms of
 * half width.  Where one stands others do.
 */
static bool
is_kin(uint32_t cp)
{
	return (cp > 0xA0 && cp < 0x530) || (cp >= 0x2010 && cp < 0x2800) ||
	    (cp >= 0x3041 && cp < 0x3130) || (cp >= 0x3200 && cp < 0x3400) ||
	    (cp >= 0xFF61 && cp < 0xFFF0);
}

/* What a character costs behind others: its cost alone, or less. */
static long
kin_cost(struct score *score, uint32_t cp, long cost)
{
	if (!is_kin(cp)) {
		score->row = 0;
		return cost;
	}
	return ++score->row > score->kin && cost > score_bits(COST_KIN) ?
	    score_bits(COST_KIN) : cost;
}

long
score_beside(enum language language, uint32_t before, uint32_t cp, long cost)
{
	if (!pairs_has(language, before, cp))
		return cost;
	return cost > score_bits(LESS_PAIR) ? cost - score_bits(LESS_PAIR) : 0;
}

/* What a character costs behind one that is another or the same. */
static long
char_cost(struct score *score, uint32_t before, uint32_t cp, size_t bytes)
{
	long cost = score_bits(COST_AGAIN);

	if (cp != before)
		cost = score_char(score->language, cp, bytes);
	else if (score->pairs && cp == score->last && !is_kin(cp))
		cost = score_bits(COST_TWICE);
	if (score->pairs)
		cost = score_beside(score->language, score->last, cp, cost);
	score->last = cp;
	return score->kin > 0 ? kin_cost(score, cp, cost) : cost;
}

/* The cost of so many damaged bytes, behind others or not. */
static long
damage_cost(enum charset cs, size_t bytes, bool more)
{
	if (cs != CHARSET_UTF_8)
		return score_bits(COST_BAD) * (long)bytes;
	return score_bits(COST_REST) * (long)(bytes - !more) +
	    (more ? 0 : score_bits(COST_BAD));
}

size_t
score_add(struct score *score, const unsigned char *s, size_t part,
    size_t len)
{
	size_t i, n;
	uint32_t before = 0, cp;

	for (i = sample_high(s, 0, part); i < part; i += n) {
		if (s[i] < 0x80) {
			n = sample_high(s, i, part) - i;
			before = before == TABLE_BAD ? 0 : before;
			score->last = 0;
			continue;
		}
		n = table_char(score->charset, s + i, len - i, &cp);
		if (cp == TABLE_CUT)
			return len;
		score->chars++;
		if (cp == TABLE_BAD) {
			score->damaged += n;
			score->cost += damage_cost(score->charset, n,
			    before == cp);
			score->last = 0;
		} else {
			score->cost += char_cost(score, before, cp, n);
		}
		before = cp;
	}
	return i;
}

void
score_add_single(struct score *score, struct alphabet *alphabet,
    const unsigned char *s, size_t len)
{
	uint32_t cp;
	size_t i, high;

	for (i = 0; i < len; i++) {
		if (s[i] < 0x80) {
			high = sample_high(s, i, len);
			alphabet_add(alphabet, s[i]);
			alphabet_follow(alphabet, s[high - 1]);
			i = high - 1;
			continue;
		}
		(void)table_char(score->charset, s + i, 1, &cp);
		alphabet_add(alphabet, cp);
		score->chars++;
		score->damaged += cp == TABLE_BAD;
	}
}

enum script
score_script(enum charset cs)
{
	switch (cs) {
	case CHARSET_IBM866:
	case CHARSET_IBM855:
	case CHARSET_ISO_8859_5:
	case CHARSET_KOI8_R:
	case CHARSET_KOI8_U:
	case CHARSET_MAC_CYRILLIC:
	case CHARSET_WINDOWS_1251:
		return SCRIPT_CYRILLIC;
	case CHARSET_ISO_8859_7:
	case CHARSET_WINDOWS_1253:
		return SCRIPT_GREEK;
	case CHARSET_ISO_8859_8:
	case CHARSET_WINDOWS_1255:
		return SCRIPT_HEBREW;
	case CHARSET_ISO_8859_6:
	case CHARSET_WINDOWS_1256:
		return SCRIPT_ARABIC;
	case CHARSET_WINDOWS_874:
		return SCRIPT_THAI;
	default:
		return SCRIPT_LATIN;
	}
}

struct score
score_single(enum charset cs, const unsigned char *s, size_t len)
{
	struct score score = { .charset = cs };
	struct alphabet alphabet = { .script = score_script(cs) };

	score_add_single(&score, &alphabet, s, len);
	score.cost = alphabet_least(&alphabet);
	return score;
}
