/* split-sections-essay - lines that end in a number; see -outline.h. */
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "split-sections-number.h"
#include "split-sections-outline.h"
#include "split-sections-text.h"
#include "utf8.h"

#define STEM_MIN	6U	/* bytes of a title before its number */
#define ALIKE_MIN	4U	/* characters that two stems share */
#define ALIKE_PERCENT	60U	/* of the shorter one's */
#define TRIES_MAX	1000U	/* stems compared in a document: tables end
				   their lines in numbers too */
#define SUFFIX_MAX	200U	/* above it are years, pages, amounts */

/*
 * Enters a line that a count of essays ends, the stem before it ending at
 * stem, marker being its marker's place, len bytes.
 */
static void
add_suffix(struct outline *o, const struct vocabulary *words,
    size_t line, size_t stem, unsigned value,
    size_t marker, size_t len, size_t no)
{
	const char *s = o->text;
	struct marker m = { .family = FAMILY_SUFFIX, .weak = true };

	stem = text_trim(s, line, stem);
	if (value == 0 || value > SUFFIX_MAX || stem - line < STEM_MIN ||
	    word_ends(&words->list[WORD_CAPTION], s + line, stem - line))
		return;
	m.len = len;
	m.value = value;
	m.key = text_hash(s, line, stem);
	outline_add(o, line, marker, no, &m, PLACE_LINE);
}

/* The numeral that ends at to: where it begins, or to. */
static size_t
numeral_before(const char *s, size_t at, size_t to, unsigned *value)
{
	size_t from, i;
	uint32_t cp;
	bool formal;

	/* It may be as long as 九百九十九. */
	for (from = to; from > at && to - from < 15; from = i) {
		i = text_before(s, from, &cp);
		if (number_digits(s + i, from - i, value) == 0 &&
		    number_chinese(s + i, from - i, value, &formal) == 0)
			break;
	}
	if (number_digits(s + from, to - from, value) == to - from ||
	    number_chinese(s + from, to - from, value, &formal) == to - from)
		return from;
	return to;
}

/* The line ends in a number, ) or 篇: one look tells most lines. */
static bool
may_count(const struct vocabulary *words, const char *s, size_t at, size_t to)
{
	static const char paren[] = "\xEF\xBC\x89", piece[] = "\xE7\xAF\x87",
	    square[] = "\xE3\x80\x91";

	if (to - at <= 3)
		return false;
	if (s[to - 1] == ')' || (s[to - 1] >= '0' && s[to - 1] <= '9'))
		return true;
	if (((unsigned char)s[to - 1] & 0x80) == 0)
		return false;
	to -= 3;
	return char_begins(&words->begins, s + to, 3) ||
	    memcmp(s + to, paren, 3) == 0 || memcmp(s + to, piece, 3) == 0 ||
	    memcmp(s + to, square, 3) == 0;
}

/* A letter or digit without width: what follows it is part of a code. */
static bool
is_latin(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || ((cp | 0x20) >= 'a' &&
	    (cp | 0x20) <= 'z');
}

bool
outline_essay(struct outline *o, const struct vocabulary *words,
    size_t at, size_t to, size_t no)
{
	const char *s = o->text;
	size_t from, end = to, before;
	unsigned value;
	uint32_t cp;
	bool paren, piece;

	if (!may_count(words, s, at, to))
		return false;
	before = text_before(s, to, &cp);
	paren = cp == ')' || cp == 0xFF09 || cp == 0x3011;	/* 【一】 */
	if (paren && before > at) {
		end = before;
		before = text_before(s, end, &cp);
	}
	piece = cp == 0x7BC7 && before > at;	/* 篇 */
	if (piece)
		end = before;
	from = numeral_before(s, at, end, &value);
	if (from == end || from == at)
		return false;
	before = text_before(s, from, &cp);
	if (s[from] == '0' || is_latin(cp))	/* 139xxxx0001 */
		return false;
	if (piece) {
		if (cp != 0x7B2C || before == at)	/* 第 */
			return false;
		add_suffix(o, words, at, before, value, at, 0, no);
		return true;
	}
	if (paren && cp != '(' && cp != 0xFF08 && cp != 0x3010)
		return false;
	from = paren ? before : from;
	add_suffix(o, words, at, from, value, from, to - from, no);
	return false;
}

static int
by_key(const void *a, const void *b)
{
	const struct suffix *x = a, *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	return x->mark < y->mark ? -1 : x->mark > y->mark;
}

/* Judges the n marks behind one stem: they must count 1, 2. */
static void
judge_stem(struct outline *o, const struct suffix *v, size_t n)
{
	unsigned last = 0;
	size_t i, first = 0, counted = 0;

	for (i = 0; i < n; i++) {
		struct mark *m = &o->marks[v[i].mark];

		if (m->value == last + 1 || m->value == last + 2) {
			last = m->value;
			if (counted++ == 0)
				first = i;
		} else {
			m->family = FAMILY_NONE;
		}
	}
	if (counted == 1)
		o->marks[v[first].mark].family = FAMILY_NONE;
}

static size_t
stem_end(const struct mark *m)
{
	/* Of 第3篇 the mark has no length and stands at the line's start. */
	return m->len > 0 ? m->at : m->line_end;
}

/* How many characters of the stem of a are in that of b, and of how many. */
static size_t
shared(const struct outline *o, const struct mark *a, const struct mark *b,
    size_t *of)
{
	const char *s = o->text;
	size_t a_end = stem_end(a), b_end = stem_end(b);
	size_t i, j, n, count = 0;
	uint32_t cp;

	*of = 0;
	for (i = mark_start(a); i < a_end; i += n) {
		n = text_decode(s + i, a_end - i, &cp);
		++*of;
		for (j = mark_start(b); j + n <= b_end; j++)
			if (s[i + n - 1] == s[j + n - 1] &&
			    memcmp(s + i, s + j, n) == 0) {
				count++;
				break;
			}
	}
	return count;
}

/* Two stems say the same in other words: 有关合同范本一, 合同精选范本二. */
static bool
alike(const struct outline *o, const struct mark *a, const struct mark *b)
{
	size_t n, of_a, of_b;

	n = shared(o, a, b, &of_a);
	(void)shared(o, b, a, &of_b);
	return n >= ALIKE_MIN &&
	    n * 100 >= (of_a < of_b ? of_a : of_b) * ALIKE_PERCENT;
}

/* A digit behind a blank: the last column of a table, maybe. */
static bool
is_column(const char *s, const struct mark *m)
{
	return m->len > 0 && m->ahead > 0 && s[m->at] >= '0' &&
	    s[m->at] <= '9' && s[m->at - 1] == ' ';
}

/* Gives the n marks that count on behind stems that are alike the same key. */
static void
join_stems(struct outline *o, size_t n)
{
	size_t latest[SUFFIX_MAX + 1];		/* mark, by its value */
	size_t i, tries = 0;

	for (i = 0; i <= SUFFIX_MAX; i++)
		latest[i] = NOWHERE;
	for (i = 0; i < n; i++) {
		struct mark *m = &o->marks[o->suffixes[i].mark];
		size_t before;

		if (is_column(o->text, m))
			continue;
		before = latest[m->value - 1];
		if (before != NOWHERE && m->key != o->marks[before].key &&
		    tries++ < TRIES_MAX &&
		    alike(o, m, &o->marks[before]))
			m->key = o->marks[before].key;
		latest[m->value] = o->suffixes[i].mark;
	}
}

void
outline_essays(struct outline *o)
{
	size_t i, j, n = 0;

	for (i = 0; i < o->n; i++)
		if (o->marks[i].family == FAMILY_SUFFIX) {
			o->suffixes = mem_grow(o->suffixes, n,
			    &o->suffixes_cap, sizeof(*o->suffixes));
			o->suffixes[n++].mark = i;
		}
	join_stems(o, n);
	for (i = 0; i < n; i++)
		o->suffixes[i].key = o->marks[o->suffixes[i].mark].key;
	qsort(o->suffixes, n, sizeof(*o->suffixes), by_key);
	for (i = 0; i < n; i = j) {
		for (j = i + 1; j < n &&
		    o->suffixes[j].key == o->suffixes[i].key; j++)
			continue;
		judge_stem(o, o->suffixes + i, j - i);
	}
}
