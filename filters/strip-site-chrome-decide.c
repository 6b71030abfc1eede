/* strip-site-chrome-decide - see strip-site-chrome-decide.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "strip-site-chrome-decide.h"
#include "strip-site-chrome-mend.h"

#define NEVER		(INT64_MIN / 4)
#define BY_RULE		5000	/* a line rule outweighs the model */
#define BY_KEEP		600	/* a keep rule may not: see -mend.c */
#define TITLE_STAYS	1500	/* what the guard gives */
#define MARKED_STAYS	100
#define TALK_GOES	1500
#define REASONS		3
#define ROWS		8

/*
 * The states that may stand before each; of moves as good the first is taken.
 * Which one it was takes BACK_BITS.
 */
#define BEFORE_MAX	4
#define BACK_BITS	2
static const struct {
	size_t		n;
	unsigned char	from[BEFORE_MAX];
} before[CHROME_STATES] = {
	[STATE_HEAD] = { 1, { STATE_HEAD } },
	[STATE_TITLE] = { 1, { STATE_HEAD } },
	[STATE_GAP] = { 2, { STATE_TITLE, STATE_GAP } },
	[STATE_BODY] = { 4, { STATE_TITLE, STATE_GAP, STATE_BODY,
	    STATE_INNER } },
	[STATE_INNER] = { 2, { STATE_BODY, STATE_INNER } },
	[STATE_TAIL] = { 3, { STATE_TITLE, STATE_BODY, STATE_TAIL } }
};

const char *
chrome_state_name(enum chrome_state s)
{
	static const char *const names[CHROME_STATES] = {
		"head", "title", "gap", "body", "inner", "tail"
	};

	return names[s];
}

bool
chrome_state_follows(enum chrome_state from, enum chrome_state to)
{
	size_t i;

	for (i = 0; i < before[to].n; i++)
		if (before[to].from[i] == from)
			return true;
	return false;
}

/* A heading within a document, or code: its words may be any. */
static bool
is_heading(const struct chrome_line *l, const struct page_line *line)
{
	return line->links == 0 && l->head == CHROME_CLASSES &&
	    (line->element == PAGE_PRE ||
	    (line->element >= PAGE_H2 && line->element <= PAGE_H6));
}

/*
 * Sixty pages cannot teach the model everything.  The title of an HTML page
 * stays; running text stays unless it stands among comments or other
 * documents; so does what stands inside of article and main without a word
 * of chrome.
 */
int
chrome_decide_guard(const struct chrome_view *v, size_t i)
{
	static const uint32_t others = UINT32_C(1) << CHROME_COMMENT |
	    UINT32_C(1) << CHROME_RELATED | UINT32_C(1) << CHROME_FOOTER |
	    UINT32_C(1) << CHROME_AD | UINT32_C(1) << CHROME_LOGIN |
	    UINT32_C(1) << CHROME_SHARE | UINT32_C(1) << CHROME_TAGS;
	const struct chrome_line *l = &v->lines[i];
	const struct chrome_block *block;
	struct page_line line;
	unsigned inside;
	bool text, marked;

	if (!v->page->html)
		return i >= v->talk_first && i <= v->talk_last ?
		    -TALK_GOES : 0;
	line = chrome_page_line(v, i);
	block = &v->blocks[line.block];
	text = v->mass[i + 1] > v->mass[i] && l->covered < 15;
	inside = line.inside & ~v->everywhere;
	marked = (inside & (PAGE_IN_ARTICLE | PAGE_IN_MAIN)) != 0 &&
	    (inside & (PAGE_IN_ASIDE | PAGE_IN_NAV | PAGE_IN_FOOTER |
	    PAGE_IN_FORM | PAGE_IN_BUTTON)) == 0;
	if (i == v->title_line && l->title == 2)
		return TITLE_STAYS;
	if ((block->near_names & others) != 0 ||
	    line.link_chars * 2 > line.chars ||
	    v->under[i] == CHROME_COMMENT || v->under[i] == CHROME_RELATED)
		return 0;
	if (text && (marked || block->in_main))
		return CHROME_GUARD_TEXT;
	if (marked && is_heading(l, &line))
		return CHROME_GUARD_TEXT;
	return marked && l->class == CHROME_CLASSES &&
	    l->date == DATE_NONE ? MARKED_STAYS : 0;
}

/* The sums of the weights of line i, ROWS by ROWS, whose sums are short. */
static void
add_weights(const struct chrome_model *m, const struct chrome_view *v,
    size_t i, int sum[CHROME_ROW])
{
	const int16_t (*rows)[CHROME_ROW] = m->weight[v->page->html];
	const int16_t *r[ROWS];
	unsigned short ids[FEATURES_MAX + ROWS];
	size_t n = chrome_features(v, i, ids), f, k, s;

	while (n % ROWS != 0)
		ids[n++] = FEATURES;
	for (f = 0; f < n; f += ROWS) {
		int16_t some[CHROME_ROW];

		for (k = 0; k < ROWS; k++)
			r[k] = rows[ids[f + k]];
		for (s = 0; s < CHROME_ROW; s++)
			some[s] = (int16_t)(r[0][s] + r[1][s] + r[2][s] +
			    r[3][s] + r[4][s] + r[5][s] + r[6][s] + r[7][s]);
		for (s = 0; s < CHROME_ROW; s++)
			sum[s] += some[s];
	}
}

/* The states' scores for line i. */
static void
emit(const struct chrome_model *m, const struct chrome_view *v, size_t i,
    int64_t score[CHROME_STATES])
{
	const struct chrome_rule *rule = chrome_rule_of(v, i);
	int sum[CHROME_ROW] = { 0 }, stays;
	bool keep;
	size_t s;

	add_weights(m, v, i, sum);
	for (s = 0; s < CHROME_STATES; s++)
		score[s] = sum[s];
	if (rule == NULL) {
		stays = chrome_decide_guard(v, i);
		score[STATE_TITLE] += stays;
		score[STATE_BODY] += stays;
		return;
	}
	keep = rule->kind == CHROME_KEEP;
	for (s = 0; s < CHROME_STATES; s++)
		if (chrome_state_keeps((enum chrome_state)s) == keep)
			score[s] += keep ? BY_KEEP : BY_RULE;
}

/*
 * One step of Viterbi: from the scores up to line i - 1 to those up to i.
 * Returns which way was best to each state, BACK_BITS each.  What is far below
 * all scores stays so, and no way to a state is still the first.
 */
static uint16_t
advance(const struct chrome_model *m, bool html,
    const int64_t emitted[CHROME_STATES], int64_t best[CHROME_STATES])
{
	int64_t next[CHROME_STATES], score;
	unsigned back = 0, way;
	size_t i, to;

	for (to = 0; to < CHROME_STATES; to++) {
		const unsigned char *from = before[to].from;

		way = 0;
		next[to] = best[from[0]] + m->step[html][from[0]][to];
		for (i = 1; i < before[to].n; i++) {
			score = best[from[i]] + m->step[html][from[i]][to];
			if (score > next[to]) {
				next[to] = score;
				way = (unsigned)i;
			}
		}
		next[to] = next[to] < NEVER / 2 ? NEVER :
		    next[to] + emitted[to];
		back |= way << to * BACK_BITS;
	}
	memcpy(best, next, sizeof(next));
	return (uint16_t)back;
}

static void
grow(struct chrome_decision *d, size_t n)
{
	if (n <= d->cap)
		return;
	d->cap = n;
	d->state = mem_resize(d->state, n, 1);
	d->back = mem_resize(d->back, n, sizeof(*d->back));
}

bool
chrome_decide_clean(const struct chrome_view *v, struct chrome_decision *d)
{
	d->clean = !v->page->html && !chrome_mend_may_drop(v);
	if (d->clean) {
		grow(d, v->n);
		if (v->n > 0)
			memset(d->state, STATE_BODY, v->n);
	}
	return d->clean;
}

void
chrome_decide(const struct chrome_model *m, const struct chrome_view *v,
    struct chrome_decision *d)
{
	int64_t best[CHROME_STATES], emitted[CHROME_STATES];
	size_t i, s, last = STATE_HEAD;

	grow(d, v->n);
	for (i = 0; i < v->n; i++) {
		emit(m, v, i, emitted);
		if (i > 0) {
			d->back[i] = advance(m, v->page->html, emitted, best);
			continue;
		}
		for (s = 0; s < CHROME_STATES; s++)
			best[s] = s <= STATE_TITLE ? emitted[s] : NEVER;
	}
	for (s = 0; v->n > 0 && s < CHROME_STATES; s++)
		if (best[s] > best[last])
			last = s;
	for (i = v->n; i-- > 0; ) {
		d->state[i] = (uint8_t)last;
		if (i > 0)
			last = before[last].from[d->back[i] >>
			    last * BACK_BITS & (BEFORE_MAX - 1)];
	}
	d->clean = false;
	chrome_mend(v, d);
}

void
chrome_decision_free(struct chrome_decision *d)
{
	free(d->state);
	free(d->back);
	memset(d, 0, sizeof(*d));
}

/* The class of the nearest dropped line before or behind that has one. */
static enum chrome_class
class_nearby(const struct chrome_view *v, const struct chrome_decision *d,
    size_t i)
{
	static const enum chrome_class usual[CHROME_STATES] = {
		[STATE_HEAD] = CHROME_NAV, [STATE_GAP] = CHROME_META,
		[STATE_INNER] = CHROME_AD, [STATE_TAIL] = CHROME_RELATED
	};
	size_t k;

	for (k = 1; k <= 3; k++) {
		if (k <= i && d->state[i - k] == d->state[i] &&
		    v->lines[i - k].class < CHROME_CONTENT)
			return (enum chrome_class)v->lines[i - k].class;
		if (i + k < v->n && d->state[i + k] == d->state[i] &&
		    v->lines[i + k].class < CHROME_CONTENT)
			return (enum chrome_class)v->lines[i + k].class;
	}
	return usual[d->state[i]];
}

enum chrome_class
chrome_decide_class(const struct chrome_view *v,
    const struct chrome_decision *d, size_t i)
{
	const struct chrome_rule *rule = chrome_rule_of(v, i);
	const struct chrome_line *l = &v->lines[i];

	if (rule != NULL && rule->kind == CHROME_LINE)
		return rule->class;
	if (l->head < CHROME_CONTENT)
		return (enum chrome_class)l->head;
	if (l->class < CHROME_CONTENT && l->covered >= 15)
		return (enum chrome_class)l->class;
	if (v->under[i] < CHROME_CONTENT)
		return (enum chrome_class)v->under[i];
	if (l->repeats > 0 && l->chars > 6 && !l->first)
		return CHROME_TITLE;
	if (l->class < CHROME_CONTENT)
		return (enum chrome_class)l->class;
	if (v->page->html && (v->blocks[chrome_page_line(v, i).block].own_names
	    >> CHROME_OTHER & 1) != 0)
		return CHROME_OTHER;
	return class_nearby(v, d, i);
}

/* What a feature says for the state chosen rather than for body or inner. */
static int
speaks(const struct chrome_model *m, const struct chrome_view *v, size_t id,
    size_t state)
{
	const int16_t *w = m->weight[v->page->html][id];

	return w[state] - w[chrome_state_keeps((enum chrome_state)state) ?
	    STATE_INNER : STATE_BODY];
}

void
chrome_decide_reason(const struct chrome_model *m,
    const struct chrome_view *v, const struct chrome_decision *d, size_t i,
    struct buf *to)
{
	unsigned short ids[FEATURES_MAX], swap;
	size_t n = chrome_features(v, i, ids), k, f, most;
	char name[64], text[128];

	buf_adds(to, chrome_state_name((enum chrome_state)d->state[i]));
	for (k = 0; k < REASONS && k < n; k++) {
		most = k;
		for (f = k + 1; f < n; f++)
			if (speaks(m, v, ids[f], d->state[i]) >
			    speaks(m, v, ids[most], d->state[i]))
				most = f;
		swap = ids[k];
		ids[k] = ids[most];
		ids[most] = swap;
		chrome_feature_name(ids[k], name);
		(void)snprintf(text, sizeof(text), " %s %+d", name,
		    speaks(m, v, ids[k], d->state[i]));
		buf_adds(to, text);
	}
}
