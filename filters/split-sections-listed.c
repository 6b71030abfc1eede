/* split-sections-listed - headings that only a list of contents numbers. */
#include <stdlib.h>
#include <string.h>

#include "split-sections-outline.h"
#include "split-sections-text.h"

#define ENTRIES_MIN	(size_t)3	/* of a list of contents */
#define ENTRY_BYTES	(size_t)150	/* of a line of it, at most */
#define AHEAD		(size_t)3	/* entries that a line may be */
#define TRIES		3U		/* lists looked at */
#define NOTE_BYTES	(size_t)20	/* of [编辑] behind a heading */

/* A list of contents: the marks from first on, before the mark end. */
struct entries {
	size_t	first, end;
};

/* How deep a heading stands that has that number, from 1; 0: it may be none. */
static uint32_t
depth_of(const struct mark *m)
{
	if (m->place != PLACE_LINE || m->line_end - m->at > ENTRY_BYTES)
		return 0;
	if (family_is_dotted(m->family))
		return m->family - FAMILY_DOTTED + 2U;
	return m->family == FAMILY_DIGIT || m->family == FAMILY_DIGIT_BARE ||
	    m->family == FAMILY_HAN;
}

/*
 * The mark is the next entry, in the line behind that of the mark before;
 * *top, an entry of depth 1 whose count must go on, becomes it if it is one.
 */
static bool
is_next(const struct mark *m, const struct mark **top)
{
	uint32_t depth = depth_of(m);

	if (depth == 0 || m->line != m[-1].line + 1)
		return false;
	if (depth > 1)
		return true;
	if (m->family != (*top)->family || m->value != (*top)->value + 1)
		return false;
	*top = m;
	return true;
}

/* Marks in lines that follow each other, from the first on that counts 1. */
static bool
find_entries(const struct outline *o, struct entries *e)
{
	const struct mark *top;
	size_t i;

	for (i = e->end; i < o->n; i++)
		if (o->marks[i].value == 1 && depth_of(&o->marks[i]) == 1)
			break;
	if (i == o->n)
		return false;
	top = &o->marks[i];
	e->first = i++;
	while (i < o->n && is_next(&o->marks[i], &top))
		i++;
	e->end = i;
	return true;
}

/* The line from at to to is what the entry says, a note in brackets apart. */
static bool
is_entry(const struct outline *o, const struct mark *m, size_t at, size_t to)
{
	const char *s = o->text;
	size_t from = text_skip_blanks(s, m->at + m->len, m->line_end);
	size_t len;

	if (from >= m->line_end || s[at] != s[from])	/* nearly always */
		return false;
	len = text_trim(s, from, m->line_end) - from;
	if (len == 0 || to - at < len || memcmp(s + at, s + from, len) != 0)
		return false;
	at = text_skip_blanks(s, at + len, to);
	return at == to || (s[at] == '[' && s[to - 1] == ']' &&
	    to - at <= NOTE_BYTES);
}

/* Enters the line from at to to as the heading that the entry says. */
static void
add_heading(struct outline *o, size_t entry, size_t at, size_t to,
    size_t line)
{
	struct marker m = { .family = FAMILY_MARKDOWN, .value = 1,
	    .key = depth_of(&o->marks[entry]) };

	m.rank = m.key;
	o->line_end = to;
	outline_add(o, at, at, line, &m, PLACE_LINE);
}

/*
 * The line before that one is 附件1 and nothing else, whose title it is; *i is
 * a mark before it, and moves on.
 */
static bool
has_marker(const struct outline *o, size_t *i, size_t marks, size_t line)
{
	const struct mark *m;

	while (*i + 1 < marks && o->marks[*i + 1].line < line)
		++*i;
	m = &o->marks[*i];
	return m->line + 1 == line && text_skip_blanks(o->text,
	    m->at + m->len, m->line_end) == m->line_end;
}

/* Enters the lines behind the list that are its entries, in their order. */
static void
add_headings(struct outline *o, const struct entries *e)
{
	const char *s = o->text;
	size_t line = o->marks[e->end - 1].line, entry = e->first, end, to, i;
	size_t at = o->marks[e->end - 1].line_end;
	size_t before = e->end - 1, marks = o->n;

	for (; at < o->len && entry < e->end; at = end) {
		size_t from = text_skip_blanks(s, ++at, o->len);

		line++;
		end = text_line_end(s, at, o->len);
		if (end - at > ENTRY_BYTES || from >= end ||
		    has_marker(o, &before, marks, line))
			continue;
		to = text_trim(s, from, end);
		for (i = entry; i < e->end && i < entry + AHEAD; i++)
			if (is_entry(o, &o->marks[i], from, to)) {
				add_heading(o, i, from, end, line);
				entry = i + 1;
				break;
			}
	}
}

/* The list's marks are dropped, and those in the lines of the marks behind. */
static void
drop_others(struct outline *o, const struct entries *e, size_t marks)
{
	size_t i, j = marks;

	for (i = e->first; i < e->end; i++)
		o->marks[i].family = FAMILY_NONE;
	for (; i < marks; i++) {
		while (j < o->n && o->marks[j].line < o->marks[i].line)
			j++;
		if (j < o->n && o->marks[j].line == o->marks[i].line)
			o->marks[i].family = FAMILY_NONE;
	}
}

/*
 * The marks from that on are most of the entries, n of them, and half of them
 * have text below: else the list has been repeated.
 */
static bool
are_headings(const struct outline *o, size_t marks, size_t n)
{
	size_t i, found = o->n - marks, bare = 0;

	for (i = marks + 1; i < o->n; i++)
		bare += o->marks[i].line == o->marks[i - 1].line + 1;
	return found >= ENTRIES_MIN && found * 4 >= n * 3 &&
	    bare * 2 <= found;
}

void
outline_listed(struct outline *o)
{
	struct entries e = { 0 };
	size_t marks = o->n;
	unsigned tries = 0;

	while (tries < TRIES && find_entries(o, &e)) {
		size_t n = e.end - e.first;

		if (n < ENTRIES_MIN)
			continue;
		tries++;
		add_headings(o, &e);
		if (are_headings(o, marks, n)) {
			drop_others(o, &e, marks);
			outline_sift(o);
			outline_sort(o);
			return;
		}
		o->n = marks;
	}
}
