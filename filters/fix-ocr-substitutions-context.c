/* context - see fix-ocr-substitutions-context.h. */
#include <string.h>

#include "buf.h"
#include "fix-ocr-substitutions-context.h"

/* The fields of a rule. */
enum { LEFT = 3, AFTER };

/* What stands for the edge of a line, before an occurrence and behind it. */
enum edge { LINE_START = '^', LINE_END = '$' };

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
static unsigned char
tell_left(const char *s, size_t at)
{
	return (unsigned char)(at == 0 ? '\n' : s[at - 1]);
}

static unsigned char
tell_right(const char *s, size_t len)
{
	bool three = len >= 3 && (unsigned char)*s >= 0xE0;

	return (unsigned char)(len == 0 ? '\n' : three ? s[2] : *s);
}

static uint64_t
bit(unsigned char tell)
{
	return UINT64_C(1) << (tell & 0x3F);
}

/* Puts an alternative behind the others, with what tells it. */
static void
add_alternative(struct table *t, const char *s, size_t len, bool edge,
    unsigned char tell)
{
	size_t i = t->nalternatives++, cap = t->alternatives_cap;

	t->alternatives = mem_grow(t->alternatives, i, &t->alternatives_cap,
	    sizeof(*t->alternatives));
	if (t->alternatives_cap != cap)
		t->tells = mem_resize(t->tells, t->alternatives_cap, 1);
	t->alternatives[i] = (struct alternative){ .s = s, .len = len,
	    .edge = edge };
	t->tells[i] = tell;
}

/* What tells one of a field's alternatives; false: no byte does. */
static bool
tell_of(const char *s, size_t len, enum edge edge, unsigned char *tell)
{
	if (len == 0 || (edge == LINE_END && len < 3 &&
	    (unsigned char)*s >= 0xE0))
		return false;
	*tell = edge == LINE_START ? tell_left(s, len) : tell_right(s, len);
	return true;
}

/* Takes a field's alternatives apart, which bars part. */
static struct choice
read_choice(struct table *t, const char *field, enum edge edge)
{
	struct choice c = { .from = t->nalternatives, .mask = 0xFF };
	unsigned char tell;
	size_t len, i;

	for (;; field += len + 1) {
		len = strcspn(field, "|");
		tell = 0;
		if (!tell_of(field, len, edge, &tell))
			c.mask = 0;
		add_alternative(t, field, len, false, tell);
		if (len == 1 && *field == (char)edge)
			add_alternative(t, field, len, true, '\n');
		if (field[len] == '\0')
			break;
	}
	c.to = t->nalternatives;
	for (i = c.from; i < c.to; i++) {
		t->tells[i] &= c.mask;
		c.beside |= c.mask == 0 ? UINT64_MAX : bit(t->tells[i]);
	}
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

/* The next of a choice's alternatives from i on that may fit; c->to. */
static size_t
next_told(const struct table *t, const struct choice *c, size_t i,
    unsigned char tell)
{
	const unsigned char *found = i == c->to ? NULL : memchr(t->tells + i,
	    tell & c->mask, c->to - i);

	return found == NULL ? c->to : (size_t)(found - t->tells);
}

/* One of the alternatives ends at s + at. */
static bool
ends_with(const struct table *t, const struct choice *c, const char *s,
    size_t at, unsigned char tell)
{
	size_t i;

	for (i = next_told(t, c, c->from, tell); i < c->to;
	    i = next_told(t, c, i + 1, tell)) {
		const struct alternative *a = &t->alternatives[i];

		if (a->edge ? tell == '\n' : a->len <= at &&
		    memcmp(s + at - a->len, a->s, a->len) == 0)
			return true;
	}
	return false;
}

static bool
begins_with(const struct table *t, const struct choice *c, const char *s,
    size_t len, unsigned char tell)
{
	size_t i;

	for (i = next_told(t, c, c->from, tell); i < c->to;
	    i = next_told(t, c, i + 1, tell)) {
		const struct alternative *a = &t->alternatives[i];

		if (a->edge ? len == 0 || *s == '\n' : a->len <= len &&
		    memcmp(s, a->s, a->len) == 0)
			return true;
	}
	return false;
}

enum said
context_ask(const struct table *t, const struct pair *pair, const char *text,
    size_t len, size_t from, size_t to, const struct rule **which)
{
	unsigned char left, right;
	size_t i;

	if (pair->contexts == NONE)
		return SAID_NOTHING;
	left = tell_left(text, from);
	right = tell_right(text + to, len - to);
	for (i = pair->contexts; i != NONE; i = t->contexts[i].next) {
		const struct context *c = &t->contexts[i];

		if ((c->left.beside & bit(left)) == 0 ||
		    (c->after.beside & bit(right)) == 0)
			continue;
		if (!ends_with(t, &c->left, text, from, left) ||
		    !begins_with(t, &c->after, text + to, len - to, right))
			continue;
		*which = c->rule;
		return c->says;
	}
	return SAID_NOTHING;
}
