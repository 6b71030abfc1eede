/*
 * split-sections-cut - the sections that an outline makes of a document.
 *
 * Section 0 is what stands before the first heading; the others follow in
 * the order of the text.  A section owns the bytes from its start to the
 * next one's start, so that all of them together are the document.  Of its
 * own bytes marker, title and text lie apart from each other by blanks only.
 */
#ifndef SPLIT_SECTIONS_CUT_H
#define SPLIT_SECTIONS_CUT_H

#include <stdbool.h>
#include <stddef.h>

#include "split-sections-outline.h"

struct section {
	size_t	start;			/* of all its bytes */
	size_t	marker, marker_len;
	size_t	title, title_end;	/* with its closing mark */
	size_t	limit;			/* of the title: where the outline goes
					   on, cut or not */
	size_t	text, text_end;		/* without the blanks around it */
	size_t	line;			/* from 1 */
	size_t	level;			/* from 1; 0: before any heading */
	size_t	parent;			/* section; 0 of level 1 */
	enum mark_kind kind;
};

struct sections {
	struct section *v;
	size_t		n, cap;		/* the one before the headings too */
	size_t	       *owner;		/* of each mark, the section that it
					   makes or stands in */
	size_t		marks_cap;
};

/* Where to cut besides at headings, and how deep. */
struct cuts {
	bool	enums, items;
	size_t	deepest;		/* 0: any level */
};

void	sections_cut(struct sections *, const struct outline *,
	    const struct cuts *);
void	sections_free(struct sections *);

/* The first section that has bytes: 0, or 1 if nothing stands before it. */
size_t	sections_first(const struct sections *);

#endif
