/*
 * features - what stands around an occurrence, in the form that a model is
 * asked about.
 *
 * The features of an occurrence are runs of symbols to its left and right
 * (templates in the .c file), hashed together with the pair.
 */
#ifndef FIX_OCR_SUBSTITUTIONS_FEATURES_H
#define FIX_OCR_SUBSTITUTIONS_FEATURES_H

#include <stddef.h>
#include <stdint.h>

#include "fix-ocr-substitutions-look.h"

#define FEATURES_MAX	64

/*
 * The hashes of an occurrence's features: of those within NEAR that tell
 * most, of the others there, and of those farther away; return how many.
 */
size_t	features_telling(uint64_t seed, const struct beside *,
	    uint64_t features[FEATURES_MAX]);
size_t	features_near(uint64_t seed, const struct beside *,
	    uint64_t features[FEATURES_MAX]);
size_t	features_far(uint64_t seed, const struct beside *,
	    uint64_t features[FEATURES_MAX]);

uint64_t features_seed(const char *wrong, size_t, const char *right, size_t);

#endif
