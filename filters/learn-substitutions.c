/*
 * learn-substitutions - make the model of fix-ocr-substitutions from clean
 * text.  See learn-substitutions(1).
 *
 * In clean text each occurrence of a pair's wrong word is an example of one
 * that must stay, and each of its right word one that would have become
 * wrong.  For each pair a logistic regression over the features of model.h
 * learns to tell them apart.  The same text makes the same bytes.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "diag.h"
#include "doc.h"
#include "fix-ocr-substitutions-model.h"
#include "fix-ocr-substitutions-read.h"
#include "fix-ocr-substitutions-table.h"
#include "learn-substitutions-regress.h"
#include "learn-substitutions-write.h"
#include "opt.h"
#include "rules.h"
#include "sandbox.h"

#define HELD_OUT	5	/* -H: one document in so many */
#define FULL		90	/* of 100 entries, those to be filled */

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
read_document(struct learner *l, struct finds *finds, const char *text,
    size_t len)
{
	const struct table *t = l->table;
	bool held = (hold_out || report) && is_held(text, len);
	struct beside beside;
	struct look look;
	size_t i, k;

	find_words(finds, t, text, len);
	for (i = 0; i < finds->n; i++) {
		size_t word = finds->v[i].word;

		if (t->words[word].symbol == 0 || (held && !report))
			continue;
		look_beside(&look, &beside, t, finds, i, text, len, REACH);
		for (k = 0; k < t->npairs; k++)
			if (t->pairs[k].model != NONE &&
			    (t->pairs[k].wrong_word == word ||
			    t->pairs[k].right_word == word))
				regress_add(l, k,
				    t->pairs[k].right_word == word, held,
				    &beside);
	}
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
	size_t buckets, i;

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
	buckets = write_buckets(&table, kilobytes * 1000);
	regress_learn(&learner, buckets * BUCKET * FULL / 100);
	write_model(&learner, buckets, &model);
	if (report)
		print_figures(&learner, &model);
	else
		doc_write_raw(&model);
	regress_free(&learner);
	free(finds.v);
	buf_free(&model);
	table_free(&table);
	rules_free(&rules);
	opt_list_free(&rule_files);
	return doc_close(&doc);
}
