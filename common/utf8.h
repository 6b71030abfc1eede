/*
 * utf8 - one character at a time, by lengths; NUL is a character like any.
 *
 * What is valid is RFC 3629: no overlong forms, no surrogates, nothing above
 * U+10FFFF.
 */
#ifndef UTF8_H
#define UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"

#define UTF8_BAD	UINT32_C(0xFFFFFFFF)	/* no character: a bad byte */
#define UTF8_REPLACEMENT UINT32_C(0xFFFD)

/*
 * Decodes the character that s begins with, len > 0 being what there is, and
 * returns its length in bytes.  A byte that begins no valid character is
 * UTF8_BAD, of length 1.
 */
size_t	 utf8_decode(const char *s, size_t len, uint32_t *cp);

/* The start and code point of the character that ends at s + at, at > 0. */
size_t	 utf8_before(const char *s, size_t at, uint32_t *cp);

/* Appends a code point that RFC 3629 allows. */
void	 utf8_add(struct buf *, uint32_t cp);

/* How many characters there are; each bad byte counts as one. */
size_t	 utf8_count(const char *s, size_t len);

/* The length of the longest valid beginning: len if all is valid. */
size_t	 utf8_valid(const char *s, size_t len);

/* Columns on a terminal: 0, 1 or 2 (Unicode's East Asian Wide, Full-width). */
int	 utf8_width(uint32_t cp);

/* For utf8_is_han() alone. */
bool	 utf8_is_rare_han(uint32_t cp);

/* A Chinese character: the unified ideographs and their extensions, 〇. */
static inline bool
utf8_is_han(uint32_t cp)
{
	return (cp >= 0x4E00 && cp <= 0x9FFF) ||
	    (cp >= 0x3007 && utf8_is_rare_han(cp));
}

/* Blank: space, tab, NBSP, U+2000 to U+200A, U+202F, U+205F, U+3000. */
bool	 utf8_is_blank(uint32_t cp);

#endif
