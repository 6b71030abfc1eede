/* split-sections-plain - headings of a document that numbers none. */
#include <stdlib.h>

#include "buf.h"
#include "split-sections-outline.h"
#include "split-sections-text.h"
#include "utf8.h"

/*
 * A short line without punctuation between two paragraphs is a heading, if
 * the document has no others and three of its kind at least: fewer may be a
 * signature, a caption or the title of another text.
 */
#define TITLE_MIN	(size_t)4	/* columns, two of a Chinese character */
#define TITLE_MAX	(size_t)38
#define BODY_MIN	(size_t)50	/* columns of the paragraph behind it */
#define HEADINGS_MIN	(size_t)3
#define LINES_SHARE	(size_t)2	/* half of the lines at most */

/* What has been seen of the lines up to here. */
struct reader {
	struct outline *o;
	size_t	mark;		/* the first one not before the line */
	size_t	line;
	unsigned titles;	/* entered */
	size_t	lines;		/* that are not blank */
	size_t	title;		/* the line before, if it may be a title */
	size_t	title_line;
	bool	stopped;	/* the line before ends a sentence */
};

/* The line's last character ends a sentence, closing marks passed over. */
static bool
ends_sentence(const char *s, size_t at, size_t to)
{
	uint32_t cp;

	while (to > at) {
		to = utf8_before(s, to, &cp);
		if (text_stop(cp) == STOP_SENTENCE || cp == '.')
			return true;
		if (text_stop(cp) != STOP_CLOSE)
			return false;
	}
	return false;
}

/* A short line of characters and nothing else. */
static bool
is_title(const char *s, size_t at, size_t to)
{
	size_t width = text_width(s, at, to, TITLE_MAX + 1), n;
	uint32_t cp;
	bool blank = false;

	if (width < TITLE_MIN || width > TITLE_MAX)
		return false;
	for (; at < to; at += n) {
		n = utf8_decode(s + at, to - at, &cp);
		switch (text_stop(cp)) {
		case STOP_NO:
			if (!utf8_is_han(cp) && !((cp | 0x20) >= 'a' &&
			    (cp | 0x20) <= 'z'))
				return false;
			/* Two names side by side. */
			if (blank && utf8_is_han(cp))
				return false;
			break;
		case STOP_BLANK:
			blank = true;
			break;
		default:
			return false;
		}
	}
	return true;
}

/* Enters the line before as a heading. */
static void
add_title(struct reader *r)
{
	struct outline *o = r->o;
	struct mark m = { .family = FAMILY_PLAIN, .rank = 1 };

	m.at = m.start = r->title;
	m.line = r->title_line;
	m.value = ++r->titles;
	o->marks = mem_grow(o->marks, o->n, &o->cap, sizeof(*o->marks));
	o->marks[o->n++] = m;
}

static void
read_line(struct reader *r, size_t at, size_t to, size_t marks)
{
	const char *s = r->o->text;
	bool marked = false;

	for (; r->mark < marks && r->o->marks[r->mark].start < to; r->mark++)
		marked = marked || r->o->marks[r->mark].start == at;
	if (r->title != NOWHERE && !marked && ends_sentence(s, at, to) &&
	    text_width(s, at, to, BODY_MIN) >= BODY_MIN)
		add_title(r);
	r->title = !marked && r->stopped && is_title(s, at, to) ? at : NOWHERE;
	r->title_line = r->line;
	r->stopped = ends_sentence(s, at, to);
	r->lines++;
}

static int
by_place(const void *a, const void *b)
{
	const struct mark *m = a, *n = b;

	return m->at < n->at ? -1 : m->at > n->at;
}

bool
outline_plain(struct outline *o)
{
	struct reader r = { .o = o, .title = NOWHERE };
	size_t marks = o->n, at = 0;

	while (at < o->len) {
		size_t end = text_line_end(o->text, at, o->len);
		size_t from = text_skip_blanks(o->text, at, end);

		r.line++;
		if (from < end)
			read_line(&r, from, text_trim(o->text, from, end),
			    marks);
		at = end + 1;
	}
	if (o->n - marks < HEADINGS_MIN ||
	    (o->n - marks) * LINES_SHARE > r.lines) {
		o->n = marks;
		return false;
	}
	qsort(o->marks, o->n, sizeof(*o->marks), by_place);
	return true;
}
