/*
 * What the model decides is mended where it goes against what is known of all
 * pages: nothing goes without a sign of chrome, and the title stays.
 */
#ifndef STRIP_SITE_CHROME_MEND_H
#define STRIP_SITE_CHROME_MEND_H

#include "strip-site-chrome-decide.h"

void	chrome_mend(const struct chrome_view *, struct chrome_decision *);

/* False: whatever was decided, chrome_mend() would keep every line. */
bool	chrome_mend_may_drop(const struct chrome_view *);

#endif
