/*
 * split-sections-write - the forms in which sections go out.
 */
#ifndef SPLIT_SECTIONS_WRITE_H
#define SPLIT_SECTIONS_WRITE_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "split-sections-cut.h"

enum form {
	FORM_DEFAULT,	/* lines; raw if documents end with NUL */
	FORM_LINES,	/* n level line marker title text */
	FORM_LIST,	/* the same without text */
	FORM_PRETTY,	/* the same for eyes */
	FORM_COLOR,	/* and in colour */
	FORM_JSON,
	FORM_CHUNKS,	/* the path of titles, a newline, the text; escaped */
	FORM_RAW	/* the bytes of a section, a NUL */
};

/*
 * Appends the sections of a document in that form; fields are the leading
 * fields of its line, each with its tab.
 */
void	sections_write(struct buf *to, enum form, const struct sections *,
	    const char *text, size_t len, const struct buf *fields);

/* The bytes that a section owns. */
void	section_bytes(const struct sections *, size_t i, size_t len,
	    size_t *from, size_t *to);

/* Appends marker and title in the order of the text, one blank between. */
void	section_name(struct buf *to, const struct section *,
	    const char *text);

/* FORM_PRETTY and FORM_COLOR. */
void	sections_write_pretty(struct buf *to, const struct sections *,
	    const char *text, size_t len, bool color);

/*
 * Writes each section's bytes into a file of its own in dir; document is its
 * number, 0 if it is the only one.  A file is never overwritten: that it is
 * there, or cannot be written, ends the program.
 */
void	sections_write_files(const char *dir, size_t document,
	    const struct sections *, const char *text, size_t len);

#endif
