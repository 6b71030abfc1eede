/*
 * split-sections-text - characters, lines and sentences.
 *
 * Places are byte offsets; to is always the end of what may be looked at.
 */
#ifndef SPLIT_SECTIONS_TEXT_H
#define SPLIT_SECTIONS_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "utf8.h"

/*
 * utf8_decode() and utf8_before(), which are called for every line and every
 * mark: what nearly all characters are, ASCII or three bytes, is decided here.
 * True: s begins with three bytes that are a character, neither one written
 * too long nor a surrogate.
 */
static inline bool
text_three(const char *s, uint32_t *cp)
{
	const unsigned char *u = (const unsigned char *)s;
	uint32_t second = u[1] ^ 0x80U, third = u[2] ^ 0x80U;

	*cp = (u[0] & 0xFU) << 12 | second << 6 | third;
	return u[0] >> 4 == 0xE && (second | third) < 0x40 &&
	    (*cp - 0x800 < 0xD800 - 0x800 || *cp >= 0xE000);
}

static inline size_t
text_decode(const char *s, size_t len, uint32_t *cp)
{
	if ((unsigned char)s[0] < 0x80) {
		*cp = (unsigned char)s[0];
		return 1;
	}
	return len >= 3 && text_three(s, cp) ? 3 : utf8_decode(s, len, cp);
}

static inline size_t
text_before(const char *s, size_t at, uint32_t *cp)
{
	if ((unsigned char)s[at - 1] < 0x80) {
		*cp = (unsigned char)s[at - 1];
		return at - 1;
	}
	return at >= 3 && text_three(s + at - 3, cp) ? at - 3 :
	    utf8_before(s, at, cp);
}

/*
 * How far the next character may be, by the first byte of this one: what is
 * passed so is no stop and begins no word, if the text is UTF-8; if it is
 * not, something may be overlooked there.
 */
static inline size_t
text_step(char c)
{
	return (unsigned char)c < 0xE0 ? 1 : 3;
}

/* What is there will be looked at soon: it comes nearer meanwhile. */
static inline void
text_fetch(const char *s, size_t at)
{
#ifdef __GNUC__
	uintptr_t line = (uintptr_t)s + at;	/* may be past the end */

	__builtin_prefetch((const void *)line);
	__builtin_prefetch((const void *)(line + 64));
#else
	(void)s;
	(void)at;
#endif
}

/* What a character ends. */
enum stop {
	STOP_NO,
	STOP_SENTENCE,		/* 。！？!? … */
	STOP_CLAUSE,		/* ；; */
	STOP_COLON,
	STOP_COMMA,		/* ，, 、 */
	STOP_BLANK,
	STOP_CLOSE,		/* ” 」 ） */
	STOP_OPEN		/* （ ( */
};

extern const unsigned char text_stops[7][64];

static inline enum stop
text_stop(uint32_t cp)
{
	switch (cp >> 6) {
	case 0: case 1: case 2:
		return (enum stop)text_stops[cp >> 6][cp & 63];
	case 0x2000 >> 6:
		return (enum stop)text_stops[3][cp & 63];
	case 0x3000 >> 6:
		return (enum stop)text_stops[4][cp & 63];
	case 0xFF00 >> 6: case 0xFF40 >> 6:
		return (enum stop)text_stops[5 + (cp >> 6 & 1)][cp & 63];
	default:
		return STOP_NO;
	}
}

/* The same of the character at s + at, whose length goes into *n. */
static inline enum stop
text_stop_at(const char *s, size_t at, size_t to, size_t *n)
{
	uint32_t cp;

	*n = text_decode(s + at, to - at, &cp);
	return text_stop(cp);
}

/* The first place from at on where a stop may be, or to. */
size_t	text_next_stop(const char *s, size_t at, size_t to);

/* The first that ends a sentence, a clause or a label, or is blank; or to. */
size_t	text_next_end(const char *s, size_t at, size_t to);

/* The same; an opening bracket counts too. */
size_t	text_next_part(const char *s, size_t at, size_t to);

/* For text_skip_blanks() alone. */
size_t	text_pass_blanks(const char *s, size_t at, size_t to);

/*
 * The first place from at on that is no blank: most characters are none by
 * their first byte.
 */
static inline size_t
text_skip_blanks(const char *s, size_t at, size_t to)
{
	unsigned char c;

	if (at >= to)
		return at;
	c = (unsigned char)s[at];
	return c != ' ' && c != '\t' && c != '\r' &&
	    (c < 0xC2 || c > 0xE3) ? at : text_pass_blanks(s, at, to);
}

/* The same; newlines are passed too. */
size_t	text_skip_space(const char *s, size_t at, size_t to);

/* For text_trim() alone. */
size_t	text_cut_blanks(const char *s, size_t at, size_t to);

/*
 * The place behind the last character that is no blank and no newline.  Most
 * characters are none by their last byte: that of U+3000 is 80, of U+00A0 A0,
 * and others begin with E2.
 */
static inline size_t
text_trim(const char *s, size_t at, size_t to)
{
	const unsigned char *u = (const unsigned char *)s + to;

	if (to > at + 2 && u[-1] > ' ' && u[-1] != 0x80 && u[-1] != 0xA0 &&
	    u[-3] != 0xE2)
		return to;
	return text_cut_blanks(s, at, to);
}

/* The end of the line, where its newline stands, or to. */
static inline size_t
text_line_end(const char *s, size_t at, size_t to)
{
	const char *p = at < to ? memchr(s + at, '\n', to - at) : NULL;

	return p == NULL ? to : (size_t)(p - s);
}

/* A number for the bytes: the same for the same, else hardly ever. */
uint32_t	text_hash(const char *s, size_t at, size_t to);

/*
 * Columns, counted up to a limit and roughly: one of a character of one or
 * two bytes, two of any other.
 */
size_t	text_width(const char *s, size_t at, size_t to, size_t limit);

#endif
