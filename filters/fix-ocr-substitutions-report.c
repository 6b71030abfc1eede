/* report - see fix-ocr-substitutions-report.h. */
#include <stdio.h>
#include <string.h>

#include "fix-ocr-substitutions-damage.h"
#include "fix-ocr-substitutions-report.h"
#include "fix-ocr-substitutions-sight.h"
#include "tsv.h"
#include "utf8.h"

static void
add_number(struct buf *out, const char *fmt, double x)
{
	char s[64];

	(void)snprintf(s, sizeof(s), fmt, x);
	buf_adds(out, s);
}

/* The rule that decided, or the model with its score, or what it is. */
static void
add_reason(struct buf *out, const struct table *t, const struct sighting *s,
    const struct doc *doc)
{
	const struct rule *rule;

	if (s->pair == NO_PAIR)
		buf_adds(out, s->says == EXTRA_PINYIN ? "pinyin" : "title");
	else if ((rule = sight_rule(t, s, doc->text, doc->len)) != NULL) {
		tsv_escape(out, rule->file, strlen(rule->file));
		add_number(out, ":%.0f", (double)rule->line);
	} else if (s->scored)
		add_number(out, "model %+.1f", s->score);
	else
		buf_adds(out, "always");
}

void
report_changes(const struct evidence *e, const struct table *t,
    const struct doc *doc, struct buf *out)
{
	struct buf label = { 0 };
	size_t i, at = 0, line = 1, start = 0;

	doc_label(doc, &label);
	for (i = 0; i < e->nsightings && e->nchanges > 0; i++) {
		const struct sighting *s = &e->sightings[i];
		const char *right;
		size_t right_len;

		if (!s->undone)
			continue;
		for (; at < s->from; at++)
			if (doc->text[at] == '\n') {
				line++;
				start = at + 1;
			}
		tsv_escape(out, label.data, label.len);
		add_number(out, "\t%.0f", (double)line);
		add_number(out, "\t%.0f\t", (double)utf8_count(doc->text +
		    start, s->from - start) + 1);
		tsv_escape(out, doc->text + s->from, evidence_len(t, s));
		buf_addc(out, '\t');
		right = evidence_right(t, s, &right_len);
		tsv_escape(out, right, right_len);
		add_number(out, "\t%.2f\t", evidence_confidence(e, t, s));
		add_reason(out, t, s, doc);
		buf_addc(out, '\n');
	}
	buf_free(&label);
}

static size_t
line_of(const struct doc *doc, size_t at)
{
	size_t i, line = 1;

	for (i = 0; i < at; i++)
		line += doc->text[i] == '\n';
	return line;
}

/* The lines of the part that was judged, unless it is the whole. */
static void
report_part(const struct evidence *e, const struct doc *doc, struct buf *out)
{
	struct buf label = { 0 };

	if (!e->judged || (e->from == 0 && e->to == doc->len))
		return;
	doc_label(doc, &label);
	tsv_escape(out, label.data, label.len);
	add_number(out, "\tpart\t%.0f", (double)line_of(doc, e->from));
	add_number(out, "\t%.0f\n", (double)line_of(doc, e->to));
	buf_free(&label);
}

void
report_evidence(const struct evidence *e, const struct table *t,
    const struct doc *doc, struct buf *out)
{
	struct buf label = { 0 };
	size_t i;

	report_part(e, doc, out);
	doc_label(doc, &label);
	for (i = 0; e->judged && i < t->nfamilies; i++) {
		if (!t->families[i].on)
			continue;
		tsv_escape(out, label.data, label.len);
		buf_adds(out, "\tfamily\t");
		tsv_escape(out, t->families[i].name,
		    strlen(t->families[i].name));
		add_number(out, "\t%.1f\n", e->families[i].odds);
	}
	for (i = 0; e->judged && i < t->npairs; i++) {
		const struct pair *p = &t->pairs[i];

		if (e->pairs[i].wrongs == 0)
			continue;
		tsv_escape(out, label.data, label.len);
		buf_adds(out, "\tpair\t");
		tsv_escape(out, p->wrong, p->wrong_len);
		buf_addc(out, '\t');
		tsv_escape(out, p->right, p->right_len);
		add_number(out, "\t%.0f", (double)e->pairs[i].wrongs);
		add_number(out, "\t%.0f", (double)e->pairs[i].rights);
		add_number(out, "\t%.1f\n", e->pairs[i].odds);
	}
	buf_free(&label);
}

void
report_damage(const struct doc *doc, struct buf *out)
{
	struct buf label = { 0 };
	struct damage damage;
	size_t i;

	doc_label(doc, &label);
	damage_find(&damage, doc->text, doc->len);
	for (i = 0; i < DAMAGE_KINDS; i++) {
		if (damage.places[i] == 0)
			continue;
		tsv_escape(out, label.data, label.len);
		buf_adds(out, "\tleft\t");
		buf_adds(out, damage_names[i]);
		add_number(out, "\t%.0f\n", (double)damage.places[i]);
	}
	buf_free(&label);
}
