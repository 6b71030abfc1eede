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

struct word {
	const char	*s;
	size_t		 len;
	size_t		 id;	/* the caller's */
};

struct words {
	struct word	*v;
	size_t		 n, cap;
	uint32_t	*bucket;	/* by hash of the first bytes */
	uint32_t	*next;		/* in the same bucket, longest first */
	uint64_t	*filter;	/* bit set: some word begins so */
	unsigned char	 first[256];	/* what begins with the byte: no word,
					   some (1), some of 1 or 2 bytes (2) */
	bool		 any_trail;	/* ... begins with 0x80 to 0xBF */
	bool		 few;		/* few words, none under 3 bytes */
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

#endif
