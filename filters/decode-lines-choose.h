/*
 * decode-lines-choose - which charset a line of a page is in.
 *
 * Costs are in the units of score_bits() (decode-score.h).
 */
#ifndef DECODE_LINES_CHOOSE_H
#define DECODE_LINES_CHOOSE_H

#include <stddef.h>

#include "decode-lines.h"
#include "decode-score.h"

/* In bits.  A line that costs more a character fits no charset well. */
#define LINES_TEXT	15

/* The reading of a line in the page's charset and language. */
struct score	lines_score(const struct page_lines *,
		    const unsigned char *s, size_t len);

/*
 * The same in the language that suits it best: songs in Japanese are quoted in
 * GBK too.
 */
struct score	lines_score_as_page(const struct page_lines *,
		    const unsigned char *s, size_t len);

/* The charset that a line that does not fit its page's is most likely in. */
struct score	lines_choose(const struct page_lines *,
		    const unsigned char *s, size_t len);

#endif
