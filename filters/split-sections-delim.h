/*
 * split-sections-delim - the marks and blanks around the number of a marker.
 *
 * s is the text at a marker's place, len bytes to the line's end, i a place
 * in it; *n becomes the length in bytes of what is there.
 */
#ifndef SPLIT_SECTIONS_DELIM_H
#define SPLIT_SECTIONS_DELIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "split-sections-text.h"

/* What may stand behind a number; bits, so that sets of them can be named. */
enum delim {
	DELIM_NONE = 1 << 0,
	DELIM_LIST = 1 << 1,	/* 、 */
	DELIM_STOP = 1 << 2,	/* . ． */
	DELIM_COMMA = 1 << 3,	/* , ， */
	DELIM_COLON = 1 << 4,	/* : ： */
	DELIM_HALF = 1 << 5,	/* ) ） */
	DELIM_SEMI = 1 << 6,	/* ; ； 。 */
	DELIM_BLANK = 1 << 7,
	DELIM_END = 1 << 8	/* of the line */
};

/* The character at i; a newline at the end, of length 0. */
static inline uint32_t
delim_peek(const char *s, size_t len, size_t i, size_t *n)
{
	uint32_t cp;

	if (i >= len) {
		*n = 0;
		return '\n';
	}
	*n = text_decode(s + i, len - i, &cp);
	return cp;
}

/* For delim_at() alone. */
enum delim	delim_of(uint32_t cp);

static inline enum delim
delim_at(const char *s, size_t len, size_t i, size_t *n)
{
	uint32_t cp = delim_peek(s, len, i, n);

	/* What there is between them is most of Chinese text. */
	return cp > 0x3002 && cp < 0xFF09 ? DELIM_NONE : delim_of(cp);
}

/* For delim_skip_blanks() alone. */
size_t		delim_pass_blanks(const char *s, size_t len, size_t i);

/*
 * Behind the blanks at i; more than are used within a marker stay.  The first
 * byte tells that most characters are none.
 */
static inline size_t
delim_skip_blanks(const char *s, size_t len, size_t i)
{
	unsigned char c = i < len ? (unsigned char)s[i] : '\n';

	return c > 0xE3 || (c > ' ' && c < 0xC2) ? i :
	    delim_pass_blanks(s, len, i);
}

/* Behind the delimiter at i if it is one of the set, or else i. */
static inline size_t
delim_take(const char *s, size_t len, size_t i, unsigned set)
{
	size_t n;

	return ((unsigned)delim_at(s, len, i, &n) & set) != 0 ? i + n : i;
}

static inline bool
delim_is_digit(const char *s, size_t len, size_t i)
{
	return i < len && s[i] >= '0' && s[i] <= '9';
}

static inline bool
delim_is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

#endif
