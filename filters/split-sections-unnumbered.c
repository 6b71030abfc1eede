/* split-sections-unnumbered - lines that are a word or in brackets. */
#include "split-sections-scan.h"
#include "split-sections-text.h"
#include "utf8.h"

#define WORD_LINE_MAX	60U	/* bytes of a line that is a word */
#define BRACKET_RANK	40U	/* of 【教学目标】: above 一、 */

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
 * scan_judge_brackets() sees later whether there are more; until then a word's
 * rank is its value.
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

/* One look at its beginning tells most lines. */
static bool
may_be_word(const struct scan *sc, size_t at, size_t to, bool bold)
{
	static const char bracket[] = "\xE3\x80\x90";	/* 【 */
	const char *s = sc->o->text + at;
	unsigned slot = word_slot(s, to - at);

	return bold || slot == word_slot(bracket, sizeof(bracket) - 1) ||
	    sc->words->list[WORD_HEADING].begins[slot] ||
	    sc->words->list[WORD_TOC].begins[slot];
}

bool
scan_word(struct scan *sc, size_t at, size_t to, bool bold)
{
	const char *s = sc->o->text;
	struct marker m = { 0 };
	size_t before;
	uint32_t cp;

	if (to - at > WORD_LINE_MAX || !may_be_word(sc, at, to, bold))
		return false;
	before = utf8_before(s, to, &cp);
	if (!find_bracket(sc, at, to, bold, &m) &&
	    !find_word(sc, at, cp == ':' || cp == 0xFF1A ? before : to, &m))
		return false;
	outline_add(sc->o, at, at, sc->line, &m, PLACE_LINE);
	return true;
}

void
scan_judge_brackets(struct outline *o)
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
