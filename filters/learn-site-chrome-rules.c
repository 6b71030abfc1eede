/* learn-site-chrome-rules - see learn-site-chrome-rules.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "learn-site-chrome-rules.h"
#include "utf8.h"

static const char *
kind_name(enum chrome_kind kind)
{
	return kind == CHROME_CUT ? "cut" : kind == CHROME_LINE ? "line" :
	    "same";
}

/* Rule files are text; what was damaged is none, nor what holds a control. */
static bool
is_text(const struct buf *b)
{
	uint32_t cp;
	size_t i, n;

	for (i = 0; i < b->len; i += n) {
		n = utf8_decode(b->data + i, b->len - i, &cp);
		if (cp == UTF8_BAD || cp == UTF8_REPLACEMENT ||
		    (cp < ' ' && cp != '\t') || (cp >= 0x7F && cp < 0xA0))
			return false;
	}
	return true;
}

void
learnt_add(struct learnt *l, const struct learnt_rule *rule,
    const struct buf *fields)
{
	struct learnt_rule *r;
	size_t i;

	if (!is_text(fields))
		return;
	/* Cuts, which are few, may be found twice. */
	for (i = 0; i < l->n && rule->kind == CHROME_CUT; i++)
		if (l->v[i].kind == CHROME_CUT && l->v[i].len == fields->len &&
		    memcmp(l->v[i].fields, fields->data, fields->len) == 0)
			return;
	l->v = mem_grow(l->v, l->n, &l->cap, sizeof(*l->v));
	r = &l->v[l->n++];
	*r = *rule;
	r->fields = mem_dup(fields->data, fields->len);
	r->len = fields->len;
}

/* Patterns behind what is looked up, then the widespread first. */
static int
by_pages(const void *a, const void *b)
{
	const struct learnt_rule *x = a, *y = b;
	int text;

	if (x->kind != y->kind)
		return x->kind == CHROME_SAME ||
		    (x->kind == CHROME_LINE && y->kind == CHROME_CUT) ? -1 : 1;
	if (x->pages != y->pages)
		return x->pages > y->pages ? -1 : 1;
	if (x->len != y->len && x->kind == CHROME_CUT)
		return x->len > y->len ? -1 : 1;
	text = memcmp(x->fields, y->fields, x->len < y->len ? x->len : y->len);
	if (text != 0)
		return text;
	if (x->len != y->len)
		return x->len < y->len ? -1 : 1;
	return x->class < y->class ? -1 : x->class > y->class;
}

void
learnt_write(struct learnt *l, size_t pages, struct buf *to)
{
	char line[128];
	size_t i;

	if (l->n > 1)
		qsort(l->v, l->n, sizeof(*l->v), by_pages);
	for (i = 0; i < l->n; i++) {
		const struct learnt_rule *r = &l->v[i];

		(void)snprintf(line, sizeof(line), "# %zu of %zu pages",
		    r->pages, pages);
		buf_adds(to, line);
		if (r->kind != CHROME_CUT) {
			(void)snprintf(line, sizeof(line),
			    ", %zu %% dropped without the rule", r->dropped);
			buf_adds(to, line);
		}
		buf_addc(to, '\n');
		buf_adds(to, kind_name(r->kind));
		buf_addc(to, '\t');
		buf_adds(to, chrome_class_name(r->class));
		buf_addc(to, '\t');
		buf_add(to, r->fields, r->len);
		buf_addc(to, '\n');
	}
}

void
learnt_free(struct learnt *l)
{
	size_t i;

	for (i = 0; i < l->n; i++)
		free(l->v[i].fields);
	free(l->v);
	memset(l, 0, sizeof(*l));
}

void
learnt_quote(struct buf *to, const char *s, size_t len, bool numbers)
{
	size_t i;

	for (i = 0; i < len; i++) {
		if (numbers && s[i] == '#') {
			buf_adds(to, "\\d+");
			continue;
		}
		if (s[i] == '\t') {	/* parts the fields of a rule */
			buf_adds(to, "\\t");
			continue;
		}
		if (strchr("\\^$.[]|()?*+{}#", s[i]) != NULL && s[i] != '\0')
			buf_addc(to, '\\');
		buf_addc(to, s[i]);
	}
}

size_t
learnt_needle(const char *s, size_t len, bool numbers, size_t *from)
{
	size_t i, start = 0, best = 0;

	for (i = 0; i <= len; i++) {
		if (i < len && s[i] != '|' && s[i] != '\t' &&
		    !(numbers && s[i] == '#'))
			continue;
		if (i - start > best) {
			best = i - start;
			*from = start;
		}
		start = i + 1;
	}
	return best;
}
