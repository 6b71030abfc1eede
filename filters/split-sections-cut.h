/*
 * split-sections-cut - the sections that an outline makes of a document.
 *
 * Section 0 is what stands before the first heading; the others follow in
 * the order of the text.  A section owns the bytes from its start to the
 * next one's start, so that all of them together are the document.  Of its
 * own bytes marker, title and text lie apart from each other by blanks only.
 *
 * They are cut one after the other:
 *
 *	struct cutter c;
 *
 *	cutter_start(&c, &outline, &cuts);
 *	while (cutter_next(&c))
 *		... c.path[c.depth] is the section, those before it lead to it
 *
 * Nothing is allocated.  The outline must outlive the cutter.
 */
#ifndef SPLIT_SECTIONS_CUT_H
#define SPLIT_SECTIONS_CUT_H

#include <stdbool.h>
#include <stddef.h>

#include "split-sections-outline.h"

/* Runs open at once, section 0, an enumeration within the deepest. */
#define CUT_DEPTH_MAX	(OUTLINE_DEPTH_MAX + 3U)

struct section {
	size_t	n;			/* 0 before the first heading */
	size_t	start, end;		/* of all its bytes */
	size_t	marker, marker_len;
	size_t	title, title_end;	/* with its closing mark */
	size_t	text, text_end;		/* without the blanks around it */
	size_t	line;			/* from 1 */
	size_t	level;			/* from 1; 0: before any heading */
	bool	above;			/* the next section stands under it */
};

/* Where to cut besides at headings, and how deep. */
struct cuts {
	bool	enums, items;
	size_t	deepest;		/* 0: any level */
};

struct cutter {
	struct section	path[CUT_DEPTH_MAX];	/* by level */
	size_t		depth;		/* level of the last of them */

	/* for cutter_next(): */
	const struct outline *o;
	const struct cuts    *cuts;
	size_t		marks[CUT_DEPTH_MAX];	/* that made the path */
	size_t		heading;	/* level of the last that is no
					   enumeration */
	uint32_t	phrases;	/* the last run with a colon within
					   a title, or NOWHERE */
	size_t		mark, level;	/* of the section that comes next */
	size_t		n;		/* sections that came */
};

void	cutter_start(struct cutter *, const struct outline *,
	    const struct cuts *);

/* The next section: true, or false behind the last. */
bool	cutter_next(struct cutter *);

/* How many sections there are, that before the headings counted too. */
size_t	sections_count(const struct outline *, const struct cuts *);

/* The section has no bytes that are worth a line: blank, before others. */
bool	section_is_blank(const struct section *, const struct outline *);

#endif
