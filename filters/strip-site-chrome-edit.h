/*
 * What is cut out of lines that are kept: wordings of the rules (kind cut),
 * and what only the whole page shows, such as the number of remarks that a
 * site for novels puts behind every paragraph.
 *
 * Cuts come in the order of the text and do not overlap.  The caller owns
 * the struct ({ 0 } is empty) and reuses it.
 */
#ifndef STRIP_SITE_CHROME_EDIT_H
#define STRIP_SITE_CHROME_EDIT_H

#include <stddef.h>

#include "strip-site-chrome-decide.h"
#include "strip-site-chrome-features.h"
#include "strip-site-chrome-rules.h"
#include "strip-site-chrome-sight.h"

struct chrome_cut {
	size_t		 line;		/* of the view */
	size_t		 from, to;	/* bytes of the line */
	const struct chrome_rule *rule;	/* or NULL, and then: */
	const char	*reason;
};

struct chrome_edits {
	struct chrome_cut *v;
	size_t		   n, cap;
	struct chrome_sights sights;
	bool		   title;	/* a cut was made that titles get */
};

/*
 * Finds what to cut; *limit becomes a rule that reached a limit.  False: to say
 * so it has to be known which line is the title.
 */
bool	chrome_edits_find(struct chrome_edits *, const struct chrome_view *,
	    const struct chrome_decision *, struct chrome_rules *,
	    const struct chrome_rule **limit);
void	chrome_edits_free(struct chrome_edits *);

#endif
