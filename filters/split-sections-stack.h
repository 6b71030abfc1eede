/*
 * split-sections-stack - the runs that are open, and where a new one nests.
 *
 * The part of the step "runs" (split-sections-outline.h) that looks and does
 * not change anything.
 */
#ifndef SPLIT_SECTIONS_STACK_H
#define SPLIT_SECTIONS_STACK_H

#include <stdbool.h>
#include <stddef.h>

#include "split-sections-outline.h"

/* The runs that are open, the innermost last, and what was and will be. */
struct stack {
	struct outline *o;
	const struct vocabulary *words;
	uint32_t open[OUTLINE_DEPTH_MAX];
	size_t depth;
	bool numbered;			/* a mark with a number is in a run */
	uint32_t *closed;		/* the last run of a family */
	uint32_t *upcoming;		/* the next mark of a family */
};

/* m counts what the run counts: 2.3 nothing but what begins with 2. */
bool	stack_same_count(const struct run *, const struct mark *);

/* Mark i, or NULL of NOWHERE. */
struct mark *stack_mark(const struct stack *, size_t i);

/* The next mark of m's family counts with that value. */
bool	stack_next_is(const struct stack *, const struct mark *m,
	    unsigned value);

/*
 * m may begin a run whatever its number is, or go on with a greater one: 第三章,
 * and 第七条 【使用单位】, an article with a caption that a commentary picks.
 */
bool	stack_may_skip(const struct stack *, const struct mark *m);

/* The next mark of m's family counts on in the same line. */
bool	stack_chains(const struct stack *, const struct mark *m);

/* The innermost open run of the family; depth if there is none. */
size_t	stack_find(const struct stack *, unsigned family);

/* Further on, the open run goes on: what comes now must be within it. */
bool	stack_goes_on(const struct stack *, const struct run *);

/* m stands farther right than the run, whose last mark is at the very left. */
bool	stack_indented(const struct stack *, const struct run *,
	    const struct mark *m);

/* The mark under which a run at that depth would stand. */
uint32_t stack_parent(const struct stack *, size_t depth);

/* The last run of m's family stood under one of r's, whatever the ranks. */
bool	stack_nested(const struct stack *, const struct run *r,
	    const struct mark *m);

/* Nothing but blanks stands between the line of the mark above and m. */
bool	stack_is_below(const struct stack *, const struct mark *above,
	    const struct mark *m);

/* How many of the open runs a new run of m's family stands within. */
size_t	stack_depth_for(const struct stack *, const struct mark *m);

/*
 * The text before m ends with a cue (做好以下工作。), and nothing but the
 * paragraph that it ends, or two, stands between m and the mark before it.
 */
bool	stack_has_cue(const struct stack *, const struct mark *m);

#endif
