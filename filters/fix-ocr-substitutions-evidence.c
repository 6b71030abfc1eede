/* evidence - see fix-ocr-substitutions-evidence.h. */
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "fix-ocr-substitutions-evidence.h"
#include "fix-ocr-substitutions-pinyin.h"
#include "fix-ocr-substitutions-sight.h"
#include "fix-ocr-substitutions-sighting.h"
#include "fix-ocr-substitutions-weigh.h"

#define PART_PENALTY	1.	/* log-odds: a part can be chosen in many ways */
#define PART_GAIN	4.	/* the most that one sighting lengthens a part by */
#define PART_LOSS	4.	/* what a right word in it costs */

static void
clear(struct evidence *e, const struct table *t, size_t len)
{
	e->nsightings = e->nchanges = 0;
	e->judged = false;
	e->from = 0;
	e->to = len;
	if (e->pairs != NULL)
		return;
	e->pairs = mem_resize(NULL, t->npairs, sizeof(*e->pairs));
	if (t->npairs > 0)
		memset(e->pairs, 0, t->npairs * sizeof(*e->pairs));
	e->seen = mem_resize(NULL, t->npairs, sizeof(*e->seen));
	e->families = mem_resize(NULL, t->nfamilies, sizeof(*e->families));
	e->counts = mem_resize(NULL, t->nwords, sizeof(*e->counts));
}

/* The last sighting that is to be undone, while they are looked through. */
struct last {
	struct sighting	*sighting;	/* NULL: none */
	size_t		 to;
	double		 confidence;
};

/* Of sightings at one place the likeliest is undone. */
static void
decide_one(struct evidence *e, const struct table *t, struct sighting *s,
    double least, struct last *last)
{
	double confidence = evidence_confidence(e, t, s);

	if (confidence <= 0 || confidence < least)
		return;
	if (last->sighting != NULL && last->to > s->from) {
		if (last->confidence >= confidence)
			return;
		last->sighting->undone = false;
		e->nchanges--;
	}
	s->undone = true;
	e->nchanges++;
	last->sighting = s;
	last->to = s->from + evidence_len(t, s);
	last->confidence = confidence;
}

static int
by_place(const void *a, const void *b)
{
	const struct sighting *x = a, *y = b;

	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	return x->pair < y->pair ? -1 : x->pair > y->pair;
}

/* The first n sightings are of pairs, in order; others follow. */
static void
decide(struct evidence *e, const struct table *t, double threshold, size_t n)
{
	struct last last = { 0 };
	size_t i;

	if (e->nsightings > n)
		qsort(e->sightings, e->nsightings, sizeof(*e->sightings),
		    by_place);
	for (i = 0; i < e->nsightings; i++) {
		struct sighting *s = &e->sightings[i];

		decide_one(e, t, s, threshold < 0 && s->pair != NO_PAIR ?
		    t->pairs[s->pair].threshold : threshold, &last);
	}
}

/* Whether a sign of some pair was seen: no clean text has one. */
static bool
has_sign(const struct evidence *e, const struct table *t)
{
	size_t i;

	for (i = 0; i < e->nsightings; i++)
		if (e->sightings[i].says == SAID_SIGN &&
		    !e->sightings[i].doubted &&
		    !t->pairs[e->sightings[i].pair].certain)
			return true;
	return false;
}

/* Where the best part so far begins and ends, while it is looked for. */
struct part {
	double	sum, best;
	size_t	start;		/* of what sum is the sum of */
	size_t	from, to;
};

static void
extend(struct part *p, double value, size_t from, size_t to)
{
	if (p->sum <= 0) {
		p->sum = 0;
		p->start = from;
	}
	p->sum += value;
	if (p->sum > p->best) {
		p->best = p->sum;
		p->from = p->start;
		p->to = to;
	}
}

/* What a survivor costs: the pairs that it belongs to were seen, or not. */
static double
loss(const struct evidence *e, const struct table *t, size_t word)
{
	size_t k;

	for (k = t->words[word].rights; k != NONE; k = t->pairs[k].next_right)
		if (e->pairs[k].wrongs > 0)
			return PART_LOSS;
	return 0;
}

/*
 * The lines between which the sightings say most for a corruption and the
 * right words that are left least against: the part with the largest sum,
 * found in one walk (Kadane's).
 */
static void
find_part(struct evidence *e, const struct table *t, const struct model *m,
    const char *text, size_t len)
{
	struct part p = { 0 };
	size_t i, k = 0;

	for (i = 0; i < e->nsightings; i++) {
		struct sighting *s = &e->sightings[i];
		double says;

		for (; k < s->is.find; k++)
			extend(&p, -loss(e, t, e->finds.v[k].word),
			    e->finds.v[k].from, e->finds.v[k].from);
		if (t->pairs[s->pair].certain)
			continue;
		sighting_ask(e, t, m, s, text, len);
		says = sighting_says(t, m, s);
		extend(&p, says > PART_GAIN ? PART_GAIN : says, s->from,
		    s->from + t->pairs[s->pair].wrong_len);
	}
	while (p.from > 0 && text[p.from - 1] != '\n')
		p.from--;
	while (p.to < len && text[p.to] != '\n')
		p.to++;
	e->from = p.from;
	e->to = p.to;
}

/* Whether the document is corrupted, or else a part of it. */
static bool
is_corrupted(struct evidence *e, const struct table *t,
    const struct model *m, const char *text, size_t len)
{
	if (weigh_pairs(e, t, m, text, len) && weigh_families(e, t, 0)) {
		weigh_rest(e, t, m, text, len);
		return true;
	}
	if (!has_sign(e, t))
		return false;
	find_part(e, t, m, text, len);
	if (e->from == 0 && e->to == len)
		return false;
	sight_survivors(e, t);
	if (!weigh_pairs(e, t, m, text, len) ||
	    !weigh_families(e, t, PART_PENALTY))
		return false;
	weigh_rest(e, t, m, text, len);
	return true;
}

size_t
evidence_len(const struct table *t, const struct sighting *s)
{
	return s->pair == NO_PAIR ? s->is.len : t->pairs[s->pair].wrong_len;
}

const char *
evidence_right(const struct table *t, const struct sighting *s, size_t *len)
{
	static const char *const extras[] = {
		[EXTRA_OPEN] = "《", [EXTRA_CLOSE] = "》", [EXTRA_PINYIN] = "",
	};

	if (s->pair == NO_PAIR) {
		*len = strlen(extras[s->says]);
		return extras[s->says];
	}
	*len = t->pairs[s->pair].right_len;
	return t->pairs[s->pair].right;
}

double
evidence_confidence(const struct evidence *e, const struct table *t,
    const struct sighting *s)
{
	if (s->pair != NO_PAIR)
		return weigh_confidence(e, t, s);
	return s->says == EXTRA_PINYIN ? 1 : e->corrupted;
}

void
evidence_judge(struct evidence *e, const struct table *t,
    const struct model *m, double threshold, const char *text, size_t len)
{
	size_t pairs;

	clear(e, t, len);
	sight_words(e, t, text, len);
	pairs = e->nsightings;
	if (pairs > 0 && is_corrupted(e, t, m, text, len))
		sight_titles(e, text, e->from, e->to);
	if (e->judged)
		weigh_replaced(e, t);
	sight_pinyin(e, text, len);
	if (e->nsightings > 0)
		decide(e, t, threshold, pairs);
}

void
evidence_free(struct evidence *e)
{
	free(e->sightings);
	free(e->pairs);
	free(e->seen);
	free(e->families);
	free(e->counts);
	free(e->finds.v);
	memset(e, 0, sizeof(*e));
}
