/*
 * title - question marks that were title marks: ?...? for 《...》.
 *
 * A line's two question marks, with up to 40 characters between them and no
 * other mark, are taken for title marks if what stands between ends like the
 * name of a law or a standard, and either a word that introduces one (根据,
 * 按照) stands before or the number of a standard (GB, JGJ) behind.  What
 * asks a question (什么, 怎) is left.  Linear in the text.
 */
#ifndef FIX_OCR_SUBSTITUTIONS_TITLE_H
#define FIX_OCR_SUBSTITUTIONS_TITLE_H

#include <stdbool.h>
#include <stddef.h>

struct title {
	size_t	 open, open_len;	/* the question marks */
	size_t	 close, close_len;
};

/* Looks for the next from *at on, and sets *at behind it. */
bool	title_next(const char *text, size_t len, size_t *at, struct title *);

#endif
