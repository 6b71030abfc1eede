/* strip-site-chrome-features - see strip-site-chrome-features.h. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "strip-site-chrome-features.h"

/* The groups: name in C, name for the user, how many features. */
#define GROUPS(X)							\
	X(BIAS, "bias", 1)						\
	X(LEN, "len", 10)						\
	X(STOPS, "stops", 4)						\
	X(COMMAS, "commas", 3)						\
	X(START, "start", START_KINDS)					\
	X(END, "end", END_KINDS)					\
	X(SCRIPT, "script", SCRIPT_KINDS)				\
	X(DATE, "date", DATE_KINDS * 2)					\
	X(SEPS, "seps", 5)						\
	X(TOKENS, "tokens", 6)						\
	X(URL, "url", 2)						\
	X(COVERED, "covered", 5)					\
	X(WORD_SHORT, "word-short", CHROME_CLASSES)			\
	X(WORD_MID, "word-mid", CHROME_CLASSES)				\
	X(WORD_LONG, "word-long", CHROME_CLASSES)			\
	X(WORDS, "words", 4)						\
	X(HEAD, "head", CHROME_CLASSES)					\
	X(UNDER, "under", CHROME_CLASSES)				\
	X(AFTER, "after", CHROME_CLASSES)				\
	X(SIGNS_BEFORE, "signs-before", 4)				\
	X(SIGNS_AHEAD, "signs-ahead", 4)				\
	X(SIGNS_NEAR, "signs-near", 4)					\
	X(PREV_WORD, "prev-word", CHROME_CLASSES)			\
	X(NEXT_WORD, "next-word", CHROME_CLASSES)			\
	X(PREV, "prev", 5)						\
	X(NEXT, "next", 5)						\
	X(RUN, "run", 5)						\
	X(AROUND, "around", 4)						\
	X(BEFORE, "before", 5)						\
	X(AHEAD, "ahead", 5)						\
	X(POS, "pos", 5)						\
	X(CORE, "core", 6)						\
	X(THREAD, "thread", 4)						\
	X(DATED, "dated", 4)						\
	X(DATES_NEAR, "dates-near", 4)					\
	X(REPEATS_NEAR, "repeats-near", 4)				\
	X(SIGNED, "signed", LINE_SIGNED_KINDS)				\
	X(REPEAT, "repeat", 4)						\
	X(TITLE, "title", 3)						\
	X(ALIKE, "alike", 3)						\
	X(ELEMENT, "element", PAGE_CAPTION + 1)				\
	X(LINKED, "linked", 5)						\
	X(LINKS, "links", 4)						\
	X(INSIDE, "inside", 11)						\
	X(NAME, "name", CHROME_CLASSES)					\
	X(OWN_NAME, "own-name", CHROME_CLASSES)				\
	X(NEAR_NAME, "near-name", CHROME_CLASSES)			\
	X(BLOCK_LINKS, "block-links", 5)				\
	X(BLOCK_TEXT, "block-text", 5)					\
	X(TITLED, "titled", 6)						\
	X(KIN, "kin", 8)						\
	X(MAIN, "main", 5)						\
	X(BLOCK, "block", 4)

#define BASE(g, name, n)	F_##g, F_##g##_LAST = F_##g + (n) - 1,
enum { GROUPS(BASE) FEATURES };

#define NAME(g, name, n)	{ name, F_##g, n },
static const struct {
	const char	*name;
	unsigned	 base, n;
} groups[] = { GROUPS(NAME) };

struct found {
	unsigned short	*ids;
	size_t		 n;
};

#define ADD(f, g, value)						\
	add((f), F_##g, F_##g##_LAST, (size_t)(value))

static void
add(struct found *f, size_t base, size_t last, size_t value)
{
	assert(base + value <= last && f->n < FEATURES_MAX);
	f->ids[f->n++] = (unsigned short)(base + value);
}

size_t
chrome_features_count(void)
{
	return FEATURES;
}

void
chrome_feature_name(size_t id, char name[64])
{
	size_t g = sizeof(groups) / sizeof(groups[0]) - 1;

	while (id < groups[g].base)
		g--;
	id -= groups[g].base;
	if (groups[g].n == CHROME_CLASSES)
		(void)snprintf(name, 64, "%s:%s", groups[g].name,
		    chrome_class_name((enum chrome_class)id));
	else
		(void)snprintf(name, 64, "%s:%zu", groups[g].name, id);
}

/* Which of n steps a value has reached. */
static size_t
step(size_t value, const size_t *steps, size_t n)
{
	size_t i = 0;

	while (i < n && value >= steps[i])
		i++;
	return i;
}

#define STEP(value, ...)						\
	step((value), (const size_t[]){ __VA_ARGS__ },			\
	    sizeof((const size_t[]){ __VA_ARGS__ }) / sizeof(size_t))

/* Adds one feature for each class in a set. */
static void
add_set(struct found *f, size_t base, uint32_t set)
{
	size_t i;

	for (i = 0; i < CHROME_CLASSES; i++)
		if ((set >> i & 1) != 0)
			add(f, base, base + CHROME_CLASSES - 1, i);
}

static size_t
mass_of(const struct chrome_view *v, size_t i)
{
	return v->mass[i + 1] - v->mass[i];
}

static size_t
kind_of(const struct chrome_view *v, size_t i)
{
	if (i >= v->n)
		return 0;
	if (mass_of(v, i) > 0)
		return 4;
	return 1 + STEP(v->lines[i].chars, 9, 24);
}

static void
add_looks(struct found *f, const struct chrome_line *l)
{
	size_t len = STEP(l->chars, 2, 4, 7, 11, 17, 25, 41, 81, 161);

	ADD(f, BIAS, 0);
	ADD(f, LEN, len);
	ADD(f, STOPS, STEP(l->stops, 1, 2, 4));
	ADD(f, COMMAS, STEP(l->commas, 1, 2));
	ADD(f, START, l->start);
	ADD(f, END, l->end);
	ADD(f, SCRIPT, l->script);
	ADD(f, DATE, l->date + (l->chars > 40 ? DATE_KINDS : 0));
	ADD(f, SEPS, STEP(l->seps, 1, 2, 3, 5));
	ADD(f, TOKENS, l->chars > 8 * (size_t)l->tokens ? 0 :
	    STEP(l->tokens, 2, 3, 5, 10, 20));
	if (l->url)
		ADD(f, URL, l->chars > 60);
	ADD(f, COVERED, STEP(l->covered, 1, 25, 60, 90));
	add_set(f, l->chars <= 12 ? F_WORD_SHORT :
	    l->chars <= 40 ? F_WORD_MID : F_WORD_LONG, l->words);
	if (l->head < CHROME_CLASSES)
		ADD(f, HEAD, l->head);
	ADD(f, SIGNED, l->sign);
	ADD(f, REPEAT, STEP(l->repeats, 1, 3) + (l->repeats > 0 && l->first));
}

static void
add_words_count(struct found *f, uint32_t set)
{
	size_t n = 0;

	for (set &= ~(UINT32_C(1) << CHROME_CONTENT); set != 0; set &= set - 1)
		n++;
	ADD(f, WORDS, n < 3 ? n : 3);
}

/* Two lines that could be items of one list. */
static bool
alike(const struct chrome_view *v, size_t i, size_t j)
{
	const struct chrome_line *a = &v->lines[i], *b;

	if (j >= v->n || mass_of(v, i) > 0 || mass_of(v, j) > 0)
		return false;
	b = &v->lines[j];
	return a->start == b->start && a->chars * 2 >= b->chars &&
	    b->chars * 2 >= a->chars;
}

/* How many lines without sentences stand here together, up to 23. */
static size_t
run(const struct chrome_view *v, size_t i)
{
	size_t n = 1, k;

	if (mass_of(v, i) > 0)
		return 0;
	for (k = 1; k <= 11 && k <= i && mass_of(v, i - k) == 0; k++)
		n++;
	for (k = 1; k <= 11 && i + k < v->n && mass_of(v, i + k) == 0; k++)
		n++;
	return n;
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
	size_t from = i > 6 ? i - 6 : 0, to = i + 7 < v->n ? i + 7 : v->n, k;
	size_t dates = 0, repeats = 0;

	for (k = from; k < to; k++) {
		dates += v->lines[k].date != DATE_NONE &&
		    v->lines[k].chars <= 40;
		repeats += v->lines[k].repeats > 0;
	}
	ADD(f, THREAD, side(i, v->thread_first, v->thread_last, v->n));
	ADD(f, DATED, side(i, v->dated_first, v->dated_last, v->n));
	ADD(f, DATES_NEAR, STEP(dates, 1, 2, 4));
	ADD(f, REPEATS_NEAR, STEP(repeats, 1, 3, 6));
}

static void
add_place(struct found *f, const struct chrome_view *v, size_t i)
{
	size_t all = v->mass[v->n], from = i > 3 ? i - 3 : 0;
	size_t to = i + 4 < v->n ? i + 4 : v->n;

	ADD(f, PREV, kind_of(v, i - 1));	/* SIZE_MAX: none */
	ADD(f, NEXT, kind_of(v, i + 1));
	if (i > 0 && v->lines[i - 1].class < CHROME_CLASSES)
		ADD(f, PREV_WORD, v->lines[i - 1].class);
	if (i + 1 < v->n && v->lines[i + 1].class < CHROME_CLASSES)
		ADD(f, NEXT_WORD, v->lines[i + 1].class);
	ADD(f, RUN, STEP(run(v, i), 1, 3, 6, 11));
	ADD(f, AROUND, STEP(v->mass[to] - v->mass[from] - mass_of(v, i),
	    1, 60, 300));
	ADD(f, BEFORE, share(v->mass[i], all));
	ADD(f, AHEAD, share(all - v->mass[i + 1], all));
	ADD(f, POS, i == 0 ? 0 : i < 4 ? 1 : i + 1 == v->n ? 4 :
	    i + 5 >= v->n ? 3 : 2);
	ADD(f, CORE, i + 3 < v->core_first ? 0 : i < v->core_first ? 1 :
	    i == v->core_first ? 2 : i <= v->core_last ? 3 :
	    i <= v->core_last + 3 ? 4 : 5);
	add_around(f, v, i);
	ADD(f, ALIKE, (size_t)(i > 0 && alike(v, i, i - 1)) +
	    alike(v, i, i + 1));
	if (v->under[i] < CHROME_CLASSES)
		ADD(f, UNDER, v->under[i]);
	add_set(f, F_AFTER, v->after[i]);
	add_signs(f, v, i);
}

static void
add_html(struct found *f, const struct chrome_view *v, size_t i)
{
	const struct page *p = v->page;
	const struct page_line *line = &p->lines[v->lines[i].number];
	size_t bit, all = v->mass[v->n];

	ADD(f, ELEMENT, line->element);
	ADD(f, LINKED, line->link_chars == 0 ? 0 : 1 +
	    STEP(line->link_chars * 10, line->chars * 3, line->chars * 7,
	    line->chars * 10));
	ADD(f, LINKS, STEP(line->links, 1, 2, 4));
	for (bit = 0; bit < 11; bit++)
		if ((line->inside >> bit & 1) != 0)
			ADD(f, INSIDE, bit);
	ADD(f, TITLE, v->lines[i].title);
	ADD(f, BLOCK_LINKS, STEP(v->block_links[line->block] * 20, 1,
	    v->block_chars[line->block] * 2, v->block_chars[line->block] * 6,
	    v->block_chars[line->block] * 12));
	ADD(f, BLOCK_TEXT, STEP(v->block_mass[line->block] * 20, 1,
	    v->block_chars[line->block] * 4, v->block_chars[line->block] * 10,
	    v->block_chars[line->block] * 16));
	if (line->block != 0) {
		add_set(f, F_NEAR_NAME, v->near_names[line->block]);
		add_set(f, F_NAME, v->names[line->block]);
		add_set(f, F_OWN_NAME, v->own_names[line->block]);
	}
	ADD(f, BLOCK, STEP(v->block_own[line->block] * 20, 1, all, all * 6));
	ADD(f, TITLED, v->title_line == v->n ? 0 : i + 5 < v->title_line ? 1 :
	    i < v->title_line ? 2 : i == v->title_line ? 3 :
	    i <= v->title_line + 5 ? 4 : 5);
	if (v->title_line < v->n)
		ADD(f, KIN, v->kin[line->block]);
	ADD(f, MAIN, v->main_block == 0 ? 0 :
	    line->block == v->main_block ? 1 :
	    v->in_main[line->block] ? 2 :
	    i < v->main_first ? 3 : 4);
}

size_t
chrome_features(const struct chrome_view *v, size_t i,
    unsigned short ids[FEATURES_MAX])
{
	struct found f = { ids, 0 };

	add_looks(&f, &v->lines[i]);
	add_words_count(&f, v->lines[i].words);
	add_place(&f, v, i);
	if (v->page->html)
		add_html(&f, v, i);
	return f.n;
}
