/* table - see fix-ocr-substitutions-table.h. */
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "fix-ocr-substitutions-table.h"

#define THRESHOLD	.7	/* of a pair whose rule names none */

/* The fields of a rule. */
enum { KIND, WRONG, RIGHT, LEFT, AFTER, PAIR_FAMILY = LEFT, PAIR_HOW = AFTER };

/* The last bytes differ most. */
static bool
same(const char *a, size_t alen, const char *b, size_t blen)
{
	return alen == blen && (alen == 0 || (a[alen - 1] == b[alen - 1] &&
	    memcmp(a, b, alen) == 0));
}

static size_t
find_word(const struct table *t, const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < t->nwords; i++)
		if (same(t->words[i].s, t->words[i].len, s, len))
			return i;
	return NONE;
}

/* The number of a word, which is entered if it is new. */
static size_t
enter_word(struct table *t, const char *s, size_t len)
{
	size_t i = find_word(t, s, len);
	struct lexeme *word;

	if (i != NONE)
		return i;
	t->words = mem_grow(t->words, t->nwords, &t->words_cap,
	    sizeof(*t->words));
	word = &t->words[t->nwords];
	memset(word, 0, sizeof(*word));
	word->s = s;
	word->len = len;
	word->pairs = word->rights = NONE;
	return t->nwords++;
}

static size_t
enter_family(struct table *t, const char *name)
{
	size_t i;

	for (i = 0; i < t->nfamilies; i++)
		if (strcmp(t->families[i].name, name) == 0)
			return i;
	t->families = mem_grow(t->families, t->nfamilies, &t->families_cap,
	    sizeof(*t->families));
	t->families[i].name = name;
	t->families[i].on = true;
	return t->nfamilies++;
}

/* The end of a pair's list of contexts, for one to be put there. */
static size_t *
contexts_end(struct table *t, size_t *place)
{
	while (*place != NONE)
		place = &t->contexts[*place].next;
	return place;
}

/* Takes a field's alternatives apart, which bars part. */
static struct choice
read_choice(struct table *t, const char *field, char edge)
{
	struct choice c = { .from = t->nalternatives };
	struct alternative *a;

	for (;; field += a->len + 1) {
		t->alternatives = mem_grow(t->alternatives, t->nalternatives,
		    &t->alternatives_cap, sizeof(*t->alternatives));
		a = &t->alternatives[t->nalternatives++];
		a->s = field;
		a->len = strcspn(field, "|");
		a->edge = a->len == 1 && *field == edge;
		if (field[a->len] == '\0')
			break;
	}
	c.to = t->nalternatives;
	return c;
}

static void
add_context(struct table *t, struct pair *pair, enum said says,
    const struct rule *rule)
{
	struct context *c;

	t->contexts = mem_grow(t->contexts, t->ncontexts, &t->contexts_cap,
	    sizeof(*t->contexts));
	c = &t->contexts[t->ncontexts];
	c->says = says;
	c->rule = rule;
	c->left = read_choice(t, rule->field[LEFT], '^');
	c->after = read_choice(t, rule->field[AFTER], '$');
	c->next = NONE;
	*contexts_end(t, &pair->contexts) = t->ncontexts++;
}

static struct pair *
add_pair(struct table *t, const struct rule *r, const char *family)
{
	struct pair *pair;
	size_t *place;

	if (r->len[WRONG] == 0 || r->len[RIGHT] == 0)
		rules_die(r, "a wrong and a right word are needed");
	if (strcmp(r->field[WRONG], r->field[RIGHT]) == 0)
		rules_die(r, "the wrong word is the right one");
	t->pairs = mem_grow(t->pairs, t->npairs, &t->pairs_cap,
	    sizeof(*t->pairs));
	pair = &t->pairs[t->npairs];
	memset(pair, 0, sizeof(*pair));
	pair->wrong = r->field[WRONG];
	pair->wrong_len = r->len[WRONG];
	pair->right = r->field[RIGHT];
	pair->right_len = r->len[RIGHT];
	pair->family = enter_family(t, family);
	pair->threshold = THRESHOLD;
	pair->right_word = pair->model = NONE;
	pair->contexts = pair->next = pair->next_right = NONE;
	pair->wrong_word = enter_word(t, pair->wrong, pair->wrong_len);
	place = &t->words[pair->wrong_word].pairs;
	while (*place != NONE)
		place = &t->pairs[*place].next;
	*place = t->npairs++;
	return pair;
}

/* The right word is scanned for too. */
static void
enter_right(struct table *t, size_t i)
{
	struct pair *pair = &t->pairs[i];
	struct lexeme *word;

	pair->right_word = enter_word(t, pair->right, pair->right_len);
	word = &t->words[pair->right_word];
	pair->next_right = word->rights;
	word->rights = i;
}

static void
read_pair(struct table *t, const struct rule *r)
{
	const char *how = r->field[PAIR_HOW];
	struct pair *pair;
	char *end;

	if (table_find(t, r->field[WRONG], r->len[WRONG], r->field[RIGHT],
	    r->len[RIGHT]) != NONE)
		return;
	if (r->len[PAIR_FAMILY] == 0)
		rules_die(r, "a pair needs a family");
	pair = add_pair(t, r, r->field[PAIR_FAMILY]);
	if (strcmp(how, "always") == 0) {
		pair->always = true;
		return;
	}
	if (strcmp(how, "quote") == 0) {
		pair->quote = true;
		return;
	}
	enter_right(t, (size_t)(pair - t->pairs));
	if (strcmp(how, "weak") == 0) {
		pair->proof = PROOF_WEAK;
	} else if (strcmp(how, "common") == 0) {
		pair->proof = PROOF_COMMON;
	} else if (*how != '\0') {
		pair->threshold = strtod(how, &end);
		if (*end != '\0' || how[strspn(how, ".0123456789")] != '\0' ||
		    pair->threshold > 1)
			rules_die(r, "not a threshold from 0 to 1: %s", how);
	}
}

static void
read_word(struct table *t, const struct rule *r)
{
	if (table_find(t, r->field[WRONG], r->len[WRONG], r->field[RIGHT],
	    r->len[RIGHT]) == NONE)
		add_pair(t, r, "word")->certain = true;
}

/* A rule of contexts speaks of one pair, or of all with the wrong word. */
static void
read_context(struct table *t, const struct rule *r, enum said says)
{
	size_t word = find_word(t, r->field[WRONG], r->len[WRONG]);
	size_t i = word == NONE ? NONE : t->words[word].pairs;
	bool found = false;

	for (; i != NONE; i = t->pairs[i].next) {
		struct pair *pair = &t->pairs[i];

		if (r->len[RIGHT] > 0 && !same(pair->right, pair->right_len,
		    r->field[RIGHT], r->len[RIGHT]))
			continue;
		add_context(t, pair, says, r);
		found = true;
	}
	if (!found)
		rules_die(r, "no pair for %s", r->field[WRONG]);
}

static void
read_family(struct table *t, const struct rule *r)
{
	size_t family;

	if (strcmp(r->field[RIGHT], "off") != 0 || r->len[WRONG] == 0)
		rules_die(r, "not \"family NAME off\"");
	family = enter_family(t, r->field[WRONG]);
	t->families[family].on = false;
}

static void
read_site(struct table *t, const struct rule *r)
{
	size_t word;

	if (r->len[WRONG] == 0)
		rules_die(r, "a word is needed");
	word = enter_word(t, r->field[WRONG], r->len[WRONG]);
	t->words[word].is_site = true;
}

/* Words first, so that contexts find them wherever they stand. */
static void
read_words(struct table *t, const struct rules *rules)
{
	size_t i;

	for (i = 0; i < rules->n; i++) {
		const struct rule *r = &rules->v[i];
		const char *kind = r->field[KIND];

		if (strcmp(kind, "pair") == 0)
			read_pair(t, r);
		else if (strcmp(kind, "word") == 0)
			read_word(t, r);
		else if (strcmp(kind, "family") == 0)
			read_family(t, r);
		else if (strcmp(kind, "site") == 0)
			read_site(t, r);
		else if (strcmp(kind, "keep") != 0 &&
		    strcmp(kind, "sure") != 0 && strcmp(kind, "sign") != 0)
			rules_die(r, "unknown kind of rule: %s", kind);
	}
}

void
table_read(struct table *t, const struct rules *rules)
{
	size_t i;

	memset(t, 0, sizeof(*t));
	read_words(t, rules);
	for (i = 0; i < rules->n; i++) {
		const struct rule *r = &rules->v[i];

		if (strcmp(r->field[KIND], "keep") == 0)
			read_context(t, r, SAID_KEEP);
		else if (strcmp(r->field[KIND], "sure") == 0)
			read_context(t, r, SAID_SURE);
		else if (strcmp(r->field[KIND], "sign") == 0 ||
		    strcmp(r->field[KIND], "word") == 0)
			read_context(t, r, SAID_SIGN);
	}
}

void
table_join(struct table *t, const char *a, size_t alen, const char *b,
    size_t blen)
{
	size_t first = enter_word(t, a, alen), second = enter_word(t, b, blen);
	uint32_t to = t->words[first].symbol, from = t->words[second].symbol;
	size_t i;

	if (to == 0)
		to = from != 0 ? from : GROUP_SYMBOL + (uint32_t)++t->ngroups;
	t->words[first].symbol = t->words[second].symbol = to;
	if (from == 0)
		return;
	for (i = 0; i < t->nwords; i++)
		if (t->words[i].symbol == from)
			t->words[i].symbol = to;
}

/* Whether a word is of a pair that is on. */
static bool
matters(struct table *t, size_t i)
{
	struct lexeme *w = &t->words[i];
	bool wrong = false;
	size_t k;

	for (k = w->pairs; k != NONE; k = t->pairs[k].next)
		wrong = wrong || t->families[t->pairs[k].family].on;
	for (k = w->rights; k != NONE; k = t->pairs[k].next_right)
		w->is_right = w->is_right ||
		    t->families[t->pairs[k].family].on;
	return wrong || w->is_right || w->is_site || w->symbol != 0;
}

void
table_ready(struct table *t)
{
	size_t i;

	for (i = 0; i < t->nwords; i++)
		if (matters(t, i))
			words_add(&t->scan, t->words[i].s, t->words[i].len, i);
	words_ready(&t->scan);
}

bool
table_switch_on(struct table *t, const char *family)
{
	size_t i;

	for (i = 0; i < t->nfamilies; i++)
		if (strcmp(t->families[i].name, family) == 0)
			return t->families[i].on = true;
	return false;
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
table_ask(const struct table *t, const struct pair *pair, const char *text,
    size_t len, size_t from, size_t to, const struct rule **which)
{
	size_t i;

	for (i = pair->contexts; i != NONE; i = t->contexts[i].next) {
		const struct context *c = &t->contexts[i];

		if (!ends_with(t, &c->left, text, from) ||
		    !begins_with(t, &c->after, text, len, to))
			continue;
		*which = c->rule;
		return c->says;
	}
	return SAID_NOTHING;
}

size_t
table_find(const struct table *t, const char *wrong, size_t wrong_len,
    const char *right, size_t right_len)
{
	size_t i;

	for (i = 0; i < t->npairs; i++)
		if (same(t->pairs[i].wrong, t->pairs[i].wrong_len, wrong,
		    wrong_len) && same(t->pairs[i].right,
		    t->pairs[i].right_len, right, right_len))
			return i;
	return NONE;
}

void
table_free(struct table *t)
{
	words_free(&t->scan);
	free(t->words);
	free(t->pairs);
	free(t->contexts);
	free(t->alternatives);
	free(t->families);
	memset(t, 0, sizeof(*t));
}
