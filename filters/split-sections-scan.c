/* split-sections-scan - the marks of a document; see -outline.h. */
#include <string.h>

#include "split-sections-delim.h"
#include "split-sections-outline.h"
#include "split-sections-text.h"
#include "utf8.h"

#define STEM_LINE_MAX	240U	/* bytes of a line that ends in a number */
#define WORD_LINE_MAX	60U	/* bytes of a line that is a word */
#define GLUED_MIN	6U	/* bytes of a title with a count at its end */
#define GLUED_MAX	90U
#define PAGE_LOOK	150U	/* bytes before a page's number */
#define PAGE_WIDTH	40U	/* columns of the line before it, at least */
#define BRACKET_RANK	40U	/* of 【教学目标】: above 一、 */

struct scan {
	struct outline *o;
	const struct vocabulary *words;
	bool enums;
	size_t line;
	size_t title;		/* behind the last marker, nothing but title
				   having been passed since; or NOWHERE */
	bool unfenced;		/* no line ends a block of code any more */
	bool lone;		/* the line before is a marker alone */
};

/* The place of the blank or mark just passed, by its last character. */
static bool
place_of(enum stop stop, enum mark_place *place)
{
	switch (stop) {
	case STOP_SENTENCE: case STOP_CLAUSE: case STOP_COLON:
		*place = PLACE_SENTENCE;
		return true;
	case STOP_BLANK:
		*place = PLACE_BLANK;
		return true;
	case STOP_COMMA:
		*place = PLACE_COMMA;
		return true;
	default:
		return false;
	}
}

/* "Version 1.3": a number with points behind a blank and a Latin word. */
static bool
is_in_prose(const char *s, size_t at, const struct marker *m,
    enum mark_place place)
{
	return place == PLACE_BLANK && m->family >= FAMILY_DOTTED &&
	    m->family < FAMILY_UNITS && at > 1 && delim_is_letter(s[at - 2]);
}

/*
 * A marker inside a line, left bytes from its end: only of the families that
 * are used so.
 */
static bool
fits_inside(const struct scan *sc, const struct marker *m,
    enum mark_place place, size_t left)
{
	if (m->family == FAMILY_ENUM)
		return sc->enums;
	if (place == PLACE_COMMA || m->weak || m->trap)
		return false;
	switch (m->family) {
	case FAMILY_HAN: case FAMILY_HAN_PAREN: case FAMILY_DIGIT:
	case FAMILY_DIGIT_PAREN: case FAMILY_DIGIT_HALF: case FAMILY_CIRCLE:
		return true;
	default:
		return (m->unit && m->len < left) || (m->family >=
		    FAMILY_DOTTED && m->family < FAMILY_UNITS);
	}
}

/*
 * A count begins at the end of a title, nothing between them: 工作目标1、 and
 * 具体措施(一); at is where the bracket stands, or the mark behind the 1.
 */
static void
scan_glued(struct scan *sc, size_t at, size_t to)
{
	const char *s = sc->o->text;
	struct marker m;
	size_t i, n;

	if (sc->title == NOWHERE || at - sc->title < GLUED_MIN ||
	    at - sc->title > GLUED_MAX)
		return;
	if (s[at] != '(' && s[at - 1] == '1')
		at--;
	for (i = sc->title; (i = text_next_stop(s, i, at)) < at; i += n)
		if (text_stop_at(s, i, at, &n) == STOP_COMMA)
			return;
	if (((unsigned char)s[at - 1] & 0x80) != 0 &&
	    marker_at(sc->words, s + at, to - at, false, &m) &&
	    m.value == 1 && fits_inside(sc, &m, PLACE_GLUED,
	    to - at) && !m.unit &&
	    m.family != FAMILY_ENUM)
		outline_add(sc->o, at, at, sc->line, &m, PLACE_GLUED);
}

static void
scan_inside(struct scan *sc, size_t at, size_t to)
{
	const char *s = sc->o->text;
	enum mark_place place = PLACE_LINE;	/* nothing was passed */
	struct marker m;
	size_t n;

	for (; at < to; at += n) {
		enum mark_place now;
		enum stop stop;

		if (place == PLACE_LINE)
			at = sc->enums ? text_next_stop(s, at, to) :
			    text_next_end(s, at, to);
		if (at == to)
			break;
		stop = text_stop_at(s, at, to, &n);
		if (stop == STOP_CLOSE)
			continue;
		if (place == PLACE_LINE &&
		    (stop == STOP_OPEN || stop == STOP_COMMA))
			scan_glued(sc, at, to);
		if (stop != STOP_NO && place_of(stop, &now)) {
			/* A blank behind a stop changes nothing. */
			if (now != PLACE_BLANK || place == PLACE_LINE)
				place = now;
			sc->title = NOWHERE;
			continue;
		}
		if (place != PLACE_LINE &&
		    (place != PLACE_COMMA || sc->enums) &&
		    sc->words->begins[word_slot(s + at, to - at)] &&
		    marker_at(sc->words, s + at, to - at, false, &m) &&
		    fits_inside(sc, &m, place, to - at) &&
		    !is_in_prose(s, at, &m, place)) {
			outline_add(sc->o, at, at, sc->line, &m, place);
			n = m.len;
			sc->title = at + n;
		}
		place = PLACE_LINE;
	}
}

/* What is between at and to is one of the words that are a line. */
static bool
find_word(const struct scan *sc, size_t at, size_t to, struct marker *m)
{
	const char *s = sc->o->text;
	const struct word_list *headings = &sc->words->list[WORD_HEADING];
	const struct word_rule *w;

	if (at >= to)
		return false;
	if (word_is(&sc->words->list[WORD_TOC], s + at, to - at)) {
		m->family = FAMILY_TOC;
		return true;
	}
	w = word_is(headings, s + at, to - at);
	if (w == NULL)
		return false;
	m->family = FAMILY_WORD;
	m->rank = w->number;
	m->value = 1;
	m->item = w->item;
	m->key = (uint32_t)(w - headings->v);
	return true;
}

/*
 * A line in brackets, 【教学目标】, or in Markdown's bold letters:
 * judge_brackets() sees later whether there are more; until then a word's rank is its value.
 */
static bool
find_bracket(const struct scan *sc, size_t at, size_t to, bool bold,
    struct marker *m)
{
	const char *s = sc->o->text;
	uint32_t first, last, cp;
	size_t from = at + utf8_decode(s + at, to - at, &first);
	size_t end = utf8_before(s, to, &last), i;

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
		i += utf8_decode(s + i, end - i, &cp);
		if (cp == 0x3010 || cp == 0x3011 || cp == '*')
			return false;
	}
	m->value = find_word(sc, from, end, m) ? m->rank : 0;
	if (m->family == FAMILY_TOC)
		return true;
	m->family = FAMILY_BRACKET;
	m->rank = BRACKET_RANK;
	m->key = text_hash(s, from, end);
	return true;
}

/* A line that is a word, brackets or a colon around it: 摘要, 【摘 要】. */
static bool
scan_word(struct scan *sc, size_t at, size_t to, bool bold)
{
	const char *s = sc->o->text;
	struct marker m = { 0 };
	size_t before;
	uint32_t cp;

	if (to - at > WORD_LINE_MAX)
		return false;
	before = utf8_before(s, to, &cp);
	if (!find_bracket(sc, at, to, bold, &m) &&
	    !find_word(sc, at, cp == ':' || cp == 0xFF1A ? before : to, &m))
		return false;
	outline_add(sc->o, at, at, sc->line, &m, PLACE_LINE);
	return true;
}

/* Marks that stand before a heading: Markdown's ** and >, ● ◆ ■ ★ … */
static size_t
skip_ornaments(const char *s, size_t at, size_t to)
{
	uint32_t cp;
	size_t n;

	for (; at < to; at = text_skip_blanks(s, at + n, to)) {
		n = utf8_decode(s + at, to - at, &cp);
		if (cp != '*' && cp != '>' && cp != 0x2022 && cp != 0x203B &&
		    (cp < 0x25A0 || cp > 0x2606))
			break;
	}
	return at;
}

/*
 * The number that is alone in the line at counts pages: the text before it
 * was cut in the middle of a sentence.
 */
static bool
is_page(const char *s, size_t at)
{
	size_t from = at > PAGE_LOOK ? at - PAGE_LOOK : 0, to, line;
	uint32_t cp;
	enum stop stop;

	to = text_trim(s, from, at);
	if (to == from)
		return false;
	(void)utf8_before(s, to, &cp);
	stop = text_stop(cp);
	if (stop == STOP_SENTENCE || stop == STOP_CLOSE || cp == '.')
		return false;
	for (line = to; line > from && s[line - 1] != '\n'; line--)
		continue;
	return stop == STOP_COMMA ||
	    text_width(s, line, to, PAGE_WIDTH) >= PAGE_WIDTH;
}

static void
scan_line(struct scan *sc, size_t at, size_t to)
{
	const char *s = sc->o->text;
	struct marker m;
	bool below = sc->lone, bold;

	at = text_skip_blanks(s, at, to);
	to = text_trim(s, at, to);
	bold = to - at > 4 && s[at] == '*' && s[at + 1] == '*' &&
	    s[to - 1] == '*' && s[to - 2] == '*';
	at = skip_ornaments(s, at, to);
	while (to > at && s[to - 1] == '*')
		to--;
	if (at == to)
		return;
	sc->title = NOWHERE;
	sc->lone = false;
	if (marker_at(sc->words, s + at, to - at, true, &m)) {
		if (m.family == FAMILY_DIGIT_BARE && at + m.len == to) {
			if (is_page(s, at))
				return;
			m.family = FAMILY_DIGIT_ALONE;
		}
		if (m.family != FAMILY_ENUM || sc->enums)
			outline_add(sc->o, at, at, sc->line, &m, PLACE_LINE);
		at += m.len;
		sc->title = at;
		sc->lone = at == to && m.unit;
	} else if (!below && to - at <= STEM_LINE_MAX &&
	    (scan_word(sc, at, to, bold) ||
	    outline_essay(sc->o, sc->words, at, to, sc->line))) {
		return;
	}
	scan_inside(sc, at, to);
}

/*
 * A # that begins lines is a comment of some program unless ## heads parts
 * of the document too, or it stands there once.
 */
static void
judge_signs(struct outline *o)
{
	size_t i, top = 0;
	bool deeper = false;

	for (i = 0; i < o->n; i++)
		if (o->marks[i].family == FAMILY_MARKDOWN) {
			top += o->marks[i].value == 1;
			deeper = deeper || o->marks[i].value > 1;
		}
	for (i = 0; i < o->n && top > 1 && !deeper; i++)
		if (o->marks[i].family == FAMILY_MARKDOWN)
			o->marks[i].family = FAMILY_NONE;
}

/* One line in brackets is no structure, unless it is one of the words. */
static void
judge_brackets(struct outline *o)
{
	size_t i, n = 0, lone = 0;
	struct mark *m;

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

static void
remove_dropped(struct outline *o)
{
	size_t i, n = 0;

	for (i = 0; i < o->n; i++)
		if (o->marks[i].family != FAMILY_NONE)
			o->marks[n++] = o->marks[i];
	o->n = n;
}

/* A line that begins or ends a block of code: ``` or ~~~ */
static bool
is_fence(const char *s, size_t at, size_t to)
{
	at = text_skip_blanks(s, at, to);
	return to - at >= 3 && (s[at] == '`' || s[at] == '~') &&
	    s[at + 1] == s[at] && s[at + 2] == s[at];
}

/*
 * Passes the block of code that begins behind the line that ends at to:
 * where it ends, or to if no line does.
 */
static size_t
skip_code(struct scan *sc, size_t to)
{
	const char *s = sc->o->text;
	size_t len = sc->o->len, lines = 0, at, end;

	for (at = to + 1; at < len; at = end + 1) {
		end = text_line_end(s, at, len);
		lines++;
		if (is_fence(s, at, end)) {
			sc->line += lines;
			return end;
		}
	}
	sc->unfenced = true;
	return to;
}

void
outline_scan(struct outline *o, const struct vocabulary *words, bool enums)
{
	struct scan sc = { .o = o, .words = words, .enums = enums };
	size_t at = 0;

	o->n = 0;
	while (at < o->len && at < OUTLINE_BYTES) {
		size_t to = text_line_end(o->text, at, o->len);

		sc.line++;
		if (!sc.unfenced && is_fence(o->text, at, to))
			to = skip_code(&sc, to);
		else
			scan_line(&sc, at, to);
		at = to + 1;
	}
	outline_essays(o);
	judge_signs(o);
	judge_brackets(o);
	remove_dropped(o);
}
