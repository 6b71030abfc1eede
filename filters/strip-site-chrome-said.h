/*
 * What running text says, to ask of another line how much of it is said there.
 */
#ifndef STRIP_SITE_CHROME_SAID_H
#define STRIP_SITE_CHROME_SAID_H

#include <stddef.h>
#include <stdint.h>

/*
 * The pairs of neighbouring Chinese characters of some running text, and its
 * words in Latin letters, by a hash of 16 bits: of some thousand that there can
 * be, one in fifty of others is taken for one of them.  { 0 } is empty.
 */
struct chrome_said {
	uint8_t	bits[0x10000 / 8];
};

void	chrome_said_add(struct chrome_said *, const char *s, size_t len);

/* How many of the pairs of a line are in the set, in percent; of few, none. */
unsigned chrome_said_share(const struct chrome_said *, const char *s,
	    size_t len);

#endif
