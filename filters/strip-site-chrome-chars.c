/* strip-site-chrome-chars - see strip-site-chrome-chars.h. */
#include "strip-site-chrome-chars.h"

enum chrome_mark
chrome_mark(uint32_t cp)
{
	switch (cp) {
	case 0x3002: case 0xFF61: case '!': case '?': case 0x2026:
		return MARK_STOP;
	case ',': case 0x3001: case ';':
		return MARK_COMMA;
	case '|': case '>': case '<': case '/': case 0xBB: case 0xAB:
	case 0x203A: case 0x2039: case 0xB7: case 0x30FB: case 0x2022:
	case 0x2192: case 0x2500: case 0x2502: case 0x2014: case 0x25CF:
		return MARK_SEP;
	default:
		return MARK_NONE;
	}
}

/* Counts a symbol, n bytes at s + i. */
static void
count_symbol(struct chrome_counts *c, const char *s, size_t len, size_t i,
    size_t n, uint32_t cp)
{
	enum chrome_mark mark = chrome_mark(cp);

	c->url_marks = c->url_marks || cp == '.' || cp == '@';
	c->stops += mark == MARK_STOP || (cp == '.' && i > 0 &&
	    chrome_is_letter((unsigned char)s[i - 1]) &&
	    (i + 1 == len || s[i + 1] == ' '));
	c->commas += mark == MARK_COMMA;
	c->seps += mark == MARK_SEP || (cp == '-' && n < len - i &&
	    s[i + n] == ' ');
}

void
chrome_count(struct chrome_counts *c, const char *s, size_t len)
{
	size_t i, n;
	uint32_t cp;

	for (i = 0; i < len; i += n) {
		n = chrome_char(s + i, len - i, &cp);
		if (chrome_is_han(cp)) {
			c->han++;
		} else if (chrome_is_letter(cp)) {
			c->latin++;
			c->url_marks = c->url_marks || cp == 'h' || cp == 'w';
		} else if (chrome_is_digit(cp)) {
			c->digits++;
		} else if (cp == ' ') {
			c->blanks++;
		} else {
			if (cp >= 0xC0 && cp < 0x2000)
				c->latin++;
			else
				c->symbols++;
			count_symbol(c, s, len, i, n, cp);
		}
	}
}
