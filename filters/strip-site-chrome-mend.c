/* strip-site-chrome-mend - see strip-site-chrome-mend.h. */
#include "strip-site-chrome-evidence.h"
#include "strip-site-chrome-mend.h"

#define UNEXPLAINED	4	/* lines at the seam of head or tail */
#define ANCHORS		5	/* signs of chrome that let lines be dropped */
#define DATES		2	/* of a page, behind its title */
#define FEW_SIGNS	3	/* of chrome on the page */
#define NO_DOCUMENT	10	/* of them if all of a text is dropped */
#define LIST		3	/* lines under a head */
#define LONG		80	/* characters */
#define SPARSE		3	/* lines to each sign, at most */
#define TEASER		25	/* characters; a sentence on another page's
				   title may have fewer */
#define LATIN		60	/* characters of a sentence in Latin letters */
#define HEADING		10	/* characters, of one before the body */
#define TITLE_TOP	2	/* lines of a text one of which may be it */
#define KNOWN		3	/* lines that rules of kind same are for */
#define KNOWN_LEFT	2	/* of its head, or gap, without evidence */

/* A line that is little but a date and a time of day. */
static bool
is_timed(const struct chrome_line *l)
{
	return l->date >= DATE_TIME && l->chars <= LINE_DATED;
}

/*
 * On a page of text with few signs of chrome a run of dropped lines has to
 * show more than a word that chrome uses too: a rule, or, where one matches
 * elsewhere, two signs, behind the title one or a date.  Where none does, the
 * title's neighbours may be headings that speak of logging in: before it five
 * signs, behind it and in the tail two, one in three lines, a time of day
 * being two; more dates than a page has tell of a table or a log.  In the body
 * none will do.  Behind the body a head with a list is enough.
 */
static bool
is_accounted_for(const struct chrome_view *v, size_t from, size_t to,
    enum chrome_state state, bool ruled)
{
	size_t i, signs = v->signs[to] - v->signs[from], dates = 0, timed = 0;

	if (v->page->html)
		return true;
	for (i = from; i < to; i++) {
		if (v->lines[i].rule != CHROME_NO_RULE ||
		    (state == STATE_TAIL && to - i > LIST &&
		    v->lines[i].head < CHROME_CONTENT))
			return true;
		if (state == STATE_GAP && v->lines[i].date != DATE_NONE) {
			dates++;
			timed += is_timed(&v->lines[i]);
		}
	}
	if (dates <= DATES)
		signs += dates + timed;
	if (state == STATE_INNER && !ruled)
		return false;
	if (ruled)
		return signs >= (state == STATE_GAP ? 1 : 2);
	return signs >= (state == STATE_HEAD ? ANCHORS : 2) &&
	    signs * SPARSE >= to - from;
}

static bool
is_latin(const struct chrome_view *v, size_t i)
{
	return v->lines[i].end == END_STOP &&
	    v->lines[i].script == SCRIPT_LATIN &&
	    v->mass[i + 1] - v->mass[i] >= LATIN;
}

/* A question, or what is called out, of some length, without a word of chrome. */
static bool
is_asked(const struct chrome_view *v, size_t i)
{
	const struct chrome_line *l = &v->lines[i];

	return l->end == END_STOP && l->script == SCRIPT_HAN &&
	    l->words == 0 && v->mass[i + 1] - v->mass[i] >= TEASER;
}

/* A sentence none of whose words is of chrome alone. */
static bool
is_plain_sentence(const struct chrome_view *v, size_t i)
{
	static const uint32_t ambiguous = UINT32_C(1) << CHROME_NAV |
	    UINT32_C(1) << CHROME_SHARE;
	const struct chrome_line *l = &v->lines[i];

	return (l->end == END_FULL || is_latin(v, i) || is_asked(v, i)) &&
	    (l->words & ~ambiguous) == 0 && !chrome_is_evidence(v, i);
}

/*
 * Of what such a page drops behind the body, keeps the sentences, unless they
 * stand under the head of a list; and right before the body what may be a
 * heading: lines that nothing speaks against.
 */
static void
keep_unknown(const struct chrome_view *v, struct chrome_decision *d,
    size_t from, size_t to)
{
	bool gap = d->state[from] == STATE_GAP;
	bool tail = d->state[from] == STATE_TAIL;
	size_t i;

	for (i = from; tail && i < to; i++)
		if (is_plain_sentence(v, i) && !chrome_is_under_list(v, i))
			d->state[i] = STATE_BODY;
	for (i = to; gap && i-- > from && v->lines[i].chars >= HEADING &&
	    !chrome_is_evidence(v, i); )
		d->state[i] = STATE_BODY;
}

/*
 * Of the tail of a text, keeps the sentences before the first line of it that
 * is surely chrome, those in Latin letters if they are two: a table may have
 * looked like its beginning.
 */
static void
keep_unsigned(const struct chrome_view *v, struct chrome_decision *d,
    size_t from, size_t to)
{
	size_t i, latin = 0;

	for (i = from; i < to && !chrome_is_sure(v, i); i++)
		latin += is_latin(v, i);
	for (i = from; i < to && !chrome_is_sure(v, i); i++)
		if (is_plain_sentence(v, i) && !chrome_is_under_list(v, i) &&
		    v->mass[i + 1] - v->mass[i] >= TEASER &&
		    (latin > 1 || !is_latin(v, i)))
			d->state[i] = STATE_BODY;
}

/*
 * Where the site is known the same goes for running text anywhere in the tail:
 * what recurs on the site has rules.
 */
static void
keep_unruled(const struct chrome_view *v, struct chrome_decision *d,
    size_t from, size_t to)
{
	size_t i;

	for (i = from; i < to; i++)
		if (v->mass[i + 1] - v->mass[i] >= TEASER &&
		    !chrome_is_under_list(v, i) && !chrome_is_evidence(v, i))
			d->state[i] = STATE_BODY;
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
		n += !chrome_is_evidence(v, i);
	if (n > KNOWN_LEFT)
		return;
	for (i = from; i < to; i++)
		if (!chrome_is_evidence(v, i))
			d->state[i] = d->state[i] == STATE_HEAD ?
			    STATE_TITLE : STATE_BODY;
}

/*
 * Where text stays behind lines of the tail of a text, they stand within the
 * document: those that nothing speaks against stay too; so do, above
 * the body, lines too long for a menu.
 */
static void
keep_before_text(const struct chrome_view *v, struct chrome_decision *d)
{
	bool text = false;
	size_t i;

	for (i = v->n; !v->page->html && i-- > 0; )
		if (chrome_state_keeps((enum chrome_state)d->state[i]))
			text = true;
		else if ((d->state[i] == STATE_TAIL ?
		    text && !chrome_is_under_list(v, i) :
		    d->state[i] <= STATE_GAP && v->lines[i].chars >= LONG) &&
		    !chrome_is_evidence(v, i))
			d->state[i] = STATE_BODY;
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

/* How many signs there are in what is dropped, equal lines being one. */
static size_t
signs_dropped(const struct chrome_view *v, const struct chrome_decision *d)
{
	size_t i, signs = 0;

	for (i = 0; i < v->n; i++)
		if (!chrome_state_keeps((enum chrome_state)d->state[i]) &&
		    v->lines[i].first)
			signs += v->signs[i + 1] - v->signs[i];
	return signs;
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
	bool known = is_site_known(v), ruled = has_line_rule(v);
	bool few = known || v->signs[v->n] < FEW_SIGNS ||
	    (!v->page->html && !ruled && signs_dropped(v, d) < ANCHORS);
	size_t unexplained = known ? 0 : UNEXPLAINED;
	size_t i, to, first, last;

	for (i = 0; i < v->n; i = to) {
		for (to = i + 1; to < v->n && d->state[to] == d->state[i]; )
			to++;
		if (chrome_state_keeps((enum chrome_state)d->state[i]))
			continue;
		for (first = i; first < to && !chrome_is_evidence(v, first); )
			first++;
		last = to;
		while (last > first && !chrome_is_evidence(v, last - 1))
			last--;
		if (first == to || (few && !known && !is_accounted_for(v, i, to,
		    (enum chrome_state)d->state[i], ruled)))
			chrome_keep_lines(d, i, to);
		else if (known && (d->state[i] == STATE_HEAD ||
		    d->state[i] == STATE_GAP))
			keep_unexplained(v, d, i, to);
		else if (d->state[i] == STATE_TAIL &&
		    (v->mass[first] > v->mass[i] ||
		    (few && first - i > unexplained)))
			chrome_keep_lines(d, i, first);
		else if (few && d->state[i] == STATE_HEAD && to < v->n &&
		    to - last > unexplained)
			chrome_keep_lines(d, last, to);
		if (v->signs[v->n] < ANCHORS && !known && !v->page->html)
			keep_unknown(v, d, i, to);
		if (d->state[i] == STATE_TAIL && !v->page->html)
			keep_unsigned(v, d, i, to);
		if (d->state[i] == STATE_TAIL && !v->page->html && known)
			keep_unruled(v, d, i, to);
	}
}

/*
 * Of text, keeps running text right behind running text that is kept, if no
 * word of it is of chrome and it stands under no head of a list; what was
 * taken to stand before the document does so with lines of chrome between.
 */
static void
keep_next(const struct chrome_view *v, struct chrome_decision *d)
{
	static const uint32_t content = UINT32_C(1) << CHROME_CONTENT;
	size_t i, last = 0;

	for (i = 1; i < v->n && !v->page->html; i++) {
		if (d->state[i] > STATE_GAP || !chrome_is_sure(v, i - 1))
			last = i - 1;
		if (chrome_state_keeps((enum chrome_state)d->state[last]) &&
		    v->mass[last + 1] > v->mass[last] &&
		    v->mass[i + 1] > v->mass[i] &&
		    (v->lines[i].words & ~content) == 0 &&
		    !chrome_is_under_list(v, i) && !chrome_is_evidence(v, i))
			chrome_keep_lines(d, i, i + 1);
	}
}

/*
 * Where nothing of a text is left, and not enough says that there is no
 * document, keeps the lines that nothing speaks against, if they are most.
 */
static void
keep_something(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t i, plain = 0;

	if (v->page->html || v->signs[v->n] >= NO_DOCUMENT)
		return;
	for (i = 0; i < v->n; i++) {
		if (chrome_state_keeps((enum chrome_state)d->state[i]))
			return;
		plain += !chrome_is_evidence(v, i);
	}
	for (i = 0; plain * 2 > v->n && i < v->n; i++)
		if (!chrome_is_evidence(v, i))
			d->state[i] = STATE_BODY;
}

bool
chrome_mend_may_drop(const struct chrome_view *v)
{
	size_t i;

	if (v->page->html || v->signs[v->n] >= 2 || has_line_rule(v))
		return true;
	for (i = 0; i < v->n; i++)
		if (is_timed(&v->lines[i]) ||
		    v->lines[i].head < CHROME_CONTENT ||
		    (v->signs[v->n] > 0 && v->lines[i].date != DATE_NONE) ||
		    (i < TITLE_TOP && v->lines[i].repeats > 0) ||
		    chrome_is_adorned(v, i))
			return true;
	return false;
}

/* That all of a text is chrome takes a rule, or ten signs. */
static bool
may_be_all(const struct chrome_view *v, const struct chrome_decision *d)
{
	size_t i;

	for (i = 0; i < v->n; i++)
		if (chrome_state_keeps((enum chrome_state)d->state[i]))
			return true;
	return v->page->html || has_line_rule(v) ||
	    signs_dropped(v, d) >= NO_DOCUMENT;
}

/*
 * What a keep rule matches stays.  It speaks for that line alone: where the
 * model took it for part of the tail, all of the document would have to stand
 * behind it if the rule decided.
 */
static void
keep_ruled(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t i;

	for (i = 0; i < v->n; i++)
		if (v->lines[i].rule != CHROME_NO_RULE &&
		    chrome_rule_of(v, i)->kind == CHROME_KEEP)
			chrome_keep_lines(d, i, i + 1);
}

void
chrome_mend(const struct chrome_view *v, struct chrome_decision *d)
{
	if (!may_be_all(v, d)) {
		chrome_keep_lines(d, 0, v->n);
		return;
	}
	demand_evidence(v, d);
	keep_next(v, d);
	keep_before_text(v, d);
	keep_something(v, d);
	chrome_keep_stretches(v, d);
	chrome_keep_sentences(v, d);
	chrome_keep_lone_heads(v, d);
	chrome_keep_signature(v, d);
	chrome_keep_facts(v, d);
	chrome_keep_announced(v, d);
	chrome_keep_references(v, d);
	chrome_keep_answers(v, d);
	chrome_keep_numbers(v, d);
	chrome_keep_posts(v, d);
	chrome_keep_entries(v, d);
	if (v->page->html)
		chrome_keep_text(v, d);
	chrome_keep_body(v, d);
	chrome_keep_prose(v, d);
	chrome_keep_most(v, d);
	chrome_keep_titles(v, d);
	chrome_keep_said(v, d);
	chrome_keep_last_facts(v, d);
	chrome_drop_adorned(v, d);
	chrome_drop_heads(v, d);
	chrome_drop_contents(v, d);
	chrome_drop_titles_again(v, d);
	chrome_drop_gutters(v, d);
	keep_ruled(v, d);
}
