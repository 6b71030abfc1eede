/* split-sections-write - see split-sections-write.h. */
#include "doc.h"
#include "split-sections-title.h"
#include "split-sections-write.h"
#include "tsv.h"

#define ENOUGH	((size_t)1 << 17)	/* bytes that are worth a write */
#define NUMBER_MAX	21U		/* of a number and its tab */

void
writer_pass(struct writer *w)
{
	if (w->streams && w->out.len >= ENOUGH) {
		doc_write_raw(&w->out);
		w->out.len = 0;
	}
}

/* A number and a tab in front of the place i of s; the new place. */
static size_t
put_number(char *s, size_t i, size_t n)
{
	s[--i] = '\t';
	do
		s[--i] = (char)('0' + n % 10);
	while ((n /= 10) > 0);
	return i;
}

static void
add_numbers(struct buf *to, const struct section *sec)
{
	char s[3 * NUMBER_MAX];
	size_t i = put_number(s, sizeof(s), sec->line);

	i = put_number(s, i, sec->level);
	i = put_number(s, i, sec->n);
	buf_add(to, s + i, sizeof(s) - i);
}

/* Appends a text, however long, in pieces. */
static void
add_text(struct writer *w, size_t at, size_t to)
{
	while (at < to) {
		size_t n = to - at < ENOUGH ? to - at : ENOUGH;

		tsv_escape(&w->out, w->text + at, n);
		writer_pass(w);
		at += n;
	}
}

/* The title's end without its closing mark. */
static size_t
bare_end(const struct writer *w, const struct section *sec)
{
	return title_bare_end(w->text, sec->title, sec->title_end);
}

/* n level line marker title, and, with_text, the text. */
static void
write_line(struct writer *w, const struct section *sec, bool with_text)
{
	struct buf *to = &w->out;

	buf_addbuf(to, w->fields);
	add_numbers(to, sec);
	tsv_escape(to, w->text + sec->marker, sec->marker_len);
	buf_addc(to, '\t');
	add_text(w, sec->title, with_text ? sec->title_end :
	    bare_end(w, sec));
	if (with_text) {
		buf_addc(to, '\t');
		add_text(w, sec->text, sec->text_end);
	}
	buf_addc(to, '\n');
}

void
section_name(struct buf *to, const struct section *sec, const char *text)
{
	size_t len = title_bare_end(text, sec->title, sec->title_end) -
	    sec->title;

	if (sec->marker > sec->title && sec->title_end > sec->title) {
		buf_add(to, text + sec->title, len);
		buf_add(to, text + sec->marker, sec->marker_len);
		return;
	}
	buf_add(to, text + sec->marker, sec->marker_len);
	if (sec->marker_len > 0 && sec->title_end > sec->title &&
	    sec->title > sec->marker + sec->marker_len)
		buf_addc(to, ' ');
	buf_add(to, text + sec->title, len);
}

/*
 * A section without text is left out if the one behind it stands under it:
 * its name is in that one's path.
 */
static void
write_chunk(struct writer *w, const struct cutter *c)
{
	const struct section *sec = &c->path[c->depth];
	struct buf name = { 0 };
	size_t k;

	if (sec->text == sec->text_end && sec->above && sec->n > 0)
		return;
	buf_addbuf(&w->out, w->fields);
	for (k = 1; k <= c->depth; k++) {
		name.len = 0;
		buf_adds(&name, k == 1 ? "" : " > ");
		section_name(&name, &c->path[k], w->text);
		tsv_escape(&w->out, name.data, name.len);
	}
	if (c->depth > 0 && sec->text < sec->text_end)
		buf_adds(&w->out, "\\n");
	add_text(w, sec->text, sec->text_end);
	buf_addc(&w->out, '\n');
	buf_free(&name);
}

static void
write_raw(struct writer *w, const struct section *sec)
{
	size_t at, n;

	if (sec->start == sec->end)
		return;
	for (at = sec->start; at < sec->end; at += n) {
		n = sec->end - at < ENOUGH ? sec->end - at : ENOUGH;
		buf_add(&w->out, w->text + at, n);
		writer_pass(w);
	}
	buf_addc(&w->out, '\0');
}

static void
write_section(struct writer *w, const struct cutter *c)
{
	const struct section *sec = &c->path[c->depth];

	if (section_is_blank(sec, c->o) && w->form != FORM_RAW)
		return;
	switch (w->form) {
	case FORM_JSON:
		section_write_json(w, c);
		break;
	case FORM_CHUNKS:
		write_chunk(w, c);
		break;
	case FORM_RAW:
		write_raw(w, sec);
		break;
	default:
		write_line(w, sec, w->form != FORM_LIST);
	}
	writer_pass(w);
}

size_t
sections_write(struct writer *w, const struct outline *o,
    const struct cuts *cuts)
{
	struct cutter c;

	if (w->form == FORM_PRETTY || w->form == FORM_COLOR) {
		sections_write_pretty(w, o, cuts);
		return sections_count(o, cuts);
	}
	cutter_start(&c, o, cuts);
	while (cutter_next(&c))
		write_section(w, &c);
	return c.n;
}
