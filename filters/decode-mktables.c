/*
 * decode-mktables - print the tables of decode-table.c and decode-run.c.
 *
 *	decode-mktables table <decode-whatwg.tsv >decode-table.inc
 *	decode-mktables run <decode-whatwg.tsv >decode-run.inc
 *
 * Run once, when decode is built: asks iconv(3) for the character of each
 * code of each charset, and corrects what it says by the rows of its input.
 */
#include <errno.h>
#include <iconv.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "decode-run.h"
#include "decode-usual.h"

#define CELLS_MAX	(8 * 94 * 94)
#define NO_CHAR		0U

static uint32_t cells[CELLS_MAX];

static void
fail(const char *what)
{
	fprintf(stderr, "decode-mktables: %s: %s\n", what, strerror(errno));
	exit(1);
}

/* The code point of a code, or NO_CHAR. */
static uint32_t
ask(iconv_t cd, const unsigned char *code, size_t len)
{
	char from[4], to[16];
	char *in = from, *out = to;
	size_t left = len, room = sizeof(to);
	const unsigned char *u = (const unsigned char *)to;

	memcpy(from, code, len);
	(void)iconv(cd, NULL, NULL, NULL, NULL);
	if (iconv(cd, &in, &left, &out, &room) == (size_t)-1 || left != 0)
		return NO_CHAR;
	(void)iconv(cd, NULL, NULL, &out, &room);
	if (sizeof(to) - room != 4)	/* two characters for one code */
		return NO_CHAR;
	return (uint32_t)u[0] << 24 | (uint32_t)u[1] << 16 |
	    (uint32_t)u[2] << 8 | u[3];
}

static iconv_t
open_charset(const char *iconv_name)
{
	iconv_t cd = iconv_open("UTF-32BE", iconv_name);

	if (cd == (iconv_t)-1)
		fail(iconv_name);
	return cd;
}

static void
print_cells(const char *name, int bits, size_t n)
{
	size_t i;

	printf("static const uint%d_t %s[%zu] = {\n", bits, name, n);
	for (i = 0; i < n; i++)
		printf("%lu,%s", (unsigned long)cells[i],
		    i % 16 == 15 || i + 1 == n ? "\n" : "");
	printf("};\n");
}

/* The rows of standard input, kept whole: they are few. */
struct patch {
	char charset[24];
	unsigned code, cp;
};

static struct patch	patches[512];
static size_t		npatches;

/* A hexadecimal number behind a tab; moves on behind it. */
static unsigned
read_hex(char **at)
{
	char *from = *at;
	unsigned long n = strtoul(from, at, 16);

	if (*from != '\t' || *at == from || n > 0x10FFFF) {
		errno = EINVAL;
		fail(from);
	}
	return (unsigned)n;
}

static void
read_patches(void)
{
	char line[128];

	while (fgets(line, sizeof(line), stdin) != NULL) {
		struct patch *p = &patches[npatches];
		size_t name = strcspn(line, "\t");
		char *at = line + name;

		if (line[0] == '#')
			continue;
		if (npatches == sizeof(patches) / sizeof(*patches) ||
		    name >= sizeof(p->charset)) {
			errno = EINVAL;
			fail(line);
		}
		memcpy(p->charset, line, name);
		p->code = read_hex(&at);
		p->cp = read_hex(&at);
		npatches++;
	}
}

/*
 * Cells of 16 bits hold, for a character beyond them, a surrogate, D800 and
 * on: its number in a list of its own.
 */
static void
make_astral(const char *table, size_t n)
{
	unsigned number = 0;
	size_t i;

	for (i = 0; i < n; i++)
		if (cells[i] > 0xFFFF) {
			if (number == 0)
				printf("static const uint32_t %s_astral[] = "
				    "{\n", table);
			printf("%lu,\n", (unsigned long)cells[i]);
			cells[i] = 0xD800 + number++;
		}
	if (number > 0)
		printf("};\n");
	if (number > 0x800) {
		errno = ERANGE;
		fail(table);
	}
}

/*
 * A cell of decode-run.h.  Characters of four bytes are left to the other
 * tables.
 */
static void
print_run_cell(uint32_t c, bool usual)
{
	unsigned mark = usual ? 0 : RUN_UNUSUAL;

	/* Of what decode-tidy changes these charsets hold no more. */
	if (c < 0xA1 || c == 0xAD || (c >= 0xE5E5 && c <= 0xE864))
		mark |= RUN_NOT_PLAIN;
	if (is_odd_metal(c))
		mark |= RUN_HAN;
	if (is_lost_sign(c))
		mark |= RUN_LOST;
	if (c == NO_CHAR || c > 0xFFFF)
		printf("{0},");
	else if (c < 0x800)
		printf("{%u,%u,0,%u},", (unsigned)(0xC0 | c >> 6),
		    (unsigned)(0x80 | (c & 0x3F)),
		    (mark == 0 ? RUN_SIMPLE : mark) | 2);
	else
		printf("{%u,%u,%u,%u},", (unsigned)(0xE0 | c >> 12),
		    (unsigned)(0x80 | (c >> 6 & 0x3F)),
		    (unsigned)(0x80 | (c & 0x3F)),
		    (mark == 0 ? RUN_ORDINARY | RUN_SIMPLE : mark) | 3);
}

/* The cells of ASCII: its controls but tab and LF are looked at closely. */
static void
print_ascii(void)
{
	unsigned c;

	for (c = 0; c < 0x80; c++)
		if ((c < ' ' && c != '\t' && c != '\n') || c == 0x7F)
			printf("{0},");
		else
			printf("{%u,0,0,%u},", c, RUN_SIMPLE | 1U);
	printf("\n");
}

/* All codes of a charset, in the order of decode-run.c. */
static void
print_run(enum charset cs, const char *table, unsigned width, unsigned first)
{
	const struct usual *rows = usual_of(cs);
	unsigned i, lead, trail;

	printf("static cells %s_cells = {\n", table);
	print_ascii();
	for (i = 0; i < 0x8000; i++) {
		lead = 0x80 + (i >> 8);
		trail = i & 0xFF;
		if (lead == 0x80 || lead == 0xFF || trail < first ||
		    trail - first >= width)
			printf("{0},");
		else
			print_run_cell(cells[(lead - 0x81) * width + trail -
			    first], rows != NULL &&
			    is_usual(rows, lead, trail));
		if (i % 16 == 15)
			printf("\n");
	}
	printf("};\n");
}

/* The charsets of two bytes: leads 81 to FE, trails from first to FE. */
static const struct pairs {
	enum charset	 charset;
	const char	*name, *iconv_name, *table;
	unsigned	 first;
} gb18030 = { CHARSET_GB18030, "gb18030", "GB18030", "gb18030", 0x40 },
    big5 = { CHARSET_BIG5, "big5", "BIG5-HKSCS", "big5", 0x40 },
    euckr = { CHARSET_EUC_KR, "euc-kr", "CP949", "euckr", 0x41 };

/* Fills the cells with a charset's characters; returns how many. */
static size_t
ask_pairs(const struct pairs *p)
{
	iconv_t cd = open_charset(p->iconv_name);
	unsigned first = p->first, width = 0xFF - first;
	size_t i, n = 126 * (size_t)width;

	for (i = 0; i < n; i++) {
		unsigned char code[2];

		code[0] = (unsigned char)(0x81 + i / width);
		code[1] = (unsigned char)(first + i % width);
		cells[i] = ask(cd, code, 2);
	}
	for (i = 0; i < npatches; i++)
		if (strcmp(patches[i].charset, p->name) == 0)
			cells[((patches[i].code >> 8) - 0x81) * width +
			    (patches[i].code & 0xFF) - first] = patches[i].cp;
	(void)iconv_close(cd);
	return n;
}

static void
make_run(const struct pairs *p)
{
	(void)ask_pairs(p);
	print_run(p->charset, p->table, 0xFF - p->first, p->first);
}

static void
make_double(const struct pairs *p)
{
	size_t n = ask_pairs(p);

	make_astral(p->table, n);
	print_cells(p->table, 16, n);
}

/*
 * GB18030's codes of four bytes go in order through all the characters of
 * the BMP that no shorter code has; U+E7C7 stands where U+1E3F would (the
 * standard's "index gb18030 ranges").  Comes after the table of two bytes.
 */
static void
make_ranges(void)
{
	static unsigned char taken[0x10000];
	unsigned pointer = 0, cp, expected = 0;
	size_t i;

	for (i = 0; i < 126 * 191; i++)
		taken[cells[i]] = 1;
	taken[0xE7C7] = 1;
	taken[0xE5E5] = 1;	/* had A3A0, which is read as U+3000 now */
	printf("static const struct range gb18030_ranges[] = {\n");
	for (cp = 0x80; cp < 0x10000; cp++) {
		unsigned c = cp == 0x1E3F ? 0xE7C7 : cp;

		if ((cp >= 0xD800 && cp < 0xE000) || (cp != 0x1E3F &&
		    taken[cp] != 0))
			continue;
		if (c != expected)
			printf("{%u,%u},\n", pointer, c);
		expected = c + 1;
		pointer++;
	}
	printf("};\n");
}

/* JIS X 0208 with the rows that CP932 adds, by ku and ten: 120 rows. */
static void
make_jis0208(void)
{
	iconv_t cd = open_charset("CP932");
	size_t i;

	for (i = 0; i < 120 * 94; i++) {
		size_t lead = i / 188, trail = i % 188;
		unsigned char code[2];

		code[0] = (unsigned char)(lead + (lead < 31 ? 0x81 : 0xC1));
		code[1] = (unsigned char)(trail + (trail < 63 ? 0x40 : 0x41));
		cells[i] = ask(cd, code, 2);
		/* The private-use rows F0 to F9 are no characters. */
		if (cells[i] >= 0xE000 && cells[i] < 0xF900)
			cells[i] = NO_CHAR;
	}
	(void)iconv_close(cd);
	print_cells("jis0208", 16, 120 * 94);
}

/* Sets of 94 rows of 94 that EUC reaches through a prefix. */
static void
make_jis0212(void)
{
	iconv_t cd = open_charset("EUC-JP");
	size_t i;

	for (i = 0; i < 94 * 94; i++) {
		unsigned char code[3] = { 0x8F, 0, 0 };

		code[1] = (unsigned char)(0xA1 + i / 94);
		code[2] = (unsigned char)(0xA1 + i % 94);
		cells[i] = ask(cd, code, 3);
	}
	(void)iconv_close(cd);
	print_cells("jis0212", 16, 94 * 94);
}

static void
make_cns(void)
{
	static const unsigned char planes[] = { 1, 2, 3, 4, 5, 6, 7, 15 };
	iconv_t cd = open_charset("EUC-TW");
	size_t i;

	for (i = 0; i < 8 * 94 * 94; i++) {
		unsigned char code[4] = { 0x8E, 0, 0, 0 };

		code[1] = (unsigned char)(0xA0 + planes[i / (94 * 94)]);
		code[2] = (unsigned char)(0xA1 + i / 94 % 94);
		code[3] = (unsigned char)(0xA1 + i % 94);
		cells[i] = ask(cd, code, 4);
	}
	(void)iconv_close(cd);
	print_cells("cns11643", 32, 8 * 94 * 94);
}

/*
 * In the order of enum charset.  The names in the tsv are those of the
 * standard; what iconv has no character for is a C1 control there too, or
 * nothing.
 */
static const char *const singles[][2] = {
	{ "ibm866", "IBM866" }, { "ibm852", "IBM852" },
	{ "ibm855", "IBM855" }, { "iso-8859-2", "ISO-8859-2" },
	{ "iso-8859-3", "ISO-8859-3" }, { "iso-8859-4", "ISO-8859-4" },
	{ "iso-8859-5", "ISO-8859-5" }, { "iso-8859-6", "ISO-8859-6" },
	{ "iso-8859-7", "ISO-8859-7" }, { "iso-8859-8", "ISO-8859-8" },
	{ "iso-8859-10", "ISO-8859-10" }, { "iso-8859-13", "ISO-8859-13" },
	{ "iso-8859-14", "ISO-8859-14" }, { "iso-8859-15", "ISO-8859-15" },
	{ "iso-8859-16", "ISO-8859-16" }, { "koi8-r", "KOI8-R" },
	{ "koi8-u", "KOI8-U" }, { "macintosh", "MACINTOSH" },
	{ "x-mac-ce", "MAC-CENTRALEUROPE" },
	{ "x-mac-cyrillic", "MAC-CYRILLIC" }, { "viscii", "VISCII" },
	{ "windows-874", "CP874" }, { "windows-1250", "CP1250" },
	{ "windows-1251", "CP1251" }, { "windows-1252", "CP1252" },
	{ "windows-1253", "CP1253" }, { "windows-1254", "CP1254" },
	{ "windows-1255", "CP1255" }, { "windows-1256", "CP1256" },
	{ "windows-1257", "CP1257" }, { "windows-1258", "CP1258" },
};

static void
make_singles(void)
{
	size_t n = sizeof(singles) / sizeof(*singles), i, j;

	for (i = 0; i < n; i++) {
		iconv_t cd = open_charset(singles[i][1]);
		uint32_t *row = cells + i * 128;

		for (j = 0; j < 128; j++) {
			unsigned char c = (unsigned char)(0x80 + j);

			row[j] = ask(cd, &c, 1);
			if (row[j] == NO_CHAR && c < 0xA0)
				row[j] = c;
		}
		(void)iconv_close(cd);
		for (j = 0; j < npatches; j++)
			if (strcmp(patches[j].charset, singles[i][0]) == 0)
				row[patches[j].code - 0x80] = patches[j].cp;
	}
	print_cells("singles", 16, n * 128);
}

static void
make_tables(void)
{
	make_double(&gb18030);
	make_ranges();
	make_double(&big5);
	make_double(&euckr);
	make_jis0208();
	make_jis0212();
	make_cns();
	make_singles();
}

int
main(int argc, char *argv[])
{
	read_patches();
	if (argc == 2 && strcmp(argv[1], "run") == 0) {
		make_run(&gb18030);
		make_run(&big5);
		make_run(&euckr);
	} else {
		make_tables();
	}
	if (fflush(stdout) == EOF || ferror(stdout))
		fail("standard output");
	return 0;
}
