/*
 * split-sections-sight - how much one mark looks like a heading.
 */
#ifndef SPLIT_SECTIONS_SIGHT_H
#define SPLIT_SECTIONS_SIGHT_H

#include <stdbool.h>
#include <stddef.h>

#include "split-sections-outline.h"
#include "split-sections-title.h"

/* What one mark shows of its run. */
struct sight {
	struct title	title;
	size_t		line_end;	/* or the next mark's place in it */
	size_t		width;		/* of the title, up to WIDTH_MAX */
	bool		child;		/* the next mark stands under it */
	bool		below;		/* lines of text follow it */
	bool		stopped;	/* its line ends as a sentence does */
	bool		long_body;	/* behind the title, in its line */
	bool		said;		/* a sentence, maybe short, behind the
					   title's colon */
	bool		colon;		/* or with a colon */
	bool		semicolon;
	bool		choices;	/* A. B. C. follow it */
	bool		answered;	/* 答: follows it */
	bool		row;		/* of a table, by its last columns */
	bool		broken;		/* a small letter begins the title */
};

/* Looks at mark i; next is the next one that is in a run, or NOWHERE. */
void	sight_look(struct sight *, const struct outline *, size_t i,
	    size_t next);

/*
 * What stands behind the marker in its line is no wider than that; most lines
 * of text are, which saves a look.
 */
bool	sight_is_narrow(const struct outline *, size_t i, size_t next,
	    size_t width);

/* Its line ends as a sentence does: sight.stopped, without all the rest. */
bool	sight_is_stopped(const struct outline *, size_t i, size_t next);

/*
 * How much the mark looks like a heading, from 0 to 1, less where it surely
 * is none; last: it is the last of its run.  *weight becomes how sure that is.
 */
float	sight_judge(const struct sight *, const struct outline *, size_t i,
	    const struct vocabulary *, bool last, float *weight);

/* Some word of the list is between at and to, or not far from at. */
bool	sight_has_word(const struct word_list *, const char *s, size_t at,
	    size_t to);

#endif
