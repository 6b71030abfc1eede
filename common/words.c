/* words - see words.h. */
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "words-key.h"

/*
 * The filter, in which both halves of a key have to be of one class, tells
 * nearly all places apart without a look at the buckets.
 */
#define BUCKETS_MAX	((size_t)1 << 12)	/* a power of two */

static size_t
key_len(size_t len)
{
	return len >= WORDS_KEY ? WORDS_KEY :
	    len >= WORDS_KEY_SHORT ? WORDS_KEY_SHORT : len;
}

void
words_add(struct words *w, const char *s, size_t len, size_t id)
{
	if (len == 0)
		return;
	w->v = mem_grow(w->v, w->n, &w->cap, sizeof(*w->v));
	w->v[w->n].s = s;
	w->v[w->n].len = len;
	w->v[w->n].id = id;
	w->n++;
}

static void
set_bits(struct words *w, uint64_t x, unsigned bits)
{
	uint16_t *entry = &w->filter[words_fold(x)];

	*entry = (uint16_t)(*entry | bits);
}

static void
enter_key(struct words *w, uint64_t x, size_t key)
{
	unsigned class = 1U << words_hash(x, key) % WORDS_CLASSES;

	if (key == WORDS_KEY) {
		set_bits(w, x, class);
		set_bits(w, x >> 24, class << WORDS_SECOND);
	} else if (key == WORDS_KEY_SHORT) {
		set_bits(w, x, WORDS_SHORT);
	}
}

/* Puts word i into its bucket, behind those that are longer or as long. */
static void
enter(struct words *w, uint32_t i)
{
	struct word *word = &w->v[i];
	uint64_t x = words_load_few(word->s, word->len);
	size_t key = key_len(word->len);
	uint32_t *place = &w->bucket[words_hash(x, key) & w->bucket_mask];

	word->key = words_key(x, key);
	enter_key(w, x, key);
	if (key < WORDS_KEY_SHORT)
		w->first[(unsigned char)word->s[0]] = true;
	w->any_ascii = w->any_ascii ||
	    ((unsigned char)word->s[0] & 0x80) == 0;
	w->any_part = w->any_part ||
	    ((unsigned char)word->s[0] & 0xC0) == 0x80 ||
	    ((unsigned char)word->s[0] >= 0xE0 && word->len < WORDS_KEY_SHORT);
	while (*place != WORDS_NONE && w->v[*place].len >= word->len)
		place = &w->next[*place];
	w->next[i] = *place;
	*place = i;
}

void
words_ready(struct words *w)
{
	size_t i;

	for (w->bucket_mask = 0; w->bucket_mask < BUCKETS_MAX - 1 &&
	    w->bucket_mask < 2 * w->n; )
		w->bucket_mask = 2 * w->bucket_mask + 1;
	w->bucket = mem_resize(w->bucket, w->bucket_mask + 1,
	    sizeof(*w->bucket));
	w->next = mem_resize(w->next, w->n, sizeof(*w->next));
	w->filter = mem_resize(w->filter, WORDS_FILTER_SIZE,
	    sizeof(*w->filter));
	memset(w->bucket, 0xFF, (w->bucket_mask + 1) * sizeof(*w->bucket));
	for (i = 0; i < WORDS_FILTER_SIZE; i++)
		w->filter[i] = (uint16_t)(WORDS_SHORT << WORDS_SECOND);
	memset(w->first, 0, sizeof(w->first));
	w->any_part = w->any_ascii = false;
	for (i = 0; i < w->n; i++)
		enter(w, (uint32_t)i);
}

void
words_free(struct words *w)
{
	free(w->v);
	free(w->bucket);
	free(w->next);
	free(w->filter);
	memset(w, 0, sizeof(*w));
}
