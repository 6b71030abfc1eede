/*
 * decode-shift - the charsets of seven bits that shift between sets by
 * escapes: HZ (RFC 1843), ISO-2022-CN (RFC 1922), ISO-2022-JP (RFC 1468,
 * RFC 1554) and ISO-2022-KR (RFC 1557).
 *
 * glibc's iconv has no HZ and GNU libiconv's ISO-2022-CN stops at damage;
 * here damage costs its own bytes only, and a line's end returns to ASCII
 * as the RFCs say.
 */
#ifndef DECODE_SHIFT_H
#define DECODE_SHIFT_H

#include <stddef.h>

#include "buf.h"
#include "decode-charset.h"

/*
 * Appends the text as UTF-8, U+FFFD for each damaged place; returns how many
 * bytes were damaged.
 */
size_t	shift_convert(enum charset, const unsigned char *s, size_t len,
	    struct buf *out);

#endif
