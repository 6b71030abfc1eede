/*
 * decode-lines - a page that may mix charsets, line by line.
 *
 * Comments in GBK under a page in UTF-8, quotations in Big5: a line that
 * does not fit the charset of the page is read in the one that makes it much
 * likelier; where damage remains it is realigned (decode-realign.h).  Lines
 * that fit, nearly all, are converted at full speed.  The parts of a long line
 * that tags bound are taken for lines: some pages are one line.
 */
#ifndef DECODE_LINES_H
#define DECODE_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "decode-charset.h"
#include "decode-convert.h"
#include "decode-model.h"

/* From a byte on to before another. */
struct line_span {
	size_t	from, to;
};

/* What is known of a page while it is converted; { 0 } at first. */
struct page_lines {
	enum charset	charset;
	enum language	language;
	bool		small;		/* every line is looked at closely */
	bool		seen[CHARSETS];	/* some line was in it */
	size_t		odd, hopeless;	/* lines that did not fit, and of them
					   those that fit nothing */
	/* Of what lines_convert() wrote last: */
	struct convert_seen wrote;
	struct buf	doubts;		/* struct line_span: lines that may be
					   mojibake, in their order */
};

/* Enters a struct line_span. */
void	lines_add_span(struct buf *spans, size_t from, size_t to);

/* Whether pages in this charset are lines of bytes. */
bool	lines_can(enum charset);

/* Whether most lines that did not fit fit nothing: the page is noise. */
bool	lines_are_noise(const struct page_lines *);

/* Begins a page of so many bytes; lines_can(cs) holds. */
void	lines_begin(struct page_lines *, enum charset cs, size_t len);

/*
 * Appends some of its lines to out as UTF-8; returns how many bytes were
 * damaged.
 */
size_t	lines_convert(struct page_lines *, const char *s, size_t len,
	    struct buf *out);

void	lines_free(struct page_lines *);

#endif
