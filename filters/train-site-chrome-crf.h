/*
 * A conditional random field over the states of strip-site-chrome-decide.h.
 *
 * It is trained for the highest likelihood of the labels under a margin
 * (Gimpel and Smith, Softmax-Margin CRFs, NAACL 2010): a wrong line costs,
 * and a kept line lost costs more than chrome left in.  Each weight is the
 * sum of one that all kept states share and one of the state itself, which is
 * held closer to nought, so that few pages suffice.
 *
 * Of sixty pages each alone can turn weights around, so the weights are the
 * mean of several trainings, each on a sample of the pages drawn with
 * replacement (Breiman, Bagging predictors, Machine Learning 24, 1996).
 *
 * Same samples, same weights, to the rounding of libm.
 */
#ifndef TRAIN_SITE_CHROME_CRF_H
#define TRAIN_SITE_CHROME_CRF_H

#include <stddef.h>
#include <stdint.h>

#include "strip-site-chrome-model.h"

#define S	CHROME_STATES
#define ROW	CHROME_ROW

/* A page whose lines have states. */
struct sample {
	size_t		 n;		/* lines */
	unsigned short	*ids;		/* of their features, line by line */
	size_t		*first;		/* [i]: the first of line i; [n]: end */
	double		*cost;		/* of each line, if it is wrong */
	double		*stays;		/* for the states that keep it */
	uint8_t		*gold;		/* enum chrome_state */
	double		 weight;
	uint32_t	 key;		/* of its name: samples of one name are
					   drawn together */
};

struct crf {
	size_t	 features;
	double	*weight;		/* [f * ROW + s] */
	double	 step[S][S];

	double	 hold_shared, hold_own;	/* L2 */
	size_t	 rounds;		/* over all samples */
	size_t	 batches;		/* steps a round */
	size_t	 bags;			/* trainings that are averaged; 1: one
					   on all samples */
};

/* Fills in weight and step; weight is the caller's to free. */
void	crf_train(struct crf *, const struct sample *, size_t n);

#endif
