/*
 * The groups of features of strip-site-chrome-features.h, and how a feature
 * is added to those of a line.  Groups with a * in their name are of two
 * things that are true at once.
 */
#ifndef STRIP_SITE_CHROME_GROUPS_H
#define STRIP_SITE_CHROME_GROUPS_H

#include <assert.h>

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
	X(NAME, "name", CHROME_NAMES)					\
	X(OWN_NAME, "own-name", CHROME_NAMES)				\
	X(NEAR_NAME, "near-name", CHROME_NAMES)			\
	X(BLOCK_LINKS, "block-links", 5)				\
	X(BLOCK_TEXT, "block-text", 5)					\
	X(TITLED, "titled", 6)						\
	X(KIN, "kin", 8)						\
	X(MAIN, "main", 5)						\
	X(BLOCK, "block", 4)						\
	X(ECHO, "echo", 2)						\
	X(SAID, "said*len", 6 * 3)					\
	X(LABEL, "label*around", LINE_LABEL_KINDS * 4)			\
	X(LABELS, "labels-near*kind", 4 * 5)				\
	X(PAGE_TEXT_KIND, "page-text*kind", 30)				\
	X(WHERE_WORD, "where*word", 6 * CHROME_CLASSES)			\
	X(WHERE_KIND, "where*kind", 30)					\
	X(KINDS, "kinds", 125)						\
	X(KINDS_FAR, "kinds-far", 25)					\
	X(UNDER_KIND, "under*kind", 5 * CHROME_CLASSES)			\
	X(SIGNS_KIND, "signs*kind", 20)					\
	X(SIGN_SIGN, "sign*sign", 20)					\
	X(ELEMENT_LINKED, "element*linked", 5 * (PAGE_CAPTION + 1))	\
	X(MAIN_LINKED, "main*linked", 25)				\
	X(MAIN_WORD, "main*word", 5 * CHROME_CLASSES)			\
	X(TITLED_KIND, "titled*kind", 30)				\
	X(LINKS_AROUND, "links-around*linked", 25)			\
	X(THREAD_MASS, "thread*mass*kind", 4 * 4 * 5)			\
	X(CORE_SHARE, "core-share*where", 4 * 6)			\
	X(FORUM_SIDE, "forum*thread*kind", 3 * 4 * 5)			\
	X(FORUM_DATED, "forum*dated*kind", 3 * 4 * 5)			\
	X(FORUM_NAME, "forum*name*kind", 3 * 4 * 5)			\
	X(NEAR_LINKED, "near-name*linked", 2 * CHROME_NAMES)

#define BASE(g, name, n)	F_##g, F_##g##_LAST = F_##g + (n) - 1,
enum { GROUPS(BASE) FEATURES };

struct found {
	unsigned short	*ids;
	size_t		 n;
};

#define ADD(f, g, value)						\
	feature_add((f), F_##g, F_##g##_LAST, (size_t)(value))

static inline void
feature_add(struct found *f, size_t base, size_t last, size_t value)
{
	assert(base + value <= last);
	f->ids[f->n++] = (unsigned short)(base + value);
}

/* Which of five steps a value has reached; one that it has not ends them. */
static inline size_t
feature_step(size_t value, size_t a, size_t b, size_t c, size_t d, size_t e)
{
	return value < a ? 0 : value < b ? 1 : value < c ? 2 : value < d ? 3 :
	    value < e ? 4 : 5;
}

/* The same of up to five. */
#define STEP(...)							\
	STEP_FIRST(__VA_ARGS__, SIZE_MAX, SIZE_MAX, SIZE_MAX, SIZE_MAX, 0)
#define STEP_FIRST(value, a, b, c, d, e, ...)				\
	feature_step((value), (a), (b), (c), (d), (e))

/* Adds one feature for each class in a set. */
static inline void
feature_add_set(struct found *f, size_t base, uint32_t set)
{
	size_t i;

	for (i = 0; set != 0; set >>= 1, i++)
		if ((set & 1) != 0)
			feature_add(f, base, base + CHROME_NAMES - 1, i);
}

/* How much of line i is running text. */
static inline size_t
line_mass(const struct chrome_view *v, size_t i)
{
	return v->mass[i + 1] - v->mass[i];
}

static inline size_t
line_kind(const struct chrome_view *v, size_t i)
{
	return chrome_kind_of(v, i) & CHROME_KIND;
}

/* What is around a line; strip-site-chrome-place.c. */
void	features_of_place(struct found *, const struct chrome_view *, size_t);
void	features_of_html(struct found *, const struct chrome_view *, size_t);

#endif
