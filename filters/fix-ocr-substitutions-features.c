/* features - see fix-ocr-substitutions-features.h. */
#include <stdbool.h>

#include "fix-ocr-substitutions-features.h"

/*
 * What a feature is made of: symbols, by their distance; negative ones are
 * to the left, 0 is none.
 */
static const signed char templates[][4] = {
	{ -1 }, { 1 }, { -2, -1 }, { 1, 2 }, { -1, 1 },
	{ -3, -2, -1 }, { 1, 2, 3 }, { -2, -1, 1 }, { -1, 1, 2 },
	{ -2, -1, 1, 2 }, { -2 }, { 2 }, { -3, -2 }, { 2, 3 },
	{ -4, -3, -2, -1 }, { 1, 2, 3, 4 }, { -3 }, { 3 },
	{ -4, -3 }, { 3, 4 }, { -2, 1 }, { -1, 2 },
};

#define NTEMPLATES	(sizeof(templates) / sizeof(templates[0]))
#define NTELLING	7	/* the first so many tell most */

/*
 * And pairs of neighbours on either side, from this distance on, wherever
 * they stand: what the text is about.
 */
#define FAR	2

/* And what the clause to the right ends in: 开展 ... 活动, 发展 ... 经济. */
enum { TAIL, TAIL_AND_NEXT, TAIL_AND_LAST, CLAUSE };

/* Steps of splitmix64 (Steele, Lea, Flood 2014). */
static uint64_t
mix(uint64_t h)
{
	h = (h ^ h >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	h = (h ^ h >> 27) * UINT64_C(0x94D049BB133111EB);
	return h ^ h >> 31;
}

uint64_t
features_seed(const char *wrong, size_t wrong_len, const char *right,
    size_t right_len)
{
	uint64_t h = 0;
	size_t i;

	for (i = 0; i < wrong_len; i++)
		h = mix(h + (unsigned char)wrong[i] + 1);
	h = mix(h);
	for (i = 0; i < right_len; i++)
		h = mix(h + (unsigned char)right[i] + 1);
	return h;
}

/*
 * A hash is the seed, the template's number and the symbols, each times a
 * number for its distance, added up and mixed.  The numbers are the first
 * outputs of splitmix64 from 0, made odd.
 */
static const uint64_t times[2 * NEAR + 1] = {
	UINT64_C(0xE220A8397B1DCDAF), UINT64_C(0x6E789E6AA1B965F5),
	UINT64_C(0x06C45D188009454F), UINT64_C(0xF88BB8A8724C81ED),
	UINT64_C(0x1B39896A51A8749B), UINT64_C(0x53CB9F0C747EA2EB),
	UINT64_C(0x2C829ABE1F4532E1), UINT64_C(0xC584133AC916AB3D),
	UINT64_C(0x3EE5789041C98AC3),
};

static bool
ends_clause(uint32_t symbol)
{
	return symbol < '0' || symbol == ':' || symbol == ';' ||
	    symbol == '?' || symbol == 0x2014 || symbol == 0x2026 ||
	    (symbol >= 0x3000 && symbol < 0x3020);
}

/* How many symbols stand between an occurrence and its clause's end. */
static size_t
clause_len(const uint32_t *symbols)
{
	size_t n = 0;

	while (n < REACH && !ends_clause(symbols[n]))
		n++;
	return n;
}

static size_t
add_tails(uint64_t seed, const struct beside *b,
    uint64_t features[FEATURES_MAX], size_t n)
{
	size_t left = clause_len(b->left), right = clause_len(b->right);
	uint64_t h;

	if (right >= 2 && right < REACH) {
		h = b->right[right - 2] * times[0] +
		    b->right[right - 1] * times[1];
		features[n++] = mix(seed + TAIL + h);
		features[n++] = mix(seed + TAIL_AND_NEXT + h +
		    b->right[0] * times[2]);
		features[n++] = mix(seed + TAIL_AND_LAST + h +
		    b->left[0] * times[2]);
	}
	features[n++] = mix(seed + CLAUSE + left * times[0] +
	    right * times[1]);
	return n;
}

/* The features of templates from..to. */
static size_t
fill(uint64_t seed, const struct beside *b, size_t from, size_t to,
    uint64_t *features)
{
	uint64_t symbols[2 * NEAR + 1], *at = symbols + NEAR;
	size_t i;

	at[0] = 0;
	for (i = 0; i < NEAR; i++) {
		*(at - 1 - i) = b->left[i] * times[i];
		at[1 + i] = b->right[i] * times[8 - i];
	}
	for (i = from; i < to; i++) {
		const signed char *t = templates[i];

		features[i - from] = mix(seed + i + at[t[0]] + at[t[1]] +
		    at[t[2]] + at[t[3]]);
	}
	return to - from;
}

size_t
features_telling(uint64_t seed, const struct beside *b,
    uint64_t features[FEATURES_MAX])
{
	return fill(seed, b, 0, NTELLING, features);
}

size_t
features_near(uint64_t seed, const struct beside *b,
    uint64_t features[FEATURES_MAX])
{
	return fill(seed, b, NTELLING, NTEMPLATES, features);
}

size_t
features_far(uint64_t seed, const struct beside *b,
    uint64_t features[FEATURES_MAX])
{
	size_t k, n = 0;
	uint64_t h;

	seed += NTEMPLATES;
	for (k = FAR; k + 1 < REACH; k++) {
		h = b->left[k + 1] * times[0] + b->left[k] * times[1];
		features[n++] = mix(seed + h);
		h = b->right[k] * times[0] + b->right[k + 1] * times[1];
		features[n++] = mix(seed + h);
	}
	return add_tails(seed + 1, b, features, n);
}
