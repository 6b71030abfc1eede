/*
 * The lines that recur from page to page, each in the forms that a rule can
 * have (strip-site-chrome-same.h) and, besides, with the page's own title
 * left open; and the choice of those that are chrome.
 *
 * A form is counted by the pages it is in, by how often it was dropped
 * without a rule, and by how often it stood inside of the document: with
 * running text that does not recur on both sides.  The headings of recipes,
 * refrains and formulas of law recur too, and are kept nearly always; so the
 * votes of all pages decide.
 *
 * Memory: some 60 bytes for each line that differs from all others.
 */
#ifndef LEARN_SITE_CHROME_LINES_H
#define LEARN_SITE_CHROME_LINES_H

#include "learn-site-chrome-cuts.h"
#include "learn-site-chrome-rules.h"
#include "learn-site-chrome-sample.h"

/* The forms of strip-site-chrome-same.h, and: */
#define FORM_TITLED	CHROME_FORMS	/* TITLED for the page's title */
#define LEARN_FORMS	(CHROME_FORMS + 1)
#define TITLED		'\001'

struct recurrent {
	uint64_t	hash;
	uint64_t	variant[2];	/* hashes of exact forms */
	uint32_t	page, line;	/* where it was first */
	uint32_t	last;		/* the last page it was on, plus one */
	uint32_t	pages, seen, dropped, titled, inside, enclosed;
	uint32_t	top;		/* in a run from the page's top */
	uint8_t		form;
	uint8_t		variants;	/* exact forms, up to 3 */
	uint8_t		class, votes;	/* of most that were dropped */
	bool		stops, words, covered;
	bool		chosen;		/* chrome, */
	bool		content;	/* or sometimes taken for it */
};

/* When does a line recur, and where do its rules go. */
struct learn_limits {
	size_t		 pages;		/* it has to be on so many */
	const char	*name;		/* of the site, folded; empty: unknown */
};

struct recurrents {
	struct sample	 *sample;
	struct learn_limits limits;
	struct recurrent *v;
	size_t		  n, cap;
	uint32_t	 *table;
	size_t		  table_size;
	uint64_t	 *titles;	/* hashes of the pages' titles */
	struct buf	  title, folded, form, exact;	/* scratch */
};

/*
 * titles has one for each page.  Marks the lines of the sample that there will be a rule for.
 */
void	recurrents_find(struct recurrents *, struct sample *,
	    const struct learn_limits *, const struct learn_title *titles);
void	recurrents_add_rules(struct recurrents *, const struct learn_title *titles,
	    struct learnt *);
void	recurrents_free(struct recurrents *);

#endif
