/*
 * decode-mojibake - text that was saved after it had been read in the wrong
 * charset, once or twice, put right again.
 *
 * Line by line: a line that is unlikely as it stands is tried (decode-undo.h),
 * then runs of it; clean text, rare names and quoted samples of a few
 * characters stay.
 */
#ifndef DECODE_MOJIBAKE_H
#define DECODE_MOJIBAKE_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "decode-lines.h"
#include "decode-model.h"
#include "decode-scan.h"
#include "decode-undo.h"

struct mojibake {
	struct undo	 undo;
	bool		 small;
	enum language	 language;	/* of the last clean line */
	size_t		 lines;		/* begun so far */
	bool		 amid;		/* the last one goes on: it is cut */
	size_t		 lines_before;	/* the last text began so */
	bool		 amid_before;
	size_t		 tried, repaired;	/* lines */
	size_t		 lost;		/* characters that the last repair
					   marks as such, and nothing did */
	bool		 report_wanted;
	struct buf	 report;	/* a line for each repair: line, charset
					   it was in, charset it was read in,
					   text as it was, text as it is, with
					   tabs between, escaped */
};

/*
 * Begins a text of so many bytes.  Of a text of more than MOJIBAKE_SMALL
 * only the lines are looked at that are full of the characters which
 * mojibake is full of.
 */
#define MOJIBAKE_SMALL	((size_t)256 * 1024)
void	mojibake_begin(struct mojibake *, size_t len);

/*
 * Takes lines of the text, or a piece of one, which is UTF-8: appends them
 * to out repaired, and returns true; or false, and nothing is appended:
 * there is nothing to repair.  doubts holds the lines that it may be, each a
 * struct line_span of s, or is NULL: then any of them.  seen is what decode-scan
 * saw in them.
 */
bool	mojibake_repair(struct mojibake *, const char *s, size_t len,
	    const struct buf *doubts, const struct scan *seen,
	    struct buf *out);

/*
 * The same with what the text was made after mojibake_repair() had tried
 * some of its lines: without controls letters may have met that are mojibake.
 */
bool	mojibake_repair_again(struct mojibake *, const char *s, size_t len,
	    const struct buf *doubts, const struct scan *seen,
	    struct buf *out);

void	mojibake_free(struct mojibake *);

#endif
