/*
 * What the patterns of cuts see of a line, and what they match around their
 * needles.
 */
#ifndef STRIP_SITE_CHROME_SIGHT_H
#define STRIP_SITE_CHROME_SIGHT_H

#include "strip-site-chrome-rules.h"

struct span {
	const char	*s;
	size_t		 len;
};

/* What a rule of kind cut sees of a line, and its last match there. */
struct sight {
	size_t		 line;		/* number of it */
	size_t		 block;		/* of the line, see the .c file */
	size_t		 left, right;	/* bytes of the line seen */
	size_t		 from, to;	/* the match; at first left and left */
	size_t		 next;		/* where the search goes on, from
					   left */
	bool		 none;		/* there is no further match */
};

/* The caller owns it ({ 0 } is empty, v is to be freed). */
struct chrome_sights {
	struct sight	*v;		/* by rule */
	size_t		 cap;
	size_t		 line;		/* to be another one for each line */
};

/*
 * Looks for the rule's pattern around one of its needles, those of a line
 * coming in order: true, and the rule's from and to become what it matches.
 * A match that ends where the pattern's sight ends, but not the line, may be
 * cut short and does not count.
 */
bool	chrome_sights_match(struct chrome_sights *, struct chrome_rules *,
	    size_t rule, const struct span *line, size_t needle,
	    const struct chrome_rule **limit);

#endif
