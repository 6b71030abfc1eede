/* learn-site-chrome-grow - spots grow alike; see learn-site-chrome-spots.h. */
#include <stdlib.h>

#include "learn-site-chrome-spots.h"
#include "strip-site-chrome-chars.h"

#define LEAST_SHARE	30	/* percent of the spots that go on alike, */
#define FIRST_SHARE	10	/* and right behind the word */
#define DIGITS		8	/* of a number */

/*
 * What stands anywhere: on so many spots at least, beside so many different
 * characters, percent, on either side.
 */
#define LEAST_SPOTS	5
#define DIFFERENT	50

static int
by_char(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

/* Text that a watermark begins behind. */
bool
spots_ends_sentence(uint32_t cp)
{
	return cp == 0x3002 || cp == 0xFF01 || cp == 0xFF1F || cp == 0xFF1B ||
	    cp == '!' || cp == '?' || cp == ';' || cp == 0x2026 ||
	    cp == 0x201D;
}

/* The character beside a spot; 0 at the line's end. */
static uint32_t
beside(const struct spots *s, const struct spot *p, bool left)
{
	size_t len;
	const char *text = spots_line(s, p, &len);
	uint32_t cp = 0;

	if (left && p->from > 0)
		(void)utf8_before(text, p->from, &cp);
	else if (!left && p->to < len)
		(void)utf8_decode(text + p->to, len - p->to, &cp);
	return cp == UTF8_BAD ? 0 : cp;
}

size_t
spots_pages(const struct spot *v, size_t n)
{
	size_t i, pages = 0;
	uint32_t last = UINT32_MAX;

	for (i = 0; i < n; i++) {
		if (v[i].out)
			continue;
		pages += v[i].page != last;
		last = v[i].page;
	}
	return pages;
}

/* The commonest character beside the spots, and how many have it. */
static uint32_t
commonest(struct spots *s, const struct spot *v, size_t n, bool left,
    size_t *most, size_t *all)
{
	size_t i, count = 0;
	uint32_t best = 0;

	*most = *all = 0;
	for (i = 0; i < n; i++)
		if (!v[i].out)
			s->next[(*all)++] = beside(s, &v[i], left);
	if (*all > 1)
		qsort(s->next, *all, sizeof(*s->next), by_char);
	for (i = 0; i < *all; i++) {
		count = i > 0 && s->next[i] == s->next[i - 1] ? count + 1 : 1;
		if (count > *most) {
			*most = count;
			best = s->next[i];
		}
	}
	return best;
}

/* Goes on by a character on one side, if that share of spots go on alike. */
static bool
grow(struct spots *s, struct spot *v, size_t n, bool left, size_t share)
{
	size_t most, all, i, pages = 0, width;
	uint32_t cp = commonest(s, v, n, left, &most, &all), last = UINT32_MAX;

	if (cp == 0 || most * 100 < all * share ||
	    (left && spots_ends_sentence(cp)))
		return false;
	for (i = 0; i < n; i++) {
		if (v[i].out || beside(s, &v[i], left) != cp)
			continue;
		pages += v[i].page != last;
		last = v[i].page;
	}
	if (pages < s->pages)
		return false;
	width = cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
	for (i = 0; i < n; i++) {
		if (v[i].out)
			continue;
		if (beside(s, &v[i], left) != cp)
			v[i].out = true;
		else if (left)
			v[i].from -= (uint32_t)width;
		else
			v[i].to += (uint32_t)width;
	}
	return true;
}

/* How many bytes of digits stand beside a spot. */
static uint32_t
digits_beside(const struct spots *s, const struct spot *p, bool left)
{
	size_t len;
	const char *text = spots_line(s, p, &len);
	uint32_t n = 0;

	if (left)
		while (n < p->from && n < DIGITS && chrome_is_digit(
		    (unsigned char)text[p->from - n - 1]))
			n++;
	else
		while (p->to + n < len && n < DIGITS && chrome_is_digit(
		    (unsigned char)text[p->to + n]))
			n++;
	return n;
}

/* Goes on by a number, whatever it is, if enough spots have one there. */
static bool
grow_number(struct spots *s, struct spot *v, size_t n, bool left)
{
	size_t i, all = 0, with = 0, pages = 0;
	uint32_t last = UINT32_MAX, digits;

	for (i = 0; i < n; i++) {
		all += !v[i].out;
		if (v[i].out || digits_beside(s, &v[i], left) == 0)
			continue;
		with++;
		pages += v[i].page != last;
		last = v[i].page;
	}
	if (with == 0 || with * 100 < all * LEAST_SHARE || pages < s->pages)
		return false;
	for (i = 0; i < n; i++) {
		digits = v[i].out ? 0 : digits_beside(s, &v[i], left);
		if (digits == 0)
			v[i].out = true;
		else if (left)
			v[i].from -= digits;
		else
			v[i].to += digits;
	}
	return true;
}

const struct spot *
spots_first(const struct spot *v, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (!v[i].out)
			return &v[i];
	return NULL;
}

/*
 * A sentence's end behind the watermark is the text's, unless the text's own
 * stands before it.
 */
static void
give_back_end(struct spots *s, struct spot *v, size_t n)
{
	const struct spot *first = spots_first(v, n);
	size_t len, most, all, i, before;
	const char *text;
	uint32_t cp, left;

	if (first == NULL)
		return;
	text = spots_line(s, first, &len);
	before = utf8_before(text, first->to, &cp);
	if (!spots_ends_sentence(cp))
		return;
	left = commonest(s, v, n, true, &most, &all);
	if (left == 0 || spots_ends_sentence(left))
		return;
	for (i = 0; i < n; i++)
		if (!v[i].out)
			v[i].to -= (uint32_t)(first->to - before);
}

void
spots_grow(struct spots *s, struct spot *v, size_t n)
{
	size_t share = FIRST_SHARE;

	for (; grow_number(s, v, n, false) || grow(s, v, n, false, share);
	    share = LEAST_SHARE)
		continue;
	while (grow_number(s, v, n, true) ||
	    grow(s, v, n, true, LEAST_SHARE))
		continue;
	give_back_end(s, v, n);
}

/* How many different characters, Chinese ones, stand on one side. */
static size_t
count_beside(struct spots *s, const struct spot *v, size_t n, bool left,
    size_t *all)
{
	size_t i, different = 0;

	*all = 0;
	for (i = 0; i < n; i++)
		if (!v[i].out)
			s->next[(*all)++] = beside(s, &v[i], left);
	qsort(s->next, *all, sizeof(*s->next), by_char);
	for (i = 0; i < *all; i++)
		different += utf8_is_han(s->next[i]) &&
		    (i == 0 || s->next[i] != s->next[i - 1]);
	return different;
}

bool
spots_anywhere(struct spots *s, const struct spot *v, size_t n)
{
	size_t all, before = count_beside(s, v, n, true, &all);
	size_t behind = count_beside(s, v, n, false, &all);

	return all >= LEAST_SPOTS && before * 100 >= all * DIFFERENT &&
	    behind * 100 >= all * DIFFERENT;
}
