/*
 * split-sections-weigh - see split-sections-weigh.h.
 *
 * The weights are those of a logistic regression, in quarters, over the short
 * lines of 285 documents in eight rounds; a round told by what the other seven
 * had taught, 73 % of its headings without number were told, and 94 % of what
 * was told was one.  The sure cases, such as quotes, are no weights here.
 */
#include <string.h>

#include "split-sections-form.h"
#include "split-sections-text.h"
#include "split-sections-weigh.h"
#include "split-sections-words.h"
#include "utf8.h"

#define ROW_WIDTH	(size_t)40	/* columns of a cell, a name, a date */
#define PARAGRAPH_WIDTH	(size_t)50
#define CAPITALS_MIN	(size_t)4
#define GENRE_WIDTH	(size_t)8	/* 实施方案 is a part yet */
#define PLAIN_WIDTH	(size_t)16	/* of one that ends otherwise */
#define WIDTH_MIN	(size_t)4
#define WIDTH_MAX	(size_t)38

#define WEIGHT_NONE	(-3)	/* of a line of which nothing else is known */
#define WEIGHT_CLOSED	6	/* a sentence ends above it */
#define WEIGHT_MARKED	(-6)	/* a number's title is above it */
#define WEIGHT_CELL	(-4)	/* or what is short */
#define WEIGHT_TEXT	7	/* a sentence is below it */
#define WEIGHT_COUNT	2	/* 一、 */
#define WEIGHT_COUNTED	(-3)	/* 二、 */
#define WEIGHT_COLUMN	(-7)	/* what is short */
#define WEIGHT_DIGIT	(-10)
#define WEIGHT_COMMA	(-4)
#define WEIGHT_NEVER	(-99)
#define WEIGHT_ADDED	(WEIGHT_HEADING - WEIGHT_LAST)	/* 附：课程表 */
#define WEIGHT_TOPIC	9

/* By whether a blank line is above, and whether one is below. */
static const int gaps[2][2] = { { -4, -8 }, { 4, 4 } };

static const struct {
	size_t width;		/* at most */
	int weight;
} widths[] = {
	{ 8, 3 }, { 16, -1 }, { 24, -2 }, { WIDTH_MAX, -5 }
};

static int
weigh_gaps(const struct lines *l)
{
	return gaps[line_is_gapped(l->above, l->line)]
	    [line_is_gapped(l->line, l->below)];
}

static int
weigh_above(const char *s, const struct line *line)
{
	if (form_ends_sentence(s, line->at, line->to))
		return WEIGHT_CLOSED;
	if (line->marked)
		return WEIGHT_MARKED;
	return text_width(s, line->at, line->to, ROW_WIDTH) < ROW_WIDTH ?
	    WEIGHT_CELL : 0;
}

static int
weigh_below(const char *s, const struct line *line)
{
	if (line->alone)
		return WEIGHT_COLUMN;
	if (line->marked)
		return line->first ? WEIGHT_COUNT : WEIGHT_COUNTED;
	if (line->from < line->at)
		return 0;
	if (form_ends_sentence(s, line->at, line->to))
		return WEIGHT_TEXT;
	return text_width(s, line->at, line->to, ROW_WIDTH) < ROW_WIDTH ?
	    WEIGHT_COLUMN : 0;
}

static int
weigh_width(size_t width)
{
	size_t i = 0;

	while (width > widths[i].width)
		i++;
	return widths[i].weight;
}

static bool
is_letter(uint32_t cp)
{
	return (cp | 0x20) >= 'a' && (cp | 0x20) <= 'z';
}

static bool
has_han(const char *s, const struct line *line)
{
	size_t at = line->at;
	uint32_t cp;

	while (at < line->to) {
		at += text_decode(s + at, line->to - at, &cp);
		if (utf8_is_han(cp))
			return true;
	}
	return false;
}

static bool
is_comma(enum stop stop)
{
	return stop == STOP_COMMA || stop == STOP_CLAUSE ||
	    stop == STOP_COLON || stop == STOP_SENTENCE;
}

/*
 * No title has signs, quotes or brackets, nor a Chinese one blanks; digits
 * and commas weigh once.  A command is Latin amid Chinese.
 */
static int
weigh_characters(const char *s, const struct lines *l)
{
	bool digit = false, comma = false, blank = false, han = false;
	size_t at = l->line->at;
	uint32_t cp;

	while (at < l->line->to) {
		at += text_decode(s + at, l->line->to - at, &cp);
		if (utf8_is_blank(cp))
			blank = true;
		else if (utf8_is_han(cp))
			han = true;
		else if (cp >= '0' && cp <= '9')
			digit = true;
		else if (is_comma(text_stop(cp)))
			comma = true;
		else if (!is_letter(cp) && cp != '\'' && cp != 0xB7)
			return WEIGHT_NEVER;
	}
	if (han ? blank : has_han(s, l->below))
		return WEIGHT_NEVER;
	return digit * WEIGHT_DIGIT + comma * WEIGHT_COMMA;
}

bool
text_is_capitals(const char *s, size_t at, size_t to)
{
	size_t letters = 0;

	for (; at < to; at++) {
		if ((unsigned char)s[at] >= 0x80 ||
		    (s[at] >= 'a' && s[at] <= 'z'))
			return false;
		letters += s[at] >= 'A' && s[at] <= 'Z';
	}
	return letters >= CAPITALS_MIN;
}

bool
line_is_spoken(const char *s, const struct line *line)
{
	uint32_t first;

	(void)text_decode(s + line->at, line->to - line->at, &first);
	return first == 0x201C || first == 0x300C || first == 0x2014 ||
	    first == '-' || first == '"';
}

/*
 * A line that is not quite short, or where the author's name may be, must end
 * as titles do, or be in capitals.
 */
static int
weigh_words(const char *s, const struct vocabulary *words,
    const struct lines *l, size_t width)
{
	const struct line *line = l->line;

	if (word_ends(&words->list[WORD_TOPIC], s + line->at,
	    line->to - line->at) || text_is_capitals(s, line->at, line->to))
		return WEIGHT_TOPIC;
	return width > PLAIN_WIDTH || l->top ? WEIGHT_NEVER : 0;
}

/* Behind 附：, 附件： or 附表：, where a title is; or at. */
static size_t
skip_added(const char *s, size_t at, size_t to)
{
	static const char added[] = "\xE9\x99\x84";	/* 附 */
	static const char piece[] = "\xE4\xBB\xB6";	/* 件 */
	static const char table[] = "\xE8\xA1\xA8";	/* 表 */
	size_t i = at + 3, n;

	if (to - at < 9 || memcmp(s + at, added, 3) != 0)
		return at;
	if (memcmp(s + i, piece, 3) == 0 || memcmp(s + i, table, 3) == 0)
		i += 3;
	return text_stop_at(s, i, to, &n) == STOP_COLON ?
	    text_skip_blanks(s, i + n, to) : at;
}

/* Nothing but Chinese characters: a name, as it is signed. */
static bool
is_name(const char *s, const struct line *line)
{
	size_t at = line->at;
	uint32_t cp;

	while (at < line->to) {
		at += text_decode(s + at, line->to - at, &cp);
		if (!utf8_is_han(cp))
			return false;
	}
	return true;
}

/* The title says that nothing of it is here: （略）, or a file's name. */
static bool
is_elsewhere(const char *s, size_t at, size_t to)
{
	static const char note[] = "\xE7\x95\xA5\xEF\xBC\x89";	/* 略） */

	if (to - at >= 6 && memcmp(s + to - 6, note, 6) == 0)
		return true;
	for (; at + 1 < to; at++)
		if (s[at] == '.' && is_letter((unsigned char)s[at + 1]))
			return true;
	return false;
}

/*
 * 附：课程表 with that table below: the title goes from at to the line's end,
 * is not elsewhere, is no count of enclosures, and nobody signs below it.
 */
static bool
is_added(const char *s, const struct lines *l, size_t at)
{
	size_t to = l->line->to, n;
	uint32_t first;

	if ((l->below->marked && !l->below->first) || is_name(s, l->below) ||
	    is_elsewhere(s, at, to))
		return false;
	(void)text_decode(s + at, to - at, &first);
	if (first == '1' || text_stop(first) != STOP_NO)
		return false;
	for (; at < to; at += n)
		if (is_comma(text_stop_at(s, at, to, &n)))
			return false;
	return true;
}

/* What a site adds, a caption, contents; or another document's title. */
static bool
is_aside(const char *s, const struct vocabulary *words,
    const struct line *line, size_t width)
{
	size_t len = line->to - line->at;

	s += line->at;
	return word_at(&words->list[WORD_ASIDE], s, len) != NULL ||
	    word_ends(&words->list[WORD_TOC], s, len) ||
	    (width > GENRE_WIDTH &&
	    word_ends(&words->list[WORD_GENRE], s, len));
}

/* The line above was broken by its width: the line may go on with it. */
static bool
goes_on(const char *s, const struct lines *l)
{
	const struct line *above = l->above;

	return !above->marked && l->line->number == above->number + 1 &&
	    !form_ends_sentence(s, above->at, above->to) &&
	    text_width(s, above->at, above->to, PARAGRAPH_WIDTH) >=
	    PARAGRAPH_WIDTH;
}

/* What its place and its length say. */
static int
weigh_place(const char *s, const struct lines *l, size_t width)
{
	return WEIGHT_NONE + weigh_gaps(l) + weigh_above(s, l->above) +
	    weigh_below(s, l->below) + weigh_width(width);
}

int
weigh_line(const char *s, const struct vocabulary *words,
    const struct lines *l)
{
	const struct line *line = l->line;
	size_t width = text_width(s, line->at, line->to, WIDTH_MAX + 1);
	size_t added;
	int weight;

	added = skip_added(s, line->at, line->to);
	if (added > line->at)
		return is_added(s, l, added) ? WEIGHT_ADDED : WEIGHT_NEVER;
	if (width < WIDTH_MIN || width > WIDTH_MAX)
		return WEIGHT_NEVER;
	weight = weigh_place(s, l, width);
	if (weight + WEIGHT_TOPIC < WEIGHT_HEADING || goes_on(s, l) ||
	    (s[line->at] >= 'a' && s[line->at] <= 'z') ||
	    is_aside(s, words, line, width))
		return WEIGHT_NEVER;
	return weight + weigh_characters(s, l) +
	    weigh_words(s, words, l, width);
}
