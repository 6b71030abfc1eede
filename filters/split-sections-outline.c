/* split-sections-outline - see split-sections-outline.h. */
#include <stdlib.h>
#include <string.h>

#include "split-sections-outline.h"

static bool
has_headings(const struct outline *o)
{
	size_t i;

	for (i = 0; i < o->n; i++)
		if (o->marks[i].kind == MARK_HEADING)
			return true;
	return false;
}

void
outline_read(struct outline *o, const struct vocabulary *words,
    const char *text, size_t len, bool enums)
{
	size_t i;

	o->text = text;
	o->len = len;
	outline_scan(o, words, enums);
	outline_contents(o);
	outline_runs(o, words);
	outline_kinds(o, words);
	if (has_headings(o) || !outline_plain(o))
		return;
	for (i = 0; i < o->n; i++) {
		o->marks[i].run = NOWHERE;
		o->marks[i].kind = MARK_DROPPED;
	}
	outline_runs(o, words);
	outline_kinds(o, words);
}

void
outline_link(struct outline *o, size_t first[FAMILIES])
{
	size_t upcoming[FAMILIES];
	size_t i;

	for (i = 0; i < FAMILIES; i++)
		upcoming[i] = NOWHERE;
	for (i = o->n; i > 0; i--) {
		struct mark *m = &o->marks[i - 1];

		m->next = upcoming[m->family];
		upcoming[m->family] = i - 1;
	}
	if (first != NULL)
		memcpy(first, upcoming, sizeof(upcoming));
}

void
outline_free(struct outline *o)
{
	free(o->marks);
	free(o->runs);
	free(o->suffixes);
	memset(o, 0, sizeof(*o));
}
