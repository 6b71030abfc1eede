/*
 * The characters of a folded line (strip-site-chrome-fold.h): what kind each
 * is, and how many there are of a kind.
 */
#ifndef STRIP_SITE_CHROME_CHARS_H
#define STRIP_SITE_CHROME_CHARS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "utf8.h"

/* Marks that are counted, and that a line may end with. */
enum chrome_mark { MARK_NONE, MARK_STOP, MARK_COMMA, MARK_SEP };

struct chrome_counts {
	size_t	han, latin, digits, symbols, blanks;
	size_t	stops, commas, seps;
	bool	url_marks;	/* there is one of h, w, "." and "@" */
};

/* Counts on: *counts is { 0 } at first. */
void	chrome_count(struct chrome_counts *counts, const char *s, size_t len);

enum chrome_mark chrome_mark(uint32_t cp);

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

#endif
