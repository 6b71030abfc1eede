/*
 * recall - what a model said of the last contexts that it was asked about.
 *
 * Texts repeat themselves, and of a corrupted one the model is asked twice:
 * before anything is restored and after.  Of 4,242 documents, most of them
 * corrupted, a third of the answers had been given before.
 *
 * A context has one place, which the next that belongs there takes.  What is
 * recalled is what the model would say again, so that no answer depends on
 * what was asked before.
 */
#ifndef FIX_OCR_SUBSTITUTIONS_RECALL_H
#define FIX_OCR_SUBSTITUTIONS_RECALL_H

#include <stdbool.h>
#include <stddef.h>

#include "fix-ocr-substitutions-features.h"

/* What some of an occurrence's features come to. */
struct tally {
	int		 steps;		/* the sum of their weights */
	unsigned	 known;		/* how many of them the model holds */
};

struct recalled {
	uint32_t	 pair, reach;	/* reach 0: nothing yet */
	struct beside	 beside;	/* so far */
	struct tally	 tally;
};

struct recall {
	struct recalled	*v;
};

void	recall_init(struct recall *);
void	recall_free(struct recall *);

/*
 * The place of a context, of a pair and so many symbols on either side; known:
 * the tally is what the model said of it, or else it is to be filled in.
 */
struct tally *recall_find(const struct recall *, size_t pair,
	    const struct beside *, size_t reach, bool *known);

#endif
