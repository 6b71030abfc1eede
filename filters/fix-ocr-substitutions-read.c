/* read - see fix-ocr-substitutions-read.h. */
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "fix-ocr-substitutions-context.h"
#include "fix-ocr-substitutions-read.h"

#define THRESHOLD	.71	/* of a pair whose rule names none */

/* The fields of a rule. */
enum { KIND, WRONG, RIGHT, PAIR_FAMILY, PAIR_HOW };
enum { FAMILY_NAME = 1, FAMILY_HOW, FAMILY_WITH };

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
	pair->family = table_family(t, family);
	pair->threshold = THRESHOLD;
	pair->right_word = pair->model = NONE;
	pair->contexts = pair->next = pair->next_right = NONE;
	pair->wrong_word = table_enter(t, pair->wrong, pair->wrong_len);
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

	pair->right_word = table_enter(t, pair->right, pair->right_len);
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
	size_t word = table_word(t, r->field[WRONG], r->len[WRONG]);
	size_t i = word == NONE ? NONE : t->words[word].pairs;
	bool found = false;

	for (; i != NONE; i = t->pairs[i].next) {
		struct pair *pair = &t->pairs[i];

		if (r->len[RIGHT] > 0 &&
		    strcmp(pair->right, r->field[RIGHT]) != 0)
			continue;
		context_add(t, pair, says, r);
		found = true;
	}
	if (!found)
		rules_die(r, "no pair for %s", r->field[WRONG]);
}

static void
read_family(struct table *t, const struct rule *r)
{
	const char *how = r->field[FAMILY_HOW];
	size_t family, with;

	if (r->len[FAMILY_NAME] == 0)
		rules_die(r, "a name is needed");
	family = table_family(t, r->field[FAMILY_NAME]);
	if (strcmp(how, "off") == 0) {
		t->families[family].on = false;
	} else if (strcmp(how, "rare") == 0) {
		t->families[family].rare = true;
	} else if (strcmp(how, "with") == 0) {
		if (r->len[FAMILY_WITH] == 0 ||
		    strcmp(r->field[FAMILY_WITH], r->field[FAMILY_NAME]) == 0)
			rules_die(r, "another family's name is needed");
		with = table_family(t, r->field[FAMILY_WITH]);
		t->families[family].with = with;
		t->families[with].with = family;
	} else {
		rules_die(r, "not \"family NAME off\", rare, nor with NAME");
	}
}

static void
read_site(struct table *t, const struct rule *r)
{
	size_t word;

	if (r->len[WRONG] == 0)
		rules_die(r, "a word is needed");
	word = table_enter(t, r->field[WRONG], r->len[WRONG]);
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
