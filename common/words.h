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
	uint64_t	*filter;	/* bit set: some word begins so */
	bool		 first[256];	/* a word of 1 or 2 bytes begins so */
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

/* Whether words begin at that place, at < len; the longest is the hit. */
bool	words_at(const struct words *, const char *text, size_t len,
	    size_t at, struct hit *);
void	words_free(struct words *);

/* For the functions below and words.c: */
#define WORDS_KEY		((size_t)6)
#define WORDS_FILTER_BITS	((size_t)1 << 16)
#define WORDS_FILTER_SIZE	(WORDS_FILTER_BITS / 64)

/* Of the first key bytes of x. */
static inline uint32_t
words_hash(uint64_t x, size_t key)
{
	x &= ((uint64_t)1 << 8 * key) - 1;
	return (uint32_t)(x * UINT64_C(0x9E3779B97F4A7C15) >> 48);
}

/* Of the first three, for the filters alone: a character's own bits. */
static inline uint32_t
words_fold(uint64_t x)
{
	return (uint32_t)((x >> 8 ^ x << 6) & (WORDS_FILTER_BITS - 1));
}

static inline bool
words_in_filter(const uint64_t *filter, uint32_t bit)
{
	return (filter[bit / 64] >> bit % 64 & 1) != 0;
}

/* Whether one of three bytes or more may begin with x; without a branch. */
static inline bool
words_in_filters(const struct words *w, uint64_t x)
{
	return words_in_filter(w->filter, words_fold(x)) |
	    words_in_filter(w->filter + WORDS_FILTER_SIZE,
	    words_hash(x, WORDS_KEY));
}

/* Whether a word may begin with the eight bytes x. */
static inline bool
words_may_begin_with(const struct words *w, uint64_t x)
{
	return w->first[x & 0xFF] || words_in_filters(w, x);
}

/*
 * Whether a word may begin at s, where eight bytes can be read, some of them
 * behind the text perhaps: a quick answer, "no" nearly everywhere.
 */
static inline bool
words_may_begin(const struct words *w, const char *s)
{
	return words_may_begin_with(w, eight_load(s));
}

#endif
