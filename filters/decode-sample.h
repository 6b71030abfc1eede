/*
 * decode-sample - pieces of a text to judge its charset by.
 *
 * Of a short text the whole; of a long one pieces from all over it, those
 * that hold bytes outside ASCII.  A piece begins behind a byte that is a
 * character of its own in every charset with ASCII in it.
 */
#ifndef DECODE_SAMPLE_H
#define DECODE_SAMPLE_H

#include <stddef.h>

#define SAMPLE_PIECES	8

struct sample {
	struct {
		const unsigned char *s;
		size_t len;
	} piece[SAMPLE_PIECES];
	size_t n;
};

void	sample(struct sample *, const char *s, size_t len);

/* The first byte outside ASCII from s + i on, or len. */
size_t	sample_high(const unsigned char *s, size_t i, size_t len);

#endif
