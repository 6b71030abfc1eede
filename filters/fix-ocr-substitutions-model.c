/* model - see fix-ocr-substitutions-model.h. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "diag.h"
#include "fix-ocr-substitutions-model.h"
#include "utf8.h"

#define QUOTE	((uint32_t)'"')

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

/*
 * And these pairs of neighbours wherever they stand on one side, at least so
 * far away: by distance of the nearer one.
 */
#define FAR_FROM	3
#define FAR_TO		(REACH - 1)

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
		f->v[f->n].to = hit.to;
		f->v[f->n++].word = hit.id;
	}
}

/* What stands for a character; 0: it is skipped. */
static uint32_t
symbol_of(uint32_t cp)
{
	if (utf8_is_blank(cp) || cp == '\r')
		return 0;
	if ((cp >= '0' && cp <= '9') || (cp >= 0xFF10 && cp <= 0xFF19))
		return '0';
	if ((cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z'))
		return 'a';
	if (cp >= 0xFF01 && cp <= 0xFF5E)
		cp -= 0xFEE0;
	switch (cp) {
	case 0x201C: case 0x201D: case 0x301D: case 0x301E:
		return QUOTE;
	case 0x65F3:		/* 旳, an old form of 的 */
		return 0x7684;
	}
	return cp;
}

static bool
is_run(uint32_t symbol)
{
	return symbol == '0' || symbol == 'a';
}

static void
look_left(uint32_t *to, const struct table *t, const struct finds *f,
    size_t i, const char *text)
{
	size_t at = f->v[i].from, n = 0;
	uint32_t cp, symbol, before = 0;

	while (n < REACH && at > 0 && text[at - 1] != '\n') {
		if (i > 0 && f->v[i - 1].to == at) {
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
	while (n < REACH)
		to[n++] = 0;
}

static void
look_right(uint32_t *to, const struct table *t, const struct finds *f,
    size_t i, const char *text, size_t len)
{
	size_t at = f->v[i].to, n = 0;
	uint32_t cp, symbol, before = 0;

	while (n < REACH && at < len && text[at] != '\n') {
		if (i + 1 < f->n && f->v[i + 1].from == at) {
			i++;
			symbol = t->words[f->v[i].word].symbol;
			if (symbol != 0) {
				at = f->v[i].to;
				to[n++] = before = symbol;
				continue;
			}
		}
		at += utf8_decode(text + at, len - at, &cp);
		symbol = symbol_of(cp);
		if (symbol != 0 && (symbol != before || !is_run(symbol)))
			to[n++] = before = symbol;
	}
	while (n < REACH)
		to[n++] = 0;
}

void
look_beside(struct beside *b, const struct table *t, const struct finds *f,
    size_t i, const char *text, size_t len)
{
	look_left(b->left, t, f, i, text);
	look_right(b->right, t, f, i, text, len);
}

static uint64_t
mix(uint64_t h, uint64_t x)
{
	h = (h ^ x) * UINT64_C(0x9E3779B97F4A7C15);
	return h ^ h >> 29;
}

uint64_t
model_seed(const char *wrong, size_t wrong_len, const char *right,
    size_t right_len)
{
	uint64_t h = 0;
	size_t i;

	for (i = 0; i < wrong_len; i++)
		h = mix(h, (unsigned char)wrong[i]);
	h = mix(h, 256);
	for (i = 0; i < right_len; i++)
		h = mix(h, (unsigned char)right[i]);
	return h;
}

size_t
model_features(uint64_t seed, const struct beside *b,
    uint64_t features[FEATURES_MAX])
{
	size_t i, k, n = 0;
	uint64_t h;

	for (i = 0; i < NTEMPLATES; i++) {
		h = mix(seed, i);
		for (k = 0; k < sizeof(templates[i]); k++) {
			int d = templates[i][k];

			if (d == 0)
				break;
			h = mix(h, d < 0 ? b->left[-d - 1] : b->right[d - 1]);
		}
		features[n++] = mix(h, 0);
	}
	for (k = FAR_FROM - 1; k < FAR_TO; k++) {
		h = mix(mix(seed, 100), b->left[k + 1]);
		features[n++] = mix(mix(h, b->left[k]), 0);
		h = mix(mix(seed, 101), b->right[k]);
		features[n++] = mix(mix(h, b->right[k + 1]), 0);
	}
	return n;
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
	if (p == NULL || end - p < 4)
		return NULL;
	bias = (int)u16(p);
	if (bias >= 0x8000)
		bias -= 0x10000;
	pair->bias = bias / 256.;
	pair->share = u16(p + 2) / 65536.;
	pair->seed = model_seed(pair->wrong, pair->wrong_len, pair->right,
	    pair->right_len);
	return p + 4;
}

void
model_read(struct model *m, const char *name, const void *bytes, size_t len)
{
	const size_t magic = sizeof(MODEL_MAGIC) - 1;
	const unsigned char *p = bytes, *end = p + len;
	size_t i;

	memset(m, 0, sizeof(*m));
	if (len < magic + 8 || memcmp(p, MODEL_MAGIC, magic) != 0)
		die("%s: not a model of this version", name);
	m->npairs = u32(p + magic);
	m->nbuckets = u32(p + magic + 4);
	p += magic + 8;
	if (m->npairs > len)
		die("%s: damaged", name);
	m->pairs = mem_resize(NULL, m->npairs, sizeof(*m->pairs));
	for (i = 0; i < m->npairs && p != NULL; i++)
		p = read_pair(&m->pairs[i], p, end);
	if (p == NULL || m->nbuckets == 0 ||
	    (m->nbuckets & (m->nbuckets - 1)) != 0 ||
	    (size_t)(end - p) != m->nbuckets * BUCKET_BYTES)
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

/* The weight that a bucket holds for a feature, in steps; 0: none. */
static int
weight(const struct model *m, uint64_t feature)
{
	const unsigned char *p = m->buckets +
	    (feature & (m->nbuckets - 1)) * BUCKET_BYTES;
	uint32_t check = (uint32_t)(feature >> 54);
	size_t i;

	for (i = 0; i < BUCKET; i++, p += 2) {
		int low = (int)(p[0] & 0x3F);

		if (u16(p) >> 6 == check && low != 0)
			return low < 32 ? low : low - 64;
	}
	return 0;
}

double
model_score(const struct model *m, size_t pair, const struct beside *b)
{
	uint64_t features[FEATURES_MAX];
	size_t i, n = model_features(m->pairs[pair].seed, b, features);
	int sum = 0;

	for (i = 0; i < n; i++)
		sum += weight(m, features[i]);
	return m->pairs[pair].bias + (double)sum / STEPS;
}

void
model_free(struct model *m)
{
	free(m->pairs);
	memset(m, 0, sizeof(*m));
}
