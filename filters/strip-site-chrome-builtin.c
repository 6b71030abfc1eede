/* strip-site-chrome-builtin - see strip-site-chrome-builtin.h. */
#include "strip-site-chrome-builtin.h"

static const unsigned char builtin_rules[] = {
#include "strip-site-chrome.inc"
};

const struct chrome_model chrome_builtin_model = {
#include "strip-site-chrome-decide.inc"
};

void
chrome_rules_load(struct chrome_rules *cr, struct rules *rules,
    const struct opt_list *files, bool no_builtin)
{
	size_t i, given;

	for (i = 0; i < files->n; i++)
		rules_load(rules, files->v[i]);
	given = rules->n;
	if (!no_builtin)
		rules_add(rules, "strip-site-chrome.rules",
		    (const char *)builtin_rules, sizeof(builtin_rules));
	chrome_rules_ready(cr, rules, given);
}
