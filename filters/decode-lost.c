/* decode-lost - see decode-lost.h. */
#include <stdbool.h>
#include <string.h>

#include "decode-lost.h"

/* What stands for lost characters, and for how many. */
static const struct loss {
	const char	*s;
	size_t		 rare;		/* where its rarest byte in Chinese
					   text stands: others begin many of
					   its characters */
	size_t		 chars;
	enum lost_signs	 signs;		/* so much at least */
} losses[] = {
	{ "\xEF\xBF\xBD", 1, 1, LOST_ALL },		/* U+FFFD */
	{ "\xC3\xAF\xC2\xBF\xC2\xBD", 0, 1, LOST_BUT_REPLACED },	/* ï¿½ */
	{ "\xE9\x94\x9F\xE6\x96\xA4\xE6\x8B\xB7", 2, 2,
	    LOST_BUT_REPLACED },			/* 锟斤拷 */
	{ "\xE7\x83\xAB\xE7\x83\xAB\xE7\x83\xAB", 1, 3,
	    LOST_REPEATS },				/* 烫烫烫 */
	{ "\xE5\xB1\xAF\xE5\xB1\xAF\xE5\xB1\xAF", 2, 3,
	    LOST_REPEATS },				/* 屯屯屯 */
};

/*
 * Whether 烫烫烫 or 屯屯屯 may stand there.  Of nine bytes that are thrice the
 * same character any six from one of the first four on are twice the same
 * three, whichever they begin with.
 */
static bool
has_repeats(const char *s, size_t len)
{
	size_t i;

	for (i = 0; len - i >= 6; i += 4)
		if (s[i] == s[i + 3] && s[i + 1] == s[i + 4] &&
		    s[i + 2] == s[i + 5]) {
			int mixed = (s[i] ^ s[i + 1] ^ s[i + 2]) & 0xFF;

			if (mixed == (0xE7 ^ 0x83 ^ 0xAB) ||
			    mixed == (0xE5 ^ 0xB1 ^ 0xAF))
				return true;
		}
	return false;
}

static size_t
count_one(const struct loss *loss, const char *s, size_t len)
{
	size_t n = strlen(loss->s), lost = 0, i = 0;
	const char *rare;

	while (len - i >= n && (rare = memchr(s + i + loss->rare,
	    loss->s[loss->rare], len - i - loss->rare)) != NULL) {
		i = (size_t)(rare - s) - loss->rare;
		if (len - i >= n && memcmp(s + i, loss->s, n) == 0) {
			lost += loss->chars;
			i += n;
		} else {
			i++;
		}
	}
	return lost;
}

size_t
lost_count(const char *s, size_t len, enum lost_signs signs)
{
	size_t i, lost = 0;

	if (len == 0 || (signs == LOST_REPEATS && !has_repeats(s, len)))
		return 0;
	for (i = 0; i < sizeof(losses) / sizeof(*losses); i++)
		if (signs >= losses[i].signs)
			lost += count_one(&losses[i], s, len);
	return lost;
}
