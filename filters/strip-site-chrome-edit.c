/* strip-site-chrome-edit - see strip-site-chrome-edit.h. */
#include <stdlib.h>
#include <string.h>

#include "strip-site-chrome-edit.h"
#include "strip-site-chrome-noise.h"
#include "strip-site-chrome-sight.h"
#include "utf8.h"

/* Counters behind paragraphs: at least so many, and so large a share. */
#define COUNTERS_MIN	((size_t)6)
#define COUNTERS_SHARE	((size_t)70)	/* percent */

/* What a rule of class ad finds has to be found so often. */
#define SAME_MIN	3
#define SAME_SIZE	((size_t)1024)	/* a power of 2 */

static void
add_cut(struct chrome_edits *e, size_t line, size_t from, size_t to,
    const struct chrome_rule *rule, const char *reason)
{
	struct chrome_cut *last = e->n > 0 ? &e->v[e->n - 1] : NULL;

	if (last != NULL && last->line == line && last->to > from) {
		last->to = last->to > to ? last->to : to;
		return;
	}
	e->v = mem_grow(e->v, e->n, &e->cap, sizeof(*e->v));
	e->v[e->n].line = line;
	e->v[e->n].from = from;
	e->v[e->n].to = to;
	e->v[e->n].rule = rule;
	e->v[e->n++].reason = reason;
}

/* Where a class of cuts applies; see rules(5). */
static bool
applies(const struct chrome_rule *r, bool is_title, bool is_entry)
{
	if (r->class == CHROME_TITLE)
		return is_title;
	return r->class != CHROME_OTHER || is_entry;
}

/* The number of the first rule of the needle found that matches, or cr->n. */
static size_t
find_rule(struct chrome_edits *e, struct chrome_rules *cr,
    const struct span *t, const struct hit *hit, bool is_title, bool is_entry,
    const struct chrome_rule **limit)
{
	size_t k, n, rule;
	const size_t *prefixes = chrome_needle_prefixes(&cr->cuts, hit->id,
	    &n);

	for (k = 0; k < n; k++) {
		rule = cr->cuts.v[prefixes[k]].rule;
		if (!cr->v[rule].off &&
		    applies(&cr->v[rule], is_title, is_entry) &&
		    chrome_sights_match(&e->sights, cr, rule, t, hit->from,
		    limit))
			return rule;
	}
	return cr->n;
}

/* The cuts that the rules make in line i. */
static void
cut_by_rules(struct chrome_edits *e, struct chrome_rules *cr,
    const struct span *t, size_t i, bool is_title, bool is_entry,
    const struct chrome_rule **limit)
{
	size_t at = 0, rule;
	struct hit hit;

	e->sights.line++;
	while (words_next(&cr->cut_words, t->s, t->len, &at, &hit)) {
		at = hit.from + 1;
		rule = find_rule(e, cr, t, &hit, is_title, is_entry, limit);
		if (rule == cr->n)
			continue;
		e->title = e->title || cr->v[rule].class == CHROME_TITLE;
		at = e->sights.v[rule].to;
		add_cut(e, i, e->sights.v[rule].from, at, &cr->v[rule], NULL);
	}
}

/* Where the number at the end of a line begins; its length if none does. */
static size_t
number_at_end(const struct span *t)
{
	size_t i = t->len;

	while (i > 0 && t->s[i - 1] >= '0' && t->s[i - 1] <= '9')
		i--;
	return t->len - i <= 5 ? i : t->len;
}

/* A number that a sentence's end stands before is none of the sentence. */
static bool
is_counter(const struct span *t, size_t at)
{
	uint32_t cp;

	if (at == t->len || at == 0)
		return false;
	(void)utf8_before(t->s, at, &cp);
	return cp == 0x3002 || cp == 0xFF01 || cp == 0xFF1F || cp == 0x2026 ||
	    cp == 0x201D || cp == '!' || cp == '?' || cp == 0x300D;
}

static struct span
line_text(const struct chrome_view *v, size_t i)
{
	struct page_line line = chrome_page_line(v, i);
	struct span t = { line.text, line.len };

	return t;
}

/* Whether most paragraphs of the document have a number behind them. */
static bool
has_counters(const struct chrome_view *v, const struct chrome_decision *d)
{
	size_t i, with = 0, kept = 0;

	for (i = 0; i < v->n; i++) {
		struct span t = line_text(v, i);

		if (!chrome_state_keeps((enum chrome_state)d->state[i]))
			continue;
		kept++;
		with += is_counter(&t, number_at_end(&t));
	}
	return with >= COUNTERS_MIN && with * 100 >= kept * COUNTERS_SHARE;
}

/* Whether so many of the lines kept have noise as no text has by chance. */
static bool
has_noise(const struct chrome_view *v, const struct chrome_decision *d)
{
	size_t i, with = 0;

	for (i = 0; i < v->n && with < CHROME_NOISE_LINES; i++) {
		struct span t = line_text(v, i);

		if (chrome_state_keeps((enum chrome_state)d->state[i]))
			with += chrome_noise_before(t.s, t.len) > 0 ||
			    chrome_noise_behind(t.s, t.len) < t.len;
	}
	return with >= CHROME_NOISE_LINES;
}

static void
cut_noise(struct chrome_edits *e, const struct span *t, size_t i)
{
	size_t from = chrome_noise_before(t->s, t->len);
	size_t to = chrome_noise_behind(t->s + from, t->len - from) + from;

	if (from > 0)
		add_cut(e, i, 0, from, NULL, "noise");
	if (to < t->len)
		add_cut(e, i, to, t->len, NULL, "noise");
}

/* An entry of an encyclopaedia: what such add was dropped. */
static bool
is_entry(const struct chrome_view *v, const struct chrome_decision *d)
{
	size_t i;

	for (i = 0; i < v->n; i++)
		if (v->lines[i].head == CHROME_OTHER &&
		    !chrome_state_keeps((enum chrome_state)d->state[i]))
			return true;
	return false;
}

static struct span
cut_text(const struct chrome_view *v, const struct chrome_cut *c)
{
	struct span t = line_text(v, c->line);

	t.s += c->from;
	t.len = c->to - c->from;
	return t;
}

static bool
is_ad(const struct chrome_cut *c)
{
	return c->rule != NULL && c->rule->class == CHROME_AD;
}

static bool
has_ads(const struct chrome_edits *e)
{
	size_t i;

	for (i = 0; i < e->n; i++)
		if (is_ad(&e->v[i]))
			return true;
	return false;
}

/* Where a string is counted, among the strings that came first. */
static size_t
place_of(const struct span *t)
{
	size_t i, hash = 5381;

	for (i = 0; i < t->len; i++)
		hash = hash * 33 + (unsigned char)t->s[i];
	return hash & (SAME_SIZE - 1);
}

/* Takes back the cuts of class ad that are not the same in many lines. */
static void
demand_repetition(struct chrome_edits *e, const struct chrome_view *v)
{
	static const struct span none;
	struct span first[SAME_SIZE], t;
	unsigned char count[SAME_SIZE] = { 0 };
	size_t i, at, to = 0;

	for (i = 0; i < SAME_SIZE; i++)
		first[i] = none;
	for (i = 0; i < e->n; i++) {
		if (!is_ad(&e->v[i]))
			continue;
		t = cut_text(v, &e->v[i]);
		at = place_of(&t);
		if (count[at] == 0)
			first[at] = t;
		if (count[at] < SAME_MIN && t.len == first[at].len &&
		    memcmp(t.s, first[at].s, t.len) == 0)
			count[at]++;
	}
	for (i = 0; i < e->n; i++) {
		t = cut_text(v, &e->v[i]);
		at = place_of(&t);
		if (is_ad(&e->v[i]) && (count[at] < SAME_MIN ||
		    t.len != first[at].len ||
		    memcmp(t.s, first[at].s, t.len) != 0))
			continue;
		e->v[to++] = e->v[i];
	}
	e->n = to;
}

bool
chrome_edits_find(struct chrome_edits *e, const struct chrome_view *v,
    const struct chrome_decision *d, struct chrome_rules *cr,
    const struct chrome_rule **limit)
{
	bool counters = has_counters(v, d), entry = is_entry(v, d);
	bool noise = has_noise(v, d);
	size_t i, at;

	e->n = 0;
	e->title = false;
	if (counters && d->clean)
		return false;
	for (i = 0; i < v->n; i++) {
		struct span t = line_text(v, i);

		if (!chrome_state_keeps((enum chrome_state)d->state[i]))
			continue;
		if (noise)
			cut_noise(e, &t, i);
		if (v->lines[i].cuts)
			cut_by_rules(e, cr, &t, i, d->clean ||
			    d->state[i] == STATE_TITLE, entry, limit);
		at = number_at_end(&t);
		if (counters && at > 0 && at < t.len &&
		    (is_counter(&t, at) || d->state[i] == STATE_TITLE))
			add_cut(e, i, at, t.len, NULL, "counter");
	}
	if (d->clean && e->title)
		return false;
	if (has_ads(e))
		demand_repetition(e, v);
	return true;
}

void
chrome_edits_free(struct chrome_edits *e)
{
	free(e->v);
	free(e->sights.v);
	memset(e, 0, sizeof(*e));
}
