/*
 * strip-site-chrome-keep-numbers - what a document counts: 一、 二、 1. 2. that
 * were dropped between or behind those kept, and the notes that its marks [1]
 * [2] are of; see -evidence.h.
 */
#include <string.h>

#include "strip-site-chrome-chars.h"
#include "strip-site-chrome-evidence.h"
#include "utf8.h"

#define APART		((size_t)15)	/* lines from one to the next, at most */
#define MARKS		1000	/* more than the number of any mark */
#define NOTE_BYTES	9	/* of a note behind its mark */

enum { HAN, ARABIC, STYLES };

/* A number that opens a line; n is 0: none does. */
struct number {
	size_t	style, n;
};

static const char han_digits[] = "一二三四五六七八九";

/* Behind a Chinese number below 100; *n becomes it, or 0. */
static const char *
read_han(const char *s, const char *end, size_t *n)
{
	size_t digit = 0, k;

	*n = 0;
	for (; end - s >= 3; s += 3) {
		for (k = 0; k < 9; k++)
			if (memcmp(s, han_digits + k * 3, 3) == 0)
				break;
		if (k < 9)
			digit = k + 1;
		else if (memcmp(s, "十", 3) == 0 && *n == 0) {
			*n = digit > 0 ? digit * 10 : 10;
			digit = 0;
		} else
			break;
	}
	*n += digit;
	return s;
}

/*
 * What a line that a number opens may begin with; of a Chinese one, or a wide
 * blank, the first two bytes.
 */
static bool
may_be_number(const char *s, size_t len)
{
	unsigned char c = (unsigned char)s[0];
	unsigned char d = len > 1 ? (unsigned char)s[1] : 0;

	switch (c) {
	case 0xE3:
		return d == 0x80;
	case 0xE4:
		return d >= 0xB8 && d <= 0xBA;
	case 0xE5:
		return d == 0x85 || d == 0x8D || d == 0x9B;
	default:
		return c == ' ' || chrome_is_digit(c);
	}
}

static struct number
number_of(const struct chrome_view *v, size_t i)
{
	struct page_line line = chrome_page_line(v, i);
	const char *s = line.text, *end = s + line.len;
	struct number number = { HAN, 0 };

	if (line.len > 0 && !may_be_number(s, line.len))
		return number;
	while (end - s >= 3 && (*s == ' ' || memcmp(s, "　", 3) == 0))
		s += *s == ' ' ? 1 : 3;
	if (s < end && chrome_is_digit((unsigned char)*s)) {
		number.style = ARABIC;
		while (s < end && chrome_is_digit((unsigned char)*s) &&
		    number.n < 100)
			number.n = number.n * 10 + (size_t)(*s++ - '0');
		if (end - s > 1 && *s == '.' &&
		    !chrome_is_digit((unsigned char)s[1]))
			return number;
	} else {
		s = read_han(s, end, &number.n);
	}
	if (end - s <= 3 || memcmp(s, "、", 3) != 0)
		number.n = 0;
	return number;
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

/* Those that go on with a count that was kept. */
static void
keep_next_numbers(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t last[STYLES] = { 0 }, at = 0, i;

	for (i = 0; i < v->n; i++) {
		struct number number = number_of(v, i);

		if (is_kept(d, i)) {
			at = i;
			if (number.n > 0)
				last[number.style] = number.n;
		} else if (number.n > 0 && last[number.style] > 0 &&
		    number.n == last[number.style] + 1 && i - at <= APART &&
		    d->state[i] > STATE_GAP && may_be_kept(v, i)) {
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
	size_t next[STYLES] = { 0 }, at = v->n, i;

	for (i = v->n; i-- > 0; ) {
		struct number number = number_of(v, i);

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
