/* evidence - see fix-ocr-substitutions-evidence.h. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "fix-ocr-substitutions-evidence.h"
#include "fix-ocr-substitutions-title.h"
#include "opt.h"
#include "utf8.h"

/*
 * Measured on documents held out from learning, corrupted and clean: the
 * least that keeps 10,000 clean ones clean.  In natural logarithms.
 */
#define FAMILY_PRIOR	(-4.7)	/* a document was corrupted */
#define SECOND_PRIOR	(-2.)	/* by this family too, if by another */
#define SHARE_MAX	.97	/* of right words, however common they are */
#define SURVIVOR	(-4.5)	/* a right word is left over */
#define SHARE_WITHIN	.5
#define SIGHTING_MAX	3.5	/* one occurrence's evidence */
#define SIGHTING_MIN	(-2.)
#define SIGN		5.	/* ... where no clean text has it */
#define PAIR_MAX	4.5	/* one pair's, so that it alone decides nothing */
#define SIGNS_MAX	8.	/* ... that of its signs */
#define WITHIN_MAX	9.	/* ... within a family that is sure */
#define SHARP		4.	/* a family is on or off */
#define SCORE_SURE	8.	/* stands for certainty */

#define TITLE_BYTES	((size_t)120)	/* a longer line is no title */
#define TITLE_LINES	6
#define SITE_WORDS	3	/* so many make a line the site's */

/* What share of a family's pairs is applied: tried one after another. */
static const double shares[SHARES] = { .1, .3, .5, .8 };

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

static double
between(double least, double x, double most)
{
	return x < least ? least : x > most ? most : x;
}

/*
 * The evidence of a pair: that of the model is the same thing seen again and
 * again, so that it has its limit.
 */
static double
weigh(const struct pair_state *s, double sum, double most)
{
	if (sum > most)
		sum = most;
	sum += s->signs > SIGNS_MAX ? SIGNS_MAX : s->signs;
	return sum + SURVIVOR * (double)(s->rights > SURVIVORS_MAX ?
	    SURVIVORS_MAX : s->rights);
}

/* The same as seen by the family: the pair may not be one that is applied. */
static double
mixed(double evidence, double on)
{
	return log(on * exp(evidence) + 1 - on);
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
see(struct evidence *e, const struct table *t, size_t find, size_t pair,
    const char *text, size_t len)
{
	const struct pair *p = &t->pairs[pair];
	struct sighting *s;

	e->sightings = mem_grow(e->sightings, e->nsightings,
	    &e->sightings_cap, sizeof(*e->sightings));
	s = &e->sightings[e->nsightings++];
	s->right = p->right;
	s->right_len = p->right_len;
	s->find = find;
	s->from = e->finds.v[find].from;
	s->to = s->from + e->finds.v[find].len;
	s->pair = pair;
	s->rule = NULL;
	s->says = p->quote ? ask_quote(text, s->from) :
	    table_ask(t, p, text, len, s->from, s->to, &s->rule);
	if (p->always && s->says == SAID_NOTHING)
		s->says = SAID_SIGN;
	s->score = s->says == SAID_SIGN || s->says == SAID_SURE ?
	    SCORE_SURE : -SCORE_SURE;
	s->confidence = 0;
}

/* Adds how much likelier what the rules say is if the pair was replaced. */
static void
weigh_rule(struct pair_state *state, enum said says)
{
	if (says == SAID_SIGN)
		state->signs += SIGN;
	if (says != SAID_SURE)
		return;
	state->sum += SIGHTING_MAX;
	state->within += SIGHTING_MAX;
}

/* The same of what the model says. */
static void
weigh_score(struct pair_state *state, double score, double share)
{
	double x = log(1 + exp(score));

	state->sum += between(SIGHTING_MIN, x +
	    log(1 - (share > SHARE_MAX ? SHARE_MAX : share)), SIGHTING_MAX);
	state->within += x +
	    log(1 - (share > SHARE_WITHIN ? SHARE_WITHIN : share));
}

/*
 * Where the line of find i, the first in it, ends among the finds, and
 * whether the site added it: words of site notices stand in it.
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
	*site = n >= SITE_WORDS;
	return i;
}

/* Looks for words, and at what the rules say of the wrong ones. */
static void
look(struct evidence *e, const struct table *t, const char *text, size_t len)
{
	size_t body = skip_title(text, len), i, k, line = 0;
	bool site = false;

	find_words(&e->finds, t, text, len);
	for (i = 0; i < e->finds.n; i++) {
		const struct lexeme *w = &t->words[e->finds.v[i].word];

		if (i == line)
			line = see_line(e, t, i, text, len, &site);
		if (site)
			continue;
		for (k = w->pairs; k != NONE; k = t->pairs[k].next) {
			if (!t->families[t->pairs[k].family].on)
				continue;
			see(e, t, i, k, text, len);
			e->pairs[k].wrongs++;
			weigh_rule(&e->pairs[k],
			    e->sightings[e->nsightings - 1].says);
		}
		if (w->is_right && e->finds.v[i].from >= body)
			e->counts[e->finds.v[i].word]++;
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
weigh_pairs(struct evidence *e, const struct table *t, bool hoping)
{
	size_t i, k;

	memset(e->families, 0, t->nfamilies * sizeof(*e->families));
	for (i = 0; i < t->npairs; i++) {
		const struct pair *p = &t->pairs[i];
		struct pair_state *s = &e->pairs[i];
		struct family_state *f = &e->families[p->family];
		double evidence;

		if (p->certain || (s->wrongs == 0 && s->rights == 0))
			continue;
		if (s->wrongs == 0) {
			f->left[s->rights > SURVIVORS_MAX ? SURVIVORS_MAX :
			    s->rights]++;
			continue;
		}
		evidence = weigh(s, hoping ? s->hope : s->sum, PAIR_MAX);
		if (p->always && s->rights == 0 && s->wrongs > 2)
			evidence = -2 * FAMILY_PRIOR;
		s->odds = weigh(s, s->within, WITHIN_MAX);
		for (k = 0; k < NELEM(shares); k++)
			f->sums[k] += mixed(evidence, shares[k]);
	}
}

/* A family's evidence over the shares, and the share that fits. */
static void
weigh_shares(struct family_state *f)
{
	double most, sum = 0;
	size_t i, k;

	for (i = 1; i <= SURVIVORS_MAX; i++)
		for (k = 0; f->left[i] > 0 && k < NELEM(shares); k++)
			f->sums[k] += (double)f->left[i] *
			    mixed(SURVIVOR * (double)i, shares[k]);
	most = f->sums[0];
	for (i = 1; i < NELEM(shares); i++)
		if (f->sums[i] > most)
			most = f->sums[i];
	f->share = 0;
	for (i = 0; i < NELEM(shares); i++) {
		sum += exp(f->sums[i] - most);
		f->share += exp(f->sums[i] - most) * shares[i];
	}
	f->share /= sum;
	f->odds = most + log(sum / SHARES);
}

/*
 * Whether the document was corrupted at all: by the likeliest family, and
 * by others as far as they add to that.
 */
static void
weigh_families(struct evidence *e, const struct table *t)
{
	double document = FAMILY_PRIOR, more;
	size_t i, best = 0;

	for (i = 0; i < t->nfamilies; i++) {
		weigh_shares(&e->families[i]);
		if (e->families[i].odds > e->families[best].odds)
			best = i;
	}
	for (i = 0; i < t->nfamilies; i++) {
		if (i != best)
			e->families[i].odds += SECOND_PRIOR;
		more = e->families[i].odds;
		document += i == best || more > 0 ? more : 0;
	}
	for (i = 0; i < t->nfamilies; i++)
		if (i == best || e->families[i].odds > document)
			e->families[i].odds = document;
}

/* How many right words of each pair are left. */
static void
count_rights(struct evidence *e, const struct table *t, const char *text,
    size_t len)
{
	size_t i;

	for (i = 0; i < t->npairs; i++) {
		const struct pair *p = &t->pairs[i];

		if (p->right_word != NONE)
			e->pairs[i].rights = e->counts[p->right_word];
		else if (e->pairs[i].wrongs > 0 && !p->certain)
			e->pairs[i].rights = occurrences(text, len, p->right,
			    p->right_len);
	}
}

/*
 * Whether the model could make a difference: if it said of each sighting
 * what speaks most for a change, would any be made?  Of nearly all clean
 * documents this is false.
 */
static bool
could_be(struct evidence *e, const struct table *t)
{
	size_t i;
	bool may = false;

	for (i = 0; i < t->npairs; i++) {
		struct pair_state *s = &e->pairs[i];

		s->hope = (double)s->wrongs * SIGHTING_MAX;
		may = may || (t->pairs[i].certain && s->wrongs > 0);
	}
	weigh_pairs(e, t, true);
	weigh_families(e, t);
	for (i = 0; i < t->nfamilies; i++)
		may = may || e->families[i].odds > 0;
	return may;
}

/*
 * Asks the model where the rules say nothing and the answer matters: not of
 * families that the highest hopes leave off.
 */
static void
score(struct evidence *e, const struct table *t, const struct model *m,
    const char *text, size_t len)
{
	struct beside beside;
	size_t i;

	for (i = 0; i < e->nsightings; i++) {
		struct sighting *s = &e->sightings[i];
		struct pair_state *state = &e->pairs[s->pair];
		size_t pair = t->pairs[s->pair].model;

		if (s->says != SAID_NOTHING || pair == NONE ||
		    state->rights >= SURVIVORS_MAX ||
		    e->families[t->pairs[s->pair].family].odds <= 0)
			continue;
		look_beside(&beside, t, &e->finds, s->find, text, len);
		s->score = model_score(m, pair, &beside);
		weigh_score(state, s->score, m->pairs[pair].share);
	}
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
	family = logistic(SHARP * e->families[p->family].odds);
	if (s->says == SAID_SIGN)
		return family;
	pair = e->families[p->family].share;
	pair = logistic(e->pairs[s->pair].odds + log(pair / (1 - pair)));
	return family * pair * logistic(s->score);
}

static void
add_change(struct evidence *e, size_t sighting)
{
	e->changes = mem_grow(e->changes, e->nchanges, &e->changes_cap,
	    sizeof(*e->changes));
	e->changes[e->nchanges++] = sighting;
}

/* Of sightings at one place the likeliest is undone. */
static void
decide_one(struct evidence *e, size_t i, double least)
{
	struct sighting *s = &e->sightings[i];
	struct sighting *last = e->nchanges == 0 ? NULL :
	    &e->sightings[e->changes[e->nchanges - 1]];

	if (s->confidence <= 0 || s->confidence < least)
		return;
	if (last == NULL || last->from != s->from)
		add_change(e, i);
	else if (last->confidence < s->confidence)
		e->changes[e->nchanges - 1] = i;
}

/* The sightings of pairs, n of them, with the marks behind them merged in. */
static void
decide(struct evidence *e, const struct table *t, double threshold, size_t n)
{
	size_t i, mark = n;

	for (i = 0; i < n; i++) {
		struct sighting *s = &e->sightings[i];

		for (; mark < e->nsightings &&
		    e->sightings[mark].from < s->from; mark++)
			decide_one(e, mark, threshold);
		s->confidence = confidence(e, t, s);
		decide_one(e, i, threshold < 0 ? t->pairs[s->pair].threshold :
		    threshold);
	}
	for (; mark < e->nsightings; mark++)
		decide_one(e, mark, threshold);
}

static void
see_mark(struct evidence *e, size_t from, size_t len, const char *right,
    double likely)
{
	struct sighting *s;

	e->sightings = mem_grow(e->sightings, e->nsightings,
	    &e->sightings_cap, sizeof(*e->sightings));
	s = &e->sightings[e->nsightings++];
	memset(s, 0, sizeof(*s));
	s->from = from;
	s->to = from + len;
	s->right = right;
	s->right_len = strlen(right);
	s->pair = NONE;
	s->score = SCORE_SURE;
	s->confidence = likely;
}

/* Question marks for title marks are of corrupted documents only. */
static void
see_marks(struct evidence *e, const struct table *t, const char *text,
    size_t len)
{
	struct title title;
	double likely, odds = e->families[0].odds;
	size_t at = 0, i;

	for (i = 1; i < t->nfamilies; i++)
		if (e->families[i].odds > odds)
			odds = e->families[i].odds;
	if (odds <= 0)
		return;
	likely = logistic(SHARP * odds);
	while (title_next(text, len, &at, &title)) {
		see_mark(e, title.open, title.open_len, "《", likely);
		see_mark(e, title.close, title.close_len, "》", likely);
	}
}

static void
clear(struct evidence *e, const struct table *t)
{
	e->nsightings = e->nchanges = 0;
	e->pairs = mem_resize(e->pairs, t->npairs, sizeof(*e->pairs));
	e->families = mem_resize(e->families, t->nfamilies,
	    sizeof(*e->families));
	e->counts = mem_resize(e->counts, t->nwords, sizeof(*e->counts));
	if (t->npairs > 0)
		memset(e->pairs, 0, t->npairs * sizeof(*e->pairs));
	if (t->nwords > 0)
		memset(e->counts, 0, t->nwords * sizeof(*e->counts));
}

void
evidence_judge(struct evidence *e, const struct table *t,
    const struct model *m, double threshold, const char *text, size_t len)
{
	size_t pairs;

	clear(e, t);
	look(e, t, text, len);
	e->judged = false;
	if (e->nsightings == 0)
		return;
	count_rights(e, t, text, len);
	if (!could_be(e, t))
		return;
	e->judged = true;
	score(e, t, m, text, len);
	weigh_pairs(e, t, false);
	weigh_families(e, t);
	pairs = e->nsightings;
	see_marks(e, t, text, len);
	decide(e, t, threshold, pairs);
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
