/*
 * The characters of a folded line (strip-site-chrome-fold.h): what kind each
 * is.
 */
#ifndef STRIP_SITE_CHROME_CHARS_H
#define STRIP_SITE_CHROME_CHARS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "utf8.h"

enum chrome_char {
	CHAR_HAN,
	CHAR_LATIN,	/* letters of all scripts before U+2000 */
	CHAR_URL,	/* h and w: what addresses begin with */
	CHAR_DIGIT,
	CHAR_BLANK,
	CHAR_STOP,	/* ends a sentence; "." may */
	CHAR_COMMA,
	CHAR_SEP,	/* parts one link from the next; "-" may */
	CHAR_DOT,
	CHAR_DASH,
	CHAR_AT,
	CHAR_SYMBOL,	/* all others */
	CHAR_KINDS
};

enum chrome_char chrome_char_kind(uint32_t cp);

static inline bool
chrome_is_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

static inline bool
chrome_is_letter(uint32_t cp)
{
	return cp >= 'a' && cp <= 'z';
}

/* As utf8_is_han(), most characters without a call. */
static inline bool
chrome_is_han(uint32_t cp)
{
	return (cp >= 0x4E00 && cp <= 0x9FFF) ||
	    (cp >= 0x3007 && utf8_is_han(cp));
}

/*
 * Decodes as utf8_decode() does.  Folded text is always valid, so that the
 * first byte tells all.
 */
static inline size_t
chrome_char(const char *s, size_t len, uint32_t *cp)
{
	const unsigned char *p = (const unsigned char *)s;

	if (p[0] < 0x80) {
		*cp = p[0];
		return 1;
	}
	if ((p[0] & 0xF0) != 0xE0)
		return utf8_decode(s, len, cp);
	*cp = (p[0] & 0xFU) << 12 | (p[1] & 0x3FU) << 6 | (p[2] & 0x3FU);
	return 3;
}

/* Likewise the character that ends at s + at, at > 0: returns its start. */
static inline size_t
chrome_char_before(const char *s, size_t at, uint32_t *cp)
{
	size_t i = at - 1;

	while (i > 0 && ((unsigned char)s[i] & 0xC0) == 0x80)
		i--;
	(void)chrome_char(s + i, at - i, cp);
	return i;
}

#endif
