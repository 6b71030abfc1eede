/* split-sections-title - see split-sections-title.h. */
#include <string.h>

#include "split-sections-text.h"
#include "split-sections-title.h"
#include "utf8.h"

/* Widths in columns, two of a Chinese character. */
#define COLON_WIDTH	(size_t)44	/* a colon within: 22 characters */
#define COLON_MIN	(size_t)4	/* and behind two: not 问: */
#define BLANK_WIDTH	(size_t)60	/* a title before a blank, at most */
#define BRACKET_BYTES	(size_t)90	/* of a title in brackets */
#define ENGLISH_BYTES	(size_t)90	/* of an English title before text */
#define QUESTION_WIDTH	(size_t)60	/* a question, colon and all */
#define NOTE_WIDTH	(size_t)40	/* a note in brackets behind it */
#define NOTE_BYTES	(size_t)300	/* of a note within it */
#define BODY_WIDTH	(size_t)60	/* and the text behind it, at least */
#define SAID_WIDTH	(size_t)10	/* or a sentence, no 審議。 alone */
#define LEAD_WIDTH	(size_t)16	/* or a lead-in that ends in a colon */

/* The character before the place at. */
static uint32_t
before(const char *s, size_t from, size_t at)
{
	uint32_t cp;

	if (at <= from)
		return 0;
	(void)text_before(s, at, &cp);
	return cp;
}

/* 12:30, http://: no colon behind a title. */
static bool
colon_parts(const char *s, size_t at, size_t colon, size_t behind, size_t to)
{
	uint32_t cp = before(s, at, colon);

	return colon > at && behind < to && s[behind] != '/' &&
	    !(cp >= '0' && cp <= '9') &&
	    text_width(s, at, colon, COLON_MIN) >= COLON_MIN &&
	    text_width(s, at, colon, COLON_WIDTH) < COLON_WIDTH;
}

/*
 * Blanks between Chinese characters, text behind them, which begins at next:
 * it must be long, hold the end of a sentence, or lead in what is below it.
 */
static bool
parts_title(const char *s, size_t at, size_t blank, size_t next, size_t to)
{
	uint32_t cp = before(s, at, blank);
	size_t n;

	if (next == to || (!utf8_is_han(cp) && text_stop(cp) != STOP_CLOSE))
		return false;
	(void)text_decode(s + next, to - next, &cp);
	if (!utf8_is_han(cp) && !(cp >= '0' && cp <= '9'))
		return false;
	if (text_width(s, at, blank, BLANK_WIDTH) >= BLANK_WIDTH ||
	    text_width(s, at, blank, 4) < 4)
		return false;
	if (text_width(s, next, to, BODY_WIDTH) >= BODY_WIDTH)
		return true;
	if (text_width(s, next, to, LEAD_WIDTH) >= LEAD_WIDTH &&
	    text_stop(before(s, next, to)) == STOP_COLON)
		return true;
	if (text_width(s, next, to, SAID_WIDTH) < SAID_WIDTH)
		return false;
	for (; (next = text_next_end(s, next, to)) < to; next += n)
		if (text_stop_at(s, next, to, &n) == STOP_SENTENCE)
			return true;
	return false;
}

/* Takes closing quotes and brackets behind a sentence's end into it. */
static size_t
take_closing(const char *s, size_t at, size_t to)
{
	uint32_t cp;

	while (at < to) {
		size_t n = text_decode(s + at, to - at, &cp);
		enum stop stop = text_stop(cp);

		if (stop != STOP_CLOSE && stop != STOP_SENTENCE && cp != '*')
			break;
		at += n;
	}
	return at;
}

/*
 * What the colon, behind which is at, leaves of a line that begins at start
 * is a question, and the line its title: 1、张女士：押金退吗？
 */
static bool
is_question(const char *s, size_t start, size_t at, size_t to)
{
	size_t n;
	uint32_t cp;

	(void)text_before(s, to, &cp);
	if ((cp != '?' && cp != 0xFF1F) ||
	    text_width(s, start, to, QUESTION_WIDTH) >= QUESTION_WIDTH)
		return false;
	for (; (at = text_next_end(s, at, to)) < to; at += n)
		if (text_stop_at(s, at, to, &n) == STOP_SENTENCE &&
		    at + n < to)
			return false;
	return true;
}

/*
 * The line is questions and nothing else, the first ending before the place
 * at: 3.费用由谁出？多少钱？
 */
static bool
only_questions(const char *s, size_t start, size_t at, size_t to)
{
	uint32_t cp = before(s, start, at);

	while ((cp == '?' || cp == 0xFF1F) && at < to) {
		size_t n = 0;

		while ((at = text_next_stop(s, at, to)) < to &&
		    text_stop_at(s, at, to, &n) != STOP_SENTENCE)
			at += n;
		at = at < to ? at + n : to;
		cp = before(s, start, at);
	}
	return (cp == '?' || cp == 0xFF1F) &&
	    text_width(s, start, to, QUESTION_WIDTH) < QUESTION_WIDTH;
}

/* s, n bytes, is the character U+FF00 to U+FF3F that ends with that byte. */
static bool
is_wide(const char *s, size_t n, unsigned char last)
{
	return n == 3 && (unsigned char)s[0] == 0xEF &&
	    (unsigned char)s[1] == 0xBC && (unsigned char)s[2] == last;
}

/* What is left of the line is one note in brackets: (20分). */
static bool
only_note(const char *s, size_t at, size_t to)
{
	uint32_t open, close;

	at = text_skip_blanks(s, at, to);
	if (at >= to || text_width(s, at, to, NOTE_WIDTH) >= NOTE_WIDTH)
		return false;
	(void)text_decode(s + at, to - at, &open);
	(void)text_before(s, to, &close);
	return (open == '(' || open == 0xFF08) &&
	    (close == ')' || close == 0xFF09);
}

/* Nothing is left of the line but that the text has been left out: （略） */
static bool
is_left_out(const char *s, size_t at, size_t to)
{
	static const char *const notes[] = {
		"\xEF\xBC\x88\xE7\x95\xA5\xEF\xBC\x89", "(\xE7\x95\xA5)"
	};
	size_t k;

	at = text_skip_blanks(s, at, to);
	for (k = 0; k < sizeof(notes) / sizeof(notes[0]); k++)
		if (to - at == strlen(notes[k]) &&
		    memcmp(s + at, notes[k], to - at) == 0)
			return true;
	return false;
}

/*
 * The title ends with the character at i, n bytes of class stop; t->end is
 * then where.
 */
static bool
ends_title(struct title *t, const char *s, size_t i, size_t *n, size_t to,
    enum stop stop)
{
	switch (stop) {
	case STOP_SENTENCE:
		t->end = take_closing(s, i + *n, to);
		if (only_note(s, t->end, to) ||
		    only_questions(s, t->at, t->end, to))
			t->end = to;
		t->how = text_skip_blanks(s, t->end, to) < to ?
		    TITLE_SENTENCE : TITLE_LINE;
		return true;
	case STOP_COLON:
		t->end = i + *n;
		t->how = TITLE_COLON;
		return colon_parts(s, t->at, i, t->end, to) &&
		    (!only_note(s, t->end, to) ||
		    is_left_out(s, t->end, to)) &&
		    !is_question(s, t->at, t->end, to);
	case STOP_BLANK:
		t->end = i;
		t->how = TITLE_BLANK;
		*n = text_skip_blanks(s, i, to) - i;
		return parts_title(s, t->at, i, i + *n, to);
	default:
		return false;
	}
}

/* 【服务内容】 at the beginning: where it ends, or at. */
static size_t
bracketed(const char *s, size_t at, size_t to)
{
	uint32_t cp;
	size_t i, n;

	if (at >= to)
		return at;
	n = text_decode(s + at, to - at, &cp);
	if (cp != 0x3010)
		return at;
	for (i = at + n; i < to && i - at < BRACKET_BYTES; i += n) {
		n = text_decode(s + i, to - i, &cp);
		if (cp == 0x3011)
			return i + n;
	}
	return at;
}

/*
 * Behind the bracket that closes the one at i, n bytes, which may hold whole
 * sentences; 0: none does, or far off.
 */
static size_t
behind_note(const char *s, size_t i, size_t n, size_t to)
{
	size_t depth = 1;

	if (to - i > NOTE_BYTES)
		to = i + NOTE_BYTES;
	for (i += n; (i = text_next_stop(s, i, to)) < to; i += n) {
		(void)text_stop_at(s, i, to, &n);
		if (s[i] == '(' || is_wide(s + i, n, 0x88))
			depth++;
		else if ((s[i] == ')' || is_wide(s + i, n, 0x89)) &&
		    --depth == 0)
			return i + n;
	}
	return 0;
}

/* The title is empty: a count begins behind the marker, 二、13. 2 14. 5 */
static bool
is_counted(const char *s, size_t at, size_t to)
{
	size_t i = at, n;
	uint32_t cp;

	while (i < to && s[i] >= '0' && s[i] <= '9')
		i++;
	if (i == at || i - at > 2 || i == to)
		return false;
	n = text_decode(s + i, to - i, &cp);
	return (cp == '.' || cp == 0xFF0E || cp == 0x3001) && i + n < to &&
	    (s[i + n] < '0' || s[i + n] > '9');
}

/* "Scope. This part ...": where the English title ends, or 0. */
static size_t
english_end(const char *s, size_t at, size_t to)
{
	const char *dot;
	size_t i, next;

	if (to - at > ENGLISH_BYTES)
		to = at + ENGLISH_BYTES;
	for (i = at + 1; i < to; i++) {
		dot = memchr(s + i, '.', to - i);
		if (dot == NULL)
			break;
		i = (size_t)(dot - s);
		if (i + 2 >= to || s[i + 1] != ' ' || s[i - 1] < 'a' ||
		    s[i - 1] > 'z')
			continue;
		next = text_skip_blanks(s, i + 1, to);
		if (next < to && s[next] >= 'A' && s[next] <= 'Z')
			return i + 1;
	}
	return 0;
}

void
title_find(struct title *t, const char *s, size_t at, size_t to,
    enum mark_kind kind)
{
	size_t i, n, behind;
	bool closed = true;

	at = text_skip_blanks(s, at, to);
	to = text_trim(s, at, to);
	t->at = at;
	if (kind == MARK_ITEM)
		at = to;
	t->end = bracketed(s, at, to);
	if (t->end > at) {
		t->how = text_skip_blanks(s, t->end, to) < to ? TITLE_BLANK :
		    TITLE_LINE;
		return;
	}
	t->end = kind != MARK_HEADING ? 0 : is_counted(s, at, to) ? at :
	    english_end(s, at, to);
	if (t->end > 0) {
		t->how = TITLE_SENTENCE;
		return;
	}
	for (i = at; (i = text_next_part(s, i, to)) < to; i += n) {
		enum stop stop = text_stop_at(s, i, to, &n);

		if (kind == MARK_ENUM) {
			if (stop == STOP_CLAUSE)
				stop = STOP_SENTENCE;
			else if (stop != STOP_SENTENCE)
				continue;
		} else if (stop == STOP_OPEN && closed) {
			behind = behind_note(s, i, n, to);
			closed = behind > 0;
			n = closed ? behind - i : n;
			continue;
		}
		if (ends_title(t, s, i, &n, to, stop))
			return;
	}
	t->how = TITLE_LINE;
	t->end = to;
}

size_t
title_bare_end(const char *s, size_t at, size_t end)
{
	uint32_t cp;

	while (end > at) {
		size_t i = text_before(s, end, &cp);
		enum stop stop = text_stop(cp);

		if (cp != 0x3002 && stop != STOP_CLAUSE &&
		    stop != STOP_COLON && stop != STOP_COMMA &&
		    stop != STOP_BLANK && cp != '*')
			break;
		end = i;
	}
	return end;
}
