/*
 * strip-site-chrome-keep-numbers - what a document counts, 一、 1. 第三章, that
 * were dropped between or behind those kept, and the notes that its marks [1]
 * [2] are of; see -evidence.h.
 */
#include <string.h>

#include "strip-site-chrome-chars.h"
#include "strip-site-chrome-evidence.h"
#include "strip-site-chrome-number.h"

#define APART		((size_t)15)	/* lines from one to the next, at most */
#define MARKS		1000	/* more than the number of any mark */
#define NOTE_BYTES	9	/* of a note behind its mark */

static struct chrome_number
number_of(const struct chrome_view *v, size_t i)
{
	struct page_line line = chrome_page_line(v, i);

	return chrome_number_read(line.text, line.len);
}

static bool
is_kept(const struct chrome_decision *d, size_t i)
{
	return chrome_state_keeps((enum chrome_state)d->state[i]);
}

/* No rule has it, and it is no link. */
static bool
may_be_kept(const struct chrome_view *v, size_t i)
{
	struct page_line line = chrome_page_line(v, i);

	return v->lines[i].rule == CHROME_NO_RULE &&
	    line.link_chars * 2 <= line.chars;
}

/* Keeps line i, which a number opens, and the running text under it. */
static size_t
keep_item(const struct chrome_view *v, struct chrome_decision *d, size_t i)
{
	do
		chrome_keep_lines(d, i, i + 1);
	while (++i < v->n && v->mass[i + 1] > v->mass[i] &&
	    may_be_kept(v, i) && number_of(v, i).n == 0);
	return i;
}

/* Whether there is anything to keep for its number. */
static bool
are_any_dropped(const struct chrome_view *v, const struct chrome_decision *d)
{
	size_t i;

	for (i = 0; i < v->n; i++)
		if (!is_kept(d, i) && number_of(v, i).n > 0)
			return true;
	return false;
}

/*
 * In the tail, 第八章 may be one of a list of chapters: not where running text
 * stands under it.
 */
static bool
may_go_on(const struct chrome_view *v, const struct chrome_decision *d,
    size_t i, struct chrome_number number)
{
	if (d->state[i] != STATE_TAIL || number.style < NUMBER_PART)
		return d->state[i] > STATE_GAP;
	return number.style == NUMBER_ARTICLE ||
	    (i + 1 < v->n && v->mass[i + 2] > v->mass[i + 1]);
}

/* Those that go on with a count that was kept. */
static void
keep_next_numbers(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t last[NUMBER_STYLES] = { 0 }, at = 0, i;

	for (i = 0; i < v->n; i++) {
		struct chrome_number number = number_of(v, i);

		if (is_kept(d, i)) {
			at = i;
			if (number.n > 0)
				last[number.style] = number.n;
		} else if (number.n > 0 && last[number.style] > 0 &&
		    number.n == last[number.style] + 1 && i - at <= APART &&
		    may_go_on(v, d, i, number) && may_be_kept(v, i)) {
			last[number.style] = number.n;
			at = i = keep_item(v, d, i) - 1;
		} else if (number.n > 0) {
			last[number.style] = 0;
		}
	}
}

/* Those that a count that was kept goes on from. */
static void
keep_first_numbers(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t next[NUMBER_STYLES] = { 0 }, at = v->n, i;

	for (i = v->n; i-- > 0; ) {
		struct chrome_number number = number_of(v, i);

		if (is_kept(d, i)) {
			at = i;
			if (number.n > 0)
				next[number.style] = number.n;
		} else if (number.n > 0 &&
		    number.n + 1 == next[number.style] && at - i <= APART &&
		    d->state[i] != STATE_HEAD && may_be_kept(v, i)) {
			next[number.style] = number.n;
			chrome_keep_lines(d, i, i + 1);
			at = i;
		} else if (number.n > 0) {
			next[number.style] = 0;
		}
	}
}

/*
 * The number of the mark [12] at s; 0: there is none.  *end is behind it.
 */
static size_t
mark_at(const char *s, const char *to, const char **end)
{
	size_t n = 0;

	if (s == to || *s++ != '[')
		return 0;
	while (s < to && chrome_is_digit((unsigned char)*s) && n < MARKS / 10)
		n = n * 10 + (size_t)(*s++ - '0');
	*end = s + 1;
	return s < to && *s == ']' ? n : 0;
}

/* The number of the note that line i is; 0: it is none. */
static size_t
note_of(const struct chrome_view *v, size_t i)
{
	struct page_line line = chrome_page_line(v, i);
	const char *end = line.text + line.len, *at;
	size_t n = mark_at(line.text, end, &at);

	while (n > 0 && at < end && *at == ' ')
		at++;
	return n > 0 && (size_t)(end - at) >= NOTE_BYTES && *at != '[' &&
	    v->lines[i].rule == CHROME_NO_RULE ? n : 0;
}

/* Which marks stand in line i, but for the one it begins with. */
static void
find_marks(const struct chrome_view *v, size_t i, bool marks[MARKS])
{
	struct page_line line = chrome_page_line(v, i);
	const char *end = line.text + line.len, *s, *at = line.text + 1;

	while (at < end && (s = memchr(at, '[', (size_t)(end - at))) != NULL) {
		at = s + 1;
		marks[mark_at(s, end, &s)] = true;
	}
}

/* Notes behind the body, if the text that was kept has their marks. */
static void
keep_notes(const struct chrome_view *v, struct chrome_decision *d)
{
	bool marks[MARKS] = { false };
	size_t i, notes = 0;

	for (i = 0; i < v->n; i++)
		notes += !is_kept(d, i) && d->state[i] >= STATE_BODY &&
		    note_of(v, i) > 0;
	for (i = 0; notes > 0 && i < v->n; i++)
		if (is_kept(d, i))
			find_marks(v, i, marks);
	marks[0] = false;
	for (i = 0; notes > 0 && i < v->n; i++)
		if (d->state[i] >= STATE_BODY && v->under[i] == CHROME_CLASSES &&
		    marks[note_of(v, i)])
			chrome_keep_lines(d, i, i + 1);
}

void
chrome_keep_numbers(const struct chrome_view *v, struct chrome_decision *d)
{
	if (are_any_dropped(v, d)) {
		keep_next_numbers(v, d);
		keep_first_numbers(v, d);
	}
	keep_notes(v, d);
}
