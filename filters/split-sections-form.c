/* split-sections-form - see split-sections-form.h. */
#include <string.h>

#include "split-sections-form.h"
#include "split-sections-text.h"
#include "utf8.h"

/* Widths are columns, two of a Chinese character. */
#define TITLE_MIN	(size_t)4
#define TITLE_MAX	(size_t)38
#define QUESTION_MAX	(size_t)60
#define COLON_MAX	(size_t)22	/* with the colon */
#define BODY_MIN	(size_t)50	/* of the paragraph behind it */
#define ANSWER_MIN	(size_t)20	/* behind a question */

/* The number of a note ends before to, [12]: where it begins, or at. */
static size_t
before_note(const char *s, size_t at, size_t to)
{
	while (to > at && ((s[to - 1] >= '0' && s[to - 1] <= '9') ||
	    s[to - 1] == '-' || s[to - 1] == ','))
		to--;
	return to > at && s[to - 1] == '[' ? to - 1 : at;
}

bool
form_ends_sentence(const char *s, size_t at, size_t to)
{
	uint32_t cp;

	while (to > at) {
		to = text_before(s, to, &cp);
		if (text_stop(cp) == STOP_SENTENCE || cp == '.')
			return true;
		if (cp == ']') {
			to = before_note(s, at, to);
			continue;
		}
		if (text_stop(cp) != STOP_CLOSE)
			return false;
	}
	return false;
}

/*
 * A short line of characters and nothing else, or words in quotes; with
 * phrases, of two or three parted by a comma, a colon or a question mark.
 */
static bool
is_title(const char *s, size_t at, size_t to, bool phrases)
{
	size_t width = text_width(s, at, to, TITLE_MAX + 1), n;
	size_t marks = 0;
	uint32_t cp;
	bool blank = false;

	if (width < TITLE_MIN || width > TITLE_MAX)
		return false;
	for (; at < to; at += n) {
		n = text_decode(s + at, to - at, &cp);
		switch (text_stop(cp)) {
		case STOP_NO:
			if (!utf8_is_han(cp) && cp != '/' && cp != 0x201C &&
			    !((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z'))
				return false;
			/* Two names side by side. */
			if (blank && utf8_is_han(cp))
				return false;
			break;
		case STOP_BLANK:
			blank = true;
			break;
		default:
			if (cp == 0xFF0C || cp == 0xFF1A || cp == 0xFF1F)
				marks++;
			else if (cp != 0x201D)
				return false;
		}
	}
	return phrases ? marks == 1 || marks == 2 : marks == 0;
}

/* A column takes two bytes at most. */
enum line_form
form_likely(const char *s, size_t at, size_t to)
{
	uint32_t last;

	if (to - at >= 2 * QUESTION_MAX)
		return FORM_NONE;
	(void)text_before(s, to, &last);
	switch (text_stop(last)) {
	case STOP_NO: case STOP_CLOSE:
		return to - at < 2 * (TITLE_MAX + 1) ? FORM_SHORT : FORM_NONE;
	case STOP_SENTENCE:
		return last == '?' || last == 0xFF1F ? FORM_QUESTION :
		    FORM_NONE;
	case STOP_COLON:
		return to - at < 2 * COLON_MAX ? FORM_COLON : FORM_NONE;
	default:
		return FORM_NONE;
	}
}

/* No quote, speech or dash begins the line. */
static bool
is_asked(const char *s, size_t at, size_t to)
{
	uint32_t first;

	(void)text_decode(s + at, to - at, &first);
	return text_stop(first) == STOP_NO && first != 0x201C &&
	    first != 0x300C && first != '-' && first != 0x2014 &&
	    text_width(s, at, to, QUESTION_MAX) < QUESTION_MAX;
}

/* The line is one quote, as in talk: “什么人？” */
static bool
is_quote(const char *s, size_t at, size_t to)
{
	static const char open[] = "\xE2\x80\x9C", close[] = "\xE2\x80\x9D";

	if (to - at <= 6 || memcmp(s + at, open, 3) != 0)
		return false;
	for (at += 3; at < to; at += text_step(s[at]))
		if (to - at >= 3 && memcmp(s + at, close, 3) == 0)
			return at + 3 == to;
	return false;
}

enum line_form
form_of(const char *s, size_t at, size_t to)
{
	enum line_form form = form_likely(s, at, to);
	size_t before;
	uint32_t colon;

	switch (form) {
	case FORM_SHORT:
		return is_title(s, at, to, false) ? form :
		    is_title(s, at, to, true) && !is_quote(s, at, to) ?
		    FORM_PHRASES : FORM_NONE;
	case FORM_QUESTION:
		return is_asked(s, at, to) ? form : FORM_NONE;
	case FORM_COLON:
		before = text_before(s, to, &colon);
		return before > at && is_title(s, at, before, false) &&
		    text_width(s, at, to, COLON_MAX) < COLON_MAX ? form :
		    FORM_NONE;
	default:
		return FORM_NONE;
	}
}

/* A line that ends so was broken before its sentence was. */
static bool
is_latin(uint32_t last)
{
	return last == ',' || ((last | 0x20) >= 'a' && (last | 0x20) <= 'z');
}

/* The line begins with 答： */
static bool
is_answer(const char *s, size_t at, size_t to)
{
	static const char answer[] = "\xE7\xAD\x94";
	size_t n;

	return to - at > 3 && memcmp(s + at, answer, 3) == 0 &&
	    text_stop_at(s, at + 3, to, &n) == STOP_COLON;
}

bool
form_has_body(enum line_form form, const char *s, size_t at, size_t to)
{
	uint32_t last;

	switch (form) {
	case FORM_SHORT:
	case FORM_PHRASES:
		if (to - at < BODY_MIN)
			return false;
		(void)text_before(s, to, &last);
		return (form_ends_sentence(s, at, to) ||
		    text_stop(last) == STOP_COLON || is_latin(last)) &&
		    text_width(s, at, to, BODY_MIN) >= BODY_MIN;
	case FORM_QUESTION:
		return form_of(s, at, to) != FORM_QUESTION &&
		    (is_answer(s, at, to) || (form_ends_sentence(s, at, to) &&
		    text_width(s, at, to, ANSWER_MIN) >= ANSWER_MIN));
	case FORM_COLON:
		return form_of(s, at, to) != FORM_COLON;
	default:
		return false;
	}
}
