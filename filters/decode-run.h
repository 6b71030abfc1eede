/*
 * decode-run - ASCII and characters of two bytes to UTF-8, many at a time.
 *
 * Nearly all of a page in GB18030, Big5 or EUC-KR goes this way; what does
 * not (codes of four bytes, characters of four bytes in UTF-8, damage) goes
 * through table_char(), a character at a time.  The tables hold the bytes of
 * UTF-8 themselves and are made when the program is built, as those of
 * decode-table.h are.
 */
#ifndef DECODE_RUN_H
#define DECODE_RUN_H

#include <stdbool.h>
#include <stddef.h>

#include "decode-charset.h"
#include "decode-scan.h"

#define RUN_GROWTH	2	/* 1 byte becomes 1, 2 become 4 at most */
#define RUN_EXTRA	16	/* bytes written behind the last one */

/* A cell: a character's bytes in UTF-8, up to three, and what it is. */
#define RUN_CELL	4	/* bytes */
#define RUN_LENGTH	0x03	/* the last byte; 0: no character */
#define RUN_SIMPLE	0x04	/* none of what follows but ordinary */
#define RUN_LOST	0x08	/* may stand for lost characters */
#define RUN_UNUSUAL	0x10	/* is none of decode-usual.h */
#define RUN_HAN		0x20	/* decode-scan.h counts it */
#define RUN_NOT_PLAIN	0x40	/* as decode-scan.h has it */
#define RUN_ORDINARY	0x80	/* three bytes, and simple */

struct run {
	char	*to;		/* room for RUN_GROWTH times the text's bytes
				   and RUN_EXTRA more */
	size_t	 len;		/* of what was written there */
	const unsigned char *trusted;	/* before this unusual characters are
					   no reason to stop; may be NULL */
	bool	 unusual;	/* they were one */
	bool	 not_plain;	/* some may not be plain: decode-scan.h */
	struct scan seen;	/* what decode-scan counts, but for latin */
	size_t	 pairs;		/* characters of two bytes, and of them */
	size_t	 rare;		/* those that are unusual */
};

/* Whether it knows more of a charset than ASCII: GB18030, Big5, EUC-KR. */
bool	run_knows(enum charset);

/*
 * Converts s until something comes that it does not know, or, run->unusual
 * being set, until more than a quarter of the next characters of a line are
 * unusual; returns where.  CR LF becomes LF: pages made on Windows need no
 * tidying then.  to, trusted and what was seen and counted stay from call to
 * call.
 */
size_t	run_convert(enum charset, const unsigned char *s, size_t len,
	    struct run *);

/*
 * Counts the characters of two bytes or more of a text and those of them
 * that are usual; none in charsets that decode-usual.h does not know.
 */
void	run_count(enum charset, const unsigned char *s, size_t len,
	    size_t *pairs, size_t *usual);

#endif
