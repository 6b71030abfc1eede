/* split-sections-named - headings that a list of contents names. */
#include <string.h>

#include "split-sections-form.h"
#include "split-sections-outline.h"
#include "split-sections-scan.h"
#include "split-sections-text.h"
#include "split-sections-weigh.h"

#define ENTRIES_MIN	(size_t)4	/* of a list of contents */
#define ENTRIES_MAX	(size_t)160
#define ENTRY_BYTES	(size_t)72	/* of a line of it, at most */
#define AHEAD		(size_t)3	/* entries that a line may be */
#define TRIES		3U		/* lists looked at */
#define FIRST		(size_t)2	/* entries with which the text begins */

struct entry {
	size_t	 at, to;		/* without number, sign and page */
	uint32_t depth;			/* from 1 */
};

/* A list of contents, and the headings that it names. */
struct contents {
	const struct vocabulary *words;
	struct entry	v[ENTRIES_MAX];
	size_t		n;
	size_t		foreign;	/* lines with other marks, 第一章 */
	size_t		numbered;	/* how many have a number */
	size_t		indent;		/* before the first */
	size_t		last_line;
	size_t		mark;		/* the first that is not above it */
	bool		deep;		/* some stand below others */
};

bool
line_pass_buttons(const struct vocabulary *words, const char *s, size_t at,
    size_t to)
{
	const struct word_list *buttons = &words->list[WORD_BUTTON];
	const struct word_rule *w;
	bool found = false;
	uint32_t cp;
	size_t n;

	while ((at = text_skip_blanks(s, at, to)) < to) {
		n = text_decode(s + at, to - at, &cp);
		if (cp != '[' && cp != ']' && cp != '|' && cp != 0x3010 &&
		    cp != 0x3011) {
			if ((w = word_at(buttons, s + at, to - at)) == NULL)
				return false;
			n = w->len;
			found = true;
		}
		at += n;
	}
	return found;
}

/* What the line from at to to says, that of the entry. */
static bool
is_entry(const struct contents *c, const char *s, const struct entry *e,
    size_t at, size_t to)
{
	size_t n = e->to - e->at;

	return to - at >= n && memcmp(s + at, s + e->at, n) == 0 &&
	    (to - at == n || line_is_buttons(c->words, s, at + n, to));
}

/* The mark that begins the line, if its number is one of contents. */
static const struct mark *
number_of(struct contents *c, const struct outline *o, size_t line)
{
	const struct mark *m;

	while (c->mark < o->n && o->marks[c->mark].line < line)
		c->mark++;
	m = &o->marks[c->mark];
	if (c->mark == o->n || m->line != line || m->place != PLACE_LINE ||
	    m->family == FAMILY_WORD || m->family == FAMILY_SUFFIX)
		return NULL;	/* the latter's number is that of a page */
	if (family_is_dotted(m->family) || m->family == FAMILY_DIGIT ||
	    m->family == FAMILY_DIGIT_BARE)
		return m;
	c->foreign++;
	return NULL;
}

/* Adds the line from at, where blanks begin it, to to. */
static void
add_entry(struct contents *c, const struct outline *o, size_t line, size_t at,
    size_t to)
{
	struct entry *e = &c->v[c->n];
	size_t from = text_skip_blanks(o->text, at, to);
	const struct mark *m = number_of(c, o, line);
	bool sign, led;

	e->at = scan_ornaments(o->text, from, to);
	sign = e->at > from;
	if (c->n == 0)
		c->indent = from - at;
	if (m != NULL) {
		e->at = text_skip_blanks(o->text, m->at + m->len, to);
		c->numbered++;
		e->depth = family_is_dotted(m->family) ?
		    m->family - FAMILY_DOTTED + 2U : 1;
	} else if (sign || from - at > c->indent) {
		e->depth = c->n == 0 ? 1 : 2;
	} else {
		e->depth = 1;
	}
	c->deep = c->deep || e->depth > 1;
	e->to = contents_title_end(o->text, e->at, to, &led);
	if (e->to > e->at)
		c->n++;
}

/* The line from at to to is one of those with which the text may begin. */
static bool
begins_text(const struct contents *c, const char *s, size_t at, size_t to)
{
	size_t i;

	for (i = 0; i < c->n && i < FIRST; i++)
		if (is_entry(c, s, &c->v[i], at, to))
			return true;
	return false;
}

/*
 * Reads the list behind the mark toc: up to where its first line comes again,
 * or to a preface, which is returned; or NOWHERE, if it is no list.
 */
static size_t
read_contents(struct contents *c, const struct outline *o, size_t toc)
{
	const char *s = o->text;
	size_t at = o->marks[toc].line_end + 1, line = o->marks[toc].line;
	size_t end;

	c->mark = toc + 1;
	for (; at < o->len && c->n < ENTRIES_MAX; at = end + 1) {
		size_t from, to;

		end = text_line_end(s, at, o->len);
		line++;
		from = text_skip_blanks(s, at, end);
		if (from == end)
			continue;
		to = text_trim(s, from, end);
		c->last_line = line - 1;
		if (begins_text(c, s, from, to))
			return at;
		if (to - from > ENTRY_BYTES || form_ends_sentence(s, from, to))
			return c->n < ENTRIES_MIN ? NOWHERE : at;
		add_entry(c, o, line, at, to);
	}
	return NOWHERE;
}

/* Enters the line from at to end as a heading; depth 0: below the last. */
static void
add_heading(struct outline *o, uint32_t depth, size_t at, size_t end,
    size_t line)
{
	struct marker m = { .family = FAMILY_MARKDOWN, .value = 1,
	    .key = depth, .rank = depth };

	if (depth == 0) {	/* others like it may stand beside it */
		m.family = FAMILY_PLAIN;
		m.rank = PLAIN_RANK;
	}
	o->line_end = end;
	outline_add(o, at, at, line, &m, PLACE_LINE);
}

/* What is between at and to heads a part of an article, or of any text. */
static bool
is_part(const struct contents *c, const char *s, size_t at, size_t to)
{
	return word_is(&c->words->list[WORD_ARTICLE], s + at, to - at) ||
	    word_is(&c->words->list[WORD_HEADING], s + at, to - at);
}

/* 警告 heads a box within a part: that is known without the list. */
static bool
is_box(const struct contents *c, const char *s, size_t at, size_t to)
{
	const struct word_rule *w = word_is(&c->words->list[WORD_HEADING],
	    s + at, to - at);

	return w != NULL && w->number >= BOX_RANK;
}

/* Which entry the line from at to to is, one of the next few; or n. */
static size_t
find_entry(const struct contents *c, const char *s, size_t entry, size_t at,
    size_t to)
{
	size_t i;

	for (i = entry; i < c->n && i < entry + AHEAD; i++)
		if (is_entry(c, s, &c->v[i], at, to))
			return i;
	return c->n;
}

/* The line behind the one that ends at end, blank ones and buttons passed. */
static size_t
next_line(const struct contents *c, const struct outline *o, size_t end,
    size_t *to)
{
	const char *s = o->text;
	size_t at;

	do {
		at = text_skip_space(s, end, o->len);
		end = text_line_end(s, at, o->len);
		*to = text_trim(s, at, end);
	} while (at < o->len && line_is_buttons(c->words, s, at, *to));
	return at;
}

/*
 * The line from at to to, behind a title that ends at above, is the first one
 * below it, though the list lacks it: it is short, and a paragraph follows.
 */
static bool
is_first_below(const struct contents *c, const struct outline *o, size_t above,
    size_t at, size_t to)
{
	const char *s = o->text;
	size_t next, end;

	if (above == 0 || above + 1 != at || form_of(s, at, to) != FORM_SHORT)
		return false;
	next = next_line(c, o, to, &end);
	return next == text_line_end(s, to, o->len) + 1 &&
	    form_ends_sentence(s, next, end);
}

/*
 * Enters the lines from at on that are entries, in their order, and titles of
 * parts that the list lacks.  How many are entries.
 */
static size_t
add_headings(struct outline *o, const struct contents *c, size_t at)
{
	const char *s = o->text;
	size_t line = c->last_line, entry = 0, found = 0, end, i;
	size_t above = 0;

	for (; at < o->len; at = end + 1) {
		size_t from, to;

		line++;
		end = text_line_end(s, at, o->len);
		from = text_skip_blanks(s, at, end);
		if (from == end || end - at > 2 * ENTRY_BYTES)
			continue;
		to = text_trim(s, from, end);
		if (above > 0 && line_is_buttons(c->words, s, from, to)) {
			above = end;
			continue;
		}
		i = find_entry(c, s, entry, from, to);
		if (i == c->n && is_box(c, s, from, to)) {
			above = 0;
			continue;
		}
		if (i < c->n) {
			add_heading(o, c->v[i].depth, from, end, line);
			entry = i + 1;
			found++;
			above = c->v[i].depth == 1 ? end : 0;
			continue;
		}
		if (is_first_below(c, o, above, from, to))
			add_heading(o, 0, from, end, line);
		else if (is_part(c, s, from, to))
			add_heading(o, 1, from, end, line);
		above = 0;
	}
	return found;
}

/* Another title is at once below the mark. */
static bool
is_parent(const struct contents *c, const struct outline *o, size_t i)
{
	size_t to, at = next_line(c, o, o->marks[i].line_end, &to);

	return i + 1 < o->n && o->marks[i + 1].at == at;
}

/*
 * Where the list does not say how deep they are, from the first that has
 * another at once below it those that have none stand below it, unless they
 * are words that head the parts of an article.
 */
static void
find_depths(const struct contents *c, struct outline *o, size_t marks)
{
	const char *s = o->text;
	bool below = false;
	size_t i;

	if (c->deep || c->numbered > 0)
		return;
	for (i = marks; i < o->n; i++) {
		struct mark *m = &o->marks[i];
		size_t to = text_trim(s, m->at, m->line_end);

		if (is_parent(c, o, i))
			below = true;
		else if (is_part(c, s, m->at, to))
			below = false;
		else if (below && m->family == FAMILY_MARKDOWN)
			m->key = m->rank = 2;
	}
}

/* The marks of the list are dropped, and the others in lines of new ones. */
static void
drop_others(struct outline *o, const struct contents *c, size_t toc,
    size_t marks)
{
	size_t i, j = marks;

	for (i = toc; i < marks; i++) {
		while (j < o->n && o->marks[j].line < o->marks[i].line)
			j++;
		if (o->marks[i].line <= c->last_line ||
		    (j < o->n && o->marks[j].line == o->marks[i].line))
			o->marks[i].family = FAMILY_NONE;
	}
}

/*
 * Few lines of the list have other marks, and most are headings, half of those
 * with text below: else the list has been repeated.
 */
static bool
are_headings(const struct contents *c, const struct outline *o, size_t marks,
    size_t found)
{
	size_t i, bare = 0;

	for (i = marks; i < o->n; i++)
		bare += is_parent(c, o, i);
	return bare * 2 <= o->n - marks && c->n >= ENTRIES_MIN && c->foreign * 4 <= c->n &&
	    found * 4 >= c->n * 3;
}

/* The same of the list behind the mark toc. */
static bool
enter_named(struct outline *o, const struct vocabulary *words, size_t toc)
{
	struct contents c = { .words = words };
	size_t marks = o->n, at = read_contents(&c, o, toc);

	if (at == NOWHERE)
		return false;
	if (!are_headings(&c, o, marks, add_headings(o, &c, at))) {
		o->n = marks;
		return false;
	}
	find_depths(&c, o, marks);
	drop_others(o, &c, toc, marks);
	outline_sift(o);
	outline_sort(o);
	return true;
}

bool
outline_named(struct outline *o, const struct vocabulary *words)
{
	size_t i, marks = o->n;
	unsigned tries = 0;

	if (!outline_has(o, FAMILY_TOC))
		return false;
	for (i = 0; i < marks && tries < TRIES; i++) {
		if (o->marks[i].family != FAMILY_TOC)
			continue;
		tries++;
		if (enter_named(o, words, i))
			return true;
	}
	return false;
}
