/* split-sections-scan - the marks of a document; see -outline.h. */
#include <string.h>

#include "split-sections-scan.h"
#include "split-sections-text.h"
#include "utf8.h"

#define STEM_LINE_MAX	240U	/* bytes of a line that ends in a number */
#define PAGE_LOOK	150U	/* bytes before a page's number */
#define PAGE_WIDTH	40U	/* columns of the line before it, at least */

size_t
scan_pass_ornaments(const char *s, size_t at, size_t to)
{
	uint32_t cp;
	size_t n;

	static const char list[] = "\xE3\x80\x81";

	for (; at < to; at = text_skip_blanks(s, at + n, to)) {
		if (s[at] != '*' && s[at] != '>' && s[at] != (char)0xE2)
			break;
		n = text_decode(s + at, to - at, &cp);
		if (cp != '*' && cp != '>' && cp != 0x2022 && cp != 0x203B &&
		    (cp < 0x25A0 || cp > 0x2606))
			break;
		/* ☆、1 is how novels that were saved as text have it. */
		if (cp == 0x2606 && to - at >= 6 &&
		    memcmp(s + at + n, list, 3) == 0)
			n += 3;
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
	(void)text_before(s, to, &cp);
	stop = text_stop(cp);
	if (stop == STOP_SENTENCE || stop == STOP_CLOSE || cp == '.')
		return false;
	for (line = to; line > from && s[line - 1] != '\n'; line--)
		continue;
	return stop == STOP_COMMA ||
	    text_width(s, line, to, PAGE_WIDTH) >= PAGE_WIDTH;
}

/* The line from at, where its blanks end, to to. */
static void
scan_line(struct scan *sc, size_t at, size_t to)
{
	const char *s = sc->o->text;
	struct marker m;
	bool below = sc->lone, bold;

	to = text_trim(s, at, to);
	bold = to - at > 4 && s[at] == '*' && s[at + 1] == '*' &&
	    s[to - 1] == '*' && s[to - 2] == '*';
	at = scan_ornaments(s, at, to);
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
	} else if (below ? scan_word_below(sc, at, to) :
	    scan_word(sc, at, to, bold) || (to - at <= STEM_LINE_MAX &&
	    outline_essay(sc->o, sc->words, at, to, sc->line))) {
		return;
	}
	scan_inside(sc, at, to);
}

/* A line that begins or ends a block of code, its blanks passed: ``` or ~~~ */
static bool
is_fence(const char *s, size_t at, size_t to)
{
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
		if (is_fence(s, text_skip_blanks(s, at, end), end)) {
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
	o->families = 0;
	while (at < o->len && at < OUTLINE_BYTES) {
		size_t to = text_line_end(o->text, at, o->len);

		sc.line++;
		o->line_end = to;
		at = text_skip_blanks(o->text, at, to);
		if (!sc.unfenced && is_fence(o->text, at, to))
			to = skip_code(&sc, to);
		else
			scan_line(&sc, at, to);
		at = to + 1;
	}
	if (outline_has(o, FAMILY_SUFFIX))
		outline_essays(o);
	if (outline_has(o, FAMILY_MARKDOWN))
		scan_judge_signs(o);
	if (outline_has(o, FAMILY_WORD))
		scan_judge_boxes(o, words);
	if (outline_has(o, FAMILY_BRACKET))
		scan_judge_brackets(o);
	if (outline_has(o, FAMILY_MARKDOWN))
		scan_give_signs(o, words);
	outline_sift(o);
}
