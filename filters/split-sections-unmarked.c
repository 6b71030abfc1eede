/*
 * split-sections-unmarked - headings of a Markdown document that have lost
 * their #, their numbers left: 3 公共约定 between ## 2 and ## 4; see -scan.h.
 */
#include <string.h>

#include "split-sections-scan.h"
#include "split-sections-text.h"

#define DEPTHS		DOTTED_DEPTH_MAX	/* 1, 1.1, 1.1.1, ... */
#define TITLE_WIDTH	(size_t)44	/* columns */
#define NEXT_MAX	64U		/* marks looked at for ## 4 */

/* The last number of each depth, and the # that it has. */
struct counts {
	struct {
		unsigned	family, value, level;
		uint32_t	key;
	} at[DEPTHS];
};

/* 0 of 1 and 1., 1 of 1.1 and so on; DEPTHS: it is no such number. */
static unsigned
depth_of(unsigned family)
{
	if (family == FAMILY_DIGIT || family == FAMILY_DIGIT_BARE)
		return 0;
	if (family_is_dotted(family) && family - FAMILY_DOTTED + 1 < DEPTHS)
		return family - FAMILY_DOTTED + 1;
	return DEPTHS;
}

/* The number behind the # of a mark; its family is FAMILY_NONE without. */
static void
read_number(const struct outline *o, const struct vocabulary *words,
    const struct mark *m, struct marker *number)
{
	size_t at = text_skip_blanks(o->text, m->at + m->key, m->line_end);

	memset(number, 0, sizeof(*number));
	if (!marker_at(words, o->text + at, m->line_end - at, true, number))
		number->family = FAMILY_NONE;
}

/* The number follows that of its depth, or is the first of the one above. */
static bool
is_next(const struct counts *c, unsigned depth, const struct mark *m)
{
	if (c->at[depth].level == 0 || c->at[depth].family != m->family)
		return false;
	if (depth > 0 && (depth > 1 ? c->at[depth - 1].key * DOTTED_BASE : 0) +
	    c->at[depth - 1].value != m->key)
		return false;
	return m->value == (c->at[depth].key == m->key ?
	    c->at[depth].value : 0) + 1;
}

/* Behind mark i the count goes on with # again: ## 4. */
static bool
comes_marked(const struct outline *o, const struct vocabulary *words,
    size_t i, unsigned level)
{
	const struct mark *m = &o->marks[i];
	struct marker number;
	size_t k;

	for (k = i + 1; k < o->n && k - i < NEXT_MAX; k++) {
		if (o->marks[k].family != FAMILY_MARKDOWN ||
		    o->marks[k].key != level)
			continue;
		read_number(o, words, &o->marks[k], &number);
		return number.family == m->family &&
		    number.value == m->value + 1;
	}
	return false;
}

/* Its line is a title: short, and no mark ends it. */
static bool
is_title(const struct outline *o, const struct mark *m)
{
	const char *s = o->text;
	size_t at = text_skip_blanks(s, m->at + m->len, m->line_end), n;
	size_t to = text_trim(s, at, m->line_end);

	if (m->place != PLACE_LINE || at == to || m->trap ||
	    text_width(s, at, to, TITLE_WIDTH) >= TITLE_WIDTH)
		return false;
	for (; (at = text_next_stop(s, at, to)) < to; at += n) {
		enum stop stop = text_stop_at(s, at, to, &n);

		if (stop == STOP_SENTENCE || stop == STOP_CLAUSE ||
		    stop == STOP_COMMA)
			return false;
	}
	return true;
}

static void
note(struct counts *c, unsigned depth, const struct marker *number,
    unsigned level)
{
	if (level > 0)
		c->at[depth].level = level;
	c->at[depth].family = number->family;
	c->at[depth].value = number->value;
	c->at[depth].key = number->key;
}

void
scan_give_signs(struct outline *o, const struct vocabulary *words)
{
	struct counts c = { 0 };
	struct marker number = { 0 };
	size_t i;

	for (i = 0; i < o->n; i++) {
		struct mark *m = &o->marks[i];
		unsigned depth;

		if (m->family == FAMILY_MARKDOWN) {
			read_number(o, words, m, &number);
			depth = depth_of(number.family);
			if (depth < DEPTHS)
				note(&c, depth, &number, m->key);
			continue;
		}
		depth = depth_of(m->family);
		if (depth == DEPTHS || !is_next(&c, depth, m) ||
		    !is_title(o, m) || (depth == 0 &&
		    !comes_marked(o, words, i, c.at[0].level)))
			continue;
		number.family = m->family;
		number.value = m->value;
		number.key = m->key;
		note(&c, depth, &number, 0);
		m->family = FAMILY_MARKDOWN;
		m->key = c.at[depth].level;
		m->value = m->key;
		m->weak = false;
	}
}
