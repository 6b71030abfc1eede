/* decode-pairs - see decode-pairs.h. */
#include <stddef.h>
#include <string.h>

#include "decode-pairs.h"

#define BYTES	3	/* of each character in UTF-8 */

/*
 * Lines in the order of their bytes: a character, and all those that often
 * stand behind it, the most frequent first.
 */
static const unsigned char simplified[] = {
#include "decode-pairs-simplified.inc"
};
static const unsigned char traditional[] = {
#include "decode-pairs-traditional.inc"
};
static const unsigned char japanese[] = {
#include "decode-pairs-japanese.inc"
};
static const unsigned char korean[] = {
#include "decode-pairs-korean.inc"
};

static const struct {
	const unsigned char	*s;
	size_t			 len;
} lines[LANGUAGES] = {
	[LANGUAGE_SIMPLIFIED] = { simplified, sizeof(simplified) },
	[LANGUAGE_TRADITIONAL] = { traditional, sizeof(traditional) },
	[LANGUAGE_JAPANESE] = { japanese, sizeof(japanese) },
	[LANGUAGE_KOREAN] = { korean, sizeof(korean) },
};

static void
to_bytes(uint32_t cp, unsigned char *bytes)
{
	bytes[0] = (unsigned char)(0xE0 | cp >> 12);
	bytes[1] = (unsigned char)(0x80 | (cp >> 6 & 0x3F));
	bytes[2] = (unsigned char)(0x80 | (cp & 0x3F));
}

/* The line of a character, behind that, or NULL. */
static const unsigned char *
line_of(enum language language, const unsigned char *first)
{
	const unsigned char *s = lines[language].s;
	size_t low = 0, high = lines[language].len;

	while (low < high) {
		size_t start = low + (high - low) / 2;
		int order;

		while (start > low && s[start - 1] != '\n')
			start--;
		order = memcmp(s + start, first, BYTES);
		if (order == 0)
			return s + start + BYTES;
		if (order > 0) {
			high = start;
			continue;
		}
		while (s[start] != '\n')
			start++;
		low = start + 1;
	}
	return NULL;
}

bool
pairs_has(enum language language, uint32_t before, uint32_t cp)
{
	unsigned char first[BYTES], second[BYTES];
	const unsigned char *s;

	if (before < 0x800 || before > 0xFFFF || cp < 0x800 || cp > 0xFFFF)
		return false;
	to_bytes(before, first);
	to_bytes(cp, second);
	s = line_of(language, first);
	for (; s != NULL && *s != '\n'; s += BYTES)
		if (memcmp(s, second, BYTES) == 0)
			return true;
	return false;
}
