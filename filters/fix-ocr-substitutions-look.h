/*
 * look - the words of a text that matter, and the symbols around them.
 */
#ifndef FIX_OCR_SUBSTITUTIONS_LOOK_H
#define FIX_OCR_SUBSTITUTIONS_LOOK_H

#include <stddef.h>
#include <stdint.h>

#include "fix-ocr-substitutions-table.h"

#define REACH		16	/* symbols looked at on each side */
#define NEAR		4	/* ... at first */

/* The symbols beside an occurrence, the nearest first. */
struct beside {
	uint32_t	 left[REACH], right[REACH];
};

/* A word that the scan found. */
struct found {
	size_t		 from;
	uint32_t	 len;
	uint32_t	 word;		/* of the table */
};

/* Fewer than 2^32. */
struct finds {
	struct found	*v;
	size_t		 n, cap;
	size_t		 nsites;	/* words of site notices among them */
};

/* The words of a text, from the left, none overlapping another. */
void	find_words(struct finds *, const struct table *, const char *text,
	    size_t len);

/* How far one side of a find was looked at. */
struct side {
	size_t		 at, find, n;	/* n symbols are known */
	uint32_t	 before;	/* the last of them */
};

struct look {
	struct side	 left, right;
};

/*
 * The symbols around find i.  A character is its code point, and a word of a
 * group the group's symbol; digits of one number are one symbol, Latin
 * letters of one word too; blanks are skipped; at a line's end and
 * beyond there is 0.  Only as many as reach are set; look_farther() goes on
 * from those to more.
 */
void	look_beside(struct look *, struct beside *, const struct table *,
	    const struct finds *, size_t i, const char *text, size_t len,
	    size_t reach);
void	look_farther(struct look *, struct beside *, const struct table *,
	    const struct finds *, const char *text, size_t len, size_t reach);

#endif
