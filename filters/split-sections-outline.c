/* split-sections-outline - see split-sections-outline.h. */
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "split-sections-outline.h"

#define INDENT_MAX	64U	/* spaces counted */

/*
 * What stands before the title that begins at start.  It is seen to here,
 * while the line is at hand: looking back at the text of each mark in the
 * later steps took a tenth of the time of a large document.
 */
static enum mark_before
before_of(const char *s, size_t start)
{
	size_t from = start > INDENT_MAX ? start - INDENT_MAX : 0, at = start;

	while (at > from && s[at - 1] == ' ')
		at--;
	if (at > 0 && s[at - 1] != '\n')
		return BEFORE_OTHER;
	return at == start ? BEFORE_NOTHING :
	    at + 1 == start ? BEFORE_SPACE : BEFORE_SPACES;
}

void
outline_add(struct outline *o, size_t start, size_t at, size_t line,
    const struct marker *m, enum mark_place place)
{
	struct mark *mark;

	if (o->n >= MARKS_MAX(o->len) || m->len > UINT8_MAX)
		return;
	o->marks = mem_grow(o->marks, o->n, &o->cap, sizeof(*o->marks));
	mark = &o->marks[o->n++];
	if (m->family < FAMILY_UNITS)
		o->families |= (uint64_t)1 << m->family;
	memset(mark, 0, sizeof(*mark));
	mark->at = (uint32_t)at;
	mark->line = (uint32_t)line;
	mark->line_end = o->line_end < UINT32_MAX ? (uint32_t)o->line_end :
	    UINT32_MAX;
	mark->ahead = (uint8_t)(at - start);
	mark->len = (uint8_t)m->len;
	mark->key = m->key;
	mark->family = (uint16_t)m->family;
	mark->rank = (uint16_t)m->rank;
	mark->value = m->value;
	mark->item = m->item;
	mark->unit = m->unit;
	mark->weak = m->weak;
	mark->trap = m->trap;
	mark->place = place;
	mark->before = (place == PLACE_LINE ? before_of(o->text, start) :
	    BEFORE_OTHER) & 3U;
	mark->run = mark->next = NOWHERE;
}

void
outline_read(struct outline *o, const struct vocabulary *words,
    const char *text, size_t len, bool enums)
{
	size_t i;

	o->text = text;
	o->len = len;
	outline_scan(o, words, enums);
	outline_contents(o, words);
	outline_runs(o, words);
	outline_kinds(o, words);
	if (!outline_plain(o, words))
		return;
	for (i = 0; i < o->n; i++) {
		o->marks[i].run = NOWHERE;
		o->marks[i].kind = MARK_DROPPED;
		o->marks[i].counted = false;
	}
	outline_runs(o, words);
	outline_kinds(o, words);
}

void
outline_sift(struct outline *o)
{
	size_t i, n = 0;

	while (n < o->n && o->marks[n].family != FAMILY_NONE)
		n++;
	for (i = n; i < o->n; i++)
		if (o->marks[i].family != FAMILY_NONE)
			o->marks[n++] = o->marks[i];
	o->n = n;
}

static int
by_place(const void *a, const void *b)
{
	const struct mark *m = a, *n = b;

	return m->at < n->at ? -1 : m->at > n->at;
}

void
outline_sort(struct outline *o)
{
	qsort(o->marks, o->n, sizeof(*o->marks), by_place);
}

/* The two tables, in one piece. */
static void
make_tables(struct outline *o)
{
	size_t i;

	o->closed = mem_resize(NULL, 2 * FAMILIES, sizeof(*o->closed));
	o->upcoming = o->closed + FAMILIES;
	for (i = 0; i < 2 * FAMILIES; i++)
		o->closed[i] = NOWHERE;
}

void
outline_link(struct outline *o)
{
	size_t i;

	if (o->closed == NULL)
		make_tables(o);
	for (i = o->n; i > 0; i--) {
		struct mark *m = &o->marks[i - 1];

		m->next = o->upcoming[m->family];
		o->upcoming[m->family] = (uint32_t)(i - 1);
	}
}

void
outline_unlink(struct outline *o)
{
	size_t i;

	for (i = 0; i < o->n; i++)
		o->upcoming[o->marks[i].family] = NOWHERE;
}

void
outline_free(struct outline *o)
{
	free(o->marks);
	free(o->runs);
	free(o->suffixes);
	free(o->closed);
	memset(o, 0, sizeof(*o));
}
