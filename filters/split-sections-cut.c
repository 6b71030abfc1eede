/* split-sections-cut - see split-sections-cut.h. */
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "split-sections-cut.h"
#include "split-sections-text.h"
#include "split-sections-title.h"
#include "utf8.h"

#define NEXT_LINE_WIDTH	(size_t)40	/* a title below its marker, at most */

static bool
wanted(const struct cuts *cuts, unsigned kind)
{
	return kind == MARK_HEADING || (kind == MARK_ITEM && cuts->items) ||
	    (kind == MARK_ENUM && cuts->enums);
}

static struct section *
add_section(struct sections *to)
{
	to->v = mem_grow(to->v, to->n, &to->cap, sizeof(*to->v));
	memset(&to->v[to->n], 0, sizeof(*to->v));
	return &to->v[to->n++];
}

/* Turns the marks into sections that have a start, a level, a parent. */
static void
add_sections(struct sections *to, const struct outline *o,
    const struct cuts *cuts)
{
	size_t i, heading = 0;		/* the section that enums stand in */

	for (i = 0; i < o->n; i++) {
		const struct mark *m = &o->marks[i];
		size_t parent = 0, level;
		struct section *sec = &to->v[to->n - 1];
		/* In the title that stands before a marker. */
		bool inside = m->start < sec->marker + sec->marker_len;

		if (!inside && m->kind != MARK_DROPPED &&
		    m->kind != MARK_ENUM && sec->limit > m->start)
			sec->limit = m->start;
		if (m->kind == MARK_ENUM)
			parent = heading;
		else if (m->run != NOWHERE &&
		    o->runs[m->run].parent != NOWHERE)
			parent = to->owner[o->runs[m->run].parent];
		to->owner[i] = parent;
		level = to->v[parent].level + 1;
		if (inside || !wanted(cuts, m->kind) ||
		    (cuts->deepest > 0 && level > cuts->deepest))
			continue;
		sec = add_section(to);
		sec->start = m->start;
		sec->marker = m->at;
		sec->marker_len = m->len;
		sec->line = m->line;
		sec->limit = o->len;
		sec->parent = parent;
		sec->level = level;
		sec->kind = (enum mark_kind)m->kind;
		to->owner[i] = to->n - 1;
		if (m->kind != MARK_ENUM)
			heading = to->n - 1;
	}
}

/* A marker alone in its line: the title is the next line, if that is one. */
static void
title_below(const struct outline *o, struct section *sec, size_t end)
{
	const char *s = o->text;
	size_t at = text_skip_space(s, sec->title, end);
	size_t to = text_trim(s, at, text_line_end(s, at, end));
	uint32_t cp;

	if (at == to || text_width(s, at, to, NEXT_LINE_WIDTH) >=
	    NEXT_LINE_WIDTH)
		return;
	(void)utf8_before(s, to, &cp);
	if (text_stop(cp) != STOP_NO && text_stop(cp) != STOP_CLOSE)
		return;
	sec->title = at;
	sec->title_end = sec->text = to;
}

/* Finds title and text of a section that ends where the next one starts. */
static void
fill(const struct outline *o, struct section *sec, size_t end)
{
	const char *s = o->text;
	size_t behind = sec->marker + sec->marker_len;
	size_t to = text_line_end(s, behind,
	    sec->limit < end ? sec->limit : end);
	struct title t;

	if (sec->start < sec->marker) {		/* the title comes first */
		sec->title = sec->start;
		sec->title_end = text_trim(s, sec->start, sec->marker);
		sec->text = behind;
		return;
	}
	title_find(&t, s, behind, to, sec->kind);
	sec->title = t.at;
	sec->title_end = sec->text = t.end;
	if (t.at >= t.end)
		title_below(o, sec, end);
}

void
sections_cut(struct sections *to, const struct outline *o,
    const struct cuts *cuts)
{
	const char *s = o->text;
	size_t i;

	if (o->n > to->marks_cap) {
		to->owner = mem_resize(to->owner, o->n, sizeof(*to->owner));
		to->marks_cap = o->n;
	}
	to->n = 0;
	(void)add_section(to);
	add_sections(to, o, cuts);
	to->v[0].line = 1;
	for (i = 0; i < to->n; i++) {
		struct section *sec = &to->v[i];
		size_t end = i + 1 < to->n ? to->v[i + 1].start : o->len;

		if (i > 0)
			fill(o, sec, end);
		sec->text = text_skip_space(s, sec->text, end);
		sec->text_end = text_trim(s, sec->text, end);
	}
}

size_t
sections_first(const struct sections *sections)
{
	return sections->n > 1 &&
	    sections->v[0].text == sections->v[0].text_end ? 1 : 0;
}

void
sections_free(struct sections *sections)
{
	free(sections->v);
	free(sections->owner);
	memset(sections, 0, sizeof(*sections));
}
