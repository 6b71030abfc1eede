/*
 * Rules for the lines that recur from page to page: all lines are counted
 * (-forms), chosen from (-choose), and written as rules.
 */
#ifndef LEARN_SITE_CHROME_LINES_H
#define LEARN_SITE_CHROME_LINES_H

#include "learn-site-chrome-forms.h"
#include "learn-site-chrome-rules.h"

/*
 * titles has one for each page.  Marks the lines of the sample that there will
 * be a rule for.
 */
void	recurrents_find(struct recurrents *, struct sample *,
	    const struct learn_limits *, const struct learn_title *titles);
void	recurrents_add_rules(struct recurrents *,
	    const struct learn_title *titles, struct learnt *);

#endif
