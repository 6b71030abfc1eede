/* strip-site-chrome-said - see strip-site-chrome-said.h. */
#include <stdbool.h>

#include "strip-site-chrome-chars.h"
#include "strip-site-chrome-said.h"

#define WORD_MIN	4	/* letters of a word that tells */
#define PAIRS_MIN	3	/* of a line that can be said again */

static unsigned
pair_hash(uint32_t a, uint32_t b)
{
	return (a * UINT32_C(0x9E3779B1) ^ b * UINT32_C(0x85EBCA77)) >> 16;
}

/* The length of the word in Latin letters that s begins with; its hash. */
static size_t
latin_word(const char *s, size_t len, unsigned *hash)
{
	uint32_t h = 0, c;
	size_t n;

	for (n = 0; n < len; n++) {
		c = (unsigned char)s[n] | 0x20U;
		if (!chrome_is_letter(c))
			break;
		h = (h ^ c) * UINT32_C(0x01000193);
	}
	*hash = pair_hash(h, h >> 16);
	return n;
}

/* Decodes; nearly all characters of most texts without a call. */
static inline size_t
character(const char *s, size_t len, uint32_t *cp)
{
	const unsigned char *p = (const unsigned char *)s;

	if (len >= 3 && p[0] >= 0xE4 && p[0] <= 0xE9 &&
	    (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80)
		return chrome_char(s, len, cp);
	return utf8_decode(s, len, cp);
}

/* Where a text is read. */
struct reading {
	const char	*s;
	size_t		 len, at;
	uint32_t	 before;	/* the Chinese character there; or 0 */
};

/* The next pair or word; false: there is none. */
static bool
next_hash(struct reading *r, unsigned *hash)
{
	uint32_t cp, before;
	size_t n;

	while (r->at < r->len) {
		n = (unsigned char)r->s[r->at] >= 0x80 ? 0 :
		    latin_word(r->s + r->at, r->len - r->at, hash);
		before = r->before;
		r->before = cp = 0;
		if (n == 0)
			n = character(r->s + r->at, r->len - r->at, &cp);
		else if (n >= WORD_MIN) {
			r->at += n;
			return true;
		}
		r->at += n;
		if (!chrome_is_han(cp))
			continue;
		r->before = cp;
		if (before != 0) {
			*hash = pair_hash(before, cp);
			return true;
		}
	}
	return false;
}

void
chrome_said_add(struct chrome_said *set, const char *s, size_t len)
{
	struct reading r = { .s = s, .len = len };
	unsigned hash;

	while (next_hash(&r, &hash))
		set->bits[hash / 8] |= (uint8_t)(1U << hash % 8);
}

unsigned
chrome_said_share(const struct chrome_said *set, const char *s, size_t len)
{
	struct reading r = { .s = s, .len = len };
	size_t pairs = 0, known = 0;
	unsigned hash;

	for (; next_hash(&r, &hash); pairs++)
		known += set->bits[hash / 8] >> hash % 8 & 1;
	return pairs < PAIRS_MIN ? 0 : (unsigned)(known * 100 / pairs);
}
