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

struct writer {
	struct buf	 out;
	enum form	 form;
	bool		 streams;	/* out is written and emptied whenever
					   it holds enough, for long texts too */
	const char	*text;		/* of the document */
	const struct buf *fields;	/* the leading fields of its line, each
					   with its tab */
};

/* Appends all sections of a document; returns how many, 0 counted too. */
size_t	sections_write(struct writer *, const struct outline *,
	    const struct cuts *);

/* Appends marker and title in the order of the text, one blank between. */
void	section_name(struct buf *to, const struct section *,
	    const char *text);

/* The section that a cutter came to, as JSON. */
void	section_write_json(struct writer *, const struct cutter *);

/* Writes what is in out if that is enough, of a writer that streams. */
void	writer_pass(struct writer *);

/* FORM_PRETTY and FORM_COLOR. */
void	sections_write_pretty(struct writer *, const struct outline *,
	    const struct cuts *);

/*
 * Writes each section's bytes into a file of its own in dir; document is its
 * number, 0 if it is the only one.  A file is never overwritten: that it is
 * there, or cannot be written, ends the program.
 */
void	sections_write_files(const char *dir, size_t document,
	    const struct outline *, const struct cuts *);

#endif
