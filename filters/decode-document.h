/*
 * decode-document - a document on its way to clean UTF-8.
 *
 *	decode_begin(&forced, s, len, &d);
 *	while (decode_next(&forced, part, &d))
 *		... use d.text ...
 *
 * What concerns all of a document (its charset, whether it has tags) is
 * found out first; then it is converted, repaired and tidied a part at a
 * time.  Parts of a UTF-8 document that need none of this stay where they
 * are.
 */
#ifndef DECODE_DOCUMENT_H
#define DECODE_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "decode-charset.h"
#include "decode-convert.h"
#include "decode-iconv.h"
#include "decode-lines.h"
#include "decode-mojibake.h"
#include "decode-scan.h"
#include "decode-tidy.h"

/* How to read documents whatever they look like. */
struct forced {
	enum charset	 charset;	/* CHARSET_NONE: detect it */
	struct iconv_reader *reader;	/* of a charset that only iconv has */
	const char	*name;
	bool		 as_saved;	/* mojibake stays */
};

/* { 0 } before the first document; the buffers are used again. */
struct decoded {
	/* For the caller; text holds until the next call. */
	const char	*charset;
	const char	*text;
	size_t		 len;
	size_t		 damaged;	/* bytes so far */
	size_t		 lost;		/* characters so far, before they came
					   here */
	struct mojibake	 mojibake;	/* its report too */

	const char	*body;		/* the document behind its mark */
	size_t		 body_len, at;	/* and what is done of it */
	enum charset	 is;
	bool		 as_is;		/* it is UTF-8 */
	bool		 by_lines;	/* decode-lines converts it */
	bool		 small;		/* all of it is looked at closely */
	bool		 tags_known;	/* how.references is set */
	struct buf	 marks;		/* see mark_chunks() */
	size_t		 before;	/* bytes before the body marks count */
	struct page_lines lines;
	struct convert_seen seen;	/* of the last part converted */
	struct tidy	 how;
	struct buf	 converted, repaired, tidied;
	struct buf	 changes;	/* where tidying changed it, size_t */
	struct buf	 tidied_lines;	/* the lines of them, line_span */
};

/* s stays the caller's and must last as long as the document. */
void	decode_begin(const struct forced *, const char *s, size_t len,
	    struct decoded *);

/* The next part, about so many bytes of it: false at the end. */
bool	decode_next(const struct forced *, size_t part, struct decoded *);

void	decode_free(struct decoded *);

#endif
