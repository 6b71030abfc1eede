/* decode-lines-choose - see decode-lines-choose.h. */
#include <limits.h>

#include "decode-lines-choose.h"
#include "decode-realign.h"

/*
 * In bits.  A line leaves the charset of its page only for so much, or a
 * name with one rare character could turn into a common one of Big5.
 */
#define MARGIN		20
#define MARGIN_SEEN	12	/* a charset that a line before was in */
#define ONE_BYTE	6	/* how rare a line of windows-1252 is */

/*
 * So much, and so much more for few characters, costs text of another charset
 * at most: 99 in 100 lines of Big5 of four characters, all of forty.
 */
#define WELL		12
#define WELL_FEW	8

/* Of a line no more than so many bytes are scored. */
#define SCORED		((size_t)4096)

/* So many bytes are scored before the cost is compared. */
#define STEP		((size_t)64)

/* Scores on until the cost is above the limit: such a reading is of no use. */
static void
score_on(struct score *score, const unsigned char *s, size_t len, long limit)
{
	size_t i = 0, n = len > SCORED ? SCORED : len;

	while (i < n && score->cost <= limit)
		i += score_add(score, s + i, n - i > STEP ? STEP : n - i,
		    len - i);
}

static struct score
score_line(enum charset cs, enum language language, const unsigned char *s,
    size_t len, long limit)
{
	struct score score = { .charset = cs, .language = language };

	score_on(&score, s, len, limit);
	return score;
}

struct score
lines_score(const struct page_lines *p, const unsigned char *s, size_t len)
{
	return score_line(p->charset, p->language, s, len, LONG_MAX);
}

/* The same of a line that is likely to be in it: all it holds is at home. */
static struct score
score_at_home(enum charset cs, enum language language, const unsigned char *s,
    size_t len, long limit)
{
	struct score score = { .charset = cs, .language = language,
	    .kin = 1 };

	score_on(&score, s, len, limit);
	return score;
}

static struct score
score_one_byte(enum charset cs, const unsigned char *s, size_t len)
{
	return score_single(cs, s, len > SCORED ? SCORED : len);
}

struct score
lines_score_as_page(const struct page_lines *p, const unsigned char *s,
    size_t len)
{
	struct score best, score;
	int l;

	if (charset_is_single(p->charset))
		return score_one_byte(p->charset, s, len);
	best = score_at_home(p->charset, p->language, s, len, LONG_MAX);
	for (l = 0; l < LANGUAGES; l++) {
		score = score_at_home(p->charset, (enum language)l, s, len,
		    best.cost);
		if (score.cost < best.cost)
			best = score;
	}
	return best;
}

/* Lowers the cost of a line that may have lost a byte. */
static void
realign_score(struct score *score, const unsigned char *s, size_t len)
{
	long cost;

	if (score->charset == CHARSET_UTF_8 ||
	    charset_is_single(score->charset) || len > SCORED ||
	    score->cost <= score_bits(LINES_TEXT) * (long)score->chars)
		return;
	cost = realign_cost(score->charset, score->language, s, len);
	if (cost < score->cost)
		score->cost = cost;
}

/*
 * Whether a line may be in another charset at all: if it has no damage in the
 * page's, as lines of rare characters have none, only as text that reads well.
 */
static bool
may_be(const struct score *as_page, const struct score *other)
{
	if (as_page->damaged > 0)
		return true;
	if (other->damaged > 0 || charset_is_single(other->charset))
		return false;
	return other->charset == CHARSET_UTF_8 || other->cost <=
	    score_bits(WELL) * (long)other->chars + score_bits(WELL_FEW);
}

struct score
lines_choose(const struct page_lines *p, const unsigned char *s, size_t len)
{
	const struct score as_page = lines_score_as_page(p, s, len);
	struct score best = as_page, other;
	long margin;
	size_t i;

	realign_score(&best, s, len);
	for (i = 0; i < SCORE_CANDIDATES; i++) {
		const struct score_candidate *c = &score_candidates[i];

		if (c->charset == p->charset)
			continue;
		margin = score_bits(p->seen[c->charset] ? MARGIN_SEEN :
		    MARGIN + c->rarer);
		other = score_line(c->charset, c->language, s, len,
		    best.cost - margin);
		if (!may_be(&as_page, &other))
			continue;
		other.cost += margin;
		if (other.cost < best.cost)
			best = other;
	}
	if (p->charset != CHARSET_WINDOWS_1252) {
		other = score_one_byte(CHARSET_WINDOWS_1252, s, len);
		margin = score_bits(MARGIN + ONE_BYTE);
		if (may_be(&as_page, &other) &&
		    other.cost + margin < best.cost)
			best = other;
	}
	return best;
}
