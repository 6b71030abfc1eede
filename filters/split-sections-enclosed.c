/* split-sections-enclosed - numbers in brackets, circles; see -marker.h. */
#include "split-sections-delim.h"
#include "split-sections-marker.h"
#include "split-sections-number.h"
#include "split-sections-text.h"
#include "utf8.h"

#define SQUARE_MAX	30U		/* [1] */
#define SQUARE_WIDTH	(size_t)44	/* columns of a title behind it */

/* (一) (1) (a) (甲), with 、 behind it or not. */
static bool
paren_marker(const char *s, size_t len, bool square, struct marker *m)
{
	size_t n, k, i;
	unsigned value = 0;
	bool formal;
	enum family family;

	(void)delim_peek(s, len, 0, &n);
	i = delim_skip_blanks(s, len, n);
	if ((k = number_chinese(s + i, len - i, &value, &formal)) > 0)
		family = FAMILY_HAN_PAREN;
	else if ((k = number_digits(s + i, len - i, &value)) > 0)
		family = FAMILY_DIGIT_PAREN;
	else if ((k = marker_dash(s + i, len - i)) > 0) {
		family = FAMILY_HAN_PAREN;
		value = 1;
		m->weak = true;
	} else if (i < len && delim_is_letter(s[i])) {
		k = 1;
		value = (unsigned)((s[i] | 0x20) - 'a') + 1;
		family = s[i] >= 'a' ? FAMILY_SMALL_PAREN :
		    FAMILY_CAPITAL_PAREN;
	} else if ((k = number_stem(s + i, len - i, &value)) > 0) {
		family = FAMILY_STEM_PAREN;
		m->weak = true;
	} else {
		return false;
	}
	if (value == 0 || (square && family != FAMILY_HAN_PAREN))
		return false;
	i = delim_skip_blanks(s, len, i + k);
	switch (delim_peek(s, len, i, &n)) {
	case ')': case 0xFF09: case 0x3015: case 0x3011: case 0x3017:
	case 0x3009: case 0x300B:		/* misread: （一〉 */
		i += n;
		break;
	default:
		return false;
	}
	i = delim_take(s, len, i, DELIM_LIST | DELIM_STOP);
	m->trap = marker_next_follows(s + i, len - i, value);
	return marker_found(m, family, value, i);
}

/*
 * [1] before a short title: what is longer, or has points, is a note or one
 * of the works that the document refers to.
 */
static bool
square_marker(const char *s, size_t len, struct marker *m)
{
	unsigned value;
	size_t i, n, k = number_digits(s + 1, len - 1, &value);

	if (k == 0 || value == 0 || value > SQUARE_MAX || k + 1 >= len ||
	    s[k + 1] != ']')
		return false;
	i = delim_skip_blanks(s, len, k + 2);
	if (!utf8_is_han(delim_peek(s, len, i, &n)) ||
	    text_width(s, i, len, SQUARE_WIDTH) >= SQUARE_WIDTH)
		return false;
	for (; i < len; i += n) {
		enum stop stop = text_stop_at(s, i, len, &n);

		if (s[i] == '.' || s[i] == '[' || stop == STOP_SENTENCE ||
		    stop == STOP_CLAUSE)
			return false;
	}
	m->weak = true;
	return marker_found(m, FAMILY_SQUARE, value, k + 2);
}

/* ① ⑴ ⒈ ㈠: one character that holds a number. */
static bool
circle_marker(const char *s, size_t len, struct marker *m)
{
	unsigned value;
	size_t n;
	uint32_t cp = delim_peek(s, len, 0, &n);
	size_t i = delim_take(s, len, n, DELIM_LIST | DELIM_STOP);

	switch (number_enclosed(cp, &value)) {
	case ENCLOSED_CIRCLE:
		return marker_found(m, FAMILY_CIRCLE, value, i);
	case ENCLOSED_PAREN:
		return marker_found(m, FAMILY_DIGIT_PAREN, value, i);
	case ENCLOSED_STOP:
		return marker_found(m, FAMILY_DIGIT, value, i);
	case ENCLOSED_HAN_PAREN:
	case ENCLOSED_HAN_CIRCLE:
		return marker_found(m, FAMILY_HAN_PAREN, value, i);
	default:
		return false;
	}
}

bool
marker_enclosed(const char *s, size_t len, bool line_start, struct marker *m)
{
	size_t n;

	switch (delim_peek(s, len, 0, &n)) {
	case '(': case 0xFF08: case 0x3014:
		return paren_marker(s, len, false, m);
	case 0x3010: case 0x3016:		/* 【一】 〖一〗 */
		return line_start && paren_marker(s, len, true, m);
	case '[':
		return line_start && square_marker(s, len, m);
	default:
		return circle_marker(s, len, m);
	}
}
