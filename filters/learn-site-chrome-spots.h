/*
 * learn-site-chrome-spots - the places where a watermark may be.
 *
 * The parts of the search for watermarks (learn-site-chrome-cuts.h): spots are
 * found, each where a word stands, and those of the same word grow alike on
 * both sides.  v, n are always the spots of one word, in the order of pages;
 * those that are out are passed over.
 */
#ifndef LEARN_SITE_CHROME_SPOTS_H
#define LEARN_SITE_CHROME_SPOTS_H

#include "learn-site-chrome-sample.h"

/* Bytes of a watermark: four Chinese characters at least. */
#define WATERMARK_LEAST	12
#define WATERMARK_MOST	400
#define WATERMARK_SHARE	2	/* percent of all pages that have it */

/* A place where a watermark may be: from and to grow around the word. */
struct spot {
	uint64_t	 key;		/* of the word */
	uint32_t	 page, line;
	uint32_t	 from, to;	/* bytes of the line */
	bool		 used, out;	/* in a watermark; not in this one */
};

/* { 0 } but for the first three, which stay the caller's. */
struct spots {
	const struct sample *sample;
	size_t		 pages;		/* the least */
	const struct buf *name;
	struct spot	*v;
	size_t		 n, cap;
	uint32_t	*next;		/* characters beside the spots */
	struct buf	 folded;
};

void	spots_free(struct spots *);

/*
 * Finds the spots of all lines that are kept, and sorts them by word; there
 * are no more than 2^20, what comes behind them is left out.
 */
void	spots_find(struct spots *);

/* Orders spots, by word and then by place, and what begins with one. */
int	spots_by_key(const void *, const void *);

/* The line of a spot. */
const char *spots_line(const struct spots *, const struct spot *, size_t *len);

/* The length of the host name that s begins with, or 0. */
size_t	spots_host(const char *s, size_t len);

bool	spots_opens(uint32_t cp);	/* a bracket */
bool	spots_closes(uint32_t cp);
bool	spots_ends_sentence(uint32_t cp);

/* Every bracket that opens closes, and the other way round. */
bool	spots_is_balanced(const char *, size_t len);

/* It names the site or a host; it says what only chrome says. */
bool	spots_names_site(const struct spots *, const char *, size_t len);
bool	spots_speak(struct spots *, const char *, size_t len);

/*
 * All go as far in both directions as enough of them go on alike, on enough
 * pages; the others are out.
 */
void	spots_grow(struct spots *, struct spot *v, size_t n);

/* The first that is not out, or NULL. */
const struct spot *spots_first(const struct spot *v, size_t n);

/* On how many pages the spots that are not out stand. */
size_t	spots_pages(const struct spot *v, size_t n);

/* Most spots have text right before and behind, and ever different. */
bool	spots_anywhere(struct spots *, const struct spot *v, size_t n);

#endif
