/*
 * What recurs inside of lines: the site's name behind the titles, and
 * watermarks in the midst of the text.
 *
 * A watermark is looked for where the site's name, a host name, a word of
 * watermarks or a pair of brackets stands in a line that is kept; it goes as
 * far in both directions as the text is the same on enough pages, on the left
 * no further than the sentence.  Phrases recur in documents too: it has to
 * name the site and to speak as chrome does; or, holding a host name or being
 * chrome in brackets, to stand wherever chance put it, in the midst of
 * sentences, beside ever other characters.
 */
#ifndef LEARN_SITE_CHROME_CUTS_H
#define LEARN_SITE_CHROME_CUTS_H

#include "learn-site-chrome-rules.h"
#include "learn-site-chrome-sample.h"

/* A page's title without the site's name; it points into the page. */
struct learn_title {
	const char	*s;
	size_t		 len;		/* 0: the page has none */
};

/*
 * Finds the ends of titles that are on so many pages and adds their rules;
 * titles, one a page, are filled in, and *name becomes the site's name, or
 * stays empty.
 */
void	cuts_find_titles(const struct sample *, size_t pages,
	    struct learn_title *titles, struct buf *name, struct learnt *);

/*
 * The same for watermarks that hold the page's title, in brackets or in a
 * sentence of their own, and name the site: whatever the title, what is around
 * it recurs.
 */
void	cuts_find_titled(const struct sample *, size_t pages,
	    const struct learn_title *titles, const struct buf *name,
	    struct learnt *);

/* The same for other watermarks; name is empty where it is unknown. */
void	cuts_find_watermarks(const struct sample *, size_t pages,
	    const struct buf *name, struct learnt *);

#endif
