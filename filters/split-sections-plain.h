/*
 * split-sections-plain - titles that no number or word tells: what is read of
 * the lines (-plain.c), and which of the titles stay (-plain-choose.c).
 */
#ifndef SPLIT_SECTIONS_PLAIN_H
#define SPLIT_SECTIONS_PLAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "split-sections-form.h"
#include "split-sections-outline.h"
#include "split-sections-weigh.h"

#define WEIGHT_ZERO	256		/* so that a mark's value has a weight */
#define LAST_LINES	4U		/* the last, and three above it */

/* What has been seen of the lines up to here. */
struct reader {
	struct outline *o;
	const struct vocabulary *words;
	size_t	marks;		/* that had been there */
	size_t	mark;		/* the first one not before the line */
	size_t	titles[FORMS];	/* entered */
	size_t	lines;		/* that are not blank */
	size_t	last[LAST_LINES];	/* of them, their numbers, in turn */
	size_t	spoken;		/* lines that begin with a quote */
	size_t	signs;		/* lines that could be FORM_SIGN */
	size_t	counts;		/* of FORM_COLON, above a run of numbers */
	size_t	run;		/* below the last one of FORM_SHORT above
				   numbers, or NOWHERE */
	struct line before, above;	/* the line, and the one above that */
	size_t	higher, higher_to;	/* where the one above both is */
	bool	opens;		/* the one above that may be a title that
				   stands above the line, if this is one */
	bool	apart;		/* that one is parted from what ends before */
	enum line_form form;		/* of the line before: what is likely,
					   until look_closer() is sure */
};

static inline bool
is_short(enum line_form form)
{
	return form == FORM_SHORT || form == FORM_PHRASES;
}

/*
 * Once all lines are read: takes out the titles that are none, and counts the
 * others; false: there are none.
 */
bool	plain_choose(struct reader *);

#endif
