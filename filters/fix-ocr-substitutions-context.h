/*
 * context - what rules say of a wrong word by what stands beside it.
 */
#ifndef FIX_OCR_SUBSTITUTIONS_CONTEXT_H
#define FIX_OCR_SUBSTITUTIONS_CONTEXT_H

#include <stddef.h>

#include "fix-ocr-substitutions-table.h"
#include "rules.h"

/* Enters what a rule says of a pair, behind those entered before. */
void	context_add(struct table *, struct pair *, enum said,
	    const struct rule *);

/* What the rules of a pair say of the occurrence text[from..to). */
enum said context_ask(const struct table *, const struct pair *,
	    const char *text, size_t len, size_t from, size_t to,
	    const struct rule **which);

#endif
