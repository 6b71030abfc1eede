/*
 * shares - what share of a family's pairs was applied: some are tried one
 * after another, and each pair's evidence enters for all of them.
 */
#ifndef FIX_OCR_SUBSTITUTIONS_SHARES_H
#define FIX_OCR_SUBSTITUTIONS_SHARES_H

#include "fix-ocr-substitutions-evidence.h"

/* Evidence, log-odds, for something that is so in a share of the cases. */
double	shares_mix(double evidence, double share);

/* Adds a pair's evidence to the family's sums. */
void	shares_add(struct family_state *, double evidence);

/* Makes share and odds of the sums. */
void	shares_weigh(struct family_state *);

#endif
