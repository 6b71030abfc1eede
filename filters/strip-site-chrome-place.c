/* strip-site-chrome-place - the features of where a line stands. */
#include <string.h>

#include "eight.h"
#include "strip-site-chrome-groups.h"
#include "strip-site-chrome-view.h"

#define RUN_FAR		11	/* lines each way, and enough of them */
#define ONES		(UINT64_MAX / 0xFF)	/* 1 in each byte */

static unsigned
kind_of(const struct chrome_view *v, size_t i)
{
	const struct chrome_line *l = &v->lines[i];
	unsigned kind = line_mass(v, i) > 0 ? CHROME_WORDY :
	    1 + (unsigned)STEP(l->chars, 9, 24);

	if (l->date != DATE_NONE && l->chars <= 40)
		kind |= CHROME_DATED;
	return l->repeats > 0 ? kind | CHROME_REPEATED : kind;
}

void
chrome_kinds_find(struct chrome_view *v)
{
	uint8_t *kinds = v->kinds + CHROME_KINDS_BEFORE;
	size_t i;

	memset(v->kinds, 0, CHROME_KINDS_BEFORE);
	for (i = 0; i < v->n; i++)
		kinds[i] = (uint8_t)kind_of(v, i);
	memset(kinds + v->n, 0, CHROME_KINDS_BEHIND);
}

/* Two lines that could be items of one list. */
static bool
alike(const struct chrome_view *v, size_t i, size_t j)
{
	const struct chrome_line *a = &v->lines[i], *b;

	if (j >= v->n || line_mass(v, i) > 0 || line_mass(v, j) > 0)
		return false;
	b = &v->lines[j];
	return a->start == b->start && a->chars * 2 >= b->chars &&
	    b->chars * 2 >= a->chars;
}

static bool
is_listed(unsigned kind)
{
	return (kind & CHROME_KIND) != 0 && (kind & CHROME_WORDY) == 0;
}

/* How many lines without sentences stand here together, RUN_FAR being many. */
static size_t
run(const struct chrome_view *v, size_t i)
{
	size_t n = 1, k;

	if (!is_listed(chrome_kind_of(v, i)))
		return 0;
	for (k = 1; n < RUN_FAR && is_listed(chrome_kind_of(v, i - k)); k++)
		n++;
	for (k = 1; n < RUN_FAR && is_listed(chrome_kind_of(v, i + k)); k++)
		n++;
	return n;
}

/* How many of eight lines and of five have a flag. */
static size_t
count_flags(uint64_t eight, uint64_t five, unsigned flag)
{
	uint64_t each = ONES * flag;

	return (size_t)(((eight & each) / flag + (five & each) / flag) *
	    ONES >> 56);
}

static size_t
share(size_t part, size_t all)
{
	if (part == 0 || all == 0)
		return 0;
	return 1 + (size_t)(part * 20 > all) + (size_t)(part * 2 > all) +
	    (size_t)(part * 20 > all * 19);
}

/* How much there is in view that only chrome has. */
static void
add_signs(struct found *f, const struct chrome_view *v, size_t i)
{
	size_t from = i > 5 ? i - 5 : 0, to = i + 6 < v->n ? i + 6 : v->n;

	ADD(f, SIGNS_BEFORE, STEP(v->signs[i + 1], 1, 2, 5));
	ADD(f, SIGNS_AHEAD, STEP(v->signs[v->n] - v->signs[i], 1, 2, 5));
	ADD(f, SIGNS_NEAR, STEP(v->signs[to] - v->signs[from], 1, 2, 5));
}

/* How many lines from to to begin with a label. */
static size_t
labels(const struct chrome_view *v, size_t from, size_t to)
{
	size_t n = 0;

	for (; from < to; from++)
		n += v->lines[from].label != LABEL_NONE;
	return n;
}

static void
add_labels(struct found *f, const struct chrome_view *v, size_t i)
{
	size_t from = i > 2 ? i - 2 : 0, to = i + 3 < v->n ? i + 3 : v->n;
	unsigned label = v->lines[i].label;
	size_t near = labels(v, from, to) - (label != LABEL_NONE);

	ADD(f, LABEL, label * 4 + STEP(near, 1, 2, 3));
	from = i > 6 ? i - 6 : 0;
	to = i + 7 < v->n ? i + 7 : v->n;
	ADD(f, LABELS, STEP(labels(v, from, to), 1, 3, 6) * 5 +
	    line_kind(v, i));
}

/* Before, in or behind a run of lines; 0: there is none. */
static size_t
side(size_t i, size_t first, size_t last, size_t n)
{
	if (first == n)
		return 0;
	return i < first ? 1 : i <= last ? 2 : 3;
}

/* Dates and equal lines around, as lists and threads have them. */
static void
add_around(struct found *f, const struct chrome_view *v, size_t i)
{
	const uint8_t *kinds = v->kinds + CHROME_KINDS_BEFORE + i;
	uint64_t eight = eight_load(kinds - 6);
	uint64_t five = eight_load(kinds + 2) & UINT64_MAX >> 24;
	size_t dates = count_flags(eight, five, CHROME_DATED);
	size_t repeats = count_flags(eight, five, CHROME_REPEATED);

	ADD(f, THREAD, side(i, v->thread_first, v->thread_last, v->n));
	ADD(f, DATED, side(i, v->dated_first, v->dated_last, v->n));
	ADD(f, DATES_NEAR, STEP(dates, 1, 2, 4));
	ADD(f, REPEATS_NEAR, STEP(repeats, 1, 3, 6));
}

/* Before, in or behind the lines that are most running text. */
static size_t
core_side(const struct chrome_view *v, size_t i)
{
	return i + 3 < v->core_first ? 0 : i < v->core_first ? 1 :
	    i == v->core_first ? 2 : i <= v->core_last ? 3 :
	    i <= v->core_last + 3 ? 4 : 5;
}

/* The class that a line's words are mostly of, if they are much of it. */
static bool
has_class(const struct chrome_line *l)
{
	return l->class < CHROME_CLASSES && l->covered >= 25;
}

static size_t
is_sign_line(const struct chrome_view *v, size_t i)
{
	return i < v->n && v->signs[i + 1] > v->signs[i];
}

/*
 * How much text stands before the comments; how much of all text the lines
 * hold that are most running text.
 */
static void
add_shares(struct found *f, const struct chrome_view *v, size_t i)
{
	size_t all = v->mass[v->n], where, before, core;

	where = side(i, v->thread_first, v->thread_last, v->n);
	before = where == 0 ? 0 : STEP(v->mass[v->thread_first], 1, 120, 500);
	ADD(f, THREAD_MASS, (where * 4 + before) * 5 + line_kind(v, i));
	core = v->mass[v->core_last + 1] - v->mass[v->core_first];
	ADD(f, CORE_SHARE, STEP(core * 20, all * 7, all * 12, all * 17) * 6 +
	    core_side(v, i));
}

/* Two things that are true at once. */
static void
add_pairs(struct found *f, const struct chrome_view *v, size_t i)
{
	const struct chrome_line *l = &v->lines[i];
	size_t from = i > 5 ? i - 5 : 0, to = i + 6 < v->n ? i + 6 : v->n;
	size_t kind = line_kind(v, i), where = core_side(v, i);

	ADD(f, PAGE_TEXT_KIND, STEP(v->mass[v->n], 1, 40, 120, 300, 1000) * 5 +
	    kind);
	ADD(f, WHERE_KIND, where * 5 + kind);
	if (has_class(l))
		ADD(f, WHERE_WORD, where * CHROME_CLASSES + l->class);
	ADD(f, KINDS, line_kind(v, i - 1) * 25 + kind * 5 +
	    line_kind(v, i + 1));
	ADD(f, KINDS_FAR, (i > 1 ? line_kind(v, i - 2) : 0) * 5 +
	    line_kind(v, i + 2));
	if (v->under[i] < CHROME_CLASSES)
		ADD(f, UNDER_KIND, kind * CHROME_CLASSES + v->under[i]);
	ADD(f, SIGNS_KIND, STEP(v->signs[to] - v->signs[from], 1, 2, 5) * 5 +
	    kind);
	ADD(f, SIGN_SIGN, kind * 4 + (i > 0 ? is_sign_line(v, i - 1) : 0) * 2 +
	    is_sign_line(v, i + 1));
}

void
features_of_place(struct found *found, const struct chrome_view *v, size_t i)
{
	size_t all = v->mass[v->n], from = i > 3 ? i - 3 : 0;
	size_t to = i + 4 < v->n ? i + 4 : v->n;
	struct found copy = *found, *f = &copy;	/* stays in registers */

	ADD(f, PREV, line_kind(v, i - 1));	/* SIZE_MAX: none */
	ADD(f, NEXT, line_kind(v, i + 1));
	if (i > 0 && v->lines[i - 1].class < CHROME_CLASSES)
		ADD(f, PREV_WORD, v->lines[i - 1].class);
	if (i + 1 < v->n && v->lines[i + 1].class < CHROME_CLASSES)
		ADD(f, NEXT_WORD, v->lines[i + 1].class);
	ADD(f, RUN, STEP(run(v, i), 1, 3, 6, 11));
	ADD(f, AROUND, STEP(v->mass[to] - v->mass[from] - line_mass(v, i),
	    1, 60, 300));
	ADD(f, BEFORE, share(v->mass[i], all));
	ADD(f, AHEAD, share(all - v->mass[i + 1], all));
	ADD(f, POS, i == 0 ? 0 : i < 4 ? 1 : i + 1 == v->n ? 4 :
	    i + 5 >= v->n ? 3 : 2);
	ADD(f, CORE, core_side(v, i));
	if (v->lines[i].echo)
		ADD(f, ECHO, core_side(v, i) >= 2);
	if (!v->page->html) {
		ADD(f, SAID, v->lines[i].said * 3U +
		    STEP(v->lines[i].chars, 9, 24));
		add_labels(f, v, i);
	}
	add_around(f, v, i);
	ADD(f, ALIKE, (size_t)(i > 0 && alike(v, i, i - 1)) +
	    alike(v, i, i + 1));
	if (v->under[i] < CHROME_CLASSES)
		ADD(f, UNDER, v->under[i]);
	feature_add_set(f, F_AFTER, v->after[i]);
	add_signs(f, v, i);
	add_shares(f, v, i);
	add_pairs(f, v, i);
	*found = copy;
}

/* How much of the lines around is in links, by how much of this one is. */
static void
add_links(struct found *f, const struct chrome_view *v, size_t i,
    size_t linked)
{
	size_t from = i > 4 ? i - 4 : 0, to = i + 5 < v->n ? i + 5 : v->n, k;
	size_t links = 0, chars = 0;

	for (k = from; k < to; k++) {
		links += v->page->looks[v->lines[k].number].link_chars;
		chars += v->lines[k].chars;
	}
	ADD(f, LINKS_AROUND, STEP(links * 20, 1, chars * 3, chars * 8,
	    chars * 14) * 5 + linked);
}

/* Where people talk, what they say is the document; elsewhere it is not. */
static void
add_forum(struct found *f, const struct chrome_view *v, size_t i)
{
	uint32_t names = v->blocks[chrome_block_of(v, i)].names;
	size_t kind = line_kind(v, i), forum = (size_t)v->forum * 4, where;
	bool dated = i > 0 && v->lines[i - 1].date != DATE_NONE &&
	    v->lines[i - 1].chars <= LINE_DATED;

	where = side(i, v->thread_first, v->thread_last, v->n);
	if (where == 0)
		where = side(i, v->dated_first, v->dated_last, v->n);
	ADD(f, FORUM_SIDE, (forum + where) * 5 + kind);
	ADD(f, FORUM_DATED, (forum + (where == 2 ? 2U : 0U) + dated) * 5 +
	    kind);
	ADD(f, FORUM_NAME, (forum + (names >> CHROME_FORUM & 1) * 2 +
	    (names >> CHROME_COMMENT & 1)) * 5 + kind);
}

void
features_of_html(struct found *f, const struct chrome_view *v, size_t i)
{
	struct page_line line = chrome_page_line(v, i);
	const struct chrome_block *b = &v->blocks[line.block];
	size_t bit, all = v->mass[v->n], linked, titled, in_main;
	size_t chars = b->chars;

	ADD(f, ELEMENT, line.element);
	linked = line.link_chars == 0 ? 0 : 1 +
	    STEP(line.link_chars * 10, line.chars * 3, line.chars * 7,
	    line.chars * 10);
	ADD(f, LINKED, linked);
	ADD(f, ELEMENT_LINKED, line.element * 5 + linked);
	ADD(f, LINKS, STEP(line.links, 1, 2, 4));
	for (bit = 0; bit < 11; bit++)
		if (((line.inside & ~v->everywhere) >> bit & 1) != 0)
			ADD(f, INSIDE, bit);
	ADD(f, TITLE, v->lines[i].title);
	ADD(f, BLOCK_LINKS, STEP((size_t)b->links * 20, 1, chars * 2,
	    chars * 6, chars * 12));
	ADD(f, BLOCK_TEXT, STEP((size_t)b->mass * 20, 1, chars * 4,
	    chars * 10, chars * 16));
	if (line.block != 0) {
		feature_add_set(f, F_NEAR_NAME, b->near_names);
		feature_add_set(f, F_NEAR_LINKED +
		    (linked >= 3 ? CHROME_NAMES : 0), b->near_names);
		feature_add_set(f, F_NAME, b->names);
		feature_add_set(f, F_OWN_NAME, b->own_names);
	}
	ADD(f, BLOCK, STEP((size_t)b->own_mass * 20, 1, all, all * 6));
	titled = v->title_line == v->n ? 0 : i + 5 < v->title_line ? 1 :
	    i < v->title_line ? 2 : i == v->title_line ? 3 :
	    i <= v->title_line + 5 ? 4 : 5;
	ADD(f, TITLED, titled);
	ADD(f, TITLED_KIND, titled * 5 + line_kind(v, i));
	if (v->title_line < v->n)
		ADD(f, KIN, b->kin);
	in_main = v->main_block == 0 ? 0 :
	    line.block == v->main_block ? 1 :
	    b->in_main ? 2 :
	    i < v->main_first ? 3 : 4;
	ADD(f, MAIN, in_main);
	ADD(f, MAIN_LINKED, in_main * 5 + linked);
	add_links(f, v, i, linked);
	add_forum(f, v, i);
	if (has_class(&v->lines[i]))
		ADD(f, MAIN_WORD, in_main * CHROME_CLASSES +
		    v->lines[i].class);
}

