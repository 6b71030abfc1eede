/*
 * Noise against copying: at the ends of lines, and between them, boards put
 * random characters that readers do not see, "% s8 T, b4 n! x", and that come
 * along when the text is copied.
 */
#ifndef STRIP_SITE_CHROME_NOISE_H
#define STRIP_SITE_CHROME_NOISE_H

#include <stddef.h>

/* Lines of a page with noise, at least, for it to be taken for that. */
#define CHROME_NOISE_LINES	3

/* The bytes of noise that a line begins with; 0: none. */
size_t	chrome_noise_before(const char *s, size_t len);

/* Where noise begins that a line ends with; len: there is none. */
size_t	chrome_noise_behind(const char *s, size_t len);

#endif
