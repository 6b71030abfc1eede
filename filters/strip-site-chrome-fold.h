/*
 * Folding: a line as strip-site-chrome compares it.
 *
 * Letters become lower case, full-width forms ASCII, the traditional
 * characters that the rules pair (kind fold) simplified ones; a run of
 * blanks becomes one space, those at both ends and invisible characters go,
 * and so do the blanks of "相 关 阅 读".  A pronunciation in brackets behind a
 * character, as copiers of traditional pages leave it (版權(quán)說明), goes
 * too.  Folded text is only ever compared, never written.
 *
 * All that has to be known of a character comes out of one table, and all
 * that has to be known of a line out of one walk over it.
 */
#ifndef STRIP_SITE_CHROME_FOLD_H
#define STRIP_SITE_CHROME_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "buf.h"
#include "strip-site-chrome-chars.h"

/* The characters that the rules pair. */
#define FOLD_FIRST	UINT32_C(0x4E00)
#define FOLD_LAST	UINT32_C(0x9FFF)

#define FOLD_PLACES	1024	/* bytes of a folded line, a power of two */

/* The bits of fold.look: the kind (enum chrome_char), and: */
#define FOLD_KIND	0xF
#define FOLD_BEGINS	4	/* what is looked for may begin with it; which
				   bit that is */
#define FOLD_MOVES	(1U << 7)	/* not simply its own folded form */

/*
 * By character up to U+FFFF: a byte that says what most characters need, so
 * that those of a text stay in a processor's first cache, and what those
 * become that do not stay as they are; 0: nothing.
 */
struct fold {
	uint8_t		look[0x10000];
	uint16_t	to[0x10000];
};

/* What a folded line consists of. */
struct fold_notes {
	uint32_t	count[CHAR_KINDS];
	uint32_t	chars;		/* before it was folded, not blank */
	bool		pinyin;		/* a pronunciation went */
	size_t		nplaces;
	uint16_t	place[FOLD_PLACES];	/* where something may begin:
						   bytes of the line */
};

void	fold_ready(struct fold *);	/* of zeros; before all else */
void	fold_pair(struct fold *, uint32_t from, uint32_t to);

/* Something looked for begins, folded, with s. */
void	fold_begins(struct fold *, const char *s, size_t len);

/* Appends the folded form of s. */
void	fold_add(const struct fold *, struct buf *to, const char *s,
	    size_t len);

/* The same, and takes notes: *to has FOLD_PLACES bytes at most in the end. */
void	fold_note(const struct fold *, struct buf *to, const char *s,
	    size_t len, struct fold_notes *);

/* Before the first part of a line. */
static inline void
fold_notes_reset(struct fold_notes *notes)
{
	memset(notes->count, 0, sizeof(notes->count));
	notes->chars = 0;
	notes->pinyin = false;
	notes->nplaces = 0;
}

#endif
