/* split-sections-marker - see split-sections-marker.h. */
#include <string.h>

#include "split-sections-delim.h"
#include "split-sections-marker.h"
#include "split-sections-number.h"
#include "split-sections-text.h"
#include "utf8.h"

#define TELLS_MAX	240U	/* bytes of a line that tells of a chapter */
#define NTH_MAX		2U	/* characters of a unit that no rule has */
#define ORDINAL_WIDTH	(size_t)44	/* columns of a title behind 第一， */

bool
marker_found(struct marker *m, enum family family, unsigned value, size_t len)
{
	m->family = family;
	m->value = value;
	m->len = len;
	return value <= MARKER_VALUE_MAX;
}

/*
 * 第一， before a title, at to the line's end: a few words, and no mark that
 * ends a sentence but at their end.
 */
static bool
is_ordinal_title(const char *s, size_t at, size_t to)
{
	size_t n;

	at = text_skip_blanks(s, at, to);
	if (at == to || text_width(s, at, to, ORDINAL_WIDTH) >= ORDINAL_WIDTH)
		return false;
	for (; (at = text_next_end(s, at, to)) < to; at += n) {
		enum stop stop = text_stop_at(s, at, to, &n);

		if ((stop == STOP_SENTENCE || stop == STOP_CLAUSE) &&
		    text_skip_blanks(s, at + n, to) < to)
			return false;
	}
	return true;
}

/*
 * 第2章给出总体设计，第3章…。: nothing parts the unit, which ends at i, from a
 * line that is a sentence of several clauses.
 */
static bool
tells(const char *s, size_t len, size_t i)
{
	static const char comma[] = "\xEF\xBC\x8C", stop[] = "\xE3\x80\x82";
	size_t n;

	if (delim_at(s, len, i, &n) != DELIM_NONE || len - i > TELLS_MAX ||
	    memcmp(s + len - 3, stop, 3) != 0)
		return false;
	for (; i < len; i += n) {
		enum stop what;

		i = text_next_stop(s, i, len);
		if (i == len)
			break;
		what = text_stop_at(s, i, len, &n);
		if (what == STOP_BLANK || (what == STOP_SENTENCE &&
		    i + n < len))
			return false;
		if (n == 3 && memcmp(s + i, comma, 3) == 0)
			return true;
	}
	return false;
}

/*
 * A note in brackets is at i, as behind 第一天（3月28日）　香港, and a title
 * parted from it, or nothing, is behind that: no 第一天（周六）我们.
 */
static bool
is_dated(const char *s, size_t len, size_t i)
{
	size_t n;
	uint32_t cp = delim_peek(s, len, i, &n);

	if (cp != '(' && cp != 0xFF08)
		return false;
	for (; i < len && cp != ')' && cp != 0xFF09; i += n)
		cp = delim_peek(s, len, i, &n);
	return ((unsigned)delim_at(s, len, i, &n) & (DELIM_COLON |
	    DELIM_BLANK | DELIM_END)) != 0;
}

/*
 * 第1号: what no rule has as a unit, one or two characters, counts as 第一，
 * does, if a colon or a blank and a title is behind it, or the line's end; or
 * a comma and a title that is no sentence: 第一点，认识要提高.  at is where the
 * unit is.  第1页 stands at the head or the foot of a page.
 */
static bool
nth_marker(const char *s, size_t len, size_t at, unsigned value,
    struct marker *m)
{
	size_t n, i = at, count;
	uint32_t page = delim_peek(s, len, at, &n);
	enum delim delim;

	if (page == 0x9875 || page == 0x9801)	/* 页 頁 */
		return false;
	for (count = 0; count <= NTH_MAX && utf8_is_han(delim_peek(s, len, i,
	    &n)); count++)
		i += n;
	delim = delim_at(s, len, i, &n);
	if (count == 0 || count > NTH_MAX || value == 0 ||
	    (((unsigned)delim & (DELIM_COLON | DELIM_BLANK | DELIM_END |
	    DELIM_COMMA)) == 0 && !is_dated(s, len, i)))
		return false;
	m->key = text_hash(s, at, i);
	i = delim_take(s, len, i, DELIM_COLON | DELIM_COMMA);
	if (i < len && !is_ordinal_title(s, i, len))
		return false;
	m->weak = true;
	return marker_found(m, FAMILY_ORDINAL, value, i);
}

/* 第41卷 第3期: a journal's issue behind its volume. */
static bool
is_issue(const char *s, size_t len, size_t i)
{
	static const char nth[] = "\xE7\xAC\xAC", issue[] = "\xE6\x9C\x9F";
	unsigned value;

	i = delim_skip_blanks(s, len, i);
	if (len - i < 3 || memcmp(s + i, nth, 3) != 0)
		return false;
	i = delim_skip_blanks(s, len, i + 3);
	i += number_digits(s + i, len - i, &value);
	i = delim_skip_blanks(s, len, i);
	return len - i >= 3 && memcmp(s + i, issue, 3) == 0;
}

/* 第一章, 第 3 条之一; 第三, is a word that counts. */
static bool
unit_marker(const struct vocabulary *words, const char *s, size_t len,
    bool line_start, struct marker *m)
{
	static const char of[] = "\xE4\xB9\x8B", is[] = "\xE6\x98\xAF";
	const struct word_list *units = &words->list[WORD_UNIT];
	const struct word_rule *unit;
	unsigned value, sub;
	bool formal;
	size_t k, n, i = delim_skip_blanks(s, len, 3);

	if ((k = number_chinese(s + i, len - i, &value, &formal)) == 0 &&
	    (k = number_digits(s + i, len - i, &value)) == 0 &&
	    (k = number_roman(s + i, len - i, &value)) == 0)
		return false;
	i += k;
	if (len - i >= 3 && memcmp(s + i, is, 3) == 0)
		return marker_found(m, FAMILY_ENUM, value, i + 3);
	if (((unsigned)delim_at(s, len, i, &n) & (DELIM_COMMA | DELIM_LIST |
	    DELIM_COLON)) != 0) {
		m->weak = line_start && is_ordinal_title(s, i + n, len);
		return marker_found(m, m->weak ? FAMILY_ORDINAL : FAMILY_ENUM,
		    value, i + n);
	}
	i = delim_skip_blanks(s, len, i);
	unit = word_at(units, s + i, len - i);
	if (unit == NULL)
		return line_start && nth_marker(s, len, i, value, m);
	i += unit->len;
	if ((delim_at(s, len, i, &n) != DELIM_BLANK &&
	    word_any(unit->not_before, s + i, len - i)) || is_issue(s, len, i))
		return false;
	if (len - i >= 6 && memcmp(s + i, of, 3) == 0 &&
	    (k = number_chinese(s + i + 3, len - i - 3, &sub, &formal)) > 0)
		i += 3 + k;
	else
		sub = 0;
	m->key = sub;
	m->family = FAMILY_UNITS + (unsigned)(unit - units->v);
	m->rank = unit->number;
	m->item = unit->item;
	m->unit = true;
	m->value = value;
	m->trap = line_start && !unit->item && tells(s, len, i);
	m->len = delim_take(s, len, i, DELIM_COLON | DELIM_LIST);
	return value > 0;
}

static bool
word_marker(const struct vocabulary *words, const char *s, size_t len,
    struct marker *m)
{
	const struct word_rule *w = word_at(&words->list[WORD_ENUM], s, len);

	if (w == NULL)
		return false;
	return marker_found(m, FAMILY_ENUM, w->number,
	    delim_take(s, len, w->len, DELIM_COMMA | DELIM_LIST | DELIM_COLON));
}

/* #, and the number behind it if the heading has one: ## 2. */
static bool
markdown_marker(const struct vocabulary *words, const char *s, size_t len,
    struct marker *m)
{
	struct marker number;
	size_t n, at, i = 0;

	while (i < len && i < 6 && s[i] == '#')
		i++;
	m->key = (uint32_t)i;
	if (delim_at(s, len, i, &n) != DELIM_BLANK)
		return false;
	at = delim_skip_blanks(s, len, i);
	if (at < len && s[at] != '#' &&
	    marker_at(words, s + at, len - at, true, &number) &&
	    number.family != FAMILY_ENUM && number.family != FAMILY_LOST &&
	    !number.weak && !number.trap)
		return marker_found(m, FAMILY_MARKDOWN, (unsigned)i,
		    at + number.len);
	return marker_found(m, FAMILY_MARKDOWN, (unsigned)i, i);
}

static bool
parse(const struct vocabulary *words, const char *s, size_t len,
    bool line_start, struct marker *m)
{
	size_t n;
	uint32_t cp = delim_peek(s, len, 0, &n);

	switch (cp) {
	case 0x7B2C:			/* 第 */
		return unit_marker(words, s, len, line_start, m);
	case '#':
		return line_start && markdown_marker(words, s, len, m);
	case '.': case 0xFF0E:
		m->weak = true;
		return line_start && marker_found(m, FAMILY_LOST, 0, n);
	default:
		break;
	}
	if (marker_count(words, s, len, line_start, m) ||
	    word_marker(words, s, len, m))
		return true;
	return line_start && (marker_front(words, s, len, m) ||
	    marker_annex(words, s, len, m) || marker_letter(s, len, m) ||
	    marker_bracketed(words, s, len, m) ||
	    marker_label(words, s, len, m));
}

bool
marker_at(const struct vocabulary *words, const char *s, size_t len,
    bool line_start, struct marker *m)
{
	if (len == 0)
		return false;
	memset(m, 0, sizeof(*m));
	if (line_start && !char_begins(&words->starts, s, len) ?
	    !marker_label(words, s, len, m) :
	    !parse(words, s, len, line_start, m))
		return false;
	if (m->family < FAMILY_DOTTED)
		m->rank = words->rank[m->family];
	else if (m->family < FAMILY_UNITS)
		m->rank = words->rank[FAMILY_DIGIT] + m->family -
		    FAMILY_DOTTED + 1;
	return true;
}

/* Enters the ranks that the rules give the families. */
static void
enter_ranks(struct vocabulary *words)
{
	const struct word_list *list = &words->list[WORD_FAMILY];
	struct marker m;
	size_t i;

	/* In reverse, so that the first rule wins: the user's are first. */
	for (i = list->n; i > 0; i--) {
		memset(&m, 0, sizeof(m));
		if (parse(words, list->v[i - 1].s, list->v[i - 1].len, true,
		    &m) && m.family < FAMILY_RANKS)
			words->rank[m.family] = list->v[i - 1].number;
	}
}

/* A small letter or a character that is none, by its code point. */
static void
enter_character(struct char_set *set, uint32_t cp)
{
	char_set_add(set, cp < 0x80 ? cp : cp < 0x800 ? 0xC0 | cp >> 6 :
	    256 + (cp & 0xFFFF));
}

/* Enters what the words of a list begin with. */
static void
enter_words(struct char_set *set, const struct word_list *list)
{
	size_t i;

	for (i = 0; i < list->n; i++)
		char_set_add(set, char_number(list->v[i].s, list->v[i].len));
}

/* Enters the characters that begin a marker within a line. */
static void
enter_beginnings(struct vocabulary *words)
{
	uint32_t cp;
	unsigned value;
	size_t i;

	for (i = 0; i < NUMBER_NUMERALS; i++)
		if (number_numeral(i) != 0)
			enter_character(&words->begins, number_numeral(i));
	for (cp = 0x2460; cp < 0x3300; cp++)
		if (number_enclosed(cp, &value) != ENCLOSED_NOT)
			enter_character(&words->begins, cp);
	for (cp = 0; cp < 10; cp++) {
		enter_character(&words->begins, '0' + cp);
		enter_character(&words->begins, 0xFF10 + cp);
	}
	enter_words(&words->begins, &words->list[WORD_ENUM]);
	enter_character(&words->begins, 0x7B2C);		/* 第 */
	enter_character(&words->begins, '(');
	enter_character(&words->begins, 0xFF08);
	enter_character(&words->begins, 0x3014);
}

static void
start_with(struct vocabulary *words, uint32_t first, uint32_t last)
{
	for (; first <= last; first++)
		enter_character(&words->starts, first);
}

/* The same of a marker at the beginning of a line, a label's apart. */
static void
enter_starts(struct vocabulary *words)
{
	static const uint32_t stems[] = {	/* 甲 to 癸 */
		0x7532, 0x4E59, 0x4E19, 0x4E01, 0x620A, 0x5DF1, 0x5E9A,
		0x8F9B, 0x58EC, 0x7678
	};
	size_t i;

	words->starts = words->begins;
	enter_words(&words->starts, &words->list[WORD_FRONT]);
	start_with(words, 'a', 'z');
	start_with(words, '#', '#');
	start_with(words, '-', '.');
	start_with(words, 0xFF0D, 0xFF0E);
	start_with(words, 0x2014, 0x2015);	/* dashes for 一 */
	start_with(words, 0x2500, 0x2500);
	start_with(words, 0x2160, 0x217B);	/* Ⅰ to ⅻ */
	for (i = 0; i < sizeof(stems) / sizeof(*stems); i++)
		start_with(words, stems[i], stems[i]);
	start_with(words, '[', '[');
	start_with(words, 0x3010, 0x3010);	/* 【 */
	start_with(words, 0x3016, 0x3016);	/* 〖 */
	start_with(words, 0xFF21, 0xFF5A);	/* letters of full width */
}

void
marker_ready(struct vocabulary *words)
{
	enter_beginnings(words);
	enter_starts(words);
	enter_ranks(words);
}
