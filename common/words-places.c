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

/* The same of four characters of three bytes each, a and b being two each. */
static inline size_t
note_four(const uint16_t *filter, const char *text, size_t at, uint64_t a,
    uint64_t b, size_t *places, size_t n)
{
	unsigned here = filter[words_fold(a)], next = filter[words_fold(a >> 24)];

	n = note(places, n, at, here & next >> WORDS_SECOND);
	here = filter[words_fold(b)];
	n = note(places, n, at + 3, next & here >> WORDS_SECOND);
	next = filter[words_fold(b >> 24)];
	n = note(places, n, at + 6, here & next >> WORDS_SECOND);
	here = filter[words_fold(eight_load(text + at + FOUR))];
	return note(places, n, at + 9, next & here >> WORDS_SECOND);
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
	uint64_t two = w->any_part ? UINT64_MAX : EIGHT_TWO;
	const uint16_t *filter = w->filter;

	while (n <= WORDS_MANY - 4 && len - i >= FOUR + BEHIND) {
		uint64_t a = eight_load(text + i), b = eight_load(text + i + 6);

		if ((a & EIGHT_TWO_MASK) == two &&
		    (b & EIGHT_TWO_MASK) == two) {
			n = note_four(filter, text, i, a, b, places, n);
			i += FOUR;
		} else if ((skipped = plain(a, w->any_ascii)) > 0) {
			i += skipped;
		} else {
			n = note(places, n, i, words_may_begin_with(w, a));
			i += eight_is_three(a) ? three : 1;
		}
	}
	while (n < WORDS_MANY && i < len && len - i < FOUR + BEHIND)
		places[n++] = i++;
	*at = i;
	return n;
}
