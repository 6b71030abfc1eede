/*
 * weigh - the arithmetic of evidence: from sightings to log-odds of pairs,
 * families and the document.  In natural logarithms throughout.
 */
#ifndef FIX_OCR_SUBSTITUTIONS_WEIGH_H
#define FIX_OCR_SUBSTITUTIONS_WEIGH_H

#include <stdbool.h>
#include <stddef.h>

#include "fix-ocr-substitutions-evidence.h"

/*
 * Sums up what the sightings and the right words that are left, from e->from
 * to e->to, say of each pair.  The model is asked where the rules say nothing
 * and no right word is left, unless it can be told without that no family is
 * on: then weigh_pairs() returns false.
 */
bool	weigh_pairs(struct evidence *, const struct table *,
	    const struct model *, const char *text, size_t len);

/*
 * Makes the families' log-odds of what is known of the pairs, less by
 * penalty, and the pairs' own: true if any family is on.
 */
bool	weigh_families(struct evidence *, const struct table *,
	    double penalty);

/* Asks the model the rest, once a family is on. */
void	weigh_rest(struct evidence *, const struct table *,
	    const struct model *, const char *text, size_t len);

/*
 * After that: how likely it is that the part was corrupted, by whatever
 * family, and that each pair was replaced in it.
 */
void	weigh_replaced(struct evidence *, const struct table *);

/* How likely it is that the right word stood at a sighting. */
double	weigh_confidence(const struct evidence *, const struct table *,
	    const struct sighting *);


#endif
