/*
 * ratio - how much each feature tells by itself: how far the share of right
 * words among its examples is from that among the examples of its pair.
 */
#ifndef LEARN_SUBSTITUTIONS_RATIO_H
#define LEARN_SUBSTITUTIONS_RATIO_H

#include "learn-substitutions-regress.h"

/* Sets the scales of all features, once they are listed and counted. */
void	ratio_scale(struct learner *);

#endif
