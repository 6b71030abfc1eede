/* decode-table - see decode-table.h. */
#include <string.h>

#include "decode-table.h"
#include "utf8.h"

/* From pointer on, code points follow one another from first on. */
struct range {
	uint32_t pointer, first;
};

#include "decode-table.inc"

#define RANGES	(sizeof(gb18030_ranges) / sizeof(*gb18030_ranges))

static uint32_t
cell(uint32_t c)
{
	return c == 0 ? TABLE_BAD : c;
}

/* The character that a pointer of GB18030's codes of four bytes has. */
static uint32_t
gb18030_four(uint32_t pointer)
{
	size_t low = 0, high = RANGES;

	if (pointer >= 189000)
		return pointer - 189000 < 0x100000 ?
		    pointer - 189000 + 0x10000 : TABLE_BAD;
	if (pointer > 39419)
		return TABLE_BAD;
	while (high - low > 1) {
		size_t mid = (low + high) / 2;

		if (gb18030_ranges[mid].pointer <= pointer)
			low = mid;
		else
			high = mid;
	}
	return gb18030_ranges[low].first + pointer -
	    gb18030_ranges[low].pointer;
}

static bool
within(unsigned char c, unsigned first, unsigned last)
{
	return c >= first && c <= last;
}

/*
 * The end of a code that has no character: two bytes go together unless the
 * second is ASCII.
 */
static size_t
bad_pair(unsigned char trail, uint32_t *cp)
{
	*cp = TABLE_BAD;
	return trail < 0x80 ? 1 : 2;
}

static size_t
bad(uint32_t *cp)
{
	*cp = TABLE_BAD;
	return 1;
}

static size_t
cut(size_t len, uint32_t *cp)
{
	*cp = TABLE_CUT;
	return len;
}

static size_t
gb18030_char(const unsigned char *s, size_t len, uint32_t *cp)
{
	if (s[0] == 0x80) {
		*cp = 0x20AC;
		return 1;
	}
	if (s[0] == 0xFF)
		return bad(cp);
	if (len == 1)
		return cut(len, cp);
	if (within(s[1], 0x30, 0x39)) {
		if (len > 2 && !within(s[2], 0x81, 0xFE))
			return bad(cp);
		if (len > 3 && !within(s[3], 0x30, 0x39))
			return bad(cp);
		if (len < 4)
			return cut(len, cp);
		*cp = gb18030_four((((s[0] - 0x81U) * 10 + s[1] - 0x30U) *
		    126 + s[2] - 0x81U) * 10 + s[3] - 0x30U);
		return *cp == TABLE_BAD ? 1 : 4;
	}
	if (!within(s[1], 0x40, 0xFE))
		return bad(cp);
	*cp = cell(gb18030[(s[0] - 0x81U) * 191 + s[1] - 0x40U]);
	return *cp == TABLE_BAD ? bad_pair(s[1], cp) : 2;
}

/* What a cell of big5 stands for: see make_astral() in decode-mktables.c. */
static uint32_t
big5_of(uint32_t c)
{
	uint32_t number = c - 0xD800;	/* wraps below */

	return number < sizeof(big5_astral) / sizeof(*big5_astral) ?
	    big5_astral[number] : c;
}

/* The letters E and e with circumflex and a macron or caron: 8862 to 88A5. */
static uint32_t
big5_two(const unsigned char *s)
{
	uint32_t letter = s[1] < 0x80 ? 0xCA : 0xEA;

	if (s[0] != 0x88)
		return TABLE_BAD;
	if (s[1] == 0x62 || s[1] == 0xA3)
		return TABLE_TWO + (letter << 8) + 0x04;
	if (s[1] == 0x64 || s[1] == 0xA5)
		return TABLE_TWO + (letter << 8) + 0x0C;
	return TABLE_BAD;
}

static size_t
big5_char(const unsigned char *s, size_t len, uint32_t *cp)
{
	if (!within(s[0], 0x81, 0xFE))
		return bad(cp);
	if (len == 1)
		return cut(len, cp);
	if (!within(s[1], 0x40, 0x7E) && !within(s[1], 0xA1, 0xFE))
		return bad(cp);
	*cp = big5_of(cell(big5[(s[0] - 0x81U) * 191 + s[1] - 0x40U]));
	if (*cp == TABLE_BAD)
		*cp = big5_two(s);
	return *cp == TABLE_BAD ? bad_pair(s[1], cp) : 2;
}

static size_t
euc_kr_char(const unsigned char *s, size_t len, uint32_t *cp)
{
	if (!within(s[0], 0x81, 0xFE))
		return bad(cp);
	if (len == 1)
		return cut(len, cp);
	if (!within(s[1], 0x41, 0xFE))
		return bad(cp);
	*cp = cell(euckr[(s[0] - 0x81U) * 190 + s[1] - 0x41U]);
	return *cp == TABLE_BAD ? bad_pair(s[1], cp) : 2;
}

static size_t
shift_jis_char(const unsigned char *s, size_t len, uint32_t *cp)
{
	uint32_t pointer;

	if (within(s[0], 0xA1, 0xDF)) {
		*cp = s[0] + 0xFF61U - 0xA1U;
		return 1;
	}
	if (s[0] == 0x80) {
		*cp = 0x80;
		return 1;
	}
	if (s[0] == 0xA0 || s[0] > 0xFC)
		return bad(cp);
	if (len == 1)
		return cut(len, cp);
	if (!within(s[1], 0x40, 0x7E) && !within(s[1], 0x80, 0xFC))
		return bad(cp);
	pointer = (s[0] - (s[0] < 0xA0 ? 0x81U : 0xC1U)) * 188 + s[1] -
	    (s[1] < 0x7F ? 0x40U : 0x41U);
	/* The standard's rows of private use, F040 to F9FC. */
	if (pointer >= 8836 && pointer <= 10715) {
		*cp = 0xE000 - 8836 + pointer;
		return 2;
	}
	*cp = cell(jis0208[pointer]);
	return *cp == TABLE_BAD ? bad_pair(s[1], cp) : 2;
}

static size_t
euc_jp_char(const unsigned char *s, size_t len, uint32_t *cp)
{
	if (s[0] != 0x8E && s[0] != 0x8F && !within(s[0], 0xA1, 0xFE))
		return bad(cp);
	if (len == 1)
		return cut(len, cp);
	if (!within(s[1], 0xA1, 0xFE))
		return bad(cp);
	if (s[0] == 0x8E) {
		if (s[1] > 0xDF)
			return bad(cp);
		*cp = s[1] + 0xFF61U - 0xA1U;
		return 2;
	}
	if (s[0] == 0x8F) {
		if (len == 2)
			return cut(len, cp);
		if (!within(s[2], 0xA1, 0xFE))
			return bad(cp);
		*cp = table_jis0212(s[1] - 0xA1U, s[2] - 0xA1U);
		return 3;
	}
	*cp = table_jis0208(s[0] - 0xA1U, s[1] - 0xA1U);
	return 2;
}

static size_t
euc_tw_char(const unsigned char *s, size_t len, uint32_t *cp)
{
	if (s[0] != 0x8E && !within(s[0], 0xA1, 0xFE))
		return bad(cp);
	if (len == 1)
		return cut(len, cp);
	if (s[0] != 0x8E) {
		if (!within(s[1], 0xA1, 0xFE))
			return bad(cp);
		*cp = table_cns11643(1, s[0] - 0xA1U, s[1] - 0xA1U);
		return 2;
	}
	if (!within(s[1], 0xA1, 0xB0) ||
	    (len > 2 && !within(s[2], 0xA1, 0xFE)) ||
	    (len > 3 && !within(s[3], 0xA1, 0xFE)))
		return bad(cp);
	if (len < 4)
		return cut(len, cp);
	*cp = table_cns11643(s[1] - 0xA0U, s[2] - 0xA1U, s[3] - 0xA1U);
	return 4;
}

/* As the standard has it: so many bytes as a valid character begins with. */
static size_t
utf_8_char(const unsigned char *s, size_t len, uint32_t *cp)
{
	size_t n = utf8_decode((const char *)s, len, cp), i, want;
	unsigned first = 0x80, last = 0xBF;

	if (*cp != UTF8_BAD)
		return n;
	*cp = TABLE_BAD;
	if (!within(s[0], 0xC2, 0xF4))
		return 1;
	want = s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : 4;
	if (s[0] == 0xE0)
		first = 0xA0;
	else if (s[0] == 0xED)
		last = 0x9F;
	else if (s[0] == 0xF0)
		first = 0x90;
	else if (s[0] == 0xF4)
		last = 0x8F;
	for (i = 1; i < want && i < len && within(s[i], first, last); i++) {
		first = 0x80;
		last = 0xBF;
	}
	if (i == len && i < want)
		*cp = TABLE_CUT;
	return i;
}

size_t
table_char(enum charset cs, const unsigned char *s, size_t len, uint32_t *cp)
{
	if (s[0] < 0x80) {
		*cp = s[0];
		return 1;
	}
	switch (cs) {
	case CHARSET_UTF_8:
		return utf_8_char(s, len, cp);
	case CHARSET_GB18030:
		return gb18030_char(s, len, cp);
	case CHARSET_BIG5:
		return big5_char(s, len, cp);
	case CHARSET_EUC_TW:
		return euc_tw_char(s, len, cp);
	case CHARSET_SHIFT_JIS:
		return shift_jis_char(s, len, cp);
	case CHARSET_EUC_JP:
		return euc_jp_char(s, len, cp);
	case CHARSET_EUC_KR:
		return euc_kr_char(s, len, cp);
	default:
		break;
	}
	*cp = TABLE_BAD;
	if (charset_is_single(cs))
		*cp = cell(singles[(cs - CHARSET_FIRST_SINGLE) * 128 +
		    s[0] - 0x80]);
	return 1;
}

void
table_add(struct buf *to, uint32_t cp)
{
	if (cp == TABLE_BAD || cp == TABLE_CUT) {
		utf8_add(to, UTF8_REPLACEMENT);
	} else if (cp >= TABLE_TWO) {
		utf8_add(to, cp >> 8 & 0xFF);
		utf8_add(to, 0x300 + (cp & 0xFF));
	} else {
		utf8_add(to, cp);
	}
}

uint32_t
table_gb2312(unsigned ku, unsigned ten)
{
	return cell(gb18030[(ku + 0x20) * 191 + ten + 0x61]);
}

uint32_t
table_jis0208(unsigned ku, unsigned ten)
{
	return cell(jis0208[ku * 94 + ten]);
}

uint32_t
table_jis0212(unsigned ku, unsigned ten)
{
	return cell(jis0212[ku * 94 + ten]);
}

uint32_t
table_ksx1001(unsigned ku, unsigned ten)
{
	return cell(euckr[(ku + 0x20) * 190 + ten + 0x60]);
}

uint32_t
table_cns11643(unsigned plane, unsigned ku, unsigned ten)
{
	if (plane == 15)
		plane = 8;
	if (plane < 1 || plane > 8)
		return TABLE_BAD;
	return cell(cns11643[((plane - 1) * 94 + ku) * 94 + ten]);
}
