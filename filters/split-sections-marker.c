/* split-sections-marker - see split-sections-marker.h. */
#include <string.h>

#include "split-sections-marker.h"
#include "split-sections-number.h"
#include "utf8.h"

#define BLANKS_MAX	3	/* within a marker: 第 一 章 */

/* What may stand behind a number; bits, so that sets of them can be named. */
enum delim {
	DELIM_NONE = 1 << 0,
	DELIM_LIST = 1 << 1,	/* 、 */
	DELIM_STOP = 1 << 2,	/* . ． */
	DELIM_COMMA = 1 << 3,	/* , ， */
	DELIM_COLON = 1 << 4,	/* : ： */
	DELIM_HALF = 1 << 5,	/* ) ） */
	DELIM_SEMI = 1 << 6,	/* ; ； 。 */
	DELIM_BLANK = 1 << 7,
	DELIM_END = 1 << 8	/* of the line */
};

static uint32_t
peek(const char *s, size_t len, size_t i, size_t *n)
{
	uint32_t cp;

	if (i >= len) {
		*n = 0;
		return '\n';
	}
	*n = utf8_decode(s + i, len - i, &cp);
	return cp;
}

static enum delim
delim_at(const char *s, size_t len, size_t i, size_t *n)
{
	switch (peek(s, len, i, n)) {
	case '\n': case '\r':
		return DELIM_END;
	case 0x3001: case 0xFF64:
		return DELIM_LIST;
	case '.': case 0xFF0E:
		return DELIM_STOP;
	case ',': case 0xFF0C:
		return DELIM_COMMA;
	case ':': case 0xFF1A:
		return DELIM_COLON;
	case ')': case 0xFF09:
		return DELIM_HALF;
	case ';': case 0xFF1B: case 0x3002:
		return DELIM_SEMI;
	case ' ': case '\t': case 0x3000: case 0xA0:
		return DELIM_BLANK;
	default:
		return DELIM_NONE;
	}
}

static size_t
skip_blanks(const char *s, size_t len, size_t i)
{
	size_t k, n;

	for (k = 0; k < BLANKS_MAX; k++, i += n)
		if (delim_at(s, len, i, &n) != DELIM_BLANK)
			break;
	return i;
}

/* Takes the delimiter at i into the marker if it is one of the set. */
static size_t
take(const char *s, size_t len, size_t i, unsigned set)
{
	size_t n;

	return ((unsigned)delim_at(s, len, i, &n) & set) != 0 ? i + n : i;
}

static bool
is_digit(const char *s, size_t len, size_t i)
{
	return i < len && s[i] >= '0' && s[i] <= '9';
}

static bool
is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static bool
found(struct marker *m, enum family family, unsigned value, size_t len)
{
	m->family = family;
	m->value = value;
	m->len = len;
	return value <= MARKER_VALUE_MAX;
}

/* 、3月份 behind 2, 、二年级 behind 一: the next number follows at once. */
static bool
next_number_follows(const char *s, size_t len, unsigned value)
{
	unsigned v;
	bool formal;

	if (number_digits(s, len, &v) > 0 ||
	    number_chinese(s, len, &v, &formal) > 0)
		return v == value + 1 || v == value + 2 || v == value * 10;
	return false;
}

/* A dash that stands for 一, as recognised text has it: —、 (—) */
static size_t
dash(const char *s, size_t len)
{
	size_t n;

	switch (peek(s, len, 0, &n)) {
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
	size_t n, at = skip_blanks(s, len, i);

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

	if (i == 0 && line_start && (i = dash(s, len)) > 0) {
		m->weak = true;
		return delim_at(s, len, i, &n) == DELIM_LIST &&
		    found(m, FAMILY_HAN, 1, i + n);
	}
	if (i == 0 || value == 0)
		return false;
	if (len - i >= 3 && memcmp(s + i, is, 3) == 0)
		return found(m, FAMILY_ENUM, value, i + 3);
	family = formal ? FAMILY_FORMAL : FAMILY_HAN;
	i = skip_to_delim(s, len, i);
	switch (delim_at(s, len, i, &n)) {
	case DELIM_LIST:
		m->trap = next_number_follows(s + i + n, len - i - n, value);
		return found(m, family, value, i + n);
	case DELIM_STOP:
		return found(m, family, value, i + n);
	case DELIM_COLON: case DELIM_COMMA: case DELIM_SEMI:
		m->weak = true;
		return line_start && found(m, family, value, i + n);
	case DELIM_HALF:
		return line_start && found(m, FAMILY_HAN_HALF, value, i + n);
	case DELIM_BLANK: case DELIM_END:
		m->weak = true;
		return line_start && found(m, FAMILY_HAN_BARE, value, i);
	default:
		return false;
	}
}

/* s begins with a measure, not with a word that begins as one does. */
static bool
is_measure(const struct vocabulary *words, const char *s, size_t len)
{
	const struct word_rule *w = word_at(&words->list[WORD_MEASURE], s,
	    len);

	return w != NULL && ((unsigned char)s[0] >= 0x80 || w->len == len ||
	    !is_letter(s[w->len]));
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
		key = key * 1009 + value;
		value = v;
		i += n + k;
		depth++;
	}
	if (depth == 0 || value == 0)
		return false;
	if (is_digit(s, len, i))
		return false;
	m->trap = is_measure(words, s + i, len - i);
	m->key = key;
	m->family = FAMILY_DOTTED + depth - 1;
	m->rank = 0;
	return found(m, m->family, value,
	    take(s, len, i, DELIM_LIST | DELIM_STOP));
}

/*
 * "1 范围", or glued: 1范围.  What follows, behind blanks, must be the first
 * word of a title: no number, no mark, and if glued, no measure.
 */
static bool
bare_marker(const struct vocabulary *words, const char *s, size_t len,
    size_t i, unsigned value, struct marker *m)
{
	size_t n, at = skip_blanks(s, len, i);
	uint32_t cp = peek(s, len, at, &n);

	m->weak = true;
	if (n > 0 && !utf8_is_han(cp) && cp != 0x201C && cp != 0x300A &&
	    (at == i || cp > 'z' || !is_letter((char)cp)))
		return false;
	if (is_measure(words, s + at, len - at))
		return false;
	return found(m, FAMILY_DIGIT_BARE, value, i);
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
			if (dotted_marker(words, s, len, i, value, m))
				return true;
			/* 1.2023年 is 1. before a year. */
			if (next < 1900 || next > 2100)
				return false;
		}
		return value > 0 && found(m, FAMILY_DIGIT, value, i + n);
	case DELIM_LIST:
		m->trap = next_number_follows(s + i + n, len - i - n, value);
		return value > 0 && found(m, FAMILY_DIGIT, value, i + n);
	case DELIM_COMMA: case DELIM_COLON: case DELIM_SEMI:
		if (!line_start || is_digit(s, len, i + n))
			return false;
		m->weak = true;
		return value > 0 && found(m, FAMILY_DIGIT, value, i + n);
	case DELIM_HALF:
		return value > 0 && found(m, FAMILY_DIGIT_HALF, value, i + n);
	case DELIM_BLANK: case DELIM_END:
		m->weak = true;
		return line_start && value > 0 &&
		    bare_marker(words, s, len, i, value, m);
	default:
		return line_start && value > 0 && s[0] != '0' &&
		    bare_marker(words, s, len, i, value, m);
	}
}

/* (一) (1) (a), with 、 behind it or not. */
static bool
paren_marker(const char *s, size_t len, bool square, struct marker *m)
{
	size_t n, k, i;
	unsigned value = 0;
	bool formal;
	enum family family;

	(void)peek(s, len, 0, &n);
	i = skip_blanks(s, len, n);
	if ((k = number_chinese(s + i, len - i, &value, &formal)) > 0)
		family = FAMILY_HAN_PAREN;
	else if ((k = number_digits(s + i, len - i, &value)) > 0)
		family = FAMILY_DIGIT_PAREN;
	else if ((k = dash(s + i, len - i)) > 0) {
		family = FAMILY_HAN_PAREN;
		value = 1;
		m->weak = true;
	} else if (i < len && is_letter(s[i])) {
		k = 1;
		value = (unsigned)((s[i] | 0x20) - 'a') + 1;
		family = FAMILY_SMALL_PAREN;
	} else {
		return false;
	}
	if (value == 0 || (square && family != FAMILY_HAN_PAREN))
		return false;
	i = skip_blanks(s, len, i + k);
	switch (peek(s, len, i, &n)) {
	case ')': case 0xFF09: case 0x3015: case 0x3011:
		i += n;
		break;
	default:
		return false;
	}
	i = take(s, len, i, DELIM_LIST | DELIM_STOP);
	m->trap = next_number_follows(s + i, len - i, value);
	return found(m, family, value, i);
}

static bool
enclosed_marker(const char *s, size_t len, struct marker *m)
{
	unsigned value;
	size_t n;
	uint32_t cp = peek(s, len, 0, &n);
	size_t i = take(s, len, n, DELIM_LIST | DELIM_STOP);

	switch (number_enclosed(cp, &value)) {
	case ENCLOSED_CIRCLE:
		return found(m, FAMILY_CIRCLE, value, i);
	case ENCLOSED_PAREN:
		return found(m, FAMILY_DIGIT_PAREN, value, i);
	case ENCLOSED_STOP:
		return found(m, FAMILY_DIGIT, value, i);
	case ENCLOSED_HAN_PAREN:
	case ENCLOSED_HAN_CIRCLE:
		return found(m, FAMILY_HAN_PAREN, value, i);
	default:
		return false;
	}
}

/* I. Ⅰ、 A. a) : letters, at the beginning of a line. */
static bool
letter_marker(const char *s, size_t len, struct marker *m)
{
	unsigned value;
	size_t n, i = number_roman(s, len, &value);
	enum delim delim;

	/* C. is a letter; I. and V. and X. are numbers. */
	if (i > 0 && (s[0] < 'a' || s[0] > 'z') && (i > 1 || value <= 10)) {
		delim = delim_at(s, len, i, &n);
		if (delim == DELIM_LIST || delim == DELIM_STOP)
			return found(m, FAMILY_ROMAN, value, i + n);
		if ((unsigned char)s[0] == 0xE2)
			return found(m, FAMILY_ROMAN, value, i);
	}
	if (!is_letter(s[0]))
		return false;
	delim = delim_at(s, len, 1, &n);
	if (delim != DELIM_LIST && delim != DELIM_STOP && delim != DELIM_HALF)
		return false;
	m->weak = true;
	return found(m, s[0] >= 'a' ? FAMILY_SMALL : FAMILY_CAPITAL,
	    (unsigned)((s[0] | 0x20) - 'a') + 1, 1 + n);
}

/* 第一章, 第 3 条之一; 第三, is a word that counts. */
static bool
unit_marker(const struct vocabulary *words, const char *s, size_t len,
    struct marker *m)
{
	static const char of[] = "\xE4\xB9\x8B", is[] = "\xE6\x98\xAF";
	const struct word_list *units = &words->list[WORD_UNIT];
	const struct word_rule *unit;
	unsigned value, sub;
	bool formal;
	size_t k, n, i = skip_blanks(s, len, 3);

	if ((k = number_chinese(s + i, len - i, &value, &formal)) == 0 &&
	    (k = number_digits(s + i, len - i, &value)) == 0 &&
	    (k = number_roman(s + i, len - i, &value)) == 0)
		return false;
	i += k;
	if (len - i >= 3 && memcmp(s + i, is, 3) == 0)
		return found(m, FAMILY_ENUM, value, i + 3);
	if (((unsigned)delim_at(s, len, i, &n) & (DELIM_COMMA | DELIM_LIST |
	    DELIM_COLON)) != 0)
		return found(m, FAMILY_ENUM, value, i + n);
	i = skip_blanks(s, len, i);
	unit = word_at(units, s + i, len - i);
	if (unit == NULL)
		return false;
	i += unit->len;
	if (word_any(unit->not_before, s + i, len - i))
		return false;
	if (len - i >= 6 && memcmp(s + i, of, 3) == 0 &&
	    (k = number_chinese(s + i + 3, len - i - 3, &sub, &formal)) > 0)
		i += 3 + k;
	m->family = FAMILY_UNITS + (unsigned)(unit - units->v);
	m->rank = unit->number;
	m->item = unit->item;
	m->unit = true;
	m->value = value;
	m->len = take(s, len, i, DELIM_COLON | DELIM_LIST);
	return value > 0;
}

/* 附件1, 篇一, Chapter 2, § 4 */
static bool
front_marker(const struct vocabulary *words, const char *s, size_t len,
    struct marker *m)
{
	const struct word_list *fronts = &words->list[WORD_FRONT];
	const struct word_rule *front = word_at(fronts, s, len);
	unsigned value;
	bool formal;
	size_t k, n, i;

	if (front == NULL)
		return false;
	i = skip_blanks(s, len, front->len);
	if ((k = number_chinese(s + i, len - i, &value, &formal)) == 0 &&
	    (k = number_digits(s + i, len - i, &value)) == 0 &&
	    (k = number_roman(s + i, len - i, &value)) == 0 &&
	    (k = number_english(s + i, len - i, &value)) == 0) {
		if (i == front->len || i >= len || s[i] < 'A' || s[i] > 'Z')
			return false;
		value = (unsigned)(s[i] - 'A') + 1;
		k = 1;
	}
	i += k;
	if (delim_at(s, len, i, &n) == DELIM_NONE)
		return false;
	m->family = FAMILY_UNITS + (unsigned)(words->list[WORD_UNIT].n +
	    (size_t)(front - fronts->v));
	m->rank = front->number;
	m->unit = true;
	m->value = value;
	m->len = take(s, len, i, DELIM_COLON | DELIM_LIST | DELIM_STOP);
	return value > 0;
}

static bool
word_marker(const struct vocabulary *words, const char *s, size_t len,
    struct marker *m)
{
	const struct word_rule *w = word_at(&words->list[WORD_ENUM], s, len);

	if (w == NULL)
		return false;
	return found(m, FAMILY_ENUM, w->number,
	    take(s, len, w->len, DELIM_COMMA | DELIM_LIST | DELIM_COLON));
}

static bool
markdown_marker(const char *s, size_t len, struct marker *m)
{
	size_t n, i = 0;

	while (i < len && i < 6 && s[i] == '#')
		i++;
	if (delim_at(s, len, i, &n) != DELIM_BLANK)
		return false;
	return found(m, FAMILY_MARKDOWN, (unsigned)i, i);
}

static bool
parse(const struct vocabulary *words, const char *s, size_t len,
    bool line_start, struct marker *m)
{
	size_t n;
	uint32_t cp = peek(s, len, 0, &n);

	switch (cp) {
	case 0x7B2C:			/* 第 */
		return unit_marker(words, s, len, m);
	case '(': case 0xFF08: case 0x3014:
		return paren_marker(s, len, false, m);
	case 0x3010:			/* 【一】 */
		return line_start && paren_marker(s, len, true, m);
	case '#':
		return line_start && markdown_marker(s, len, m);
	case '.': case 0xFF0E:
		m->weak = true;
		return line_start && found(m, FAMILY_LOST, 0, n);
	default:
		break;
	}
	if (is_digit(s, len, 0) || (cp >= 0xFF10 && cp <= 0xFF19))
		return digit_marker(words, s, len, line_start, m);
	if (han_marker(s, len, line_start, m) ||
	    (cp < 0x4E00 && enclosed_marker(s, len, m)) ||
	    word_marker(words, s, len, m))
		return true;
	return line_start && (front_marker(words, s, len, m) ||
	    letter_marker(s, len, m));
}

bool
marker_at(const struct vocabulary *words, const char *s, size_t len,
    bool line_start, struct marker *m)
{
	memset(m, 0, sizeof(*m));
	if (len == 0 || !parse(words, s, len, line_start, m))
		return false;
	if (m->family >= FAMILY_DOTTED && m->family < FAMILY_UNITS)
		m->rank = words->rank[FAMILY_DIGIT] + m->family -
		    FAMILY_DOTTED + 1;
	else if (!m->unit)
		m->rank = words->rank[m->family];
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

static void
begin_with(struct vocabulary *words, uint32_t cp)
{
	struct buf s = { 0 };

	utf8_add(&s, cp);
	words->begins[word_slot(s.data, s.len)] = true;
	buf_free(&s);
}

/* Enters the characters that begin a marker within a line. */
static void
enter_beginnings(struct vocabulary *words)
{
	const struct word_list *enums = &words->list[WORD_ENUM];
	uint32_t cp;
	unsigned value;
	size_t i;

	for (i = 0; number_numeral(i) != 0; i++)
		begin_with(words, number_numeral(i));
	for (cp = 0x2460; cp < 0x3300; cp++)
		if (number_enclosed(cp, &value) != ENCLOSED_NOT)
			begin_with(words, cp);
	for (cp = 0; cp < 10; cp++) {
		begin_with(words, '0' + cp);
		begin_with(words, 0xFF10 + cp);
	}
	for (i = 0; i < enums->n; i++)
		words->begins[word_slot(enums->v[i].s,
		    enums->v[i].len)] = true;
	begin_with(words, 0x7B2C);		/* 第 */
	begin_with(words, '(');
	begin_with(words, 0xFF08);
	begin_with(words, 0x3014);
}

void
marker_ready(struct vocabulary *words)
{
	enter_ranks(words);
	enter_beginnings(words);
}
