/* split-sections-words - see split-sections-words.h. */
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "split-sections-delim.h"
#include "split-sections-text.h"
#include "split-sections-words.h"
#include "utf8.h"

#define RANK_MAX	999U
#define WORD_LONGEST	48	/* bytes of a line that is a heading's word */

static const struct {
	const char *name;
	enum word_kind kind;
	bool number, item, answers, run_in, alone;
} kinds[] = {
	{ "unit", WORD_UNIT, true, false, false, false, false },
	{ "item", WORD_UNIT, true, true, false, false, false },
	{ "front", WORD_FRONT, true, false, false, false, false },
	{ "label", WORD_FRONT, true, true, false, false, false },
	{ "heading", WORD_HEADING, true, false, false, false, false },
	{ "runin", WORD_HEADING, true, false, false, true, false },
	{ "above", WORD_HEADING, true, true, false, false, false },
	{ "part", WORD_HEADING, true, true, false, true, false },
	{ "alone", WORD_HEADING, true, true, false, false, true },
	{ "answers", WORD_HEADING, true, true, true, false, false },
	{ "last", WORD_LAST, false, false, false, false, false },
	{ "enum", WORD_ENUM, true, false, false, false, false },
	{ "cue", WORD_CUE, false, false, false, false, false },
	{ "clause", WORD_CLAUSE, false, false, false, false, false },
	{ "law", WORD_LAW, false, false, false, false, false },
	{ "house", WORD_HOUSE, false, false, false, false, false },
	{ "question", WORD_QUESTION, false, false, false, false, false },
	{ "passage", WORD_PASSAGE, false, false, false, false, false },
	{ "caption", WORD_CAPTION, false, false, false, false, false },
	{ "toc", WORD_TOC, false, false, false, false, false },
	{ "button", WORD_BUTTON, false, false, false, false, false },
	{ "article", WORD_ARTICLE, false, false, false, false, false },
	{ "topic", WORD_TOPIC, false, false, false, false, false },
	{ "genre", WORD_GENRE, false, false, false, false, false },
	{ "aside", WORD_ASIDE, false, false, false, false, false },
	{ "measure", WORD_MEASURE, false, false, false, false, false },
	{ "family", WORD_FAMILY, true, false, false, false, false },
};

static unsigned
rule_number(const struct rule *r)
{
	const char *s = r->field[1];
	unsigned n = 0;

	for (; *s >= '0' && *s <= '9' && n <= RANK_MAX; s++)
		n = n * 10 + (unsigned)(*s - '0');
	if (s == r->field[1] || *s != '\0' || n > RANK_MAX)
		rules_die(r, "not a number from 0 to %u: %s", RANK_MAX,
		    r->field[1]);
	return n;
}

/* Most rules are of the kind of the one before, near. */
static size_t
find_kind(const struct rule *r, size_t near)
{
	size_t i;

	if (strcmp(kinds[near].name, r->field[0]) == 0)
		return near;
	for (i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (strcmp(kinds[i].name, r->field[0]) == 0)
			return i;
	rules_die(r, "no such kind of rule: %s", r->field[0]);
}

/* See word_list.hints. */
static inline unsigned char
hint(const char *s, size_t len)
{
	size_t step = text_step(*s);

	return (unsigned char)s[step > len ? 0 : step - 1];
}

static void
enter(struct word_list *list, const struct word_rule *w)
{
	unsigned char last = (unsigned char)w->s[w->len - 1];

	list->v = mem_grow(list->v, list->n, &list->cap, sizeof(*list->v));
	list->v[list->n++] = *w;
	if (w->len > list->longest)
		list->longest = w->len;
	char_set_add(&list->begins, char_number(w->s, w->len));
	list->hints[hint(w->s, w->len)] = true;
	if (delim_is_letter(*w->s))
		list->hints[(unsigned char)*w->s ^ 0x20U] = true;
	list->ends[last] = true;
	if (delim_is_letter((char)last))
		list->ends[last ^ 0x20U] = true;
}

/* The kind of the rule before it is near; returned is that of this one. */
static size_t
add_word(struct vocabulary *words, const struct rule *r, size_t near)
{
	struct word_rule w = { 0 };
	size_t i = find_kind(r, near), at;

	at = kinds[i].number ? 2 : 1;
	if (r->len[at] == 0)
		rules_die(r, "the word is missing");
	if (r->nfields > at + 2 ||
	    (r->nfields > at + 1 && kinds[i].kind != WORD_UNIT &&
	    kinds[i].kind != WORD_MEASURE))
		rules_die(r, "too many fields");
	w.s = r->field[at];
	w.len = r->len[at];
	w.number = kinds[i].number ? rule_number(r) : 0;
	w.item = kinds[i].item;
	w.answers = kinds[i].answers;
	w.run_in = kinds[i].run_in;
	w.alone = kinds[i].alone;
	w.not_before = r->field[at + 1];
	enter(&words->list[kinds[i].kind], &w);
	if (w.answers)
		enter(&words->list[WORD_ANSWERS], &w);
	return i;
}

/* See word_list.lone. */
static unsigned char
lone_hint(const struct word_list *list)
{
	unsigned char lone = 0;
	size_t i;

	for (i = 0; i < sizeof(list->hints); i++)
		if (list->hints[i]) {
			if (lone != 0)
				return 0;
			lone = (unsigned char)i;
		}
	return lone;
}

/* Chains the words of each slot, in the order of the rules. */
static void
chain(struct word_list *list)
{
	size_t i;

	for (i = list->n; i > 0; i--) {
		struct word_rule *w = &list->v[i - 1];
		uint32_t *first = &list->first[char_number(w->s, w->len) %
		    WORD_SLOTS];

		w->next = *first;
		*first = (uint32_t)i;
	}
}

void
words_load(struct vocabulary *words, const struct rules *rules)
{
	size_t i, kind = 0;

	for (i = 0; i < rules->n; i++) {
		kind = add_word(words, &rules->v[i], kind);
		if (words->list[WORD_UNIT].n + words->list[WORD_FRONT].n >
		    WORD_UNITS_MAX)
			rules_die(&rules->v[i], "more than %d words for units",
			    WORD_UNITS_MAX);
	}
	for (i = 0; i < WORD_KINDS; i++) {
		chain(&words->list[i]);
		words->list[i].lone = lone_hint(&words->list[i]);
	}
}

void
vocabulary_free(struct vocabulary *words)
{
	size_t i;

	for (i = 0; i < WORD_KINDS; i++)
		free(words->list[i].v);
	memset(words, 0, sizeof(*words));
}

static bool
same(const char *s, const char *word, size_t len)
{
	size_t i;

	/* Most words are Chinese: they are the same, or they are not. */
	if ((unsigned char)word[0] >= 0x80)
		return memcmp(s, word, len) == 0;
	for (i = 0; i < len; i++) {
		char c = s[i], d = word[i];

		if (c != d && ((c | 0x20) != (d | 0x20) ||
		    (c | 0x20) < 'a' || (c | 0x20) > 'z'))
			return false;
	}
	return true;
}

const struct word_rule *
word_at(const struct word_list *list, const char *s, size_t len)
{
	const struct word_rule *best = NULL;
	uint32_t i;

	if (len == 0)
		return NULL;
	for (i = list->first[char_number(s, len) % WORD_SLOTS]; i > 0;
	    i = list->v[i - 1].next) {
		const struct word_rule *w = &list->v[i - 1];

		if (w->len <= len && (best == NULL || w->len > best->len) &&
		    ((s[w->len - 1] ^ w->s[w->len - 1]) & ~0x20) == 0 &&
		    same(s, w->s, w->len))
			best = w;
	}
	return best;
}

/* s, which has no blanks, is the word, whose blanks do not count. */
static bool
is_whole(const char *s, size_t len, const struct word_rule *w)
{
	size_t i, k = 0;

	for (i = 0; i < w->len; i++)
		if (w->s[i] != ' ' && (k == len ||
		    !same(s + k++, w->s + i, 1)))
			return false;
	return k == len;
}

const struct word_rule *
word_is(const struct word_list *list, const char *s, size_t len)
{
	char solid[WORD_LONGEST];
	size_t i, n, k = 0;
	uint32_t cp;

	i = text_skip_blanks(s, 0, len);
	if (i == len || !word_may_be(list, s + i, len - i))
		return NULL;
	for (i = 0; i < len; ) {
		n = text_decode(s + i, len - i, &cp);
		if (utf8_is_blank(cp)) {
			i += n;
			continue;
		}
		if (k + n > sizeof(solid) || k + n > list->longest)
			return NULL;
		for (; n > 0; n--)
			solid[k++] = s[i++];
	}
	if (k == 0)
		return NULL;
	for (i = list->first[char_number(solid, k) % WORD_SLOTS]; i > 0;
	    i = list->v[i - 1].next)
		if (is_whole(solid, k, &list->v[i - 1]))
			return &list->v[i - 1];
	return NULL;
}

bool
word_goes_on(const struct word_list *list, const char *s, size_t len)
{
	uint32_t cp, i;
	size_t n = text_decode(s, len, &cp), two;
	size_t second = text_skip_blanks(s, n, len);

	if (second == len)
		return true;
	two = text_decode(s + second, len - second, &cp);
	for (i = list->first[char_number(s, len) % WORD_SLOTS]; i > 0;
	    i = list->v[i - 1].next) {
		const struct word_rule *w = &list->v[i - 1];

		if (w->len < n + two || same(s + second, w->s + n, two))
			return true;
	}
	return false;
}

static bool
begins_at(const struct word_list *list, const char *s, size_t len)
{
	return char_begins(&list->begins, s, len) &&
	    word_at(list, s, len) != NULL;
}

/*
 * Two Chinese characters at once, neither of which begins a word by its hint:
 * from i on the first place where that is not so.
 */
static inline size_t
pass_pairs(const struct word_list *list, const char *s, size_t i, size_t len)
{
	const unsigned char *u = (const unsigned char *)s;

	while (i + 6 <= len && u[i] >= 0xE0 && u[i + 3] >= 0xE0 &&
	    !list->hints[u[i + 2]] && !list->hints[u[i + 5]])
		i += 6;
	return i;
}

/* word_count() of a list all of whose words have the same hint. */
static size_t
count_lone(const struct word_list *list, const char *s, size_t len, size_t most)
{
	size_t ahead = list->lone >= 0x80 && list->lone < 0xC0 ? 2 : 0;
	size_t i, n = 0;
	const char *found;

	for (i = 0; n < most && len - i > ahead; i++) {
		found = memchr(s + i + ahead, list->lone, len - i - ahead);
		if (found == NULL)
			break;
		i = (size_t)(found - s) - ahead;
		n += begins_at(list, s + i, len - i);
	}
	return n;
}

size_t
word_count(const struct word_list *list, const char *s, size_t len, size_t most)
{
	size_t i, n = 0;

	if (list->lone != 0)
		return count_lone(list, s, len, most);
	for (i = pass_pairs(list, s, 0, len); i + 3 <= len;
	    i = pass_pairs(list, s, i + text_step(s[i]), len))
		if (list->hints[hint(s + i, 3)] &&
		    begins_at(list, s + i, len - i) && ++n == most)
			return n;
	for (; i < len; i += text_step(s[i]))
		if (begins_at(list, s + i, len - i) && ++n == most)
			return n;
	return n;
}

bool
word_ends(const struct word_list *list, const char *s, size_t len)
{
	size_t i;

	if (len == 0 || !list->ends[(unsigned char)s[len - 1]])
		return false;
	for (i = 0; i < list->n; i++) {
		const struct word_rule *w = &list->v[i];

		if (w->len <= len && same(s + len - w->len, w->s, w->len))
			return true;
	}
	return false;
}

bool
word_any(const char *words, const char *s, size_t len)
{
	while (*words != '\0') {
		size_t n = 0;

		while (n < len && words[n] == s[n])
			n++;
		if (n > 0 && (words[n] == ' ' || words[n] == '\0'))
			return true;
		words += n;
		while (*words != '\0' && *words++ != ' ')
			continue;
	}
	return false;
}
