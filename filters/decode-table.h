/*
 * decode-table - one character of a charset that needs no memory of what
 * came before it.
 *
 * The tables are made when the program is built, by decode-mktables, from
 * what iconv(3) says, corrected to what the WHATWG Encoding Standard says.
 * They are not filled at run time because iconv_open() loads a module from
 * the file system: each charset would have to be opened before the sandbox
 * is entered, needed or not (1.4 ms for the thirteen most common ones, as
 * long as a whole run of iconv(1) on a page), and the output would depend on
 * the machine's C library.  Read-only pages that nobody touches cost nothing.
 */
#ifndef DECODE_TABLE_H
#define DECODE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "decode-charset.h"

/*
 * No character stands here.  TABLE_BAD: bytes that are none; TABLE_CUT: the
 * text ends within one.
 */
#define TABLE_BAD	UINT32_C(0xFFFFFFFF)
#define TABLE_CUT	UINT32_C(0xFFFFFFFE)

/*
 * Four codes of Big5 stand for a letter and an accent: a number from here on,
 * above all characters, is both.
 */
#define TABLE_TWO	UINT32_C(0x110000)

/*
 * Decodes what s begins with, len > 0 being what there is, and returns its
 * length.  Of damage only so many bytes are taken as belong together: an
 * ASCII byte is never part of it.  cs is no UTF-16 or UTF-32 and none that
 * shifts by escapes (decode-shift.h).
 */
size_t	 table_char(enum charset cs, const unsigned char *s, size_t len,
	    uint32_t *cp);

/* Appends what table_char() gave, in UTF-8; U+FFFD for what is none. */
void	 table_add(struct buf *, uint32_t cp);

/* The character at row ku and column ten, both from 0 to 93, or TABLE_BAD. */
uint32_t table_gb2312(unsigned ku, unsigned ten);
uint32_t table_jis0208(unsigned ku, unsigned ten);
uint32_t table_jis0212(unsigned ku, unsigned ten);
uint32_t table_ksx1001(unsigned ku, unsigned ten);
uint32_t table_cns11643(unsigned plane, unsigned ku, unsigned ten);

#endif
