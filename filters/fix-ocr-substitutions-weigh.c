/* weigh - see fix-ocr-substitutions-weigh.h. */
#include <math.h>
#include <string.h>

#include "fix-ocr-substitutions-shares.h"
#include "fix-ocr-substitutions-sighting.h"
#include "fix-ocr-substitutions-weigh.h"
#include "opt.h"

/*
 * Measured on documents held out from learning, corrupted and clean: what
 * keeps all clean ones clean, with a half to spare in the sum.
 */
#define FAMILY_PRIOR	(-6.2)	/* a document was corrupted */
#define RARE_PRIOR	(-.3)	/* ... if so, by a rare family */
#define SECOND_PRIOR	(-4.)	/* by this family too, if by another */
#define TOGETHER	.6	/* ... share of those, if it goes with that one */
#define SURVIVOR	(-4.)	/* a right word is left over */
#define AGAIN		.5	/* of what the one before counted, the next best
				   occurrence of the same pair counts */
#define CLOSE		((size_t)30)	/* bytes; what stands closer is the same
				   again */
#define AGREEING	3	/* pairs, each of which says */
#define AGREES		1.	/* ... more than this, */
#define AGREED		1.2	/* ... say so much more together */
#define FEW		3.	/* one or two of an "always" pair */
#define PAIR_MAX	14.
#define DOUBTED_MAX	6.	/* ... of one whose right word is left too */
#define WITHIN_MAX	12.	/* ... within a family that is sure */
#define SHARP		8.	/* a family is on or off */
#define SCORE_SURE	8.	/* stands for certainty */
#define SPENT		(-20.)	/* of so much against a pair, SEEN_BEST signs
				   for it make no evidence */

/* The most that the evidence of a pair without signs comes to, by its proof. */
static const double scores_max[] = {
	[PROOF_FULL] = 9.9, [PROOF_COMMON] = 6., [PROOF_WEAK] = 3.
};

static double
logistic(double x)
{
	return 1 / (1 + exp(-x));
}

static double
survivors(size_t rights)
{
	return SURVIVOR * (double)(rights > SURVIVORS_MAX ?
	    SURVIVORS_MAX : rights);
}

/* Three bytes, a character, on either side of what stands from..to in its line. */
static uint64_t
beside(const char *text, size_t len, size_t from, size_t to)
{
	uint64_t left = 0, right = 0;
	size_t i;

	for (i = 1; i <= 3 && i <= from && text[from - i] != '\n'; i++)
		left = left << 8 | (unsigned char)text[from - i];
	for (i = to; i < to + 3 && i < len && text[i] != '\n'; i++)
		right = right << 8 | (unsigned char)text[i];
	return left << 24 | right;
}

/*
 * Which of the strongest sightings another one repeats: the same characters
 * stand beside both, or they stand close together, so that it is one author's
 * phrase and not evidence again.  If none, the last.
 */
static size_t
repeated(const struct pair_state *p, const struct strong *s)
{
	size_t i;

	for (i = 0; i < SEEN_BEST - 1 && p->best[i].says > 0; i++) {
		size_t at = p->best[i].from;

		if (p->best[i].beside == s->beside ||
		    (at < s->from ? s->from - at : at - s->from) < CLOSE)
			break;
	}
	return i;
}

/* Enters a sighting among the strongest of its pair, if it is. */
static void
rank(struct pair_state *p, struct strong s)
{
	size_t i;

	if (s.says <= 0) {
		p->low += s.says;
		return;
	}
	i = repeated(p, &s);
	if (p->best[i].says >= s.says)
		return;
	for (; i > 0 && p->best[i - 1].says < s.says; i--)
		p->best[i] = p->best[i - 1];
	p->best[i] = s;
}

static bool
is_inside(const struct evidence *e, size_t from)
{
	return from >= e->from && from < e->to;
}

/* How often a word, which is not scanned for, stands in the part. */
static size_t
occurrences(const struct evidence *e, const char *text, const char *s,
    size_t n)
{
	size_t i, count_of = 0;

	for (i = e->from; i + n <= e->to; i++)
		if (text[i] == s[0] && memcmp(text + i, s, n) == 0)
			count_of++;
	return count_of;
}

/* Puts a pair among those that were seen, few, in its place. */
static void
add_seen(struct evidence *e, size_t pair)
{
	size_t i;

	for (i = e->nseen++; i > 0 && e->seen[i - 1] > pair; i--)
		e->seen[i] = e->seen[i - 1];
	e->seen[i] = pair;
	e->pairs[pair].asked = NONE;
}

static void
count_words(struct evidence *e, const struct table *t, const char *text)
{
	size_t i;

	for (i = 0; i < e->nsightings; i++)
		if (is_inside(e, e->sightings[i].from) &&
		    e->pairs[e->sightings[i].pair].wrongs++ == 0)
			add_seen(e, e->sightings[i].pair);
	for (i = 0; i < e->nseen; i++) {
		const struct pair *p = &t->pairs[e->seen[i]];

		if (p->right_word != NONE)
			e->pairs[e->seen[i]].rights = e->counts[p->right_word];
		else if (p->always)
			e->pairs[e->seen[i]].rights = occurrences(e, text,
			    p->right, p->right_len);
	}
}

/*
 * The evidence of a pair.  What the model says of its occurrences is much the
 * same thing seen again and again, so that each counts less than the one
 * before, and what is repeated not at all.
 */
static double
pair_evidence(const struct pair *p, const struct pair_state *s)
{
	double sum = s->low, factor = 1;
	size_t i;

	for (i = 0; i < SEEN_BEST; i++) {
		sum += factor * s->best[i].says;
		factor *= AGAIN;
	}
	if (p->always && s->wrongs < SURVIVORS_MAX)
		sum = FEW;
	sum = fmin(sum, s->best[0].says < SAYS_SIGN ? scores_max[p->proof] :
	    PAIR_MAX);
	return s->rights == 0 ? sum : fmin(sum, DOUBTED_MAX) + survivors(s->rights);
}

/*
 * The most that could come of a pair that the model was not asked about: of
 * its occurrences the rules said what they had to say.
 */
static double
pair_hope(const struct pair *p, const struct pair_state *s)
{
	if (s->rights > 0 || p->always)
		return pair_evidence(p, s);
	return s->best[0].says < SAYS_SIGN ? scores_max[p->proof] : PAIR_MAX;
}

/* What a pair could say, for its family. */
static void
hope(struct family_state *f, double most)
{
	f->most += most;
	f->agreeing += most > AGREES;
}

/*
 * What pairs say together.  One word, or two, may be an author's where others
 * write another; hardly three of one list.
 */
static double
agreed(size_t agreeing)
{
	return agreeing >= AGREEING ? AGREED : 0;
}

/*
 * Whether any family could be on: a pair adds no more to its odds, and those
 * of the family that goes with it, than its own evidence.  Before the model is
 * asked that is what could come of it; after, only hopeful families were asked
 * about in full.
 */
static bool
could_be(struct evidence *e, const struct table *t, double prior, bool asked)
{
	bool any = false;
	size_t i;

	for (i = 0; i < t->nfamilies; i++) {
		e->families[i].most = prior;
		e->families[i].agreeing = 0;
	}
	for (i = 0; i < e->nseen; i++) {
		const struct pair *p = &t->pairs[e->seen[i]];
		const struct pair_state *s = &e->pairs[e->seen[i]];
		double most;

		if (p->certain)
			continue;
		most = fmax(asked ? pair_evidence(p, s) : pair_hope(p, s), 0);
		hope(&e->families[p->family], most);
		if (t->families[p->family].with != NONE)
			hope(&e->families[t->families[p->family].with], most);
	}
	for (i = 0; i < t->nfamilies; i++) {
		struct family_state *f = &e->families[i];

		f->most += agreed(f->agreeing);
		if (!asked)
			f->hopeful = f->most > 0;
		any = any || (f->hopeful && f->most > 0);
	}
	return any;
}

/*
 * Which sightings are summed up: by what the rules say, or else by family,
 * those of spent pairs last.
 */
enum rank { RANK_RULES, RANK_HOPEFUL, RANK_REST };

static bool
is_ranked(const struct evidence *e, const struct table *t, enum rank which,
    size_t i)
{
	const struct sighting *s = &e->sightings[i];

	if (which == RANK_RULES || s->says != SAID_NOTHING)
		return which == RANK_RULES && s->says != SAID_NOTHING;
	return e->families[t->pairs[s->pair].family].hopeful ?
	    which == RANK_HOPEFUL || i >= e->pairs[s->pair].asked :
	    which == RANK_REST;
}

static void
rank_sightings(struct evidence *e, const struct table *t,
    const struct model *m, enum rank which, const char *text, size_t len)
{
	size_t i;

	for (i = 0; i < e->nsightings; i++) {
		struct sighting *s = &e->sightings[i];
		const struct pair *p = &t->pairs[s->pair];

		if (!is_inside(e, s->from) || p->certain)
			continue;
		if (s->says == SAID_SIGN)
			sighting_ask(e, t, m, s, text, len);
		if (!is_ranked(e, t, which, i))
			continue;
		if (which == RANK_HOPEFUL && e->pairs[s->pair].low < SPENT) {
			if (e->pairs[s->pair].asked == NONE)
				e->pairs[s->pair].asked = i;
			continue;
		}
		if (which != RANK_RULES && e->pairs[s->pair].rights == 0)
			sighting_ask(e, t, m, s, text, len);
		rank(&e->pairs[s->pair], (struct strong){
		    .says = sighting_says(t, m, s), .from = s->from,
		    .beside = beside(text, len, s->from,
		    s->from + p->wrong_len) });
	}
}

bool
weigh_pairs(struct evidence *e, const struct table *t, const struct model *m,
    const char *text, size_t len)
{
	size_t i;

	for (i = 0; i < e->nseen; i++)
		memset(&e->pairs[e->seen[i]], 0, sizeof(*e->pairs));
	e->nseen = 0;
	count_words(e, t, text);
	rank_sightings(e, t, m, RANK_RULES, text, len);
	if (!could_be(e, t, FAMILY_PRIOR, false))
		return false;
	rank_sightings(e, t, m, RANK_HOPEFUL, text, len);
	if (!could_be(e, t, FAMILY_PRIOR, true))
		return false;
	rank_sightings(e, t, m, RANK_REST, text, len);
	return true;
}

void
weigh_rest(struct evidence *e, const struct table *t, const struct model *m,
    const char *text, size_t len)
{
	size_t i;

	for (i = 0; i < e->nsightings; i++) {
		struct sighting *s = &e->sightings[i];
		struct pair_state *p = &e->pairs[s->pair];

		if (!is_inside(e, s->from) || t->pairs[s->pair].certain)
			continue;
		if (s->says == SAID_NOTHING && p->rights < SURVIVORS_MAX)
			sighting_ask(e, t, m, s, text, len);
		p->within += sighting_says_within(s);
	}
	for (i = 0; i < e->nseen; i++) {
		struct pair_state *p = &e->pairs[e->seen[i]];

		p->odds = fmin(p->within, WITHIN_MAX) + survivors(p->rights);
	}
}

static void
sum_pairs(struct evidence *e, const struct table *t)
{
	size_t i;

	for (i = 0; i < t->nfamilies; i++)
		memset(e->families[i].sums, 0, sizeof(e->families[i].sums));
	for (i = 0; i < t->npairs; i++) {
		const struct pair *p = &t->pairs[i];
		const struct pair_state *s = &e->pairs[i];
		size_t rights = p->right_word == NONE ? 0 :
		    e->counts[p->right_word];

		if (p->certain || !t->families[p->family].on)
			continue;
		if (s->wrongs > 0)
			shares_add(&e->families[p->family],
			    pair_evidence(p, s));
		else if (rights > 0)
			shares_add(&e->families[p->family], survivors(rights));
	}
}

/* Each family's odds, were it the only one; the likeliest. */
static size_t
weigh_each(struct evidence *e, const struct table *t)
{
	size_t i, best = 0;

	sum_pairs(e, t);
	for (i = 0; i < t->nfamilies; i++) {
		shares_weigh(&e->families[i]);
		if (t->families[i].rare)
			e->families[i].odds += RARE_PRIOR;
		if (e->families[i].odds > e->families[best].odds)
			best = i;
	}
	return best;
}

/*
 * The likeliest family decides whether the part was corrupted, with the one
 * that goes with it, if any; others were applied to it too if what speaks for
 * them is enough by itself.
 */
bool
weigh_families(struct evidence *e, const struct table *t, double penalty)
{
	double document = FAMILY_PRIOR - penalty;
	size_t i, best;

	if (!could_be(e, t, document, true))
		return false;
	best = weigh_each(e, t);
	document += e->families[best].odds - sightings_strange(e) +
	    agreed(e->families[best].agreeing);
	for (i = 0; i < t->nfamilies; i++) {
		struct family_state *f = &e->families[i];

		if (i == best)
			continue;
		if (t->families[best].with == i) {
			document += fmax(shares_mix(f->odds, TOGETHER), 0);
			f->odds += log(TOGETHER / (1 - TOGETHER));
		} else {
			f->odds += SECOND_PRIOR;
		}
	}
	for (i = 0; i < t->nfamilies; i++)
		if (i == best || e->families[i].odds > document)
			e->families[i].odds = document;
	e->judged = true;
	return document > 0;
}

void
weigh_replaced(struct evidence *e, const struct table *t)
{
	double most = e->families[0].odds;
	size_t i;

	for (i = 1; i < t->nfamilies; i++)
		if (e->families[i].odds > most)
			most = e->families[i].odds;
	e->corrupted = logistic(SHARP * most);
	for (i = 0; i < e->nseen; i++) {
		struct pair_state *p = &e->pairs[e->seen[i]];
		struct family_state *f =
		    &e->families[t->pairs[e->seen[i]].family];

		f->applied = logistic(SHARP * f->odds);
		p->replaced = f->applied * logistic(p->odds +
		    log(f->share / (1 - f->share)));
	}
}

double
weigh_confidence(const struct evidence *e, const struct table *t,
    const struct sighting *s)
{
	const struct pair *p = &t->pairs[s->pair];

	if (p->certain)
		return s->says == SAID_SIGN ? 1 : 0;
	if (s->says == SAID_KEEP || !e->judged || !is_inside(e, s->from))
		return 0;
	if (s->says == SAID_SIGN)
		return e->families[p->family].applied;
	if (s->says == SAID_NOTHING && !s->scored)
		return 0;
	return e->pairs[s->pair].replaced * logistic(s->says == SAID_SURE ?
	    SCORE_SURE : s->score);
}
