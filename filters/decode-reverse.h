/*
 * decode-reverse - from characters back to the bytes of a charset, for the
 * charsets that texts are wrongly read in.
 *
 * The tables of the double-byte ones are made from those of decode-table
 * when first needed and live until reverse_free().
 */
#ifndef DECODE_REVERSE_H
#define DECODE_REVERSE_H

#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "decode-charset.h"

struct reverse {
	uint16_t	*gb18030, *big5;	/* codes, by code point */
};

/*
 * Appends the code of a character outside ASCII; false if the charset, which
 * is windows-1252, gb18030 or big5, has none.  windows-1252 takes C1 controls
 * for the bytes that it has no character for, gb18030 the euro for 80.
 */
bool	reverse_char(struct reverse *, enum charset, uint32_t cp,
	    struct buf *to);

void	reverse_free(struct reverse *);

#endif
