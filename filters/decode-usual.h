/*
 * decode-usual - the characters that running text in a charset is made of.
 *
 * Three in four and more of the characters of two bytes in a text are of
 * these rows, which the standards of the charsets name: level 1, kana,
 * hangul, the punctuation.  In a charset that a text is not in, hardly half
 * are.  decode-mktables marks them in decode's tables.
 */
#ifndef DECODE_USUAL_H
#define DECODE_USUAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "decode-charset.h"

static const struct usual {
	enum charset	charset;
	unsigned char	first, last;	/* lead bytes */
	unsigned char	trail;		/* the lowest second byte */
	unsigned char	forms;		/* lead byte of full-width forms */
} usual_rows[] = {
	{ CHARSET_GB18030, 0xB0, 0xD7, 0xA1, 0xA3 },	/* GB 2312, level 1 */
	{ CHARSET_BIG5, 0xA4, 0xC6, 0x40, 0xA3 },	/* level 1 */
	{ CHARSET_EUC_KR, 0xB0, 0xC8, 0xA1, 0xA3 },	/* KS X 1001, hangul */
	{ CHARSET_SHIFT_JIS, 0x81, 0x98, 0x40, 0xA1 },	/* JIS X 0208, kana */
	{ CHARSET_EUC_JP, 0xA1, 0xCF, 0xA1, 0xA1 },
	{ CHARSET_EUC_TW, 0xA1, 0xFE, 0xA1, 0xA1 },
};

/* The rows of a charset, NULL if there are none to tell it by. */
static inline const struct usual *
usual_of(enum charset cs)
{
	size_t i;

	for (i = 0; i < sizeof(usual_rows) / sizeof(*usual_rows); i++)
		if (usual_rows[i].charset == cs)
			return &usual_rows[i];
	return NULL;
}

static inline bool
is_usual(const struct usual *u, unsigned lead, unsigned trail)
{
	return (lead >= u->first && lead <= u->last && trail >= u->trail) ||
	    lead == 0xA1 || lead == u->forms;
}

/*
 * U+9200 to U+947F, which text in UTF-8 that was read in GBK is full of and
 * Chinese is not, but for those that are common in traditional text (money,
 * iron, silver, town, wrong, bell, steel, mirror, key ...): nine in ten.
 */
static inline bool
is_odd_metal(uint32_t cp)
{
	switch (cp) {
	case 0x9234: case 0x9245: case 0x9280: case 0x9285: case 0x92B3:
	case 0x92B7: case 0x92D2: case 0x92EA: case 0x92FC: case 0x9304:
	case 0x9322: case 0x9326: case 0x932B: case 0x932F: case 0x934B:
	case 0x935B: case 0x9375: case 0x937E: case 0x9396: case 0x93AE:
	case 0x93E1: case 0x9418: case 0x9435: case 0x9451:
		return false;
	default:
		return cp >= 0x9200 && cp < 0x9480;
	}
}

/* 锟, 烫, 屯 and U+FFFD: what stands for lost characters, see decode-lost.c. */
static inline bool
is_lost_sign(uint32_t cp)
{
	return cp == 0x951F || cp == 0x70EB || cp == 0x5C6F || cp == 0xFFFD;
}

#endif
