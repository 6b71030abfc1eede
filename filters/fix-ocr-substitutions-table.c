/* table - see fix-ocr-substitutions-table.h. */
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "fix-ocr-substitutions-table.h"

#define SLOTS	((size_t)1 << 10)	/* at first; it doubles */

static size_t
hash(const char *s, size_t len)
{
	uint64_t h = UINT64_C(0xCBF29CE484222325);	/* FNV-1a */
	size_t i;

	for (i = 0; i < len; i++)
		h = (h ^ (unsigned char)s[i]) * UINT64_C(0x100000001B3);
	return (size_t)(h ^ h >> 32);
}

/* Where a word's number, from 1, is or belongs. */
static uint32_t *
slot_of(const struct table *t, const char *s, size_t len)
{
	size_t i = hash(s, len) & (t->nslots - 1);

	while (t->slots[i] != 0) {
		const struct lexeme *w = &t->words[t->slots[i] - 1];

		if (w->len == len && memcmp(w->s, s, len) == 0)
			break;
		i = (i + 1) & (t->nslots - 1);
	}
	return &t->slots[i];
}

static void
grow_slots(struct table *t)
{
	size_t i;

	t->nslots = t->nslots == 0 ? SLOTS : t->nslots * 2;
	t->slots = mem_resize(t->slots, t->nslots, sizeof(*t->slots));
	memset(t->slots, 0, t->nslots * sizeof(*t->slots));
	for (i = 0; i < t->nwords; i++)
		*slot_of(t, t->words[i].s, t->words[i].len) = (uint32_t)i + 1;
}

size_t
table_word(const struct table *t, const char *s, size_t len)
{
	uint32_t n = t->nslots == 0 ? 0 : *slot_of(t, s, len);

	return n == 0 ? NONE : n - 1;
}

size_t
table_enter(struct table *t, const char *s, size_t len)
{
	size_t i = table_word(t, s, len);
	struct lexeme *word;

	if (i != NONE)
		return i;
	if (t->nwords >= t->nslots / 2)
		grow_slots(t);
	t->words = mem_grow(t->words, t->nwords, &t->words_cap,
	    sizeof(*t->words));
	word = &t->words[t->nwords];
	memset(word, 0, sizeof(*word));
	word->s = s;
	word->len = len;
	word->pairs = word->rights = NONE;
	*slot_of(t, s, len) = (uint32_t)++t->nwords;
	return t->nwords - 1;
}

size_t
table_family(struct table *t, const char *name)
{
	size_t i;

	for (i = 0; i < t->nfamilies; i++)
		if (strcmp(t->families[i].name, name) == 0)
			return i;
	t->families = mem_grow(t->families, t->nfamilies, &t->families_cap,
	    sizeof(*t->families));
	t->families[i].name = name;
	t->families[i].on = true;
	t->families[i].rare = false;
	t->families[i].with = NONE;
	return t->nfamilies++;
}

void
table_join(struct table *t, const char *a, size_t alen, const char *b,
    size_t blen)
{
	size_t first = table_enter(t, a, alen), second = table_enter(t, b, blen);
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

size_t
table_find(const struct table *t, const char *wrong, size_t wrong_len,
    const char *right, size_t right_len)
{
	size_t word = table_word(t, wrong, wrong_len), i;

	if (word == NONE)
		return NONE;
	for (i = t->words[word].pairs; i != NONE; i = t->pairs[i].next)
		if (t->pairs[i].right_len == right_len &&
		    memcmp(t->pairs[i].right, right, right_len) == 0)
			return i;
	return NONE;
}

void
table_free(struct table *t)
{
	words_free(&t->scan);
	free(t->words);
	free(t->slots);
	free(t->pairs);
	free(t->contexts);
	free(t->alternatives);
	free(t->tells);
	free(t->families);
	memset(t, 0, sizeof(*t));
}
