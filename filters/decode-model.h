/*
 * decode-model - how likely a character is in a language.
 *
 * The costs are information, -log2 of a character's share of clean text, in
 * units of MODEL_BIT to the bit.  They were counted by decode-learn and hold
 * nothing of the texts but these figures: simplified Chinese from 14 million
 * characters of news, laws and reports, traditional Chinese from the same
 * through OpenCC, Japanese and Korean from the manuals and the messages that
 * Debian's packages translate; all from lists of everyday words too, which
 * such texts hold few of.  decode-learn.sh counts them again.
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

#define MODEL_UNSEEN	(26 * MODEL_BIT)

/* A figure is written as the character MODEL_ZERO + cost. */
#define MODEL_ZERO	'!'
#define MODEL_MAX	('~' - MODEL_ZERO)

/*
 * Where a code point's figure stands among a language's, or -1.  The index
 * grows with the code point.
 */
static inline long
model_index(uint32_t cp)
{
	if (cp >= 0x4E00 && cp <= 0x9FFF)	/* the common ideographs */
		return (long)cp - 0x4E00 + 6272;
	if (cp >= 0x2000 && cp <= 0x33FF)	/* punctuation, symbols, kana */
		return (long)cp - 0x2000 + 1152;
	if (cp >= 0xAC00 && cp <= 0xD7A3)	/* hangul */
		return (long)cp - 0xAC00 + 27264;
	if (cp >= 0xFE30 && cp <= 0xFFEF)	/* full and half width */
		return (long)cp - 0xFE30 + 38436;
	if (cp >= 0x80 && cp <= 0x4FF)		/* Latin, Greek, Cyrillic */
		return (long)cp - 0x80;
	return -1;
}

/* The figures of each language. */
extern const unsigned char *const model_figures[LANGUAGES];

static inline long
model_cost(enum language language, uint32_t cp)
{
	long index = model_index(cp);

	return index < 0 ? MODEL_UNSEEN :
	    model_figures[language][index] - MODEL_ZERO;
}

#endif
