/*
 * decode-detect-likely - the charset under which a text is the most likely.
 *
 * The charsets of East Asia and, if none of them suits the text, those of one
 * byte a character read a growing sample of it; one that is far behind
 * another is out, and when only one is left no more is read.
 */
#ifndef DECODE_DETECT_LIKELY_H
#define DECODE_DETECT_LIKELY_H

#include <stdbool.h>
#include <stddef.h>

#include "decode-charset.h"

/* Of a text with bytes outside ASCII; the rest as in decode-detect.h. */
enum charset	detect_likely(const char *s, size_t len, enum charset http,
		    enum charset meta, bool all_utf_8);

#endif
