/*
 * doc - documents in and out; see documents(7) for what the user sees.
 *
 *	doc_open(&doc, &input, operands);
 *	while (doc_read(&doc)) {
 *		... read doc.text, fill out ...
 *		doc_write(&doc, NULL, &out);
 *	}
 *	return doc_close(&doc);
 *
 * What the stream cannot survive (standard input or output fails, memory
 * ends) ends the program with status 2.  An operand that cannot be opened or
 * read is told, the document that it broke left out, and the rest goes on;
 * doc_close() then returns 2.
 *
 * Memory: the document as it came and, under FRAME_TSV, its text unescaped;
 * both buffers are reused and grow to the largest document.
 */
#ifndef DOC_H
#define DOC_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "diag.h"
#include "input.h"

enum framing {
	FRAME_WHOLE,	/* an input is one document */
	FRAME_TSV,	/* a line is one, its last field the text, escaped */
	FRAME_NUL	/* documents end with NUL */
};

/* What the options say of the stream; { 0 } is the default. */
struct doc_input {
	int		 framing;	/* an enum framing */
	bool		 raw_files;	/* an operand is one document whatever
					   the framing, its name a field */
	const char	*names_from;	/* file of NUL-ended operands, or NULL */
	bool		 tell_damage;	/* damage makes the exit status 1 */
	bool		 quiet;
};

struct doc {
	/* for the filter: */
	const char	*text;		/* valid until the next doc_read();
					   never NULL */
	size_t		 len;
	struct buf	 fields;	/* the fields before it, each with its
					   tab, as they came */
	size_t		 number;	/* from 1 */

	/* for doc.c: */
	struct doc_input opts;
	struct input	 in;
	bool		 at_end;	/* the open file has nothing more */
	struct buf	 raw;		/* bytes read, from at on not yet used */
	size_t		 at;
	struct buf	 unescaped;	/* text, if it held an escape */
	const char	*as_read;	/* ... its bytes with their escapes, if */
	size_t		 as_read_len;	/* they would be written so; or 0 */
	struct buf	 framed;	/* text being written, escaped */
	size_t		 number_in;	/* from 1, within the open file */
	bool		 warned;	/* of the present document */
	bool		 damaged;	/* some document was */
};

/* operands is NULL-ended; none means standard input, as "-" does. */
void	doc_open(struct doc *, const struct doc_input *, char *const *operands);

/* Reads the next document: true, or false for the end of all inputs. */
bool	doc_read(struct doc *);

/*
 * Writes out as the document's new text, framed as it came.  Under FRAME_TSV
 * column, if not NULL, becomes a field of its own just before the text.
 */
void	doc_write(struct doc *, const struct buf *column,
	    const struct buf *out);

/* The same a part at a time. */
void	doc_write_begin(struct doc *, const struct buf *column);
void	doc_write_part(struct doc *, const char *text, size_t len);
void	doc_write_end(struct doc *);

/* The same for a text that stayed as it was. */
void	doc_write_unchanged(struct doc *);

/* Writes bytes that are framed already. */
void	doc_write_raw(const struct buf *out);

/* Frees everything, flushes, and returns the exit status. */
int	doc_close(struct doc *);

/*
 * Says that the document is damaged.  The message names the program and the
 * document; only the first of a document is printed.
 */
void	doc_warn(struct doc *, const char *fmt, ...) DIAG_FORMAT(2, 3);

/*
 * Appends the document's name for messages and reports: its file, its
 * number, or both; "standard input" when that is one document.
 */
void	doc_label(const struct doc *, struct buf *to);

#endif
