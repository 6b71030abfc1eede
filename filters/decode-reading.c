/* decode-reading - see decode-reading.h. */
#include <limits.h>

#include "decode-alphabet.h"
#include "decode-reading.h"
#include "decode-sample.h"
#include "decode-score.h"
#include "utf8.h"

/* In bits. */
#define COST_COMMON	15	/* of a character that is common */
#define COST_HOLE	15	/* of a lost character */

/* What clean text is not. */
bool
reading_is_unlikely(const struct reading *r)
{
	return r->cost > score_bits(SUSPICIOUS) * (long)r->chars;
}

/* Reads on until the cost is above the limit: such a reading is of no use. */
static struct reading
read_in(enum language language, const char *s, size_t len, long limit)
{
	struct reading r = { 0, 0, 0, 0, 0 };
	uint32_t before = 0, cp;
	size_t i;

	for (i = 0; i < len && r.cost <= limit;) {
		long cost;

		if ((unsigned char)s[i] < 0x80) {
			i = sample_high((const unsigned char *)s, i, len);
			continue;
		}
		i += utf8_decode(s + i, len - i, &cp);
		if (reading_skips(cp))
			continue;
		r.chars++;
		r.repeated += cp == before;
		before = cp;
		if (cp == UTF8_REPLACEMENT) {
			r.holes++;
			r.cost += score_bits(COST_HOLE);
			continue;
		}
		cost = score_char(language, cp, 1);
		r.common += cost <= score_bits(COST_COMMON) &&
		    !score_is_sign(cp);
		r.cost += cost;
	}
	return r;
}

/* The same in the language of an alphabet that suits the text best. */
static struct reading
read_alphabet(const char *s, size_t len, long limit)
{
	struct reading r = { 0, 0, 0, 0, 0 };
	struct alphabet alphabet = { .script = SCRIPT_ANY };
	uint32_t cp;
	size_t i;

	for (i = 0; i < len && alphabet.extra <= limit;) {
		i += utf8_decode(s + i, len - i, &cp);
		if (reading_skips(cp))
			continue;
		alphabet_add(&alphabet, cp);
		if (cp < 0x80)
			continue;
		r.chars++;
		r.holes += cp == UTF8_REPLACEMENT;
		r.common += cp != UTF8_REPLACEMENT;
	}
	r.cost = alphabet_least(&alphabet);
	return r;
}

static void
prefer(struct reading *best, struct reading other)
{
	if (other.cost < best->cost)
		*best = other;
}

/* The best reading of a text as it stands. */
struct reading
reading_of(const char *s, size_t len)
{
	struct reading best = read_in(LANGUAGE_SIMPLIFIED, s, len, LONG_MAX);
	int l;

	for (l = LANGUAGE_TRADITIONAL; l < LANGUAGES && reading_is_unlikely(&best);
	    l++)
		prefer(&best, read_in((enum language)l, s, len, best.cost));
	if (reading_is_unlikely(&best))
		prefer(&best, read_alphabet(s, len, best.cost));
	return best;
}

/*
 * The best reading of a text that was in a charset, if its cost is not above
 * the limit.
 */
struct reading
reading_was(enum charset was, bool alphabets, const char *s, size_t len,
    long limit)
{
	struct reading best = { .cost = LONG_MAX };
	size_t i;

	for (i = 0; i < SCORE_CANDIDATES; i++)
		if (score_candidates[i].charset == was) {
			prefer(&best, read_in(score_candidates[i].language, s,
			    len, limit));
			if (best.cost < limit)
				limit = best.cost;
		}
	if (alphabets)
		prefer(&best, read_alphabet(s, len, limit));
	return best;
}
