/* context - see fix-ocr-substitutions-context.h. */
#include <string.h>

#include "buf.h"
#include "fix-ocr-substitutions-context.h"

/* The fields of a rule. */
enum { LEFT = 3, AFTER };

/* What stands for the edge of a line, before an occurrence and behind it. */
enum edge { LINE_START = '^', LINE_END = '$' };

/* The last bytes differ most. */
static bool
same(const char *a, size_t alen, const char *b, size_t blen)
{
	return alen == blen && (alen == 0 || (a[alen - 1] == b[alen - 1] &&
	    memcmp(a, b, alen) == 0));
}

/* The end of a pair's list of contexts, for one to be put there. */
static size_t *
contexts_end(struct table *t, size_t *place)
{
	while (*place != NONE)
		place = &t->contexts[*place].next;
	return place;
}

/*
 * What stands on a side of an occurrence is told, roughly, by one byte of the
 * character there: the last before, and behind the third of three, since most
 * begin alike.  A line's start and end are a line feed.
 */
static uint64_t
beside_left(const char *s, size_t at)
{
	return UINT64_C(1) << ((at == 0 ? '\n' : s[at - 1]) & 0x3F);
}

static uint64_t
beside_right(const char *s, size_t len)
{
	bool three = len >= 3 && (unsigned char)*s >= 0xE0;

	return UINT64_C(1) << ((len == 0 ? '\n' : three ? s[2] : *s) & 0x3F);
}

/* Beside which an alternative may fit. */
static uint64_t
beside(const struct alternative *a, enum edge edge)
{
	uint64_t line = a->edge ? UINT64_C(1) << '\n' : 0;

	if (a->len == 0 || (edge == LINE_END && a->len < 3 &&
	    (unsigned char)*a->s >= 0xE0))
		return UINT64_MAX;
	return line | (edge == LINE_START ? beside_left(a->s, a->len) :
	    beside_right(a->s, a->len));
}

/* Takes a field's alternatives apart, which bars part. */
static struct choice
read_choice(struct table *t, const char *field, enum edge edge)
{
	struct choice c = { .from = t->nalternatives };
	struct alternative *a;

	for (;; field += a->len + 1) {
		t->alternatives = mem_grow(t->alternatives, t->nalternatives,
		    &t->alternatives_cap, sizeof(*t->alternatives));
		a = &t->alternatives[t->nalternatives++];
		a->s = field;
		a->len = strcspn(field, "|");
		a->edge = a->len == 1 && *field == (char)edge;
		c.beside |= beside(a, edge);
		if (field[a->len] == '\0')
			break;
	}
	c.to = t->nalternatives;
	return c;
}

void
context_add(struct table *t, struct pair *pair, enum said says,
    const struct rule *rule)
{
	struct context *c;

	t->contexts = mem_grow(t->contexts, t->ncontexts, &t->contexts_cap,
	    sizeof(*t->contexts));
	c = &t->contexts[t->ncontexts];
	c->says = says;
	c->rule = rule;
	c->left = read_choice(t, rule->field[LEFT], LINE_START);
	c->after = read_choice(t, rule->field[AFTER], LINE_END);
	c->next = NONE;
	*contexts_end(t, &pair->contexts) = t->ncontexts++;
}

/* One of the alternatives ends at s + at. */
static bool
ends_with(const struct table *t, const struct choice *c, const char *s,
    size_t at)
{
	size_t i;

	for (i = c->from; i < c->to; i++) {
		const struct alternative *a = &t->alternatives[i];

		if (a->edge && (at == 0 || s[at - 1] == '\n'))
			return true;
		if (a->len == 0 || (a->len <= at && same(s + at - a->len,
		    a->len, a->s, a->len)))
			return true;
	}
	return false;
}

static bool
begins_with(const struct table *t, const struct choice *c, const char *s,
    size_t len, size_t at)
{
	size_t i;

	for (i = c->from; i < c->to; i++) {
		const struct alternative *a = &t->alternatives[i];

		if (a->edge && (at == len || s[at] == '\n'))
			return true;
		if (a->len == 0 || (a->len <= len - at &&
		    same(s + at, a->len, a->s, a->len)))
			return true;
	}
	return false;
}

enum said
context_ask(const struct table *t, const struct pair *pair, const char *text,
    size_t len, size_t from, size_t to, const struct rule **which)
{
	uint64_t left, right;
	size_t i;

	if (pair->contexts == NONE)
		return SAID_NOTHING;
	left = beside_left(text, from);
	right = beside_right(text + to, len - to);
	for (i = pair->contexts; i != NONE; i = t->contexts[i].next) {
		const struct context *c = &t->contexts[i];

		if ((c->left.beside & left) == 0 ||
		    (c->after.beside & right) == 0)
			continue;
		if (!ends_with(t, &c->left, text, from) ||
		    !begins_with(t, &c->after, text, len, to))
			continue;
		*which = c->rule;
		return c->says;
	}
	return SAID_NOTHING;
}
