/* split-sections-pretty - the table of contents for eyes; see -write.h. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "split-sections-write.h"
#include "utf8.h"

#define LEVELS		64U	/* deeper ones are indented as this one */
#define NAME_WIDTH	60U	/* columns of marker and title, with indent */

#define DIM		"\033[2m"
#define BOLD		"\033[1m"
#define PLAIN		"\033[0m"

/* What is shown of a section. */
struct row {
	size_t		before;	/* characters of the document before it */
	size_t		size;	/* characters, those of what is under it too */
	unsigned	level;
};

static unsigned
shown_level(const struct section *sec)
{
	return sec->level < LEVELS ? (unsigned)sec->level : LEVELS - 1;
}

/*
 * Fills the rows' sizes, each section ending where one not under it starts;
 * returns the line of the last.
 */
static size_t
measure(struct row *rows, const struct outline *o, const struct cuts *cuts)
{
	size_t ends[LEVELS];		/* by level, of what comes behind */
	size_t i, k, total = 0;
	struct cutter c;

	cutter_start(&c, o, cuts);
	while (cutter_next(&c)) {
		const struct section *sec = &c.path[c.depth];

		rows[sec->n].before = total;
		rows[sec->n].level = shown_level(sec);
		total += utf8_count(o->text + sec->start,
		    sec->end - sec->start);
	}
	for (k = 0; k < LEVELS; k++)
		ends[k] = total;
	for (i = c.n; i > 0; i--) {
		struct row *r = &rows[i - 1];

		r->size = (i == 1 && c.n > 1 ? rows[1].before :
		    ends[r->level]) - r->before;
		for (k = r->level; k < LEVELS; k++)
			ends[k] = r->before;
	}
	return c.path[c.depth].line;
}

/* Appends what a terminal can show of the name, cut where it is too wide. */
static void
add_shown(struct buf *to, const struct buf *name, size_t room)
{
	size_t i, n, width = 0;
	uint32_t cp;

	for (i = 0; i < name->len; i += n) {
		n = utf8_decode(name->data + i, name->len - i, &cp);
		width += (size_t)(cp == UTF8_BAD ? 1 : utf8_width(cp));
		if (width > room) {
			buf_adds(to, "\xE2\x80\xA6");	/* … */
			break;
		}
		if (cp == UTF8_BAD || cp < ' ' || (cp >= 0x7F && cp < 0xA0))
			buf_addc(to, '?');
		else
			buf_add(to, name->data + i, n);
	}
}

static int
digits(size_t n)
{
	int d = 1;

	for (; n > 9; n /= 10)
		d++;
	return d;
}

void
sections_write_pretty(struct writer *w, const struct outline *o,
    const struct cuts *cuts)
{
	size_t n = sections_count(o, cuts);
	struct row *rows = mem_resize(NULL, n, sizeof(*rows));
	bool color = w->form == FORM_COLOR;
	struct buf name = { 0 }, *to = &w->out;
	int line_digits = digits(measure(rows, o, cuts));
	int size_digits = digits(rows[n - 1].before + rows[n - 1].size);
	struct cutter c;
	char s[64];

	cutter_start(&c, o, cuts);
	while (cutter_next(&c)) {
		const struct section *sec = &c.path[c.depth];
		size_t indent;

		if (section_is_blank(sec, o))
			continue;
		(void)snprintf(s, sizeof(s), "%*zu %*zu  ", line_digits,
		    sec->line, size_digits, rows[sec->n].size);
		buf_adds(to, color ? DIM : "");
		buf_adds(to, s);
		buf_adds(to, color ? PLAIN : "");
		for (indent = 2; indent < 2 * shown_level(sec); indent++)
			buf_addc(to, ' ');
		buf_adds(to, color && sec->level == 1 ? BOLD : "");
		name.len = 0;
		section_name(&name, sec, w->text);
		add_shown(to, &name, indent < NAME_WIDTH / 2 ?
		    NAME_WIDTH - indent : NAME_WIDTH / 2);
		buf_adds(to, color && sec->level == 1 ? PLAIN : "");
		buf_adds(to, sec->n == 0 ? "-\n" : "\n");
		writer_pass(w);
	}
	free(rows);
	buf_free(&name);
}
