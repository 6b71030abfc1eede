/*
 * sight - what evidence is made of: the wrong words of a document with what
 * the rules say of them, the right words that are left, and what else is to
 * be undone in a corrupted document.
 *
 * Lines that the site added hold no words that count, and the title's right
 * words do not.
 */
#ifndef FIX_OCR_SUBSTITUTIONS_SIGHT_H
#define FIX_OCR_SUBSTITUTIONS_SIGHT_H

#include <stddef.h>

#include "fix-ocr-substitutions-evidence.h"

/* Fills finds, counts, body, and sightings, which are not scored yet. */
void	sight_words(struct evidence *, const struct table *, const char *text,
	    size_t len);

/* Counts again, from e->from to e->to alone. */
void	sight_survivors(struct evidence *, const struct table *);

/* Which rule decided what says is; NULL: none. */
const struct rule *sight_rule(const struct table *, const struct sighting *,
	    const char *text, size_t len);

/* Adds what is to be replaced whatever the pairs say. */
void	sight_extra(struct evidence *, size_t from, size_t to, enum extra);

/* Adds the question marks in text[from..to) that were title marks. */
void	sight_titles(struct evidence *, const char *text, size_t from,
	    size_t to);

#endif
