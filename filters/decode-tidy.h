/*
 * decode-tidy - what a text must not hold is taken out or made ordinary.
 *
 * Line ends (CR, CRLF, NEL, U+2028, U+2029) become LF, spaces of other
 * widths than U+3000 a space; zero-width characters, soft hyphens, controls
 * of direction, C0 and C1 controls and noncharacters go; private-use
 * characters of GBK become the characters that Unicode has for them since.
 * Joiners stay where emoji and the scripts from Hebrew to Khmer need them.
 * Nothing else is touched: no full-width form, no quote, no variant.
 */
#ifndef DECODE_TIDY_H
#define DECODE_TIDY_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"

struct tidy {
	bool	private_use;	/* all of GBK's; else only beside a Chinese
				   character: fonts of icons use them too */
	bool	references;	/* decode character references */
};

/*
 * Appends the tidied text to out, and to changes where in out something is
 * other than in s, LF for CRLF apart: each place a size_t, the first
 * TIDY_CHANGES_MAX of them.  s is valid UTF-8.  Tidying what tidy() wrote
 * changes nothing, unless references stood for references.
 */
#define TIDY_CHANGES_MAX	((size_t)64 * 1024)
void	tidy(const struct tidy *, const char *s, size_t len, struct buf *out,
	    struct buf *changes);

/* Whether the text has something that looks like a tag or a comment. */
bool	tidy_has_tags(const char *s, size_t len);

#endif
