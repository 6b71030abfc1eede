/* learn-site-chrome-lines - see learn-site-chrome-lines.h. */
#include <stdlib.h>
#include <string.h>

#include "learn-site-chrome-choose.h"
#include "learn-site-chrome-lines.h"

/* Running text that is this page's alone. */
static bool
is_own_text(struct recurrents *r, const struct learn_page *p, size_t line)
{
	return p->lines[line].kept && p->lines[line].text &&
	    (!recurrents_set_line(r, p, line) ||
	    (recurrents_look_up(r, p, line, FORM_EXACT) == NULL &&
	    recurrents_look_up(r, p, line, FORM_TITLED) == NULL));
}

/* Counts what stands between the first and the last line of own text. */
static void
count_inside(struct recurrents *r, const struct learn_page *p)
{
	size_t first = 0, last = p->n, i;
	struct recurrent *e;
	int form;

	while (first < p->n && !is_own_text(r, p, first))
		first++;
	while (last > first && !is_own_text(r, p, last - 1))
		last--;
	for (i = first + 1; i + 1 < last; i++) {
		if (!recurrents_set_line(r, p, i))
			continue;
		for (form = 0; form < LEARN_FORMS; form++)
			if ((e = recurrents_look_up(r, p, i, form)) != NULL)
				e->inside++;
	}
}

static bool
is_chosen(struct recurrents *r, const struct learn_page *p, size_t line)
{
	struct recurrent *e;
	int form;

	if (!recurrents_set_line(r, p, line))
		return false;
	for (form = 0; form < LEARN_FORMS; form++)
		if ((e = recurrents_look_up(r, p, line, form)) != NULL &&
		    e->chosen)
			return true;
	return false;
}

/*
 * Counts the lines in runs that begin and end where chosen lines or the page
 * do, and in which all recurs.
 */
static void
count_enclosed(struct recurrents *r, const struct learn_page *p)
{
	size_t from = 0, i, k;
	struct recurrent *e;

	for (i = 0; i <= p->n; i++) {
		if (i < p->n && !is_chosen(r, p, i)) {
			if (!p->lines[i].stops &&
			    recurrents_set_line(r, p, i) &&
			    recurrents_look_up(r, p, i, FORM_EXACT) != NULL)
				continue;
			while (i < p->n && !is_chosen(r, p, i))
				i++;
			from = i + 1;
			continue;
		}
		for (k = from; k < i; k++)
			if (recurrents_set_line(r, p, k) &&
			    (e = recurrents_look_up(r, p, k, FORM_EXACT)) != NULL)
				e->enclosed++;
		from = i + 1;
	}
}

/*
 * Counts the lines of a page's top, all of which recur and one of which speaks
 * as chrome does.
 */
static void
count_top(struct recurrents *r, const struct learn_page *p)
{
	struct recurrent *e;
	bool words = false;
	size_t i, to;

	for (to = 0; to < p->n; to++) {
		if (!recurrents_set_line(r, p, to) ||
		    recurrents_look_up(r, p, to, FORM_EXACT) == NULL)
			break;
		words = words || p->lines[to].words;
	}
	if (to == p->n || !words)
		return;
	for (i = 0; i < to; i++)
		if (recurrents_set_line(r, p, i) &&
		    (e = recurrents_look_up(r, p, i, FORM_EXACT)) != NULL)
			e->top++;
}

void
recurrents_find(struct recurrents *r, struct sample *s,
    const struct learn_limits *limits, const struct learn_title *titles)
{
	size_t i, k;
	int form;

	memset(r, 0, sizeof(*r));
	r->sample = s;
	r->limits = *limits;
	recurrents_list_titles(r, titles);
	for (i = 0; i < s->n; i++) {
		recurrents_set_title(r, &titles[i]);
		for (k = 0; k < s->pages[i].n; k++) {
			if (!recurrents_set_line(r, &s->pages[i], k))
				continue;
			for (form = 0; form < LEARN_FORMS; form++)
				if (recurrents_form(r, &s->pages[i], k, form))
					recurrents_count(r, i, k, form);
		}
	}
	for (i = 0; i < s->n; i++) {
		recurrents_set_title(r, &titles[i]);
		count_inside(r, &s->pages[i]);
		count_top(r, &s->pages[i]);
	}
	recurrents_choose(r);
	for (i = 0; i < s->n; i++) {
		recurrents_set_title(r, &titles[i]);
		count_enclosed(r, &s->pages[i]);
	}
	recurrents_choose(r);
	for (i = 0; i < s->n; i++) {
		recurrents_set_title(r, &titles[i]);
		for (k = 0; k < s->pages[i].n; k++)
			s->pages[i].lines[k].ruled =
			    is_chosen(r, &s->pages[i], k);
	}
}

/* A wider form than this one is chosen too. */
static bool
is_covered(struct recurrents *r, const struct recurrent *e)
{
	const struct learn_page *p = &r->sample->pages[e->page];
	const struct recurrent *wider;
	int form;

	if (e->form == FORM_VALUE || !recurrents_set_line(r, p, e->line))
		return false;
	for (form = 0; form < LEARN_FORMS; form++) {
		if (form == e->form || form == FORM_EXACT ||
		    (form == FORM_NUMBER && e->form == FORM_TITLED))
			continue;
		wider = recurrents_look_up(r, p, e->line, form);
		if (wider != NULL && wider->chosen)
			return true;
	}
	return false;
}

/* The pattern of a line that holds the page's title, and its needle. */
static bool
add_pattern(const struct buf *form, struct buf *to)
{
	const char *title = memchr(form->data, TITLED, form->len), *best;
	size_t before = (size_t)(title - form->data);
	size_t after = form->len - before - 1, from = 0, other = 0, len, len2;

	buf_addc(to, '^');
	learnt_quote(to, form->data, before, true);
	buf_adds(to, ".{1,100}");
	learnt_quote(to, title + 1, after, true);
	buf_adds(to, "$\t");
	len = learnt_needle(form->data, before, true, &from);
	len2 = learnt_needle(title + 1, after, true, &other);
	best = len >= len2 ? form->data + from : title + 1 + other;
	len = len >= len2 ? len : len2;
	buf_add(to, best, len);
	return len >= 6;
}

static void
add_rule(struct recurrents *r, const struct recurrent *e,
    struct learnt *learnt)
{
	const struct learn_page *p = &r->sample->pages[e->page];
	struct learnt_rule rule = { .kind = CHROME_SAME };
	struct buf fields = { 0 };

	rule.class = e->content ? CHROME_CONTENT :
	    e->class < CHROME_CONTENT ? (enum chrome_class)e->class :
	    CHROME_OTHER;
	rule.pages = e->pages;
	rule.dropped = recurrent_percent(e->dropped, e->seen);
	if (recurrents_set_line(r, p, e->line) &&
	    recurrents_form(r, p, e->line, e->form)) {
		if (e->form == FORM_TITLED) {
			rule.kind = CHROME_LINE;
			if (add_pattern(&r->form, &fields))
				learnt_add(learnt, &rule, &fields);
		} else {
			learnt_add(learnt, &rule, &r->form);
		}
	}
	buf_free(&fields);
}

void
recurrents_add_rules(struct recurrents *r, const struct learn_title *titles,
    struct learnt *learnt)
{
	size_t i;

	for (i = 0; i < r->n; i++) {
		const struct recurrent *e = &r->v[i];

		if (!e->chosen && !e->content)
			continue;
		recurrents_set_title(r, &titles[e->page]);
		if (e->content || !is_covered(r, e))
			add_rule(r, e, learnt);
	}
}
