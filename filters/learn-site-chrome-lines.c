/* learn-site-chrome-lines - see learn-site-chrome-lines.h. */
#include <stdlib.h>
#include <string.h>

#include "learn-site-chrome-lines.h"
#include "strip-site-chrome-chars.h"

#define EMPTY		UINT32_MAX
#define LINE_BYTES	3000	/* no longer line is looked at */
#define TITLE_BYTES	9	/* nor a shorter title */
#define PATTERN_BYTES	600	/* of a line that patterns are tried on */

/* What is dropped more often, percent, is not kept by rule. */
#define KEPT_SHARE	20

/* A headline: not to be dropped where it is a page's title. */
#define HEADLINE_BYTES	12

static bool
has_mark(const struct buf *folded)
{
	return memchr(folded->data, '#', folded->len) != NULL ||
	    memchr(folded->data, '*', folded->len) != NULL;
}

/* Something in it is neither a digit nor a mark. */
static bool
has_letter(const struct buf *b)
{
	size_t i;
	uint32_t cp;

	for (i = 0; i < b->len; ) {
		i += utf8_decode(b->data + i, b->len - i, &cp);
		if (chrome_is_han(cp) || chrome_is_letter(cp) ||
		    (cp >= 0xC0 && cp < 0x2000))
			return true;
	}
	return false;
}

/* How often title stands in the line; the line with TITLED in its places. */
static size_t
put_title_aside(const struct buf *title, const struct buf *line,
    struct buf *to)
{
	size_t i = 0, n = 0;

	to->len = 0;
	while (i < line->len) {
		if (line->len - i >= title->len && memcmp(line->data + i,
		    title->data, title->len) == 0) {
			buf_addc(to, TITLED);
			i += title->len;
			n++;
		} else {
			buf_addc(to, line->data[i++]);
		}
	}
	return n;
}

/* Not of the title with nothing before it: that may be the title itself. */
static bool
titled_form(struct recurrents *r, const struct learn_page *p, size_t line)
{
	if (r->title.len < TITLE_BYTES || r->folded.len <= r->title.len ||
	    p->lines[line].title || p->lines[line].len > PATTERN_BYTES ||
	    put_title_aside(&r->title, &r->folded, &r->exact) != 1)
		return false;
	if (!chrome_form(&r->form, r->exact.data, r->exact.len, FORM_NUMBER))
		(void)chrome_form(&r->form, r->exact.data, r->exact.len,
		    FORM_EXACT);
	return has_letter(&r->form) &&
	    (r->form.data[0] != TITLED || p->lines[line].stops);
}

/*
 * Sets r->form to a form of the line, whose folded text and page's title are
 * set: false if it has none that a rule could be made of.
 */
static bool
line_form(struct recurrents *r, const struct learn_page *p, size_t line,
    int form)
{
	const struct learn_line *l = &p->lines[line];

	if (l->held)
		return false;
	if (form == FORM_EXACT)
		return chrome_form(&r->form, r->folded.data, r->folded.len,
		    FORM_EXACT) && (!has_mark(&r->folded) ||
		    !chrome_form(&r->exact, r->folded.data, r->folded.len,
		    FORM_VALUE));
	if (has_mark(&r->folded))
		return false;
	if (form == FORM_TITLED)
		return titled_form(r, p, line);
	if (l->stops || l->text)
		return false;
	return chrome_form(&r->form, r->folded.data, r->folded.len,
	    (enum chrome_form)form) && has_letter(&r->form);
}

/* Makes ready for the lines of a page. */
static void
set_title(struct recurrents *r, const struct learn_title *title)
{
	r->title.len = 0;
	fold_add(&r->sample->rules->fold, &r->title, title->s, title->len);
}

/* Makes ready for the forms of a line; false: it is too long for a rule. */
static bool
set_line(struct recurrents *r, const struct learn_page *p, size_t line)
{
	r->folded.len = 0;
	if (p->lines[line].len > LINE_BYTES)
		return false;
	fold_add(&r->sample->rules->fold, &r->folded, sample_text(p, line),
	    p->lines[line].len);
	return r->folded.len > 0;
}

static uint64_t
form_hash(const struct recurrents *r, int form)
{
	return sample_hash(r->form.data, r->form.len) + (uint64_t)form;
}

static uint32_t *
place(const struct recurrents *r, uint64_t hash)
{
	size_t i = (size_t)(hash & (r->table_size - 1));

	while (r->table[i] != EMPTY && r->v[r->table[i]].hash != hash)
		i = (i + 1) & (r->table_size - 1);
	return &r->table[i];
}

static void
grow_table(struct recurrents *r)
{
	size_t i;

	r->table_size = r->table_size == 0 ? 1024 : r->table_size * 2;
	r->table = mem_resize(r->table, r->table_size, sizeof(*r->table));
	memset(r->table, 0xFF, r->table_size * sizeof(*r->table));
	for (i = 0; i < r->n; i++)
		*place(r, r->v[i].hash) = (uint32_t)i;
}

/* The form that r->form holds, if it was ever counted. */
static struct recurrent *
look_up(const struct recurrents *r, int form)
{
	uint32_t at;

	if (r->table_size == 0)
		return NULL;
	at = *place(r, form_hash(r, form));
	return at == EMPTY ? NULL : &r->v[at];
}

static struct recurrent *
look_up_or_add(struct recurrents *r, int form)
{
	uint64_t hash = form_hash(r, form);
	struct recurrent *e;
	uint32_t *at;

	if (r->n * 2 >= r->table_size)
		grow_table(r);
	at = place(r, hash);
	if (*at != EMPTY)
		return &r->v[*at];
	r->v = mem_grow(r->v, r->n, &r->cap, sizeof(*r->v));
	*at = (uint32_t)r->n;
	e = &r->v[r->n++];
	memset(e, 0, sizeof(*e));
	e->hash = hash;
	e->form = (uint8_t)form;
	return e;
}

/* The class that most have, by Boyer and Moore's majority vote. */
static void
vote(struct recurrent *e, uint8_t class)
{
	if (e->votes == 0)
		e->class = class;
	if (e->class != class)
		e->votes--;
	else if (e->votes < UINT8_MAX)
		e->votes++;
}

static void
add_variant(struct recurrent *e, uint64_t exact)
{
	size_t i;

	for (i = 0; i < e->variants && i < 2; i++)
		if (e->variant[i] == exact)
			return;
	if (e->variants < 2)
		e->variant[e->variants] = exact;
	e->variants = (uint8_t)(e->variants + (e->variants < 3));
}

static void
count(struct recurrents *r, size_t page, size_t line, int form)
{
	const struct learn_line *l = &r->sample->pages[page].lines[line];
	struct recurrent *e = look_up_or_add(r, form);

	if (e->seen == 0) {
		e->page = (uint32_t)page;
		e->line = (uint32_t)line;
		e->class = CHROME_CLASSES;
	}
	e->pages += e->last != page + 1;
	e->last = (uint32_t)page + 1;
	e->seen++;
	e->dropped += !l->kept;
	e->titled += l->title;
	e->stops = e->stops || l->stops;
	e->words = e->words || l->words;
	e->covered = l->covered;
	if (!l->kept)
		vote(e, l->class);
	if (form != FORM_EXACT)
		add_variant(e, sample_hash(r->folded.data, r->folded.len));
}

static bool
recurs(const struct recurrents *r, const struct recurrent *e)
{
	return e != NULL && e->pages >= r->limits.pages;
}

/* The form of the line that recurs, or NULL. */
static struct recurrent *
find_form(struct recurrents *r, const struct learn_page *p, size_t line,
    int form)
{
	struct recurrent *e;

	if (!line_form(r, p, line, form))
		return NULL;
	e = look_up(r, form);
	return recurs(r, e) ? e : NULL;
}

/* Running text that is this page's alone. */
static bool
is_own_text(struct recurrents *r, const struct learn_page *p, size_t line)
{
	return p->lines[line].kept && p->lines[line].text &&
	    (!set_line(r, p, line) ||
	    (find_form(r, p, line, FORM_EXACT) == NULL &&
	    find_form(r, p, line, FORM_TITLED) == NULL));
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
		if (!set_line(r, p, i))
			continue;
		for (form = 0; form < LEARN_FORMS; form++)
			if ((e = find_form(r, p, i, form)) != NULL)
				e->inside++;
	}
}

static size_t
percent(size_t part, size_t all)
{
	return all == 0 ? 0 : part * 100 / all;
}

static int
by_value(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

static void
list_titles(struct recurrents *r, const struct learn_title *titles)
{
	size_t i;

	r->titles = mem_resize(NULL, r->sample->n + 1, sizeof(*r->titles));
	for (i = 0; i < r->sample->n; i++) {
		set_title(r, &titles[i]);
		r->titles[i] = sample_hash(r->title.data, r->title.len) +
		    FORM_EXACT;
	}
	if (r->sample->n > 1)
		qsort(r->titles, r->sample->n, sizeof(*r->titles), by_value);
}

/*
 * A title of some page, and not by mistake, as is a line on most pages that
 * is taken for the title of several.
 */
static bool
is_title(const struct recurrents *r, const struct recurrent *e)
{
	const struct learn_line *l =
	    &r->sample->pages[e->page].lines[e->line];
	bool listed = e->form == FORM_EXACT && bsearch(&e->hash, r->titles,
	    r->sample->n, sizeof(*r->titles), by_value) != NULL;

	if (e->titled == 0 && !listed)
		return false;
	if (e->titled > 1 && percent(e->pages, r->sample->n) >= 50)
		return false;
	return e->form == FORM_TITLED || percent(e->titled, e->seen) >= 10 ||
	    (l->len >= HEADLINE_BYTES && !e->covered);
}

static bool
names_site(struct recurrents *r, const struct recurrent *e)
{
	const struct learn_page *p = &r->sample->pages[e->page];

	if (r->limits.name[0] == '\0' || !set_line(r, p, e->line))
		return false;
	buf_addc(&r->folded, '\0');
	return strstr(r->folded.data, r->limits.name) != NULL;
}

/*
 * Sentences.  Where the page does not drop one by itself, it has to be on
 * many pages, to speak as chrome does, and to stand outside of the document.
 */
static bool
is_chrome_sentence(struct recurrents *r, const struct recurrent *e,
    size_t dropped, size_t inside)
{
	if (dropped >= (inside > 50 ? 90 : 80))
		return true;
	if (percent(e->pages, r->sample->n) < 20)
		return false;
	return names_site(r, e) ? inside <= 25 : e->words && inside <= 10;
}

/* The heading of a section. */
static bool
is_item(const struct recurrents *r, const struct recurrent *e)
{
	const struct learn_line *l =
	    &r->sample->pages[e->page].lines[e->line];

	return l->item && !l->covered;
}

/*
 * Not dropped by most pages, but chrome by its words and its place outside of
 * the document: "相关阅读", or a line of two labels and more.
 */
static bool
speaks_as_chrome(struct recurrents *r, const struct recurrent *e,
    size_t inside)
{
	size_t i, values = 0;

	if (inside > 10 || percent(e->pages, r->sample->n) < 50 || !e->words ||
	    !set_line(r, &r->sample->pages[e->page], e->line) ||
	    !line_form(r, &r->sample->pages[e->page], e->line, e->form))
		return false;
	for (i = 0; i < r->form.len; i++)
		values += r->form.data[i] == '*';
	return e->form == FORM_VALUE ? values >= 2 :
	    e->form == FORM_EXACT && (e->covered || names_site(r, e));
}

/* On most pages in the midst of chrome, or in a run from the top. */
static bool
is_framed(const struct recurrents *r, const struct recurrent *e)
{
	return percent(e->pages, r->sample->n) >= 50 &&
	    (percent(e->enclosed, e->seen) >= 90 ||
	    percent(e->top, e->pages) >= 90);
}

/* Whether a form is chrome; each is judged by what all its lines are. */
static bool
is_chrome(struct recurrents *r, const struct recurrent *e)
{
	size_t dropped = percent(e->dropped, e->seen);
	size_t inside = percent(e->inside, e->seen);

	if (!recurs(r, e) || is_title(r, e) || is_item(r, e))
		return false;
	if (e->stops && e->form != FORM_NUMBER && e->form != FORM_VALUE)
		return is_chrome_sentence(r, e, dropped, inside);
	switch (e->form) {
	case FORM_EXACT:
	case FORM_TITLED:
		return dropped >= (inside > 50 ? 80 : 50) ||
		    (e->words && names_site(r, e)) ||
		    speaks_as_chrome(r, e, inside) || is_framed(r, e);
	case FORM_NUMBER:
		return e->variants >= 2 && dropped >= (inside > 50 ? 90 : 80);
	default:
		return e->variants >= 3 && (speaks_as_chrome(r, e, inside) ||
		    dropped >= (inside > 50 ? 95 : 80));
	}
}

/*
 * What nearly all pages keep and some drop, no word of chrome in it, is
 * theirs: it stays on all; so does the heading of a section.  Not where only a
 * title is left open: the pattern might match more.
 */
static bool
is_content(const struct recurrents *r, const struct recurrent *e)
{
	return recurs(r, e) && e->dropped > 0 && !e->words && !is_title(r, e) &&
	    e->form != FORM_TITLED && (is_item(r, e) ||
	    percent(e->dropped, e->seen) <= KEPT_SHARE);
}

static void
choose(struct recurrents *r)
{
	size_t i;

	for (i = 0; i < r->n; i++) {
		r->v[i].chosen = is_chrome(r, &r->v[i]);
		r->v[i].content = !r->v[i].chosen && is_content(r, &r->v[i]);
	}
}

static bool
is_chosen(struct recurrents *r, const struct learn_page *p, size_t line)
{
	struct recurrent *e;
	int form;

	if (!set_line(r, p, line))
		return false;
	for (form = 0; form < LEARN_FORMS; form++)
		if ((e = find_form(r, p, line, form)) != NULL && e->chosen)
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
			if (set_line(r, p, i) && find_form(r, p, i,
			    FORM_EXACT) != NULL && !p->lines[i].stops)
				continue;
			while (i < p->n && !is_chosen(r, p, i))
				i++;
			from = i + 1;
			continue;
		}
		for (k = from; k < i; k++)
			if (set_line(r, p, k) &&
			    (e = find_form(r, p, k, FORM_EXACT)) != NULL)
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
		if (!set_line(r, p, to) ||
		    find_form(r, p, to, FORM_EXACT) == NULL)
			break;
		words = words || p->lines[to].words;
	}
	if (to == p->n || !words)
		return;
	for (i = 0; i < to; i++)
		if (set_line(r, p, i) &&
		    (e = find_form(r, p, i, FORM_EXACT)) != NULL)
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
	list_titles(r, titles);
	for (i = 0; i < s->n; i++) {
		set_title(r, &titles[i]);
		for (k = 0; k < s->pages[i].n; k++) {
			if (!set_line(r, &s->pages[i], k))
				continue;
			for (form = 0; form < LEARN_FORMS; form++)
				if (line_form(r, &s->pages[i], k, form))
					count(r, i, k, form);
		}
	}
	for (i = 0; i < s->n; i++) {
		set_title(r, &titles[i]);
		count_inside(r, &s->pages[i]);
		count_top(r, &s->pages[i]);
	}
	choose(r);
	for (i = 0; i < s->n; i++) {
		set_title(r, &titles[i]);
		count_enclosed(r, &s->pages[i]);
	}
	choose(r);
	for (i = 0; i < s->n; i++) {
		set_title(r, &titles[i]);
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

	if (e->form == FORM_VALUE || !set_line(r, p, e->line))
		return false;
	for (form = 0; form < LEARN_FORMS; form++) {
		if (form == e->form || form == FORM_EXACT ||
		    (form == FORM_NUMBER && e->form == FORM_TITLED))
			continue;
		wider = find_form(r, p, e->line, form);
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

	rule.class = e->content ? CHROME_CONTENT : e->class < CHROME_CONTENT ? (enum chrome_class)e->class :
	    CHROME_OTHER;
	rule.pages = e->pages;
	rule.dropped = percent(e->dropped, e->seen);
	if (set_line(r, p, e->line) && line_form(r, p, e->line, e->form)) {
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
		set_title(r, &titles[e->page]);
		if (e->content || !is_covered(r, e))
			add_rule(r, e, learnt);
	}
}

void
recurrents_free(struct recurrents *r)
{
	free(r->v);
	free(r->table);
	free(r->titles);
	buf_free(&r->title);
	buf_free(&r->folded);
	buf_free(&r->form);
	buf_free(&r->exact);
	memset(r, 0, sizeof(*r));
}
