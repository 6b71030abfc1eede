/* strip-site-chrome-features - see strip-site-chrome-features.h. */
#include <stdio.h>

#include "strip-site-chrome-groups.h"

#define NAME(g, name, n)	{ name, F_##g, n },
static const struct {
	const char	*name;
	unsigned	 base, n;
} groups[] = { GROUPS(NAME) };

size_t
chrome_features_count(void)
{
	return FEATURES;
}

void
chrome_feature_name(size_t id, char name[64])
{
	size_t g = sizeof(groups) / sizeof(groups[0]) - 1;

	while (id < groups[g].base)
		g--;
	id -= groups[g].base;
	if (groups[g].n == CHROME_CLASSES || groups[g].base == F_NAME ||
	    groups[g].base == F_OWN_NAME || groups[g].base == F_NEAR_NAME)
		(void)snprintf(name, 64, "%s:%s", groups[g].name,
		    chrome_class_name((enum chrome_class)id));
	else
		(void)snprintf(name, 64, "%s:%zu", groups[g].name, id);
}

/* In a sentence words of chrome are words like any other. */
static bool
has_words(const struct chrome_line *l)
{
	return l->chars <= 24 || l->covered >= 12;
}

static void
add_looks(struct found *f, const struct chrome_line *l)
{
	size_t len = STEP(l->chars, 2, 4, 7, 11, 17) +
	    STEP(l->chars, 25, 41, 81, 161);

	ADD(f, BIAS, 0);
	ADD(f, LEN, len);
	ADD(f, STOPS, STEP(l->stops, 1, 2, 4));
	ADD(f, COMMAS, STEP(l->commas, 1, 2));
	ADD(f, START, l->start);
	ADD(f, END, l->end);
	ADD(f, SCRIPT, l->script);
	ADD(f, DATE, l->date + (l->chars > 40 ? DATE_KINDS : 0));
	ADD(f, SEPS, STEP(l->seps, 1, 2, 3, 5));
	ADD(f, TOKENS, l->chars > 8 * (size_t)l->tokens ? 0 :
	    STEP(l->tokens, 2, 3, 5, 10, 20));
	if (l->url)
		ADD(f, URL, l->chars > 60);
	ADD(f, COVERED, STEP(l->covered, 1, 25, 60, 90));
	if (has_words(l))
		feature_add_set(f, l->chars <= 12 ? F_WORD_SHORT :
		    l->chars <= 40 ? F_WORD_MID : F_WORD_LONG, l->words);
	if (l->head < CHROME_CLASSES)
		ADD(f, HEAD, l->head);
	ADD(f, SIGNED, l->sign);
	ADD(f, REPEAT, STEP(l->repeats, 1, 3) + (l->repeats > 0 && l->first));
}

static void
add_words_count(struct found *f, uint32_t set)
{
	size_t n = 0;

	for (set &= ~(UINT32_C(1) << CHROME_CONTENT); set != 0; set &= set - 1)
		n++;
	ADD(f, WORDS, n < 3 ? n : 3);
}

size_t
chrome_features(const struct chrome_view *v, size_t i,
    unsigned short ids[FEATURES_MAX])
{
	struct found f = { ids, 0 };

	add_looks(&f, &v->lines[i]);
	if (has_words(&v->lines[i]))
		add_words_count(&f, v->lines[i].words);
	features_of_place(&f, v, i);
	if (v->page->html)
		features_of_html(&f, v, i);
	assert(f.n <= FEATURES_MAX);
	return f.n;
}
