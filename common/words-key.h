/*
 * words-key - what words.c enters a word under, and the searches ask for.
 *
 * A word is entered under a hash of its key, its first six bytes (two Chinese
 * characters), or three, or all of a shorter one.
 */
#ifndef WORDS_KEY_H
#define WORDS_KEY_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "eight.h"
#include "words.h"

#define WORDS_KEY_SHORT	((size_t)3)
#define WORDS_NONE	UINT32_MAX

/* The first eight bytes of so many; 0 for those that are not there. */
static inline uint64_t
words_load_few(const char *s, size_t len)
{
	char few[8] = { 0 };

	memcpy(few, s, len < sizeof(few) ? len : sizeof(few));
	return eight_load(few);
}

/* What words with the same first bytes, so many of x, have in common. */
static inline uint64_t
words_key(uint64_t x, size_t key)
{
	return (x & (((uint64_t)1 << 8 * key) - 1)) | (uint64_t)key << 56;
}

/* Of the first key bytes of x. */
static inline uint32_t
words_hash(uint64_t x, size_t key)
{
	x &= ((uint64_t)1 << 8 * key) - 1;
	return (uint32_t)(x * UINT64_C(0x9E3779B97F4A7C15) >> 48);
}

/*
 * The places from *at on where words may begin, as many as there is room for:
 * no branch depends on whether one does, which is hard to foretell.
 */
size_t	words_places(const struct words *, const char *text, size_t len,
	    size_t *at, size_t places[WORDS_MANY]);

#endif
