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
 * it, in time and memory.
 */
#ifndef SPLIT_SECTIONS_OUTLINE_H
#define SPLIT_SECTIONS_OUTLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "split-sections-marker.h"
#include "split-sections-text.h"

#define FAMILIES	((size_t)FAMILY_UNITS + WORD_UNITS_MAX)

#define NOWHERE	UINT32_MAX	/* no mark, no run */

#define OUTLINE_DEPTH_MAX	32U	/* runs open at once; deeper ones
					   restart */

/*
 * What a document may cost, so that one made of nothing but numbers cannot
 * take many times its size: marks and runs behind that are not entered.
 */
#define OUTLINE_BYTES	(size_t)0xFFFF0000U	/* looked at */
#define MARKS_MAX(len)	((len) / 16 + 65536)
#define RUNS_MAX(len)	((len) / 48 + 65536)

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
	PLACE_GLUED		/* at the end of a title: 工作目标1、 or, a
				   blank between, 重点任务 (一) */
};

/* What stands before a mark in its line. */
enum mark_before {
	BEFORE_NOTHING,
	BEFORE_SPACE,
	BEFORE_SPACES,		/* two or more, as before a list */
	BEFORE_OTHER		/* tabs, ornaments, text */
};

/* There may be millions of marks and runs: they are kept small. */
struct mark {
	uint32_t	at;		/* of the marker, in bytes */
	uint32_t	line;		/* from 1 */
	uint32_t	line_end;	/* where its newline is, or the text
					   ends */
	uint32_t	key;
	uint32_t	value;
	uint32_t	run;		/* or NOWHERE */
	uint32_t	next;		/* mark of this family, or NOWHERE */
	uint16_t	family, rank;
	uint8_t		len;		/* of the marker */
	uint8_t		ahead;		/* bytes of the title before it */
	unsigned	place:3, kind:2, item:1, unit:1, weak:1, trap:1;
	unsigned	counted:1;	/* a list stands under it */
	unsigned	whole:1;	/* its title is all of its line */
	unsigned	again:1;	/* a word that has come before */
	unsigned	minor:1;	/* FAMILY_PLAIN: no blank line above it */
	unsigned	opened:1;	/* the same: a title is at once above it,
					   or it is that title */
	unsigned	lone:1;		/* FAMILY_PLAIN: only its own line tells it */
	unsigned	before:2;	/* enum mark_before */
	unsigned	titled:1;	/* the next two are known: title_of() */
	unsigned	title_how:2;	/* enum title_end */
	unsigned	title_len:16;	/* bytes of the title that it has as a
					   heading, no mark behind it */
};

struct run {
	uint32_t	last_mark;
	uint32_t	parent;		/* mark under which it stands */
	uint32_t	word;		/* the mark without a number that it
					   follows, or NOWHERE */
	uint32_t	group;		/* run whose count it goes on with, or
					   itself: judged together */
	uint32_t	n;		/* marks */
	uint32_t	last;		/* value */
	uint32_t	key;
	uint32_t	gap;		/* lines from one mark to the next, at
					   most */
	uint32_t	colons;		/* marks whose title ends at a colon */
	uint32_t	above;		/* marks that others stand under */
	uint32_t	rows;		/* marks that begin a table's row */
	uint32_t	joined;		/* of its marks, those of runs that go
					   on with it */
	uint32_t	bare;		/* marks of this run alone that are a
					   sentence with nothing below */
	uint32_t	clauses;	/* marks whose line ends in ； */
	uint32_t	said;		/* marks with a sentence behind their
					   title's colon */
	uint32_t	answered;	/* marks that 答: follows */
	uint32_t	filled;		/* marks of this run alone with text
					   behind or below them, the last not
					   counted where there are others */
	float		score;		/* kind: sum over its other marks */
	float		weight;
	float		colon_score;	/* the same of those */
	uint16_t	family, rank;
	unsigned	inside:1, unit:1, kind:2;
	unsigned	judged:2;	/* kind, but for this part of a count */
	unsigned	answers:1;	/* under 参考答案 */
	unsigned	lists:1;	/* one of its marks has a list under
					   it */
	unsigned	shown:1;	/* one looks like a heading by more
					   than what follows the last */
};

/* 14.5.1. is a part of 14.5., and 7.1. of 7. */
static inline bool
mark_is_part(const struct mark *sub, const struct mark *m)
{
	if (family_is_dotted(m->family))
		return family_is_dotted(sub->family) && sub->family == m->family + 1U &&
		    sub->key == m->key * DOTTED_BASE + m->value;
	return m->family == FAMILY_DIGIT && sub->family == FAMILY_DOTTED &&
	    sub->key == m->value;
}

/* Where the heading begins: its marker, or the title before that. */
static inline size_t
mark_start(const struct mark *m)
{
	return m->at - m->ahead;
}

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
	uint64_t	 families;	/* bits of those that marks have been
					   of, units apart: outline_has() */
	size_t		 line_end;	/* of marks that are entered now */
	struct run	*runs;
	size_t		 nruns, runs_cap;
	struct suffix	*suffixes;	/* scan: the marks behind titles */
	size_t		 suffixes_cap;
	uint32_t	*closed;	/* runs: by family, the last run that
					   was closed, or NOWHERE, */
	uint32_t	*upcoming;	/* and the next mark; all are NOWHERE
					   before the step and behind it */
};

/* The whole: enums says whether 一是 and the like are wanted. */
void	outline_read(struct outline *, const struct vocabulary *,
	    const char *text, size_t len, bool enums);
void	outline_free(struct outline *);

/* Some mark is, or has been, of that family, which is below FAMILY_UNITS. */
static inline bool
outline_has(const struct outline *o, enum family family)
{
	return (o->families >> family & 1) != 0;
}

/* Takes the marks out that have become FAMILY_NONE. */
void	outline_sift(struct outline *);

/* Brings the marks into the order of the text. */
void	outline_sort(struct outline *);

/*
 * Links each mark to the next of its family.  upcoming, which must be empty,
 * has the first of each then; outline_unlink() empties it again, in the time
 * of the marks, not of the table, if no mark has changed its family.
 */
void	outline_link(struct outline *);
void	outline_unlink(struct outline *);

/*
 * Enters a mark, if there may be more; they must come in the order of the
 * text.  start is where its title begins that comes before the marker, or at.
 * The outline's line_end is where its line, no line, ends.
 */
void	outline_add(struct outline *, size_t start, size_t at, size_t line,
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

/*
 * For outline_contents() alone: lines that a list of contents has, with
 * numbers that they lack themselves, become marks, and those of the list are
 * dropped.  An encyclopedia has it: 1 历史 2 地理, then 历史[编辑].
 */
void	outline_listed(struct outline *);

/*
 * Likewise below 目录: lines that it has and that have no numbers, be there
 * numbers in it or not.  True: there were some.
 */
bool	outline_named(struct outline *, const struct vocabulary *);

/* For contents_title_end() alone. */
size_t	contents_before_page(const char *s, size_t at, size_t end, bool *led);

/*
 * Where the title of a line of contents ends: leader and page are cut off.
 * led: there was a leader, which only tables of contents have.  Most lines
 * end in no number.
 */
static inline size_t
contents_title_end(const char *s, size_t at, size_t to, bool *led)
{
	size_t end = text_trim(s, at, to);

	*led = false;
	return end > at && s[end - 1] >= '0' && s[end - 1] <= '9' ?
	    contents_before_page(s, at, end, led) : end;
}

/* For line_is_buttons() alone. */
bool	line_pass_buttons(const struct vocabulary *, const char *s, size_t at,
	    size_t to);

/*
 * The line is nothing but what can be done with the title above it, 编辑 播报
 * or [编辑]: it neither is a title nor parts one from its text.  Most lines
 * begin with a Chinese character, and none of those words do.
 */
static inline bool
line_is_buttons(const struct vocabulary *words, const char *s, size_t at,
    size_t to)
{
	return at < to && ((unsigned char)s[at] < 0xE4 ||
	    char_begins(&words->list[WORD_BUTTON].begins, s + at, to - at)) &&
	    line_pass_buttons(words, s, at, to);
}

/* The steps. */
void	outline_scan(struct outline *, const struct vocabulary *, bool enums);
void	outline_contents(struct outline *, const struct vocabulary *);
void	outline_runs(struct outline *, const struct vocabulary *);

/* Marks the headings of a document that numbers none: true if it has some. */
bool	outline_plain(struct outline *, const struct vocabulary *);
void	outline_kinds(struct outline *, const struct vocabulary *);

/*
 * For outline_kinds() alone: the items that are headings all the same and the
 * headings that are items, runs being judged; and the enumerations, headings
 * being known.
 */
void	outline_apart(struct outline *, const struct vocabulary *);
void	outline_enums(struct outline *);

#endif
