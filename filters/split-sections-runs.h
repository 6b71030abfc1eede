/*
 * split-sections-runs - marks that count on are a run, and runs nest.
 *
 * The part of the step "runs" (split-sections-outline.h) that changes what is
 * open.  For each mark, in the order of the text: it goes on with a run, or a
 * run begins with it, or it is dropped, no run having taken it.  i is always
 * the mark's place in the outline.
 */
#ifndef SPLIT_SECTIONS_RUNS_H
#define SPLIT_SECTIONS_RUNS_H

#include <stdbool.h>
#include <stddef.h>

#include "split-sections-stack.h"

/* Closes the runs that are deeper. */
void	runs_close(struct stack *, size_t depth);

/* Mark i is the next of run r. */
void	runs_append(struct stack *, uint32_t r, size_t i);

/*
 * Opens a run at that depth, with mark i; deeper ones are closed.  group is
 * the run whose count it goes on with, or NOWHERE.  Nothing happens if there
 * are RUNS_MAX.
 */
void	runs_open(struct stack *, size_t depth, size_t i, size_t group);

/* Mark i, one with a number, goes on with a run, if it can; or begins one. */
bool	runs_go_on(struct stack *, size_t i);
void	runs_begin(struct stack *, size_t i);

#endif
