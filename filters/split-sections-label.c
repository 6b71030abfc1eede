/* split-sections-label - words before numbers; see split-sections-marker.h. */
#include <string.h>

#include "split-sections-delim.h"
#include "split-sections-marker.h"
#include "split-sections-number.h"
#include "split-sections-text.h"
#include "utf8.h"

#define FRONT_PARTS	1000U	/* of Section 2: 2.1, 2.2 */
#define SPACED_BYTES	12U	/* of a front with blanks in it */
#define LABEL_MIN	1U	/* characters of a word that no rule gives */
#define LABEL_MAX	3U
#define LATIN_MIN	3U	/* letters of a Latin one */
#define LATIN_MAX	16U
#define BRACKET_BYTES	30U	/* between 【 and 】 */

/*
 * The number of a front ends at i: a mark, a blank or a note in brackets is
 * behind it; of a Latin one, not the small letter that goes on with a
 * sentence: "Section 3 was".
 */
static bool
ends_front(const char *s, size_t len, size_t i, bool latin)
{
	size_t n;
	uint32_t cp = delim_peek(s, len, i, &n);

	if (cp == '(' || cp == 0xFF08)
		return true;
	if (delim_at(s, len, i, &n) != DELIM_BLANK)
		return delim_at(s, len, i, &n) != DELIM_NONE;
	cp = delim_peek(s, len, delim_skip_blanks(s, len, i), &n);
	return !latin || cp < 'a' || cp > 'z';
}

/*
 * The front that s begins with, blanks between its characters left out, as
 * standards have them: 附　录　A.  *end becomes its end.
 */
static const struct word_rule *
find_front(const struct word_list *fronts, const char *s, size_t len,
    size_t *end)
{
	const struct word_rule *front = word_at(fronts, s, len);
	char solid[SPACED_BYTES];
	size_t i, n, k = 0;
	uint32_t cp;

	if (front != NULL) {
		*end = front->len;
		return front;
	}
	if (len < 6 || delim_at(s, len, 3, &n) != DELIM_BLANK)
		return NULL;
	for (i = 0; i < len && k + 3 <= sizeof(solid); i += n) {
		cp = delim_peek(s, len, i, &n);
		if (utf8_is_blank(cp))
			continue;
		if (n != 3 || !utf8_is_han(cp))
			break;
		memcpy(solid + k, s + i, n);
		k += n;
		*end = i + n;
	}
	front = k == 0 ? NULL : word_at(fronts, solid, k);
	return front != NULL && front->len == k ? front : NULL;
}

/*
 * D1 成都接机: a letter, its number glued to it at end, and behind the blank
 * at i a Chinese title.  It may be anything else: its neighbours must count.
 */
static bool
is_lettered(const char *s, size_t len, size_t end, size_t i)
{
	size_t n;

	return delim_is_digit(s, len, end) &&
	    utf8_is_han(delim_peek(s, len, delim_skip_blanks(s, len, i), &n));
}

/* Behind the colon, or the dash between blanks, that ends a front at i. */
static size_t
take_end(const char *s, size_t len, size_t i)
{
	size_t end = delim_take(s, len, i, DELIM_COLON | DELIM_LIST | DELIM_STOP);
	size_t at = delim_skip_blanks(s, len, i), n;
	uint32_t cp;

	if (end > i || at == i || at == len)
		return end;
	cp = delim_peek(s, len, at, &n);
	return (cp == '-' || cp == 0x2013 || cp == 0x2014) &&
	    delim_at(s, len, at + n, &n) == DELIM_BLANK ?
	    at + (cp == '-' ? 1 : 3) : end;
}

/* 附件1, 篇一, Chapter 2, § 4 */
bool
marker_front(const struct vocabulary *words, const char *s, size_t len,
    struct marker *m)
{
	const struct word_list *fronts = &words->list[WORD_FRONT];
	const struct word_rule *front;
	unsigned value, part;
	bool formal;
	size_t k, n, i, end;

	front = find_front(fronts, s, len, &end);
	if (front == NULL)
		return false;
	i = delim_skip_blanks(s, len, end);
	if ((k = number_chinese(s + i, len - i, &value, &formal)) == 0 &&
	    (k = number_digits(s + i, len - i, &value)) == 0 &&
	    (k = number_roman(s + i, len - i, &value)) == 0 &&
	    (k = number_english(s + i, len - i, &value)) == 0) {
		if (i >= len || (i == end &&
		    (unsigned char)front->s[0] < 0x80) ||
		    s[i] < 'A' || s[i] > 'Z')
			return false;
		value = (unsigned)(s[i] - 'A') + 1;
		k = 1;
	}
	i += k;
	/* Section 2.1 */
	if (delim_at(s, len, i, &n) == DELIM_STOP && (k = number_digits(s +
	    i + n, len - i - n, &part)) > 0 && part < FRONT_PARTS) {
		value = value * FRONT_PARTS + part;
		i += n + k;
	}
	if (!ends_front(s, len, i, (unsigned char)front->s[0] < 0x80))
		return false;
	if (front->len == 1 && delim_at(s, len, i, &n) == DELIM_BLANK) {
		if (!is_lettered(s, len, end, i))
			return false;
		m->weak = true;
	}
	m->unit = !front->item;
	m->family = FAMILY_UNITS + (unsigned)(words->list[WORD_UNIT].n +
	    (size_t)(front - fronts->v));
	m->rank = front->number;
	m->value = value;
	m->len = take_end(s, len, i);
	return value > 0;
}

/* 【篇1】: what is in the brackets is a marker, and nothing else. */
bool
marker_bracketed(const struct vocabulary *words, const char *s, size_t len,
    struct marker *m)
{
	size_t n, i, k;
	uint32_t cp;

	if (delim_peek(s, len, 0, &n) != 0x3010)
		return false;
	for (i = n; i < len && i < BRACKET_BYTES; i += k) {
		cp = delim_peek(s, len, i, &k);
		if (cp != 0x3011)
			continue;
		if (!marker_at(words, s + n, i - n, true, m) || m->weak ||
		    m->len != i - n || m->family < FAMILY_UNITS)
			return false;
		m->len = i + k;
		return true;
	}
	return false;
}

/* Recommendation 1: a word with a capital before a number and a colon. */
static bool
latin_label(const struct vocabulary *words, const char *s, size_t len,
    struct marker *m)
{
	unsigned value;
	size_t n, k, i = 1;

	while (i < len && i <= LATIN_MAX && s[i] >= 'a' && s[i] <= 'z')
		i++;
	if (i < LATIN_MIN || i > LATIN_MAX || i + 1 >= len || s[i] != ' ' ||
	    word_ends(&words->list[WORD_CAPTION], s, i) ||
	    word_is(&words->list[WORD_PASSAGE], s, i) != NULL)
		return false;
	k = number_digits(s + i + 1, len - i - 1, &value);
	if (k == 0 || value == 0 ||
	    delim_at(s, len, i + 1 + k, &n) != DELIM_COLON)
		return false;
	m->key = text_hash(s, 0, i);
	m->weak = true;
	return marker_found(m, FAMILY_LABEL, value, i + 1 + k + n);
}

/* A number may follow one to three characters: one look tells most lines. */
static bool
may_be_label(const struct vocabulary *words, const char *s, size_t len)
{
	size_t i;

	if (len <= 3 || (unsigned char)s[0] < 0xE3)
		return false;
	for (i = LABEL_MIN * 3; i <= LABEL_MAX * 3 && i < len; i += 3)
		if (char_begins(&words->begins, s + i, len - i))
			return true;
	return false;
}

/*
 * 议题一:, 误区2: any short word of Chinese characters before a number and a
 * colon, a blank or the line's end; 坑一: a single one before a colon.  Its
 * neighbours must count with it.
 */
bool
marker_label(const struct vocabulary *words, const char *s, size_t len,
    struct marker *m)
{
	unsigned value, count;
	size_t n, k, i = 0;
	bool formal;
	uint32_t cp;

	if (len > 0 && s[0] >= 'A' && s[0] <= 'Z')
		return latin_label(words, s, len, m);
	if (!may_be_label(words, s, len))
		return false;
	for (count = 0; count <= LABEL_MAX; count++, i += n) {
		cp = delim_peek(s, len, i, &n);
		if ((k = number_chinese(s + i, len - i, &value, &formal)) > 0 ||
		    (k = number_digits(s + i, len - i, &value)) > 0)
			break;
		if (!utf8_is_han(cp))
			return false;
	}
	if (count < LABEL_MIN || count > LABEL_MAX || value == 0 ||
	    word_ends(&words->list[WORD_CAPTION], s, i) ||
	    word_is(&words->list[WORD_PASSAGE], s, i) != NULL)
		return false;
	m->key = text_hash(s, 0, i);
	i += k;
	if (count == LABEL_MIN && delim_at(s, len, i, &n) != DELIM_COLON)
		return false;
	switch (delim_at(s, len, i, &n)) {
	case DELIM_COLON: case DELIM_LIST:
		i += n;
		break;
	case DELIM_BLANK:
		k = delim_skip_blanks(s, len, i);
		cp = delim_peek(s, len, k, &n);
		if (!utf8_is_han(cp) && cp != 0x201C && cp != 0x300A)
			return false;
		break;
	case DELIM_END:
		break;
	default:
		return false;
	}
	m->weak = true;
	return marker_found(m, FAMILY_LABEL, value, i);
}
