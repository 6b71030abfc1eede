/*
 * report - what -x prints of a document; see fix-ocr-substitutions(1).
 * Everything is appended to a buffer.
 */
#ifndef FIX_OCR_SUBSTITUTIONS_REPORT_H
#define FIX_OCR_SUBSTITUTIONS_REPORT_H

#include "buf.h"
#include "doc.h"
#include "fix-ocr-substitutions-evidence.h"

/* The changes, a line each. */
void	report_changes(const struct evidence *, const struct table *,
	    const struct doc *, struct buf *out);

/* The part that was judged; what speaks for and against families and pairs. */
void	report_evidence(const struct evidence *, const struct table *,
	    const struct doc *, struct buf *out);

/* What is wrong besides, and is left: a line for each kind. */
void	report_damage(const struct doc *, struct buf *out);

#endif
