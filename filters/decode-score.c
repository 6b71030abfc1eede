/* decode-score - see decode-score.h. */
#include "decode-alphabet.h"
#include "decode-score.h"
#include "decode-table.h"

/*
 * In bits.  Tried out on texts of two characters and more in Chinese,
 * Japanese and Korean that the figures were not counted from.
 */
#define COST_BAD	30	/* a damaged byte */
#define COST_CONTROL	12	/* a C0 or C1 control, NUL */
#define COST_PRIVATE	22
#define COST_SIGN	12
#define COST_AGAIN	2	/* the same character: frames, rules, blanks */

const struct score_candidate score_candidates[SCORE_CANDIDATES] = {
	{ CHARSET_GB18030, LANGUAGE_SIMPLIFIED, 0 },
	{ CHARSET_GB18030, LANGUAGE_TRADITIONAL, 8 },
	{ CHARSET_BIG5, LANGUAGE_TRADITIONAL, 2 },
	{ CHARSET_UTF_8, LANGUAGE_SIMPLIFIED, 2 },
	{ CHARSET_UTF_8, LANGUAGE_TRADITIONAL, 2 },
	{ CHARSET_UTF_8, LANGUAGE_JAPANESE, 2 },
	{ CHARSET_UTF_8, LANGUAGE_KOREAN, 2 },
	{ CHARSET_SHIFT_JIS, LANGUAGE_JAPANESE, 3 },
	{ CHARSET_EUC_JP, LANGUAGE_JAPANESE, 3 },
	{ CHARSET_EUC_KR, LANGUAGE_KOREAN, 3 },
	{ CHARSET_EUC_TW, LANGUAGE_TRADITIONAL, 12 },
};

long
score_bits(int bits)
{
	return (long)bits * MODEL_BIT;
}

/* Arrows, frames, stars and the like: at home in every language. */
static bool
is_sign(uint32_t cp)
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
	cost = (long)model_cost(language, cp);
	return is_sign(cp) && cost > score_bits(COST_SIGN) ?
	    score_bits(COST_SIGN) : cost;
}

void
score_add(struct score *score, const unsigned char *s, size_t len)
{
	size_t i, n;
	uint32_t before = 0, cp;

	for (i = 0; i < len; i += n) {
		if (s[i] < 0x80 && s[i] >= ' ') {
			n = 1;
			continue;
		}
		n = table_char(score->charset, s + i, len - i, &cp);
		if (cp == TABLE_CUT)
			break;
		score->chars += s[i] >= 0x80;
		score->damaged += cp == TABLE_BAD ? n : 0;
		score->cost += cp == before ? score_bits(COST_AGAIN) :
		    score_char(score->language, cp, n);
		before = cp == TABLE_BAD ? 0 : cp;
	}
}

struct score
score_single(enum charset cs, const unsigned char *s, size_t len)
{
	struct score score = { .charset = cs };
	struct alphabet alphabet = { { 0 }, 0, false };
	uint32_t cp;
	size_t i;

	for (i = 0; i < len; i++) {
		(void)table_char(cs, s + i, 1, &cp);
		alphabet_add(&alphabet, cp);
		score.chars += s[i] >= 0x80;
		score.damaged += cp == TABLE_BAD;
	}
	score.cost = alphabet_least(&alphabet);
	return score;
}
