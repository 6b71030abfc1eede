/* sighting - see fix-ocr-substitutions-sighting.h. */
#include <math.h>
#include <string.h>

#include "fix-ocr-substitutions-sighting.h"

/* Measured on documents held out from learning, corrupted and clean. */
#define SIGN_LEAST	2.	/* the model bears a sign out */
#define SURE		3.5	/* where it is wrong if the pair was replaced */
#define SCORE_SHIFT	.4	/* of which the model says something */
#define SCORE_MAX	6.5	/* ... less than a sign; two say more */
#define EXPECTED	1.1	/* what an occurrence says that says nothing */
#define EXPECTED_WITHIN	.3	/* ... in a family that is on */
#define WITHIN_SCORE	4.	/* ... where one occurrence is no more than one
				   right word that is left */
#define KNOWN_ENOUGH	5	/* features; of fewer the model says less */
#define BARE		((size_t)12)	/* bytes; of a line that holds less besides */
#define BARE_MAX	1.	/* ... an occurrence says no more */
#define AGAINST		(-.3)	/* the most that one says against */
#define RARITY		.1	/* what it says that the word is rare: no more,
				   it may be common where the text is from */

/*
 * Of text of the kinds that the model was made of, it knows so many features
 * of an occurrence.  Its word for others is worth less, so that more of it is
 * needed: by so much for each feature less, but at the most.
 */
#define KNOWN_USUAL	15.
#define KNOWN_MAX	40	/* one occurrence counts no more */
#define KNOWN_START	4.	/* so many occurrences are taken for usual */
#define STRANGE		.3
#define STRANGE_MAX	2.

/* log(1 + e^x) */
static double
softplus(double x)
{
	return x > 30 ? x : log(1 + exp(x));
}

/* The score, but for what it owes to the wrong word's rarity. */
static double
told(const struct table *t, const struct model *m, const struct sighting *s)
{
	double rarity = m->pairs[t->pairs[s->pair].model].bias - RARITY;

	return s->score - (rarity > 0 ? rarity : 0);
}

/* Whether its line holds next to nothing beside a word. */
static bool
is_bare(const char *text, size_t len, size_t from, size_t to)
{
	size_t n = 0;

	if (from >= BARE && memchr(text + from - BARE, '\n', BARE) == NULL)
		return false;
	while (n < BARE && from > 0 && text[from - 1] != '\n') {
		from--;
		n++;
	}
	while (n < BARE && to < len && text[to] != '\n') {
		to++;
		n++;
	}
	return n < BARE;
}

void
sighting_ask(const struct evidence *e, const struct table *t,
    const struct model *m, struct sighting *s, const char *text, size_t len)
{
	size_t pair = t->pairs[s->pair].model;
	struct answer answer;

	if (s->scored || pair == NONE || t->pairs[s->pair].quote)
		return;
	answer = model_ask(m, pair, t, &e->finds, s->is.find, text, len);
	s->score = (float)answer.score;
	s->known = (unsigned char)answer.known;
	s->whole = answer.whole;
	s->scored = true;
	s->bare = is_bare(text, len, s->from, s->from + t->pairs[s->pair].wrong_len);
	s->doubted = s->says == SAID_SIGN && told(t, m, s) < SIGN_LEAST;
}

double
sighting_says(const struct table *t, const struct model *m,
    const struct sighting *s)
{
	double x, says;

	if (s->says == SAID_SIGN && !s->doubted)
		return SAYS_SIGN;
	if (s->says == SAID_SURE)
		return SURE;
	if (s->says == SAID_KEEP || !s->scored)
		return 0;
	x = told(t, m, s);
	if (x < -2)
		return AGAINST;
	x += SCORE_SHIFT;
	says = x >= SCORE_MAX + EXPECTED ? SCORE_MAX : softplus(x) - EXPECTED;
	if (s->bare)
		says = fmin(says, BARE_MAX);
	says = fmin(says, SCORE_MAX);
	if (says > 0 && s->known < KNOWN_ENOUGH)
		says *= (double)s->known / KNOWN_ENOUGH;
	return says < AGAINST ? AGAINST : says;
}

double
sighting_says_within(const struct sighting *s)
{
	if (s->says == SAID_SIGN || s->says == SAID_SURE)
		return SURE;
	return s->scored ? softplus(fmin(s->score, WITHIN_SCORE)) -
	    EXPECTED_WITHIN : 0;
}

double
sightings_strange(const struct evidence *e)
{
	double known = KNOWN_USUAL * KNOWN_START, n = KNOWN_START;
	size_t i;

	for (i = 0; i < e->nsightings; i++) {
		const struct sighting *s = &e->sightings[i];

		if (s->whole && s->from >= e->from && s->from < e->to) {
			known += s->known < KNOWN_MAX ? s->known : KNOWN_MAX;
			n++;
		}
	}
	known /= n;
	return known >= KNOWN_USUAL ? 0 :
	    fmin(STRANGE * (KNOWN_USUAL - known), STRANGE_MAX);
}
