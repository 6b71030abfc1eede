/* utf8 - see utf8.h. */
#include "utf8.h"

static bool
is_trail(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

size_t
utf8_decode(const char *s, size_t len, uint32_t *cp)
{
	unsigned char lead = (unsigned char)s[0];
	uint32_t c, least;
	size_t i, n;

	if (lead < 0x80) {
		*cp = lead;
		return 1;
	}
	*cp = UTF8_BAD;
	if (lead < 0xC2 || lead > 0xF4)
		return 1;
	n = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
	if (n > len)
		return 1;
	least = n == 2 ? 0x80 : n == 3 ? 0x800 : 0x10000;
	c = lead & (0xFFU >> (n + 1));
	for (i = 1; i < n; i++) {
		if (!is_trail(s[i]))
			return 1;
		c = c << 6 | ((unsigned char)s[i] & 0x3FU);
	}
	if (c < least || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
		return 1;
	*cp = c;
	return n;
}

size_t
utf8_before(const char *s, size_t at, uint32_t *cp)
{
	size_t n;

	for (n = 1; n <= 4 && n <= at; n++)
		if (!is_trail(s[at - n])) {
			if (utf8_decode(s + at - n, n, cp) == n)
				return at - n;
			break;
		}
	*cp = UTF8_BAD;
	return at - 1;
}

void
utf8_add(struct buf *b, uint32_t cp)
{
	if (cp < 0x80) {
		buf_addc(b, (char)cp);
		return;
	}
	if (cp < 0x800) {
		buf_addc(b, (char)(0xC0 | cp >> 6));
	} else {
		if (cp < 0x10000) {
			buf_addc(b, (char)(0xE0 | cp >> 12));
		} else {
			buf_addc(b, (char)(0xF0 | cp >> 18));
			buf_addc(b, (char)(0x80 | (cp >> 12 & 0x3F)));
		}
		buf_addc(b, (char)(0x80 | (cp >> 6 & 0x3F)));
	}
	buf_addc(b, (char)(0x80 | (cp & 0x3F)));
}

size_t
utf8_count(const char *s, size_t len)
{
	size_t i, n = 0;
	uint32_t cp;

	for (i = 0; i < len; i += utf8_decode(s + i, len - i, &cp))
		n++;
	return n;
}

size_t
utf8_valid(const char *s, size_t len)
{
	size_t i = 0;
	uint32_t cp;

	while (i < len) {
		size_t n = utf8_decode(s + i, len - i, &cp);

		if (cp == UTF8_BAD)
			break;
		i += n;
	}
	return i;
}

/* Ranges in ascending order, both ends within. */
struct range {
	uint32_t first, last;
};

static bool
in_ranges(uint32_t cp, const struct range *r, size_t n)
{
	size_t i;

	for (i = 0; i < n && cp >= r[i].first; i++)
		if (cp <= r[i].last)
			return true;
	return false;
}

/* Unicode 15 EastAsianWidth.txt: W and F, adjacent ranges joined. */
static const struct range wide[] = {
	{ 0x1100, 0x115F }, { 0x231A, 0x231B }, { 0x2329, 0x232A },
	{ 0x23E9, 0x23EC }, { 0x25FD, 0x25FE }, { 0x2614, 0x2615 },
	{ 0x2648, 0x2653 }, { 0x26AA, 0x26AB }, { 0x2705, 0x2705 },
	{ 0x270A, 0x270B }, { 0x2753, 0x2755 }, { 0x2795, 0x2797 },
	{ 0x2E80, 0x303E }, { 0x3041, 0x33FF }, { 0x3400, 0x4DBF },
	{ 0x4E00, 0xA4CF }, { 0xA960, 0xA97F }, { 0xAC00, 0xD7A3 },
	{ 0xF900, 0xFAFF }, { 0xFE10, 0xFE19 }, { 0xFE30, 0xFE6F },
	{ 0xFF01, 0xFF60 }, { 0xFFE0, 0xFFE6 }, { 0x16FE0, 0x18DFF },
	{ 0x1AFF0, 0x1B2FF }, { 0x1F300, 0x1F64F }, { 0x1F680, 0x1F6FF },
	{ 0x1F900, 0x1FAFF }, { 0x20000, 0x3FFFD },
};

/* The combining marks and format characters that Chinese pages hold. */
static const struct range narrowest[] = {
	{ 0x0000, 0x001F }, { 0x007F, 0x009F }, { 0x00AD, 0x00AD },
	{ 0x0300, 0x036F }, { 0x200B, 0x200F }, { 0x202A, 0x202E },
	{ 0x2060, 0x2064 }, { 0x20D0, 0x20F0 }, { 0x302A, 0x302D },
	{ 0x3099, 0x309A }, { 0xFE00, 0xFE0F }, { 0xFE20, 0xFE2F },
	{ 0xFEFF, 0xFEFF }, { 0xE0100, 0xE01EF },
};

/* Unicode 15 PropList.txt: Unified_Ideograph, the gaps between extensions
 * of one plane taken in; U+3007 and the compatibility ideographs besides. */
static const struct range han[] = {
	{ 0x3007, 0x3007 }, { 0x3400, 0x4DBF }, { 0x4E00, 0x9FFF },
	{ 0xF900, 0xFAFF }, { 0x20000, 0x323AF },
};

int
utf8_width(uint32_t cp)
{
	if (cp >= 0x20 && cp < 0x7F)
		return 1;
	if (in_ranges(cp, narrowest, sizeof(narrowest) / sizeof(*narrowest)))
		return 0;
	return in_ranges(cp, wide, sizeof(wide) / sizeof(*wide)) ? 2 : 1;
}

bool
utf8_is_rare_han(uint32_t cp)
{
	return in_ranges(cp, han, sizeof(han) / sizeof(*han));
}

bool
utf8_is_blank(uint32_t cp)
{
	return cp == ' ' || cp == '\t' || cp == 0x3000 || cp == 0xA0 ||
	    (cp >= 0x2000 && cp <= 0x200A) || cp == 0x202F || cp == 0x205F;
}
