/*
 * decode-detect - which charset a text is in.
 *
 * In this order: a byte-order mark; the escapes of the seven-bit charsets;
 * bytes that are UTF-8 and hardly anything else; then the charset under which
 * the text is the most likely one, by the figures of decode-model.  Damage
 * costs, it never disqualifies; a label counts for a few characters; of a
 * long text pieces from all over it are looked at, those that are not ASCII.
 */
#ifndef DECODE_DETECT_H
#define DECODE_DETECT_H

#include <stddef.h>

#include "decode-charset.h"

/* The charset that a byte-order mark shows, and the mark's length. */
enum charset	detect_mark(const char *s, size_t len, size_t *mark);

/*
 * Never CHARSET_NONE.  valid is how much of the text is valid UTF-8; http
 * and meta are what labels say, or CHARSET_NONE.
 */
enum charset	detect(const char *s, size_t len, size_t valid,
		    enum charset http, enum charset meta);

#endif
