/* learn-site-chrome-forms - see learn-site-chrome-forms.h. */
#include <stdlib.h>
#include <string.h>

#include "learn-site-chrome-forms.h"
#include "strip-site-chrome-chars.h"

#define EMPTY		UINT32_MAX
#define LINE_BYTES	3000	/* no longer line is looked at */
#define TITLE_BYTES	9	/* nor a shorter title */
#define PATTERN_BYTES	600	/* of a line that patterns are tried on */

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

/* Digits and marks: the number of a page, and of a section too. */
static bool
is_number(const struct buf *b)
{
	size_t i;

	for (i = 0; i < b->len; i++)
		if (b->data[i] >= '0' && b->data[i] <= '9')
			return !has_letter(b);
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

bool
recurrent_holds(const struct buf *b, const char *what)
{
	size_t len = strlen(what), i;

	for (i = 0; i + len <= b->len; i++)
		if (memcmp(b->data + i, what, len) == 0)
			return true;
	return false;
}

/*
 * Not of a line that begins with the title, but for a sentence: that may be
 * the title itself.
 */
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
	return has_letter(&r->form) && (r->form.data[0] != TITLED ||
	    recurrent_holds(&r->form, "\343\200\202"));
}

bool
recurrents_form(struct recurrents *r, const struct learn_page *p, size_t line,
    int form)
{
	const struct learn_line *l = &p->lines[line];

	if (l->held)
		return false;
	if (form == FORM_EXACT && is_number(&r->folded))
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

void
recurrents_set_title(struct recurrents *r, const struct learn_title *title)
{
	r->title.len = 0;
	fold_add(&r->sample->rules->fold, &r->title, title->s, title->len);
}

bool
recurrents_set_line(struct recurrents *r, const struct learn_page *p,
    size_t line)
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

static int
by_value(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

bool
recurrents_is_title(const struct recurrents *r, uint64_t hash)
{
	return bsearch(&hash, r->titles, r->sample->n, sizeof(*r->titles),
	    by_value) != NULL;
}

void
recurrents_sort_titles(struct recurrents *r)
{
	if (r->sample->n > 1)
		qsort(r->titles, r->sample->n, sizeof(*r->titles), by_value);
}

/* What stands behind the line's first colon is another page's title. */
static bool
has_other_title(const struct recurrents *r)
{
	const struct buf *b = &r->folded;
	const char *s = memchr(b->data, ':', b->len);
	size_t len;

	if (s == NULL)
		return false;
	for (s++; s < b->data + b->len && *s == ' '; )
		s++;
	len = (size_t)(b->data + b->len - s);
	return len >= TITLE_BYTES && (len != r->title.len ||
	    memcmp(s, r->title.data, len) != 0) &&
	    recurrents_is_title(r, sample_hash(s, len) + FORM_EXACT);
}

void
recurrents_count(struct recurrents *r, size_t page, size_t line, int form)
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
	e->other += form == FORM_VALUE && has_other_title(r);
	if (!l->kept)
		vote(e, l->class);
	if (form != FORM_EXACT)
		add_variant(e, sample_hash(r->folded.data, r->folded.len));
}

bool
recurrent_recurs(const struct recurrents *r, const struct recurrent *e)
{
	return e != NULL && e->pages >= r->limits.pages;
}

struct recurrent *
recurrents_look_up(struct recurrents *r, const struct learn_page *p,
    size_t line, int form)
{
	struct recurrent *e;

	if (!recurrents_form(r, p, line, form))
		return NULL;
	e = look_up(r, form);
	return recurrent_recurs(r, e) ? e : NULL;
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
