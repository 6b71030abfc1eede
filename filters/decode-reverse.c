/* decode-reverse - see decode-reverse.h. */
#include <stdlib.h>
#include <string.h>

#include "decode-reverse.h"
#include "decode-table.h"

#define POINTS	0x30000U	/* the planes that such charsets reach */

/*
 * The characters of Hong Kong stand before those of Big5, and some of them
 * are the same: a page was read by what all readers have.
 */
#define BIG5_FIRST	0xA1U

static uint16_t *
make(enum charset cs)
{
	uint16_t *codes = mem_resize(NULL, POINTS, sizeof(*codes));
	unsigned lead, trail;

	memset(codes, 0, POINTS * sizeof(*codes));
	for (lead = 0xFE; lead >= 0x81; lead--)
		for (trail = 0xFE; trail >= 0x40; trail--) {
			unsigned char code[2];
			uint32_t cp;

			code[0] = (unsigned char)lead;
			code[1] = (unsigned char)trail;
			if (table_char(cs, code, 2, &cp) != 2 || cp >= POINTS)
				continue;
			if (cs == CHARSET_BIG5 && lead < BIG5_FIRST &&
			    codes[cp] != 0)
				continue;
			codes[cp] = (uint16_t)(lead << 8 | trail);
		}
	return codes;
}

static bool
reverse_1252(uint32_t cp, struct buf *to)
{
	unsigned char c;
	uint32_t have;

	if (cp >= 0xA0 && cp <= 0xFF) {
		buf_addc(to, (char)cp);
		return true;
	}
	for (c = 0x80; c < 0xA0; c++) {
		(void)table_char(CHARSET_WINDOWS_1252, &c, 1, &have);
		if (have == cp || cp == c) {
			buf_addc(to, (char)c);
			return true;
		}
	}
	return false;
}

bool
reverse_char(struct reverse *r, enum charset cs, uint32_t cp,
    struct buf *to)
{
	uint16_t **codes = cs == CHARSET_GB18030 ? &r->gb18030 : &r->big5;
	uint16_t code;

	if (cs == CHARSET_WINDOWS_1252)
		return reverse_1252(cp, to);
	if (cs == CHARSET_GB18030 && cp == 0x20AC) {
		buf_addc(to, (char)0x80);
		return true;
	}
	if (cp >= POINTS)
		return false;
	if (*codes == NULL)
		*codes = make(cs);
	code = (*codes)[cp];
	if (code == 0)
		return false;
	buf_addc(to, (char)(code >> 8));
	buf_addc(to, (char)(code & 0xFF));
	return true;
}

void
reverse_free(struct reverse *r)
{
	free(r->gb18030);
	free(r->big5);
	r->gb18030 = r->big5 = NULL;
}
