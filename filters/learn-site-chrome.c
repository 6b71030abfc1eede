/*
 * learn-site-chrome - make rules for strip-site-chrome from the pages of one
 * site.  See learn-site-chrome(1).
 *
 * The pages are looked at as strip-site-chrome looks at them (-sample); what
 * is at the ends of their titles and recurs inside of their lines (-cuts) and
 * the lines that recur (-lines) become rules (-rules).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "doc.h"
#include "learn-site-chrome-cuts.h"
#include "learn-site-chrome-lines.h"
#include "learn-site-chrome-rules.h"
#include "learn-site-chrome-sample.h"
#include "opt.h"
#include "rules.h"
#include "sandbox.h"
#include "strip-site-chrome-builtin.h"

static struct doc_input input;
static struct opt_list rule_files;
static bool no_builtin;
static size_t least_pages = 3;
static double least_share = .01;

static const struct opt opts[] = {
	{ '\0', "files0-from", OPT_TEXT, &input.names_from, 0, "FILE",
	    "read the names of files, NUL-ended, from FILE" },
	{ 'n', "pages", OPT_NUMBER, &least_pages, 0, "NUMBER",
	    "what is on fewer pages does not recur (3)" },
	{ 'R', "no-builtin-rules", OPT_FLAG, &no_builtin, 0, NULL,
	    "leave the built-in rules out" },
	{ 'r', "rules", OPT_LIST, &rule_files, 0, "FILE",
	    "add rules from FILE; may be repeated" },
	{ 's', "share", OPT_FRACTION, &least_share, 0, "SHARE",
	    "nor what is on a smaller share of the pages (0.01)" },
	OPT_STREAM(input)
};

/* On how many pages something has to be to recur. */
static size_t
limit(size_t pages)
{
	size_t share = (size_t)(least_share * (double)pages + .999);

	return share > least_pages ? share : least_pages;
}

static void
write_head(const struct sample *s, struct buf *to)
{
	char line[160];

	(void)snprintf(line, sizeof(line),
	    "# Made by learn-site-chrome(1) from %zu pages of %zu; "
	    "%zu were there twice.\n", s->n, s->read, s->doubles);
	buf_adds(to, line);
}

static void
learn(struct sample *s, struct buf *to)
{
	struct learn_limits limits = { .pages = limit(s->n) };
	struct recurrents lines;
	struct learnt learnt = { 0 };
	struct buf name = { 0 }, folded = { 0 };
	struct learn_title *titles = mem_resize(NULL, s->n + 1,
	    sizeof(*titles));

	cuts_find_titles(s, limits.pages, titles, &name, &learnt);
	fold_add(&s->rules->fold, &folded, name.data, name.len);
	buf_addc(&folded, '\0');
	limits.name = folded.data;
	recurrents_find(&lines, s, &limits, titles);
	recurrents_add_rules(&lines, titles, &learnt);
	cuts_find_titled(s, limits.pages, titles, &name, &learnt);
	cuts_find_watermarks(s, limits.pages, &name, &learnt);
	write_head(s, to);
	learnt_write(&learnt, s->n, to);
	recurrents_free(&lines);
	learnt_free(&learnt);
	buf_free(&name);
	buf_free(&folded);
	free(titles);
}

int
main(int argc, char *argv[])
{
	struct rules rules = { 0 };
	struct chrome_rules *ready;
	struct sample sample;
	struct buf out = { 0 };
	struct doc doc = { 0 };
	char **operands;

	diag_init(argv[0]);
	operands = opt_parse(argc, argv, opts, NELEM(opts), "[file ...]",
	    "Learn from the pages of one site what its chrome is.");
	ready = mem_zeroed(1, sizeof(*ready));
	chrome_rules_load(ready, &rules, &rule_files, no_builtin);
	chrome_rules_find_words(ready);
	sample_open(&sample, ready);
	doc_open(&doc, &input, operands);
	sandbox_enter(&(struct sandbox){ .readable = operands,
	    .read_any = input.names_from != NULL });
	while (doc_read(&doc))
		sample_add(&sample, &doc);
	sample_ready(&sample);
	learn(&sample, &out);
	doc_write_raw(&out);
	buf_free(&out);
	sample_free(&sample);
	chrome_rules_free(ready);
	free(ready);
	rules_free(&rules);
	opt_list_free(&rule_files);
	return doc_close(&doc);
}
