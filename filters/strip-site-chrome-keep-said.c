/*
 * strip-site-chrome-keep-said - titles of text that are known by what the text
 * below them says; see -evidence.h.
 */
#include <string.h>

#include "strip-site-chrome-evidence.h"
#include "strip-site-chrome-said.h"
#include "utf8.h"

#define SAID_ABOVE	((size_t)40)	/* lines above and below the first one
					   kept */
#define SAID_LINES	6	/* of running text looked at, */
#define SAID_BYTES	((size_t)600)	/* so much of each */
#define SAID_MOST	50	/* percent of a title's pairs of characters */
#define SAID_SOME	30	/* where no other line could be the title */
#define TITLE_MIN	6	/* characters */
#define TITLE_TIMED	3	/* above the time of the page */
#define TITLE_ALONE	8
#define TITLE_MAX	60
#define LATIN_MIN	4	/* words of one in Latin letters, */
#define LATIN_MAX	120	/* its characters */

#define TOP		((size_t)3)	/* lines a path to the page is among */
#define PATH_END	4	/* characters of the title behind a path */
#define NAMED		8	/* and of one beside the name of a site */

/*
 * What the text says that is kept from a line on; it is gone over when it is
 * first asked for.
 */
struct said {
	size_t			from;
	bool			known;
	struct chrome_said	text;
};

/* When the page was made stands right below; English pages tell the day. */
static bool
is_above_time(const struct chrome_view *v, size_t i)
{
	return i + 1 < v->n && v->lines[i + 1].chars <= LINE_DATED &&
	    (v->lines[i + 1].date >= DATE_TIME ||
	    (v->lines[i + 1].date == DATE_DAY &&
	    v->lines[i].script == SCRIPT_LATIN));
}

/* Chinese, or enough Latin words for a title. */
static bool
is_worded(const struct chrome_line *l)
{
	return l->script == SCRIPT_LATIN ? l->tokens >= LATIN_MIN &&
	    l->chars <= LATIN_MAX : (l->script == SCRIPT_HAN ||
	    l->script == SCRIPT_MIXED) && l->chars <= TITLE_MAX;
}

/* Nothing but a word that texts use too speaks against its being a title. */
static bool
may_be_title(const struct chrome_view *v, size_t i)
{
	const struct chrome_line *l = &v->lines[i];

	return l->chars >= (is_above_time(v, i) ? TITLE_TIMED : TITLE_MIN) &&
	    l->rule == CHROME_NO_RULE && l->head == CHROME_CLASSES &&
	    l->covered < 25 && l->date == DATE_NONE && !l->url &&
	    l->end != END_COUNT && l->end != END_CUT && l->end != END_COLON &&
	    l->end != END_FULL && is_worded(l) &&
	    (l->repeats == 0 || l->first);
}

/* What the first running text says that is kept from set->from on. */
static void
find_said(const struct chrome_view *v, const struct chrome_decision *d,
    struct said *set)
{
	size_t n = 0, i;

	memset(&set->text, 0, sizeof(set->text));
	set->known = true;
	for (i = set->from; i < v->n && n < SAID_LINES; i++) {
		struct page_line line = chrome_page_line(v, i);

		if (v->mass[i + 1] == v->mass[i] ||
		    !chrome_state_keeps((enum chrome_state)d->state[i]))
			continue;
		chrome_said_add(&set->text, line.text,
		    line.len < SAID_BYTES ? line.len : SAID_BYTES);
		n++;
	}
}

static void
ask_from(struct said *set, size_t from)
{
	set->from = from;
	set->known = false;
}

/* How many of the pairs of line i are in the set, in percent. */
static unsigned
said_of(const struct chrome_view *v, const struct chrome_decision *d,
    struct said *set, size_t i)
{
	struct page_line line = chrome_page_line(v, i);

	if (!set->known)
		find_said(v, d, set);
	return chrome_said_share(&set->text, line.text, line.len);
}

/* Line i becomes the title, what is between it and the first line kept gap. */
static void
make_title(struct chrome_decision *d, size_t i, size_t first)
{
	d->state[i] = STATE_TITLE;
	d->state[first] = STATE_BODY;
	while (++i < first)
		d->state[i] = STATE_GAP;
}

/*
 * Keeps, of the lines dropped before the first one kept, the last that is said
 * below, mostly; and, where the document begins with running text, the one
 * that is said there most, or, nothing being said, the one above the time of
 * the page or the only one that may be a title.
 */
static void
keep_said_title(const struct chrome_view *v, struct chrome_decision *d,
    struct said *set, size_t first)
{
	size_t i, n = 0, best = first, last = first, timed = first;
	unsigned said, most = 0;

	for (i = first; i-- > 0 && i + SAID_ABOVE >= first; ) {
		if (!may_be_title(v, i))
			continue;
		said = said_of(v, d, set, i);
		if (said >= SAID_MOST) {
			make_title(d, i, first);
			return;
		}
		if (v->lines[i].script == SCRIPT_HAN) {
			n++;
			last = i;
		}
		if (is_above_time(v, i))
			timed = i;
		if (said > most) {
			most = said;
			best = i;
		}
	}
	if (v->mass[first + 1] == v->mass[first] &&
	    v->lines[first].end != END_COLON)
		return;
	if (most >= SAID_SOME)
		make_title(d, best, first);
	else if (timed != first)
		make_title(d, timed, first);
	else if (n == 1 && v->lines[last].chars >= TITLE_ALONE)
		make_title(d, last, first);
}

void
chrome_keep_said(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t first = 0, i;
	struct said set;

	while (first < v->n &&
	    !chrome_state_keeps((enum chrome_state)d->state[first]))
		first++;
	if (first == v->n || v->page->html)
		return;
	if (first > 0) {
		ask_from(&set, first);
		keep_said_title(v, d, &set, first);
	}
	for (i = first + 1; i < v->n && i <= first + SAID_ABOVE &&
	    d->state[i] != STATE_GAP; )
		i++;
	if (i == v->n || d->state[i] != STATE_GAP)
		return;
	ask_from(&set, first + 1);
	for (; i < v->n && i <= first + SAID_ABOVE; i++)
		if (d->state[i] == STATE_GAP && may_be_title(v, i) &&
		    said_of(v, d, &set, i) >= SAID_MOST)
			d->state[i] = STATE_BODY;
}

/* The line without the blanks around it. */
static struct page_line
trimmed(const struct chrome_view *v, size_t i)
{
	struct page_line line = chrome_page_line(v, i);
	uint32_t cp;

	while (line.len > 0) {
		size_t n = utf8_decode(line.text, line.len, &cp);

		if (cp != ' ' && cp != '\t' && cp != 0x3000)
			break;
		line.text += n;
		line.len -= n;
	}
	while (line.len > 0 && (line.text[line.len - 1] == ' ' ||
	    line.text[line.len - 1] == '\t' ||
	    line.text[line.len - 1] == '\r'))
		line.len--;
	return line;
}

static bool
is_arrow(uint32_t cp)
{
	return cp == '>' || cp == 0xFF1E || cp == 0x203A || cp == 0xBB ||
	    cp == 0x2192;
}

/*
 * Whether line i is the next one behind a path, or before or behind the name
 * of a site: nothing is lost with it.
 */
static bool
is_next_adorned(const struct chrome_view *v, size_t i)
{
	struct page_line line = trimmed(v, i), next = trimmed(v, i + 1);
	size_t chars = v->lines[i + 1].chars, at;
	uint32_t cp = ' ';

	if (line.len <= next.len || chars < PATH_END)
		return false;
	at = line.len - next.len;
	if (memcmp(line.text + at, next.text, next.len) == 0) {
		while (at > 0 && cp == ' ')
			at = utf8_before(line.text, at, &cp);
		if (is_arrow(cp))
			return true;
	} else if (memcmp(line.text, next.text, next.len) == 0) {
		for (at = next.len; at < line.len && cp == ' '; )
			at += utf8_decode(line.text + at, line.len - at, &cp);
	}
	return chars >= NAMED && chars * 2 >= v->lines[i].chars &&
	    (cp == '-' || cp == '_' || cp == '|' || cp == 0x2014 ||
	    cp == 0xFF5C);
}

bool
chrome_is_adorned(const struct chrome_view *v, size_t i)
{
	return !v->page->html && i < TOP && i + 1 < v->n &&
	    v->lines[i].rule == CHROME_NO_RULE && is_next_adorned(v, i);
}

void
chrome_drop_adorned(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t i;

	for (i = 0; i < TOP && i + 1 < v->n; i++) {
		if (chrome_is_adorned(v, i) &&
		    (chrome_state_keeps((enum chrome_state)d->state[i]) ||
		    chrome_state_keeps((enum chrome_state)d->state[i + 1]))) {
			d->state[i] = STATE_HEAD;
			d->state[i + 1] = STATE_TITLE;
			return;
		}
		if (chrome_state_keeps((enum chrome_state)d->state[i]))
			return;
	}
}
