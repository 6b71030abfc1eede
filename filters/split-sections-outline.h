/*
 * split-sections-outline - the structure of a document.
 *
 * A document is read in steps, each a file of its own:
 *
 *	scan	every place where a marker stands at the beginning of a line
 *		or behind the end of a sentence becomes a mark;
 *	contents  marks in a table of contents are dropped;
 *	runs	marks of one family that count on are a run, runs nest, and
 *		marks that fit nowhere are dropped;
 *	kind	each run is judged as a whole: headings, list or enumeration.
 *
 * The caller owns the struct, { 0 } being empty, and reuses it from document
 * to document; marks are in the order of the text.  All steps are linear in
 * it.
 */
#ifndef SPLIT_SECTIONS_OUTLINE_H
#define SPLIT_SECTIONS_OUTLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "split-sections-marker.h"

#define FAMILIES	((size_t)FAMILY_UNITS + WORD_UNITS_MAX)

#define NOWHERE	SIZE_MAX	/* no mark, no run */

enum mark_kind {
	MARK_DROPPED,
	MARK_HEADING,
	MARK_ITEM,		/* of a list */
	MARK_ENUM		/* 一是, 首先 */
};

/* How a place in a line may begin a heading. */
enum mark_place {
	PLACE_LINE,		/* the beginning of the line */
	PLACE_SENTENCE,		/* behind 。 or the like */
	PLACE_BLANK,		/* behind a blank */
	PLACE_COMMA,		/* behind a comma: enumerations only */
	PLACE_GLUED		/* at the end of a title: 工作目标1、 */
};

struct mark {
	size_t		at;		/* of the marker */
	size_t		line;		/* from 1 */
	size_t		start;		/* of the heading: the marker's place,
					   or the title's before it */
	uint32_t	len;		/* of the marker */
	uint32_t	key;
	unsigned	family, rank, value;
	unsigned char	place, kind;
	bool		item, unit, weak, trap;
	size_t		run;
	size_t		next;		/* mark of this family, or NOWHERE */
};

struct run {
	unsigned	family, rank;
	uint32_t	key;
	bool		inside;		/* it begins within a line */
	bool		unit;
	unsigned	last;		/* value */
	size_t		last_mark;
	size_t		parent;		/* mark under which it stands */
	size_t		word;		/* the mark without a number that it
					   follows, or NOWHERE */
	size_t		group;		/* run whose count it goes on with, or
					   itself: judged together */
	size_t		n;		/* marks */
	size_t		gap;		/* lines from one to the next, at most */
	double		score;		/* kind: sum over its marks */
	double		weight;
	double		colon_score;	/* the same of those whose title ends */
	size_t		colons;		/* at a colon, and how many they are */
	size_t		shown;		/* that look like headings by more than
					   what follows the last */
	unsigned char	kind;
};

/* A mark of FAMILY_SUFFIX: they are sorted by their stems. */
struct suffix {
	uint32_t	key;
	size_t		mark;
};

struct outline {
	const char	*text;
	size_t		 len;
	struct mark	*marks;
	size_t		 n, cap;
	struct run	*runs;
	size_t		 nruns, runs_cap;
	struct suffix	*suffixes;	/* scan: the marks behind titles */
	size_t		 suffixes_cap;
};

/* The whole: enums says whether 一是 and the like are wanted. */
void	outline_read(struct outline *, const struct vocabulary *,
	    const char *text, size_t len, bool enums);
void	outline_free(struct outline *);

/*
 * Links each mark to the next of its family; first, unless NULL, gets the
 * first of each.
 */
void	outline_link(struct outline *, size_t first[FAMILIES]);

/* Enters a mark; they must come in the order of the text. */
struct mark	*outline_add(struct outline *, size_t at, size_t line,
		    const struct marker *, enum mark_place);

/*
 * Essays of one page: a line, from at to to, no its number, that ends in a
 * number (工作报告一, 合同 篇1, 总结(二)) becomes a mark; the scan over,
 * those stay that count up behind the same stem.  True: the line has no
 * marker (述职 第3篇), and nothing else is to be looked for in it.
 */
bool	outline_essay(struct outline *, const struct vocabulary *, size_t at,
	    size_t to, size_t no);
void	outline_essays(struct outline *);

/* The steps. */
void	outline_scan(struct outline *, const struct vocabulary *, bool enums);
void	outline_contents(struct outline *);
void	outline_runs(struct outline *, const struct vocabulary *);

/* Marks the headings of a document that numbers none: true if it has some. */
bool	outline_plain(struct outline *);
void	outline_kinds(struct outline *, const struct vocabulary *);

#endif
