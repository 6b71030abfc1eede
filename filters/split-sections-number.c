/* split-sections-number - see split-sections-number.h. */
#include <string.h>

#include "buf.h"
#include "split-sections-number.h"
#include "split-sections-text.h"

#define STEMS	10U	/* 甲 to 癸 */

/* A character of a Chinese numeral: its digit, or its power of ten. */
struct numeral {
	uint32_t cp;
	unsigned char digit;
	unsigned short unit;	/* 0: a digit */
	bool formal;
};

/* Each has its place by its lowest byte: no two have the same. */
#define NUMERAL(cp, digit, unit, formal)	\
	[(cp) & 0xFF] = { cp, digit, unit, formal }

static const struct numeral numerals[NUMBER_NUMERALS] = {
	NUMERAL(0x25CB, 0, 0, false),	/* ○ */
	NUMERAL(0x3007, 0, 0, false),	/* 〇 */
	NUMERAL(0x4E00, 1, 0, false),	/* 一 */
	NUMERAL(0x4E03, 7, 0, false),	/* 七 */
	NUMERAL(0x4E09, 3, 0, false),	/* 三 */
	NUMERAL(0x4E5D, 9, 0, false),	/* 九 */
	NUMERAL(0x4E8C, 2, 0, false),	/* 二 */
	NUMERAL(0x4E94, 5, 0, false),	/* 五 */
	NUMERAL(0x4F0D, 5, 0, true),	/* 伍 */
	NUMERAL(0x4F70, 0, 100, true),	/* 佰 */
	NUMERAL(0x516B, 8, 0, false),	/* 八 */
	NUMERAL(0x516D, 6, 0, false),	/* 六 */
	NUMERAL(0x5341, 0, 10, false),	/* 十 */
	NUMERAL(0x5343, 0, 1000, false),	/* 千 */
	NUMERAL(0x5345, 3, 10, false),	/* 卅 */
	NUMERAL(0x53C1, 3, 0, true),	/* 叁 */
	NUMERAL(0x53C3, 3, 0, true),	/* 參 */
	NUMERAL(0x56DB, 4, 0, false),	/* 四 */
	NUMERAL(0x58F1, 1, 0, true),	/* 壱 */
	NUMERAL(0x58F9, 1, 0, true),	/* 壹 */
	NUMERAL(0x5EFF, 2, 10, false),	/* 廿 */
	NUMERAL(0x62FE, 0, 10, true),	/* 拾 */
	NUMERAL(0x634C, 8, 0, true),	/* 捌 */
	NUMERAL(0x67D2, 7, 0, true),	/* 柒 */
	NUMERAL(0x7396, 9, 0, true),	/* 玖 */
	NUMERAL(0x767E, 0, 100, false),	/* 百 */
	NUMERAL(0x8086, 4, 0, true),	/* 肆 */
	NUMERAL(0x8CB3, 2, 0, true),	/* 貳 */
	NUMERAL(0x8D30, 2, 0, true),	/* 贰 */
	NUMERAL(0x9646, 6, 0, true),	/* 陆 */
	NUMERAL(0x9678, 6, 0, true),	/* 陸 */
	NUMERAL(0x96F6, 0, 0, false),	/* 零 */
};

static inline const struct numeral *
find_numeral(uint32_t cp)
{
	const struct numeral *c = &numerals[cp & 0xFF];

	return c->cp == cp ? c : NULL;
}

uint32_t
number_numeral(size_t i)
{
	return numerals[i].cp;
}

size_t
number_chinese(const char *s, size_t len, unsigned *value, bool *formal)
{
	unsigned sum = 0, digit = 0;
	bool pending = false;		/* digit waits for its unit */
	bool units = false;
	size_t i = 0, n;
	uint32_t cp;

	*formal = false;
	for (; i < len; i += n) {
		const struct numeral *c;

		n = text_decode(s + i, len - i, &cp);
		c = find_numeral(cp);
		if (c == NULL)
			break;
		*formal = *formal || c->formal;
		if (c->unit != 0) {
			if (c->digit != 0)
				digit = c->digit;
			else if (!pending || digit == 0)
				digit = 1;
			sum += digit * c->unit;
			digit = 0;
			pending = false;
			units = true;
		} else {
			/* 二〇 and 一百零五: digits side by side. */
			digit = (pending && !units ? digit * 10 : 0) +
			    c->digit;
			pending = true;
		}
		if (sum + digit > NUMBER_LARGEST)
			return 0;
	}
	*value = sum + digit;
	return i;
}

bool
number_begins(const char *s, size_t len)
{
	uint32_t cp;

	if (len == 0)
		return false;
	(void)text_decode(s, len, &cp);
	return find_numeral(cp) != NULL || (cp >= '0' && cp <= '9') ||
	    (cp >= 0xFF10 && cp <= 0xFF19);
}

size_t
number_digits(const char *s, size_t len, unsigned *value)
{
	size_t i = 0;
	unsigned sum = 0;

	while (i < len) {
		unsigned char c = (unsigned char)s[i];

		if (c >= '0' && c <= '9') {
			sum = sum * 10 + (unsigned)(c - '0');
			i++;
		} else if (c == 0xEF && len - i >= 3 &&
		    (unsigned char)s[i + 1] == 0xBC &&
		    (unsigned char)s[i + 2] >= 0x90 &&
		    (unsigned char)s[i + 2] <= 0x99) {
			sum = sum * 10 + ((unsigned char)s[i + 2] - 0x90U);
			i += 3;
		} else {
			break;
		}
		if (sum > NUMBER_LARGEST)
			return 0;
	}
	*value = sum;
	return i;
}

static unsigned
roman_digit(char c)
{
	switch (c) {
	case 'I': case 'i': return 1;
	case 'V': case 'v': return 5;
	case 'X': case 'x': return 10;
	case 'L': case 'l': return 50;
	case 'C': case 'c': return 100;
	default: return 0;
	}
}

/* How a number is written with letters of one size; returns its length. */
static size_t
write_roman(unsigned value, bool small, char out[16])
{
	static const struct {
		unsigned value;
		const char *text;
	} parts[] = {
		{ 100, "C" }, { 90, "XC" }, { 50, "L" }, { 40, "XL" },
		{ 10, "X" }, { 9, "IX" }, { 5, "V" }, { 4, "IV" }, { 1, "I" },
	};
	size_t i, n = 0;

	for (i = 0; i < sizeof(parts) / sizeof(*parts); i++)
		for (; value >= parts[i].value; value -= parts[i].value) {
			const char *t = parts[i].text;

			out[n++] = (char)(t[0] | (small ? 0x20 : 0));
			if (t[1] != '\0')
				out[n++] = (char)(t[1] | (small ? 0x20 : 0));
		}
	return n;
}

size_t
number_roman(const char *s, size_t len, unsigned *value)
{
	char again[16];
	unsigned sum = 0;
	size_t i, n = 0;
	uint32_t cp;

	if (len == 0)
		return 0;
	if ((unsigned char)s[0] == 0xE2) {
		n = text_decode(s, len, &cp);
		if (cp >= 0x2160 && cp <= 0x216B)
			*value = cp - 0x2160 + 1;
		else if (cp >= 0x2170 && cp <= 0x217B)
			*value = cp - 0x2170 + 1;
		else
			return 0;
		return n;
	}
	while (n < len && n < 9 && roman_digit(s[n]) != 0)
		n++;
	if (n == 0 || n == 9)
		return 0;
	for (i = 0; i < n; i++) {
		unsigned d = roman_digit(s[i]);

		if (i + 1 < n && roman_digit(s[i + 1]) > d)
			sum -= d;
		else
			sum += d;
	}
	/* Only what is written as it should be: not IIX, not Iv. */
	if (sum == 0 || sum > 300 ||
	    write_roman(sum, (s[0] & 0x20) != 0, again) != n)
		return 0;
	for (i = 0; i < n; i++)
		if (again[i] != s[i])
			return 0;
	*value = sum;
	return n;
}

size_t
number_stem(const char *s, size_t len, unsigned *value)
{
	static const char stems[] = "\xE7\x94\xB2" "\xE4\xB9\x99"
	    "\xE4\xB8\x99" "\xE4\xB8\x81" "\xE6\x88\x8A" "\xE5\xB7\xB1"
	    "\xE5\xBA\x9A" "\xE8\xBE\x9B" "\xE5\xA3\xAC" "\xE7\x99\xB8";
	unsigned i;

	if (len < 3)
		return 0;
	for (i = 0; i < STEMS; i++)
		if (memcmp(s, stems + 3 * i, 3) == 0) {
			*value = i + 1;
			return 3;
		}
	return 0;
}

size_t
number_english(const char *s, size_t len, unsigned *value)
{
	static const char *const words[] = {
		"one", "two", "three", "four", "five", "six", "seven",
		"eight", "nine", "ten", "eleven", "twelve", "thirteen",
		"fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
		"nineteen", "twenty",
	};
	size_t i, n;

	for (i = 0; i < sizeof(words) / sizeof(*words); i++) {
		for (n = 0; n < len && words[i][n] != '\0' &&
		    (s[n] | 0x20) == words[i][n]; n++)
			continue;
		if (words[i][n] != '\0' || (n < len &&
		    (s[n] | 0x20) >= 'a' && (s[n] | 0x20) <= 'z'))
			continue;
		*value = (unsigned)i + 1;
		return n;
	}
	return 0;
}

/* Unicode: Enclosed Alphanumerics, Dingbats, Enclosed CJK Letters; sorted. */
static const struct {
	uint32_t first, last;
	unsigned value;			/* of the first */
	enum enclosure how;
} enclosed[] = {
	{ 0x2460, 0x2473, 1, ENCLOSED_CIRCLE },
	{ 0x2474, 0x2487, 1, ENCLOSED_PAREN },
	{ 0x2488, 0x249B, 1, ENCLOSED_STOP },
	{ 0x24F5, 0x24FE, 1, ENCLOSED_CIRCLE },
	{ 0x2776, 0x277F, 1, ENCLOSED_CIRCLE },
	{ 0x2780, 0x2789, 1, ENCLOSED_CIRCLE },
	{ 0x278A, 0x2793, 1, ENCLOSED_CIRCLE },
	{ 0x3220, 0x3229, 1, ENCLOSED_HAN_PAREN },
	{ 0x3251, 0x325F, 21, ENCLOSED_CIRCLE },
	{ 0x3280, 0x3289, 1, ENCLOSED_HAN_CIRCLE },
	{ 0x32B1, 0x32BF, 36, ENCLOSED_CIRCLE },
};

enum enclosure
number_enclosed(uint32_t cp, unsigned *value)
{
	size_t i, n = sizeof(enclosed) / sizeof(*enclosed);

	if (cp > enclosed[n - 1].last)
		return ENCLOSED_NOT;
	for (i = 0; i < n && cp >= enclosed[i].first; i++)
		if (cp <= enclosed[i].last) {
			*value = enclosed[i].value + (cp - enclosed[i].first);
			return enclosed[i].how;
		}
	return ENCLOSED_NOT;
}
