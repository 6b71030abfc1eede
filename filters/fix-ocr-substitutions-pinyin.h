/*
 * pinyin - readings in brackets that something put behind characters:
 * 縣(xiàn)令.
 *
 * A document is full of them if there are a dozen, and a third of them repeat
 * what stands elsewhere in it: who explains a character does so once.  Then
 * all of them go.
 */
#ifndef FIX_OCR_SUBSTITUTIONS_PINYIN_H
#define FIX_OCR_SUBSTITUTIONS_PINYIN_H

#include <stddef.h>

#include "fix-ocr-substitutions-evidence.h"

/* Adds the brackets to be taken out, if the text is full of them. */
void	sight_pinyin(struct evidence *, const char *text, size_t len);

#endif
