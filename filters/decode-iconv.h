/*
 * decode-iconv - the charsets that decode has no table for, through iconv(3):
 * only on demand (-f), since no detection arrives at them.
 */
#ifndef DECODE_ICONV_H
#define DECODE_ICONV_H

#include <iconv.h>
#include <stdbool.h>
#include <stddef.h>

#include "buf.h"

struct iconv_reader {
	iconv_t	cd;
	bool	open;
};

/* Must come before sandbox_enter(); an unknown charset ends the program. */
void	iconv_reader_open(struct iconv_reader *, const char *charset);

/*
 * Appends the text as UTF-8, U+FFFD for each damaged byte; returns how many
 * there were.
 */
size_t	iconv_reader_convert(struct iconv_reader *, const char *s, size_t len,
	    struct buf *out);

void	iconv_reader_close(struct iconv_reader *);

#endif
