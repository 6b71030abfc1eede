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
uint32_t	delim_peek(const char *s, size_t len, size_t i, size_t *n);

enum delim	delim_at(const char *s, size_t len, size_t i, size_t *n);

/* Behind the blanks at i; more than are used within a marker stay. */
size_t		delim_skip_blanks(const char *s, size_t len, size_t i);

/* Behind the delimiter at i if it is one of the set, or else i. */
size_t		delim_take(const char *s, size_t len, size_t i, unsigned set);

bool		delim_is_digit(const char *s, size_t len, size_t i);
bool		delim_is_letter(char c);

#endif
