/* train-site-chrome-crf - see train-site-chrome-crf.h. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "strip-site-chrome-decide.h"
#include "train-site-chrome-crf.h"

#define RATE	0.1		/* of Adam (Kingma and Ba, ICLR 2015),
				   at first; at last 0 */
#define FLOOR	(-40)		/* natural logarithm */
#define TINY	1e-100

/*
 * What is learned, in one row: a feature's own weights for each state, then
 * those that kept states share, then those of steps.
 */
struct learner {
	struct crf	*crf;
	double		*weight;	/* of features, as in crf */
	double		 step[S][S];
	size_t		 n;
	double		*w, *grad, *mean, *square;
	double		*emit, *forward, *backward;	/* of one sample */
	size_t		 cap;
	double		 move[S][S];	/* exp of a step; 0: none */
	double		 weighs;	/* the sample at hand */
};

static bool
keeps(size_t state)
{
	return chrome_state_keeps((enum chrome_state)state);
}

static size_t
own_id(size_t feature, size_t state)
{
	return feature * S + state;
}

static size_t
shared_id(const struct crf *crf, size_t feature)
{
	return crf->features * S + feature;
}

static size_t
step_id(const struct crf *crf, size_t from, size_t to)
{
	return crf->features * (S + 1) + from * S + to;
}

/* Puts what is learned into the weights. */
static void
set_weights(struct learner *l)
{
	const struct crf *crf = l->crf;
	size_t f, a, b;

	for (f = 0; f < crf->features; f++)
		for (a = 0; a < S; a++)
			l->weight[f * ROW + a] = l->w[own_id(f, a)] +
			    (keeps(a) ? l->w[shared_id(crf, f)] : 0);
	for (a = 0; a < S; a++)
		for (b = 0; b < S; b++) {
			l->step[a][b] = l->w[step_id(crf, a, b)];
			l->move[a][b] = chrome_state_follows(
			    (enum chrome_state)a, (enum chrome_state)b) ?
			    exp(l->step[a][b]) : 0;
		}
}

/*
 * How likely each state of each line is by its features and the margin alone,
 * the likeliest being 1 and none less than FLOOR says.
 */
static void
emissions(struct learner *l, const struct sample *s)
{
	size_t i, f, a;

	for (i = 0; i < s->n; i++) {
		double sum[ROW] = { 0 }, most = -INFINITY;

		for (f = s->first[i]; f < s->first[i + 1]; f++) {
			const double *row = l->weight +
			    (size_t)s->ids[f] * ROW;

			for (a = 0; a < ROW; a++)
				sum[a] += row[a];
		}
		for (a = 0; a < S; a++) {
			sum[a] += (keeps(a) ? s->stays[i] : 0) +
			    (keeps(a) != keeps(s->gold[i]) ?
			    s->cost[i] : 0);
			most = sum[a] > most ? sum[a] : most;
		}
		for (a = 0; a < S; a++)
			l->emit[i * S + a] = exp(sum[a] - most > FLOOR ?
			    sum[a] - most : FLOOR);
	}
}

/* Makes the sum 1 and none less than TINY: products of them stay above 0. */
static void
normalize(double v[S])
{
	double sum = 0;
	size_t a;

	for (a = 0; a < S; a++)
		sum += v[a];
	for (a = 0; a < S; a++)
		v[a] = v[a] > TINY * sum ? v[a] / sum : TINY;
}

/*
 * How likely the states are by all lines up to this one (forward) and by
 * those behind it (backward), to a factor (Rabiner, Proc. IEEE 77, 1989).
 */
static void
forward_backward(struct learner *l, const struct sample *s)
{
	size_t i, a, b;

	for (i = 0; i < s->n; i++) {
		double *v = l->forward + i * S;

		for (b = 0; b < S; b++) {
			v[b] = i == 0 && b <= STATE_TITLE;
			for (a = 0; i > 0 && a < S; a++)
				v[b] += v[a - S] * l->move[a][b];
			v[b] *= l->emit[i * S + b];
		}
		normalize(v);
	}
	for (i = s->n; i-- > 0; ) {
		double *v = l->backward + i * S;

		for (a = 0; a < S; a++) {
			v[a] = i + 1 == s->n;
			for (b = 0; i + 1 < s->n && b < S; b++)
				v[a] += v[S + b] * l->move[a][b] *
				    l->emit[(i + 1) * S + b];
		}
		normalize(v);
	}
}

static void
add_line_gradient(struct learner *l, const struct sample *s, size_t i)
{
	double by[S];
	size_t f, a;

	for (a = 0; a < S; a++)
		by[a] = l->forward[i * S + a] * l->backward[i * S + a];
	normalize(by);
	by[s->gold[i]] -= 1;
	for (f = s->first[i]; f < s->first[i + 1]; f++)
		for (a = 0; a < S; a++)
			l->grad[own_id(s->ids[f], a)] += l->weighs * by[a];
}

/* The same for the step that leads to line i. */
static void
add_step_gradient(struct learner *l, const struct sample *s, size_t i)
{
	double by[S][S], sum = 0;
	size_t a, b;

	for (a = 0; a < S; a++)
		for (b = 0; b < S; b++) {
			by[a][b] = l->forward[(i - 1) * S + a] *
			    l->move[a][b] * l->emit[i * S + b] *
			    l->backward[i * S + b];
			sum += by[a][b];
		}
	by[s->gold[i - 1]][s->gold[i]] -= sum;
	for (a = 0; a < S; a++)
		for (b = 0; b < S; b++)
			l->grad[step_id(l->crf, a, b)] += l->weighs *
			    by[a][b] / sum;
}

/* Adds the gradient of a page's loss, drawn so often. */
static void
learn(struct learner *l, const struct sample *s, unsigned times)
{
	size_t i;

	if (s->n > l->cap) {
		l->cap = s->n;
		l->emit = mem_resize(l->emit, s->n * S, sizeof(double));
		l->forward = mem_resize(l->forward, s->n * S, sizeof(double));
		l->backward = mem_resize(l->backward, s->n * S,
		    sizeof(double));
	}
	emissions(l, s);
	forward_backward(l, s);
	l->weighs = s->weight * times;
	for (i = 0; i < s->n; i++) {
		add_line_gradient(l, s, i);
		if (i > 0)
			add_step_gradient(l, s, i);
	}
}

static void
adam(struct learner *l, size_t round)
{
	double fix1 = 1 - pow(0.9, (double)round);
	double fix2 = 1 - pow(0.999, (double)round);
	const struct crf *crf = l->crf;
	double all = (double)(crf->rounds * crf->batches);
	double rate = RATE * (all - (double)round + 1) / all;
	size_t i, f, a;

	for (f = 0; f < crf->features; f++)
		for (a = 0; a < S; a++)
			if (keeps(a))
				l->grad[shared_id(crf, f)] +=
				    l->grad[own_id(f, a)];
	for (i = 0; i < l->n; i++) {
		double hold = i >= shared_id(crf, 0) && i < step_id(crf, 0, 0) ?
		    crf->hold_shared : crf->hold_own;
		double g = l->grad[i] + hold / (double)crf->batches * l->w[i];

		l->mean[i] = 0.9 * l->mean[i] + 0.1 * g;
		l->square[i] = 0.999 * l->square[i] + 0.001 * g * g;
		l->w[i] -= rate * l->mean[i] / fix1 /
		    (sqrt(l->square[i] / fix2) + 1e-8);
		l->grad[i] = 0;
	}
}

/* Well mixed (Steele, Lea and Flood, OOPSLA 2014). */
static uint64_t
mix(uint64_t h)
{
	h = (h ^ h >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	h = (h ^ h >> 27) * UINT64_C(0x94D049BB133111EB);
	return h ^ h >> 31;
}

/*
 * How often a sample is in a bag: with probability 1 / (e n!) n times, as if
 * as many were drawn as there are.
 */
static unsigned
draw(const struct sample *s, size_t bag)
{
	/* The chances of no more than 0, 1, 2, 3, of 2^16. */
	static const unsigned upto[] = { 24109, 48219, 60274, 64292 };
	uint64_t h = mix(mix(s->key + 1) + bag);
	unsigned n = 0;

	while (n < sizeof(upto) / sizeof(upto[0]) && (h & 0xFFFF) >= upto[n])
		n++;
	return n;
}

static void
train(struct learner *l, const struct sample *samples, size_t n, size_t bag)
{
	size_t step, steps = l->crf->rounds * l->crf->batches, i;
	size_t batches = l->crf->batches;

	memset(l->w, 0, l->n * 4 * sizeof(double));
	for (step = 0; step < steps; step++) {
		set_weights(l);
		for (i = 0; i < n; i++) {
			const struct sample *s = &samples[i];
			unsigned times = l->crf->bags > 1 ? draw(s, bag) : 1;

			if (s->n > 0 && times > 0 &&
			    mix(i) % batches == step % batches)
				learn(l, s, times);
		}
		adam(l, step + 1);
	}
	set_weights(l);
}

/* Adds to the mean of the bags. */
static void
add_mean(struct learner *l)
{
	struct crf *crf = l->crf;
	size_t i, a, b;

	for (i = 0; i < crf->features * ROW; i++)
		crf->weight[i] += l->weight[i] / (double)crf->bags;
	for (a = 0; a < S; a++)
		for (b = 0; b < S; b++)
			crf->step[a][b] += l->step[a][b] / (double)crf->bags;
}

void
crf_train(struct crf *crf, const struct sample *samples, size_t n)
{
	size_t rows = crf->features * ROW, bag;
	struct learner l = { 0 };

	l.crf = crf;
	l.n = step_id(crf, S - 1, S - 1) + 1;
	l.w = mem_resize(NULL, l.n * 4, sizeof(double));
	l.grad = l.w + l.n;
	l.mean = l.grad + l.n;
	l.square = l.mean + l.n;
	l.weight = mem_resize(NULL, rows, sizeof(double));
	memset(l.weight, 0, rows * sizeof(double));
	crf->weight = mem_resize(NULL, rows, sizeof(double));
	memset(crf->weight, 0, rows * sizeof(double));
	memset(crf->step, 0, sizeof(crf->step));
	for (bag = 0; bag < crf->bags; bag++) {
		train(&l, samples, n, bag);
		add_mean(&l);
	}
	free(l.w);
	free(l.weight);
	free(l.emit);
	free(l.forward);
	free(l.backward);
}
