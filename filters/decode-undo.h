/*
 * decode-undo - a piece of text that was read in the wrong charset, once or
 * several times, turned back into the bytes it was read from, and these read
 * in each charset that Chinese pages come in.
 *
 * Taken is the likeliest reading, and only on overwhelming evidence.  What
 * cannot be put right, since bytes were lost when the text was saved, becomes
 * U+FFFD.
 */
#ifndef DECODE_UNDO_H
#define DECODE_UNDO_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "decode-reverse.h"

/* { 0 } before the first piece; the buffers are used again. */
struct undo {
	/* What undo_misreading() found, until its next call. */
	struct buf	best;		/* the text */
	enum charset	was, as;	/* its charset, the one it was read in */

	struct reverse	reverse;
	struct buf	bytes, text, trial;
};

/* Puts a piece of text, valid UTF-8, right; false: it is not misread. */
bool	undo_misreading(struct undo *, const char *s, size_t len);

void	undo_free(struct undo *);

#endif
