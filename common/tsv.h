/*
 * tsv - the escapes of a field, as PostgreSQL's COPY and jq's @tsv write
 * them: \t \n \r \\ and, since a page may hold NULs before it is decoded,
 * \0.  An unknown escape and a lone final backslash are text.
 */
#ifndef TSV_H
#define TSV_H

#include <stdbool.h>

#include "buf.h"

void	tsv_escape(struct buf *to, const char *, size_t len);

/* True: tsv_escape() makes the same bytes again of what was appended. */
bool	tsv_unescape(struct buf *to, const char *, size_t len);

#endif
