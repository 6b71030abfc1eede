/* decode-part - see decode-part.h. */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "decode-part.h"
#include "decode-table.h"

#define SOUGHT	((size_t)64 * 1024)	/* bytes searched for a seam */

/* A Chinese character of UTF-8, three bytes. */
static bool
is_han(const unsigned char *s)
{
	return s[0] >= 0xE4 && s[0] <= 0xE9;
}

/*
 * Whether the document can be cut before s[n]: beside ASCII that ends what
 * stands before it and is no part of a character in any charset, or, in
 * UTF-8, between two Chinese characters.
 */
static bool
is_seam(enum charset cs, const unsigned char *s, size_t n)
{
	unsigned char before = s[n - 1];

	if (s[n] == '&')
		return true;
	if (before == ' ' || before == ',' || before == ';' || before == '>')
		return s[n] > ' ';
	return cs == CHARSET_UTF_8 && n >= 3 && is_han(s + n) &&
	    is_han(s + n - 3);
}

#define NO_TRAIL	0x30	/* bytes below are never second in a character */

/* Where the character begins that s[n] is of; three more bytes follow. */
static size_t
char_start(enum charset cs, const unsigned char *s, size_t n)
{
	size_t i = n, next;
	uint32_t cp;

	if (cs == CHARSET_UTF_8) {
		while (n - i < 3 && (s[i] & 0xC0) == 0x80)
			i--;
		return i;
	}
	while (i > 0 && s[i - 1] >= NO_TRAIL)
		i--;
	while ((next = i + table_char(cs, s + i, n + 4 - i, &cp)) <= n)
		i = next;
	return i;
}

/* Cuts at most n bytes off a line that has four more at least. */
static size_t
cut(enum charset cs, const unsigned char *s, size_t n)
{
	size_t i;

	for (i = n; i > 0 && n - i < SOUGHT; i--)
		if (is_seam(cs, s, i))
			return i;
	return char_start(cs, s, n);
}

/* The whole lines of the first n bytes, 0 if there is none. */
static size_t
whole_lines(const char *s, size_t n)
{
	while (n > 0 && s[n - 1] != '\n')
		n--;
	return n;
}

size_t
part_len(enum charset cs, const char *s, size_t len, size_t want)
{
	size_t n, most = want < PART_LINE_MAX ? PART_LINE_MAX : want;
	const char *end;

	if (want >= len)
		return len;
	n = whole_lines(s, want);
	if (n > 0)
		return n;
	/* A byte further, or CR and LF might be parted. */
	end = memchr(s + want, '\n', (len <= most ? len : most + 1) - want);
	if (end != NULL)
		return (size_t)(end - s) + 1;
	if (len < most + 4)
		return len;
	return cut(cs, (const unsigned char *)s, most);
}
