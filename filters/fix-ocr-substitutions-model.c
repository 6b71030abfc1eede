/* model - see fix-ocr-substitutions-model.h. */
#include <stdlib.h>
#include <string.h>

#include "diag.h"
#include "eight.h"
#include "fix-ocr-substitutions-model.h"

static uint32_t
u16(const unsigned char *p)
{
	return (uint32_t)p[0] | (uint32_t)p[1] << 8;
}

static uint32_t
u32(const unsigned char *p)
{
	return u16(p) | u16(p + 2) << 16;
}

/* Takes a word off the bytes; NULL: there are too few. */
static const unsigned char *
read_word(const unsigned char *p, const unsigned char *end,
    const char **word, size_t *len)
{
	if (p == NULL || p == end || (size_t)(end - p) < 1U + *p || *p == 0)
		return NULL;
	*len = *p;
	*word = (const char *)p + 1;
	return p + 1 + *len;
}

static const unsigned char *
read_pair(struct model_pair *pair, const unsigned char *p,
    const unsigned char *end)
{
	int bias;

	p = read_word(p, end, &pair->wrong, &pair->wrong_len);
	p = read_word(p, end, &pair->right, &pair->right_len);
	if (p == NULL || end - p < 2)
		return NULL;
	bias = (int)u16(p);
	if (bias >= 0x8000)
		bias -= 0x10000;
	pair->bias = bias / 256.;
	pair->seed = features_seed(pair->wrong, pair->wrong_len, pair->right,
	    pair->right_len);
	return p + 2;
}

void
model_read(struct model *m, const char *name, const void *bytes, size_t len)
{
	const size_t magic = sizeof(MODEL_MAGIC) - 1;
	const unsigned char *p = bytes, *end = p + len;
	size_t i;

	memset(m, 0, sizeof(*m));
	if (len < MODEL_HEAD || memcmp(p, MODEL_MAGIC, magic) != 0)
		die("%s: not a model of this version", name);
	m->npairs = u32(p + magic);
	m->nbuckets = u32(p + magic + 4);
	p += MODEL_HEAD;
	if (m->npairs > len)
		die("%s: damaged", name);
	m->pairs = mem_resize(NULL, m->npairs, sizeof(*m->pairs));
	for (i = 0; i < m->npairs && p != NULL; i++)
		p = read_pair(&m->pairs[i], p, end);
	if (p == NULL || m->nbuckets == 0 ||
	    (size_t)(end - p) / BUCKET_BYTES != m->nbuckets ||
	    (size_t)(end - p) % BUCKET_BYTES != 0)
		die("%s: damaged", name);
	m->buckets = p;
}

void
model_attach(const struct model *m, struct table *t)
{
	size_t i, k;

	for (i = 0; i < m->npairs; i++) {
		const struct model_pair *p = &m->pairs[i];

		table_join(t, p->wrong, p->wrong_len, p->right, p->right_len);
		k = table_find(t, p->wrong, p->wrong_len, p->right,
		    p->right_len);
		if (k != NONE)
			t->pairs[k].model = i;
	}
}

size_t
model_bucket(uint64_t feature, size_t nbuckets)
{
	return (size_t)((feature & UINT32_MAX) * nbuckets >> 32);
}

#define ONES	UINT64_C(0x0001000100010001)	/* in each of four entries */

/*
 * In each of four entries the high bit where it may hold a feature: its check
 * is that, but for a chance of little weight; see weight().
 */
static inline uint64_t
may_hold(uint64_t four, uint64_t feature)
{
	uint64_t t = (four ^ (feature >> 54) * (ONES << 6)) & 0xFFC0 * ONES;

	return (t - ONES) & ~t & 0x8000 * ONES;
}

/* The weight, in steps, that the first of four entries holds; 0: none does. */
static inline int
weight(uint64_t four, uint64_t feature)
{
	uint64_t t = (four ^ (feature >> 54) * (ONES << 6)) & 0xFFC0 * ONES;
	uint64_t hold = ~(((t & 0x7FFF * ONES) + 0x7FFF * ONES) | t) &
	    ((four & 0x3F * ONES) + 0x7FFF * ONES) & 0x8000 * ONES;
	uint64_t first = hold & (~hold + 1);
	uint64_t low = four & ((first >> 9) - (first >> 15));

	low |= low >> 32;
	low |= low >> 16;
	return (int)((low & 0x3F) ^ 0x20) - 0x20;
}

/*
 * Adds up the features' weights.  The buckets lie all over the table: they
 * are loaded first, side by side, before anything depends on one.
 */
static double
sum(const struct model *m, const uint64_t *features, size_t n)
{
	uint64_t loaded[FEATURES_MAX][2];
	unsigned char held[2 * FEATURES_MAX];
	int steps = 0, w;
	size_t i, last = NONE, nheld = 0;

	for (i = 0; i < n; i++) {
		const unsigned char *p = m->buckets + BUCKET_BYTES *
		    model_bucket(features[i], m->nbuckets);

		loaded[i][0] = eight_load(p);
		loaded[i][1] = eight_load(p + BUCKET_BYTES / 2);
	}
	for (i = 0; i < 2 * n; i++) {
		held[nheld] = (unsigned char)i;
		nheld += may_hold(loaded[i / 2][i % 2], features[i / 2]) != 0;
	}
	for (i = 0; i < nheld; i++) {
		size_t k = held[i] / 2;

		if (k == last)
			continue;
		w = weight(loaded[k][held[i] % 2], features[k]);
		steps += w;
		last = w != 0 ? k : NONE;
	}
	return (double)steps / STEPS;
}

static double
telling_score(const struct model *m, size_t pair, const struct beside *b)
{
	uint64_t features[FEATURES_MAX];
	size_t n = features_telling(m->pairs[pair].seed, b, features);

	return sum(m, features, n);
}

static double
near_score(const struct model *m, size_t pair, const struct beside *b)
{
	uint64_t features[FEATURES_MAX];
	size_t n = features_near(m->pairs[pair].seed, b, features);

	return sum(m, features, n);
}

static double
far_score(const struct model *m, size_t pair, const struct beside *b)
{
	uint64_t features[FEATURES_MAX];
	size_t n = features_far(m->pairs[pair].seed, b, features);

	return sum(m, features, n);
}

double
model_score(const struct model *m, size_t pair, const struct beside *b)
{
	return m->pairs[pair].bias + telling_score(m, pair, b) +
	    near_score(m, pair, b) + far_score(m, pair, b);
}

double
model_ask(const struct model *m, size_t pair, const struct table *t,
    const struct finds *f, size_t i, const char *text, size_t len)
{
	struct beside beside;
	struct look look;
	double score = m->pairs[pair].bias;

	look_beside(&look, &beside, t, f, i, text, len, NEAR);
	score += telling_score(m, pair, &beside);
	if (score < LOW)
		return score;
	score += near_score(m, pair, &beside);
	if (score < LOW)
		return score;
	look_farther(&look, &beside, t, f, text, len, REACH);
	return score + far_score(m, pair, &beside);
}

void
model_free(struct model *m)
{
	free(m->pairs);
	memset(m, 0, sizeof(*m));
}
