/* decode-pairs - see decode-pairs.h. */
#include <stddef.h>

#include "decode-pairs.h"

/* Each pair as one number, ascending. */
static const uint32_t simplified[] = {
#include "decode-pairs-simplified.inc"
};
static const uint32_t traditional[] = {
#include "decode-pairs-traditional.inc"
};
static const uint32_t japanese[] = {
#include "decode-pairs-japanese.inc"
};
static const uint32_t korean[] = {
#include "decode-pairs-korean.inc"
};

#define LIST(pairs)	{ pairs, sizeof(pairs) / sizeof(*(pairs)) }

static const struct {
	const uint32_t	*pairs;
	size_t		 n;
} lists[LANGUAGES] = {
	[LANGUAGE_SIMPLIFIED] = LIST(simplified),
	[LANGUAGE_TRADITIONAL] = LIST(traditional),
	[LANGUAGE_JAPANESE] = LIST(japanese),
	[LANGUAGE_KOREAN] = LIST(korean),
};

bool
pairs_has(enum language language, uint32_t before, uint32_t cp)
{
	const uint32_t *pairs = lists[language].pairs;
	size_t low = 0, high = lists[language].n;
	uint32_t pair;

	if (before < 0x800 || before > 0xFFFF || cp < 0x800 || cp > 0xFFFF)
		return false;
	pair = before << 16 | cp;
	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (pairs[mid] < pair)
			low = mid + 1;
		else
			high = mid;
	}
	return low < lists[language].n && pairs[low] == pair;
}
