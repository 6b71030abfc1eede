/* reference - see reference.h. */
#include <stdint.h>
#include <string.h>

#include "reference.h"
#include "utf8.h"

struct named {
	char	name[33];	/* the longest has 32 bytes */
	char	text[REFERENCE_MAX + 1];
};

static const struct named table[] = {
#include "html-entities.inc"
};

#define NTABLE	(sizeof(table) / sizeof(table[0]))

/*
 * In 61 pages all of 33,000 references but one in 300 were these: they are
 * looked at before the table, which takes five times as long.
 */
static const struct named common[] = {
	{ "nbsp;", "\302\240" }, { "amp;", "&" }, { "quot;", "\"" },
	{ "lt;", "<" }, { "gt;", ">" }, { "ldquo;", "\342\200\234" },
	{ "rdquo;", "\342\200\235" },
};

#define NCOMMON	(sizeof(common) / sizeof(common[0]))

/* The standard's table for numbers from 0x80 on; 0: stays as it is. */
static const uint16_t windows1252[32] = {
	0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
	0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
	0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
	0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
};

static bool
is_alnum(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	    (c >= 'a' && c <= 'z');
}

/* The value of a digit, or 16. */
static uint32_t
digit(char c)
{
	if (c >= '0' && c <= '9')
		return (uint32_t)(c - '0');
	if (c >= 'A' && c <= 'F')
		return (uint32_t)(c - 'A') + 10;
	if (c >= 'a' && c <= 'f')
		return (uint32_t)(c - 'a') + 10;
	return 16;
}

/* s begins with "&#". */
static size_t
decode_number(const char *s, size_t len, struct buf *to)
{
	uint32_t base = 10, cp = 0;
	size_t first, i = 2;

	if (i < len && (s[i] == 'x' || s[i] == 'X')) {
		base = 16;
		i++;
	}
	for (first = i; i < len && digit(s[i]) < base; i++)
		if (cp <= 0x10FFFF)
			cp = cp * base + digit(s[i]);
	if (i == first)
		return 0;
	if (i < len && s[i] == ';')
		i++;
	if (cp >= 0x80 && cp < 0xA0 && windows1252[cp - 0x80] != 0)
		cp = windows1252[cp - 0x80];
	if (cp == 0 || cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		cp = UTF8_REPLACEMENT;
	utf8_add(to, cp);
	return i;
}

/* The first of table[lo] to table[hi - 1] whose byte at is not below c. */
static size_t
lower_bound(size_t lo, size_t hi, size_t at, int c)
{
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;

		if ((unsigned char)table[mid].name[at] < c)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

/* The longest name that s begins with, or NULL; its length is in *n. */
static const struct named *
find(const char *s, size_t len, size_t *n)
{
	const struct named *found = NULL;
	size_t i, lo = 0, hi = NTABLE;

	for (i = 0; i < NCOMMON; i++) {
		*n = strlen(common[i].name);
		if (*n <= len && memcmp(s, common[i].name, *n) == 0)
			return &common[i];
	}
	for (i = 0; i < len && (is_alnum(s[i]) || s[i] == ';'); i++) {
		lo = lower_bound(lo, hi, i, s[i]);
		hi = lower_bound(lo, hi, i, s[i] + 1);
		if (lo == hi)
			break;
		if (table[lo].name[i + 1] == '\0') {
			found = &table[lo];
			*n = i + 1;
		}
	}
	return found;
}

size_t
reference_decode(const char *s, size_t len, bool in_attribute, struct buf *to)
{
	const struct named *named;
	size_t n;

	if (len < 2)
		return 0;
	if (s[1] == '#')
		return decode_number(s, len, to);
	if (!is_alnum(s[1]))
		return 0;
	named = find(s + 1, len - 1, &n);
	if (named == NULL)
		return 0;
	if (in_attribute && s[n] != ';' && n + 1 < len &&
	    (s[n + 1] == '=' || is_alnum(s[n + 1])))
		return 0;
	buf_adds(to, named->text);
	return n + 1;
}
