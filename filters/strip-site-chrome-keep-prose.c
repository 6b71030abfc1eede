/*
 * strip-site-chrome-keep-prose - what goes on behind the end of the body; see
 * -evidence.h.
 */
#include "strip-site-chrome-evidence.h"

#define PROSE		60	/* characters of a paragraph of prose */
#define PROSE_LATIN	90	/* of one in Latin letters */
#define BETWEEN		3	/* lines from one to the next, at most, */
#define BETWEEN_MANY	30	/* and of HTML, where there are more of them */
#define SENTENCE	20	/* characters of one behind an aside, */
#define TOGETHER	80	/* of some together, */
#define ALONE		100	/* of one alone */
#define PLAIN		12	/* characters of one between title and body */
#define HEADING		20	/* characters of one */
#define FEW_WORDS	8	/* percent of it in words of chrome */
#define LEAD_WORDS	25	/* the same of a line that ends in a colon */
#define PRE_LINES	100	/* kept in <pre>: it is the document */

/* The line stands where a class or a head says that it is not the document. */
static bool
is_elsewhere(const struct chrome_view *v, size_t i)
{
	static const uint32_t others = UINT32_C(1) << CHROME_COMMENT |
	    UINT32_C(1) << CHROME_RELATED | UINT32_C(1) << CHROME_FOOTER |
	    UINT32_C(1) << CHROME_AD | UINT32_C(1) << CHROME_LOGIN |
	    UINT32_C(1) << CHROME_SHARE | UINT32_C(1) << CHROME_TAGS |
	    UINT32_C(1) << CHROME_TIP | UINT32_C(1) << CHROME_META;
	static const unsigned places = PAGE_IN_NAV | PAGE_IN_ASIDE |
	    PAGE_IN_FOOTER | PAGE_IN_FORM | PAGE_IN_DIALOG | PAGE_IN_BUTTON;
	struct page_line line = chrome_page_line(v, i);

	return v->under[i] < CHROME_CONTENT || (v->page->html &&
	    ((line.inside & ~v->everywhere & places) != 0 ||
	    (v->blocks[line.block].near_names & others) != 0));
}

/* A paragraph that nothing but its place speaks against. */
static bool
is_prose(const struct chrome_view *v, size_t i)
{
	const struct chrome_line *l = &v->lines[i];
	size_t enough = l->script == SCRIPT_LATIN ? PROSE_LATIN : PROSE;

	return (l->end == END_FULL || (l->end == END_STOP &&
	    l->script == SCRIPT_LATIN) || l->stops >= 2) && l->covered < 15 &&
	    v->mass[i + 1] - v->mass[i] >= enough &&
	    chrome_page_line(v, i).link_chars * 4 <= l->chars &&
	    !is_elsewhere(v, i);
}

/* A line between such paragraphs that may be a heading of theirs. */
static bool
may_be_between(const struct chrome_view *v, size_t i)
{
	struct page_line line = chrome_page_line(v, i);

	return v->lines[i].rule == CHROME_NO_RULE &&
	    line.link_chars * 2 <= line.chars && !is_elsewhere(v, i) &&
	    (v->page->html || !chrome_is_evidence(v, i));
}

/* A rule's line, "推荐阅读：" and a title, which has nothing below it. */
static bool
is_aside(const struct chrome_view *v, size_t i)
{
	const struct chrome_rule *rule = chrome_rule_of(v, i);

	return rule != NULL && rule->kind == CHROME_LINE && !rule->same &&
	    (rule->class == CHROME_RELATED || rule->class == CHROME_AD);
}

/* The end of what may be the document: the line that is surely chrome. */
static bool
is_end(const struct chrome_view *v, size_t i)
{
	return (v->page->html || !is_aside(v, i)) &&
	    (v->lines[i].rule != CHROME_NO_RULE || chrome_is_anchor(v, i));
}

/* Of HTML, a table may stand between one paragraph and the next. */
static size_t
lines_between(const struct chrome_view *v, size_t tail)
{
	size_t i, n = 0;

	for (i = tail; i < v->n && !is_end(v, i); i++)
		n += is_prose(v, i);
	return v->page->html && n > 1 ? BETWEEN_MANY : BETWEEN;
}

/*
 * Keeps the paragraphs of prose with which the tail of a page begins,
 * and what is between them, before the first line that is surely chrome: a
 * document in sections may have most of its text in one of them.
 */
static void
keep_sections(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t tail = 0, between, end, last, i;

	while (tail < v->n && d->state[tail] != STATE_TAIL)
		tail++;
	last = tail;
	between = lines_between(v, tail);
	for (end = tail; end < v->n && end <= last + between &&
	    !is_end(v, end); end++)
		if (is_prose(v, end))
			last = end + 1;
	for (i = tail; i < last; i++)
		if (is_prose(v, i) || may_be_between(v, i))
			d->state[i] = STATE_BODY;
}

static bool
is_pre(const struct chrome_view *v, size_t i)
{
	return chrome_page_line(v, i).element == PAGE_PRE;
}

/* A document set as it stands, in <pre>, does not end amid one. */
static void
keep_rest_of_pre(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t i, n = 0;

	for (i = 0; i < v->n; i++)
		n += is_pre(v, i) &&
		    chrome_state_keeps((enum chrome_state)d->state[i]);
	for (i = 1; i < v->n && n >= PRE_LINES; i++)
		if (is_pre(v, i) && v->lines[i].rule == CHROME_NO_RULE &&
		    chrome_state_keeps((enum chrome_state)d->state[i - 1]))
			chrome_keep_lines(d, i, i + 1);
}

/* Rows of one table, no rule for the second. */
static bool
are_rows(const struct chrome_view *v, size_t i, size_t next)
{
	struct page_line a = chrome_page_line(v, i);
	struct page_line b = chrome_page_line(v, next);

	return a.element == PAGE_ROW && b.element == PAGE_ROW &&
	    a.block == b.block && v->lines[next].rule == CHROME_NO_RULE &&
	    !is_elsewhere(v, next);
}

/* A table whose first rows were kept goes on, though it be made of links. */
static void
keep_rows(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t i;

	for (i = 1; i < v->n && v->page->html; i++)
		if (d->state[i] >= STATE_INNER && are_rows(v, i - 1, i) &&
		    chrome_state_keeps((enum chrome_state)d->state[i - 1]))
			d->state[i] = STATE_BODY;
}

/* The class that a line surely is of; CLASSES: of none. */
static enum chrome_class
sure_class(const struct chrome_view *v, size_t i)
{
	const struct chrome_rule *rule = chrome_rule_of(v, i);
	const struct chrome_line *l = &v->lines[i];

	return rule != NULL ? rule->class :
	    l->head < CHROME_CLASSES ? (enum chrome_class)l->head :
	    chrome_is_sure(v, i) ? (enum chrome_class)l->class :
	    CHROME_CLASSES;
}

/* A sentence that has hardly a word of chrome and is not cut short. */
static bool
is_sentence(const struct chrome_view *v, size_t i)
{
	const struct chrome_line *l = &v->lines[i];

	return l->end == END_FULL && l->covered < FEW_WORDS &&
	    v->mass[i + 1] - v->mass[i] >= SENTENCE &&
	    !chrome_is_evidence(v, i) && v->under[i] != CHROME_COMMENT &&
	    (!v->page->html || !is_elsewhere(v, i));
}

/* A sentence without a word of chrome. */
static bool
is_plain(const struct chrome_view *v, size_t i)
{
	const struct chrome_line *l = &v->lines[i];

	return l->end == END_FULL && l->words == 0 && l->chars >= PLAIN &&
	    !chrome_is_evidence(v, i);
}

/* Of text, a rule's line that says what can be done with the page. */
static bool
is_button(const struct chrome_view *v, size_t i)
{
	const struct chrome_rule *rule = chrome_rule_of(v, i);

	return !v->page->html && rule != NULL && rule->kind == CHROME_LINE &&
	    !rule->same && (rule->class == CHROME_SHARE ||
	    rule->class == CHROME_NAV);
}

/*
 * How much text makes lines from to to, a heading above them perhaps,
 * paragraphs of the document.
 */
static size_t
enough(const struct chrome_view *v, size_t from, size_t to)
{
	size_t i = from;

	if (i > 1 && v->lines[i - 1].chars <= HEADING &&
	    !chrome_is_evidence(v, i - 1))
		i--;
	return i > 0 && (is_aside(v, i - 1) || is_button(v, i - 1)) ?
	    SENTENCE : to - from > 1 ? TOGETHER : ALONE;
}

/* Of text, a heading between such a line and what is kept. */
static void
keep_heads_behind_asides(const struct chrome_view *v,
    struct chrome_decision *d)
{
	size_t i;

	for (i = 1; i + 1 < v->n && !v->page->html; i++)
		if (d->state[i] >= STATE_INNER && is_aside(v, i - 1) &&
		    chrome_state_keeps((enum chrome_state)d->state[i + 1]) &&
		    !chrome_is_evidence(v, i) && !chrome_is_under_list(v, i))
			d->state[i] = STATE_BODY;
}

/*
 * Of the tail, keeps paragraphs that stand together behind buttons,
 * links to other documents or advertisements and nothing else: those were put
 * amid the document.  What is said of another document is shorter and stands
 * by itself.
 */
static void
keep_behind_asides(const struct chrome_view *v, struct chrome_decision *d)
{
	static const uint32_t asides = UINT32_C(1) << CHROME_SHARE |
	    UINT32_C(1) << CHROME_RELATED | UINT32_C(1) << CHROME_AD |
	    UINT32_C(1) << CHROME_NAV | UINT32_C(1) << CHROME_WATERMARK |
	    UINT32_C(1) << CHROME_OTHER | UINT32_C(1) << CHROME_CLASSES;
	size_t i = 0, to;

	while (i < v->n && d->state[i] != STATE_TAIL)
		i++;
	for (; i < v->n && (asides >> sure_class(v, i) & 1) != 0; i = to) {
		for (to = i; to < v->n && is_sentence(v, to); )
			to++;
		if (to > i && v->mass[to] - v->mass[i] >= enough(v, i, to))
			chrome_keep_lines(d, i, to);
		to += to == i;
	}
}

/* Nothing in lines from to to has a rule or is the head of a list. */
static bool
is_unmarked(const struct chrome_view *v, size_t from, size_t to)
{
	for (; from < to; from++)
		if (v->lines[from].rule != CHROME_NO_RULE ||
		    v->lines[from].head < CHROME_CONTENT)
			return false;
	return true;
}

/*
 * Of text, keeps sentences between paragraphs that were kept: a document may
 * speak of what chrome speaks of, and count steps.
 */
static void
keep_between(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t from = 0, to, i;

	for (; from < v->n && !v->page->html; from = to) {
		for (to = from + 1; to < v->n && !chrome_state_keeps(
		    (enum chrome_state)d->state[to]); )
			to++;
		if (to == v->n || v->mass[from + 1] == v->mass[from] ||
		    !chrome_state_keeps((enum chrome_state)d->state[from]) ||
		    !is_unmarked(v, from + 1, to))
			continue;
		for (i = from + 1; i < to; i++)
			if (v->lines[i].end == END_FULL ||
			    v->lines[i].end == END_COLON)
				d->state[i] = STATE_BODY;
	}
}

/* Nothing speaks against it, or it leads in what is below. */
static bool
may_begin_body(const struct chrome_view *v, size_t i)
{
	const struct chrome_line *l = &v->lines[i];

	return (l->end == END_COLON ? l->covered < LEAD_WORDS : l->words == 0 &&
	    !chrome_is_sure(v, i)) && l->rule == CHROME_NO_RULE &&
	    l->head == CHROME_CLASSES && !l->url &&
	    (l->date == DATE_NONE || (l->end == END_COLON && l->commas > 0)) &&
	    !chrome_is_under_list(v, i);
}

/* Keeps lines of that state right above line i that could begin its text. */
static void
keep_begun(const struct chrome_view *v, struct chrome_decision *d, size_t i,
    enum chrome_state state)
{
	const struct chrome_rule *above;
	size_t from = i;

	while (from > 0 && d->state[from - 1] == state &&
	    may_begin_body(v, from - 1))
		from--;
	above = from > 0 ? chrome_rule_of(v, from - 1) : NULL;
	if (above != NULL &&
	    (state == STATE_GAP || above->class == CHROME_META))
		chrome_keep_lines(d, from, i);
}

/*
 * Of text, keeps plain sentences between the title and the body, and what
 * could begin that right behind its date and source, even if a line of it was
 * taken for the title.
 */
static void
keep_of_gap(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t i, title = v->n, body = v->n;

	for (i = v->n; !v->page->html && i-- > 0; ) {
		if (d->state[i] == STATE_GAP && is_plain(v, i))
			d->state[i] = STATE_BODY;
		if (d->state[i] == STATE_TITLE)
			title = i;
		else if (d->state[i] > STATE_GAP)
			body = i;
	}
	if (title < v->n)
		keep_begun(v, d, title, STATE_HEAD);
	if (body < v->n)
		keep_begun(v, d, body, STATE_GAP);
}

/* Of text, a list whose sentences were kept goes on with sentences. */
static void
keep_items(const struct chrome_view *v, struct chrome_decision *d)
{
	static const unsigned items = 1U << START_DOT | 1U << START_STAR |
	    1U << START_DASH | 1U << START_NUMBER;
	size_t i;

	for (i = 1; i < v->n && !v->page->html; i++)
		if (v->lines[i].start == v->lines[i - 1].start &&
		    (items >> v->lines[i].start & 1) != 0 &&
		    v->lines[i - 1].end == END_FULL &&
		    v->lines[i].end == END_FULL &&
		    v->lines[i].rule == CHROME_NO_RULE &&
		    chrome_state_keeps((enum chrome_state)d->state[i - 1]))
			chrome_keep_lines(d, i, i + 1);
}

void
chrome_keep_prose(const struct chrome_view *v, struct chrome_decision *d)
{
	keep_sections(v, d);
	keep_rest_of_pre(v, d);
	keep_rows(v, d);
	keep_behind_asides(v, d);
	keep_heads_behind_asides(v, d);
	keep_between(v, d);
	keep_items(v, d);
	keep_of_gap(v, d);
}
