/* learn-site-chrome-sample - see learn-site-chrome-sample.h. */
#include <stdlib.h>
#include <string.h>

#include "learn-site-chrome-sample.h"
#include "strip-site-chrome-builtin.h"

#define EMPTY	UINT32_MAX

uint64_t
sample_hash(const char *s, size_t len)
{
	uint64_t h = UINT64_C(0xCBF29CE484222325);
	size_t i;

	for (i = 0; i < len; i++)
		h = (h ^ (unsigned char)s[i]) * UINT64_C(0x100000001B3);
	h = (h ^ h >> 33) * UINT64_C(0xFF51AFD7ED558CCD);
	return h ^ h >> 33;
}

void
sample_open(struct sample *s, struct chrome_rules *rules)
{
	memset(s, 0, sizeof(*s));
	s->rules = rules;
}

static bool
is_left_out(const struct sample *s, uint64_t hash)
{
	return s->limit != 0 && hash >= s->limit;
}

/* The place in the table of the page with that hash, or the one for it. */
static uint32_t *
place(const struct sample *s, uint64_t hash)
{
	size_t i = (size_t)hash & (s->table_size - 1);

	while (s->table[i] != EMPTY && s->pages[s->table[i]].hash != hash)
		i = (i + 1) & (s->table_size - 1);
	return &s->table[i];
}

static void
make_table(struct sample *s)
{
	size_t i;

	memset(s->table, 0xFF, s->table_size * sizeof(*s->table));
	for (i = 0; i < s->n; i++)
		*place(s, s->pages[i].hash) = (uint32_t)i;
}

static void
grow_table(struct sample *s)
{
	s->table_size = s->table_size == 0 ? 256 : s->table_size * 2;
	s->table = mem_resize(s->table, s->table_size, sizeof(*s->table));
	make_table(s);
}

static void
page_drop(struct learn_page *p)
{
	free(p->text);
	free(p->doc_title);
	free(p->lines);
}

static size_t
page_bytes(const struct learn_page *p)
{
	size_t last = p->n > 0 ? p->n - 1 : 0;

	return p->n == 0 ? 0 : p->lines[last].from + p->lines[last].len +
	    p->n * sizeof(*p->lines);
}

/* Leaves out the half of the pages whose hashes are higher. */
static void
halve(struct sample *s)
{
	size_t i, to = 0;

	s->limit = s->limit == 0 ? UINT64_C(1) << 63 : s->limit >> 1;
	s->bytes = 0;
	for (i = 0; i < s->n; i++) {
		if (is_left_out(s, s->pages[i].hash)) {
			page_drop(&s->pages[i]);
			continue;
		}
		s->bytes += page_bytes(&s->pages[i]);
		s->pages[to++] = s->pages[i];
	}
	s->n = to;
	make_table(s);
}

/* Decides on a page as strip-site-chrome does. */
static void
look(struct sample *s, const struct doc *doc)
{
	s->reached = NULL;
	chrome_rules_reset(s->rules);
	if (page_is_html(doc->text, doc->len))
		page_from_html(&s->page, doc->text, doc->len);
	else
		page_from_text(&s->page, doc->text, doc->len);
	chrome_view_make(&s->view, &s->page, s->rules, &s->reached);
	chrome_decide(&chrome_builtin_model, &s->view, &s->decision);
}

/* A "、" behind the number, which has four characters at most. */
static bool
has_comma(const char *s, size_t len)
{
	size_t i;

	for (i = 3; i <= 12 && i + 3 <= len; i += 3)
		if (memcmp(s + i, "\343\200\201", 3) == 0)
			return true;
	return false;
}

static void
copy_line(struct sample *s, size_t i, struct learn_line *to)
{
	const struct chrome_line *l = &s->view.lines[i];
	const struct chrome_rule *rule = chrome_rule_of(&s->view, i);
	struct page_line line = chrome_page_line(&s->view, i);
	enum chrome_state state = (enum chrome_state)s->decision.state[i];

	to->kept = chrome_state_keeps(state);
	to->title = state == STATE_TITLE;
	to->class = to->kept ? (uint8_t)l->class :
	    (uint8_t)chrome_decide_class(&s->view, &s->decision, i);
	to->text = s->view.mass[i + 1] > s->view.mass[i];
	to->stops = l->stops > 0;
	to->words = (l->words & ~(UINT32_C(1) << CHROME_CONTENT)) != 0;
	to->covered = l->covered >= 50;
	to->held = rule != NULL && rule->kind == CHROME_KEEP;
	to->item = l->start == START_HAN_NUMBER &&
	    has_comma(line.text, line.len);
}

/* Copies the lines looked at and what was decided on them. */
static void
copy_page(struct sample *s, struct learn_page *p)
{
	struct buf text = { 0 }, kept = { 0 };
	size_t i;

	p->html = s->page.html;
	p->n = p->title = (uint32_t)s->view.n;
	p->lines = mem_resize(NULL, s->view.n + 1, sizeof(*p->lines));
	for (i = 0; i < s->view.n; i++) {
		struct page_line line = chrome_page_line(&s->view, i);

		copy_line(s, i, &p->lines[i]);
		p->lines[i].from = (uint32_t)text.len;
		p->lines[i].len = (uint32_t)line.len;
		buf_add(&text, line.text, line.len);
		if (p->lines[i].title && p->title == p->n)
			p->title = (uint32_t)i;
		if (p->lines[i].kept) {
			buf_add(&kept, line.text, line.len);
			buf_addc(&kept, '\n');
		}
	}
	p->kept_hash = kept.len == 0 ? p->hash :
	    sample_hash(kept.data, kept.len);
	if (s->page.title.len > 0)
		p->doc_title = mem_dup(s->page.title.data, s->page.title.len);
	p->text = mem_dup(text.len > 0 ? text.data : "", text.len);
	buf_free(&text);
	buf_free(&kept);
}

void
sample_add(struct sample *s, struct doc *doc)
{
	uint64_t hash = sample_hash(doc->text, doc->len);
	struct learn_page *p;
	uint32_t *at;

	s->read++;
	if (doc->len > SAMPLE_BYTES / 2 || is_left_out(s, hash))
		return;
	if (s->n * 2 >= s->table_size)
		grow_table(s);
	at = place(s, hash);
	if (*at != EMPTY) {
		s->doubles++;
		return;
	}
	look(s, doc);
	if (s->page.html && s->page.bad > 0)
		doc_warn(doc, "%zu bytes replaced", s->page.bad);
	if (s->reached != NULL)
		doc_warn(doc, "%s:%zu: pattern takes too long, left out",
		    s->reached->rule->file, s->reached->rule->line);
	s->pages = mem_grow(s->pages, s->n, &s->cap, sizeof(*s->pages));
	p = &s->pages[s->n];
	memset(p, 0, sizeof(*p));
	p->hash = hash;
	copy_page(s, p);
	*at = (uint32_t)s->n++;
	s->bytes += page_bytes(p);
	while (s->bytes > SAMPLE_BYTES)
		halve(s);
}

static int
by_hash(const void *a, const void *b)
{
	const struct learn_page *x = a, *y = b;

	if (x->kept_hash != y->kept_hash)
		return x->kept_hash < y->kept_hash ? -1 : 1;
	return x->hash < y->hash ? -1 : x->hash > y->hash;
}

void
sample_ready(struct sample *s)
{
	size_t i, to = 0;

	if (s->n == 0)
		return;
	qsort(s->pages, s->n, sizeof(*s->pages), by_hash);
	for (i = 0; i < s->n; i++) {
		if (to > 0 &&
		    s->pages[to - 1].kept_hash == s->pages[i].kept_hash) {
			page_drop(&s->pages[i]);
			s->doubles++;
			continue;
		}
		s->pages[to++] = s->pages[i];
	}
	s->n = to;
}

void
sample_free(struct sample *s)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		page_drop(&s->pages[i]);
	free(s->pages);
	free(s->table);
	page_free(&s->page);
	chrome_view_free(&s->view);
	chrome_decision_free(&s->decision);
	memset(s, 0, sizeof(*s));
}
