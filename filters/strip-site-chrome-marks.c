/* strip-site-chrome-marks - see strip-site-chrome-marks.h. */
#include <string.h>

#include "strip-site-chrome-chars.h"
#include "strip-site-chrome-marks.h"

static bool
is_one_of(uint32_t cp, const uint32_t *set, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (set[i] == cp)
			return true;
	return false;
}

#define IN(cp, set)	is_one_of((cp), (set), sizeof(set) / sizeof((set)[0]))

static const uint32_t dots[] = {
	0xB7, 0x2022, 0x30FB, 0x25AA, 0x25B8, 0x25BA, 0x25E6, 0x2027, 0x25B6
};
static const uint32_t stars[] = {
	'*', 0x2605, 0x2606, 0x25A0, 0x25A1, 0x25CF, 0x25CB, 0x25C6, 0x25C7,
	0x3013, 0x203B, 0x25CE, 0x2666
};
static const uint32_t quotes[] = { 0x201C, 0x300C, 0x300E, '"', 0x2018 };
static const uint32_t brackets[] = {
	'[', '(', 0x3010, 0x3014, 0x300A, 0x3008, '{', 0xAB
};
static const uint32_t closing[] = {
	']', ')', 0x3011, 0x3015, 0x300B, 0x3009, '}', 0xBB
};
static const uint32_t closing_quotes[] = { 0x201D, 0x300D, 0x300F, '"' };
static const uint32_t arrows[] = { '>', '<', 0x203A, 0x2039, 0x2190, 0x2192 };
static const uint32_t han_numbers[] = {
	0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B,
	0x4E5D, 0x5341
};

static bool
is_han_number(uint32_t cp)
{
	return cp >= 0x4E00 && cp <= 0x56DB && IN(cp, han_numbers);
}

/* "12.", "12、", "(3)", "1)" open an item; "2005年" does not. */
static bool
is_number(const char *s, size_t len)
{
	size_t i = 0, n;
	uint32_t cp;

	while (i < len && i < 3 && chrome_is_digit((unsigned char)s[i]))
		i++;
	if (i == 0 || i == len)
		return false;
	n = utf8_decode(s + i, len - i, &cp);
	if (cp == '.')
		return i + n < len && !chrome_is_digit((unsigned char)s[i + n]);
	return cp == 0x3001 || cp == ')' || cp == ' ' || cp == 0xB7;
}

/* By the first character alone. */
static enum line_start
start_mark(uint32_t cp)
{
	if (chrome_is_han(cp) || chrome_is_letter(cp))
		return START_PLAIN;
	if (IN(cp, dots))
		return START_DOT;
	if (IN(cp, stars))
		return START_STAR;
	if (cp == '-' || cp == 0x2014 || cp == 0x2500)
		return START_DASH;
	if (IN(cp, quotes))
		return START_QUOTE;
	if (IN(cp, arrows))
		return START_ARROW;
	return IN(cp, brackets) ? START_BRACKET : START_PLAIN;
}

enum line_start
chrome_line_start(const char *raw, size_t raw_len, const char *s, size_t len)
{
	enum line_start mark;
	uint32_t cp, next;
	size_t n;

	if (len == 0)
		return START_PLAIN;
	if (is_number(s, len))
		return START_NUMBER;
	n = chrome_char(s, len, &cp);
	mark = start_mark(cp);
	if (mark != START_PLAIN)
		return mark;
	if (is_han_number(cp) && n < len) {
		(void)chrome_char(s + n, len - n, &next);
		if (next == 0x3001 || is_han_number(next))
			return START_HAN_NUMBER;
	}
	return raw_len >= 3 && memcmp(raw, "　", 3) == 0 ? START_INDENT :
	    START_PLAIN;
}

/* The length without the marks [2] or [2-3] behind the last sentence. */
static size_t
without_marks(const char *s, size_t len)
{
	size_t i = len;
	uint32_t cp;

	while (i > 0 && s[i - 1] == ']') {
		for (i--; i > 0 && (chrome_is_digit((unsigned char)s[i - 1]) ||
		    s[i - 1] == '-' || s[i - 1] == ','); )
			i--;
		if (i < 2 || s[i - 1] != '[')
			return len;
		i--;
	}
	if (i == len || i == 0)
		return len;
	(void)utf8_before(s, i, &cp);
	return cp == 0x3002 ? i : len;
}

enum line_end
chrome_line_end(const char *s, size_t len)
{
	uint32_t cp;
	size_t i;

	len = without_marks(s, len);
	i = len;
	if (len == 0)
		return END_PLAIN;
	i = chrome_char_before(s, i, &cp);
	if (chrome_is_han(cp) || chrome_is_letter(cp))
		return END_PLAIN;
	while (i > 0 && IN(cp, closing_quotes))
		i = chrome_char_before(s, i, &cp);
	if (cp == 0x2026 || (cp == '.' && i > 1 && s[i - 1] == '.'))
		return END_CUT;
	if (cp == 0x3002)
		return END_FULL;
	if (chrome_char_kind(cp) == CHAR_STOP || (cp == '.' && i > 0))
		return END_STOP;
	if (cp == ':')
		return END_COLON;
	if (chrome_char_kind(cp) == CHAR_COMMA)
		return END_COMMA;
	if (chrome_is_digit(cp))
		return END_COUNT;
	if (IN(cp, closing)) {
		while (i > 0 && chrome_is_digit((unsigned char)s[i - 1]))
			i--;
		return chrome_is_digit((unsigned char)s[i]) && i > 0 &&
		    (s[i - 1] == '(' || s[i - 1] == '[') ? END_COUNT :
		    END_BRACKET;
	}
	return END_PLAIN;
}

/* The last characters of the names of those who sign. */
static const uint32_t bodies[] = {
	0x5C40, 0x7AD9, 0x5E9C, 0x4F1A, 0x5BA4, 0x53F8, 0x6821, 0x9662,
	0x90E8, 0x5904, 0x56E2, 0x7EC4, 0x6240, 0x961F, 0x5385, 0x59D4,
	0x8425, 0x8FDE, 0x5382, 0x793E, 0x9986, 0x884C, 0x6751, 0x79D1
};

enum line_signed
chrome_line_sign(const char *s, size_t len)
{
	size_t i, n, digits = 0, han = 0;
	uint32_t cp;

	if (len == 0 || len > 90)
		return SIGNED_NOT;
	(void)chrome_char_before(s, len, &cp);
	if (cp != 0x65E5 && !IN(cp, bodies))
		return SIGNED_NOT;
	for (i = 0; i < len; i += n) {
		n = chrome_char(s + i, len - i, &cp);
		if (chrome_is_digit(cp) || is_han_number(cp) || cp == 0x3007)
			digits++;
		else if (cp != ' ')
			han++;
	}
	if (cp == 0x65E5)
		return han == 3 && digits >= 6 ? SIGNED_DATE : SIGNED_NOT;
	return han >= 4 && digits == 0 ? SIGNED_BODY : SIGNED_NOT;
}

bool
chrome_line_url(const char *s, size_t len)
{
	size_t i;

	for (i = 0; i + 4 < len; i += chrome_step(s + i))
		if ((s[i] == 'h' && memcmp(s + i, "http", 4) == 0) ||
		    (s[i] == 'w' && memcmp(s + i, "www.", 4) == 0) ||
		    (s[i] == '.' && memcmp(s + i, ".com", 4) == 0) ||
		    (s[i] == '@' && i > 0))
			return true;
	return false;
}

#define LABEL_MAX	6	/* characters of a label, blanks not counted */

enum line_label
chrome_line_label(const char *s, size_t len)
{
	size_t at = 0, chars = 0;
	uint32_t cp = 0;

	while (at < len && chars <= LABEL_MAX) {
		at += chrome_char(s + at, len - at, &cp);
		if (!chrome_is_han(cp) && cp != ' ')
			break;
		chars += cp != ' ';
	}
	if (cp != ':' || chars < 2 || chars > LABEL_MAX)
		return LABEL_NONE;
	while (at < len && s[at] == ' ')
		at++;
	return at < len ? LABEL_VALUE : LABEL_ALONE;
}
