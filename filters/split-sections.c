/*
 * split-sections - cut a document at its headings.
 * See split-sections(1).
 */
#include <stdlib.h>
#include <unistd.h>

#include "opt.h"
#include "sandbox.h"
#include "split-sections-cut.h"
#include "split-sections-outline.h"
#include "split-sections-write.h"

static const unsigned char builtin[] = {
#include "split-sections.inc"
};

static struct doc_input	 input;
static struct cuts	 cuts;
static int		 form;
static const char	*directory;
static struct opt_list	 rule_files;
static bool		 no_builtin, print_rules;

static const struct opt opts[] = {
	{ 'c', "chunks", OPT_CHOICE, &form, FORM_CHUNKS, NULL,
	    "a section a line, the path of its titles in front, escaped" },
	{ 'e', "enums", OPT_FLAG, &cuts.enums, 0, NULL,
	    "cut at enumerations too" },
	{ 'i', "items", OPT_FLAG, &cuts.items, 0, NULL,
	    "cut at the items of lists too" },
	{ 'j', "json", OPT_CHOICE, &form, FORM_JSON, NULL,
	    "a JSON object a line" },
	{ 'L', "level", OPT_NUMBER, &cuts.deepest, 0, "N",
	    "cut no deeper than level N" },
	{ 'l', "list", OPT_CHOICE, &form, FORM_LIST, NULL,
	    "only a table of contents" },
	{ 'o', "output", OPT_TEXT, &directory, 0, "DIR",
	    "write each section into a file of its own in DIR" },
	{ 'p', "print-rules", OPT_FLAG, &print_rules, 0, NULL,
	    "print the rules in use" },
	{ 'R', "no-builtin-rules", OPT_FLAG, &no_builtin, 0, NULL,
	    "leave the built-in rules out" },
	{ 'r', "rules", OPT_LIST, &rule_files, 0, "FILE",
	    "add the rules of FILE" },
	OPT_STREAM(input),
};

static void
load_rules(struct rules *rules, struct vocabulary *words)
{
	size_t i;

	for (i = 0; i < rule_files.n; i++)
		rules_load(rules, rule_files.v[i]);
	if (!no_builtin)
		rules_add(rules, "built-in rules", (const char *)builtin,
		    sizeof(builtin));
	words_load(words, rules);
	marker_ready(words);
}

/* The form that was asked for, as it is under these framings. */
static enum form
choose_form(void)
{
	const char *no_color = getenv("NO_COLOR");

	if (form == FORM_DEFAULT)
		return input.framing == FRAME_NUL ? FORM_RAW : FORM_LINES;
	if (form != FORM_LIST || !isatty(STDOUT_FILENO))
		return (enum form)form;
	return no_color != NULL && *no_color != '\0' ? FORM_PRETTY :
	    FORM_COLOR;
}

/* There can only be one document. */
static bool
is_only(char *const *operands)
{
	return input.framing == FRAME_WHOLE &&
	    (operands[0] == NULL || operands[1] == NULL);
}

/* One document: its sections go out. */
static void
split(struct outline *outline, struct doc *doc,
    const struct vocabulary *words, struct writer *w, size_t number)
{
	size_t n;

	outline_read(outline, words, doc->text, doc->len, cuts.enums);
	w->text = doc->text;
	w->fields = &doc->fields;
	if (directory != NULL) {
		sections_write_files(directory, number, outline, &cuts);
		n = sections_count(outline, &cuts);
	} else if (doc->len > 0 || doc->opts.framing == FRAME_TSV) {
		n = sections_write(w, outline, &cuts);
		doc_write_raw(&w->out);
		w->out.len = 0;
	} else {
		n = 1;
	}
	if (n == 1 && input.tell_damage)
		doc_warn(doc, "no section found");
}

int
main(int argc, char *argv[])
{
	static struct vocabulary words;		/* 300 KB, mostly zero */
	struct rules rules = { 0 };
	struct outline outline = { 0 };
	struct writer writer = { .streams = true };
	struct doc doc;
	char **operands;

	diag_init(argv[0]);
	operands = opt_parse(argc, argv, opts, NELEM(opts), "[file ...]",
	    "Cut documents at their headings.");
	load_rules(&rules, &words);
	doc_open(&doc, &input, operands);
	if (print_rules)
		doc_write_raw(&rules.source);
	sandbox_enter(&(struct sandbox){ .readable = operands,
	    .writable = directory });
	writer.form = choose_form();
	while (!print_rules && doc_read(&doc))
		split(&outline, &doc, &words, &writer, is_only(operands) ?
		    0 : doc.number);
	outline_free(&outline);
	vocabulary_free(&words);
	rules_free(&rules);
	opt_list_free(&rule_files);
	buf_free(&writer.out);
	return doc_close(&doc);
}
