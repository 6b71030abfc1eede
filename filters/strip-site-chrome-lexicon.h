/*
 * All literals that a folded line is searched for at once: words, heads,
 * needles of patterns and of cuts.
 *
 *	lexicon_add(&x, LEXICON_WORD, s, len, id);
 *	lexicon_ready(&x);
 *	if (lexicon_may_begin(&x, line + at) &&
 *	    lexicon_look(&x, line + at, len - at, &found)) ...
 *
 * Literals are kept by reference; of equal ones of a kind the first counts.
 * Unlike common/words.h, which walks over a text, this answers for one place,
 * behind which eight bytes can be read: which places are worth a question is
 * known from the folding.
 */
#ifndef STRIP_SITE_CHROME_LEXICON_H
#define STRIP_SITE_CHROME_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "eight.h"

enum lexicon_kind {
	LEXICON_WORD, LEXICON_HEAD, LEXICON_NEEDLE, LEXICON_CUT, LEXICON_KINDS
};

struct lexeme {
	uint64_t	 eight;		/* its first bytes, and a mask for */
	uint64_t	 mask;		/* those it has of them */
	const char	*s;
	uint32_t	 len;
	unsigned	 kind : 2;
	unsigned	 id : 30;
};

/*
 * Its key is a literal's first six bytes (two Chinese characters), or three,
 * or one; literals whose keys have one hash stand together, the longest first.
 */
#define LEXICON_HASHES	((size_t)1 << 16)

struct lexicon {
	struct lexeme	*v;
	size_t		 n, cap;
	uint32_t	*begin;		/* of those in a bucket, and the end */
	size_t		 mask;		/* one less than there are buckets */
	uint64_t	 known[LEXICON_HASHES / 64];	/* a bit for each hash
							   of a key */
	bool		 first[256];	/* a key of one byte */
};

/* The longest of each kind; len is 0 where there is none. */
struct lexicon_found {
	size_t	len[LEXICON_KINDS], id[LEXICON_KINDS];
};

void	lexicon_add(struct lexicon *, enum lexicon_kind, const char *,
	    size_t len, size_t id);
void	lexicon_ready(struct lexicon *);	/* after the last */
void	lexicon_free(struct lexicon *);

/* Whether literals begin at s, len bytes of a line being left. */
bool	lexicon_look(const struct lexicon *, const char *s, size_t len,
	    struct lexicon_found *);

/* Of the first key bytes of x. */
static inline size_t
lexicon_hash(uint64_t x, unsigned key)
{
	x &= ((uint64_t)1 << 8 * key) - 1;
	return (size_t)(x * UINT64_C(0x9E3779B97F4A7C15) >> 48);
}

static inline bool
lexicon_knows(const struct lexicon *x, uint64_t eight, unsigned key)
{
	size_t h = lexicon_hash(eight, key);

	return (x->known[h / 64] >> h % 64 & 1) != 0;
}

/* A quick answer, "no" nearly everywhere. */
static inline bool
lexicon_may_begin(const struct lexicon *x, const char *s)
{
	uint64_t eight = eight_load(s);

	return lexicon_knows(x, eight, 6) || x->first[eight & 0xFF] ||
	    lexicon_knows(x, eight, 3);
}

#endif
