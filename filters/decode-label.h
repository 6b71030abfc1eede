/*
 * decode-label - what a page says of its own charset.
 *
 * The header block of an HTTP response, the XML declaration, <meta charset>
 * and <meta http-equiv=content-type>, read as the HTML standard's prescan
 * does (section 13.2.3.2): comments and other elements' attributes are no
 * labels, UTF-16 in a meta element means UTF-8.  A label is evidence, not a
 * verdict: decode-detect weighs it.
 */
#ifndef DECODE_LABEL_H
#define DECODE_LABEL_H

#include <stddef.h>

#include "decode-charset.h"

/*
 * The length of the HTTP header blocks that s begins with (a server may send
 * several: 100 Continue), 0 if it begins with none; cs becomes the charset
 * of the last Content-Type's, or CHARSET_NONE.
 */
size_t		label_http(const char *s, size_t len, enum charset *cs);

/* The label in the text itself, or CHARSET_NONE. */
enum charset	label_meta(const char *s, size_t len);

#endif
