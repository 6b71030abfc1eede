/*
 * strip-site-chrome-keep-facts - lines with a label and a value that were
 * dropped; see -evidence.h.
 */
#include <string.h>

#include "strip-site-chrome-chars.h"
#include "strip-site-chrome-evidence.h"
#include "utf8.h"

#define FACTS		2	/* lines with a label and a value */
#define FACT_MAX	40	/* characters of one */
#define LABEL_MAX	6
#define LATIN_MAX	24	/* letters and blanks */
#define SERIES		3	/* of them that make one more a fact, */
#define AROUND		((size_t)6)	/* in so many lines before and behind */

/* The same of a label in Latin letters, which begins with a capital. */
static size_t
latin_label_end(const struct page_line *line)
{
	size_t i;

	if (line->len == 0 || line->text[0] < 'A' || line->text[0] > 'Z')
		return 0;
	for (i = 1; i < line->len && i <= LATIN_MAX &&
	    (chrome_is_letter((unsigned char)line->text[i] | 0x20U) ||
	    line->text[i] == ' '); )
		i++;
	return i > 1 && i + 1 < line->len && line->text[i] == ':' &&
	    line->text[i + 1] == ' ' ? i + 1 : 0;
}

/*
 * The end of the label, some Chinese characters and a colon, that a short line
 * begins with, blanks amid them perhaps; 0: there is none.
 */
static size_t
label_end(const struct chrome_view *v, size_t i)
{
	struct page_line line = chrome_page_line(v, i);
	size_t at = 0, chars = 0;
	uint32_t cp = ' ';

	if (v->lines[i].chars > FACT_MAX)
		return 0;
	if (v->lines[i].script == SCRIPT_LATIN)
		return latin_label_end(&line);
	while (at < line.len && (cp == ' ' || cp == 0x3000))
		at += utf8_decode(line.text + at, line.len - at, &cp);
	for (; at < line.len && (chrome_is_han(cp) || cp == ' ');
	    at += utf8_decode(line.text + at, line.len - at, &cp))
		chars += cp != ' ';
	return chars >= 2 && chars <= LABEL_MAX &&
	    (cp == ':' || cp == 0xFF1A) ? at : 0;
}

/* A value stands behind the label. */
static bool
is_labelled(const struct chrome_view *v, size_t i)
{
	size_t at = label_end(v, i);

	return at > 0 && at < chrome_page_line(v, i).len;
}

/* Whether line i begins with one of the words, up to a NULL, and a colon. */
static bool
has_label(const struct chrome_view *v, size_t i, const char *const *words)
{
	struct page_line line = chrome_page_line(v, i);
	const char *colon;
	size_t n;

	for (; *words != NULL; words++) {
		if (line.len < 3 || memcmp(line.text, *words, 3) != 0)
			continue;
		n = strlen(*words);
		if (line.len <= n || memcmp(line.text, *words, n) != 0)
			continue;
		colon = line.text + n;
		if (*colon == ':' || (line.len >= n + 3 &&
		    memcmp(colon, "：", 3) == 0))
			return true;
	}
	return false;
}

/* Under the head of a list of other things. */
static bool
is_listed(const struct chrome_view *v, size_t i)
{
	return v->under[i] == CHROME_RELATED ||
	    v->under[i] == CHROME_COMMENT || v->under[i] == CHROME_FOOTER;
}

/*
 * Keeps when and where something takes place, which no site says of itself,
 * and the labelled lines that go on from there.
 */
static void
keep_event(const struct chrome_view *v, struct chrome_decision *d)
{
	static const char *const when[] = { "时间", "日期", "会议时间",
	    "時間", "會議時間", NULL };
	static const char *const where[] = { "地点", "会议地点", "地點",
	    "會議地點", NULL };
	size_t i, to;

	for (i = 0; i + 1 < v->n; i++) {
		if (chrome_state_keeps((enum chrome_state)d->state[i]) ||
		    is_listed(v, i) || !has_label(v, i, when) ||
		    !has_label(v, i + 1, where))
			continue;
		for (to = i + 2; to < v->n && is_labelled(v, to) &&
		    v->lines[to].rule == CHROME_NO_RULE; )
			to++;
		chrome_keep_lines(d, i, to);
	}
}

/* Such a line, without a word of chrome other than a menu's. */
static bool
is_fact(const struct chrome_view *v, size_t i)
{
	const struct chrome_line *l = &v->lines[i];

	return is_labelled(v, i) && l->rule == CHROME_NO_RULE &&
	    l->date == DATE_NONE && l->covered < 50 &&
	    (l->class == CHROME_CLASSES || l->class == CHROME_NAV);
}

static bool
is_kept(const struct chrome_decision *d, size_t i)
{
	return chrome_state_keeps((enum chrome_state)d->state[i]);
}

/* Its words may be those of any label; 楼层 is one by itself. */
static bool
may_be_in_series(const struct chrome_view *v, size_t i)
{
	static const uint32_t usual = UINT32_C(1) << CHROME_NAV |
	    UINT32_C(1) << CHROME_BREADCRUMB | UINT32_C(1) << CHROME_META |
	    UINT32_C(1) << CHROME_FOOTER | UINT32_C(1) << CHROME_CLASSES;
	const struct chrome_line *l = &v->lines[i];
	size_t at = label_end(v, i);

	return at > 0 && l->rule == CHROME_NO_RULE &&
	    ((usual >> l->class & 1) != 0 ||
	    at == chrome_page_line(v, i).len);
}

/*
 * Keeps such a line, and a value below it, where it was dropped from amid
 * others: one stands next to it, or behind a value, and more not far away.
 */
static void
keep_series(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t i, k, near, far;

	for (i = 0; i < v->n; i++) {
		if (d->state[i] != STATE_INNER || !may_be_in_series(v, i))
			continue;
		near = far = 0;
		for (k = i > AROUND ? i - AROUND : 0;
		    k < v->n && k <= i + AROUND; k++) {
			bool other = is_kept(d, k) && label_end(v, k) > 0;

			far += other;
			near += other && k + 2 >= i && k <= i + 2;
		}
		if (near == 0 || far < SERIES)
			continue;
		d->state[i] = STATE_BODY;
		k = i + 1;
		if (label_end(v, i) == chrome_page_line(v, i).len && k < v->n &&
		    d->state[k] == STATE_INNER && v->lines[k].chars <= FACT_MAX &&
		    v->lines[k].rule == CHROME_NO_RULE)
			d->state[k] = STATE_BODY;
	}
}

/* From when to when: 至, a dash of any kind, behind the label. */
static bool
has_span(const struct chrome_view *v, size_t i)
{
	struct page_line line = chrome_page_line(v, i);
	size_t at = label_end(v, i);
	uint32_t cp;

	while (at < line.len) {
		at += utf8_decode(line.text + at, line.len - at, &cp);
		if (cp == 0x81F3 || cp == 0x2014 || cp == 0x2013 ||
		    cp == 0xFF5E || cp == '~')
			return true;
	}
	return false;
}

/* An hour stands behind the label, and no day. */
static bool
has_hours(const struct chrome_view *v, size_t i)
{
	struct page_line line = chrome_page_line(v, i);
	size_t at = label_end(v, i);
	uint32_t cp, before = 0;

	if (v->lines[i].date == DATE_DAY || v->lines[i].date == DATE_BOTH)
		return false;
	for (; at < line.len; before = cp) {
		at += utf8_decode(line.text + at, line.len - at, &cp);
		if ((cp == ':' || cp == 0xFF1A) && chrome_is_digit(before))
			return true;
	}
	return false;
}

/* 开放时间：8:00—17:00, 成人：60元: with a word of chrome, none beside facts. */
static bool
may_be_beside_facts(const struct chrome_view *v, size_t i)
{
	const struct chrome_line *l = &v->lines[i];

	return is_labelled(v, i) && l->rule == CHROME_NO_RULE &&
	    l->covered < 50 && (has_hours(v, i) ||
	    (l->date == DATE_NONE && l->class != CHROME_META));
}

/* Labelled lines that a tail begins with, two of them plain, are facts. */
static void
keep_first_of_tail(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t i = 0, to, plain = 0;

	while (i < v->n && d->state[i] != STATE_TAIL)
		i++;
	for (to = i; to < v->n && is_labelled(v, to) &&
	    v->lines[to].rule == CHROME_NO_RULE; to++)
		plain += is_fact(v, to) &&
		    v->lines[to].class == CHROME_CLASSES;
	if (plain >= FACTS)
		chrome_keep_lines(d, i, to);
}

void
chrome_keep_last_facts(const struct chrome_view *v, struct chrome_decision *d)
{
	static const uint32_t usual = UINT32_C(1) << CHROME_NAV |
	    UINT32_C(1) << CHROME_FOOTER | UINT32_C(1) << CHROME_CLASSES |
	    UINT32_C(1) << CHROME_META | UINT32_C(1) << CHROME_AD |
	    UINT32_C(1) << CHROME_TIP;
	size_t i;

	if (!v->page->html)
		keep_first_of_tail(v, d);
	for (i = 1; i < v->n; i++)
		if (d->state[i] == STATE_TAIL && is_kept(d, i - 1) &&
		    is_labelled(v, i - 1) && is_labelled(v, i) &&
		    (!v->page->html || (chrome_page_line(v, i).links == 0 &&
		    chrome_block_of(v, i) == chrome_block_of(v, i - 1))) &&
		    v->lines[i].rule == CHROME_NO_RULE &&
		    v->lines[i].covered < 50 &&
		    (v->lines[i].date == DATE_NONE || has_span(v, i)) &&
		    (usual >> v->lines[i].class & 1) != 0)
			d->state[i] = STATE_BODY;
}

/*
 * Keeps facts among labelled lines that stand together between title and body,
 * if two of them have no word of chrome at all.
 */
void
chrome_keep_facts(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t i, to, plain;

	keep_event(v, d);
	keep_series(v, d);
	for (i = 0; i < v->n; i = to) {
		plain = 0;
		for (to = i; to < v->n && is_labelled(v, to) &&
		    (d->state[to] == STATE_GAP || (to > i && is_kept(d, to)));
		    to++)
			plain += is_fact(v, to) &&
			    v->lines[to].class == CHROME_CLASSES;
		if (plain < FACTS) {
			to += to == i;
			continue;
		}
		for (; i < to; i++)
			if (is_fact(v, i) || may_be_beside_facts(v, i))
				d->state[i] = STATE_BODY;
	}
}
