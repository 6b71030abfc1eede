/* split-sections-delim - see split-sections-delim.h. */
#include "split-sections-delim.h"

#define BLANKS_MAX	3	/* within a marker: 第 一 章 */

enum delim
delim_of(uint32_t cp)
{
	switch (cp) {
	case '\n': case '\r':
		return DELIM_END;
	case 0x3001: case 0xFF64:
		return DELIM_LIST;
	case '.': case 0xFF0E:
		return DELIM_STOP;
	case ',': case 0xFF0C:
		return DELIM_COMMA;
	case ':': case 0xFF1A:
		return DELIM_COLON;
	case ')': case 0xFF09:
		return DELIM_HALF;
	case ';': case 0xFF1B: case 0x3002:
		return DELIM_SEMI;
	case ' ': case '\t': case 0x3000: case 0xA0:
		return DELIM_BLANK;
	default:
		return DELIM_NONE;
	}
}

size_t
delim_pass_blanks(const char *s, size_t len, size_t i)
{
	size_t k, n;

	for (k = 0; k < BLANKS_MAX; k++, i += n)
		if (delim_at(s, len, i, &n) != DELIM_BLANK)
			break;
	return i;
}
