/* words-search - the searches of words.h. */
#include "words-key.h"

/* The eight bytes at i of text, with as little ado as its length allows. */
static inline uint64_t
load_at(const char *text, size_t len, size_t i)
{
	if (len - i >= 8)
		return eight_load(text + i);
	if (len >= 8)
		return eight_load(text + len - 8) >> 8 * (8 - (len - i));
	return words_load_few(text + i, len - i);
}

/* The longest word at s whose key has that length; NULL if there is none. */
static inline const struct word *
look_up(const struct words *w, const char *s, size_t len, uint64_t x,
    size_t key)
{
	uint64_t wanted = words_key(x, key);
	uint32_t i;

	if (len < key)
		return NULL;
	for (i = w->bucket[words_hash(x, key) & w->bucket_mask];
	    i != WORDS_NONE; i = w->next[i])
		if (w->v[i].key == wanted && w->v[i].len <= len &&
		    (w->v[i].len == key || memcmp(w->v[i].s + key, s + key,
		    w->v[i].len - key) == 0))
			return &w->v[i];
	return NULL;
}

/* The same of words with shorter keys, the longest first. */
static const struct word *
look_up_short(const struct words *w, const char *s, size_t len, uint64_t x)
{
	const struct word *word = NULL;

	if ((words_in_filter(w, x) & WORDS_SHORT) != 0)
		word = look_up(w, s, len, x, WORDS_KEY_SHORT);
	if (word == NULL && w->first[x & 0xFF])
		word = look_up(w, s, len, x, 2);
	if (word == NULL && w->first[x & 0xFF])
		word = look_up(w, s, len, x, 1);
	return word;
}

/* The longest word at s, whose first bytes are x; NULL if there is none. */
static inline const struct word *
word_at(const struct words *w, const char *s, size_t len, uint64_t x)
{
	const struct word *word = look_up(w, s, len, x, WORDS_KEY);

	return word != NULL ? word : look_up_short(w, s, len, x);
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
		i += eight_is_three(x) ? three : 1;
	}
	while (len - i >= 8) {
		uint64_t x = eight_load(text + i);

		if (words_may_begin_with(w, x))
			break;
		i += eight_is_three(x) ? three : 1;
	}
	return i;
}

static void
set_hit(struct hit *hit, size_t at, const struct word *word)
{
	hit->from = at;
	hit->to = at + word->len;
	hit->id = word->id;
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
			set_hit(hit, i, word);
			*at = hit->to;
			return true;
		}
		i += eight_is_three(x) && !w->any_part ? 3 : 1;
	}
	*at = len;
	return false;
}

size_t
words_many(const struct words *w, const char *text, size_t len, size_t *at,
    struct hit hits[WORDS_MANY])
{
	size_t places[WORDS_MANY], n = 0, nplaces, i, end = *at;

	nplaces = words_places(w, text, len, at, places);
	for (i = 0; i < nplaces; i++) {
		size_t place = places[i];
		const struct word *word;

		if (place < end)
			continue;
		word = word_at(w, text + place, len - place,
		    load_at(text, len, place));
		if (word == NULL)
			continue;
		set_hit(&hits[n], place, word);
		end = hits[n++].to;
	}
	if (*at < end)
		*at = end;
	return n;
}
