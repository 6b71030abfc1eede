/* split-sections-outline - see split-sections-outline.h. */
#include <stdlib.h>
#include <string.h>

#include "split-sections-outline.h"

void
outline_read(struct outline *o, const struct vocabulary *words,
    const char *text, size_t len, bool enums)
{
	o->text = text;
	o->len = len;
	outline_scan(o, words, enums);
	outline_runs(o, words);
	outline_kinds(o, words);
}

void
outline_free(struct outline *o)
{
	free(o->marks);
	free(o->runs);
	free(o->suffixes);
	memset(o, 0, sizeof(*o));
}
