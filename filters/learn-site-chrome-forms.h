/*
 * The forms of lines that recur from page to page: those that a rule can have
 * (strip-site-chrome-same.h) and, besides, with the page's own title left
 * open; and what is counted of each.
 *
 * Memory: some 80 bytes for each form that differs from all others.
 */
#ifndef LEARN_SITE_CHROME_FORMS_H
#define LEARN_SITE_CHROME_FORMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "learn-site-chrome-cuts.h"
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
	uint32_t	pages, seen;	/* on so many, so often */
	uint32_t	dropped;
	uint32_t	titled;		/* taken for a title */
	uint32_t	inside;		/* between running text */
	uint32_t	enclosed;	/* between chrome */
	uint32_t	top;		/* in a run from the page's top */
	uint32_t	other;		/* with the title of another page for a
					   value */
	uint8_t		form;
	uint8_t		variants;	/* exact forms, up to 3 */
	uint8_t		class, votes;	/* of most that were dropped */
	bool		stops, words, covered; /* as of struct learn_line */
	bool		chosen;		/* chrome, */
	bool		content;	/* or sometimes taken for it */
};

/* When does a line recur. */
struct learn_limits {
	size_t		 pages;		/* it has to be on so many */
	const char	*name;		/* of the site, folded; empty:
					   unknown */
};

struct recurrents {
	struct sample	 *sample;
	struct learn_limits limits;
	struct recurrent *v;
	size_t		  n, cap;
	uint32_t	 *table;	/* by hash; size is a power of two */
	size_t		  table_size;
	uint64_t	 *titles;	/* hashes of the pages', sorted */
	struct buf	  title, folded; /* of the page and line looked at */
	struct buf	  form, exact;	/* scratch */
};

/* Once titles holds the hashes of all; whether one of them is that. */
void	recurrents_sort_titles(struct recurrents *);
bool	recurrents_is_title(const struct recurrents *, uint64_t hash);

/* Makes ready for the lines of a page by its title. */
void	recurrents_set_title(struct recurrents *, const struct learn_title *);

/* Makes ready for the forms of a line; false: it is too long for a rule. */
bool	recurrents_set_line(struct recurrents *, const struct learn_page *,
	    size_t line);

/*
 * Sets r->form to a form of the line that was made ready: false if it has
 * none that a rule could be made of.
 */
bool	recurrents_form(struct recurrents *, const struct learn_page *,
	    size_t line, int form);

/* Counts the form that r->form holds. */
void	recurrents_count(struct recurrents *, size_t page, size_t line,
	    int form);

/* What was counted of a form of the line, if it recurs, or NULL. */
struct recurrent *recurrents_look_up(struct recurrents *,
	    const struct learn_page *, size_t line, int form);

bool	recurrent_recurs(const struct recurrents *, const struct recurrent *);
bool	recurrent_holds(const struct buf *, const char *what);
void	recurrents_free(struct recurrents *);

static inline size_t
recurrent_percent(size_t part, size_t all)
{
	return all == 0 ? 0 : part * 100 / all;
}

#endif
