/*
 * decode-pairs - which characters often stand side by side in a language.
 *
 * Of texts of two or three characters the figures of decode-model alone do
 * not always tell the language: read in the wrong charset they may be common
 * characters too, but hardly ones that go together.  The pairs were counted
 * by decode-learn from the texts and words that decode-model.h names: 40,000
 * of each Chinese, about 20,000 of Japanese and Korean.
 */
#ifndef DECODE_PAIRS_H
#define DECODE_PAIRS_H

#include <stdbool.h>
#include <stdint.h>

#include "decode-model.h"

#define PAIRS_MOST	40000	/* of a language */

bool	pairs_has(enum language, uint32_t before, uint32_t cp);

#endif
