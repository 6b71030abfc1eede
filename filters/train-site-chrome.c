/*
 * train-site-chrome - make strip-site-chrome-decide.model from labelled pages.
 *
 *	train-site-chrome strip-site-chrome.rules page ...
 *
 * Beside each page NAME.txt or NAME.html stands NAME.labels or, for HTML,
 * NAME.html.labels, one label a line of the page (of HTML: as html-to-text
 * writes it): K or M keep, D... drop, B blank.
 *
 * The model is a conditional random field over the states of
 * strip-site-chrome-decide.h, trained for the highest likelihood of the
 * labels under a margin (Gimpel and Smith, Softmax-Margin CRFs, NAACL 2010):
 * a wrong line costs, and a kept line lost costs more than chrome left in.
 * Each weight is the sum of one that all kept states share and one of the
 * state itself, which is held closer to nought, so that few pages suffice.
 * Same pages, same model, to the rounding of libm.
 *
 * The model in the tree was made with -k 350 -o 400 -s 30 from 60 HTML pages
 * with their main text, 36 pages with a label for each line and five essays
 * (given more than once, since they are few), the same without their chrome,
 * 95 clean texts, and 550 pages put together by chance from the forms that
 * menus, lists, comments and feet of pages come in.
 */
#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "input.h"
#include "opt.h"
#include "strip-site-chrome-decide.h"

#define RATE		0.05	/* of Adam (Kingma and Ba, ICLR 2015) */
#define S		CHROME_STATES
#define KEEP		S	/* the column of the weight shared */
#define COLUMNS		(S + 1)

static size_t cost_lost = 300;		/* percent, of a kept line */
static size_t cost_left = 150;		/* of a dropped one */
static size_t hold_shared = 30, hold_own = 200;	/* L2 */
static size_t rounds = 300;

struct sample {
	bool		 html;
	size_t		 n;
	unsigned short	*ids;		/* FEATURES_MAX a line */
	size_t		*nids;
	double		*cost;
	uint8_t		*gold;
	double		 weight;
};

struct weights {
	double	*w, *grad, *m, *v;
	size_t	 n, features;
};

static struct sample *samples;
static size_t nsamples, samples_cap;

static void
read_file(const char *name, struct buf *to)
{
	char *operands[2] = { NULL, NULL };
	struct input in;

	operands[0] = mem_dup(name, strlen(name));
	input_open(&in, operands, NULL);
	to->len = 0;
	if (!input_next(&in))
		exit(STATUS_TROUBLE);
	while (input_read(&in, to))
		continue;
	if (in.failed)
		exit(STATUS_TROUBLE);
	input_close(&in);
	free(operands[0]);
}

/* K, D or B of each line. */
static void
read_labels(const char *page, bool html, struct buf *labels)
{
	struct buf name = { 0 }, text = { 0 };
	size_t i, from = 0;

	buf_add(&name, page, strlen(page) - (html ? 0 : 4));
	buf_adds(&name, ".labels");
	buf_addc(&name, '\0');
	read_file(name.data, &text);
	labels->len = 0;
	for (i = 0; i < text.len; i++)
		if (text.data[i] == '\n') {
			buf_addc(labels, text.data[from] == 'M' ? 'K' :
			    text.data[from]);
			from = i + 1;
		}
	buf_free(&name);
	buf_free(&text);
}

static void
set_gold(struct sample *s, const struct chrome_view *v,
    const struct buf *labels)
{
	size_t i, first = v->n, last = 0;

	assert(v->n == 0 || labels->data != NULL);
	for (i = 0; i < v->n; i++)
		if (labels->data[v->lines[i].number] == 'K') {
			first = first < i ? first : i;
			last = i;
		}
	for (i = 0; i < v->n; i++) {
		bool kept = labels->data[v->lines[i].number] == 'K';
		double size = 0.4 + sqrt(v->lines[i].chars) / 8;

		s->cost[i] = (double)(kept ? cost_lost : cost_left) / 100 *
		    (size < 3 ? size : 3);
		s->gold[i] = (uint8_t)(i < first ? STATE_HEAD :
		    i == first ? STATE_TITLE : kept ? STATE_BODY :
		    i > last ? STATE_TAIL : s->gold[i - 1] == STATE_TITLE ||
		    s->gold[i - 1] == STATE_GAP ? STATE_GAP : STATE_INNER);
	}
}

static void
add_sample(const struct chrome_view *v, const struct buf *labels)
{
	struct sample *s;
	size_t i;

	samples = mem_grow(samples, nsamples, &samples_cap,
	    sizeof(*samples));
	s = &samples[nsamples++];
	s->html = v->page->html;
	s->n = v->n;
	s->ids = mem_resize(NULL, v->n * FEATURES_MAX + 1, sizeof(*s->ids));
	s->nids = mem_resize(NULL, v->n + 1, sizeof(*s->nids));
	s->cost = mem_resize(NULL, v->n + 1, sizeof(*s->cost));
	s->gold = mem_resize(NULL, v->n + 1, 1);
	s->weight = v->n > 0 ? 1 / sqrt((double)v->n / 60 + 0.5) : 0;
	set_gold(s, v, labels);
	for (i = 0; i < v->n; i++)
		s->nids[i] = chrome_features(v, i, s->ids + i * FEATURES_MAX);
}

static void
read_page(const char *name, struct chrome_rules *cr)
{
	struct chrome_view view = { 0 };
	struct page page = { 0 };
	struct buf text = { 0 }, labels = { 0 };
	const struct chrome_rule *limit = NULL;
	size_t len = strlen(name);
	bool html = len > 5 && strcmp(name + len - 5, ".html") == 0;

	read_file(name, &text);
	read_labels(name, html, &labels);
	if (html)
		page_from_html(&page, text.data, text.len);
	else
		page_from_text(&page, text.data, text.len);
	if (labels.len < page.n)
		die("%s: %zu lines, %zu labels", name, page.n, labels.len);
	chrome_view_make(&view, &page, cr, &limit);
	add_sample(&view, &labels);
	chrome_view_free(&view);
	page_free(&page);
	buf_free(&text);
	buf_free(&labels);
}

static double
weight_of(const struct weights *w, size_t id, size_t s)
{
	const double *row = w->w + id * COLUMNS;

	return row[s] +
	    (chrome_state_keeps((enum chrome_state)s) ? row[KEEP] : 0);
}

/* Weights of steps stand behind those of features. */
static size_t
step_id(const struct weights *w, size_t from, size_t to)
{
	return w->features * COLUMNS + from * S + to;
}

static double
log_add(double a, double b)
{
	double high = a > b ? a : b, low = a > b ? b : a;

	return low == -INFINITY ? high : high + log1p(exp(low - high));
}

static void
emissions(const struct sample *s, const struct weights *w, double *emit)
{
	size_t i, f, state;

	for (i = 0; i < s->n; i++)
		for (state = 0; state < S; state++) {
			double sum = chrome_state_keeps(
			    (enum chrome_state)state) !=
			    chrome_state_keeps((enum chrome_state)s->gold[i]) ?
			    s->cost[i] : 0;

			for (f = 0; f < s->nids[i]; f++)
				sum += weight_of(w,
				    s->ids[i * FEATURES_MAX + f], state);
			emit[i * S + state] = sum;
		}
}

/* Log sums over the states before (forward) or behind (backward) each line. */
static void
sums(const struct sample *s, const struct weights *w, const double *emit,
    double *forward, double *backward)
{
	size_t i, a, b;

	for (i = 0; i < s->n; i++)
		for (b = 0; b < S; b++) {
			double sum = i == 0 && b <= STATE_TITLE ? 0 :
			    -INFINITY;

			for (a = 0; i > 0 && a < S; a++)
				if (chrome_state_follows((enum chrome_state)a,
				    (enum chrome_state)b))
					sum = log_add(sum,
					    forward[(i - 1) * S + a] +
					    w->w[step_id(w, a, b)]);
			forward[i * S + b] = sum + emit[i * S + b];
		}
	for (i = s->n; i-- > 0; )
		for (a = 0; a < S; a++) {
			double sum = i + 1 == s->n ? 0 : -INFINITY;

			for (b = 0; i + 1 < s->n && b < S; b++)
				if (chrome_state_follows((enum chrome_state)a,
				    (enum chrome_state)b))
					sum = log_add(sum,
					    backward[(i + 1) * S + b] +
					    emit[(i + 1) * S + b] +
					    w->w[step_id(w, a, b)]);
			backward[i * S + a] = sum;
		}
}

static void
add_gradient(const struct sample *s, struct weights *w, size_t i, size_t state,
    double by)
{
	size_t f;

	for (f = 0; f < s->nids[i]; f++) {
		double *row = w->grad +
		    s->ids[i * FEATURES_MAX + f] * COLUMNS;

		row[state] += by;
		if (chrome_state_keeps((enum chrome_state)state))
			row[KEEP] += by;
	}
}

/* Adds a page's loss and its gradient. */
static double
learn(const struct sample *s, struct weights *w)
{
	double *emit = mem_resize(NULL, s->n * S * 3, sizeof(double));
	double *forward = emit + s->n * S, *backward = forward + s->n * S;
	double all = -INFINITY, gold = 0, p;
	size_t i, a, b;

	emissions(s, w, emit);
	sums(s, w, emit, forward, backward);
	for (a = 0; a < S; a++)
		all = log_add(all, forward[(s->n - 1) * S + a]);
	for (i = 0; i < s->n; i++) {
		gold += emit[i * S + s->gold[i]];
		add_gradient(s, w, i, s->gold[i], -s->weight);
		for (a = 0; a < S; a++)
			add_gradient(s, w, i, a, s->weight *
			    exp(forward[i * S + a] + backward[i * S + a] -
			    all));
		if (i == 0)
			continue;
		gold += w->w[step_id(w, s->gold[i - 1], s->gold[i])];
		w->grad[step_id(w, s->gold[i - 1], s->gold[i])] -= s->weight;
		for (a = 0; a < S; a++)
			for (b = 0; b < S; b++) {
				if (!chrome_state_follows((enum chrome_state)a,
				    (enum chrome_state)b))
					continue;
				p = exp(forward[(i - 1) * S + a] +
				    w->w[step_id(w, a, b)] +
				    emit[i * S + b] + backward[i * S + b] -
				    all);
				w->grad[step_id(w, a, b)] += s->weight * p;
			}
	}
	free(emit);
	return s->weight * (all - gold);
}

static void
adam(struct weights *w, size_t round)
{
	double fix1 = 1 - pow(0.9, (double)round);
	double fix2 = 1 - pow(0.999, (double)round);
	size_t i;

	for (i = 0; i < w->n; i++) {
		size_t hold = i < w->features * COLUMNS &&
		    i % COLUMNS == KEEP ? hold_shared : hold_own;
		double g = w->grad[i] + (double)hold / 100 * w->w[i];

		w->m[i] = 0.9 * w->m[i] + 0.1 * g;
		w->v[i] = 0.999 * w->v[i] + 0.001 * g * g;
		w->w[i] -= RATE * w->m[i] / fix1 /
		    (sqrt(w->v[i] / fix2) + 1e-8);
		w->grad[i] = 0;
	}
}

static void
train(struct weights *w, bool html)
{
	size_t round, i;
	double loss;

	w->features = chrome_features_count();
	w->n = w->features * COLUMNS + S * S;
	w->w = mem_resize(NULL, w->n * 4, sizeof(double));
	memset(w->w, 0, w->n * 4 * sizeof(double));
	w->grad = w->w + w->n;
	w->m = w->grad + w->n;
	w->v = w->m + w->n;
	for (round = 1; round <= rounds; round++) {
		loss = 0;
		for (i = 0; i < nsamples; i++)
			if (samples[i].html == html && samples[i].n > 0)
				loss += learn(&samples[i], w);
		if (round % 100 == 0)
			(void)fprintf(stderr, "%s round %zu: loss %.2f\n",
			    html ? "html" : "text", round, loss);
		adam(w, round);
	}
}

static long
hundredths(double w)
{
	return lround(w * 100);
}

static void
print(const struct weights w[2])
{
	size_t id, html, a, b;
	char name[64];

	puts("# Made by train-site-chrome: feature, weights for text, weights"
	    " for HTML\n# (head title gap body inner tail).");
	for (id = 0; id < w[0].features; id++) {
		chrome_feature_name(id, name);
		fputs(name, stdout);
		for (html = 0; html < 2; html++)
			for (a = 0; a < S; a++)
				printf("%c%ld", a == 0 ? '\t' : ' ',
				    hundredths(weight_of(&w[html], id, a)));
		putchar('\n');
	}
	for (a = 0; a < S; a++)
		for (b = 0; b < S; b++)
			if (chrome_state_follows((enum chrome_state)a,
			    (enum chrome_state)b))
				printf("%s>%s\t%ld\t%ld\n",
				    chrome_state_name((enum chrome_state)a),
				    chrome_state_name((enum chrome_state)b),
				    hundredths(w[0].w[step_id(&w[0], a, b)]),
				    hundredths(w[1].w[step_id(&w[1], a, b)]));
}

static const struct opt opts[] = {
	{ 'd', "dropped", OPT_NUMBER, &cost_left, 0, "PERCENT",
	    "cost of a line of chrome left in" },
	{ 'k', "kept", OPT_NUMBER, &cost_lost, 0, "PERCENT",
	    "cost of a line lost" },
	{ 'o', "hold-own", OPT_NUMBER, &hold_own, 0, "PERCENT",
	    "how far a state's own weights are held to nought" },
	{ 's', "hold-shared", OPT_NUMBER, &hold_shared, 0, "PERCENT",
	    "how far the weights that states share are" },
	{ 'n', "rounds", OPT_NUMBER, &rounds, 0, "N", "train for N rounds" },
};

int
main(int argc, char *argv[])
{
	struct weights w[2] = { { 0 }, { 0 } };
	struct chrome_rules *cr = mem_resize(NULL, 1, sizeof(*cr));
	struct rules rules = { 0 };
	char **operands;
	size_t i, html;

	diag_init(argv[0]);
	operands = opt_parse(argc, argv, opts, NELEM(opts), "rules page ...",
	    "Make strip-site-chrome's model from labelled pages.");
	if (operands[0] == NULL)
		opt_die("no rules");
	memset(cr, 0, sizeof(*cr));
	rules_load(&rules, operands[0]);
	chrome_rules_ready(cr, &rules);
	for (i = 1; operands[i] != NULL; i++)
		read_page(operands[i], cr);
	for (html = 0; html < 2; html++)
		train(&w[html], html == 1);
	print(w);
	diag_flush();
	return STATUS_OK;
}
