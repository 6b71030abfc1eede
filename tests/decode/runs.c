/*
 * runs - the fast way from a charset to UTF-8 against the slow one, a
 * character at a time: every pair of bytes, every fifth code of four, in
 * the places of a run, and lines of all kinds.  Says where they differ.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../filters/decode-convert.h"
#include "../../filters/decode-run.h"
#include "../../filters/decode-table.h"

static struct buf	fast, slow;

static void
fail(const char *what, enum charset cs, const unsigned char *s, size_t len)
{
	size_t i;

	printf("%s differs, charset %d:", what, (int)cs);
	for (i = 0; i < len; i++)
		printf(" %02X", s[i]);
	printf("\n");
	exit(1);
}

/* As decode-run.h has it, CR LF is LF. */
static size_t
convert_slowly(enum charset cs, const unsigned char *s, size_t len,
    struct buf *out)
{
	size_t i, n, damaged = 0;
	uint32_t cp;

	for (i = 0; i < len; i += n) {
		n = table_char(cs, s + i, len - i, &cp);
		if (cp == '\r' && i + 1 < len && s[i + 1] == '\n' &&
		    (i == 0 || s[i - 1] != '\r'))
			continue;
		if (cp == TABLE_BAD || cp == TABLE_CUT)
			damaged += n;
		table_add(out, cp);
	}
	return damaged;
}

static void
check(enum charset cs, const unsigned char *s, size_t len)
{
	/* Exactly as long as it is, for the sanitizers. */
	unsigned char *text = mem_resize(NULL, len, 1);
	size_t damaged;

	memcpy(text, s, len);
	fast.len = slow.len = 0;
	damaged = convert(cs, (const char *)text, len, &fast);
	if (damaged != convert_slowly(cs, s, len, &slow))
		fail("damage", cs, s, len);
	if (fast.len != slow.len || memcmp(fast.data, slow.data, fast.len) != 0)
		fail("text", cs, s, len);
	free(text);
}

/* A code between so many ordinary characters. */
static void
check_between(enum charset cs, const unsigned char *code, size_t len,
    size_t before, size_t after)
{
	static const unsigned char ordinary[2] = { 0xB5, 0xC4 };
	static const unsigned char end[5] = { 'a', 'b', '\r', '\n', 'c' };
	unsigned char s[64];
	size_t i, n = 0;

	for (i = 0; i < before; i++, n += 2)
		memcpy(s + n, ordinary, 2);
	memcpy(s + n, code, len);
	n += len;
	for (i = 0; i < after; i++, n += 2)
		memcpy(s + n, ordinary, 2);
	memcpy(s + n, end, sizeof(end));
	check(cs, s, n + sizeof(end));
	check(cs, s, n);
}

static void
check_pairs(enum charset cs)
{
	unsigned char code[2];
	unsigned c;

	for (c = 0; c < 0x10000; c++) {
		code[0] = (unsigned char)(c >> 8);
		code[1] = (unsigned char)c;
		check_between(cs, code, 2, c % 5, (c / 5 + c / 256) % 6);
	}
}

static void
check_fours(void)
{
	unsigned char code[4];
	unsigned c;

	for (c = 0; c < 128 * 10 * 128 * 10; c++) {
		code[0] = (unsigned char)(0x80 + c / 12800 / 10 % 128);
		code[1] = (unsigned char)(0x30 + c / 12800 % 10);
		code[2] = (unsigned char)(0x80 + c / 10 % 128);
		code[3] = (unsigned char)(0x30 + c % 10);
		if (c % 5 == c / 12800 % 5)
			check_between(CHARSET_GB18030, code, 4, c % 7,
			    c / 7 % 6);
	}
}

static unsigned
chance(unsigned n)
{
	static unsigned long state = 1;

	state = (state * 1103515245UL + 12345) & 0x7FFFFFFFUL;
	return (unsigned)(state >> 12) % n;
}

/* Lines of ASCII, ordinary, unusual and damaged characters. */
static size_t
make_lines(unsigned char *s, size_t len)
{
	static const unsigned char lows[] = "\n\r\tA<&\x7F\x1B ";
	unsigned rare = 1 + chance(20), bad = 20 + chance(300);
	size_t n = 0;

	while (n + 20 < len) {
		if (chance(bad) == 0) {
			s[n++] = (unsigned char)(0x80 + chance(128));
		} else if (chance(rare) == 0) {
			s[n++] = (unsigned char)(0x81 + chance(126));
			s[n++] = (unsigned char)(0x40 + chance(191));
		} else if (chance(9) == 0) {
			s[n++] = lows[chance(sizeof(lows) - 1)];
		} else if (chance(30) == 0) {
			memset(s + n, 'x', 19);
			n += 1 + chance(19);
		} else {
			s[n++] = (unsigned char)(0xB0 + chance(0x10));
			s[n++] = (unsigned char)(0xA1 + chance(94));
		}
	}
	return n;
}

/* convert_lines() takes only lines that need no closer look. */
static void
check_lines(enum charset cs)
{
	unsigned char s[2000];
	struct convert_seen seen;
	size_t len = make_lines(s, 40 + chance(1960)), i = 0, n, line;
	size_t pairs, usual;
	const char *text = (const char *)s;

	check(cs, s, len);
	fast.len = slow.len = 0;
	while (i < len) {
		const unsigned char *end;

		n = convert_lines(cs, text + i, len - i, &fast, &seen);
		for (; n > 0; n -= line, i += line) {
			end = memchr(s + i, '\n', n);
			line = end == NULL ? n : (size_t)(end - s) + 1 - i;
			run_count(cs, s + i, line, &pairs, &usual);
			if (convert_seeing(cs, text + i, line, &slow, &seen) >
			    0 || usual * 4 < pairs * 3)
				fail("a line", cs, s + i, line);
		}
		if (i == len)
			break;
		end = memchr(s + i, '\n', len - i);
		line = end == NULL ? len - i : (size_t)(end - s) + 1 - i;
		(void)convert_seeing(cs, text + i, line, &fast, &seen);
		(void)convert_seeing(cs, text + i, line, &slow, &seen);
		i += line;
	}
	if (fast.len != slow.len || memcmp(fast.data, slow.data, fast.len) != 0)
		fail("lines", cs, s, len);
}

int
main(void)
{
	static const enum charset charsets[] = { CHARSET_GB18030, CHARSET_BIG5,
	    CHARSET_EUC_KR, CHARSET_SHIFT_JIS, CHARSET_UTF_8 };
	size_t i, j;

	for (i = 0; i < sizeof(charsets) / sizeof(*charsets); i++) {
		check_pairs(charsets[i]);
		for (j = 0; j < 500; j++)
			check_lines(charsets[i]);
	}
	check_fours();
	buf_free(&fast);
	buf_free(&slow);
	return 0;
}
