/*
 * strip-site-chrome-keep-text - text that was dropped; see -evidence.h.
 */
#include <string.h>

#include "strip-site-chrome-evidence.h"

#define SIGNATURE	2	/* lines */
#define SIGNED_LAST	14	/* lines that stand before one, at most */
#define LETTER_FIRST	2	/* lines of the tail; 祝 is one of them, or above */
#define LETTER_LINES	4	/* behind it */
#define BEGUN_MAX	3	/* lines at a block's beginning */
#define PLAIN		25	/* characters of a sentence in the main block, */
#define PLAIN_LATIN	60	/* of one in Latin letters */
#define FEW_WORDS	10	/* percent of it in words of chrome */
#define SENTENCE_MIN	5	/* characters beside its links */

/* Chrome that may stand within a document: sure, in links, or set apart. */
static bool
is_set_apart(const struct chrome_view *v, size_t i)
{
	static const unsigned places = PAGE_IN_NAV | PAGE_IN_ASIDE |
	    PAGE_IN_FORM | PAGE_IN_DIALOG | PAGE_IN_BUTTON;
	static const uint32_t content = UINT32_C(1) << CHROME_CONTENT |
	    UINT32_C(1) << CHROME_FORUM;
	struct page_line line = chrome_page_line(v, i);
	const struct chrome_line *l = &v->lines[i];

	bool sentence = l->end == END_FULL && l->covered < 25 &&
	    line.chars >= line.link_chars + SENTENCE_MIN;

	if (!sentence && line.element != PAGE_PRE && (l->class != CHROME_CLASSES || l->chars < 6 ||
	    l->date != DATE_NONE || l->script == SCRIPT_DIGITS))
		return true;
	return chrome_is_sure(v, i) ||
	    (!sentence && line.link_chars * 2 > line.chars) ||
	    (line.inside & ~v->everywhere & places) != 0 ||
	    (v->blocks[line.block].own_names & ~content) != 0;
}

/* h2 to h6 with a link at most half as long, right before running text. */
static bool
is_section(const struct chrome_view *v, size_t i)
{
	struct page_line line = chrome_page_line(v, i);

	return line.element >= PAGE_H2 && line.element <= PAGE_H6 &&
	    line.link_chars * 2 <= line.chars && i + 1 < v->n &&
	    v->mass[i + 2] > v->mass[i + 1] &&
	    v->lines[i].rule == CHROME_NO_RULE &&
	    v->lines[i].head == CHROME_CLASSES;
}

/* Running text in no block, on a page where no block holds most of it. */
static bool
is_bare(const struct chrome_view *v, size_t i)
{
	return v->main_block == 0 && chrome_block_of(v, i) == 0 &&
	    v->mass[i + 1] > v->mass[i] && v->lines[i].covered < 15 &&
	    v->under[i] != CHROME_COMMENT && v->under[i] != CHROME_RELATED;
}

static bool
is_bare_text(const struct chrome_view *v, size_t i)
{
	return v->lines[i].end == END_FULL && is_bare(v, i);
}

/*
 * Of an HTML page's tail, keeps the running text that stands in the main
 * block before the first anchor, and the headings between.
 */
static void
keep_tail_text(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t tail = 0, end, last, i;

	while (tail < v->n && d->state[tail] != STATE_TAIL)
		tail++;
	last = tail;
	for (end = tail; end < v->n && !chrome_is_anchor(v, end); end++)
		if (chrome_decide_guard(v, end) >= CHROME_GUARD_TEXT ||
		    is_bare_text(v, end))
			last = end + 1;
	for (i = tail; i < last; i++)
		d->state[i] = !is_section(v, i) && (chrome_is_sure(v, i) ||
		    (chrome_page_line(v, i).link_chars > 0 &&
		    v->mass[i + 1] == v->mass[i])) ? STATE_INNER : STATE_BODY;
}

/*
 * A sentence, or the beginning of one that goes on below, without links that
 * nothing says to be chrome, nor, but in Latin letters, where any text has
 * some, or above the text, a word.
 */
static bool
is_plain(const struct chrome_view *v, size_t i, bool gap)
{
	const struct chrome_line *l = &v->lines[i];
	size_t mass = v->mass[i + 1] - v->mass[i];

	if (chrome_is_sure(v, i) || chrome_page_line(v, i).links > 0 ||
	    (chrome_decide_guard(v, i) < CHROME_GUARD_TEXT && !is_bare(v, i)))
		return false;
	if (gap || l->end == END_COLON)
		return l->commas > 0 && mass >= PLAIN && l->covered < 15;
	return l->script == SCRIPT_LATIN ? l->end == END_STOP &&
	    mass >= PLAIN_LATIN && l->covered < FEW_WORDS :
	    l->end == END_FULL && mass >= PLAIN && l->words == 0;
}

/*
 * Keeps such sentences in the block of the text that is kept, above it and,
 * behind an anchor, below: a button, a pager or a note on copyright may stand
 * amid a document.
 */
static void
keep_plain_text(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t i, text = 0;

	while (text < v->n && (v->mass[text + 1] == v->mass[text] ||
	    !chrome_state_keeps((enum chrome_state)d->state[text])))
		text++;
	for (i = 0; i < v->n && text < v->n; i++)
		if ((d->state[i] == STATE_HEAD || d->state[i] == STATE_GAP ||
		    d->state[i] == STATE_TAIL) &&
		    chrome_block_of(v, i) == chrome_block_of(v, text) &&
		    is_plain(v, i, d->state[i] == STATE_GAP))
			d->state[i] = STATE_BODY;
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
		d->state[i] = chrome_is_sure(v, i) ||
		    chrome_page_line(v, i).link_chars > 0 ?
		    STATE_INNER : STATE_BODY;
}

/*
 * Keeps the lines that begin the main block, right before what is kept of it:
 * the heading of a first part is short, and stands below date and source.
 */
static void
keep_begun(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t first = 0, block, i;

	while (first < v->n && d->state[first] != STATE_BODY)
		first++;
	if (first == v->n)
		return;
	block = chrome_block_of(v, first);
	if (block == 0 || !v->blocks[block].in_main)
		return;
	for (i = first; i > 0 && d->state[i - 1] == STATE_GAP &&
	    chrome_block_of(v, i - 1) == block && first - i < BEGUN_MAX &&
	    chrome_page_line(v, i - 1).links == 0 &&
	    !chrome_is_evidence(v, i - 1); )
		i--;
	if (i == 0 || chrome_block_of(v, i - 1) != block)
		chrome_keep_lines(d, i, first);
}

/*
 * Within the document of an HTML page, keeps the lines at both ends of a run
 * that was dropped which have nothing but words or a shape against them.
 */
static void
keep_inner(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t i, to, first, last;

	for (i = 0; i < v->n; i = to) {
		for (to = i + 1; to < v->n && d->state[to] == d->state[i]; )
			to++;
		if (d->state[i] != STATE_INNER)
			continue;
		for (first = i; first < to && !is_set_apart(v, first); )
			first++;
		for (last = to; last > first && !is_set_apart(v, last - 1); )
			last--;
		chrome_keep_lines(d, i, first);
		chrome_keep_lines(d, last, to);
	}
}

/* Headings of the document, right before what is kept. */
static void
keep_headings(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t i;

	for (i = v->n; i-- > 1; )
		if ((d->state[i - 1] == STATE_GAP ||
		    d->state[i - 1] == STATE_INNER) &&
		    chrome_state_keeps((enum chrome_state)d->state[i]) &&
		    v->mass[i] == v->mass[i - 1] &&
		    v->lines[i - 1].rule == CHROME_NO_RULE &&
		    chrome_decide_guard(v, i - 1) == CHROME_GUARD_TEXT)
			d->state[i - 1] = STATE_BODY;
}

/* What h2 to h6 hold, without a link, and no heading of other things. */
static bool
is_subheading(const struct chrome_view *v, size_t i)
{
	struct page_line line = chrome_page_line(v, i);

	return line.element >= PAGE_H2 && line.element <= PAGE_H6 &&
	    line.links == 0 && v->lines[i].head == CHROME_CLASSES;
}

/*
 * Alone between running text, what could be a heading of either is one; so is
 * what HTML calls one before running text.
 */
void
chrome_keep_lone_heads(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t i;

	for (i = 1; i + 1 < v->n; i++)
		if (d->state[i] == STATE_INNER &&
		    d->state[i + 1] == STATE_BODY &&
		    v->lines[i].rule == CHROME_NO_RULE &&
		    v->mass[i + 2] > v->mass[i + 1] &&
		    (is_subheading(v, i) ||
		    (d->state[i - 1] == STATE_BODY &&
		    v->lines[i].head == CHROME_OTHER &&
		    v->mass[i] > v->mass[i - 1])))
			d->state[i] = STATE_BODY;
}

/*
 * Behind the line with the date that an issuer's name stands above, near the
 * first line of the tail and before what is surely none of the document; that
 * first line if there is none.
 */
static size_t
behind_signed(const struct chrome_view *v, size_t tail)
{
	size_t i;

	for (i = tail; i < v->n && i < tail + SIGNED_LAST; i++) {
		struct page_line line = chrome_page_line(v, i);

		if (v->lines[i].rule != CHROME_NO_RULE || chrome_is_anchor(v, i) ||
		    line.link_chars * 2 > line.chars)
			break;
		if (i > tail && v->lines[i].sign == SIGNED_DATE &&
		    v->lines[i - 1].sign == SIGNED_BODY)
			return i + 1;
	}
	return tail;
}

/* A line with which a letter ends: 此致, 祝. */
static bool
closes_letter(const struct chrome_view *v, size_t i)
{
	static const char *const words[] = { "祝", "此致", "此祝", "顺祝", "谨祝",
	    "敬祝", "祝您", "祝你", "順祝", "謹祝" };
	struct page_line line = chrome_page_line(v, i);
	size_t k;

	if (line.len >= 6 && memcmp(line.text + line.len - 3, "：", 3) == 0)
		line.len -= 3;
	for (k = 0; k < sizeof(words) / sizeof(words[0]); k++)
		if (line.len == strlen(words[k]) &&
		    memcmp(line.text, words[k], line.len) == 0)
			return true;
	return false;
}

/* What stands behind such a line near the end of the body: who wrote it. */
static void
keep_letter(const struct chrome_view *v, struct chrome_decision *d,
    size_t tail)
{
	size_t i = tail > 0 ? tail - 1 : 0, end;

	while (i < v->n && i < tail + LETTER_FIRST && !chrome_is_sure(v, i) &&
	    !closes_letter(v, i))
		i++;
	if (i == v->n || !closes_letter(v, i))
		return;
	for (end = i; end < v->n && end <= i + LETTER_LINES &&
	    !chrome_is_sure(v, end); )
		end++;
	chrome_keep_lines(d, tail, end);
}

/*
 * Who signed, and when, right behind the body, or behind contacts and tables
 * which end it.
 */
void
chrome_keep_signature(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t i, n = 0;

	for (i = 1; i < v->n && d->state[i] != STATE_TAIL; i++)
		continue;
	if (i < v->n) {
		chrome_keep_lines(d, i, behind_signed(v, i));
		keep_letter(v, d, i);
	}
	for (; i < v->n && n < SIGNATURE && !chrome_is_sure(v, i) &&
	    v->lines[i].sign != SIGNED_NOT &&
	    v->lines[i].class == CHROME_CLASSES; i++, n++)
		d->state[i] = STATE_BODY;
}

/*
 * It ends with 。, or, in Latin letters or without a word of chrome, and long
 * enough, with another mark.
 */
static bool
is_sentence(const struct chrome_view *v, size_t i)
{
	const struct chrome_line *l = &v->lines[i];

	return l->end == END_FULL || (l->end == END_STOP &&
	    (l->script == SCRIPT_LATIN || l->words == 0) &&
	    v->mass[i + 1] > v->mass[i]);
}

/*
 * Where nothing was kept, sentences without a word of chrome are, each with
 * the line before it: a page of two lines is a page.
 */
void
chrome_keep_sentences(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t i;

	for (i = 0; i < v->n; i++)
		if (chrome_state_keeps((enum chrome_state)d->state[i]))
			return;
	for (i = 0; i < v->n; i++) {
		if (!is_sentence(v, i) || v->lines[i].covered >= 15 ||
		    v->lines[i].date != DATE_NONE || chrome_is_evidence(v, i))
			continue;
		d->state[i] = STATE_BODY;
		if (i > 0 && !chrome_is_evidence(v, i - 1))
			d->state[i - 1] = STATE_BODY;
	}
}

void
chrome_keep_text(const struct chrome_view *v, struct chrome_decision *d)
{
	keep_inner(v, d);
	keep_first_text(v, d);
	keep_begun(v, d);
	keep_tail_text(v, d);
	keep_plain_text(v, d);
	keep_headings(v, d);
}
