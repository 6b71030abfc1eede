/*
 * words - many literal strings looked for at once.
 *
 *	words_add(&w, "发展", 6, 1);
 *	words_ready(&w);
 *	while (words_next(&w, text, len, &at, &hit)) ...
 *
 * Hits come in order of place; where several words begin at one place the
 * longest comes alone.  The next search begins behind the hit, so that hits
 * never overlap; a caller that wants overlapping ones sets at itself.  Words
 * are kept by reference and must outlive the struct; adding the same word
 * twice keeps the first.  A search is linear in the text, for texts in which
 * few places begin a word close to the speed of a plain scan.
 */
#ifndef WORDS_H
#define WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "eight.h"

struct word {
	const char	*s;
	size_t		 len;
	size_t		 id;	/* the caller's */
	uint64_t	 key;	/* its first bytes, and how many */
};

struct words {
	struct word	*v;
	size_t		 n, cap;
	uint32_t	*bucket;	/* by hash of the first bytes */
	size_t		 bucket_mask;	/* one less than there are */
	uint32_t	*next;		/* in the same bucket, longest first */
	uint16_t	*filter;	/* see below */
	bool		 first[256];	/* a word of 1 or 2 bytes begins so */
	bool		 any_ascii;	/* a word begins with such a character */
	bool		 any_part;	/* a word begins within a character, or
					   is a part of one */
};

struct hit {
	size_t	from, to;	/* bytes of the text */
	size_t	id;
};

void	words_add(struct words *, const char *, size_t len, size_t id);
void	words_ready(struct words *);	/* after the last word */
bool	words_next(const struct words *, const char *text, size_t len,
	    size_t *at, struct hit *);

/*
 * The next hits, some at a time, perhaps none; *at, 0 at first, is len at the
 * end.  Faster than words_next() in a long text.
 */
#define WORDS_MANY	((size_t)64)
size_t	words_many(const struct words *, const char *text, size_t len,
	    size_t *at, struct hit hits[WORDS_MANY]);

void	words_free(struct words *);

/*
 * For the functions below and the .c files: a word's key is its first six
 * bytes, or three if it has no six, and each three of a key, folded, have an
 * entry in the filter.  Keys are of one of seven classes: bits 0 to 6 are
 * those of keys that begin with the three, 8 to 14 those of keys that end with
 * them.  Bit 7 is a key of three, and 15 is always set.
 */
#define WORDS_KEY		((size_t)6)
#define WORDS_FILTER_BITS	13
#define WORDS_FILTER_SIZE	((size_t)1 << WORDS_FILTER_BITS)
#define WORDS_CLASSES		7
#define WORDS_SHORT		(1U << WORDS_CLASSES)
#define WORDS_SECOND		8	/* bits to shift by */

/* Of the first three bytes of x: a character's own bits. */
static inline size_t
words_fold(uint64_t x)
{
	return ((uint32_t)x << 8) * UINT32_C(0x9E3779B1) >>
	    (32 - WORDS_FILTER_BITS);
}

static inline unsigned
words_entry(const struct words *w, uint64_t x)
{
	return w->filter[words_fold(x)];
}

/* The classes of keys, of six bytes and of three, that may stand in x. */
static inline unsigned
words_in_filter(const struct words *w, uint64_t x)
{
	return words_entry(w, x) & words_entry(w, x >> 24) >> WORDS_SECOND;
}

/* Whether a word may begin with the eight bytes x. */
static inline bool
words_may_begin_with(const struct words *w, uint64_t x)
{
	return w->first[x & 0xFF] || words_in_filter(w, x) != 0;
}

#endif
