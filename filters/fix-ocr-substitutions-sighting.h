/*
 * sighting - what one occurrence of a wrong word says for or against its
 * pair having been replaced, in natural logarithms.
 */
#ifndef FIX_OCR_SUBSTITUTIONS_SIGHTING_H
#define FIX_OCR_SUBSTITUTIONS_SIGHTING_H

#include <stddef.h>

#include "fix-ocr-substitutions-evidence.h"

#define SAYS_SIGN	10.	/* one where no clean text has it */

/* Asks the model about a sighting, once. */
void	sighting_ask(const struct evidence *, const struct table *,
	    const struct model *, struct sighting *, const char *text,
	    size_t len);

/* What it says before it is known whether the family was applied. */
double	sighting_says(const struct table *, const struct model *,
	    const struct sighting *);

/* The same once that is known. */
double	sighting_says_within(const struct sighting *);

/*
 * How strange the part's text is to the model, which tells by the sightings
 * that it was asked about: so much more evidence is needed.
 */
double	sightings_strange(const struct evidence *);

#endif
