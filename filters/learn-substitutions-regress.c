/* regress - see learn-substitutions-regress.h. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "learn-substitutions-rank.h"
#include "learn-substitutions-ratio.h"
#include "learn-substitutions-regress.h"

/* Of the regression; measured on held-out documents. */
#define ALPHA		.06f
#define BETA		1.f
#define LAMBDA2		1.f
#define EPOCHS		8
#define COUNT_MIN	2	/* a rarer feature is no feature */

#define COUNTERS	((size_t)1 << 26)
#define SLOTS		((size_t)1 << 23)	/* at first; it doubles */

void
regress_add(struct learner *l, size_t pair, bool right, bool held,
    const struct beside *beside)
{
	struct examples *e = &l->examples;

	e->v = mem_grow(e->v, e->n, &e->cap, sizeof(*e->v));
	e->v[e->n].pair = (unsigned)pair;
	e->v[e->n].right = right;
	e->v[e->n].held = held;
	e->v[e->n++].beside = *beside;
}

static size_t
features_of(const struct learner *l, const struct example *e,
    uint64_t features[FEATURES_MAX])
{
	const struct pair *p = &l->table->pairs[e->pair];
	uint64_t seed = features_seed(p->wrong, p->wrong_len,
	    p->right, p->right_len);
	size_t n = features_telling(seed, &e->beside, features);

	n += features_near(seed, &e->beside, features + n);
	return n + features_far(seed, &e->beside, features + n);
}

static void
add_weight(struct learner *l, uint64_t feature)
{
	struct weight *w;

	l->weights = mem_grow(l->weights, l->nweights, &l->weights_cap,
	    sizeof(*l->weights));
	w = &l->weights[l->nweights++];
	memset(w, 0, sizeof(*w));
	w->feature = feature;
}

static uint32_t *
slot_of(const struct learner *l, uint64_t feature)
{
	size_t i = (size_t)(feature >> 20) & (l->nslots - 1);

	while (l->slots[i] != 0 && l->weights[l->slots[i]].feature != feature)
		i = (i + 1) & (l->nslots - 1);
	return &l->slots[i];
}

static void
grow_slots(struct learner *l)
{
	size_t i;

	l->nslots = l->nslots == 0 ? SLOTS : l->nslots * 2;
	l->slots = mem_resize(l->slots, l->nslots, sizeof(*l->slots));
	memset(l->slots, 0, l->nslots * sizeof(*l->slots));
	for (i = l->table->npairs; i < l->nweights; i++)
		*slot_of(l, l->weights[i].feature) = (uint32_t)i;
}

/* Counts how often each feature occurs, about: counters are shared. */
static unsigned char *
count_features(const struct learner *l)
{
	unsigned char *counts = mem_resize(NULL, COUNTERS, 1);
	uint64_t features[FEATURES_MAX];
	size_t i, k, n;

	memset(counts, 0, COUNTERS);
	for (i = 0; i < l->examples.n; i++) {
		if (l->examples.v[i].held)
			continue;
		n = features_of(l, &l->examples.v[i], features);
		for (k = 0; k < n; k++) {
			unsigned char *c =
			    &counts[features[k] >> 16 & (COUNTERS - 1)];

			*c = (unsigned char)(*c + (*c < 255));
		}
	}
	return counts;
}

static void
add_to_list(struct learner *l, uint32_t weight, bool right)
{
	l->list = mem_grow(l->list, l->nlist, &l->list_cap, sizeof(*l->list));
	l->list[l->nlist++] = weight;
	l->weights[weight].count++;
	l->weights[weight].rights += right;
}

/* Lists for each example to learn from the weights of its features. */
static void
list_features(struct learner *l, const unsigned char *counts)
{
	uint64_t features[FEATURES_MAX];
	size_t i, k, n;

	l->from = mem_resize(NULL, l->examples.n + 1, sizeof(*l->from));
	for (i = 0; i < l->examples.n; i++) {
		bool right = l->examples.v[i].right;

		l->from[i] = l->nlist;
		if (l->examples.v[i].held)
			continue;
		n = features_of(l, &l->examples.v[i], features);
		for (k = 0; k < n; k++) {
			uint32_t *slot;

			if (counts[features[k] >> 16 & (COUNTERS - 1)] <
			    COUNT_MIN)
				continue;
			slot = slot_of(l, features[k]);
			if (*slot == 0) {
				*slot = (uint32_t)l->nweights;
				add_weight(l, features[k]);
				add_to_list(l, *slot, right);
				if (l->nweights > l->nslots / 2)
					grow_slots(l);
			} else {
				add_to_list(l, *slot, right);
			}
		}
	}
	l->from[i] = l->nlist;
}

/* The examples to learn from, in an order by chance, always the same. */
static void
shuffle(struct learner *l)
{
	uint64_t x = 1;
	size_t i;

	l->order = mem_resize(NULL, l->examples.n, sizeof(*l->order));
	for (i = 0; i < l->examples.n; i++)
		if (!l->examples.v[i].held)
			l->order[l->norder++] = (uint32_t)i;
	for (i = l->norder; i > 1; i--) {
		size_t k;
		uint32_t swap;

		x = x * UINT64_C(6364136223846793005) + 1442695040888963407U;
		k = (size_t)((x >> 33) % i);
		swap = l->order[i - 1];
		l->order[i - 1] = l->order[k];
		l->order[k] = swap;
	}
}

/* 1 / (1 + e^-x), the same on every machine. */
static float
sigmoid(float x)
{
	double t, e;
	int i;

	if (x > 30 || x < -30)
		return x > 0 ? 1 : 0;
	t = -(double)x / 256;
	e = 1 + t * (1 + t / 2 * (1 + t / 3 * (1 + t / 4)));
	for (i = 0; i < 8; i++)
		e *= e;
	return (float)(1 / (1 + e));
}

/* What a weight has come to, but for its scale. */
static float
unscaled(const struct weight *w, bool bias)
{
	return -w->z / ((BETA + sqrtf(w->n)) / ALPHA + (bias ? 0 : LAMBDA2));
}

float
regress_value(const struct weight *w, bool bias)
{
	return unscaled(w, bias) * w->scale;
}

static void
update(struct weight *w, float gradient, bool bias)
{
	float g = gradient * w->scale, n = w->n + g * g;

	w->z += g - (sqrtf(n) - sqrtf(w->n)) / ALPHA * unscaled(w, bias);
	w->n = n;
}

static void
learn_one(struct learner *l, size_t i)
{
	const struct example *e = &l->examples.v[i];
	float sum = regress_value(&l->weights[e->pair], true), gradient;
	size_t k;

	for (k = l->from[i]; k < l->from[i + 1]; k++)
		sum += regress_value(&l->weights[l->list[k]], false);
	gradient = sigmoid(sum) - (e->right ? 1.f : 0.f);
	update(&l->weights[e->pair], gradient, true);
	for (k = l->from[i]; k < l->from[i + 1]; k++)
		update(&l->weights[l->list[k]], gradient, false);
}

static void
learn(struct learner *l)
{
	size_t epoch, i;

	for (epoch = 0; epoch < EPOCHS; epoch++)
		for (i = 0; i < l->norder; i++)
			learn_one(l, l->order[i]);
}

void
regress_learn(struct learner *l, size_t n)
{
	unsigned char *counts;
	size_t i;

	for (i = 0; i < l->table->npairs; i++)
		add_weight(l, 0);
	grow_slots(l);
	counts = count_features(l);
	list_features(l, counts);
	free(counts);
	ratio_scale(l);
	shuffle(l);
	learn(l);
	rank_keep(l, n);
	learn(l);
}

void
regress_free(struct learner *l)
{
	free(l->examples.v);
	free(l->weights);
	free(l->slots);
	free(l->list);
	free(l->from);
	free(l->order);
}
