/* strip-site-chrome-mend - see strip-site-chrome-mend.h. */
#include "strip-site-chrome-mend.h"

#define UNEXPLAINED	4	/* lines at the seam of head or tail */
#define FEW_SIGNS	5	/* of chrome on the page */
#define NO_DOCUMENT	10	/* of them if all of a text is dropped */
#define LIST		3	/* lines under a head */
#define KNOWN		3	/* lines that rules of kind same are for */
#define KNOWN_LEFT	2	/* of its head, or gap, without evidence */
#define SIGNATURE	2	/* lines */
#define TITLE_ABOVE	((size_t)8)	/* lines above the first one kept */

/* By itself a line that may be chrome: by its words, links or place. */
static bool
is_evidence(const struct chrome_view *v, size_t i)
{
	static const unsigned places = PAGE_IN_NAV | PAGE_IN_ASIDE |
	    PAGE_IN_HEADER | PAGE_IN_FOOTER | PAGE_IN_FORM | PAGE_IN_DIALOG |
	    PAGE_IN_BUTTON;
	static const uint32_t content = UINT32_C(1) << CHROME_CONTENT;
	const struct chrome_line *l = &v->lines[i];
	struct page_line line = chrome_page_line(v, i);

	if (v->signs[i + 1] > v->signs[i] || l->rule != CHROME_NO_RULE ||
	    (l->class < CHROME_CONTENT && l->covered >= 25))
		return true;
	if ((l->date != DATE_NONE || l->url) && l->chars <= 40 &&
	    l->sign == SIGNED_NOT)
		return true;
	return v->page->html && (line.link_chars * 2 > line.chars ||
	    (line.inside & ~v->everywhere & places) != 0 ||
	    (v->blocks[line.block].own_names & ~content) != 0);
}

/*
 * On a page of text with few signs of chrome a run of dropped lines has to
 * show more than a word that chrome uses too: a rule, two signs, or a head
 * with a list behind the body; between title and body one sign or a date.
 */
static bool
is_accounted_for(const struct chrome_view *v, size_t from, size_t to,
    enum chrome_state state)
{
	size_t i, signs = v->signs[to] - v->signs[from];

	if (v->page->html)
		return true;
	for (i = from; i < to; i++) {
		if (v->lines[i].rule != CHROME_NO_RULE ||
		    (state == STATE_TAIL && to - i > LIST &&
		    v->lines[i].head < CHROME_CONTENT))
			return true;
		if (state == STATE_GAP && v->lines[i].date != DATE_NONE)
			signs++;
	}
	return signs >= (state == STATE_GAP ? 1 : 2);
}

static void
keep_lines(struct chrome_decision *d, size_t from, size_t to)
{
	for (; from < to; from++)
		if (!chrome_state_keeps((enum chrome_state)d->state[from]))
			d->state[from] = STATE_BODY;
}

/* Rules of kind same match, as they do where the site's are known. */
static bool
is_site_known(const struct chrome_view *v)
{
	size_t i, same = 0;

	for (i = 0; i < v->n && same < KNOWN; i++)
		same += v->lines[i].rule != CHROME_NO_RULE &&
		    chrome_rule_of(v, i)->same;
	return same == KNOWN;
}

/*
 * Before the document of a page whose site is known nothing is left to explain
 * but its title and, perhaps, a line beside it.
 */
static void
keep_unexplained(const struct chrome_view *v, struct chrome_decision *d,
    size_t from, size_t to)
{
	size_t i, n = 0;

	for (i = from; i < to; i++)
		n += !is_evidence(v, i);
	if (n > KNOWN_LEFT)
		return;
	for (i = from; i < to; i++)
		if (!is_evidence(v, i))
			d->state[i] = d->state[i] == STATE_HEAD ?
			    STATE_TITLE : STATE_BODY;
}

/*
 * What is dropped for its shape alone is kept all the same: a run of dropped
 * lines none of which is chrome by itself, and, where head and tail touch the
 * document, more lines like that than a list's heading could explain; where
 * the site is known, any.
 */
static void
demand_evidence(const struct chrome_view *v, struct chrome_decision *d)
{
	bool known = is_site_known(v), few = known ||
	    v->signs[v->n] < FEW_SIGNS;
	size_t unexplained = known ? 0 : UNEXPLAINED;
	size_t i, to, first, last;

	for (i = 0; i < v->n; i = to) {
		for (to = i + 1; to < v->n && d->state[to] == d->state[i]; )
			to++;
		if (chrome_state_keeps((enum chrome_state)d->state[i]))
			continue;
		for (first = i; first < to && !is_evidence(v, first); )
			first++;
		for (last = to; last > first && !is_evidence(v, last - 1); )
			last--;
		if (first == to || (few && !known && !is_accounted_for(v, i, to,
		    (enum chrome_state)d->state[i])))
			keep_lines(d, i, to);
		else if (known && (d->state[i] == STATE_HEAD ||
		    d->state[i] == STATE_GAP))
			keep_unexplained(v, d, i, to);
		else if (d->state[i] == STATE_TAIL &&
		    (v->mass[first] > v->mass[i] ||
		    (few && first - i > unexplained)))
			keep_lines(d, i, first);
		else if (few && d->state[i] == STATE_HEAD && to < v->n &&
		    to - last > unexplained)
			keep_lines(d, last, to);
	}
}

/* A line that has nothing of chrome and could be a heading. */
static bool
is_plain(const struct chrome_view *v, size_t i)
{
	const struct chrome_line *l = &v->lines[i];

	return l->chars >= (i == 0 ? 2 : 4) && l->chars <= 40 &&
	    l->rule == CHROME_NO_RULE && l->class == CHROME_CLASSES &&
	    l->head == CHROME_CLASSES && l->date == DATE_NONE && !l->url &&
	    l->seps == 0 &&
	    l->tokens <= 3 && l->end != END_COUNT && l->end != END_CUT &&
	    l->script == SCRIPT_HAN && (l->repeats == 0 || l->first);
}

/* Chrome by a rule or by its words; also what is before the first line. */
static bool
is_sure_chrome(const struct chrome_view *v, size_t i)
{
	return i >= v->n || v->lines[i].rule != CHROME_NO_RULE ||
	    v->signs[i + 1] > v->signs[i];
}

/* Paths to the page stand above its title. */
static bool
is_path(const struct chrome_view *v, size_t i)
{
	const struct chrome_rule *rule = chrome_rule_of(v, i);

	return v->lines[i].class == CHROME_BREADCRUMB ||
	    (rule != NULL && rule->class == CHROME_BREADCRUMB);
}

/*
 * Keeps a dropped line that stands alone between sure chrome and what is
 * kept, or more sure chrome, not far above the first line kept: menus have
 * no such lines, titles are nothing else.
 */
static void
keep_title(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t first = 0, i;

	while (first < v->n &&
	    !chrome_state_keeps((enum chrome_state)d->state[first]))
		first++;
	if (first == v->n)
		return;
	for (i = first; i-- > 0 && i + TITLE_ABOVE >= first; )
		if (is_plain(v, i) && is_sure_chrome(v, i - 1) &&
		    (i + 1 == first || (is_sure_chrome(v, i + 1) &&
		    !is_path(v, i + 1)))) {
			d->state[i] = STATE_TITLE;
			d->state[first] = STATE_BODY;
			while (++i < first)
				d->state[i] = STATE_GAP;
			return;
		}
}

/* The same for a heading between the gap and the body. */
static void
keep_heading(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t i;

	for (i = 1; i + 1 < v->n; i++)
		if (d->state[i] == STATE_GAP &&
		    d->state[i + 1] == STATE_BODY) {
			if (is_plain(v, i) && is_sure_chrome(v, i - 1))
				d->state[i] = STATE_BODY;
			return;
		}
}

/* Where a list of other documents, comments or the foot may begin. */
static bool
is_anchor(const struct chrome_view *v, size_t i)
{
	static const uint32_t anchors = UINT32_C(1) << CHROME_RELATED |
	    UINT32_C(1) << CHROME_COMMENT | UINT32_C(1) << CHROME_FOOTER |
	    UINT32_C(1) << CHROME_DISCLAIMER | UINT32_C(1) << CHROME_LOGIN |
	    UINT32_C(1) << CHROME_AD | UINT32_C(1) << CHROME_PAGINATION;
	const struct chrome_rule *rule = chrome_rule_of(v, i);
	const struct chrome_line *l = &v->lines[i];

	return (l->head < CHROME_CONTENT && (anchors >> l->head & 1) != 0) ||
	    (rule != NULL && rule->kind == CHROME_LINE &&
	    (anchors >> rule->class & 1) != 0);
}

/*
 * Of an HTML page's tail, keeps the running text that stands in the main
 * block before the first anchor, and the headings between.
 */
static void
keep_text(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t tail = 0, end, last, i;

	while (tail < v->n && d->state[tail] != STATE_TAIL)
		tail++;
	last = tail;
	for (end = tail; end < v->n && !is_anchor(v, end); end++)
		if (chrome_decide_guard(v, end) >= CHROME_GUARD_TEXT)
			last = end + 1;
	for (i = tail; i < last; i++)
		d->state[i] = is_sure_chrome(v, i) ||
		    (chrome_page_line(v, i).link_chars > 0 &&
		    v->mass[i + 1] == v->mass[i]) ? STATE_INNER : STATE_BODY;
}

/* The same for what stands between title and body. */
static void
keep_first_text(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t i = 0;

	while (i < v->n && (d->state[i] != STATE_GAP ||
	    chrome_decide_guard(v, i) < CHROME_GUARD_TEXT))
		i++;
	for (; i < v->n && d->state[i] == STATE_GAP; i++)
		d->state[i] = is_sure_chrome(v, i) ||
		    chrome_page_line(v, i).link_chars > 0 ?
		    STATE_INNER : STATE_BODY;
}

/* Who signed, and when, right behind the body. */
static void
keep_signature(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t i, n = 0;

	for (i = 1; i < v->n && d->state[i] != STATE_TAIL; i++)
		continue;
	for (; i < v->n && n < SIGNATURE && !is_sure_chrome(v, i) &&
	    v->lines[i].sign != SIGNED_NOT &&
	    v->lines[i].class == CHROME_CLASSES; i++, n++)
		d->state[i] = STATE_BODY;
}

/*
 * Where nothing was kept, sentences without a word of chrome are, each with
 * the line before it: a page of two lines is a page.
 */
static void
keep_lonely(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t i;

	for (i = 0; i < v->n; i++)
		if (chrome_state_keeps((enum chrome_state)d->state[i]))
			return;
	for (i = 0; i < v->n; i++) {
		if (v->lines[i].end != END_FULL || v->lines[i].covered >= 15 ||
		    v->lines[i].date != DATE_NONE || is_evidence(v, i))
			continue;
		d->state[i] = STATE_BODY;
		if (i > 0 && !is_evidence(v, i - 1))
			d->state[i - 1] = STATE_BODY;
	}
}

/*
 * Text shows less than HTML: to drop any of it takes a line that a pattern
 * knows, or many signs among what is dropped, most if nothing would be left.
 * What was stripped before has neither, and stays as it is.
 */
static bool
has_anchors(const struct chrome_view *v, const struct chrome_decision *d)
{
	size_t i, signs = 0, kept = 0;

	for (i = 0; i < v->n; i++) {
		if (chrome_state_keeps((enum chrome_state)d->state[i]))
			kept++;
		else
			signs += v->signs[i + 1] - v->signs[i];
	}
	return signs >= (kept > 0 ? FEW_SIGNS : NO_DOCUMENT);
}

static bool
has_line_rule(const struct chrome_view *v)
{
	size_t i;

	for (i = 0; i < v->n; i++)
		if (v->lines[i].rule != CHROME_NO_RULE &&
		    chrome_rule_of(v, i)->kind == CHROME_LINE)
			return true;
	return false;
}

bool
chrome_mend_may_drop(const struct chrome_view *v)
{
	return v->page->html || v->signs[v->n] >= FEW_SIGNS ||
	    has_line_rule(v);
}

void
chrome_mend(const struct chrome_view *v, struct chrome_decision *d)
{
	if (!v->page->html && !has_line_rule(v) && !has_anchors(v, d)) {
		keep_lines(d, 0, v->n);
		return;
	}
	demand_evidence(v, d);
	keep_lonely(v, d);
	keep_signature(v, d);
	if (v->page->html) {
		keep_first_text(v, d);
		keep_text(v, d);
	}
	if (v->page->html && v->title_line < v->n)
		return;
	keep_title(v, d);
	keep_heading(v, d);
}
