/*
 * damage - ways of mangling a text that are told, not undone: nothing in the
 * text says what stood there.
 */
#ifndef FIX_OCR_SUBSTITUTIONS_DAMAGE_H
#define FIX_OCR_SUBSTITUTIONS_DAMAGE_H

#include <stddef.h>

enum damage_kind {
	DAMAGE_DOUBLED,		/* 标标准准: each glyph twice */
	DAMAGE_LOST,		/* "?," where a character lost its first bytes */
	DAMAGE_SPACED,		/* 每 字 空 格 */
	DAMAGE_KINDS
};

struct damage {
	size_t	places[DAMAGE_KINDS];	/* how many; 0: the kind is not there */
};

/* As users see it. */
extern const char *const damage_names[DAMAGE_KINDS];

/* Looks for all kinds; a few places, as any text may have, are none. */
void	damage_find(struct damage *, const char *text, size_t len);

#endif
