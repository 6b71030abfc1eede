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

/* What may begin with a character; bits of fold.look and fold_notes.place. */
enum fold_search {
	FOLD_WORD = 1 << 4,
	FOLD_NEEDLE = 1 << 5,
	FOLD_CUT = 1 << 6,
	FOLD_ANY = FOLD_WORD | FOLD_NEEDLE | FOLD_CUT
};

#define FOLD_SHIFT	8	/* of these bits in a place */

/* The other bits of fold.look: the kind (enum chrome_char), and: */
#define FOLD_KIND	0xF
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
	uint16_t	place[FOLD_PLACES];	/* what may begin, and where:
						   bytes of the line */
};

void	fold_ready(struct fold *);	/* of zeros; before all else */
void	fold_pair(struct fold *, uint32_t from, uint32_t to);

/* Something looked for begins, folded, with s. */
void	fold_begins(struct fold *, enum fold_search, const char *s,
	    size_t len);

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

/* Whether the search may find something at place i, which becomes *at. */
static inline bool
fold_may_begin(const struct fold_notes *notes, size_t i,
    enum fold_search search, size_t *at)
{
	*at = notes->place[i] % FOLD_PLACES;
	return (notes->place[i] >> FOLD_SHIFT & search) != 0;
}

#endif
