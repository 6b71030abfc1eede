/* pinyin - see fix-ocr-substitutions-pinyin.h. */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "fix-ocr-substitutions-pinyin.h"
#include "fix-ocr-substitutions-sight.h"
#include "utf8.h"

#define LEAST		12	/* so many make a text full of them */
#define AGAIN		3	/* ... one in so many a character that has come
				   before */
#define SYLLABLE_MAX	7	/* letters: zhuāng */
#define COMMON_LEAD	0xC3	/* of the bytes of à, á, è, é ... */
#define LEAST_SEEN	3	/* ... of so many readings */
#define BEFORE_VOWEL	7	/* bytes from a bracket to the vowel: (zhu */
#define WIDE_OPEN	"\xEF\xBC\x88"	/* U+FF08 */
#define WIDE_CLOSE	"\xEF\xBC\x89"	/* U+FF09 */

/* A reading in brackets, behind its character. */
struct reading {
	uint32_t	 character;
	uint64_t	 letters;	/* their hash */
	size_t		 from, to;	/* the brackets */
};

struct readings {
	struct reading	*v;
	size_t		 n, cap;
};

/* A vowel with a tone mark; ü without one is a letter. */
static bool
has_tone(uint32_t cp)
{
	static const uint32_t toned[] = {
		0xE0, 0xE1, 0xE8, 0xE9, 0xEC, 0xED, 0xF2, 0xF3, 0xF9, 0xFA,
		0x101, 0x113, 0x11B, 0x12B, 0x14D, 0x16B, 0x1CE, 0x1D0,
		0x1D2, 0x1D4, 0x1D6, 0x1D8, 0x1DA, 0x1DC,
	};
	size_t i;

	for (i = 0; i < sizeof(toned) / sizeof(toned[0]); i++)
		if (toned[i] == cp)
			return true;
	return false;
}

static bool
is_letter(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || cp == 0xFC;
}

/* The length of what s begins with, "(" or ")" of either width; 0. */
static size_t
bracket(const char *s, size_t len, char narrow, const char *wide)
{
	if (len > 0 && *s == narrow)
		return 1;
	return len >= 3 && memcmp(s, wide, 3) == 0 ? 3 : 0;
}

/*
 * Takes the syllable in brackets at text[at..), with blanks behind it, as some
 * programs left them: true, or it is none.
 */
static bool
read_reading(struct reading *r, const char *text, size_t len, size_t at)
{
	size_t n = bracket(text + at, len - at, '(', WIDE_OPEN), letters;
	uint32_t cp;
	int tones = 0;

	r->from = at;
	r->letters = 0;
	if (n == 0 || at == 0)
		return false;
	at += n;
	for (letters = 0; at < len && letters <= SYLLABLE_MAX;
	    letters++) {
		n = utf8_decode(text + at, len - at, &cp);
		if (has_tone(cp))
			tones++;
		else if (!is_letter(cp))
			break;
		r->letters = r->letters * 1000003 + cp;
		at += n;
	}
	while (at < len && text[at] == ' ')
		at++;
	n = at < len ? bracket(text + at, len - at, ')', WIDE_CLOSE) : 0;
	r->to = at + n;
	if (n == 0 || tones != 1 || letters > SYLLABLE_MAX)
		return false;
	(void)utf8_before(text, r->from, &r->character);
	return utf8_is_han(r->character);
}

/*
 * Whether the text may be full of readings: many vowels with a grave or an
 * acute accent stand behind a bracket.  Of nearly all texts this is false, and
 * told at the speed of memchr().
 */
static bool
may_be_full(const char *text, size_t len)
{
	struct reading r;
	const char *vowel;
	size_t at = 0, open, n = 0;

	while (at < len && n < LEAST_SEEN && (vowel = memchr(text + at,
	    COMMON_LEAD, len - at)) != NULL) {
		at = (size_t)(vowel - text);
		for (open = at; open > 0 && at - open < BEFORE_VOWEL; open--)
			if (read_reading(&r, text, len, open)) {
				n++;
				break;
			}
		at++;
	}
	return n >= LEAST_SEEN;
}

/* Every reading in the text. */
static void
find_readings(struct readings *found, const char *text, size_t len)
{
	struct reading r;
	size_t at;

	if (!may_be_full(text, len))
		return;
	for (at = 0; at < len; at++) {
		if ((text[at] != '(' && text[at] != WIDE_OPEN[0]) ||
		    !read_reading(&r, text, len, at))
			continue;
		found->v = mem_grow(found->v, found->n, &found->cap,
		    sizeof(*found->v));
		found->v[found->n++] = r;
		at = r.to - 1;
	}
}

static int
by_character(const void *a, const void *b)
{
	const struct reading *x = a, *y = b;

	if (x->character != y->character)
		return x->character < y->character ? -1 : 1;
	return x->letters < y->letters ? -1 : x->letters > y->letters;
}

/* How many readings repeat one that stands elsewhere. */
static size_t
count_again(const struct readings *found)
{
	struct reading *v = mem_resize(NULL, found->n, sizeof(*v));
	size_t i, again = 0;

	memcpy(v, found->v, found->n * sizeof(*v));
	qsort(v, found->n, sizeof(*v), by_character);
	for (i = 1; i < found->n; i++)
		again += by_character(&v[i - 1], &v[i]) == 0;
	free(v);
	return again;
}

void
sight_pinyin(struct evidence *e, const char *text, size_t len)
{
	struct readings found = { 0 };
	size_t i;

	find_readings(&found, text, len);
	if (found.n >= LEAST && count_again(&found) * AGAIN >= found.n)
		for (i = 0; i < found.n; i++)
			sight_extra(e, found.v[i].from, found.v[i].to,
			    EXTRA_PINYIN);
	free(found.v);
}
