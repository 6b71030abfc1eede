/* decode-alphabet - see decode-alphabet.h. */
#include "decode-alphabet.h"
#include "decode-model.h"
#include "decode-table.h"
#include "utf8.h"

/* A line for each character, a figure for each language. */
static const unsigned char figures[] = {
#include "decode-alphabets.inc"
};

/* The languages of each script, in the order of the figures. */
static const struct range {
	size_t	first, last;
} scripts[] = {
	[SCRIPT_ANY] = { 0, ALPHABETS - 1 },
	[SCRIPT_CYRILLIC] = { 0, 5 },
	[SCRIPT_GREEK] = { 6, 6 },
	[SCRIPT_HEBREW] = { 7, 7 },
	[SCRIPT_ARABIC] = { 8, 8 },
	[SCRIPT_THAI] = { 9, 9 },
	[SCRIPT_LATIN] = { 10, ALPHABETS - 1 },
};

/* In bits. */
#define COST_BAD	30
#define COST_CONTROL	18	/* C1 */
#define COST_ELSEWHERE	18	/* a character of no alphabet */
#define COST_SIGN	10	/* the euro, the trade mark */
#define COST_TONE	6
#define COST_APOSTROPHE	6	/* behind a letter of ASCII */
#define COST_CASE	6	/* a capital after a small letter */
#define COST_ALONE	6	/* a letter of Latin script between none */
#define COST_ACCENTS	4	/* two of those outside ASCII in a row */
#define COST_MIXED	6	/* of another one beside one of Latin script */
#define COST_MARK	6	/* a letter behind a mark that ends words */
#define COST_LONE	3	/* a capital of another script between none */
#define COST_SMALL	4	/* a small one that a line begins with */

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

/* What a character is; of case only the common part. */
enum {
	LATIN = 1,
	OTHER = 2,	/* a letter of another alphabet */
	SMALL = 4,
	CAPITAL = 8,
	HIGH = 16,	/* not ASCII */
	MARK = 32	/* a sign before which no small letter stands, if no
			   letter stands before it */
};

static bool
is_mark(uint32_t cp)
{
	switch (cp) {
	case 0xA4:	/* currency, broken bar, accents, powers, fractions */
	case 0xA6:
	case 0xA8:
	case 0xB2:
	case 0xB3:
	case 0xB4:
	case 0xB8:
	case 0xB9:
	case 0xBC:
	case 0xBD:
	case 0xBE:
	case 0x2013:	/* dashes, a quote's end, daggers, bullet, points */
	case 0x2014:
	case 0x2019:
	case 0x2020:
	case 0x2021:
	case 0x2022:
	case 0x2026:
	case 0x2030:	/* per mille, euro, trade mark */
	case 0x20AC:
	case 0x2122:
		return true;
	default:
		return false;
	}
}

static unsigned
kind_of(uint32_t cp)
{
	if (cp < 0x80) {
		if (cp >= 'a' && cp <= 'z')
			return LATIN | SMALL;
		return cp >= 'A' && cp <= 'Z' ? LATIN | CAPITAL : 0;
	}
	if (cp >= 0x400 && cp <= 0xE7F)
		return cp > 0x45F ? HIGH | OTHER :
		    cp < 0x430 ? HIGH | OTHER | CAPITAL : HIGH | OTHER | SMALL;
	if (cp >= 0x370 && cp < 0x400) {
		if (cp >= 0x3B1 && cp <= 0x3C9)
			return HIGH | OTHER | SMALL;
		return cp >= 0x391 && cp <= 0x3A9 ? HIGH | OTHER | CAPITAL :
		    HIGH | OTHER;
	}
	if (cp >= 0xC0 && cp <= 0xFF && cp != 0xD7 && cp != 0xF7)
		return HIGH | LATIN | (cp < 0xDF ? CAPITAL : SMALL);
	if ((cp > 0xFF && cp <= 0x24F) || (cp >= 0x1E00 && cp <= 0x1EFF))
		return HIGH | LATIN;
	return is_mark(cp) ? HIGH | MARK : HIGH;
}

/* The accents that windows-1258 writes behind a Vietnamese letter. */
static bool
is_tone(uint32_t cp)
{
	return cp == 0x300 || cp == 0x301 || cp == 0x303 || cp == 0x309 ||
	    cp == 0x323;
}

/* What a character costs in every language, in bits, or -1. */
static long
common_cost(unsigned before, uint32_t cp)
{
	if (cp < 0xA0)
		return COST_CONTROL;
	if (cp == 0x2019 && (before & LATIN) && !(before & HIGH))
		return COST_APOSTROPHE;
	if (alphabet_index(cp) >= 0)
		return is_tone(cp) && (before & LATIN) ? COST_TONE : -1;
	if (cp == TABLE_BAD || cp == UTF8_REPLACEMENT)
		return COST_BAD;
	return cp == 0x20AC || cp == 0x2122 ? COST_SIGN : COST_ELSEWHERE;
}

/* What the character costs for the one it stands behind, in bits. */
static long
context_cost(const struct alphabet *a, unsigned kind)
{
	unsigned before = a->before, both = before & kind;
	unsigned either = before | kind;
	long cost = 0;

	if (!(either & HIGH))
		return 0;
	if ((before & SMALL) && (kind & CAPITAL))
		cost += COST_CASE;
	if ((both & LATIN) && (both & HIGH))
		cost += COST_ACCENTS;
	if (!(kind & (LATIN | OTHER)))
		cost += a->alone;
	if ((either & LATIN) && (either & OTHER) && !(both & (LATIN | OTHER)))
		cost += COST_MIXED;
	if (a->mark && (kind & SMALL))
		cost += COST_MARK;
	if (a->start && (kind & SMALL) && (kind & OTHER))
		cost += COST_SMALL;
	return cost;
}

/* What the character costs if no letter follows, in bits. */
static int
alone_cost(unsigned before, unsigned kind)
{
	if (before & (LATIN | OTHER))
		return 0;
	if ((kind & OTHER) && (kind & CAPITAL))
		return COST_LONE;
	return (kind & LATIN) && (kind & HIGH) ? COST_ALONE : 0;
}

void
alphabet_follow(struct alphabet *a, uint32_t cp)
{
	a->before = kind_of(cp);
	a->alone = 0;
	a->mark = false;
	a->start = cp == '\n' || cp == '>';
}

void
alphabet_add(struct alphabet *a, uint32_t cp)
{
	unsigned before = a->before, kind = kind_of(cp);
	const unsigned char *figure;
	long common;
	size_t i;

	a->extra += context_cost(a, kind) * MODEL_BIT;
	a->alone = alone_cost(before, kind);
	a->mark = (kind & MARK) && !(before & (LATIN | OTHER));
	a->before = kind;
	if (cp < 0x80) {
		a->start = cp == '\n' || cp == '>';
		return;
	}
	a->start &= !(kind & (LATIN | OTHER));
	common = common_cost(before, cp);
	if (common >= 0) {
		a->extra += common * MODEL_BIT;
		return;
	}
	figure = figures + (ALPHABETS + 1) * (size_t)alphabet_index(cp);
	a->extra -= MODEL_ZERO;
	for (i = scripts[a->script].first; i <= scripts[a->script].last; i++)
		a->cost[i] += figure[i];
}

long
alphabet_least(const struct alphabet *a)
{
	size_t i = scripts[a->script].first;
	long least = a->cost[i];

	while (++i <= scripts[a->script].last)
		if (a->cost[i] < least)
			least = a->cost[i];
	return least + a->extra;
}
