/*
 * html-raw - text in which a "<" begins no tag, for html.c: how far that of
 * a script, a style or a title goes.
 */
#ifndef HTML_RAW_H
#define HTML_RAW_H

#include "html.h"

/* Where that byte stands next, from at on; the input's length: nowhere. */
size_t	html_find(const struct html *, size_t at, char);

/* At at stands that word, which is lower case, in any case. */
bool	html_at_word(const struct html *, size_t at, const char *word);

/* Says what the text behind a start tag is, if not data. */
void	html_raw_start(struct html *, enum html_tag);

#endif
