/* decode-alphabet - see decode-alphabet.h. */
#include "decode-alphabet.h"
#include "decode-model.h"
#include "decode-table.h"

/* A line for each language. */
static const unsigned char figures[] = {
#include "decode-alphabets.inc"
};

/* In bits. */
#define COST_BAD	30
#define COST_CONTROL	18	/* C1 */
#define COST_ELSEWHERE	18	/* a character of no alphabet */
#define COST_SIGN	10	/* the euro, the trade mark */
#define COST_TONE	6
#define COST_CASE	6	/* a capital after a small letter */
#define COST_ALONE	6	/* a letter of Latin script between none */
#define COST_ACCENTS	4	/* two of those outside ASCII in a row */
#define COST_MIXED	6	/* of another one beside one of Latin script */

long
alphabet_index(uint32_t cp)
{
	if (cp >= 0x80 && cp <= 0x6FF)
		return (long)cp - 0x80;
	if (cp >= 0xE00 && cp <= 0xE7F)
		return (long)cp - 0xE00 + 0x680;
	if (cp >= 0x1E00 && cp <= 0x1EFF)
		return (long)cp - 0x1E00 + 0x700;
	if (cp >= 0x2010 && cp <= 0x203F)
		return (long)cp - 0x2010 + 0x800;
	return -1;
}

static bool
is_latin(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= 'A' && cp <= 'Z') ||
	    (cp >= 0xC0 && cp <= 0x24F && cp != 0xD7 && cp != 0xF7) ||
	    (cp >= 0x1E00 && cp <= 0x1EFF);
}

static bool
is_other(uint32_t cp)
{
	return cp >= 0x370 && cp <= 0xE7F;
}

/* Of the alphabets that have case, the common part. */
static bool
is_small(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= 0xDF && cp <= 0xFF) ||
	    (cp >= 0x430 && cp <= 0x45F) || (cp >= 0x3B1 && cp <= 0x3C9);
}

static bool
is_capital(uint32_t cp)
{
	return (cp >= 'A' && cp <= 'Z') || (cp >= 0xC0 && cp <= 0xDE &&
	    cp != 0xD7) || (cp >= 0x400 && cp <= 0x42F) ||
	    (cp >= 0x391 && cp <= 0x3A9);
}

/* The accents that windows-1258 writes behind a Vietnamese letter. */
static bool
is_tone(uint32_t cp)
{
	return cp == 0x300 || cp == 0x301 || cp == 0x303 || cp == 0x309 ||
	    cp == 0x323;
}

/* What a character costs in every language, or -1. */
static long
common_cost(uint32_t before, uint32_t cp)
{
	if (is_tone(cp) && is_latin(before))
		return COST_TONE;
	if (cp == TABLE_BAD || cp == 0xFFFD)
		return COST_BAD;
	if (cp < 0xA0)
		return COST_CONTROL;
	if (cp == 0x20AC || cp == 0x2122)
		return COST_SIGN;
	return alphabet_index(cp) < 0 ? COST_ELSEWHERE : -1;
}

void
alphabet_add(struct alphabet *a, uint32_t cp)
{
	uint32_t before = a->before;
	long extra = 0, common, index;
	size_t i;

	a->before = cp;
	if (is_small(before) && is_capital(cp) && (before | cp) >= 0x80)
		extra += COST_CASE;
	if (is_latin(cp) && cp >= 0x80 && is_latin(before) && before >= 0x80)
		extra += COST_ACCENTS;
	if (a->alone && !is_latin(cp))
		extra += COST_ALONE;
	a->alone = is_latin(cp) && cp >= 0x80 && !is_latin(before);
	if ((is_latin(before) && is_other(cp)) ||
	    (is_other(before) && is_latin(cp)))
		extra += COST_MIXED;
	if (cp < 0x80) {
		for (i = 0; extra > 0 && i < ALPHABETS; i++)
			a->cost[i] += extra * MODEL_BIT;
		return;
	}
	common = common_cost(before, cp);
	index = alphabet_index(cp);
	for (i = 0; i < ALPHABETS; i++) {
		long cost = common >= 0 || index < 0 ? common * MODEL_BIT :
		    figures[i * (ALPHABET_CHARS + 1) + (size_t)index] -
		    MODEL_ZERO;

		a->cost[i] += cost + extra * MODEL_BIT;
	}
}

long
alphabet_least(const struct alphabet *a)
{
	long least = a->cost[0];
	size_t i;

	for (i = 1; i < ALPHABETS; i++)
		if (a->cost[i] < least)
			least = a->cost[i];
	return least;
}
