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
	size_t	before;		/* characters of the document before it */
	size_t	size;		/* characters, those of what is under it too */
};

static size_t
level_of(const struct sections *secs, size_t i)
{
	return secs->v[i].level < LEVELS ? secs->v[i].level : LEVELS - 1;
}

/* Fills the rows' sizes; each section ends where one not under it starts. */
static void
measure(struct row *rows, const struct sections *secs, const char *text,
    size_t len)
{
	size_t ends[LEVELS];		/* by level, of what comes behind */
	size_t i, k, from, to, total = 0;

	for (i = 0; i < secs->n; i++) {
		section_bytes(secs, i, len, &from, &to);
		rows[i].before = total;
		total += utf8_count(text + from, to - from);
	}
	for (k = 0; k < LEVELS; k++)
		ends[k] = total;
	for (i = secs->n; i > 0; i--) {
		size_t level = level_of(secs, i - 1);

		rows[i - 1].size = (i == 1 && secs->n > 1 ? rows[1].before :
		    ends[level]) - rows[i - 1].before;
		for (k = level; k < LEVELS; k++)
			ends[k] = rows[i - 1].before;
	}
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
sections_write_pretty(struct buf *to, const struct sections *secs,
    const char *text, size_t len, bool color)
{
	struct row *rows = mem_resize(NULL, secs->n, sizeof(*rows));
	struct buf name = { 0 };
	size_t i, indent;
	int line_digits = digits(secs->v[secs->n - 1].line);
	int size_digits;
	char s[64];

	measure(rows, secs, text, len);
	size_digits = digits(rows[secs->n - 1].before +
	    rows[secs->n - 1].size);
	for (i = sections_first(secs); i < secs->n; i++) {
		const struct section *sec = &secs->v[i];

		(void)snprintf(s, sizeof(s), "%*zu %*zu  ", line_digits,
		    sec->line, size_digits, rows[i].size);
		buf_adds(to, color ? DIM : "");
		buf_adds(to, s);
		buf_adds(to, color ? PLAIN : "");
		for (indent = 2; indent < 2 * level_of(secs, i); indent++)
			buf_addc(to, ' ');
		buf_adds(to, color && sec->level == 1 ? BOLD : "");
		name.len = 0;
		section_name(&name, sec, text);
		add_shown(to, &name, indent < NAME_WIDTH / 2 ?
		    NAME_WIDTH - indent : NAME_WIDTH / 2);
		buf_adds(to, color && sec->level == 1 ? PLAIN : "");
		buf_adds(to, i == 0 ? "-\n" : "\n");
	}
	free(rows);
	buf_free(&name);
}
