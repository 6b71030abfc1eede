/* strip-site-chrome-needles - the needles of strip-site-chrome-rules.h. */
#include <stdlib.h>
#include <string.h>

#include "strip-site-chrome-rules.h"

void
chrome_needles_add(struct chrome_needles *needles, const char *s, size_t len,
    size_t rule)
{
	needles->v = mem_grow(needles->v, needles->n, &needles->cap,
	    sizeof(*needles->v));
	memset(&needles->v[needles->n], 0, sizeof(*needles->v));
	needles->v[needles->n].s = s;
	needles->v[needles->n].len = len;
	needles->v[needles->n].rule = rule;
	needles->n++;
}

const size_t *
chrome_needle_prefixes(struct chrome_needles *needles, size_t found,
    size_t *n)
{
	struct chrome_needle *needle = &needles->v[found];
	const struct chrome_needle *other;
	size_t i, cap = 0;

	*n = needle->nprefixes;
	if (*n > 0)
		return needle->prefixes;
	for (i = 0; i < needles->n; i++) {
		other = &needles->v[i];
		if (other->len > needle->len ||
		    memcmp(other->s, needle->s, other->len) != 0)
			continue;
		needle->prefixes = mem_grow(needle->prefixes, *n, &cap,
		    sizeof(*needle->prefixes));
		needle->prefixes[(*n)++] = i;
	}
	needle->nprefixes = *n;
	return needle->prefixes;
}

void
chrome_needles_free(struct chrome_needles *needles)
{
	size_t i;

	for (i = 0; i < needles->n; i++)
		free(needles->v[i].prefixes);
	free(needles->v);
}
