/*
 * decode-detect-wide - whether a text without a byte-order mark is UTF-16 or
 * UTF-32.
 *
 * It is told from the other charsets by the cost of all characters, ASCII
 * too, in the language that suits them best.
 */
#ifndef DECODE_DETECT_WIDE_H
#define DECODE_DETECT_WIDE_H

#include <stddef.h>

#include "decode-charset.h"

/* Which of them the text is in, or narrow, the likeliest of the others. */
enum charset	detect_wide(const char *s, size_t len, enum charset narrow);

#endif
