/*
 * What a folded line begins with, ends with and is by its marks: a date, a
 * signature, an address.
 */
#ifndef STRIP_SITE_CHROME_MARKS_H
#define STRIP_SITE_CHROME_MARKS_H

#include "eight.h"
#include "strip-site-chrome-line.h"

/*
 * All look at folded lines with CHROME_BEHIND bytes behind them; raw is the
 * line before it was folded, whose indent is looked at too.
 */
enum line_start	 chrome_line_start(const char *raw, size_t raw_len,
		    const char *s, size_t len);
enum line_end	 chrome_line_end(const char *, size_t len);

/* "2024-05-20", "2024年5月", "05月10日", "12:30", "昨天 12:30". */
enum line_date	 chrome_line_date(const char *, size_t len);

/*
 * "青溪镇人民政府", "2019年2月18日", alone on a line, which has no letters
 * and no marks.
 */
enum line_signed chrome_line_sign(const char *, size_t len);

bool		 chrome_line_url(const char *, size_t len);

/*
 * From a byte to the next that may be ASCII, the text being valid, and
 * CHROME_BEHIND bytes behind it readable.
 */
static inline size_t
chrome_step(const char *s)
{
	if ((eight_load(s) & EIGHT_TWO_MASK) == EIGHT_TWO)
		return 6;
	return (unsigned char)*s >= 0xE0 ? 3 : 1;
}

/* Whether the folded line begins with a label. */
enum line_label	chrome_line_label(const char *s, size_t len);

#endif
