/* decode-reverse - see decode-reverse.h. */
#include <stdlib.h>
#include <string.h>

#include "decode-reverse.h"
#include "decode-table.h"

#define POINTS	0x30000U	/* the planes that such charsets reach */
#define TRAILS	157U		/* trails of a lead byte of Big5 */

/*
 * The characters of Hong Kong stand before those of Big5, and some of them
 * are the same: a page was read by what all readers have.
 */
#define BIG5_FIRST	0xA1U

/* The number of a code of Big5, 8140 being the first, and back. */
static unsigned
big5_number(unsigned code)
{
	unsigned trail = code & 0xFF;

	return ((code >> 8) - 0x81) * TRAILS + trail -
	    (trail < 0x7F ? 0x40 : 0x62);
}

static uint16_t
big5_code(unsigned number)
{
	unsigned lead = number / TRAILS + 0x81, trail = number % TRAILS;

	return (uint16_t)(lead << 8 | (trail + (trail < 0x3F ? 0x40 : 0x62)));
}

/* Characters that follow one another from a code of Big5 on. */
struct span {
	unsigned	code, first, n;
};

/*
 * Where other readers than the Encoding Standard have other characters:
 * BIG5.TXT's signs, the two of ten and thirty that it reads as A451, A4CA.
 */
static const struct span signs[] = {
	{ 0xA145, 0x2022, 1 }, { 0xA14E, 0xFF64, 1 }, { 0xA1C2, 0x203E, 1 },
	{ 0xA1E3, 0x223C, 1 }, { 0xA1F2, 0x2641, 1 }, { 0xA1F3, 0x2609, 1 },
	{ 0xA244, 0x00A5, 1 }, { 0xA246, 0x00A2, 2 }, { 0xA451, 0x5341, 1 },
	{ 0xA4CA, 0x5345, 1 },
};

/* Windows' private use, by Microsoft's table of code page 950. */
static const struct span windows[] = {
	{ 0xFA40, 0xE000, 785 }, { 0x8E40, 0xE311, 2983 },
	{ 0x8140, 0xEEB8, 2041 }, { 0xC6A1, 0xF6B1, 408 },
};

/* BIG5.TXT's kana, Cyrillic and numbers, and its two strokes. */
static const struct span old_rows[] = {
	{ 0xA241, 0xFF0F, 1 }, { 0xA242, 0xFF3C, 1 }, { 0xC6A1, 0x30FE, 1 },
	{ 0xC6A2, 0x309D, 2 }, { 0xC6A4, 0x3005, 1 }, { 0xC6A5, 0x3041, 83 },
	{ 0xC6F8, 0x30A1, 86 }, { 0xC7B1, 0x0414, 2 }, { 0xC7B3, 0x0401, 1 },
	{ 0xC7B4, 0x0416, 7 }, { 0xC7BB, 0x0423, 19 }, { 0xC7CE, 0x0451, 1 },
	{ 0xC7CF, 0x0436, 26 }, { 0xC7E9, 0x2460, 10 }, { 0xC7F3, 0x2474, 10 },
};

static void
add_spans(const struct span *spans, size_t n, uint16_t *codes)
{
	size_t i;
	unsigned j;

	for (i = 0; i < n; i++)
		for (j = 0; j < spans[i].n; j++)
			codes[spans[i].first + j] = big5_code(
			    big5_number(spans[i].code) + j);
}

static void
add_table(enum charset cs, uint16_t *codes)
{
	unsigned lead, trail;

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
}

#define ADD(spans, codes) \
	add_spans(spans, sizeof(spans) / sizeof(*(spans)), codes)

static uint16_t *
make(enum reverse_table table)
{
	uint16_t *codes = mem_resize(NULL, POINTS, sizeof(*codes));

	memset(codes, 0, POINTS * sizeof(*codes));
	add_table(reverse_charset(table), codes);
	if (table == REVERSE_GB18030)
		return codes;
	ADD(signs, codes);
	ADD(windows, codes);
	if (table == REVERSE_BIG5_OLD)
		ADD(old_rows, codes);
	return codes;
}

enum charset
reverse_charset(enum reverse_table table)
{
	switch (table) {
	case REVERSE_WINDOWS_1252:
		return CHARSET_WINDOWS_1252;
	case REVERSE_GB18030:
		return CHARSET_GB18030;
	default:
		return CHARSET_BIG5;
	}
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
reverse_char(struct reverse *r, enum reverse_table table, uint32_t cp,
    struct buf *to)
{
	uint16_t code;

	if (table == REVERSE_WINDOWS_1252)
		return reverse_1252(cp, to);
	if (table == REVERSE_GB18030 && cp == 0x20AC) {
		buf_addc(to, (char)0x80);
		return true;
	}
	if (cp >= POINTS)
		return false;
	if (r->codes[table] == NULL)
		r->codes[table] = make(table);
	code = r->codes[table][cp];
	if (code == 0)
		return false;
	buf_addc(to, (char)(code >> 8));
	buf_addc(to, (char)(code & 0xFF));
	return true;
}

void
reverse_free(struct reverse *r)
{
	int table;

	for (table = 0; table < REVERSE_TABLES; table++) {
		free(r->codes[table]);
		r->codes[table] = NULL;
	}
}
