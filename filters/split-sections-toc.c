/* split-sections-toc - tables of contents; see -outline.h. */
#include <string.h>

#include "split-sections-outline.h"
#include "split-sections-text.h"
#include "utf8.h"

#define LINE_BYTES	(size_t)150	/* of a line of contents, at most */
#define LED_BYTES	(size_t)600	/* of one with a leader */
#define LINES_MIN	3U		/* of a table that has no heading */
#define LINES_APART	2U	/* from one to the next, at most */
#define OTHER_LINES	1U	/* without a number, in such a table */
#define STEPS_MIN	(size_t)5000	/* marks looked at for repetitions, */
#define STEPS_FACTOR	(size_t)4	/* and as many times all marks */
#define HEADS		8U	/* marks looked at for the next page's */
#define LEADER_MIN	4U		/* dots that lead to a page's number */

size_t
contents_before_page(const char *s, size_t at, size_t end, bool *led)
{
	size_t dots = 0, page, i;
	uint32_t cp;

	for (page = end; page > at && s[page - 1] >= '0' &&
	    s[page - 1] <= '9'; page--)
		continue;
	for (i = page; i > at; ) {
		size_t before = text_before(s, i, &cp);

		if (cp == 0x2026)
			dots += 3;
		else if (cp == '.' || cp == 0x00B7 || cp == '-' || cp == '_')
			dots++;
		else if (!utf8_is_blank(cp))
			break;
		i = before;
	}
	*led = dots >= LEADER_MIN;
	return *led || (dots == 0 && i < page) ? i : end;
}

/* The next character that is no blank, from *at on; 0 at the end. */
static uint32_t
next_solid(const char *s, size_t *at, size_t to)
{
	uint32_t cp;

	if (*at >= to || (unsigned char)s[*at] < 0xE4)	/* a blank, maybe */
		*at = text_skip_blanks(s, *at, to);
	if (*at >= to)
		return 0;
	*at += text_decode(s + *at, to - *at, &cp);
	return cp;
}

/* General Information in the table is GENERAL INFORMATION above its text. */
static uint32_t
fold_case(uint32_t cp)
{
	return cp >= 'A' && cp <= 'Z' ? cp | 0x20 : cp;
}

/*
 * From a to a_end and from b to b_end stands the same but for blanks and the
 * case of letters.
 */
static bool
same_words(const char *s, size_t a, size_t a_end, size_t b, size_t b_end)
{
	uint32_t cp;

	if (a_end - a == b_end - b && memcmp(s + a, s + b, a_end - a) == 0)
		return true;
	do {
		cp = fold_case(next_solid(s, &a, a_end));
		if (cp != fold_case(next_solid(s, &b, b_end)))
			return false;
	} while (cp != 0);
	return true;
}

/*
 * The lines of two marks say the same, but for that, and for leader and page
 * in the first: the heading has none, the row of a table may have a number.
 */
static bool
same_line(const char *s, const struct mark *m, const struct mark *again)
{
	size_t a = mark_start(m), b = mark_start(again);
	size_t a_line = m->line_end, b_line = again->line_end, a_end;
	bool led;

	a_end = contents_title_end(s, a, a_line, &led);
	return a_end - a <= LINE_BYTES &&
	    (same_words(s, a, a_end, b, b_line) ||
	    same_words(s, a, a_line, b, b_line));
}

/* A page's number ends the line of a mark, or what may be one. */
static bool
has_page(const char *s, const struct mark *m)
{
	size_t at = m->at + m->len, end = m->line_end;
	bool led;

	return end - at <= LED_BYTES &&
	    contents_title_end(s, at, end, &led) < text_trim(s, at, end);
}

/*
 * All lines from at to the place to are short, and there are no more of them
 * than that, blank ones not counted.
 */
static bool
is_list(const struct outline *o, size_t at, size_t to, size_t most)
{
	size_t lines = 0;

	while (at < to) {
		size_t end = text_line_end(o->text, at, to);

		lines += text_skip_blanks(o->text, at, end) < end;
		if (end - at > LINE_BYTES || lines > most)
			return false;
		at = end + 1;
	}
	return true;
}

/*
 * Mark i stands in a line, and mark j says the same: what is between i and
 * the mark behind it follows j too, and the marks between them are close.
 */
static bool
same_inside(const struct outline *o, size_t i, size_t j)
{
	const struct mark *m = &o->marks[i], *again = &o->marks[j];
	size_t title = m->at + m->len, behind = again->at + again->len;
	size_t end = o->marks[i + 1].at;
	uint32_t cp;

	for (; i < j; i++)
		if (o->marks[i + 1].at - o->marks[i].at > LINE_BYTES)
			return false;
	if (title >= end)
		return false;
	while ((cp = next_solid(o->text, &title, end)) != 0)
		if (cp != next_solid(o->text, &behind, o->len))
			return false;
	return true;
}

/* A leader and a page's number end the line of mark i. */
static bool
is_led(const struct outline *o, size_t i)
{
	const struct mark *m = &o->marks[i];
	bool led;

	if (m->line_end - m->at > LED_BYTES)
		return false;
	(void)contents_title_end(o->text, m->at, m->line_end, &led);
	return led;
}

/*
 * Where leaders end the lines of a table, behind the last of them it ends,
 * though the mark that it began with comes again only at again; or again.
 */
static size_t
led_end(const struct outline *o, size_t i, size_t again)
{
	size_t k = i;

	while (k < again && is_led(o, k))
		k++;
	return k - i >= LINES_MIN ? k : again;
}

/* Some character between at and to is no blank and no part of a rule. */
static bool
has_words(const char *s, size_t at, size_t to)
{
	while ((at = text_skip_space(s, at, to)) < to) {
		if (s[at] != '-' && s[at] != '=' && s[at] != '*' &&
		    s[at] != '_')
			return true;
		at++;
	}
	return false;
}

/* The same word comes behind the mark again: 结语 is the last of the table. */
static bool
word_again(const struct outline *o, const struct mark *m)
{
	size_t i, steps;

	for (i = m->next, steps = 0; i != NOWHERE && steps < HEADS;
	    i = o->marks[i].next, steps++)
		if (o->marks[i].key == m->key)
			return true;
	return false;
}

/*
 * A table that begins with mark i ends before mark again, or before the words
 * that stand there with text of their own: 摘要, above 第一章.  The numbers of
 * pages, Ⅱ, may be between them.
 */
static size_t
table_end(const struct outline *o, size_t i, size_t again)
{
	size_t k = again;

	while (k > i + 1) {
		const struct mark *m = &o->marks[--k];
		size_t end = m->line_end;

		if (m->family == FAMILY_ROMAN && m->at + m->len == end)
			continue;
		if (m->family != FAMILY_WORD || word_again(o, m) ||
		    !has_words(o->text, end, mark_start(&o->marks[again])))
			break;
		again = k;
	}
	return again;
}

/*
 * Behind the marks that begin lines close together, from mark i on, up to the
 * mark again: a table of contents, if there are some, though text follows it;
 * or NOWHERE.
 */
static size_t
dense_end(const struct outline *o, size_t i, size_t again)
{
	size_t k = i + 1;

	while (k < again && o->marks[k].place == PLACE_LINE &&
	    o->marks[k].line - o->marks[k - 1].line <= LINES_APART)
		k++;
	return k - i >= LINES_MIN ? k : NOWHERE;
}

/* How many lines the marks from i up to j begin. */
static size_t
lines_begun(const struct outline *o, size_t i, size_t j)
{
	size_t lines = 0;

	for (; i < j; i++)
		lines += o->marks[i].place == PLACE_LINE;
	return lines;
}

/*
 * The mark with which the document begins after a table that begins with
 * mark i: the next one that says the same, short lines being all that is
 * between them, few without a number unless the table has a heading or pages.
 * NOWHERE: i begins no table.
 */
static size_t
repeated(const struct outline *o, size_t i, bool headed, size_t *budget)
{
	const struct mark *m = &o->marks[i];
	size_t j;

	for (j = m->next; j != NOWHERE && *budget > 0;
	    j = o->marks[j].next, --*budget) {
		const struct mark *again = &o->marks[j];

		if (again->value != m->value || (m->family == FAMILY_WORD &&
		    again->key != m->key))
			continue;
		if (m->place != PLACE_LINE)
			return j - i >= LINES_MIN && m->unit &&
			    same_inside(o, i, j) ? j : NOWHERE;
		if (again->place != PLACE_LINE)
			continue;
		if (!same_line(o->text, m, again) ||
		    (!headed && j - i < LINES_MIN))
			return NOWHERE;
		headed = headed || (has_page(o->text, m) &&
		    !has_page(o->text, again));
		j = led_end(o, i, table_end(o, i, j));
		if (is_list(o, mark_start(m), mark_start(&o->marks[j]), headed ?
		    SIZE_MAX : lines_begun(o, i, j) + OTHER_LINES))
			return j;
		return headed ? dense_end(o, i, j) : NOWHERE;
	}
	return NOWHERE;
}

static void
drop(struct outline *o, size_t i, size_t to)
{
	for (; i < to; i++)
		o->marks[i].family = FAMILY_NONE;
}

/*
 * The marks i and j say the same, each with the number of another page behind
 * it: 第三章 栽培 57, at the head of each page.
 */
static bool
same_head(const struct outline *o, size_t i, size_t j)
{
	const char *s = o->text;
	const struct mark *m = &o->marks[i], *n = &o->marks[j];
	size_t m_line = m->line_end, m_end;
	size_t n_line = n->line_end, n_end;
	bool led;

	if (m_line - m->at > LINE_BYTES || n_line - n->at > LINE_BYTES)
		return false;
	m_end = contents_title_end(s, m->at, m_line, &led);
	n_end = contents_title_end(s, n->at, n_line, &led);
	return m_end < text_trim(s, m->at, m_line) &&
	    n_end < text_trim(s, n->at, n_line) &&
	    same_words(s, m->at, m_end, n->at, n_end) &&
	    !same_words(s, m_end, m_line, n_end, n_line);
}

/* Drops those: true if there are some. */
static bool
drop_heads(struct outline *o)
{
	bool found = false;
	size_t i, j, steps;

	for (i = 0; i < o->n; i++) {
		const struct mark *m = &o->marks[i];

		if (!m->unit || m->item || m->place != PLACE_LINE)
			continue;
		for (j = m->next, steps = 0; j != NOWHERE && steps < HEADS;
		    j = o->marks[j].next, steps++) {
			if (o->marks[j].value != m->value ||
			    o->marks[j].place != PLACE_LINE ||
			    !same_head(o, i, j))
				continue;
			drop(o, i, i + 1);
			drop(o, j, j + 1);
			found = true;
			break;
		}
	}
	return found;
}

static void
drop_if_led(struct outline *o, size_t i)
{
	if (is_led(o, i))
		drop(o, i, i + 1);
}

static void
link_marks(struct outline *o)
{
	outline_link(o);
	outline_unlink(o);
}

void
outline_contents(struct outline *o, const struct vocabulary *words)
{
	bool headed = false;
	size_t budget = o->n * STEPS_FACTOR + STEPS_MIN;
	size_t i, j;

	if (o->n == 0)
		return;
	if (!outline_named(o, words))
		outline_listed(o);
	link_marks(o);
	if (drop_heads(o)) {
		outline_sift(o);
		link_marks(o);
	}
	for (i = 0; i < o->n; i = j) {
		struct mark *m = &o->marks[i];

		j = i + 1;
		if (m->family == FAMILY_TOC) {
			headed = true;
			drop(o, i, j);
			continue;
		}
		if (m->place != PLACE_LINE && (!m->unit || m->value != 1))
			continue;
		if ((headed || m->value == 1) && m->family != FAMILY_ENUM) {
			size_t again = repeated(o, i, headed,
			    &budget);

			if (again != NOWHERE)
				drop(o, i, j = again);
			else
				drop_if_led(o, i);
		} else {
			drop_if_led(o, i);
		}
		headed = false;
	}
	outline_sift(o);
}
