/*
 * rank - which features matter most to a regression.
 */
#ifndef LEARN_SUBSTITUTIONS_RANK_H
#define LEARN_SUBSTITUTIONS_RANK_H

#include <stddef.h>
#include <stdint.h>

#include "learn-substitutions-regress.h"

/* The features' weights, by number, the important ones first; the caller's. */
uint32_t *rank_weights(const struct learner *);

/*
 * Takes all but the n most important features off the examples' lists, and
 * makes all weights new.
 */
void	rank_keep(struct learner *, size_t n);

#endif
