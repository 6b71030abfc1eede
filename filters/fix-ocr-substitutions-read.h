/*
 * read - a table from rules; see RULES in fix-ocr-substitutions(1).
 */
#ifndef FIX_OCR_SUBSTITUTIONS_READ_H
#define FIX_OCR_SUBSTITUTIONS_READ_H

#include "fix-ocr-substitutions-table.h"
#include "rules.h"

/*
 * Fills an empty table.  Families that a "family NAME off" rule names begin
 * switched off.  A rule that makes no sense ends the program with its file
 * and line.
 */
void	table_read(struct table *, const struct rules *);

#endif
