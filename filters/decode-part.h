/*
 * decode-part - where a document may be cut into parts.
 *
 * Parts are whole lines where lines are of a reasonable length.  A longer
 * one is cut: where nothing that is decoded, repaired or tidied together can
 * stand on both sides, and if there is no such place between characters.
 */
#ifndef DECODE_PART_H
#define DECODE_PART_H

#include <stddef.h>

#include "decode-charset.h"

#define PART_LINE_MAX	((size_t)1024 * 1024)	/* bytes of an uncut line */

/*
 * The length of the part that s begins with: whole lines, about want bytes
 * of them and at least one, or PART_LINE_MAX bytes or want, whichever is
 * more, of a line that is longer.  The charset is one of lines
 * (decode-lines.h); 0 < want, 0 < len.
 */
size_t	part_len(enum charset, const char *s, size_t len, size_t want);

#endif
