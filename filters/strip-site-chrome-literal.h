/*
 * The literal that everything a pattern matches has to hold, so that the
 * pattern need not be tried where it does not stand: what the pattern begins
 * with, if that is plain enough to see.
 */
#ifndef STRIP_SITE_CHROME_LITERAL_H
#define STRIP_SITE_CHROME_LITERAL_H

#include <stddef.h>

/* *from becomes where it begins; returns its length, 0 if none is seen. */
size_t	chrome_pattern_literal(const char *pattern, size_t len, size_t *from);

#endif
