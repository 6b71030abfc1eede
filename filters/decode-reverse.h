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

/*
 * What a text was read by.  Readers of Big5 agree but on a few signs and on
 * the rows C6A1 to C8FE: kana as ETEN has them (the Encoding Standard), kana
 * as Unicode's BIG5.TXT of 1994 has them (Python), private use (Windows).
 */
enum reverse_table {
	REVERSE_WINDOWS_1252,
	REVERSE_GB18030,
	REVERSE_BIG5,		/* the Encoding Standard's, and Windows' */
	REVERSE_BIG5_OLD,	/* Unicode's, and Windows' */
	REVERSE_TABLES
};

struct reverse {
	uint16_t	*codes[REVERSE_TABLES];	/* by code point */
};

enum charset	reverse_charset(enum reverse_table);

/*
 * Appends the code of a character outside ASCII; false if it has none.
 * windows-1252 takes C1 controls for the bytes that it has no character for,
 * gb18030 the euro for 80.
 */
bool	reverse_char(struct reverse *, enum reverse_table, uint32_t cp,
	    struct buf *to);

void	reverse_free(struct reverse *);

#endif
