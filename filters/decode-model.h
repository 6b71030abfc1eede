/*
 * decode-model - how likely a character is in a language.
 *
 * The costs are information, -log2 of a character's share of clean text, in
 * units of MODEL_BIT to the bit.  They were counted by decode-learn and hold
 * nothing of the texts but these figures: simplified Chinese from 14 million
 * characters of news, laws and reports, traditional Chinese from the same
 * through OpenCC, Japanese and Korean from the manuals and the messages that
 * Debian's packages translate.
 */
#ifndef DECODE_MODEL_H
#define DECODE_MODEL_H

#include <stddef.h>
#include <stdint.h>

#define MODEL_BIT	4

enum language {
	LANGUAGE_SIMPLIFIED,
	LANGUAGE_TRADITIONAL,
	LANGUAGE_JAPANESE,
	LANGUAGE_KOREAN,
	LANGUAGES
};

/* The ranges of code points that have figures; others cost MODEL_UNSEEN. */
struct model_range {
	uint32_t first, last;
};

#define MODEL_RANGES	5
extern const struct model_range	model_ranges[MODEL_RANGES];

#define MODEL_UNSEEN	(26 * MODEL_BIT)

/* A figure is written as the character MODEL_ZERO + cost. */
#define MODEL_ZERO	'!'
#define MODEL_MAX	('~' - MODEL_ZERO)

/* Where a code point's figure stands among a language's, or -1. */
long		model_index(uint32_t cp);

unsigned	model_cost(enum language, uint32_t cp);

#endif
