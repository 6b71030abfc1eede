/*
 * strip-site-chrome - keep the document of a page, drop what the site adds.
 * See strip-site-chrome(1).
 *
 * A page comes in as lines (common/page.h).  strip-site-chrome-line looks at
 * each by itself, -view at the page around it, -features puts both in words
 * that the model knows, -decide chooses head, title, gap, body and tail,
 * -edit finds what is to be cut out of the lines kept.  Here it is put
 * together again.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "doc.h"
#include "opt.h"
#include "page.h"
#include "rules.h"
#include "sandbox.h"
#include "strip-site-chrome-builtin.h"
#include "strip-site-chrome-decide.h"
#include "strip-site-chrome-edit.h"
#include "strip-site-chrome-features.h"
#include "strip-site-chrome-rules.h"
#include "tsv.h"

enum output { OUT_TEXT, OUT_DROPPED, OUT_REPORT };

static struct doc_input input;
static struct opt_list rule_files;
static bool no_builtin, print_rules;
static int output = OUT_TEXT;

static const struct opt opts[] = {
	{ 'p', "print-rules", OPT_FLAG, &print_rules, 0, NULL,
	    "print the rules in force and stop" },
	{ 'R', "no-builtin-rules", OPT_FLAG, &no_builtin, 0, NULL,
	    "leave the built-in rules out" },
	{ 'r', "rules", OPT_LIST, &rule_files, 0, "FILE",
	    "add rules from FILE; may be repeated" },
	{ 'v', "invert", OPT_CHOICE, &output, OUT_DROPPED, NULL,
	    "print what would be dropped" },
	{ 'x', "explain", OPT_CHOICE, &output, OUT_REPORT, NULL,
	    "print each line dropped or edited: document, line, class, "
	    "reason, text" },
	OPT_STREAM(input)
};

/* What a document is stripped with; the buffers are reused. */
struct stripper {
	struct chrome_rules	*rules;
	struct page		 page;
	struct chrome_view	 view;
	struct chrome_decision	 decision;
	struct chrome_edits	 edits;
	const struct chrome_rule *limit;	/* a rule that reached one */
	struct buf		 out, reason;
};

static bool
is_kept(const struct stripper *s, size_t i)
{
	return chrome_state_keeps((enum chrome_state)s->decision.state[i]);
}

/* Decides on a document and leaves it at that. */
static void
look(struct stripper *s, const char *text, size_t len)
{
	s->limit = NULL;
	chrome_rules_reset(s->rules);
	if (page_is_html(text, len))
		page_from_html(&s->page, text, len);
	else
		page_from_text(&s->page, text, len);
	chrome_view_make(&s->view, &s->page, s->rules, &s->limit);
	if (chrome_decide_clean(&s->view, &s->decision) &&
	    chrome_edits_find(&s->edits, &s->view, &s->decision, s->rules,
	    &s->limit))
		return;
	chrome_rules_reset(s->rules);
	chrome_decide(&chrome_builtin_model, &s->view, &s->decision);
	(void)chrome_edits_find(&s->edits, &s->view, &s->decision, s->rules,
	    &s->limit);
}

/* Appends line i without what is cut out; *cut goes on to the next line's. */
static void
add_line(struct stripper *s, size_t i, size_t *cut, struct buf *to)
{
	struct page_line line = chrome_page_line(&s->view, i);
	const struct chrome_edits *e = &s->edits;
	size_t at = 0;

	for (; *cut < e->n && e->v[*cut].line <= i; ++*cut) {
		buf_add(to, line.text + at, e->v[*cut].from - at);
		at = e->v[*cut].to;
	}
	buf_add(to, line.text + at, line.len - at);
}

/*
 * Appends the blank lines before line i of the view, kept being the last
 * line kept before it, or SIZE_MAX.  Where lines were dropped between two
 * that are kept, the blank lines behind the first or else those before the
 * second part them; those around what is dropped at either end go.
 */
static void
add_blanks(const struct stripper *s, size_t kept, size_t i, struct buf *to)
{
	const struct page *p = &s->page;
	size_t from = kept == SIZE_MAX ? 0 : s->view.lines[kept].number + 1;
	size_t end = i < s->view.n ? s->view.lines[i].number : p->n, k;
	bool dropped = i > 0 && kept != i - 1;

	if (dropped && (kept == SIZE_MAX || i == s->view.n))
		return;
	if (dropped && !page_is_blank(p, from)) {
		from = end;
		while (page_is_blank(p, from - 1))
			from--;
	}
	for (k = from; k < end && (!dropped || page_is_blank(p, k)); k++) {
		struct page_line line = page_get(p, k);

		buf_add(to, line.text, line.len);
		buf_addc(to, '\n');
	}
}

/* Nothing of line i, which was kept, is left. */
static bool
is_cut_whole(const struct stripper *s, size_t i, size_t cut)
{
	const struct chrome_cut *c;

	if (cut == s->edits.n)
		return false;
	c = &s->edits.v[cut];
	return c->line == i && c->from == 0 &&
	    c->to == chrome_page_line(&s->view, i).len;
}

/* The document: what is kept. */
static void
strip(struct stripper *s, struct buf *to)
{
	size_t i, kept = SIZE_MAX, cut = 0;

	for (i = 0; i < s->view.n; i++) {
		if (!is_kept(s, i) || is_cut_whole(s, i, cut)) {
			cut += is_kept(s, i);
			continue;
		}
		add_blanks(s, kept, i, to);
		add_line(s, i, &cut, to);
		buf_addc(to, '\n');
		kept = i;
	}
	add_blanks(s, kept, i, to);
	if (to->len > 0 && !s->page.html && !s->page.final_newline)
		to->len--;
}

/* The other way round: the lines dropped and the parts cut out. */
static void
strip_inverted(struct stripper *s, struct buf *to)
{
	size_t i, cut = 0;

	for (i = 0; i < s->view.n; i++) {
		struct page_line line = chrome_page_line(&s->view, i);

		if (!is_kept(s, i)) {
			buf_add(to, line.text, line.len);
			buf_addc(to, '\n');
		}
		for (; cut < s->edits.n && s->edits.v[cut].line == i; cut++) {
			const struct chrome_cut *c = &s->edits.v[cut];

			buf_add(to, line.text + c->from, c->to - c->from);
			buf_addc(to, '\n');
		}
	}
}

static void
add_rule_reason(const struct chrome_rule *r, struct buf *to)
{
	char line[32];

	buf_adds(to, r->rule->file);
	(void)snprintf(line, sizeof(line), ":%zu", r->rule->line);
	buf_adds(to, line);
}

static void
report_line(const struct doc *doc, size_t number, enum chrome_class class,
    const struct buf *reason, const char *text, size_t len, struct buf *to)
{
	struct buf label = { 0 };
	char n[32];

	doc_label(doc, &label);
	tsv_escape(to, label.data, label.len);
	(void)snprintf(n, sizeof(n), "\t%zu\t", number);
	buf_adds(to, n);
	buf_adds(to, chrome_class_name(class));
	buf_addc(to, '\t');
	tsv_escape(to, reason->data, reason->len);
	buf_addc(to, '\t');
	tsv_escape(to, text, len);
	buf_addc(to, '\n');
	buf_free(&label);
}

/* What was dropped or cut out, and why. */
static void
report(struct stripper *s, const struct doc *doc, struct buf *to)
{
	size_t i, cut = 0;

	for (i = 0; i < s->view.n; i++) {
		const struct chrome_line *l = &s->view.lines[i];
		struct page_line line = chrome_page_line(&s->view, i);
		const struct chrome_rule *rule = chrome_rule_of(&s->view, i);

		s->reason.len = 0;
		if (!is_kept(s, i)) {
			if (rule != NULL)
				add_rule_reason(rule, &s->reason);
			else
				chrome_decide_reason(&chrome_builtin_model,
				    &s->view, &s->decision, i, &s->reason);
			report_line(doc, l->number + 1, chrome_decide_class(
			    &s->view, &s->decision, i), &s->reason,
			    line.text, line.len, to);
		}
		for (; cut < s->edits.n && s->edits.v[cut].line == i; cut++) {
			const struct chrome_cut *c = &s->edits.v[cut];

			s->reason.len = 0;
			if (c->rule != NULL)
				add_rule_reason(c->rule, &s->reason);
			else
				buf_adds(&s->reason, c->reason);
			report_line(doc, l->number + 1, c->rule != NULL ?
			    c->rule->class : CHROME_WATERMARK, &s->reason,
			    line.text + c->from, c->to - c->from, to);
		}
	}
}

static void
do_document(struct stripper *s, struct doc *doc)
{
	look(s, doc->text, doc->len);
	if (s->page.html && s->page.bad > 0)
		doc_warn(doc, "%zu bytes replaced", s->page.bad);
	if (s->limit != NULL)
		doc_warn(doc, "%s:%zu: pattern takes too long, left out",
		    s->limit->rule->file, s->limit->rule->line);
	s->out.len = 0;
	switch (output) {
	case OUT_TEXT:
		strip(s, &s->out);
		doc_write(doc, NULL, &s->out);
		break;
	case OUT_DROPPED:
		strip_inverted(s, &s->out);
		doc_write(doc, NULL, &s->out);
		break;
	case OUT_REPORT:
		report(s, doc, &s->out);
		doc_write_raw(&s->out);
		break;
	}
}

static void
stripper_free(struct stripper *s)
{
	chrome_rules_free(s->rules);
	free(s->rules);
	page_free(&s->page);
	chrome_view_free(&s->view);
	chrome_decision_free(&s->decision);
	chrome_edits_free(&s->edits);
	buf_free(&s->out);
	buf_free(&s->reason);
}

int
main(int argc, char *argv[])
{
	struct rules rules = { 0 };
	struct stripper s = { 0 };
	struct doc doc = { 0 };
	char **operands;

	diag_init(argv[0]);
	operands = opt_parse(argc, argv, opts, NELEM(opts), "[file ...]",
	    "Keep the document of a page, drop what its site adds.");
	s.rules = mem_zeroed(1, sizeof(*s.rules));
	chrome_rules_load(s.rules, &rules, &rule_files, no_builtin);
	if (print_rules) {
		doc_write_raw(&rules.source);
	} else {
		doc_open(&doc, &input, operands);
		sandbox_enter(&(struct sandbox){ .readable = operands });
		while (doc_read(&doc))
			do_document(&s, &doc);
	}
	stripper_free(&s);
	rules_free(&rules);
	opt_list_free(&rule_files);
	return doc_close(&doc);
}
