/*
 * decode-sample - pieces of a text to judge its charset by.
 *
 * The pieces lie all over the text and hold bytes outside ASCII.  A piece
 * begins behind a byte that is a character of its own in every charset with
 * ASCII in it.  They grow: most charsets are told by a few bytes of each.
 */
#ifndef DECODE_SAMPLE_H
#define DECODE_SAMPLE_H

#include <stdbool.h>
#include <stddef.h>

#define SAMPLE_PIECES	8

struct sample {
	const unsigned char *text;
	struct {
		const unsigned char *s;
		size_t len;		/* what it can grow to */
		size_t part;		/* its beginning that is looked at */
	} piece[SAMPLE_PIECES];
	size_t n;
};

/*
 * Finds the pieces, of which no part is looked at yet: together they can grow
 * to the whole of a text of a few kilobytes.
 */
void	sample(struct sample *, const char *s, size_t len);

/*
 * Lets each piece grow by so many bytes outside ASCII; false if none could.
 */
bool	sample_grow(struct sample *, size_t high);

/* The first byte outside ASCII from s + i on, or len. */
size_t	sample_high(const unsigned char *s, size_t i, size_t len);

#endif
