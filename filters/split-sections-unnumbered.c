/* split-sections-unnumbered - lines that are a word or in brackets. */
#include <string.h>

#include "split-sections-number.h"
#include "split-sections-scan.h"
#include "split-sections-text.h"
#include "split-sections-weigh.h"
#include "utf8.h"

#define WORD_LINE_MAX	60U	/* bytes of a line that is a word */
#define ANSWERS_LINE_MAX 150U	/* bytes of a line that ends in one */
#define BRACKET_RUN_IN_MAX 24U	/* bytes of 【 and a label */
#define WORDS_MIN	2U	/* in brackets, for others with text */
#define PARTS_MIN	5U	/* in brackets that differ, and at most */
#define PARTS_MAX	64U
#define RUN_IN_MAX	20U	/* bytes of a word before text in its line */
#define RUN_IN_BODY	(size_t)60	/* columns of that text, at least */
#define TITLE_WIDTH	(size_t)44	/* columns of a title behind a word */
#define BRACKET_RANK	40U	/* of 【教学目标】: above 一、 */

/* Behind what says that something is added, 附：参考答案; or at. */
static size_t
skip_added(const char *s, size_t at, size_t to)
{
	static const char added[] = "\xE9\x99\x84";	/* 附 */
	uint32_t cp;
	size_t n;

	if (to - at <= 3 || memcmp(s + at, added, 3) != 0)
		return at;
	n = text_decode(s + at + 3, to - at - 3, &cp);
	return cp == ':' || cp == 0xFF1A ?
	    text_skip_blanks(s, at + 3 + n, to) : at;
}

/* s, len bytes, is one of the words that head what has no number. */
static bool
find_heading(const struct scan *sc, const char *s, size_t len,
    struct marker *m)
{
	const struct word_list *headings = &sc->words->list[WORD_HEADING];
	const struct word_rule *w = word_is(headings, s, len);

	if (w == NULL)
		return false;
	m->family = FAMILY_WORD;
	m->rank = w->number;
	m->value = 1;
	m->item = w->item;
	m->key = (uint32_t)(w - headings->v);
	return true;
}

/* What is between at and to is one of the words that are a line. */
static bool
find_word(const struct scan *sc, size_t at, size_t to, struct marker *m)
{
	const char *s = sc->o->text;

	at = skip_added(s, at, to);
	if (at >= to)
		return false;
	if (word_is(&sc->words->list[WORD_TOC], s + at, to - at)) {
		m->family = FAMILY_TOC;
		return true;
	}
	return find_heading(sc, s + at, to - at, m);
}

/* 材料一, between at and to: no heading, in brackets or not. */
static bool
is_passage(const struct scan *sc, size_t at, size_t to)
{
	const char *s = sc->o->text;
	const struct word_rule *w = word_at(&sc->words->list[WORD_PASSAGE],
	    s + at, to - at);
	unsigned value;
	bool formal;

	if (w == NULL)
		return false;
	at = text_skip_blanks(s, at + w->len, to);
	return at + number_chinese(s + at, to - at, &value, &formal) == to ||
	    at + number_digits(s + at, to - at, &value) == to;
}

/*
 * A line in brackets, 【教学目标】, or in Markdown's bold letters:
 * scan_judge_brackets() sees later whether there are more; until then a word's
 * rank is its value.
 */
static bool
find_bracket(const struct scan *sc, size_t at, size_t to, bool bold,
    struct marker *m)
{
	const char *s = sc->o->text;
	uint32_t first, last, cp;
	size_t from = at + text_decode(s + at, to - at, &first);
	size_t end = text_before(s, to, &last), i;

	if (bold) {
		from = at;
		end = to;
		if (text_stop(last) != STOP_NO && text_stop(last) != STOP_CLOSE)
			return false;
	} else if (first != 0x3010 || last != 0x3011) {
		return false;
	}
	if (from >= end)
		return false;
	for (i = from; i < end; ) {
		i += text_decode(s + i, end - i, &cp);
		if (cp == 0x3010 || cp == 0x3011 || cp == '*')
			return false;
	}
	if (!bold && is_passage(sc, from, end))
		return false;
	if (find_word(sc, from, end, m)) {
		if (m->family == FAMILY_TOC)
			return true;
		m->value = m->rank;
	} else {
		m->key = text_hash(s, from, end);
		m->value = 0;
	}
	m->family = FAMILY_BRACKET;
	m->rank = BRACKET_RANK;
	return true;
}

/* 【教学重点】 with text behind it in the line: weak, see judge_run_ins(). */
static bool
find_bracket_run_in(const struct scan *sc, size_t at, size_t to,
    struct marker *m)
{
	static const char open[] = "\xE3\x80\x90", close[] = "\xE3\x80\x91";
	const char *s = sc->o->text;
	const struct word_list *headings = &sc->words->list[WORD_HEADING];
	size_t i, from = at + 3, last = at + BRACKET_RUN_IN_MAX;

	if (last > to - 3)
		last = to - 3;
	if (to - at <= 9 || memcmp(s + at, open, 3) != 0)
		return false;
	for (i = from; i < last; i += text_step(s[i]))
		if (memcmp(s + i, close, 3) == 0)
			break;
	if (i >= last || text_next_stop(s, from, i) < i || i == from)
		return false;
	if (!find_word(sc, from, i, m))
		m->key = text_hash(s, from, i);
	else if (m->family == FAMILY_TOC || headings->v[m->key].answers)
		return false;
	m->value = m->rank;
	m->family = FAMILY_BRACKET;
	m->rank = BRACKET_RANK;
	m->weak = true;
	return true;
}

/*
 * The line is such a word, with a colon between end and to or without; some
 * words with a colon, 注意：, are no more than a label.
 */
static bool
find_line(const struct scan *sc, size_t at, size_t end, size_t to,
    struct marker *m)
{
	return find_word(sc, at, end, m) && (end == to ||
	    m->family != FAMILY_WORD ||
	    !sc->words->list[WORD_HEADING].v[m->key].alone);
}

/* A look at its beginning tells most lines. */
static bool
may_be_word(const struct scan *sc, size_t at, size_t to, bool bold)
{
	static const char bracket[] = "\xE3\x80\x90";	/* 【 */
	const struct word_list *headings = &sc->words->list[WORD_HEADING];
	const char *s = sc->o->text;

	if (bold || (to - at > 3 && memcmp(s + at, bracket, 3) == 0))
		return true;
	return word_may_be(headings, s + at, to - at) ||
	    word_may_be(&sc->words->list[WORD_TOC], s + at, to - at) ||
	    skip_added(s, at, to) > at;
}

/* A sentence, a clause or a label ends between at and to. */
static bool
has_end(const char *s, size_t at, size_t to)
{
	size_t n;

	for (; (at = text_next_end(s, at, to)) < to; at += n)
		if (text_stop_at(s, at, to, &n) != STOP_BLANK)
			return true;
	return false;
}

/* A title from at to to, as 附录 and a blank have it behind them. */
static bool
is_title(const char *s, size_t at, size_t to)
{
	uint32_t first;

	at = text_skip_blanks(s, at, to);
	if (at == to || text_width(s, at, to, TITLE_WIDTH) >= TITLE_WIDTH)
		return false;
	/* Not a leader, and no page behind it. */
	(void)text_decode(s + at, to - at, &first);
	if (!utf8_is_han(first) || (s[to - 1] >= '0' && s[to - 1] <= '9'))
		return false;
	return !has_end(s, at, to);
}

/*
 * The word, and behind a colon or its brackets text of some length, or a
 * title behind a blank: 摘要：为了…, 【摘要】为了…, 附录 程序清单.
 */
static bool
find_run_in(const struct scan *sc, size_t at, size_t to, struct marker *m)
{
	const char *s = sc->o->text;
	const struct word_list *words = &sc->words->list[WORD_HEADING];
	size_t from = at, end, n;
	uint32_t first, cp;
	bool blank;

	n = text_decode(s + at, to - at, &first);
	if (first == 0x3010)
		from = at + n;
	for (end = from; end < to && end - from <= RUN_IN_MAX; end += n) {
		n = text_decode(s + end, to - end, &cp);
		blank = first != 0x3010 && utf8_is_blank(cp) && end - from > 3;
		if (!blank && (first == 0x3010 ? cp != 0x3011 :
		    cp != ':' && cp != 0xFF1A))
			continue;
		if (find_word(sc, from, end, m) && m->family == FAMILY_WORD &&
		    !(m->item && first == 0x3010) &&
		    words->v[m->key].run_in && (is_title(s, end + !blank * n,
		    to) || (!blank && (m->item || text_width(s, end + n, to,
		    RUN_IN_BODY) >= RUN_IN_BODY))))
			return true;
		if (!blank)
			break;
	}
	return false;
}

/*
 * The line, short and without a stop, ends in a word that heads answers, and
 * the next one begins with a number: 《植物学》期末试卷参考答案, the
 * questions having been numbered before.
 */
static bool
find_answers(const struct scan *sc, size_t at, size_t to, struct marker *m)
{
	const char *s = sc->o->text;
	const struct word_rule *answers;
	struct marker number;
	size_t next;

	if (sc->o->n == 0 || to - at > ANSWERS_LINE_MAX ||
	    !word_ends(&sc->words->list[WORD_ANSWERS], s + at, to - at) ||
	    has_end(s, at, to))
		return false;
	next = text_skip_space(s, to, sc->o->len);
	if (next == sc->o->len || !marker_at(sc->words, s + next,
	    text_line_end(s, next, sc->o->len) - next, true, &number) ||
	    number.weak || number.trap)
		return false;
	answers = &sc->words->list[WORD_ANSWERS].v[0];
	return find_heading(sc, answers->s, answers->len, m);
}

bool
scan_word(struct scan *sc, size_t at, size_t to, bool bold)
{
	const char *s = sc->o->text;
	struct marker m = { 0 };
	size_t before;
	uint32_t cp;
	bool found = false;

	if (may_be_word(sc, at, to, bold)) {
		before = text_before(s, to, &cp);
		if (cp != ':' && cp != 0xFF1A)
			before = to;
		found = (to - at <= WORD_LINE_MAX &&
		    (find_bracket(sc, at, to, bold, &m) ||
		    find_line(sc, at, before, to, &m))) ||
		    find_run_in(sc, at, to, &m) ||
		    find_bracket_run_in(sc, at, to, &m);
	}
	if (!found && !find_answers(sc, at, to, &m))
		return false;
	if (m.family == FAMILY_WORD && m.rank == PLAIN_RANK &&
	    text_is_capitals(s, at, to))
		m.rank = CAPITALS_RANK;
	outline_add(sc->o, at, at, sc->line, &m, PLACE_LINE);
	return true;
}

bool
scan_word_below(struct scan *sc, size_t at, size_t to)
{
	struct marker m = { 0 };

	if (to - at > WORD_LINE_MAX || !find_bracket(sc, at, to, false, &m) ||
	    m.family != FAMILY_BRACKET || m.value == 0)
		return false;
	outline_add(sc->o, at, at, sc->line, &m, PLACE_LINE);
	return true;
}

/*
 * Some stand in brackets, each of them once: the parts of a leaflet, where
 * those of an examination's answers, 【解析】, come again and again.
 */
static bool
differ(const struct outline *o)
{
	uint32_t keys[PARTS_MAX];
	size_t i, k, n = 0;

	for (i = 0; i < o->n; i++) {
		if (o->marks[i].family != FAMILY_BRACKET)
			continue;
		for (k = 0; k < n && keys[k] != o->marks[i].key; )
			k++;
		if (k < n || n == PARTS_MAX)
			return false;
		keys[n++] = o->marks[i].key;
	}
	return n >= PARTS_MIN;
}

/*
 * Those with text behind them: two of the words must be among all, or all must
 * differ.
 */
static void
judge_run_ins(struct outline *o)
{
	size_t i, words = 0;

	for (i = 0; i < o->n; i++)
		words += o->marks[i].family == FAMILY_BRACKET &&
		    o->marks[i].value > 0;
	if (words >= WORDS_MIN || differ(o))
		return;
	for (i = 0; i < o->n; i++)
		if (o->marks[i].family == FAMILY_BRACKET && o->marks[i].weak)
			o->marks[i].family = FAMILY_NONE;
}

void
scan_judge_brackets(struct outline *o)
{
	size_t i, n = 0, lone = 0;
	struct mark *m;

	judge_run_ins(o);
	for (i = 0; i < o->n; i++)
		if (o->marks[i].family == FAMILY_BRACKET) {
			n++;
			lone = i;
		}
	if (n != 1)
		return;
	m = &o->marks[lone];
	m->family = m->value > 0 ? FAMILY_WORD : FAMILY_NONE;
	m->rank = (uint16_t)m->value;
	m->value = 1;
}
