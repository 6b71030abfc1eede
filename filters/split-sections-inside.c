/* split-sections-inside - marks within lines; see -scan.h. */
#include "split-sections-delim.h"
#include "split-sections-scan.h"
#include "split-sections-text.h"

#define GLUED_MIN	6U	/* bytes of a title with a count at its end */
#define GLUED_MAX	90U
#define ROW_BYTES	(size_t)400	/* of a table's row, at most */

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

/*
 * "Version 1.3" and, at the end of a sentence, "Schedule 2.": a number behind
 * a blank and a Latin word.
 */
static bool
is_in_prose(const char *s, size_t at, size_t to, const struct marker *m,
    enum mark_place place)
{
	bool dotted = family_is_dotted(m->family);
	bool ends = m->family == FAMILY_DIGIT && to - at <= m->len;

	return place == PLACE_BLANK && (dotted || ends) && at > 1 &&
	    delim_is_letter(s[at - 2]);
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
		return (m->unit && m->len < left) ||
		    family_is_dotted(m->family);
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
	if (!char_begins(&sc->words->begins, s + at, to - at))
		return;
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

/*
 * The marks from first on, within a line of len bytes, count what two cells of
 * a table's row hold: no sentence is before them, and a count begins again.
 */
static bool
count_cells(const struct outline *o, size_t first, size_t len)
{
	size_t i, ones = 0;

	for (i = first; i < o->n; i++) {
		if (o->marks[i].place == PLACE_SENTENCE)
			return false;
		ones += o->marks[i].family == o->marks[first].family &&
		    o->marks[i].value == 1;
	}
	return ones > 1 && len <= ROW_BYTES;
}

/* Enters the marks from at, behind the one that begins the line, on. */
static void
enter_inside(struct scan *sc, size_t at, size_t to)
{
	const char *s = sc->o->text;
	enum mark_place place = PLACE_LINE;	/* nothing was passed */
	struct marker m;
	size_t n;

	for (; at < to; at += n) {
		enum mark_place now;
		enum stop stop;

		if (place == PLACE_LINE)
			at = sc->enums || sc->title != NOWHERE ?
			    text_next_stop(s, at, to) :
			    char_next_end(&sc->words->begins, s, at, to);
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
			if (now == PLACE_BLANK && sc->title != NOWHERE &&
			    at - sc->title >= GLUED_MIN &&
			    at - sc->title <= GLUED_MAX)
				place = PLACE_GLUED;
			sc->title = NOWHERE;
			continue;
		}
		if (place != PLACE_LINE &&
		    (place != PLACE_COMMA || sc->enums) &&
		    char_begins(&sc->words->begins, s + at, to - at) &&
		    marker_at(sc->words, s + at, to - at, false, &m) &&
		    fits_inside(sc, &m, place, to - at) &&
		    !is_in_prose(s, at, to, &m, place)) {
			outline_add(sc->o, at, at, sc->line, &m, place);
			n = m.len;
			sc->title = at + n;
		}
		place = PLACE_LINE;
	}
}

void
scan_inside(struct scan *sc, size_t at, size_t to)
{
	size_t first = sc->o->n;

	enter_inside(sc, at, to);
	if (count_cells(sc->o, first, to - at))
		sc->o->n = first;
}
