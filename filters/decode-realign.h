/*
 * decode-realign - a run of double-byte characters in which a byte was lost
 * or added.
 *
 * In GB18030 or Big5 nearly every pair of bytes is a character, so a lost
 * byte turns all that follows into other characters until an ASCII byte
 * ends the run.  Of all ways to part the run into characters and damaged
 * bytes the likeliest is taken.
 */
#ifndef DECODE_REALIGN_H
#define DECODE_REALIGN_H

#include <stddef.h>

#include "buf.h"
#include "decode-charset.h"
#include "decode-model.h"

/*
 * Appends the text to out; runs without damage as they stand, the others
 * realigned.  Returns how many bytes were damaged.
 */
size_t	realign(enum charset, enum language, const unsigned char *s,
	    size_t len, struct buf *out);

/*
 * What the text costs at least (decode-score.h), however it is parted: of
 * runs that begin outside ASCII.
 */
long	realign_cost(enum charset, enum language, const unsigned char *s,
	    size_t len);

#endif
