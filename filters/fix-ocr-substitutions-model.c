/* model - see fix-ocr-substitutions-model.h. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "diag.h"
#include "fix-ocr-substitutions-model.h"
#include "utf8.h"

#define QUOTE	((uint32_t)'"')
#define DE	UINT32_C(0x7684)	/* 的 */
#define OLD_DE	UINT32_C(0x65F3)	/* 旳, an old form of it */

/*
 * What a feature is made of: symbols, by their distance; negative ones are
 * to the left, 0 ends.
 */
static const signed char templates[][5] = {
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

void
find_words(struct finds *f, const struct table *t, const char *text,
    size_t len)
{
	struct hit hit;
	size_t at = 0;

	f->n = 0;
	while (words_next(&t->scan, text, len, &at, &hit)) {
		f->v = mem_grow(f->v, f->n, &f->cap, sizeof(*f->v));
		f->v[f->n].from = hit.from;
		f->v[f->n].len = (uint32_t)(hit.to - hit.from);
		f->v[f->n++].word = (uint32_t)hit.id;
	}
}

/* What stands for a character; 0: it is skipped. */
static uint32_t
symbol_of(uint32_t cp)
{
	if (cp == OLD_DE)
		return DE;
	if (cp >= 0x3400 && cp < 0xFF00)
		return cp;
	if (utf8_is_blank(cp) || cp == '\r')
		return 0;
	if ((cp >= '0' && cp <= '9') || (cp >= 0xFF10 && cp <= 0xFF19))
		return '0';
	if ((cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z'))
		return 'a';
	if (cp >= 0xFF01 && cp <= 0xFF5E)
		cp -= 0xFEE0;
	if (cp == 0x201C || cp == 0x201D || cp == 0x301D || cp == 0x301E)
		return QUOTE;
	return cp;
}

static bool
is_run(uint32_t symbol)
{
	return symbol == '0' || symbol == 'a';
}

static void
look_left(uint32_t *to, const struct table *t, const struct finds *f,
    size_t i, const char *text, size_t reach)
{
	size_t at = f->v[i].from, n = 0;
	uint32_t cp, symbol, before = 0;

	while (n < reach && at > 0 && text[at - 1] != '\n') {
		if (i > 0 && f->v[i - 1].from + f->v[i - 1].len == at) {
			i--;
			symbol = t->words[f->v[i].word].symbol;
			if (symbol != 0) {
				at = f->v[i].from;
				to[n++] = before = symbol;
				continue;
			}
		}
		at = utf8_before(text, at, &cp);
		symbol = symbol_of(cp);
		if (symbol != 0 && (symbol != before || !is_run(symbol)))
			to[n++] = before = symbol;
	}
	while (n < reach)
		to[n++] = 0;
}

static void
look_right(uint32_t *to, const struct table *t, const struct finds *f,
    size_t i, const char *text, size_t len, size_t reach)
{
	size_t at = f->v[i].from + f->v[i].len, n = 0;
	uint32_t cp, symbol, before = 0;

	while (n < reach && at < len && text[at] != '\n') {
		if (i + 1 < f->n && f->v[i + 1].from == at) {
			i++;
			symbol = t->words[f->v[i].word].symbol;
			if (symbol != 0) {
				at += f->v[i].len;
				to[n++] = before = symbol;
				continue;
			}
		}
		at += utf8_decode(text + at, len - at, &cp);
		symbol = symbol_of(cp);
		if (symbol != 0 && (symbol != before || !is_run(symbol)))
			to[n++] = before = symbol;
	}
	while (n < reach)
		to[n++] = 0;
}

void
look_beside(struct beside *b, const struct table *t, const struct finds *f,
    size_t i, const char *text, size_t len, size_t reach)
{
	look_left(b->left, t, f, i, text, reach);
	look_right(b->right, t, f, i, text, len, reach);
}

/* Steps of splitmix64 (Steele, Lea, Flood 2014). */
static uint64_t
mix(uint64_t h)
{
	h = (h ^ h >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	h = (h ^ h >> 27) * UINT64_C(0x94D049BB133111EB);
	return h ^ h >> 31;
}

uint64_t
model_seed(const char *wrong, size_t wrong_len, const char *right,
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
	uint64_t at[2 * NEAR + 1], h;
	size_t i, k;

	for (i = 0; i < NEAR; i++) {
		at[NEAR - 1 - i] = b->left[i] * times[i];
		at[NEAR + 1 + i] = b->right[i] * times[8 - i];
	}
	for (i = from; i < to; i++) {
		h = seed + i;
		for (k = 0; k < sizeof(templates[i]) && templates[i][k] != 0;
		    k++)
			h += at[templates[i][k] + NEAR];
		features[i - from] = mix(h);
	}
	return to - from;
}

size_t
model_near(uint64_t seed, const struct beside *b,
    uint64_t features[FEATURES_MAX])
{
	return fill(seed, b, 0, NTEMPLATES, features);
}

size_t
model_far(uint64_t seed, const struct beside *b,
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
	pair->seed = model_seed(pair->wrong, pair->wrong_len, pair->right,
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

/* Four entries of a bucket. */
static inline uint64_t
load(const unsigned char *p)
{
	return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 |
	    (uint64_t)p[3] << 24 | (uint64_t)p[4] << 32 |
	    (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 |
	    (uint64_t)p[7] << 56;
}

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
 * Adds up the features' weights.  The buckets lie all over the table: they
 * are loaded first, side by side, before anything depends on one.
 */
static double
sum(const struct model *m, const uint64_t *features, size_t n)
{
	uint64_t loaded[FEATURES_MAX][2];
	int steps = 0, w;
	size_t i;

	for (i = 0; i < n; i++) {
		const unsigned char *p = m->buckets + BUCKET_BYTES *
		    model_bucket(features[i], m->nbuckets);

		loaded[i][0] = load(p);
		loaded[i][1] = load(p + BUCKET_BYTES / 2);
	}
	for (i = 0; i < n; i++) {
		w = weight(loaded[i][0], features[i]);
		steps += w != 0 ? w : weight(loaded[i][1], features[i]);
	}
	return (double)steps / STEPS;
}

static double
far_score(const struct model *m, size_t pair, const struct beside *b)
{
	uint64_t features[FEATURES_MAX];
	size_t n = model_far(m->pairs[pair].seed, b, features);

	return sum(m, features, n);
}

double
model_score(const struct model *m, size_t pair, const struct beside *b)
{
	uint64_t features[FEATURES_MAX];
	size_t n = model_near(m->pairs[pair].seed, b, features);

	return m->pairs[pair].bias + sum(m, features, n) +
	    far_score(m, pair, b);
}

double
model_ask(const struct model *m, size_t pair, const struct table *t,
    const struct finds *f, size_t i, const char *text, size_t len)
{
	const struct model_pair *p = &m->pairs[pair];
	uint64_t features[FEATURES_MAX];
	struct beside beside;
	double score;

	look_beside(&beside, t, f, i, text, len, NEAR);
	score = p->bias + sum(m, features,
	    fill(p->seed, &beside, 0, NTELLING, features));
	if (score < LOW)
		return score;
	score += sum(m, features,
	    fill(p->seed, &beside, NTELLING, NTEMPLATES, features));
	if (score < LOW)
		return score;
	look_beside(&beside, t, f, i, text, len, REACH);
	return score + far_score(m, pair, &beside);
}

void
model_free(struct model *m)
{
	free(m->pairs);
	memset(m, 0, sizeof(*m));
}
