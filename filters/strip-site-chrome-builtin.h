/*
 * builtin - the rules and the model that come with the program.
 *
 * strip-site-chrome-mkmodel makes the model's table from
 * strip-site-chrome-decide.model, so that no weight has to be read when a
 * program starts.
 */
#ifndef STRIP_SITE_CHROME_BUILTIN_H
#define STRIP_SITE_CHROME_BUILTIN_H

#include "opt.h"
#include "rules.h"
#include "strip-site-chrome-model.h"
#include "strip-site-chrome-rules.h"

extern const struct chrome_model chrome_builtin_model;

/*
 * The rules of those files, then the built-in ones unless they are not wanted,
 * ready for use; rules has to live as long as they do.
 */
void	chrome_rules_load(struct chrome_rules *, struct rules *,
	    const struct opt_list *files, bool no_builtin);

#endif
