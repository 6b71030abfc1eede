/* evidence - see fix-ocr-substitutions-evidence.h. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "fix-ocr-substitutions-evidence.h"
#include "utf8.h"

/*
 * Measured on documents held out from learning, corrupted and clean: the
 * least that keeps 10,000 clean ones clean.  In natural logarithms.
 */
#define FAMILY_PRIOR	(-9.)	/* a document was corrupted */
#define SECOND_PRIOR	(-4.)	/* by this family too, if by another */
#define PAIR_ON		.5	/* share of a family's pairs that is applied */
#define SHARE_MAX	.9	/* of right words, however common they are */
#define SURVIVOR	(-3.5)	/* a right word is left over */
#define SURVIVORS_MAX	3	/* more say no more */
#define SIGHTING_MAX	2.5	/* one occurrence's evidence */
#define SIGHTING_MIN	(-2.)
#define KNOWN		.7	/* ... more of it where the family is sure */
#define SIGN		5.	/* ... where no clean text has it */
#define PAIR_MAX	7.	/* one pair's, so that one alone decides nothing */
#define SCORE_SURE	8.	/* stands for certainty */

#define TITLE_BYTES	((size_t)120)	/* a longer line is no title */
#define TITLE_LINES	6

static double
logistic(double x)
{
	return 1 / (1 + exp(-x));
}

/* Behind the lines at the head that are short and end no sentence. */
static size_t
skip_title(const char *text, size_t len)
{
	const char *end;
	size_t at = 0, i;

	for (i = 0; i < TITLE_LINES && at < len; i++) {
		end = memchr(text + at, '\n', len - at);
		if (end == NULL)
			return 0;
		if ((size_t)(end - text) - at > TITLE_BYTES ||
		    (end - text >= 3 && memcmp(end - 3, "。", 3) == 0))
			return at;
		at = (size_t)(end - text) + 1;
	}
	return i == TITLE_LINES ? 0 : at;
}

/* Counts each lexeme: true if a wrong word of a family that is on is there. */
static bool
count(struct evidence *e, const struct table *t, const char *text,
    size_t len)
{
	struct hit hit;
	size_t at = 0, i;

	e->counts = mem_resize(e->counts, t->nwords, sizeof(*e->counts));
	memset(e->counts, 0, t->nwords * sizeof(*e->counts));
	while (words_next(&t->scan, text, len, &at, &hit))
		e->counts[hit.id]++;
	for (i = 0; i < t->npairs; i++)
		if (e->counts[t->pairs[i].wrong_word] > 0 &&
		    t->families[t->pairs[i].family].on)
			return true;
	return false;
}

/* The evidence of a pair with so much for it and so many right words left. */
static double
weigh(double sum, size_t rights)
{
	if (rights > SURVIVORS_MAX)
		rights = SURVIVORS_MAX;
	if (sum > PAIR_MAX)
		sum = PAIR_MAX;
	return sum + (double)rights * SURVIVOR;
}

/* The same as seen by the family: the pair may not be one that is applied. */
static double
share(double evidence)
{
	return log(PAIR_ON * exp(evidence) + 1 - PAIR_ON);
}

/*
 * The most that could speak for some family, had every sighting the highest
 * score: false if it would not be enough, as in nearly all clean documents.
 */
static bool
could_be(const struct evidence *e, const struct table *t)
{
	double best[64] = { 0 };
	size_t i;

	for (i = 0; i < t->npairs; i++) {
		const struct pair *p = &t->pairs[i];
		size_t wrongs = e->counts[p->wrong_word];
		size_t rights = p->right_word == NONE ? 0 :
		    e->counts[p->right_word];
		double most = p->always || p->quote || p->contexts != NONE ?
		    SIGN : SIGHTING_MAX;

		if (p->certain && wrongs > 0)
			return true;
		if (!t->families[p->family].on || p->family >= 64)
			continue;
		if (p->always && wrongs > 1)
			return true;
		if (wrongs > 0 || rights > 0)
			best[p->family] += share(weigh((double)wrongs * most,
			    rights > 2 ? rights - 2 : 0));
	}
	for (i = 0; i < t->nfamilies && i < 64; i++)
		if (best[i] + FAMILY_PRIOR > 0)
			return true;
	return false;
}

/*
 * What stands before a closing quotation mark in its line: an opening one
 * that it does not fit makes it wrong.  Each look back ends at the quotation
 * mark before, so that all of them together are linear.
 */
static enum said
ask_quote(const char *text, size_t from)
{
	uint32_t cp;

	while (from > 0 && text[from - 1] != '\n') {
		from = utf8_before(text, from, &cp);
		if (cp == 0x201C)
			return SAID_SIGN;
		if (cp == 0x301D)
			return SAID_KEEP;
		if (cp == 0x201D || cp == 0x301E)
			return SAID_SURE;
	}
	return SAID_SURE;
}

static void
see(struct evidence *e, const struct table *t, const struct model *m,
    size_t find, size_t pair, const char *text, size_t len)
{
	const struct pair *p = &t->pairs[pair];
	struct sighting *s;
	struct beside beside;

	e->sightings = mem_grow(e->sightings, e->nsightings,
	    &e->sightings_cap, sizeof(*e->sightings));
	s = &e->sightings[e->nsightings++];
	s->from = e->finds.v[find].from;
	s->to = e->finds.v[find].to;
	s->pair = pair;
	s->rule = NULL;
	s->says = p->quote ? ask_quote(text, s->from) :
	    table_ask(t, p, text, len, s->from, s->to, &s->rule);
	s->confidence = 0;
	s->score = 0;
	if (p->always && s->says == SAID_NOTHING)
		s->says = SAID_SIGN;
	if (s->says == SAID_NOTHING && p->model != NONE) {
		look_beside(&beside, t, &e->finds, find, text, len);
		s->score = model_score(m, p->model, &beside);
	} else {
		s->score = s->says == SAID_SIGN || s->says == SAID_SURE ?
		    SCORE_SURE : -SCORE_SURE;
	}
}

/* log of how much likelier a sighting is if the pair was replaced. */
static double
speaks(const struct sighting *s, const struct table *t,
    const struct model *m)
{
	const struct pair *p = &t->pairs[s->pair];
	double x;

	if (s->says == SAID_SIGN)
		return SIGN;
	if (s->says == SAID_SURE)
		return SIGHTING_MAX;
	if (s->says == SAID_KEEP || p->model == NONE)
		return 0;
	x = m->pairs[p->model].share;
	x = log((1 - (x > SHARE_MAX ? SHARE_MAX : x)) * (1 + exp(s->score)));
	return x > SIGHTING_MAX ? SIGHTING_MAX :
	    x < SIGHTING_MIN ? SIGHTING_MIN : x;
}

/*
 * Where the line of find i, the first in it, ends among the finds, and
 * whether the site added it: two words of site notices stand in it.
 */
static size_t
see_line(const struct evidence *e, const struct table *t, size_t i,
    const char *text, size_t len, bool *site)
{
	const struct found *v = e->finds.v;
	const char *end = memchr(text + v[i].from, '\n', len - v[i].from);
	size_t to = end == NULL ? len : (size_t)(end - text), n = 0;

	for (; i < e->finds.n && v[i].from < to; i++)
		n += t->words[v[i].word].is_site;
	*site = n > 1;
	return i;
}

/* Looks at each occurrence of a wrong word and counts what counts. */
static void
look(struct evidence *e, const struct table *t, const struct model *m,
    const char *text, size_t len)
{
	size_t i, k, line = 0;
	bool site = false;

	find_words(&e->finds, t, text, len);
	e->nsightings = 0;
	for (i = 0; i < e->finds.n; i++) {
		size_t word = e->finds.v[i].word;

		if (i == line)
			line = see_line(e, t, i, text, len, &site);
		if (site)
			continue;
		for (k = t->words[word].pairs; k != NONE;
		    k = t->pairs[k].next) {
			if (!t->families[t->pairs[k].family].on)
				continue;
			see(e, t, m, i, k, text, len);
			e->pairs[k].wrongs++;
			e->pairs[k].sum += speaks(
			    &e->sightings[e->nsightings - 1], t, m);
		}
		if (t->words[word].is_right && e->finds.v[i].from >=
		    e->body_from)
			e->counts[word]++;
	}
}

static size_t
occurrences(const char *text, size_t len, const char *s, size_t n)
{
	size_t i, count_of = 0;

	for (i = 0; i + n <= len; i++)
		if (text[i] == s[0] && memcmp(text + i, s, n) == 0)
			count_of++;
	return count_of;
}

static void
weigh_pairs(struct evidence *e, const struct table *t, const char *text,
    size_t len)
{
	size_t i;

	for (i = 0; i < t->nfamilies; i++)
		e->families[i].odds = 0;
	for (i = 0; i < t->npairs; i++) {
		const struct pair *p = &t->pairs[i];
		struct pair_state *s = &e->pairs[i];
		double evidence;

		if (p->certain)
			continue;
		if (p->right_word != NONE)
			s->rights = e->counts[p->right_word];
		else if (s->wrongs > 0)
			s->rights = occurrences(text, len, p->right,
			    p->right_len);
		evidence = weigh(s->sum, s->rights);
		if (p->always && s->rights == 0 && s->wrongs > 2)
			evidence = -2 * FAMILY_PRIOR;
		s->odds = evidence + (double)s->wrongs * KNOWN;
		e->families[p->family].odds += share(evidence);
	}
}

static void
weigh_families(struct evidence *e, const struct table *t)
{
	double best = FAMILY_PRIOR;
	size_t i;

	for (i = 0; i < t->nfamilies; i++)
		if (e->families[i].odds + FAMILY_PRIOR > best)
			best = e->families[i].odds + FAMILY_PRIOR;
	for (i = 0; i < t->nfamilies; i++)
		e->families[i].odds += best > 0 ? SECOND_PRIOR :
		    FAMILY_PRIOR;
	for (i = 0; best > 0 && i < t->nfamilies; i++)
		if (e->families[i].odds - SECOND_PRIOR + FAMILY_PRIOR == best)
			e->families[i].odds = best;
}

static double
confidence(const struct evidence *e, const struct table *t,
    const struct sighting *s)
{
	const struct pair *p = &t->pairs[s->pair];
	double family, pair;

	if (p->certain)
		return s->says == SAID_SIGN ? 1 : 0;
	if (s->says == SAID_KEEP)
		return 0;
	family = logistic(e->families[p->family].odds);
	if (s->says == SAID_SIGN)
		return family;
	pair = logistic(e->pairs[s->pair].odds);
	return family * pair * logistic(s->score);
}

/* Of sightings at one place the likeliest is undone. */
static void
decide(struct evidence *e, const struct table *t, double threshold)
{
	size_t i;

	for (i = 0; i < e->nsightings; i++) {
		struct sighting *s = &e->sightings[i];
		struct sighting *last = e->nchanges == 0 ? NULL :
		    &e->sightings[e->changes[e->nchanges - 1]];
		double least = threshold < 0 ? t->pairs[s->pair].threshold :
		    threshold;

		s->confidence = confidence(e, t, s);
		if (s->confidence <= 0 || s->confidence < least)
			continue;
		if (last != NULL && last->from == s->from) {
			if (last->confidence < s->confidence)
				e->changes[e->nchanges - 1] = i;
			continue;
		}
		e->changes = mem_grow(e->changes, e->nchanges,
		    &e->changes_cap, sizeof(*e->changes));
		e->changes[e->nchanges++] = i;
	}
}

void
evidence_judge(struct evidence *e, const struct table *t,
    const struct model *m, double threshold, const char *text, size_t len)
{
	e->nsightings = e->nchanges = 0;
	e->judged = false;
	if (!count(e, t, text, len) || !could_be(e, t))
		return;
	e->judged = true;
	e->pairs = mem_resize(e->pairs, t->npairs, sizeof(*e->pairs));
	e->families = mem_resize(e->families, t->nfamilies,
	    sizeof(*e->families));
	memset(e->pairs, 0, t->npairs * sizeof(*e->pairs));
	memset(e->counts, 0, t->nwords * sizeof(*e->counts));
	e->body_from = skip_title(text, len);
	look(e, t, m, text, len);
	weigh_pairs(e, t, text, len);
	weigh_families(e, t);
	decide(e, t, threshold);
}

void
evidence_free(struct evidence *e)
{
	free(e->sightings);
	free(e->changes);
	free(e->pairs);
	free(e->families);
	free(e->counts);
	free(e->finds.v);
	memset(e, 0, sizeof(*e));
}
