/*
 * learn-substitutions - make the model of fix-ocr-substitutions from clean
 * text.  See learn-substitutions(1).
 *
 * In clean text each occurrence of a pair's wrong word is an example of one
 * that must stay, and each of its right word one that would have become
 * wrong.  For each pair a logistic regression over the features of model.h
 * learns to tell them apart: FTRL-Proximal (McMahan and others, "Ad click
 * prediction: a view from the trenches", 2013), first over all features that
 * occur often enough, then over those that weigh most, as many as the table
 * holds.  Nothing depends on the machine's libm, nor on chance: the same
 * text makes the same bytes.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "diag.h"
#include "doc.h"
#include "fix-ocr-substitutions-model.h"
#include "fix-ocr-substitutions-table.h"
#include "opt.h"
#include "rules.h"
#include "sandbox.h"

#define HELD_OUT	5	/* -H: one document in so many */

/* Of the regression; measured on held-out documents. */
#define ALPHA		.1f
#define BETA		1.f
#define LAMBDA1		0.f
#define LAMBDA2		1.f
#define EPOCHS		6
#define COUNT_MIN	2	/* a rarer feature is no feature */

#define COUNTERS	((size_t)1 << 26)
#define SLOTS		((size_t)1 << 23)	/* at first; it doubles */

static const unsigned char builtin[] = {
#include "fix-ocr-substitutions.inc"
};

static struct doc_input	 input;
static struct opt_list	 rule_files;
static bool		 no_builtin, hold_out, report;
static size_t		 kilobytes = 1000;

static const struct opt	 opts[] = {
	OPT_STREAM(input),
	{ 'H', "hold-out", OPT_FLAG, &hold_out, 0, NULL,
	    "do not learn from a fifth of the documents" },
	{ 'k', "kilobytes", OPT_NUMBER, &kilobytes, 0, "NUMBER",
	    "how large the model may be, up to 1000" },
	{ 'r', "rules", OPT_LIST, &rule_files, 0, "FILE",
	    "add the pairs of FILE" },
	{ 'R', "no-rules", OPT_FLAG, &no_builtin, 0, NULL,
	    "leave out the built-in pairs" },
	{ 'x', "explain", OPT_FLAG, &report, 0, NULL,
	    "print how well a model does on the held-out fifth" },
};

struct example {
	unsigned	 pair;		/* of the table */
	bool		 right, held;
	struct beside	 beside;
};

struct examples {
	struct example	*v;
	size_t		 n, cap;
};

/* One coordinate of the regression. */
struct weight {
	uint64_t	 feature;
	float		 z, n;
	unsigned	 count;
};

struct learner {
	const struct table *table;
	struct examples	 examples;
	struct weight	*weights;	/* the first npairs are the biases */
	size_t		 nweights, weights_cap;
	uint32_t	*slots;		/* of features: their weights */
	size_t		 nslots;
	uint32_t	*list;		/* the weights of all examples */
	size_t		 nlist, list_cap;
	size_t		*from;		/* an example's: from[i]..from[i+1] */
	uint32_t	*order;		/* examples to learn from, shuffled */
	size_t		 norder;
};

/* Whether a document is one of the held-out fifth: FNV-1a of its text. */
static bool
is_held(const char *text, size_t len)
{
	uint64_t h = UINT64_C(0xCBF29CE484222325);
	size_t i;

	for (i = 0; i < len; i++)
		h = (h ^ (unsigned char)text[i]) * UINT64_C(0x100000001B3);
	return h % HELD_OUT == 0;
}

static void
add_example(struct learner *l, size_t pair, bool right, bool held,
    const struct beside *beside)
{
	struct examples *e = &l->examples;

	e->v = mem_grow(e->v, e->n, &e->cap, sizeof(*e->v));
	e->v[e->n].pair = (unsigned)pair;
	e->v[e->n].right = right;
	e->v[e->n].held = held;
	e->v[e->n++].beside = *beside;
}

static void
read_document(struct learner *l, struct finds *finds, const char *text,
    size_t len)
{
	const struct table *t = l->table;
	bool held = (hold_out || report) && is_held(text, len);
	struct beside beside;
	size_t i, k;

	find_words(finds, t, text, len);
	for (i = 0; i < finds->n; i++) {
		size_t word = finds->v[i].word;

		if (t->words[word].symbol == 0 || (held && !report))
			continue;
		look_beside(&beside, t, finds, i, text, len);
		for (k = 0; k < t->npairs; k++)
			if (t->pairs[k].model != NONE &&
			    (t->pairs[k].wrong_word == word ||
			    t->pairs[k].right_word == word))
				add_example(l, k,
				    t->pairs[k].right_word == word, held,
				    &beside);
	}
}

static size_t
features_of(const struct learner *l, const struct example *e,
    uint64_t features[FEATURES_MAX])
{
	const struct pair *p = &l->table->pairs[e->pair];

	return model_features(model_seed(p->wrong, p->wrong_len, p->right,
	    p->right_len), &e->beside, features);
}

static void
add_weight(struct learner *l, uint64_t feature)
{
	struct weight *w;

	l->weights = mem_grow(l->weights, l->nweights, &l->weights_cap,
	    sizeof(*l->weights));
	w = &l->weights[l->nweights++];
	memset(w, 0, sizeof(*w));
	w->feature = feature;
}

static uint32_t *
slot_of(const struct learner *l, uint64_t feature)
{
	size_t i = (size_t)(feature >> 20) & (l->nslots - 1);

	while (l->slots[i] != 0 && l->weights[l->slots[i]].feature != feature)
		i = (i + 1) & (l->nslots - 1);
	return &l->slots[i];
}

static void
grow_slots(struct learner *l)
{
	size_t i;

	l->nslots = l->nslots == 0 ? SLOTS : l->nslots * 2;
	l->slots = mem_resize(l->slots, l->nslots, sizeof(*l->slots));
	memset(l->slots, 0, l->nslots * sizeof(*l->slots));
	for (i = l->table->npairs; i < l->nweights; i++)
		*slot_of(l, l->weights[i].feature) = (uint32_t)i;
}

/* Counts how often each feature occurs, about: counters are shared. */
static unsigned char *
count_features(const struct learner *l)
{
	unsigned char *counts = mem_resize(NULL, COUNTERS, 1);
	uint64_t features[FEATURES_MAX];
	size_t i, k, n;

	memset(counts, 0, COUNTERS);
	for (i = 0; i < l->examples.n; i++) {
		if (l->examples.v[i].held)
			continue;
		n = features_of(l, &l->examples.v[i], features);
		for (k = 0; k < n; k++) {
			unsigned char *c =
			    &counts[features[k] >> 16 & (COUNTERS - 1)];

			*c = (unsigned char)(*c + (*c < 255));
		}
	}
	return counts;
}

static void
add_to_list(struct learner *l, uint32_t weight)
{
	l->list = mem_grow(l->list, l->nlist, &l->list_cap, sizeof(*l->list));
	l->list[l->nlist++] = weight;
	l->weights[weight].count++;
}

/* Lists for each example to learn from the weights of its features. */
static void
list_features(struct learner *l, const unsigned char *counts)
{
	uint64_t features[FEATURES_MAX];
	size_t i, k, n;

	l->from = mem_resize(NULL, l->examples.n + 1, sizeof(*l->from));
	for (i = 0; i < l->examples.n; i++) {
		l->from[i] = l->nlist;
		if (l->examples.v[i].held)
			continue;
		n = features_of(l, &l->examples.v[i], features);
		for (k = 0; k < n; k++) {
			uint32_t *slot;

			if (counts[features[k] >> 16 & (COUNTERS - 1)] <
			    COUNT_MIN)
				continue;
			slot = slot_of(l, features[k]);
			if (*slot == 0) {
				*slot = (uint32_t)l->nweights;
				add_weight(l, features[k]);
				add_to_list(l, *slot);
				if (l->nweights > l->nslots / 2)
					grow_slots(l);
			} else {
				add_to_list(l, *slot);
			}
		}
	}
	l->from[i] = l->nlist;
}

/* The examples to learn from, in an order by chance, always the same. */
static void
shuffle(struct learner *l)
{
	uint64_t x = 1;
	size_t i;

	l->order = mem_resize(NULL, l->examples.n, sizeof(*l->order));
	for (i = 0; i < l->examples.n; i++)
		if (!l->examples.v[i].held)
			l->order[l->norder++] = (uint32_t)i;
	for (i = l->norder; i > 1; i--) {
		size_t k;
		uint32_t swap;

		x = x * UINT64_C(6364136223846793005) + 1442695040888963407U;
		k = (size_t)((x >> 33) % i);
		swap = l->order[i - 1];
		l->order[i - 1] = l->order[k];
		l->order[k] = swap;
	}
}

/* 1 / (1 + e^-x), the same on every machine. */
static float
sigmoid(float x)
{
	double t, e;
	int i;

	if (x > 30 || x < -30)
		return x > 0 ? 1 : 0;
	t = -(double)x / 256;
	e = 1 + t * (1 + t / 2 * (1 + t / 3 * (1 + t / 4)));
	for (i = 0; i < 8; i++)
		e *= e;
	return (float)(1 / (1 + e));
}

static float
value(const struct weight *w, bool bias)
{
	float l1 = bias ? 0 : LAMBDA1;
	float z = w->z < 0 ? -w->z : w->z;

	if (z <= l1)
		return 0;
	z = (z - l1) / ((BETA + sqrtf(w->n)) / ALPHA + (bias ? 0 : LAMBDA2));
	return w->z < 0 ? z : -z;
}

static void
update(struct weight *w, float gradient, bool bias)
{
	float n = w->n + gradient * gradient;

	w->z += gradient - (sqrtf(n) - sqrtf(w->n)) / ALPHA * value(w, bias);
	w->n = n;
}

static void
learn_one(struct learner *l, size_t i)
{
	const struct example *e = &l->examples.v[i];
	float sum = value(&l->weights[e->pair], true), gradient;
	size_t k;

	for (k = l->from[i]; k < l->from[i + 1]; k++)
		sum += value(&l->weights[l->list[k]], false);
	gradient = sigmoid(sum) - (e->right ? 1.f : 0.f);
	update(&l->weights[e->pair], gradient, true);
	for (k = l->from[i]; k < l->from[i + 1]; k++)
		update(&l->weights[l->list[k]], gradient, false);
}

static void
learn(struct learner *l)
{
	size_t epoch, i;

	for (epoch = 0; epoch < EPOCHS; epoch++)
		for (i = 0; i < l->norder; i++)
			learn_one(l, l->order[i]);
}

/* How much a weight moves, over all examples. */
static float
importance(const struct weight *w)
{
	float v = value(w, false);

	return (v < 0 ? -v : v) * sqrtf((float)w->count);
}

static const struct learner *ranked;

static int
by_importance(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;
	float p = importance(&ranked->weights[*x]);
	float q = importance(&ranked->weights[*y]);

	if (p > q || p < q)
		return p > q ? -1 : 1;
	return *x < *y ? -1 : *x > *y;
}

/* The features' weights, the important ones first. */
static uint32_t *
rank(const struct learner *l)
{
	size_t first = l->table->npairs, i;
	uint32_t *r = mem_resize(NULL, l->nweights - first + 1, sizeof(*r));

	for (i = first; i < l->nweights; i++)
		r[i - first] = (uint32_t)i;
	ranked = l;
	qsort(r, l->nweights - first, sizeof(*r), by_importance);
	return r;
}

/* Takes all but the n most important features off the lists. */
static void
keep_only(struct learner *l, size_t n)
{
	uint32_t *r = rank(l);
	size_t first = l->table->npairs, i, k, to = 0;
	unsigned char *kept = mem_resize(NULL, l->nweights, 1);

	memset(kept, 0, l->nweights);
	for (i = 0; i < n && i < l->nweights - first; i++)
		kept[r[i]] = 1;
	for (i = 0; i < l->examples.n; i++) {
		size_t start = l->from[i], end = l->from[i + 1];

		l->from[i] = to;
		for (k = start; k < end; k++)
			if (kept[l->list[k]])
				l->list[to++] = l->list[k];
	}
	l->from[i] = l->nlist = to;
	for (i = 0; i < l->nweights; i++) {
		l->weights[i].z = l->weights[i].n = 0;
		if (i >= first && !kept[i])
			l->weights[i].count = 0;
	}
	free(kept);
	free(r);
}

static void
put16(struct buf *b, unsigned value16)
{
	buf_addc(b, (char)(value16 & 0xFF));
	buf_addc(b, (char)(value16 >> 8 & 0xFF));
}

static void
put32(struct buf *b, size_t value32)
{
	put16(b, (unsigned)(value32 & 0xFFFF));
	put16(b, (unsigned)(value32 >> 16 & 0xFFFF));
}

static void
put_word(struct buf *b, const char *s, size_t len)
{
	buf_addc(b, (char)len);
	buf_add(b, s, len);
}

static int
rounded(float x, int max)
{
	int n = (int)(x < 0 ? x - .5f : x + .5f);

	return n > max ? max : n < -max ? -max : n;
}

/* The share of right words, as if SMOOTH more wrong ones had been seen. */
static unsigned
share_of(const struct learner *l, size_t pair)
{
	double right = 0, all = 3;
	size_t i;

	for (i = 0; i < l->examples.n; i++) {
		const struct example *e = &l->examples.v[i];

		if (e->pair != pair || e->held)
			continue;
		right += e->right;
		all += 1;
	}
	return (unsigned)(right / all * 65536);
}

static void
put_pairs(const struct learner *l, struct buf *b)
{
	size_t i;

	for (i = 0; i < l->table->npairs; i++) {
		const struct pair *p = &l->table->pairs[i];

		if (p->model == NONE)
			continue;
		put_word(b, p->wrong, p->wrong_len);
		put_word(b, p->right, p->right_len);
		put16(b, (unsigned)rounded(256 * value(&l->weights[i], true),
		    32767));
		put16(b, share_of(l, i));
	}
}

/* Puts a weight into its bucket, if there is room. */
static void
put_weight(unsigned char *buckets, size_t nbuckets, uint64_t feature, int w)
{
	unsigned char *p = buckets + model_bucket(feature, nbuckets) *
	    BUCKET_BYTES;
	unsigned entry = (unsigned)(feature >> 54) << 6 |
	    ((unsigned)w & 0x3F);
	size_t i;

	for (i = 0; i < BUCKET; i++, p += 2) {
		if ((p[0] & 0x3F) != 0)
			continue;
		p[0] = (unsigned char)(entry & 0xFF);
		p[1] = (unsigned char)(entry >> 8);
		return;
	}
}

static void
put_buckets(const struct learner *l, struct buf *b, size_t nbuckets)
{
	unsigned char *buckets = mem_resize(NULL, nbuckets, BUCKET_BYTES);
	uint32_t *r = rank(l);
	size_t i;

	memset(buckets, 0, nbuckets * BUCKET_BYTES);
	for (i = 0; i < l->nweights - l->table->npairs; i++) {
		const struct weight *weight = &l->weights[r[i]];
		int w = rounded(value(weight, false) * STEPS, WEIGHT_MAX);

		if (w != 0)
			put_weight(buckets, nbuckets, weight->feature, w);
	}
	buf_add(b, buckets, nbuckets * BUCKET_BYTES);
	free(buckets);
	free(r);
}

static void
make_model(struct learner *l, struct buf *b)
{
	size_t nbuckets, npairs = 0, head = MODEL_HEAD, i;
	unsigned char *counts;

	for (i = 0; i < l->table->npairs; i++) {
		const struct pair *p = &l->table->pairs[i];

		add_weight(l, 0);
		if (p->model == NONE)
			continue;
		npairs++;
		head += MODEL_PAIR_HEAD + p->wrong_len + p->right_len;
	}
	nbuckets = head + BUCKET_BYTES > kilobytes * 1000 ? 1 :
	    (kilobytes * 1000 - head) / BUCKET_BYTES;
	grow_slots(l);
	counts = count_features(l);
	list_features(l, counts);
	free(counts);
	shuffle(l);
	learn(l);
	keep_only(l, nbuckets * BUCKET * 9 / 10);
	learn(l);
	buf_adds(b, MODEL_MAGIC);
	put32(b, npairs);
	put32(b, nbuckets);
	put_pairs(l, b);
	put_buckets(l, b, nbuckets);
}

/* What the model makes of one pair's held-out examples. */
struct figures {
	size_t	 examples, rights, as_rights, both;
};

static void
print_figures(const struct learner *l, const struct buf *bytes)
{
	struct figures *f = mem_resize(NULL, l->table->npairs, sizeof(*f));
	struct model model;
	size_t i;

	memset(f, 0, l->table->npairs * sizeof(*f));
	model_read(&model, "model", bytes->data, bytes->len);
	for (i = 0; i < l->examples.n; i++) {
		const struct example *e = &l->examples.v[i];
		const struct pair *p = &l->table->pairs[e->pair];
		bool as_right;

		if (!e->held)
			continue;
		as_right = model_score(&model, p->model, &e->beside) > 0;
		f[e->pair].examples++;
		f[e->pair].rights += e->right;
		f[e->pair].as_rights += as_right;
		f[e->pair].both += e->right && as_right;
	}
	printf("wrong\tright\tfamily\texamples\trights\tguessed\thits\n");
	for (i = 0; i < l->table->npairs; i++) {
		const struct pair *p = &l->table->pairs[i];

		if (p->model != NONE)
			printf("%s\t%s\t%s\t%zu\t%zu\t%zu\t%zu\n", p->wrong,
			    p->right, l->table->families[p->family].name,
			    f[i].examples, f[i].rights, f[i].as_rights,
			    f[i].both);
	}
	model_free(&model);
	free(f);
}

/* The pairs that context can tell apart get their places in the model. */
static void
number_pairs(struct table *t)
{
	size_t i, n = 0;

	for (i = 0; i < t->npairs; i++) {
		struct pair *p = &t->pairs[i];

		if (p->always || p->certain || p->wrong_len > 255 ||
		    p->right_len > 255 || !t->families[p->family].on)
			continue;
		p->model = n++;
		table_join(t, p->wrong, p->wrong_len, p->right, p->right_len);
	}
}

static void
learner_free(struct learner *l)
{
	free(l->examples.v);
	free(l->weights);
	free(l->slots);
	free(l->list);
	free(l->from);
	free(l->order);
}

int
main(int argc, char *argv[])
{
	struct rules rules = { 0 };
	struct table table;
	struct learner learner = { .table = &table };
	struct finds finds = { 0 };
	struct buf model = { 0 };
	struct doc doc;
	char **operands;
	size_t i;

	diag_init(argv[0]);
	operands = opt_parse(argc, argv, opts, NELEM(opts), "[file ...]",
	    "Learn from clean text where the words of confusion pairs stand.");
	if (kilobytes == 0 || kilobytes > 1000)
		opt_die("--kilobytes: not from 1 to 1000");
	for (i = 0; i < rule_files.n; i++)
		rules_load(&rules, rule_files.v[i]);
	if (!no_builtin)
		rules_add(&rules, "fix-ocr-substitutions.rules", (const char *)builtin,
		    sizeof(builtin));
	table_read(&table, &rules);
	number_pairs(&table);
	table_ready(&table);
	doc_open(&doc, &input, operands);
	sandbox_enter(&(struct sandbox){ .readable = operands });
	while (doc_read(&doc))
		read_document(&learner, &finds, doc.text, doc.len);
	make_model(&learner, &model);
	if (report)
		print_figures(&learner, &model);
	else
		doc_write_raw(&model);
	learner_free(&learner);
	free(finds.v);
	buf_free(&model);
	table_free(&table);
	rules_free(&rules);
	opt_list_free(&rule_files);
	return doc_close(&doc);
}
