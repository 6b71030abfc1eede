/* words - see words.h. */
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "words.h"

/*
 * A word is entered under a hash of its key, its first six bytes (two Chinese
 * characters), or three, or all of a shorter one.  The filter, in which both
 * halves of a key have to be of one class, tells nearly all places apart
 * without a look at the buckets.  In text that is no word's beginning the
 * search goes on by two characters of three bytes.
 */
#define KEY		((size_t)3)
#define BUCKETS_MAX	((size_t)1 << 12)	/* a power of two */
#define NONE		UINT32_MAX

/* The same where fewer than eight are left: 0 for those that are not. */
static uint64_t
load_last(const char *s, size_t len)
{
	char last[8] = { 0 };

	memcpy(last, s, len < sizeof(last) ? len : sizeof(last));
	return eight_load(last);
}

/* The eight bytes at i of text, with as little ado as its length allows. */
static inline uint64_t
load_at(const char *text, size_t len, size_t i)
{
	if (len - i >= 8)
		return eight_load(text + i);
	if (len >= 8)
		return eight_load(text + len - 8) >> 8 * (8 - (len - i));
	return load_last(text + i, len - i);
}

static size_t
key_len(size_t len)
{
	return len >= WORDS_KEY ? WORDS_KEY : len >= KEY ? KEY : len;
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

/* What words with the same first bytes, so many of x, have in common. */
static uint64_t
key_of(uint64_t x, size_t key)
{
	return (x & (((uint64_t)1 << 8 * key) - 1)) | (uint64_t)key << 56;
}

/* Of the first key bytes of x. */
static uint32_t
hash(uint64_t x, size_t key)
{
	x &= ((uint64_t)1 << 8 * key) - 1;
	return (uint32_t)(x * UINT64_C(0x9E3779B97F4A7C15) >> 48);
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
	unsigned class = 1U << hash(x, key) % WORDS_CLASSES;

	if (key == WORDS_KEY) {
		set_bits(w, x, class);
		set_bits(w, x >> 24, class << WORDS_SECOND);
	} else if (key == KEY) {
		set_bits(w, x, WORDS_SHORT);
	}
}

/* Puts word i into its bucket, behind those that are longer or as long. */
static void
enter(struct words *w, uint32_t i)
{
	struct word *word = &w->v[i];
	uint64_t x = load_last(word->s, word->len);
	size_t key = key_len(word->len);
	uint32_t *place = &w->bucket[hash(x, key) & w->bucket_mask];

	word->key = key_of(x, key);
	enter_key(w, x, key);
	if (key < KEY)
		w->first[(unsigned char)word->s[0]] = true;
	w->any_part = w->any_part ||
	    ((unsigned char)word->s[0] & 0xC0) == 0x80 ||
	    ((unsigned char)word->s[0] >= 0xE0 && word->len < KEY);
	while (*place != NONE && w->v[*place].len >= word->len)
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
	w->any_part = false;
	for (i = 0; i < w->n; i++)
		enter(w, (uint32_t)i);
}

/* The longest word at s whose key has that length; NULL if there is none. */
static const struct word *
look_up(const struct words *w, const char *s, size_t len, uint64_t x,
    size_t key)
{
	uint64_t wanted = key_of(x, key);
	uint32_t i;

	if (len < key)
		return NULL;
	for (i = w->bucket[hash(x, key) & w->bucket_mask]; i != NONE;
	    i = w->next[i])
		if (w->v[i].key == wanted && w->v[i].len <= len &&
		    (w->v[i].len == key || memcmp(w->v[i].s + key, s + key,
		    w->v[i].len - key) == 0))
			return &w->v[i];
	return NULL;
}

/* The longest word at s, whose first bytes are x; NULL if there is none. */
static const struct word *
word_at(const struct words *w, const char *s, size_t len, uint64_t x)
{
	const struct word *word = NULL;
	unsigned keys = words_in_filter(w, x);

	if ((keys & ~WORDS_SHORT) != 0)
		word = look_up(w, s, len, x, WORDS_KEY);
	if (word == NULL && (keys & WORDS_SHORT) != 0)
		word = look_up(w, s, len, x, KEY);
	if (word == NULL && w->first[x & 0xFF])
		word = look_up(w, s, len, x, 2);
	if (word == NULL && w->first[x & 0xFF])
		word = look_up(w, s, len, x, 1);
	return word;
}

/* A character of three bytes: its beginning, both trailing bytes. */
static inline bool
is_three(uint64_t x)
{
	return (x & 0xC0C0F0) == 0x8080E0;
}

/*
 * The first place from i on where a word may begin, or where fewer than eight
 * bytes are left.
 */
static size_t
skip(const struct words *w, const char *text, size_t len, size_t i)
{
	size_t three = w->any_part ? 1 : 3;
	uint64_t two = w->any_part ? UINT64_MAX : EIGHT_TWO;

	while (len - i >= 8 + 3) {
		uint64_t x = eight_load(text + i);
		unsigned second = words_entry(w, x >> 24);
		unsigned here = words_entry(w, x) & second >> WORDS_SECOND;

		if ((x & EIGHT_TWO_MASK) == two) {
			unsigned next = second & words_entry(w,
			    eight_load(text + i + 3) >> 24) >> WORDS_SECOND;

			if ((here | next) != 0)
				return here != 0 ? i : i + 3;
			i += 6;
			continue;
		}
		if (here != 0 || w->first[x & 0xFF])
			return i;
		i += is_three(x) ? three : 1;
	}
	while (len - i >= 8) {
		uint64_t x = eight_load(text + i);

		if (words_may_begin_with(w, x))
			break;
		i += is_three(x) ? three : 1;
	}
	return i;
}

bool
words_next(const struct words *w, const char *text, size_t len, size_t *at,
    struct hit *hit)
{
	const struct word *word;
	size_t i = *at;

	while (i < len) {
		uint64_t x;

		i = skip(w, text, len, i);
		if (i == len)
			break;
		x = load_at(text, len, i);
		word = word_at(w, text + i, len - i, x);
		if (word != NULL) {
			hit->from = i;
			hit->to = *at = i + word->len;
			hit->id = word->id;
			return true;
		}
		i += is_three(x) && !w->any_part ? 3 : 1;
	}
	*at = len;
	return false;
}

bool
words_at(const struct words *w, const char *text, size_t len, size_t at,
    struct hit *hit)
{
	uint64_t x = load_at(text, len, at);
	const struct word *word = word_at(w, text + at, len - at, x);

	if (word == NULL)
		return false;
	hit->from = at;
	hit->to = at + word->len;
	hit->id = word->id;
	return true;
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
