/*
 * decode-learn - count the figures of decode-model and decode-alphabet, and
 * the pairs of decode-pairs.
 *
 *	decode-learn LANGUAGE <text >decode-LANGUAGE.freq
 *	decode-learn pairs LANGUAGE <text >decode-pairs-LANGUAGE.pairs
 *	for t in TEXT...; do decode-learn alphabet <$t >$t.column; done
 *	paste -d '\0' *.column >decode-alphabets.freq
 *
 * decode-learn.sh does so for the languages of East Asia.
 *
 * Reads clean UTF-8 text in one language: simplified, traditional, japanese,
 * korean, or one of those written with an alphabet.  A character that the
 * text does not hold is as likely as its place in the language's own charset
 * makes it: the common half of GB2312, Big5, JIS X 0208 and KS X 1001 more
 * than the other.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "decode-alphabet.h"
#include "decode-learn-pairs.h"
#include "decode-model.h"
#include "decode-table.h"
#include "utf8.h"

#define POINTS		0x110000

static double	count[POINTS];

/* The text counts a character so often more, by its place in the charset. */
#define COMMON		.5
#define RARE		.05
#define ELSEWHERE	.001

static void
add_plane(uint32_t (*plane)(unsigned, unsigned), unsigned first,
    unsigned last, double weight)
{
	unsigned ku, ten;

	for (ku = first; ku <= last; ku++)
		for (ten = 0; ten < 94; ten++) {
			uint32_t cp = plane(ku, ten);

			if (cp < POINTS)
				count[cp] += weight;
		}
}

static void
add_big5(unsigned first, unsigned last, double weight)
{
	unsigned char code[2];
	unsigned lead, trail;
	uint32_t cp;

	for (lead = first; lead <= last; lead++)
		for (trail = 0x40; trail <= 0xFE; trail++) {
			code[0] = (unsigned char)lead;
			code[1] = (unsigned char)trail;
			(void)table_char(CHARSET_BIG5, code, 2, &cp);
			if (cp < POINTS && cp >= 0x80)
				count[cp] += weight;
		}
}

static bool
add_charset(const char *language)
{
	if (strcmp(language, "simplified") == 0) {
		add_plane(table_gb2312, 0, 54, COMMON);
		add_plane(table_gb2312, 55, 86, RARE);
	} else if (strcmp(language, "traditional") == 0) {
		add_big5(0xA1, 0xC5, COMMON);
		add_big5(0xC9, 0xF9, RARE);
	} else if (strcmp(language, "japanese") == 0) {
		add_plane(table_jis0208, 0, 46, COMMON);
		add_plane(table_jis0208, 47, 83, RARE);
	} else if (strcmp(language, "korean") == 0) {
		add_plane(table_ksx1001, 0, 39, COMMON);
		add_plane(table_ksx1001, 41, 92, RARE);
	} else {
		return false;
	}
	return true;
}

static void
count_text(void)
{
	static char line[1 << 16];
	uint32_t cp;

	while (fgets(line, sizeof(line), stdin) != NULL) {
		size_t len = strlen(line), i;

		for (i = 0; i < len;) {
			i += utf8_decode(line + i, len - i, &cp);
			if (cp >= 0x80 && cp != UTF8_BAD)
				count[cp] += 1;
		}
	}
}

static void
print_figure(uint32_t cp, double floor, double sum)
{
	long cost = lround(-log2((count[cp] + floor) / sum) * MODEL_BIT);

	putchar(MODEL_ZERO + (int)(cost > MODEL_MAX ? MODEL_MAX : cost));
}

static double
total(void)
{
	double sum = 0;
	uint32_t cp;

	for (cp = 0x80; cp < POINTS; cp++)
		sum += count[cp];
	return sum;
}

/*
 * Punctuation of full width: Chinese pages hold it, though texts that are
 * counted may have ASCII in its place.  So likely at least.
 */
static const struct {
	uint32_t	cp;
	double		share;
} forms[] = {
	{ 0xFF0C, 1. / 16 }, { 0xFF1A, 1. / 256 }, { 0xFF1B, 1. / 256 },
	{ 0xFF01, 1. / 256 }, { 0xFF1F, 1. / 256 }, { 0xFF08, 1. / 256 },
	{ 0xFF09, 1. / 256 },
};

static void
print_figures(bool chinese)
{
	double sum = total();
	uint32_t cp;
	size_t i;

	for (i = 0; chinese && i < sizeof(forms) / sizeof(*forms); i++)
		if (count[forms[i].cp] < sum * forms[i].share)
			count[forms[i].cp] = sum * forms[i].share;
	for (cp = 0x80; cp < 0x10000; cp++)
		if (model_index(cp) >= 0)
			print_figure(cp, ELSEWHERE, sum);
	putchar('\n');
}

/*
 * Quotation marks, dashes and the no-break space: pages hold them in every
 * language, though the texts that are counted may not.  So likely at least.
 */
static const uint32_t marks[] = { 0xA0, 0xAB, 0xBB, 0x2013, 0x2014, 0x2018,
	0x2019, 0x201C, 0x201D, 0x201E, 0x2026 };
#define MARK	(1. / 1024)

static void
print_alphabet(void)
{
	double sum = total();
	uint32_t cp;
	size_t i;

	for (i = 0; i < sizeof(marks) / sizeof(*marks); i++)
		if (count[marks[i]] < sum * MARK)
			count[marks[i]] = sum * MARK;
	for (cp = 0x80; cp < 0x2040; cp++)
		if (alphabet_index(cp) >= 0) {
			print_figure(cp, RARE, sum);
			putchar('\n');
		}
}

static const char *const names[LANGUAGES] = {
	[LANGUAGE_SIMPLIFIED] = "simplified",
	[LANGUAGE_TRADITIONAL] = "traditional",
	[LANGUAGE_JAPANESE] = "japanese",
	[LANGUAGE_KOREAN] = "korean",
};

/* Learns the pairs of a language: false if there is none of the name. */
static bool
learn_pairs_of(const char *name)
{
	int l;

	for (l = 0; l < LANGUAGES; l++)
		if (strcmp(name, names[l]) == 0) {
			learn_pairs((enum language)l);
			return true;
		}
	return false;
}

static bool
learn_figures(const char *language)
{
	bool alphabet = strcmp(language, "alphabet") == 0;

	if (!alphabet && !add_charset(language))
		return false;
	count_text();
	if (alphabet)
		print_alphabet();
	else
		print_figures(language[0] == 's' || language[0] == 't');
	return true;
}

int
main(int argc, char *argv[])
{
	bool pairs = argc == 3 && strcmp(argv[1], "pairs") == 0;

	if (pairs ? !learn_pairs_of(argv[2]) :
	    argc != 2 || !learn_figures(argv[1])) {
		fprintf(stderr, "usage: decode-learn [pairs] simplified|"
		    "traditional|japanese|korean\n"
		    "       decode-learn alphabet\n");
		return 2;
	}
	return fflush(stdout) == EOF ? 2 : 0;
}
