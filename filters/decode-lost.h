/*
 * decode-lost - characters that were lost before a text came here.
 */
#ifndef DECODE_LOST_H
#define DECODE_LOST_H

#include <stdbool.h>
#include <stddef.h>

/*
 * How many characters of the text were lost before: U+FFFD, and what two
 * wrong readings make of it or of empty memory (锟斤拷, 烫烫烫, 屯屯屯).
 * signs is whether decode-scan saw U+FFFD or 锟 in it.
 */
size_t	lost_count(const char *s, size_t len, bool signs);

#endif
