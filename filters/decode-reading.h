/*
 * decode-reading - how likely a text is as it reads.
 *
 * Costs are in the units of score_bits() (decode-score.h).  s is valid UTF-8.
 */
#ifndef DECODE_READING_H
#define DECODE_READING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "decode-charset.h"

/*
 * In bits.  Clean lines of Chinese, Japanese and Korean cost 8 to 12 bits a
 * character, mojibake 12 and more, 14 if it was read in a charset of Chinese.
 */
#define SUSPICIOUS	12	/* a character, above which a line is tried */

/* How a text reads: the cost in its best language, and what it holds. */
struct reading {
	long	cost;
	size_t	chars, common, holes;	/* outside ASCII */
	size_t	repeated;		/* the same as the one before */
};

/* Marks without width, which clean text of any language may hold. */
static inline bool
reading_skips(uint32_t cp)
{
	return (cp >= 0x200B && cp <= 0x200F) || cp == 0xFEFF;
}

/* What clean text is not. */
bool	reading_is_unlikely(const struct reading *);

/* The best reading of a text as it stands. */
struct reading reading_of(const char *s, size_t len);

/*
 * The best reading of a text that was in a charset, if its cost is not above
 * the limit; alphabets: those too, whatever the charset.
 */
struct reading reading_was(enum charset was, bool alphabets, const char *s,
	    size_t len, long limit);

#endif
