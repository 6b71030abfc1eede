/*
 * strip-site-chrome-keep-numbers - what a document counts: 一、 二、 1. 2. that
 * were dropped between or behind those kept; see -evidence.h.
 */
#include <string.h>

#include "strip-site-chrome-chars.h"
#include "strip-site-chrome-evidence.h"
#include "utf8.h"

#define APART		((size_t)15)	/* lines from one to the next, at most */

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

/* What a line that a number opens may begin with. */
static bool
may_be_number(unsigned char c)
{
	return c == ' ' || chrome_is_digit(c) || (c >= 0xE3 && c <= 0xE5);
}

static struct number
number_of(const struct chrome_view *v, size_t i)
{
	struct page_line line = chrome_page_line(v, i);
	const char *s = line.text, *end = s + line.len;
	struct number number = { HAN, 0 };

	if (line.len > 0 && !may_be_number((unsigned char)*s))
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

void
chrome_keep_numbers(const struct chrome_view *v, struct chrome_decision *d)
{
	keep_next_numbers(v, d);
	keep_first_numbers(v, d);
}
