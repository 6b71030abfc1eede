/* sighting - see fix-ocr-substitutions-sighting.h. */
#include <math.h>

#include "fix-ocr-substitutions-sighting.h"

/* Measured on documents held out from learning, corrupted and clean. */
#define SIGN_LEAST	2.	/* the model bears a sign out */
#define SURE		3.5	/* where it is wrong if the pair was replaced */
#define SCORE_SHIFT	1.	/* of which the model says something */
#define SCORE_MAX	9.9	/* ... less than a sign */
#define EXPECTED	1.6	/* what an occurrence says that says nothing */
#define EXPECTED_WITHIN	.4	/* ... in a family that is on */
#define BARE		12	/* bytes; of a line that holds less besides */
#define BARE_MAX	1.	/* ... an occurrence says no more */
#define AGAINST		(-.3)	/* the most that one says against */
#define RARITY		.8	/* what it says that the word is rare: no more,
				   it may be common where the text is from */

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

	if (s->scored || pair == NONE || t->pairs[s->pair].quote)
		return;
	s->score = (float)model_ask(m, pair, t, &e->finds, s->is.find, text,
	    len);
	s->scored = true;
	s->bare = is_bare(text, len, s->from, s->from + s->len);
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
	says = softplus(x + SCORE_SHIFT) - EXPECTED;
	if (s->bare)
		says = fmin(says, BARE_MAX);
	return says < AGAINST ? AGAINST : fmin(says, SCORE_MAX);
}

double
sighting_says_within(const struct sighting *s)
{
	if (s->says == SAID_SIGN || s->says == SAID_SURE)
		return SURE;
	return s->scored ? softplus(s->score) - EXPECTED_WITHIN : 0;
}
