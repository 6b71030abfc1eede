/*
 * train-site-chrome - make strip-site-chrome-decide.model from labelled pages.
 *
 *	train-site-chrome strip-site-chrome.rules < pages.tsv
 *
 * A line of input is a page: its name, "html" or "text", its labels and the
 * page, escaped as in documents(7).  A label is a letter for each line that
 * is not blank (of HTML: as html-to-text writes it): K or M for keep,
 * anything else for drop.
 *
 * "make chrome-model PAGES=directory" gives it what the model in the tree was
 * made from; see train-site-chrome.sh.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "doc.h"
#include "opt.h"
#include "strip-site-chrome-decide.h"
#include "train-site-chrome-crf.h"

static struct doc_input input = { .framing = FRAME_TSV };

/*
 * How text and how HTML is learned, by what cross-validation over the sites
 * said: what a wrong line costs, how far weights are held to nought, and
 * how often and on how many samples of the pages.
 */
static const struct {
	double	lost, left;		/* of a kept line, of a dropped one */
	double	hold_shared, hold_own;	/* L2 */
	size_t	rounds, batches, bags;
} how[2] = {
	{ 3.5, 1.5, 1, 10, 40, 6, 1 },
	{ 4.2, 2.0, 2, 10, 25, 6, 8 }
};

struct pages {
	struct sample	*v;
	size_t		 n, cap;
};

static const struct opt opts[] = {
	OPT_STREAM(input)
};

static bool
is_kept(char label)
{
	return label == 'K' || label == 'M';
}

static void
set_gold(struct sample *s, const struct chrome_view *v, const char *labels)
{
	bool html = v->page->html;
	size_t i, first = v->n, last = 0;

	for (i = 0; i < v->n; i++)
		if (is_kept(labels[i])) {
			first = first < i ? first : i;
			last = i;
		}
	for (i = 0; i < v->n; i++) {
		bool kept = is_kept(labels[i]);
		double size = 0.4 + sqrt(v->lines[i].chars) / 8;

		s->cost[i] = (kept ? how[html].lost : how[html].left) *
		    (size < 3 ? size : 3);
		s->gold[i] = (uint8_t)(i < first ? STATE_HEAD :
		    i == first ? STATE_TITLE : kept ? STATE_BODY :
		    i > last ? STATE_TAIL : s->gold[i - 1] == STATE_TITLE ||
		    s->gold[i - 1] == STATE_GAP ? STATE_GAP : STATE_INNER);
	}
}

/* FNV-1a, of the first field. */
static uint32_t
hash_name(const struct doc *doc)
{
	uint32_t h = 2166136261U;
	size_t i;

	for (i = 0; i < doc->fields.len && doc->fields.data[i] != '\t'; i++)
		h = (h ^ (unsigned char)doc->fields.data[i]) * 16777619U;
	return h;
}

static void
add_sample(struct pages *pages, const struct chrome_view *v, uint32_t key,
    const char *labels)
{
	struct sample *s;
	size_t i;

	pages->v = mem_grow(pages->v, pages->n, &pages->cap,
	    sizeof(*pages->v));
	s = &pages->v[pages->n++];
	s->n = v->n;
	s->key = key;
	s->ids = mem_resize(NULL, v->n * FEATURES_MAX + 1, sizeof(*s->ids));
	s->first = mem_resize(NULL, v->n + 1, sizeof(*s->first));
	s->cost = mem_resize(NULL, v->n + 1, sizeof(*s->cost));
	s->stays = mem_resize(NULL, v->n + 1, sizeof(*s->stays));
	s->gold = mem_resize(NULL, v->n + 1, 1);
	s->weight = 1 / sqrt((double)v->n / 60 + 0.5);
	set_gold(s, v, labels);
	s->first[0] = 0;
	for (i = 0; i < v->n; i++) {
		s->stays[i] = chrome_decide_guard(v, i) / 100.0;
		s->first[i + 1] = s->first[i] + chrome_features(v, i,
		    s->ids + s->first[i]);
	}
	s->ids = mem_resize(s->ids, s->first[v->n] + 1, sizeof(*s->ids));
}

/* The fields before the page: false if there are not three of them. */
static bool
read_fields(const struct doc *doc, bool *html, const char **labels,
    size_t *nlabels)
{
	const char *end, *tab;

	if (doc->fields.len == 0)
		return false;
	end = doc->fields.data + doc->fields.len;
	tab = memchr(doc->fields.data, '\t', doc->fields.len);
	if (tab == NULL)
		return false;
	*html = tab[1] == 'h';
	tab = memchr(tab + 1, '\t', (size_t)(end - tab - 1));
	if (tab == NULL)
		return false;
	*labels = tab + 1;
	tab = memchr(*labels, '\t', (size_t)(end - *labels));
	if (tab == NULL)
		return false;
	*nlabels = (size_t)(tab - *labels);
	return true;
}

/* Reads all pages, those of text into pages[0], of HTML into pages[1]. */
static void
read_pages(struct pages pages[2], struct chrome_rules *cr)
{
	static char *no_operands[] = { NULL };
	const struct chrome_rule *limit = NULL;
	struct chrome_view view = { 0 };
	struct page page = { 0 };
	struct doc doc = { 0 };
	const char *labels;
	size_t n;
	bool html;

	doc_open(&doc, &input, no_operands);
	while (doc_read(&doc)) {
		if (!read_fields(&doc, &html, &labels, &n))
			die("page %zu: not four fields", doc.number);
		if (html)
			page_from_html(&page, doc.text, doc.len);
		else
			page_from_text(&page, doc.text, doc.len);
		chrome_view_make(&view, &page, cr, &limit);
		if (view.n != n)
			die("page %zu: %zu lines but %zu labels", doc.number,
			    view.n, n);
		add_sample(&pages[html], &view, hash_name(&doc), labels);
	}
	chrome_view_free(&view);
	page_free(&page);
}

static long
hundredths(double w)
{
	return lround(w * 100);
}

static void
print(const struct crf crf[2])
{
	size_t id, html, a, b;
	char name[64];

	puts("# Made by train-site-chrome: feature, weights for text, weights"
	    " for HTML\n# (head title gap body inner tail).");
	for (id = 0; id < crf[0].features; id++) {
		chrome_feature_name(id, name);
		fputs(name, stdout);
		for (html = 0; html < 2; html++)
			for (a = 0; a < S; a++)
				printf("%c%ld", a == 0 ? '\t' : ' ',
				    hundredths(
				    crf[html].weight[id * ROW + a]));
		putchar('\n');
	}
	for (a = 0; a < S; a++)
		for (b = 0; b < S; b++)
			if (chrome_state_follows((enum chrome_state)a,
			    (enum chrome_state)b))
				printf("%s>%s\t%ld\t%ld\n",
				    chrome_state_name((enum chrome_state)a),
				    chrome_state_name((enum chrome_state)b),
				    hundredths(crf[0].step[a][b]),
				    hundredths(crf[1].step[a][b]));
}

int
main(int argc, char *argv[])
{
	struct chrome_rules *cr = mem_zeroed(1, sizeof(*cr));
	struct pages pages[2] = { { 0 } };
	struct rules rules = { 0 };
	struct crf crf[2];
	char **operands;
	size_t html;

	diag_init(argv[0]);
	operands = opt_parse(argc, argv, opts, NELEM(opts), "rules",
	    "Make strip-site-chrome's model from labelled pages.");
	if (operands[0] == NULL || operands[1] != NULL)
		opt_die("one file of rules");
	rules_load(&rules, operands[0]);
	chrome_rules_ready(cr, &rules, rules.n);
	read_pages(pages, cr);
	for (html = 0; html < 2; html++) {
		crf[html] = (struct crf){
			.features = chrome_features_count(),
			.hold_shared = how[html].hold_shared,
			.hold_own = how[html].hold_own,
			.rounds = how[html].rounds,
			.batches = how[html].batches,
			.bags = how[html].bags,
		};
		crf_train(&crf[html], pages[html].v, pages[html].n);
	}
	print(crf);
	diag_flush();
	return STATUS_OK;
}
