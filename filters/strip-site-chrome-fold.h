/*
 * Folding: a line as strip-site-chrome compares it.
 *
 * Letters become lower case, full-width forms ASCII, the traditional
 * characters that the rules pair (kind fold) simplified ones; a run of
 * blanks becomes one space, those at both ends and invisible characters go,
 * and so do the blanks of "相 关 阅 读".  A pronunciation in brackets behind a
 * character, as copiers of traditional pages leave it (版權(quán)說明), goes
 * too.  Folded text is only ever compared, never written.
 */
#ifndef STRIP_SITE_CHROME_FOLD_H
#define STRIP_SITE_CHROME_FOLD_H

#include <stddef.h>
#include <stdint.h>

#include "buf.h"

/* The characters that the rules pair: from U+4E00 on, 0 for none. */
#define FOLD_FIRST	UINT32_C(0x4E00)
#define FOLD_LAST	UINT32_C(0x9FFF)

struct fold {
	uint16_t	to[FOLD_LAST - FOLD_FIRST + 1];
};

/* Appends the folded form of s. */
void	fold_add(const struct fold *, struct buf *to, const char *s,
	    size_t len);

#endif
