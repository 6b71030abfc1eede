/* split-sections-signs - marks that are none in this document; see -scan.h. */
#include <string.h>

#include "split-sections-scan.h"
#include "split-sections-text.h"
#include "utf8.h"

#define CODE_INDENT	(size_t)4	/* blanks before a line of code */
#define LOOK_BYTES	(size_t)200	/* of a line, to tell what it is */
#define BOX_KEYS	1024U		/* words told apart */

/* Four spaces begin a line of code. */
static bool
is_indented(const struct outline *o, size_t at)
{
	return at >= CODE_INDENT && memcmp(o->text + at - CODE_INDENT,
	    "    ", CODE_INDENT) == 0;
}

/* From at to the line's end there is no Chinese, and no sentence ends. */
static bool
is_foreign(const char *s, size_t at, size_t to)
{
	uint32_t cp = 0;

	if (to - at > LOOK_BYTES)
		to = at + LOOK_BYTES;
	while (at < to) {
		at += text_decode(s + at, to - at, &cp);
		if (utf8_is_han(cp))
			return false;
	}
	return cp != '.' && cp != '?' && cp != '!';
}

/* The line looks like one of a program, a session or its settings. */
static bool
is_code(const char *s, size_t at, size_t to)
{
	char c;

	if (at >= to || !is_foreign(s, at, to))
		return false;
	c = s[at];
	if ((c >= 'a' && c <= 'z') || c == '/' || c == '$')
		return true;
	if (c == '-')			/* an option, not an item */
		return to - at > 1 && s[at + 1] != ' ';
	return (c == '[' && s[to - 1] == ']') ||
	    (c >= 'A' && c <= 'Z' && memchr(s + at, '=', to - at) != NULL);
}

/*
 * # install -d x: its title is a command, or it stands above such a line, or
 * above another # of the same sort, no blank line between.
 */
static bool
is_comment(const struct outline *o, const struct mark *m)
{
	const char *s = o->text;
	size_t title = text_skip_blanks(s, m->at + m->len, m->line_end);
	size_t next = m->line_end + 1, end;

	if (m->value == 1 && is_code(s, title, m->line_end))
		return true;
	if (next >= o->len)
		return false;
	end = text_line_end(s, next, o->len);
	if (s[next] == '#')
		return m + 1 < o->marks + o->n && m[1].at == next &&
		    m[1].family == FAMILY_MARKDOWN && m[1].value <= m->value;
	return is_code(s, next, end);
}

/*
 * A # that begins lines is a comment of some program, or, once, the title of
 * the document, unless ## heads parts of it too; and where most of them are
 * comments, all are.
 */
void
scan_judge_signs(struct outline *o)
{
	size_t i, n = 0, top = 0, comments = 0;
	bool deeper = false;

	for (i = 0; i < o->n; i++) {
		struct mark *m = &o->marks[i];

		if (m->family != FAMILY_MARKDOWN)
			continue;
		if (is_indented(o, m->at)) {
			m->family = FAMILY_NONE;
		} else {
			n++;
			top += m->value == 1;
			comments += is_comment(o, m);
		}
		deeper = deeper || m->value > 1;
	}
	if ((top == 0 || deeper) && comments * 2 <= n)
		return;
	for (i = 0; i < o->n; i++)
		if (o->marks[i].family == FAMILY_MARKDOWN)
			o->marks[i].family = FAMILY_NONE;
}

static bool
is_box(const struct mark *m, const struct vocabulary *words)
{
	const struct word_rule *w;

	if (m->family != FAMILY_WORD)
		return false;
	w = &words->list[WORD_HEADING].v[m->key];
	return w->alone && w->number >= BOX_RANK;
}

void
scan_judge_boxes(struct outline *o, const struct vocabulary *words)
{
	bool seen[BOX_KEYS] = { false }, again = false;
	size_t i;

	for (i = 0; i < o->n && !again; i++)
		if (is_box(&o->marks[i], words)) {
			bool *s = &seen[o->marks[i].key % BOX_KEYS];

			again = *s;
			*s = true;
		}
	for (i = 0; i < o->n && again; i++)
		if (is_box(&o->marks[i], words))
			o->marks[i].family = FAMILY_NONE;
}
