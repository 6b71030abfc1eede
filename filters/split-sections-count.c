/* split-sections-count - markers that are numbers; see -marker.h. */
#include <string.h>

#include "split-sections-delim.h"
#include "split-sections-marker.h"
#include "split-sections-number.h"
#include "utf8.h"

#define ANNEX_KEY	(MARKER_VALUE_MAX + 1 - 26)	/* of A.1, as if A were
							   that number */
#define PART_WIDTH	(size_t)36	/* columns of a title behind A */
#define DASHED_MAX	30U	/* 1-1: chapters and their parts */

bool
marker_next_follows(const char *s, size_t len, unsigned value)
{
	unsigned v;
	bool formal;

	if (!number_begins(s, len))
		return false;
	if (number_digits(s, len, &v) > 0 ||
	    number_chinese(s, len, &v, &formal) > 0)
		return v == value + 1 || v == value + 2 || v == value * 10;
	return false;
}

size_t
marker_dash(const char *s, size_t len)
{
	size_t n;

	switch (delim_peek(s, len, 0, &n)) {
	case '-': case 0x2014: case 0x2015: case 0x2500: case 0xFF0D:
		return n;
	default:
		return 0;
	}
}

/* Behind the blanks at i if a mark that ends a number follows them: 一 、 */
static size_t
skip_to_delim(const char *s, size_t len, size_t i)
{
	size_t n, at;

	if (delim_at(s, len, i, &n) != DELIM_BLANK)
		return i;
	at = delim_skip_blanks(s, len, i);
	return ((unsigned)delim_at(s, len, at, &n) & (DELIM_LIST |
	    DELIM_STOP | DELIM_HALF)) != 0 ? at : i;
}

/* 一、 壹、 一) 一是 一 */
static bool
han_marker(const char *s, size_t len, bool line_start, struct marker *m)
{
	static const char is[] = "\xE6\x98\xAF";	/* 是 */
	unsigned value;
	bool formal;
	size_t n, i = number_chinese(s, len, &value, &formal);
	enum family family;

	if (i == 0 && line_start && (i = marker_dash(s, len)) > 0) {
		m->weak = true;
		return delim_at(s, len, i, &n) == DELIM_LIST &&
		    marker_found(m, FAMILY_HAN, 1, i + n);
	}
	if (i == 0 || value == 0)
		return false;
	if (len - i >= 3 && memcmp(s + i, is, 3) == 0)
		return marker_found(m, FAMILY_ENUM, value, i + 3);
	family = formal ? FAMILY_FORMAL : FAMILY_HAN;
	i = skip_to_delim(s, len, i);
	switch (delim_at(s, len, i, &n)) {
	case DELIM_LIST:
		m->trap = marker_next_follows(s + i + n, len - i - n, value);
		i = delim_take(s, len, i + n, DELIM_STOP | DELIM_LIST);
		return marker_found(m, family, value, i);
	case DELIM_STOP:
		i = delim_take(s, len, i + n, DELIM_LIST);	/* 一.、 */
		return marker_found(m, family, value, i);
	case DELIM_COLON: case DELIM_COMMA: case DELIM_SEMI:
		m->weak = true;
		return line_start && marker_found(m, family, value, i + n);
	case DELIM_HALF:
		return line_start && marker_found(m, FAMILY_HAN_HALF, value, i + n);
	case DELIM_BLANK: case DELIM_END:
		m->weak = true;
		return line_start && marker_found(m, FAMILY_HAN_BARE, value, i);
	default:
		return false;
	}
}

/* s begins with a measure, not with a word that begins as one: 后, not 后期. */
static bool
is_measure(const struct vocabulary *words, const char *s, size_t len)
{
	const struct word_rule *w = word_at(&words->list[WORD_MEASURE], s,
	    len);

	return w != NULL && ((unsigned char)s[0] >= 0x80 || w->len == len ||
	    !delim_is_letter(s[w->len])) &&
	    !word_any(w->not_before, s + w->len, len - w->len);
}

/* Blanks and a small letter: 2.3 above says so. */
static bool
goes_on_in_prose(const char *s, size_t len, size_t i)
{
	size_t at = delim_skip_blanks(s, len, i);

	return at > i && at < len && s[at] >= 'a' && s[at] <= 'z';
}

/* 5.3.1的 or 5.3.1 的 is spoken of: no title begins so. */
static bool
is_owner(const char *s, size_t len, size_t i)
{
	static const char of[] = "\xE7\x9A\x84";	/* 的 */

	i = delim_skip_blanks(s, len, i);
	return len - i >= 3 && memcmp(s + i, of, 3) == 0;
}

/* 2.3 and deeper; i is behind the first number. */
static bool
dotted_marker(const struct vocabulary *words, const char *s, size_t len,
    size_t i, unsigned value, struct marker *m)
{
	unsigned depth = 0;
	uint32_t key = 0;
	size_t n, k;

	while (delim_at(s, len, i, &n) == DELIM_STOP && depth <
	    DOTTED_DEPTH_MAX) {
		unsigned v;

		k = number_digits(s + i + n, len - i - n, &v);
		if (k == 0 || k > 3 * n)
			break;
		key = key * DOTTED_BASE + value;
		value = v;
		i += n + k;
		depth++;
	}
	if (depth == 0 || value == 0)
		return false;
	if (delim_is_digit(s, len, i) || is_owner(s, len, i))
		return false;
	m->trap = is_measure(words, s + i, len - i) ||
	    goes_on_in_prose(s, len, i);
	m->key = key;
	m->family = FAMILY_DOTTED + depth - 1;
	m->rank = 0;
	return marker_found(m, m->family, value,
	    delim_take(s, len, i, DELIM_LIST | DELIM_STOP));
}

/*
 * 1-1 before a blank or a title, as 1.1: small numbers, for scores, dates and
 * telephones are written so too.  i is behind the first number.
 */
static bool
dashed_marker(const struct vocabulary *words, const char *s, size_t len,
    size_t i, unsigned value, struct marker *m)
{
	size_t n, k, at;
	unsigned part;
	uint32_t cp;

	n = marker_dash(s + i, len - i);
	k = number_digits(s + i + n, len - i - n, &part);
	if (n == 0 || k == 0 || value == 0 || value > DASHED_MAX ||
	    part == 0 || part > DASHED_MAX || s[i + n] == '0')
		return false;
	i += n + k;
	at = delim_skip_blanks(s, len, i);
	cp = delim_peek(s, len, at, &n);
	if (!utf8_is_han(cp) || is_measure(words, s + at, len - at))
		return false;
	m->weak = true;
	m->key = value;
	return marker_found(m, FAMILY_DOTTED, part, i);
}

/*
 * "1 范围", or glued: 1范围.  What follows, behind blanks, must be the first
 * word of a title: no number, no mark, and if glued, no measure; behind a
 * blank 3 分布 looks like one.
 */
static bool
bare_marker(const struct vocabulary *words, const char *s, size_t len,
    size_t i, unsigned value, struct marker *m)
{
	size_t n, at = delim_skip_blanks(s, len, i);
	uint32_t cp = delim_peek(s, len, at, &n);

	m->weak = true;
	if (n > 0 && !utf8_is_han(cp) && cp != 0x201C && cp != 0x300A &&
	    (at == i || cp > 'z' || !delim_is_letter((char)cp)))
		return false;
	m->trap = is_measure(words, s + at, len - at);
	if (m->trap && at == i)
		return false;
	return marker_found(m, FAMILY_DIGIT_BARE, value, i);
}

/* A date behind a marker, at i: of 1.2023年 the year, of 2.5月份 the month. */
static bool
begins_date(const char *s, size_t len, size_t i, unsigned number)
{
	static const char month[] = "\xE6\x9C\x88" "\xE4\xBB\xBD";
	unsigned value;

	if (number >= 1900 && number <= 2100)
		return true;
	i += number_digits(s + i, len - i, &value);
	return number <= 12 && len - i >= 6 &&
	    memcmp(s + i, month, 3) == 0 &&
	    (delim_is_digit(s, len, i + 3) || memcmp(s + i, month, 6) == 0);
}

/* 1. 1、 1) 1 1.1 ; the number takes i bytes. */
static bool
digit_marker(const struct vocabulary *words, const char *s, size_t len,
    bool line_start, struct marker *m)
{
	unsigned value, next;
	size_t n, i = number_digits(s, len, &value);
	enum delim delim;

	if (i == 0 || value > MARKER_VALUE_MAX)
		return false;
	i = skip_to_delim(s, len, i);
	delim = delim_at(s, len, i, &n);
	switch (delim) {
	case DELIM_STOP:
		if (number_digits(s + i + n, len - i - n, &next) > 0) {
			if (!begins_date(s, len, i + n, next) &&
			    dotted_marker(words, s, len, i, value, m))
				return true;
			if (!begins_date(s, len, i + n, next))
				return false;
		}
		n = delim_take(s, len, i + n, DELIM_LIST);	/* 1.、 */
		m->weak = value == 0;				/* 0. */
		return (value > 0 || (line_start && i == 1)) &&
		    marker_found(m, FAMILY_DIGIT, value, n);
	case DELIM_LIST:
		m->trap = marker_next_follows(s + i + n, len - i - n, value);
		i = delim_take(s, len, i + n, DELIM_STOP | DELIM_LIST);
		return value > 0 && marker_found(m, FAMILY_DIGIT, value, i);
	case DELIM_COMMA: case DELIM_COLON: case DELIM_SEMI:
		if (!line_start || delim_is_digit(s, len, i + n))
			return false;
		m->weak = true;
		return value > 0 && marker_found(m, FAMILY_DIGIT, value, i + n);
	case DELIM_HALF:
		return value > 0 && marker_found(m, FAMILY_DIGIT_HALF, value, i + n);
	case DELIM_BLANK: case DELIM_END:
		m->weak = true;
		return line_start && (value > 0 || i == 1) &&
		    bare_marker(words, s, len, i, value, m);
	default:
		return line_start && value > 0 && s[0] != '0' &&
		    (dashed_marker(words, s, len, i, value, m) ||
		    bare_marker(words, s, len, i, value, m));
	}
}

/* Behind blanks, from end to at, an English title begins. */
static bool
is_capital(const char *s, size_t len, size_t end, size_t at)
{
	return at > end && at < len && s[at] >= 'A' && s[at] <= 'Z';
}

/*
 * A.1 before a title, as a part of 附录A or Annex A has it; counted as 1.1 is.
 */
bool
marker_annex(const struct vocabulary *words, const char *s, size_t len,
    struct marker *m)
{
	struct marker digits = { 0 };
	size_t n, at;

	if (len < 3 || s[0] < 'A' || s[0] > 'Z' || s[1] != '.' ||
	    !delim_is_digit(s, len, 2))
		return false;
	at = 2 + number_digits(s + 2, len - 2, &m->value);
	m->family = FAMILY_DOTTED;
	m->key = ANNEX_KEY + (uint32_t)(s[0] - 'A');
	if (dotted_marker(words, s + 2, len - 2, at - 2, m->value, &digits)) {
		m->family = digits.family + 1;
		m->value = digits.value;
		m->key = m->key * DOTTED_BASE + digits.key;
		at = 2 + digits.len;
	}
	m->weak = true;
	m->len = at;
	at = delim_skip_blanks(s, len, at);
	return m->value > 0 && m->value <= MARKER_VALUE_MAX &&
	    m->family < FAMILY_UNITS && (is_capital(s, len, m->len, at) ||
	    (utf8_is_han(delim_peek(s, len, at, &n)) &&
	    !is_measure(words, s + at, len - at)));
}

/* A　说明: behind the blank a title, at to the line's end. */
static bool
is_part_title(const char *s, size_t at, size_t to)
{
	size_t n;

	at = delim_skip_blanks(s, to, at);
	return utf8_is_han(delim_peek(s, to, at, &n)) &&
	    text_width(s, at, to, PART_WIDTH) < PART_WIDTH &&
	    text_next_end(s, at, to) == to;
}

/* I. Ⅰ、 A. a) : letters, at the beginning of a line. */
bool
marker_letter(const char *s, size_t len, struct marker *m)
{
	unsigned value;
	size_t n, i = number_roman(s, len, &value);
	enum delim delim;
	uint32_t cp;

	/* C. is a letter; I. and V. and X. are numbers. */
	if (i > 0 && (s[0] < 'a' || s[0] > 'z') && (i > 1 || value <= 10)) {
		delim = delim_at(s, len, i, &n);
		if (delim == DELIM_LIST || delim == DELIM_STOP)
			return marker_found(m, FAMILY_ROMAN, value, i + n);
		if ((unsigned char)s[0] == 0xE2)
			return marker_found(m, FAMILY_ROMAN, value, i);
	}
	cp = delim_peek(s, len, 0, &i);
	if (cp >= 0xFF21 && cp <= 0xFF5A)	/* of full width: Ａ */
		cp -= 0xFF21 - 'A';
	if (cp > 'z' || !delim_is_letter((char)cp))
		return false;
	delim = delim_at(s, len, i, &n);
	m->weak = true;
	if (delim == DELIM_BLANK && cp < 'a' && is_part_title(s, i, len))
		return marker_found(m, FAMILY_CAPITAL,
		    (unsigned)(cp - 'A') + 1, i);
	if (delim != DELIM_LIST && delim != DELIM_STOP && delim != DELIM_HALF)
		return false;
	return marker_found(m, cp >= 'a' ? FAMILY_SMALL : FAMILY_CAPITAL,
	    (unsigned)((cp | 0x20) - 'a') + 1, i + n);
}

/* 甲部 before a blank, a colon or the line's end: a form's or a test's part. */
static bool
stem_part(const char *s, size_t len, size_t k, unsigned value,
    struct marker *m)
{
	static const char part[] = "\xE9\x83\xA8";	/* 部 */
	size_t n;

	if (len - k < 3 || memcmp(s + k, part, 3) != 0)
		return false;
	k += 3;
	if (((unsigned)delim_at(s, len, k, &n) & (DELIM_COLON | DELIM_BLANK |
	    DELIM_END)) == 0)
		return false;
	m->weak = true;
	return marker_found(m, FAMILY_STEM, value, delim_take(s, len, k,
	    DELIM_COLON));
}

/* 甲、 to 癸、, unless the next follows: 甲、乙双方. */
static bool
stem_marker(const char *s, size_t len, struct marker *m)
{
	unsigned value, next;
	size_t n, k = number_stem(s, len, &value);

	if (k > 0 && stem_part(s, len, k, value, m))
		return true;
	if (k == 0 || delim_at(s, len, k, &n) != DELIM_LIST ||
	    (number_stem(s + k + n, len - k - n, &next) > 0 &&
	    next == value + 1))
		return false;
	m->weak = true;
	return marker_found(m, FAMILY_STEM, value, k + n);
}

bool
marker_count(const struct vocabulary *words, const char *s, size_t len,
    bool line_start, struct marker *m)
{
	size_t n;
	uint32_t cp;

	if (len > 0 && delim_is_letter(s[0]))	/* most of Latin text */
		return false;
	cp = delim_peek(s, len, 0, &n);
	if (delim_is_digit(s, len, 0) || (cp >= 0xFF10 && cp <= 0xFF19))
		return digit_marker(words, s, len, line_start, m);
	if (cp == '(' || cp == 0xFF08)		/* no numeral begins so */
		return marker_enclosed(s, len, line_start, m);
	return han_marker(s, len, line_start, m) ||
	    (line_start && stem_marker(s, len, m)) ||
	    (!utf8_is_han(cp) && marker_enclosed(s, len, line_start, m));
}
