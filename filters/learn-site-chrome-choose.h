/*
 * Which of the lines that recur are chrome.
 *
 * A form is judged by the pages it is on, by how often it was dropped without
 * a rule, and by how often it stood inside of the document: with running text
 * that does not recur on both sides.  The headings of recipes, refrains and
 * formulas of law recur too, and are kept nearly always; so the votes of all
 * pages decide.
 */
#ifndef LEARN_SITE_CHROME_CHOOSE_H
#define LEARN_SITE_CHROME_CHOOSE_H

#include "learn-site-chrome-forms.h"

/* Lists the titles of the pages, none of which is to be chosen. */
void	recurrents_list_titles(struct recurrents *,
	    const struct learn_title *titles);

/* Sets chosen and content of each. */
void	recurrents_choose(struct recurrents *);

#endif
