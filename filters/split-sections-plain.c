/* split-sections-plain - headings that no number or word tells. */
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "split-sections-form.h"
#include "split-sections-scan.h"
#include "split-sections-text.h"
#include "split-sections-title.h"

#define HEADINGS_MIN	(size_t)3
#define SHORT_MIN	(size_t)2	/* if there are words, 摘要, too */
#define LINES_SHARE	(size_t)2	/* half of the lines at most */
#define BROKEN_MIN	(size_t)50	/* columns of a line */
#define LABELS_MAX	32U	/* looked back for one that is the same */
#define COUNTS_SHARE	(size_t)2	/* half of 活动目标: at least, where
					   headings have numbers */
#define QUESTION_SHARE	(size_t)4	/* of the lines, at least */
#define PLAIN_RANK	18U		/* as 摘要 has it */

/* A line without the blanks and ornaments around it. */
struct line {
	size_t	at, to;
	size_t	number;		/* from 1; 0: there is none */
	bool	ornamented;
	bool	marked;		/* a mark stands at its beginning, */
	bool	heading;	/* and makes a heading, */
	bool	alone;		/* with nothing behind it: 附件1 */
};

/* What has been seen of the lines up to here. */
struct reader {
	struct outline *o;
	const struct vocabulary *words;
	size_t	marks;		/* that had been there */
	size_t	mark;		/* the first one not before the line */
	size_t	titles[FORMS];	/* entered */
	size_t	lines;		/* that are not blank */
	size_t	counts;		/* of FORM_COLON, above a run of numbers */
	struct line before;
	enum line_form form;		/* of the line before */
	bool	free;		/* that is not amid other short lines */
};

/* The first of a run of numbers; 附件1 has none above it. */
static bool
begins_count(const struct outline *o, const struct mark *m)
{
	return m->run != NOWHERE && m->value == 1 && o->runs[m->run].n > 1 &&
	    m->family != FAMILY_WORD && m->family != FAMILY_BRACKET &&
	    (!m->unit || m->item);
}

/* 程序如下: goes on with what follows, and is no title of it. */
static bool
is_cue(const struct reader *r, size_t at, size_t to)
{
	const char *s = r->o->text;

	return word_ends(&r->words->list[WORD_CUE], s + at,
	    title_bare_end(s, at, to) - at);
}

/*
 * A label like the line before, 说明：, has been entered already: both only
 * head the parts of other sections.  That one is dropped.
 */
static bool
repeats_label(struct reader *r)
{
	const struct outline *o = r->o;
	size_t end = text_line_end(o->text, r->before.at, o->len);
	size_t i, steps, n = end - r->before.at;

	if (r->form != FORM_COLON)
		return false;
	for (i = o->n, steps = 0; i > r->marks && steps < LABELS_MAX;
	    steps++) {
		struct mark *m = &o->marks[--i];

		if (memcmp(o->text + m->at, o->text + r->before.at, n) != 0)
			continue;
		if (m->key == FORM_COLON)
			r->titles[FORM_COLON]--;
		m->key = FORM_NONE;
		return true;
	}
	return false;
}

/* Enters the line before as a heading. */
static void
add_title(struct reader *r)
{
	struct marker m = { .family = FAMILY_PLAIN, .rank = PLAIN_RANK };

	if (repeats_label(r))
		return;

	m.key = (uint32_t)r->form;
	m.value = (unsigned)++r->titles[r->form];
	outline_add(r->o, r->before.at, r->before.at, r->before.number, &m, PLACE_LINE);
}

/* The mark that begins the line, or NULL; those before it are passed. */
static const struct mark *
mark_of(struct reader *r, const struct line *line)
{
	const struct mark *marked = NULL;

	for (; r->mark < r->marks; r->mark++) {
		const struct mark *m = &r->o->marks[r->mark];

		if (mark_start(m) >= line->to)
			break;
		if (mark_start(m) == line->at)
			marked = m;
	}
	return marked;
}

/* The line was broken amid a sentence, by its width. */
static bool
is_broken(const char *s, const struct line *line)
{
	return !line->marked && !form_ends_sentence(s, line->at, line->to) &&
	    text_width(s, line->at, line->to, BROKEN_MIN) >= BROKEN_MIN;
}

/* The form of a line, what stands before it taken into account. */
static enum line_form
form_here(const struct reader *r, const struct line *line)
{
	const char *s = r->o->text;
	enum line_form form;

	if (line->marked || r->lines == 0)	/* the document's title */
		return FORM_NONE;
	if (r->before.alone)			/* the title of that */
		return FORM_NONE;
	form = form_of(s, line->at, line->to);
	if ((form == FORM_SHORT || form == FORM_COLON) &&
	    (is_broken(s, &r->before) || is_cue(r, line->at, line->to)))
		return FORM_NONE;
	return form;
}

static void
read_line(struct reader *r, struct line *line)
{
	const char *s = r->o->text;
	const struct mark *marked = mark_of(r, line);

	line->marked = marked != NULL;
	line->heading = line->marked && marked->kind == MARK_HEADING;
	line->alone = line->heading && marked->at + marked->len == line->to;
	if (r->form != FORM_NONE && (marked == NULL ?
	    (r->form != FORM_SHORT || r->free) &&
	    form_has_body(r->form, s, line->at, line->to) : begins_count(r->o, marked))) {
		r->counts += r->form == FORM_COLON && marked != NULL;
		add_title(r);
	}
	r->form = form_here(r, line);
	/* A short line between other short ones is none of a title. */
	r->free = r->form == FORM_SHORT && (line->ornamented ||
	    r->before.heading || form_ends_sentence(s, r->before.at, r->before.to));
	r->before = *line;
	r->lines++;
}

static size_t
count_words(const struct outline *o)
{
	size_t i, n = 0;

	for (i = 0; i < o->n; i++)
		n += o->marks[i].kind == MARK_HEADING &&
		    o->marks[i].family == FAMILY_WORD;
	return n;
}

/* Words alone, 参考文献, do not say that a document has no other headings. */
static bool
has_headings(const struct outline *o)
{
	size_t i;

	for (i = 0; i < o->n; i++)
		if (o->marks[i].kind == MARK_HEADING &&
		    o->marks[i].family != FAMILY_WORD)
			return true;
	return false;
}

/* The form that the document uses, or FORM_NONE. */
static enum line_form
choose(const struct reader *r)
{
	const size_t *n = r->titles;

	if (n[FORM_SHORT] >= SHORT_MIN &&
	    n[FORM_SHORT] + count_words(r->o) >= HEADINGS_MIN &&
	    n[FORM_SHORT] * LINES_SHARE <= r->lines)
		return FORM_SHORT;
	if (n[FORM_QUESTION] >= HEADINGS_MIN &&
	    n[FORM_QUESTION] * QUESTION_SHARE >= r->lines)
		return FORM_QUESTION;
	if (n[FORM_COLON] >= HEADINGS_MIN && (!has_headings(r->o) ||
	    r->counts * COUNTS_SHARE >= n[FORM_COLON]) &&
	    n[FORM_COLON] * LINES_SHARE <= r->lines)
		return FORM_COLON;
	return FORM_NONE;
}

static int
by_place(const void *a, const void *b)
{
	const struct mark *m = a, *n = b;

	return m->at < n->at ? -1 : m->at > n->at;
}

bool
outline_plain(struct outline *o, const struct vocabulary *words)
{
	struct reader r = { .o = o, .words = words, .marks = o->n };
	struct line line = { 0 };
	size_t at, end, i, n;
	enum line_form form;

	for (at = 0; at < o->len && at < OUTLINE_BYTES; at = end + 1) {
		size_t from;

		end = text_line_end(o->text, at, o->len);
		from = text_skip_blanks(o->text, at, end);
		line.number++;
		line.at = scan_ornaments(o->text, from, end);
		line.ornamented = line.at > from;
		line.to = text_trim(o->text, line.at, end);
		if (line.at < end)
			read_line(&r, &line);
	}
	form = choose(&r);
	for (i = n = r.marks; i < o->n; i++)
		if (o->marks[i].key == form)
			o->marks[n++] = o->marks[i];
	o->n = n;
	if (form == FORM_NONE)
		return false;
	qsort(o->marks, o->n, sizeof(*o->marks), by_place);
	return true;
}
