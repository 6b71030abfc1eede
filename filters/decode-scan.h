/*
 * decode-scan - over the plain parts of a UTF-8 text, many bytes at a time.
 *
 * Plain is a character that is valid UTF-8 and that decode-tidy leaves as it
 * is wherever it stands.  Nearly all of nearly every page is plain; what is
 * not is looked at one character at a time by those who know.  Runs at the
 * speed of a few bytes a cycle: eight ASCII characters or two Chinese ones
 * in a step.
 */
#ifndef DECODE_SCAN_H
#define DECODE_SCAN_H

#include <stdbool.h>
#include <stddef.h>

/* What was seen on the way; { 0 } before. */
struct scan {
	size_t	latin;	/* C3: as UTF-8 read in windows-1252 is full of */
	size_t	han;	/* is_odd_metal(), decode-usual.h: how many stand
			   close together somewhere, 3 at most */
	bool	lost;	/* U+FFFD or U+951F */
	const unsigned char *han_at[2];	/* the last two */
};

/*
 * An odd metal stands at s; characters less than so many bytes
 * apart are close.
 */
static inline void
scan_han(struct scan *scan, const unsigned char *s, int near)
{
	size_t close = 1;

	if (scan->han_at[1] != NULL && s - scan->han_at[1] < near)
		close = 2;
	if (scan->han_at[0] != NULL && s - scan->han_at[0] < near)
		close = 3;
	if (close > scan->han)
		scan->han = close;
	scan->han_at[0] = scan->han_at[1];
	scan->han_at[1] = s;
}

/* The first place from s + i on that is not plain, or len. */
size_t	scan_plain(const char *s, size_t i, size_t len, struct scan *);

/*
 * The length of the longest valid beginning; plain becomes whether all of
 * it is plain.
 */
size_t	scan_valid(const char *s, size_t len, bool *plain, struct scan *);

#endif
