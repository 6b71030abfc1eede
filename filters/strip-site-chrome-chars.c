/* strip-site-chrome-chars - see strip-site-chrome-chars.h. */
#include "strip-site-chrome-chars.h"

static enum chrome_char
symbol_kind(uint32_t cp)
{
	switch (cp) {
	case 0x3002: case 0xFF61: case '!': case '?': case 0x2026:
		return CHAR_STOP;
	case ',': case 0x3001: case ';':
		return CHAR_COMMA;
	case '|': case '>': case '<': case '/': case 0xBB: case 0xAB:
	case 0x203A: case 0x2039: case 0xB7: case 0x30FB: case 0x2022:
	case 0x2192: case 0x2500: case 0x2502: case 0x2014: case 0x25CF:
		return CHAR_SEP;
	case '.':
		return CHAR_DOT;
	case '-':
		return CHAR_DASH;
	case '@':
		return CHAR_AT;
	default:
		return CHAR_SYMBOL;
	}
}

enum chrome_char
chrome_char_kind(uint32_t cp)
{
	if (chrome_is_han(cp))
		return CHAR_HAN;
	if (chrome_is_letter(cp))
		return cp == 'h' || cp == 'w' ? CHAR_URL : CHAR_LATIN;
	if (chrome_is_digit(cp))
		return CHAR_DIGIT;
	if (cp == ' ')
		return CHAR_BLANK;
	return cp >= 0xC0 && cp < 0x2000 ? CHAR_LATIN : symbol_kind(cp);
}
