/*
 * split-sections-weigh - how much a line looks like a heading without number.
 */
#ifndef SPLIT_SECTIONS_WEIGH_H
#define SPLIT_SECTIONS_WEIGH_H

#include <stdbool.h>
#include <stddef.h>

#define PLAIN_RANK	18U	/* of such titles, as 摘要 has it */
#define MINOR_RANK	19U	/* of those under others of them */
#define CAPITALS_RANK	17U	/* BACKGROUND stands above them */

struct vocabulary;

/* A line without the blanks and ornaments around it. */
struct line {
	size_t	at, to;
	size_t	number;		/* from 1; 0: there is none */
	size_t	from;		/* where its ornament is, or at */
	size_t	buttons;	/* lines of them below it */
	bool	marked;		/* a mark stands at its beginning, */
	bool	first;		/* with which a count begins, */
	bool	heading;	/* and makes a heading; */
	bool	alone;		/* nothing is behind it: 附件1 */
};

/* A blank line parts the line from the one above it. */
static inline bool
line_is_gapped(const struct line *above, const struct line *line)
{
	return line->number > above->number + above->buttons + 1;
}

/* Of those that are not blank: above, the line itself and below. */
struct lines {
	const struct line *above, *line, *below;
	bool	top;		/* above is all there is, or one more */
};

/*
 * A line that has no mark and may be FORM_SHORT by its end; what the whole of
 * the document tells is not in it: see the two weights below.
 */
int	weigh_line(const char *s, const struct vocabulary *,
	    const struct lines *);

#define WEIGHT_HEADING	4	/* a line of that weight is one */
#define WEIGHT_LAST	(-4)	/* among the last three lines */
#define WEIGHT_SPOKEN	(-5)	/* of 12 lines one begins with a quote */

/* A quote or a dash begins the line. */
bool	line_is_spoken(const char *s, const struct line *);

/* RECOMMENDATIONS, from at to to. */
bool	text_is_capitals(const char *s, size_t at, size_t to);

#endif
