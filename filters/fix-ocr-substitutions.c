/*
 * fix-ocr-substitutions - undo wholesale word substitution.
 * See fix-ocr-substitutions(1).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "diag.h"
#include "doc.h"
#include "fix-ocr-substitutions-builtin.h"
#include "fix-ocr-substitutions-evidence.h"
#include "fix-ocr-substitutions-model.h"
#include "fix-ocr-substitutions-read.h"
#include "fix-ocr-substitutions-report.h"
#include "fix-ocr-substitutions-table.h"
#include "opt.h"
#include "rules.h"
#include "sandbox.h"

static struct doc_input	 input;
static struct opt_list	 families, rule_files;
static const char	*model_file;
static double		 threshold = -1;
static bool		 mark, no_builtin, print;
static size_t		 explain;

static const struct opt	 opts[] = {
	OPT_STREAM(input),
	{ 'a', "add-family", OPT_LIST, &families, 0, "FAMILY",
	    "undo this family of pairs too" },
	{ 'm', "mark", OPT_FLAG, &mark, 0, NULL,
	    "mark the changes: [-wrong-]{+right+}" },
	{ '\0', "model", OPT_TEXT, &model_file, 0, "FILE",
	    "use the model in FILE" },
	{ 'p', "print-rules", OPT_FLAG, &print, 0, NULL,
	    "print the rules and stop" },
	{ 'r', "rules", OPT_LIST, &rule_files, 0, "FILE",
	    "add the rules of FILE" },
	{ 'R', "no-rules", OPT_FLAG, &no_builtin, 0, NULL,
	    "leave out the built-in rules" },
	{ '\0', "threshold", OPT_FRACTION, &threshold, 0, "NUMBER",
	    "change what is at least so likely wrong" },
	{ 'x', "explain", OPT_COUNT, &explain, 0, NULL,
	    "print the changes instead; -xx: the evidence too" },
};

/* What goes around a change in marked text. */
struct marks {
	const char	*wrong, *right, *end;
};

static const struct marks unmarked = { NULL, NULL, NULL };
static const struct marks plain = { "[-", "-]{+", "+}" };
static const struct marks coloured = { "\033[31m[-",
    "-]\033[0m\033[32m{+", "+}\033[0m" };

/* What is made of documents, and with what. */
struct fixer {
	struct rules	 rules;
	struct table	 table;
	struct model	 model;
	struct buf	 model_bytes;
	struct marks	 marks;
	double		 threshold;
};

/* What is reused from document to document. */
struct work {
	struct evidence	 evidence, check;
	struct buf	 restored;
};

/* Appends the text with its changes made, and perhaps marked. */
static void
restore(const struct evidence *e, const struct table *t,
    const struct marks *marks, const char *text, size_t len, struct buf *out)
{
	size_t i, at = 0, right_len;

	for (i = 0; i < e->nsightings; i++) {
		const struct sighting *s = &e->sightings[i];
		const char *right;

		if (!s->undone)
			continue;
		buf_add(out, text + at, s->from - at);
		at = s->from + evidence_len(t, s);
		right = evidence_right(t, s, &right_len);
		if (marks->wrong != NULL) {
			buf_adds(out, marks->wrong);
			buf_add(out, text + s->from, at - s->from);
			buf_adds(out, marks->right);
		}
		buf_add(out, right, right_len);
		if (marks->wrong != NULL)
			buf_adds(out, marks->end);
	}
	buf_add(out, text + at, len - at);
}

/*
 * Judges a text: true, and what is to be changed is in w->evidence.  What was
 * restored has to stand a second time as it is; a text of which that is not
 * so is no document that was corrupted in the ways known here, and stays.
 */
static bool
judge(const struct fixer *f, struct work *w, const char *text, size_t len)
{
	struct evidence *e = &w->evidence;

	evidence_judge(e, &f->table, &f->model, f->threshold, text, len);
	if (e->nchanges == 0)
		return false;
	w->restored.len = 0;
	restore(e, &f->table, &unmarked, text, len, &w->restored);
	w->check.finds = e->finds;	/* their memory is lent */
	evidence_judge(&w->check, &f->table, &f->model, f->threshold,
	    w->restored.data, w->restored.len);
	e->finds = w->check.finds;
	memset(&w->check.finds, 0, sizeof(w->check.finds));
	if (w->check.nchanges > 0)
		e->nchanges = 0;
	return e->nchanges > 0;
}

/*
 * The filter: judges a text and says what it should have been.  NULL: nothing
 * is to be changed.
 */
static const struct buf *
fix(const struct fixer *f, struct work *w, const char *text, size_t len)
{
	if (!judge(f, w, text, len))
		return NULL;
	if (f->marks.wrong != NULL) {
		w->restored.len = 0;
		restore(&w->evidence, &f->table, &f->marks, text, len,
		    &w->restored);
	}
	return &w->restored;
}

static void
write_document(const struct fixer *f, struct work *w, struct doc *doc,
    struct buf *out)
{
	const struct buf *fixed;

	if (explain == 0) {
		fixed = fix(f, w, doc->text, doc->len);
		if (fixed != NULL)
			doc_write(doc, NULL, fixed);
		else
			doc_write_unchanged(doc);
		return;
	}
	out->len = 0;
	(void)judge(f, w, doc->text, doc->len);
	if (explain > 1)
		report_evidence(&w->evidence, &f->table, doc, out);
	report_changes(&w->evidence, &f->table, doc, out);
	report_damage(doc, out);
	doc_write_raw(out);
}

static void
load_model(struct fixer *f)
{
	char *operands[2] = { NULL, NULL };
	struct input in;

	if (model_file == NULL) {
		model_read(&f->model, "built-in model", builtin_model,
		    builtin_model_len);
		return;
	}
	operands[0] = mem_dup(model_file, strlen(model_file));
	input_open(&in, operands, NULL);
	if (input_next(&in))
		while (input_read(&in, &f->model_bytes))
			continue;
	if (in.failed)
		exit(STATUS_TROUBLE);
	input_close(&in);
	free(operands[0]);
	model_read(&f->model, model_file, f->model_bytes.data,
	    f->model_bytes.len);
}

static void
load(struct fixer *f)
{
	size_t i;

	for (i = 0; i < rule_files.n; i++)
		rules_load(&f->rules, rule_files.v[i]);
	if (!no_builtin)
		rules_add(&f->rules, "fix-ocr-substitutions.rules",
		    (const char *)builtin_rules, builtin_rules_len);
	table_read(&f->table, &f->rules);
	for (i = 0; i < families.n; i++)
		if (!table_switch_on(&f->table, families.v[i]))
			opt_die("no such family: %s", families.v[i]);
	load_model(f);
	model_attach(&f->model, &f->table);
	table_ready(&f->table);
	f->threshold = threshold;
	f->marks = unmarked;
	if (mark)
		f->marks = isatty(STDOUT_FILENO) &&
		    getenv("NO_COLOR") == NULL ? coloured : plain;
}

static void
fixer_free(struct fixer *f)
{
	table_free(&f->table);
	model_free(&f->model);
	rules_free(&f->rules);
	buf_free(&f->model_bytes);
	opt_list_free(&families);
	opt_list_free(&rule_files);
}

int
main(int argc, char *argv[])
{
	struct fixer fixer = { 0 };
	struct work work = { 0 };
	struct buf out = { 0 };
	struct doc doc;
	char **operands;

	diag_init(argv[0]);
	operands = opt_parse(argc, argv, opts, NELEM(opts), "[file ...]",
	    "Undo wholesale substitution of words in Chinese text.");
	load(&fixer);
	if (print) {
		doc_write_raw(&fixer.rules.source);
		diag_flush();
		fixer_free(&fixer);
		return STATUS_OK;
	}
	doc_open(&doc, &input, operands);
	sandbox_enter(&(struct sandbox){ .readable = operands });
	while (doc_read(&doc))
		write_document(&fixer, &work, &doc, &out);
	evidence_free(&work.evidence);
	evidence_free(&work.check);
	buf_free(&work.restored);
	buf_free(&out);
	fixer_free(&fixer);
	return doc_close(&doc);
}
