/* model - see fix-ocr-substitutions-model.h. */
#include <stdlib.h>
#include <string.h>
#if defined(__SSE2__) && !defined(NO_SIMD)	/* of x86 */
#include <emmintrin.h>
#endif

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
	recall_init(&m->recall);
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

#if defined(__SSE2__) && !defined(NO_SIMD)
#define EIGHT_SHORTS(x)	_mm_set1_epi16((short)(x))

/*
 * Of a bucket's entries, all eight at once, the weight of that which holds a
 * feature; the others are 0.  Where several hold it the first counts.
 */
static inline __m128i
weights(const unsigned char *bucket, uint64_t feature, unsigned *known)
{
	__m128i entries = _mm_loadu_si128((const void *)bucket);
	__m128i held = _mm_cmpeq_epi16(EIGHT_SHORTS(feature >> 54 << 6),
	    _mm_and_si128(entries, EIGHT_SHORTS(0xFFC0)));
	__m128i w = _mm_and_si128(held,
	    _mm_srai_epi16(_mm_slli_epi16(entries, 10), 10));
	unsigned some = 0x5555 & ~(unsigned)_mm_movemask_epi8(
	    _mm_cmpeq_epi16(w, _mm_setzero_si128()));
	short each[BUCKET];
	int k = 0;

	*known += some != 0;
	if ((some & (some - 1)) == 0)
		return w;
	_mm_storeu_si128((void *)each, w);
	while (each[k] == 0)
		k++;
	return _mm_cvtsi32_si128((unsigned short)each[k]);
}

/*
 * Adds up the features' weights, in steps, without a branch that depends on
 * what a bucket holds: user time of corrupted text, 100 MB, is 2.4 s and not
 * 2.9 s as with plain C.  The buckets lie all over the table and are asked for
 * together first: .69 s and not .74 s of 17,841 documents, 94 MB.
 */
static void
add_up(const struct model *m, const uint64_t *features, size_t n,
    struct tally *tally)
{
	__m128i sums = _mm_setzero_si128();
	int four[4];
	size_t i;

	for (i = 0; i < n; i++)
		_mm_prefetch((const void *)(m->buckets + BUCKET_BYTES *
		    model_bucket(features[i], m->nbuckets)), _MM_HINT_T0);
	for (i = 0; i < n; i++)
		sums = _mm_add_epi16(sums, weights(m->buckets + BUCKET_BYTES *
		    model_bucket(features[i], m->nbuckets), features[i],
		    &tally->known));
	_mm_storeu_si128((void *)four,
	    _mm_madd_epi16(sums, EIGHT_SHORTS(1)));
	tally->steps += four[0] + four[1] + four[2] + four[3];
}
#else
/*
 * The weight that one of four entries holds for a feature, in steps; 0: none.
 * They are compared at once: where one has the check, its sixteen bits less
 * the weight become 0, and the lowest such is found.
 */
static inline int
weight(uint64_t four, uint64_t feature)
{
	const uint64_t ones = UINT64_C(0x0001000100010001);
	uint64_t t = (four ^ (feature >> 54 << 6) * ones) & 0xFFC0 * ones;
	int k, low;

	if (((t - ones) & ~t & 0x8000 * ones) == 0)
		return 0;
	for (k = 0; k < 64; k += 16) {
		low = (int)(four >> k & 0x3F);
		if ((t >> k & 0xFFC0) == 0 && low != 0)
			return low < 32 ? low : low - 64;
	}
	return 0;
}

/*
 * Adds up the features' weights, in steps.  The buckets lie all over the
 * table: they are loaded first, side by side, before anything depends on one.
 */
static void
add_up(const struct model *m, const uint64_t *features, size_t n,
    struct tally *tally)
{
	uint64_t loaded[FEATURES_MAX][2];
	int w;
	size_t i;

	for (i = 0; i < n; i++) {
		const unsigned char *p = m->buckets + BUCKET_BYTES *
		    model_bucket(features[i], m->nbuckets);

		loaded[i][0] = eight_load(p);
		loaded[i][1] = eight_load(p + BUCKET_BYTES / 2);
	}
	for (i = 0; i < n; i++) {
		w = weight(loaded[i][0], features[i]);
		if (w == 0)
			w = weight(loaded[i][1], features[i]);
		tally->steps += w;
		tally->known += w != 0;
	}
}
#endif

static double
score(const struct model *m, size_t pair, const struct tally *tally)
{
	return m->pairs[pair].bias + (double)tally->steps / STEPS;
}

/* What the features say that tell most; unless that decides, all near ones. */
static struct tally
ask_near(const struct model *m, size_t pair, const struct beside *b)
{
	uint64_t seed = m->pairs[pair].seed, features[FEATURES_MAX];
	struct tally tally = { 0, 0 };

	add_up(m, features, features_telling(seed, b, features), &tally);
	if (score(m, pair, &tally) >= LOW)
		add_up(m, features, features_near(seed, b, features), &tally);
	return tally;
}

static struct tally
ask_far(const struct model *m, size_t pair, const struct beside *b)
{
	uint64_t features[FEATURES_MAX];
	struct tally tally = { 0, 0 };

	add_up(m, features, features_far(m->pairs[pair].seed, b, features),
	    &tally);
	return tally;
}

double
model_score(const struct model *m, size_t pair, const struct beside *b)
{
	uint64_t seed = m->pairs[pair].seed, features[FEATURES_MAX];
	struct tally tally = { 0, 0 };

	add_up(m, features, features_telling(seed, b, features), &tally);
	add_up(m, features, features_near(seed, b, features), &tally);
	add_up(m, features, features_far(seed, b, features), &tally);
	return score(m, pair, &tally);
}

struct answer
model_ask(const struct model *m, size_t pair, const struct table *t,
    const struct finds *f, size_t i, const char *text, size_t len)
{
	struct tally *tally, sum;
	struct beside beside;
	struct look look;
	bool known, whole;

	look_beside(&look, &beside, t, f, i, text, len, NEAR);
	tally = recall_find(&m->recall, pair, &beside, NEAR, &known);
	if (!known)
		*tally = ask_near(m, pair, &beside);
	sum = *tally;
	whole = score(m, pair, &sum) >= LOW;
	if (whole) {
		look_farther(&look, &beside, t, f, text, len, REACH);
		tally = recall_find(&m->recall, pair, &beside, REACH, &known);
		if (!known)
			*tally = ask_far(m, pair, &beside);
		sum.steps += tally->steps;
		sum.known += tally->known;
	}
	return (struct answer){ .score = score(m, pair, &sum),
	    .known = sum.known, .whole = whole };
}

void
model_free(struct model *m)
{
	free(m->pairs);
	recall_free(&m->recall);
	memset(m, 0, sizeof(*m));
}
