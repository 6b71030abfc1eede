/* split-sections-cut - see split-sections-cut.h. */
#include "split-sections-cut.h"
#include "split-sections-text.h"
#include "split-sections-title.h"
#include "utf8.h"

#define FETCH		8U	/* marks ahead whose text is fetched */
#define PHRASE_WIDTH	(size_t)36	/* columns behind a colon in a title */
#define NEXT_LINE_WIDTH	(size_t)40	/* a title below its marker, at most, */
#define ENCLOSURE_WIDTH	(size_t)72	/* below that of an enclosure, */
#define ENCLOSURE_RANK	10U		/* 附件1, at most */

static bool
wanted(const struct cuts *cuts, unsigned kind)
{
	return kind == MARK_HEADING || (kind == MARK_ITEM && cuts->items) ||
	    (kind == MARK_ENUM && cuts->enums);
}

/* The mark under which mark i stands, or NOWHERE. */
static size_t
parent_of(const struct outline *o, size_t i)
{
	return o->marks[i].run == NOWHERE ? NOWHERE :
	    o->runs[o->marks[i].run].parent;
}

/*
 * The level of the section that mark i makes: one below the last of the path
 * that is above it, marks that made no section being passed over.
 */
static size_t
level_of(const struct cutter *c, size_t i)
{
	size_t level;

	if (c->o->marks[i].kind == MARK_ENUM)
		return c->heading + 1;
	while ((i = parent_of(c->o, i)) != NOWHERE)
		for (level = c->depth; level > 0; level--)
			if (c->marks[level] == i)
				return level + 1;
	return 1;
}

/*
 * Finds the mark, from i on, that makes the next section: not one in a title
 * that stands before its marker, which ends at behind.
 */
static void
look_ahead(struct cutter *c, size_t i, size_t behind)
{
	const struct outline *o = c->o;

	for (; i < o->n; i++) {
		if (!wanted(c->cuts, o->marks[i].kind) ||
		    mark_start(&o->marks[i]) < behind)
			continue;
		c->level = level_of(c, i);
		if (c->cuts->deepest == 0 || c->level <= c->cuts->deepest)
			break;
	}
	c->mark = i;
}

/*
 * A marker alone in its line: the title is the next line, if that is one.  What
 * is enclosed, 附件1, names itself at length.
 */
static void
title_below(const struct outline *o, struct section *sec, const struct mark *m)
{
	const char *s = o->text;
	size_t width = m->unit && m->rank <= ENCLOSURE_RANK ?
	    ENCLOSURE_WIDTH : NEXT_LINE_WIDTH;
	size_t at = text_skip_space(s, sec->title, sec->end);
	size_t to = text_trim(s, at, text_line_end(s, at, sec->end));
	uint32_t cp;

	if (at == to || text_width(s, at, to, width) >= width)
		return;
	(void)text_before(s, to, &cp);
	if (text_stop(cp) != STOP_NO && text_stop(cp) != STOP_CLOSE)
		return;
	sec->title = at;
	sec->title_end = sec->text = to;
}

/* Where the outline goes on behind mark i, which ends at behind, cut or not. */
static size_t
title_limit(const struct outline *o, size_t i, size_t behind, size_t end)
{
	while (++i < o->n && mark_start(&o->marks[i]) < end)
		if ((o->marks[i].kind == MARK_HEADING ||
		    o->marks[i].kind == MARK_ITEM) &&
		    mark_start(&o->marks[i]) >= behind)
			return mark_start(&o->marks[i]);
	return end;
}

/* Words of one or more phrases from at to to, which is no date and no name. */
static bool
is_phrase(const char *s, size_t at, size_t to)
{
	uint32_t cp;

	if (text_width(s, at, to, PHRASE_WIDTH) >= PHRASE_WIDTH)
		return false;
	while (at < to) {
		at += text_decode(s + at, to - at, &cp);
		if (!utf8_is_han(cp) && cp != 0xFF0C && cp != 0x201C &&
		    cp != 0x201D && !((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z'))
			return false;
	}
	return true;
}

/*
 * 1.美国法：以诉讼资格为中心 has its text, or others, below it: the colon, behind
 * which the title t ends, stands within it, and limit is the line's end.  What
 * is below the last of a run may be below all, unless others are so.
 */
static bool
is_within(struct cutter *c, const struct section *sec, size_t i,
    const struct title *t, size_t limit)
{
	const struct outline *o = c->o;
	const struct mark *m = &o->marks[i];
	const char *s = o->text;
	size_t from = text_skip_blanks(s, t->end, limit);
	size_t to = text_trim(s, from, limit);

	if (t->how != TITLE_COLON || m->run == NOWHERE || from == to ||
	    m->kind != MARK_HEADING || limit != m->line_end ||
	    !is_phrase(s, from, to) || (!sec->above &&
	    text_skip_space(s, limit, sec->end) == sec->end))
		return false;
	if (m->family != FAMILY_WORD && !sec->above && c->phrases != m->run &&
	    o->runs[m->run].last_mark == i)
		return false;
	c->phrases = m->run;
	return true;
}

/* Finds title and text of the section that mark i makes. */
static void
fill(struct cutter *c, struct section *sec, size_t i)
{
	const struct outline *o = c->o;
	const char *s = o->text;
	const struct mark *m = &o->marks[i];
	size_t behind = sec->marker + sec->marker_len, limit;
	struct title t;

	if (sec->start < sec->marker) {		/* the title comes first */
		sec->title = sec->start;
		sec->title_end = text_trim(s, sec->start, sec->marker);
		sec->text = behind;
		return;
	}
	limit = title_limit(o, i, behind, sec->end);
	if (m->line_end < limit)
		limit = m->line_end;
	/* What is a title by its form is the whole line, as an item is. */
	title_of(&t, s, m, behind, limit, m->family == FAMILY_PLAIN ||
	    m->whole ? MARK_ITEM : (enum mark_kind)m->kind);
	if (is_within(c, sec, i, &t, limit))
		title_find(&t, s, behind, limit, MARK_ITEM);
	sec->title = t.at;
	sec->title_end = sec->text = t.end;
	if (t.at >= t.end && t.how == TITLE_LINE)
		title_below(o, sec, m);
}

void
cutter_start(struct cutter *c, const struct outline *o,
    const struct cuts *cuts)
{
	c->o = o;
	c->cuts = cuts;
	c->depth = c->heading = c->n = 0;
	c->mark = NOWHERE;
	c->phrases = NOWHERE;
}

static const struct section empty;

bool
cutter_next(struct cutter *c)
{
	const struct outline *o = c->o;
	size_t i = c->mark;
	struct section *sec;

	if (c->n > 0 && i == o->n)
		return false;
	c->depth = c->n == 0 ? 0 : c->level;
	sec = &c->path[c->depth];
	*sec = empty;
	sec->n = c->n++;
	sec->level = c->depth;
	sec->line = 1;
	c->marks[c->depth] = i;
	if (sec->n > 0) {
		sec->start = mark_start(&o->marks[i]);
		sec->marker = o->marks[i].at;
		sec->marker_len = o->marks[i].len;
		sec->line = o->marks[i].line;
		if (o->marks[i].kind != MARK_ENUM)
			c->heading = c->depth;
	}
	if (i < o->n && o->n - i > FETCH)
		text_fetch(o->text, o->marks[i + FETCH].at);
	look_ahead(c, sec->n > 0 ? i + 1 : 0, sec->marker + sec->marker_len);
	sec->end = c->mark < o->n ? mark_start(&o->marks[c->mark]) : o->len;
	sec->above = c->mark < o->n && c->level > sec->level;
	if (sec->n > 0)
		fill(c, sec, i);
	sec->text = text_skip_space(o->text, sec->text, sec->end);
	sec->text_end = text_trim(o->text, sec->text, sec->end);
	return true;
}

size_t
sections_count(const struct outline *o, const struct cuts *cuts)
{
	struct cutter c;

	cutter_start(&c, o, cuts);
	while (cutter_next(&c))
		continue;
	return c.n;
}

bool
section_is_blank(const struct section *sec, const struct outline *o)
{
	return sec->n == 0 && sec->text == sec->text_end && sec->end < o->len;
}
