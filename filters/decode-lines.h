/*
 * decode-lines - a page that may mix charsets, line by line.
 *
 * Comments in GBK under a page in UTF-8, quotations in Big5: a line that
 * does not fit the charset of the page is read in the one that makes it much
 * likelier; where damage remains it is realigned (decode-realign.h).  Lines
 * that fit, nearly all, are converted at full speed.
 */
#ifndef DECODE_LINES_H
#define DECODE_LINES_H

#include <stddef.h>

#include "buf.h"
#include "decode-charset.h"

/*
 * Appends the page to out as UTF-8; returns how many bytes were damaged.
 * With forced every line is in that charset, and only realigned.
 */
size_t	lines_convert(enum charset page, bool forced, const char *s,
	    size_t len, struct buf *out);

#endif
