/* words-places - see words-key.h. */
#include "words-key.h"

#define FOUR		((size_t)12)	/* bytes of four characters of three */
#define BEHIND		((size_t)8)	/* ... that are read behind them */
#define ASCII		UINT64_C(0x8080808080808080)	/* has no such bits */

/* Puts a place where a word may begin behind n others, without a branch. */
static inline size_t
note(size_t *places, size_t n, size_t at, unsigned classes)
{
	places[n] = at;
	return n + (classes != 0);
}

/* Whether x begins with two characters of three bytes. */
static inline bool
are_two(uint64_t x)
{
	return (x & EIGHT_TWO_MASK) == EIGHT_TWO;
}

/* The same of characters of three bytes, by fours, as far as they go on. */
static inline size_t
note_fours(const uint16_t *filter, const char *text, size_t len, size_t *at,
    size_t *places, size_t n)
{
	uint64_t a = eight_load(text + *at), b;
	unsigned here = filter[words_fold(a)], next;
	size_t i = *at;

	while (n <= WORDS_MANY - 4 && len - i >= FOUR + BEHIND && are_two(a) &&
	    are_two(b = eight_load(text + i + FOUR / 2))) {
		next = filter[words_fold(a >> 24)];
		n = note(places, n, i, here & next >> WORDS_SECOND);
		here = filter[words_fold(b)];
		n = note(places, n, i + 3, next & here >> WORDS_SECOND);
		next = filter[words_fold(b >> 24)];
		n = note(places, n, i + 6, here & next >> WORDS_SECOND);
		i += FOUR;
		a = eight_load(text + i);
		here = filter[words_fold(a)];
		n = note(places, n, i - 3, next & here >> WORDS_SECOND);
	}
	*at = i;
	return n;
}

/* How many of the eight bytes x, the first ones, no word begins with. */
static inline size_t
plain(uint64_t x, bool any_ascii)
{
	size_t n = 0;

	if (any_ascii)
		return 0;
	if ((x & ASCII) == 0)
		return sizeof(x);
	for (; (x & 0x80) == 0; x >>= 8)
		n++;
	return n;
}

size_t
words_places(const struct words *w, const char *text, size_t len, size_t *at,
    size_t places[WORDS_MANY])
{
	size_t three = w->any_part ? 1 : 3, i = *at, n = 0, skipped;
	uint64_t x;

	while (n <= WORDS_MANY - 4 && len - i >= FOUR + BEHIND) {
		if (!w->any_part)
			n = note_fours(w->filter, text, len, &i, places, n);
		if (n == WORDS_MANY || len - i < FOUR + BEHIND)
			break;
		x = eight_load(text + i);
		skipped = plain(x, w->any_ascii);
		if (skipped == 0) {
			n = note(places, n, i, words_may_begin_with(w, x));
			skipped = eight_is_three(x) ? three : 1;
		}
		i += skipped;
	}
	while (n < WORDS_MANY && i < len && len - i < FOUR + BEHIND)
		places[n++] = i++;
	*at = i;
	return n;
}
