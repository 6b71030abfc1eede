/* ratio - see learn-substitutions-ratio.h. */
#include <math.h>

#include "learn-substitutions-ratio.h"

/* Measured on held-out documents. */
#define ASSUMED		.5	/* examples as the pair's, added to a feature's */
#define LEAST		.1	/* what tells nothing by itself tells so much */

#define LN2		0.69314718055994531

/* The natural logarithm, the same on every machine. */
static double
ln(double x)
{
	int twos;
	double m = frexp(x, &twos), t, square;

	if (m < .7) {
		m *= 2;
		twos--;
	}
	t = (m - 1) / (m + 1);
	square = t * t;
	return twos * LN2 + 2 * t * (1 + square * (1 / 3. + square *
	    (1 / 5. + square * (1 / 7. + square / 9))));
}

/*
 * A feature's scale, in examples of which a share has the right word.  Such
 * examples are added to its own, more of them the rarer one of the words is.
 */
static float
scale(const struct weight *w, double share)
{
	double few = share < .5 ? share : 1 - share;
	double added = ASSUMED * sqrt(.5 / few);
	double rights = w->rights + added * share;
	double wrongs = w->count - w->rights + added * (1 - share);
	double ratio = ln(rights / wrongs * (1 - share) / share);

	ratio = LEAST + (ratio < 0 ? -ratio : ratio);
	return (float)sqrt(ratio * sqrt(ratio));
}

/* The share of a pair's examples that have the right word; never 0 or 1. */
static double
share_of(const struct weight *pair)
{
	return (pair->rights + 1.) / (pair->count + 2.);
}

/* Counts the pairs' examples, and those with the right word. */
static void
count_pairs(struct learner *l)
{
	size_t i;

	for (i = 0; i < l->examples.n; i++) {
		const struct example *e = &l->examples.v[i];

		if (e->held)
			continue;
		l->weights[e->pair].count++;
		l->weights[e->pair].rights += e->right;
	}
}

void
ratio_scale(struct learner *l)
{
	size_t i, k;

	count_pairs(l);
	for (i = 0; i < l->table->npairs; i++)
		l->weights[i].scale = 1;
	for (i = 0; i < l->examples.n; i++) {
		const struct weight *pair = &l->weights[l->examples.v[i].pair];

		for (k = l->from[i]; k < l->from[i + 1]; k++) {
			struct weight *w = &l->weights[l->list[k]];

			if (w->scale <= 0)
				w->scale = scale(w, share_of(pair));
		}
	}
}
