/* decode-detect-likely - see decode-detect-likely.h. */
#include <string.h>

#include "decode-alphabet.h"
#include "decode-detect-likely.h"
#include "decode-detect-words.h"
#include "decode-realign.h"
#include "decode-sample.h"
#include "decode-score.h"
#include "decode-table.h"

/* Costs in bits, see decode-score.c. */
#define COST_CUT	20	/* a cut character, if there is no other */
#define SINGLE_TEXT	9	/* what a character costs at most of the
				   charsets of one byte: any bytes are text in
				   them */
#define FEW		5	/* characters are too few to say so */
#define DOUBTFUL	13	/* above so many a character no East Asian
				   text is that is none */
#define WHOLE_UTF_8	12	/* gained by UTF-8 if all of a text is that */
#define ALPHABET_UTF_8	5	/* and so much if the text is in an alphabet */
#define KIN		3	/* see struct score */
#define FAR		60	/* so many behind, a charset is out */

#define SHORT		64	/* bytes outside ASCII: in texts of no more
				   pairs of characters are looked at */

#define ENOUGH		24	/* characters to settle on */
#define FIRST_LOOK	2	/* bytes outside ASCII of each piece */
#define LAST_LOOK	64	/* the same, where bytes may be lost */

#define SINGLES		(CHARSETS - CHARSET_FIRST_SINGLE)

/* A charset, in a language, that the text may be in. */
struct candidate {
	struct score	score;
	struct alphabet	alphabet;	/* if it has one byte a character */
	size_t		at[SAMPLE_PIECES];	/* read so far of each piece */
	uint32_t	last[SAMPLE_PIECES];	/* character of that */
	long		start;		/* the cost of nothing */
	long		cost;		/* of what was read */
	bool		out;
};

struct contest {
	struct sample	sample;
	enum charset	http, meta;
	struct candidate candidates[SCORE_CANDIDATES + SINGLES];
	size_t		n;		/* the singles come last */
};

static long
label_bonus(const struct contest *c, enum charset cs)
{
	if (cs == c->http)
		return score_bits(7);
	return cs == c->meta ? score_bits(6) : 0;
}

static struct candidate *
enter(struct contest *c, enum charset cs, int rarer)
{
	struct candidate *new = &c->candidates[c->n++];

	memset(new, 0, sizeof(*new));
	new->score.charset = cs;
	new->start = score_bits(rarer) - label_bonus(c, cs);
	new->score.cost = new->start;
	return new;
}

static void
enter_east_asian(struct contest *c, bool all_utf_8, bool pairs)
{
	size_t i;

	for (i = 0; i < SCORE_CANDIDATES; i++) {
		const struct score_candidate *from = &score_candidates[i];
		struct candidate *new = enter(c, from->charset, from->rarer);

		new->score.language = from->language;
		new->score.kin = KIN;
		new->score.pairs = pairs;
		if (all_utf_8 && from->charset == CHARSET_UTF_8)
			new->score.cost -= score_bits(WHOLE_UTF_8);
	}
}

/*
 * How many bits rarer than GB18030 a charset of one byte is on these pages.
 */
static int
rarity(enum charset cs)
{
	switch (cs) {
	case CHARSET_WINDOWS_1252:
		return 8;
	case CHARSET_WINDOWS_1251:
	case CHARSET_KOI8_R:
		return 9;
	case CHARSET_WINDOWS_1250:
	case CHARSET_WINDOWS_1253:
	case CHARSET_WINDOWS_1254:
	case CHARSET_WINDOWS_1255:
	case CHARSET_WINDOWS_1256:
	case CHARSET_WINDOWS_1257:
	case CHARSET_WINDOWS_874:
	case CHARSET_ISO_8859_2:
	case CHARSET_ISO_8859_15:
		return 11;
	case CHARSET_IBM852:
	case CHARSET_IBM855:
	case CHARSET_IBM866:
	case CHARSET_MACINTOSH:
	case CHARSET_MAC_CE:
		return 18;
	case CHARSET_MAC_CYRILLIC:
		return 12;	/* all small letters but one as in 1251 */
	case CHARSET_VISCII:
		return 60;	/* nearly all of its bytes are common letters */
	default:
		return 14;
	}
}

static void
enter_singles(struct contest *c)
{
	int cs;

	for (cs = CHARSET_FIRST_SINGLE; cs < CHARSETS; cs++)
		enter(c, (enum charset)cs, rarity((enum charset)cs))
		    ->alphabet.script = score_script((enum charset)cs);
}

static bool
is_single(const struct candidate *c)
{
	return charset_is_single(c->score.charset);
}

static long
cost_of(const struct candidate *c)
{
	if (is_single(c))
		return c->score.cost + alphabet_least(&c->alphabet);
	return c->score.chars == 0 ? c->score.cost + score_bits(COST_CUT) :
	    c->score.cost;
}

/* Reads what the sample has grown by. */
static void
read_more(struct candidate *c, const struct sample *sm)
{
	uint32_t before;
	size_t i;

	for (i = 0; i < sm->n; i++) {
		const unsigned char *s = sm->piece[i].s + c->at[i];
		size_t part = sm->piece[i].part - c->at[i];

		if (sm->piece[i].part <= c->at[i])
			continue;
		if (!is_single(c)) {
			c->score.last = c->last[i];
			c->at[i] += score_add(&c->score, s, part,
			    sm->piece[i].len - c->at[i]);
			c->last[i] = c->score.last;
			continue;
		}
		before = i == 0 ? '\n' : ' ';
		if (c->at[i] > 0)
			(void)table_char(c->score.charset, s - 1, 1, &before);
		alphabet_follow(&c->alphabet, before);
		score_add_single(&c->score, &c->alphabet, s, part);
		c->at[i] += part;
	}
	c->cost = cost_of(c);
}

static bool
is_text(const struct candidate *c)
{
	return !is_single(c) || c->score.chars < FEW ||
	    alphabet_least(&c->alphabet) <=
	    score_bits(SINGLE_TEXT) * (long)c->score.chars;
}

/* Of those that are not out, which the best so far never is. */
static struct candidate *
best_of(struct contest *c)
{
	struct candidate *best = &c->candidates[0];
	size_t i;

	for (i = 0; i < c->n; i++) {
		struct candidate *one = &c->candidates[i];

		if (!one->out && (best->out ||
		    (one->cost < best->cost && is_text(one))))
			best = one;
	}
	return best;
}

/* Whether no other charset than the best one's is left. */
static bool
is_settled(struct contest *c, const struct candidate *best)
{
	bool settled = true;
	size_t i;

	for (i = 0; i < c->n; i++) {
		struct candidate *one = &c->candidates[i];

		one->out |= one->cost > best->cost + score_bits(FAR);
		settled &= one->out ||
		    one->score.charset == best->score.charset;
	}
	return settled;
}

/* Whether an alphabet in UTF-8 is likelier than the best. */
static bool
is_alphabet(const struct contest *c, const struct candidate *best)
{
	return words_cost(&c->sample) - score_bits(ALPHABET_UTF_8) -
	    label_bonus(c, CHARSET_UTF_8) < best->cost;
}

static bool
is_doubtful(const struct candidate *best)
{
	return best->cost > score_bits(DOUBTFUL) * (long)best->score.chars;
}

static void
read_all(struct contest *c)
{
	size_t i;

	for (i = 0; i < c->n; i++)
		if (!c->candidates[i].out)
			read_more(&c->candidates[i], &c->sample);
}

/*
 * Whether the best is so unlikely that the text may be in another charset
 * and have lost a byte: all of a run behind that is other characters.
 */
static bool
is_poor(const struct candidate *best, const struct sample *sm)
{
	size_t i, j, high = 0;

	for (i = 0; i < sm->n; i++)
		for (j = 0; j < sm->piece[i].part; j++)
			high += sm->piece[i].s[j] >= 0x80;
	return best->cost * 2 > score_bits(DOUBTFUL) * (long)high;
}

/* The cost of what was looked at, however its runs are parted. */
static long
realigned(const struct candidate *c, const struct sample *sm)
{
	long cost = c->start;
	size_t i;

	for (i = 0; i < sm->n; i++)
		cost += realign_cost(c->score.charset, c->score.language,
		    sm->piece[i].s, sm->piece[i].part);
	return cost;
}

/* The best, given that bytes may be lost or added in each. */
static struct candidate *
best_realigned(struct contest *c, struct candidate *best)
{
	size_t i;

	if (sample_grow(&c->sample, LAST_LOOK))
		read_more(best, &c->sample);
	for (i = 0; i < SCORE_CANDIDATES; i++) {
		struct candidate *one = &c->candidates[i];

		if (one->score.charset == CHARSET_UTF_8)
			continue;
		one->cost = realigned(one, &c->sample);
		if (one->cost < best->cost)
			best = one;
	}
	return best;
}

static bool
is_short(const char *text, size_t len)
{
	const unsigned char *s = (const unsigned char *)text;
	size_t i = 0, high;

	for (high = 0; high <= SHORT && i < len; high++)
		i = sample_high(s, i, len) + 1;
	return high <= SHORT;
}

enum charset
detect_likely(const char *s, size_t len, enum charset http,
    enum charset meta, bool all_utf_8)
{
	struct contest c;
	struct candidate *best;
	size_t look = FIRST_LOOK;

	sample(&c.sample, s, len);
	c.http = http;
	c.meta = meta;
	c.n = 0;
	enter_east_asian(&c, all_utf_8, is_short(s, len));
	best = &c.candidates[0];
	for (; sample_grow(&c.sample, look); look *= 2) {
		read_all(&c);
		best = best_of(&c);
		if (c.n == SCORE_CANDIDATES && is_doubtful(best)) {
			enter_singles(&c);
			read_all(&c);
			best = best_of(&c);
		}
		if (is_settled(&c, best) && (c.n > SCORE_CANDIDATES ||
		    best->score.chars >= ENOUGH))
			break;
	}
	if (is_poor(best, &c.sample))
		best = best_realigned(&c, best);
	if (all_utf_8 && is_alphabet(&c, best))
		return CHARSET_UTF_8;
	return best->score.charset;
}
