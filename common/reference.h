/*
 * reference - the character references of HTML: &amp; &#38; &#x26;
 *
 * What is decoded, and to what, is section 13.2.5.72 to 80 of the HTML
 * standard (https://html.spec.whatwg.org/): names with and, where the table
 * has them so, without their semicolon, the longest that fits; numbers, those
 * from 128 to 159 read as windows-1252.  NUL, surrogates and numbers beyond
 * Unicode become U+FFFD.  What comes out is valid UTF-8 but not always safe
 * to show: a number may name any control character.
 */
#ifndef REFERENCE_H
#define REFERENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"

/* A reference gives at most this many bytes. */
#define REFERENCE_MAX	6

/*
 * Decodes the reference that s begins with (s[0] is the '&', len > 0 what
 * there is), appends its text, and returns its length in bytes; 0 if there
 * is none and the '&' is text.  In an attribute's value a name without
 * semicolon is none if '=', a letter or a digit follows: ?a=1&copy=2.
 */
size_t	reference_decode(const char *s, size_t len, bool in_attribute,
	    struct buf *to);

#endif
