/*
 * decode-convert - a text of a known charset to UTF-8.
 *
 * What comes out is valid UTF-8 but may hold any character, controls too:
 * that is decode-tidy's business.  Each damaged place becomes one U+FFFD,
 * and an ASCII byte is never taken for part of the damage: "D6 3C" is U+FFFD
 * and '<', or a page could hide a tag.
 */
#ifndef DECODE_CONVERT_H
#define DECODE_CONVERT_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "decode-charset.h"

/*
 * Appends the text to out; returns how many bytes of it were damaged.  A
 * text may be NULL if its length is 0.
 */
size_t	convert(enum charset, const char *s, size_t len, struct buf *out);

/* What was seen of a text while it was converted. */
struct convert_seen {
	bool	not_plain;	/* some may not be plain: decode-scan.h */
	size_t	han;		/* what decode-scan counts */
	bool	lost;		/* some may stand for lost characters */
	size_t	pairs, usual;	/* run_count(), of charsets that it knows */
};

/* The same as convert(), for charsets without shifts. */
size_t	convert_seeing(enum charset, const char *s, size_t len,
	    struct buf *out, struct convert_seen *);

/*
 * Appends as many whole lines, the last one may have no end, as have no
 * damage and in three of four places usual characters; returns how many
 * bytes they are.
 */
size_t	convert_lines(enum charset, const char *s, size_t len,
	    struct buf *out, struct convert_seen *);

#endif
