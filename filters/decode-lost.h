/*
 * decode-lost - characters that were lost before a text came here.
 */
#ifndef DECODE_LOST_H
#define DECODE_LOST_H

#include <stddef.h>

/* What to look for in a text. */
enum lost_signs {
	LOST_REPEATS,		/* 烫烫烫, 屯屯屯: decode-scan saw no others */
	LOST_BUT_REPLACED,	/* 锟斤拷 too; U+FFFD is of this conversion */
	LOST_ALL
};

/*
 * How many characters of the text, in UTF-8, were lost before: U+FFFD, the
 * same in UTF-8 that was read as windows-1252 (ï¿½), and what two wrong
 * readings make of it or of empty memory (锟斤拷, 烫烫烫, 屯屯屯).
 */
size_t	lost_count(const char *s, size_t len, enum lost_signs);

#endif
