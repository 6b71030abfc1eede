/* words - see words.h. */
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "words.h"

/*
 * A word is entered under a hash of its first three bytes, one Chinese
 * character or three ASCII ones, or of fewer if it is shorter.  The filter,
 * 2^16 bits, tells most places apart without a look at the buckets.
 */
#define KEY		((size_t)3)
#define BUCKETS		((size_t)1 << 12)
#define FILTER_BITS	((size_t)1 << 16)
#define NONE		UINT32_MAX

static uint32_t
hash(const char *s, size_t len)
{
	uint32_t h = 0;
	size_t i;

	for (i = 0; i < len; i++)
		h = h << 8 | (unsigned char)s[i];
	return (h * UINT32_C(2654435761)) >> 16;
}

static size_t
key_len(size_t len)
{
	return len < KEY ? len : KEY;
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

/* Puts word i into its bucket, behind those that are longer or as long. */
static void
enter(struct words *w, uint32_t i)
{
	uint32_t h = hash(w->v[i].s, key_len(w->v[i].len));
	uint32_t *place = &w->bucket[h % BUCKETS];

	w->filter[h / 8] |= (unsigned char)(1U << h % 8);
	while (*place != NONE && w->v[*place].len >= w->v[i].len)
		place = &w->next[*place];
	w->next[i] = *place;
	*place = i;
}

void
words_ready(struct words *w)
{
	size_t i;

	w->bucket = mem_resize(w->bucket, BUCKETS, sizeof(*w->bucket));
	w->next = mem_resize(w->next, w->n, sizeof(*w->next));
	w->filter = mem_resize(w->filter, FILTER_BITS / 8, 1);
	memset(w->bucket, 0xFF, BUCKETS * sizeof(*w->bucket));
	memset(w->filter, 0, FILTER_BITS / 8);
	for (i = 0; i < w->n; i++)
		enter(w, (uint32_t)i);
}

/* The longest word at s whose key has that length; NULL if there is none. */
static const struct word *
look_up(const struct words *w, const char *s, size_t len, size_t key)
{
	uint32_t h, i;

	if (len < key)
		return NULL;
	h = hash(s, key);
	if ((w->filter[h / 8] & 1U << h % 8) == 0)
		return NULL;
	for (i = w->bucket[h % BUCKETS]; i != NONE; i = w->next[i])
		if (key_len(w->v[i].len) == key && w->v[i].len <= len &&
		    memcmp(w->v[i].s, s, w->v[i].len) == 0)
			return &w->v[i];
	return NULL;
}

bool
words_next(const struct words *w, const char *text, size_t len, size_t *at,
    struct hit *hit)
{
	const struct word *word = NULL;
	size_t i, key;

	for (i = *at; i < len; i++) {
		for (key = KEY; key > 0 && word == NULL; key--)
			word = look_up(w, text + i, len - i, key);
		if (word == NULL)
			continue;
		hit->from = i;
		hit->to = *at = i + word->len;
		hit->id = word->id;
		return true;
	}
	*at = len;
	return false;
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
