/*
 * regress - a logistic regression for each pair, over the features of its
 * examples: FTRL-Proximal (McMahan and others, "Ad click prediction: a view
 * from the trenches", 2013).
 *
 *	regress_add(&learner, ...);	for each example
 *	regress_learn(&learner, n);
 *	... regress_value() of the weights that rank_weights() names ...
 *	regress_free(&learner);
 *
 * A feature counts by as much as it tells by itself, which its counts say at
 * once (Wang and Manning, "Baselines and bigrams", 2012): what is rare would
 * else be learnt too late.
 *
 * It learns first over all features that occur often enough, then over the n
 * that weigh most.  Nothing depends on the machine's libm, nor on chance: the
 * same examples make the same weights.  Memory: about 600 bytes an example.
 */
#ifndef LEARN_SUBSTITUTIONS_REGRESS_H
#define LEARN_SUBSTITUTIONS_REGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fix-ocr-substitutions-features.h"
#include "fix-ocr-substitutions-table.h"

struct example {
	unsigned	 pair;		/* of the table */
	bool		 right;		/* its right word stood there */
	bool		 held;		/* not to be learnt from */
	struct beside	 beside;
};

struct examples {
	struct example	*v;
	size_t		 n, cap;
};

/* One coordinate of the regression. */
struct weight {
	uint64_t	 feature;
	float		 z, n;
	float		 scale;		/* how much the feature tells by itself */
	unsigned	 count, rights;	/* its examples; with the right word */
};

struct learner {
	const struct table *table;
	struct examples	 examples;
	struct weight	*weights;	/* the first npairs are the biases */
	size_t		 nweights, weights_cap;
	uint32_t	*slots;		/* of features: their weights */
	size_t		 nslots;
	uint32_t	*list;		/* the weights of all examples */
	size_t		 nlist, list_cap;
	size_t		*from;		/* an example's: from[i]..from[i+1] */
	uint32_t	*order;		/* examples to learn from, shuffled */
	size_t		 norder;
};

/* Appends an example of a pair. */
void	regress_add(struct learner *, size_t pair, bool right, bool held,
	    const struct beside *);

/* Learns from all examples; n features are kept. */
void	regress_learn(struct learner *, size_t n);

/* What a weight has come to. */
float	regress_value(const struct weight *, bool bias);

void	regress_free(struct learner *);

#endif
