/*
 * strip-site-chrome-keep-stretch - stretches of text too long for what they
 * were taken for; see -evidence.h.
 */
#include "strip-site-chrome-evidence.h"

/*
 * Of 240 pages of text with labelled lines, those in CHROME.md among them, the
 * ones where the tail began with more than this had a programme or a list of
 * options there, and no page had chrome.
 */
#define TAIL_SHARE(kept)	((kept) * 2 / 3)
#define MOSTLY		75	/* percent of a line in words of chrome */
#define HEAD_LINES	12	/* above the document, */
#define HEAD_CHARS	12	/* of so many characters: menus have less */

/* A word of menus, all by itself: it may be any other line's too. */
static bool
is_lone_word(const struct chrome_view *v, size_t i)
{
	const struct chrome_line *l = &v->lines[i];

	return l->class == CHROME_NAV && l->covered < MOSTLY &&
	    l->rule == CHROME_NO_RULE && !chrome_is_sure(v, i + 1);
}

/* Nothing says that it is chrome, and it stands under no head of a list. */
static bool
is_open(const struct chrome_view *v, size_t i)
{
	return !chrome_is_sure(v, i) && v->lines[i].head == CHROME_CLASSES &&
	    v->under[i] != CHROME_TAGS && !chrome_is_under_list(v, i);
}

static size_t
chars_kept(const struct chrome_view *v, const struct chrome_decision *d,
    size_t to)
{
	size_t i, chars = 0;

	for (i = 0; i < to; i++)
		if (chrome_state_keeps((enum chrome_state)d->state[i]))
			chars += v->lines[i].chars;
	return chars;
}

/*
 * Keeps lines from from to to, taking what was kept before for the top of the
 * document.
 */
static void
keep(struct chrome_decision *d, size_t from, size_t to)
{
	for (; from < to; from++)
		d->state[from] = STATE_BODY;
}

/* What the tail begins with, before the first line that is sure. */
static void
keep_of_tail(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t from = 0, to, chars = 0;

	while (from < v->n && d->state[from] != STATE_TAIL)
		from++;
	for (to = from; to < v->n && (is_open(v, to) || is_lone_word(v, to));
	    to++)
		chars += v->lines[to].chars;
	if (to > from && chars > TAIL_SHARE(chars_kept(v, d, from)))
		keep(d, from, to);
}

/* What head or gap ends with, behind the last line that is sure. */
static void
keep_of_head(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t from, to, chars;

	for (to = 1; to < v->n; to++) {
		if (d->state[to - 1] > STATE_GAP ||
		    chrome_state_keeps((enum chrome_state)d->state[to - 1]) ||
		    !chrome_state_keeps((enum chrome_state)d->state[to]))
			continue;
		chars = 0;
		for (from = to; from > 0 && d->state[from - 1] ==
		    d->state[to - 1] && is_open(v, from - 1); from--)
			chars += v->lines[from - 1].chars;
		if (to - from >= HEAD_LINES &&
		    chars >= HEAD_CHARS * (to - from))
			keep(d, from, to);
	}
}

void
chrome_keep_stretches(const struct chrome_view *v, struct chrome_decision *d)
{
	if (v->page->html)
		return;
	keep_of_tail(v, d);
	keep_of_head(v, d);
}
