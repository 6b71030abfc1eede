/* learn-site-chrome-titles - see learn-site-chrome-cuts.h. */
#include <stdlib.h>
#include <string.h>

#include "learn-site-chrome-cuts.h"
#include "strip-site-chrome-chars.h"

#define SHARE		20	/* percent of the titles that end so */
#define NAME_CHARS	2	/* a shorter end is none */
#define NAME_BYTES	90	/* nor is a longer one */

/* The end of a title, from a mark and the blanks before it on. */
struct ending {
	const char	*s;
	size_t		 len;
	bool		 shown;		/* of a line, not only of <title> */
};

struct endings {
	struct ending	*v;
	size_t		 n, cap;
};

static bool
is_mark(uint32_t cp)
{
	return cp == '_' || cp == '|' || cp == '-' || cp == 0xFF5C ||
	    cp == 0x2013 || cp == 0x2014 || cp == 0xB7 || cp == 0xFF0D ||
	    cp == 0xFF3F || cp == 0x2502;
}

/* Where the marks and blanks end that s begins with. */
static size_t
skip_marks(const char *s, size_t len)
{
	size_t i = 0, n;
	uint32_t cp;

	for (; i < len; i += n) {
		n = utf8_decode(s + i, len - i, &cp);
		if (!is_mark(cp) && !utf8_is_blank(cp))
			break;
	}
	return i;
}

/* Whether what stands behind the marks can be a site's name. */
static bool
is_name(const char *s, size_t len)
{
	size_t i, n, chars = 0;
	uint32_t cp;

	for (i = 0; i < len; i += n) {
		n = utf8_decode(s + i, len - i, &cp);
		chars += utf8_is_han(cp) || (cp < 0x80 &&
		    chrome_is_letter(cp | 0x20));
	}
	return chars >= NAME_CHARS && len <= NAME_BYTES;
}

/* The start of an ending whose mark stands at at: "——", " - ". */
static size_t
ending_start(const char *s, size_t at, uint32_t mark)
{
	uint32_t cp;
	size_t before;

	while (at > 0 && ((before = utf8_before(s, at, &cp)), cp == mark))
		at = before;
	while (at > 0 && ((before = utf8_before(s, at, &cp)),
	    utf8_is_blank(cp)))
		at = before;
	return at;
}

static void
add_endings(struct endings *e, const char *s, size_t len, bool shown)
{
	size_t i, n, from, name;
	uint32_t cp, next;

	for (i = 0; i < len; i += n) {
		n = utf8_decode(s + i, len - i, &cp);
		if (!is_mark(cp) || i + n == len)
			continue;
		(void)utf8_decode(s + i + n, len - i - n, &next);
		name = i + n + skip_marks(s + i + n, len - i - n);
		from = ending_start(s, i, cp);
		if (from == 0 || is_mark(next) ||
		    !is_name(s + name, len - name))
			continue;
		e->v = mem_grow(e->v, e->n, &e->cap, sizeof(*e->v));
		e->v[e->n].s = s + from;
		e->v[e->n].len = len - from;
		e->v[e->n++].shown = shown;
	}
}

static int
by_text(const void *a, const void *b)
{
	const struct ending *x = a, *y = b;
	int c = memcmp(x->s, y->s, x->len < y->len ? x->len : y->len);

	if (c != 0)
		return c;
	return x->len < y->len ? -1 : x->len > y->len;
}

static bool
same_text(const struct ending *a, const struct ending *b)
{
	return a->len == b->len && memcmp(a->s, b->s, a->len) == 0;
}

/* A line ends so, and more than the end is left of it. */
static bool
ends_in(const char *s, size_t len, const struct ending *e)
{
	return len > e->len && memcmp(s + len - e->len, e->s, e->len) == 0;
}

static void
add_rule(struct learnt *learnt, const struct ending *e, size_t pages)
{
	struct learnt_rule rule = { .kind = CHROME_CUT, .class = CHROME_TITLE,
	    .pages = pages };
	size_t from = 0, len = learnt_needle(e->s, e->len, false, &from);
	struct buf fields = { 0 };

	learnt_quote(&fields, e->s, e->len, false);
	buf_adds(&fields, "$\t");
	buf_add(&fields, e->s + from, len);
	learnt_add(learnt, &rule, &fields);
	buf_free(&fields);
}

/* Puts the site's name, the last part of an ending, into *name. */
static void
set_name(struct buf *name, const struct ending *e)
{
	size_t i, n, from = 0;
	uint32_t cp;

	for (i = 0; i < e->len; i += n) {
		n = utf8_decode(e->s + i, e->len - i, &cp);
		if (is_mark(cp))
			from = i + n + skip_marks(e->s + i + n,
			    e->len - i - n);
	}
	name->len = 0;
	buf_add(name, e->s + from, e->len - from);
}

/* The titles that end so become shorter. */
static void
shorten(const struct sample *s, const struct ending *e,
    struct learn_title *titles, const size_t *whole)
{
	size_t i;

	for (i = 0; i < s->n; i++)
		if (ends_in(titles[i].s, whole[i], e) &&
		    whole[i] - e->len < titles[i].len)
			titles[i].len = whole[i] - e->len;
}

/* The page's title line or, if it does not begin with that, its <title>. */
static struct learn_title
title_of(const struct learn_page *p)
{
	struct learn_title t = { "", 0 };
	size_t len = p->doc_title == NULL ? 0 : strlen(p->doc_title);

	if (p->title < p->n) {
		t.s = sample_text(p, p->title);
		t.len = p->lines[p->title].len;
	}
	if (len == 0 || (t.len > 0 && t.len <= len &&
	    memcmp(t.s, p->doc_title, t.len) == 0))
		return t;
	t.s = p->doc_title;
	t.len = len;
	return t;
}

/* All ends that titles of the sample have; how many titles there are. */
static size_t
collect(const struct sample *s, struct endings *e, struct learn_title *titles,
    size_t *whole)
{
	size_t i, n = 0;

	for (i = 0; i < s->n; i++) {
		const struct learn_page *p = &s->pages[i];

		titles[i] = title_of(p);
		whole[i] = titles[i].len;
		n += titles[i].len > 0;
		if (p->title < p->n)
			add_endings(e, sample_text(p, p->title),
			    p->lines[p->title].len, true);
		if (p->doc_title != NULL)
			add_endings(e, p->doc_title, strlen(p->doc_title),
			    false);
	}
	return n;
}

void
cuts_find_titles(const struct sample *s, size_t pages,
    struct learn_title *titles, struct buf *name, struct learnt *learnt)
{
	struct endings e = { 0 };
	size_t *whole = mem_resize(NULL, s->n + 1, sizeof(*whole));
	size_t n = collect(s, &e, titles, whole), i, to, best = 0;

	if (e.n > 1)
		qsort(e.v, e.n, sizeof(*e.v), by_text);
	for (i = 0; i < e.n; i = to) {
		size_t shown = 0;

		for (to = i; to < e.n && same_text(&e.v[i], &e.v[to]); to++)
			shown += e.v[to].shown;
		if (to - i < pages || (to - i) * 100 < n * SHARE)
			continue;
		if (to - i > best) {
			best = to - i;
			set_name(name, &e.v[i]);
		}
		shorten(s, &e.v[i], titles, whole);
		if (shown >= pages)
			add_rule(learnt, &e.v[i], shown);
	}
	free(e.v);
	free(whole);
}
