/* decode-lines - see decode-lines.h. */
#include <string.h>

#include "decode-convert.h"
#include "decode-lines.h"
#include "decode-realign.h"
#include "decode-sample.h"
#include "decode-score.h"
#include "decode-table.h"
#include "utf8.h"

/*
 * In bits.  A line leaves the charset of its page only for so much, or a
 * name with one rare character could turn into a common one of Big5.
 */
#define MARGIN		20
#define MARGIN_SEEN	12	/* a charset that a line before was in */
#define ONE_BYTE	6	/* how rare a line of windows-1252 is */

/* Above so many bits a character a line does not fit its charset. */
#define FITS		12

/* Of a line no more than so many bytes are scored. */
#define SCORED		((size_t)4096)

/* Larger pages are looked at by the bytes alone, see is_usual(). */
#define SMALL_PAGE	((size_t)256 * 1024)

struct page {
	enum charset	charset;
	enum language	language;
	bool		small;
	bool		seen[CHARSETS];
};

static struct score
score_line(enum charset cs, enum language language, const unsigned char *s,
    size_t len)
{
	struct score score = { cs, language, 0, 0, 0 };

	score_add(&score, s, len > SCORED ? SCORED : len);
	return score;
}

static struct score
score_one_byte(enum charset cs, const unsigned char *s, size_t len)
{
	return score_single(cs, s, len > SCORED ? SCORED : len);
}

/* The reading of the line in the page's charset, in the best language. */
static struct score
score_as_page(const struct page *p, const unsigned char *s, size_t len)
{
	struct score best, score;
	bool found = false;
	size_t i;

	if (charset_is_single(p->charset))
		return score_one_byte(p->charset, s, len);
	best = score_line(p->charset, p->language, s, len);
	for (i = 0; i < SCORE_CANDIDATES; i++) {
		if (score_candidates[i].charset != p->charset)
			continue;
		score = score_line(p->charset, score_candidates[i].language,
		    s, len);
		if (!found || score.cost < best.cost)
			best = score;
		found = true;
	}
	return best;
}

static void
prefer(struct score *best, struct score other, int margin)
{
	other.cost += score_bits(margin);
	if (other.cost < best->cost)
		*best = other;
}

/* The charset that a line that does not fit its page's is most likely in. */
static struct score
choose(const struct page *p, const unsigned char *s, size_t len)
{
	struct score best = score_as_page(p, s, len);
	size_t i;

	for (i = 0; i < SCORE_CANDIDATES; i++) {
		const struct score_candidate *c = &score_candidates[i];

		if (c->charset != p->charset)
			prefer(&best, score_line(c->charset, c->language, s,
			    len), p->seen[c->charset] ? MARGIN_SEEN :
			    MARGIN + c->rarer);
	}
	if (p->charset != CHARSET_WINDOWS_1252)
		prefer(&best, score_one_byte(CHARSET_WINDOWS_1252, s, len),
		    MARGIN + ONE_BYTE);
	return best;
}

static bool
has_high(const unsigned char *s, size_t len)
{
	return sample_high(s, 0, len) < len;
}

/* All of the line is UTF-8, and some of it not ASCII. */
static bool
is_utf_8(const unsigned char *s, size_t len)
{
	return utf8_valid((const char *)s, len) == len;
}

/*
 * The bytes that most characters of running text in a charset begin and end
 * with; where fewer than three in four do, the line is looked at closely.
 */
static const struct usual {
	enum charset	charset;
	unsigned char	first, last;	/* lead bytes */
	unsigned char	trail;		/* the lowest second byte */
} usual[] = {
	{ CHARSET_GB18030, 0xB0, 0xD7, 0xA1 },	/* GB2312's first level */
	{ CHARSET_BIG5, 0xA4, 0xC6, 0x40 },	/* Big5's */
	{ CHARSET_SHIFT_JIS, 0x81, 0x98, 0x40 },	/* JIS X 0208's, kana */
	{ CHARSET_EUC_JP, 0xA1, 0xCF, 0xA1 },
	{ CHARSET_EUC_KR, 0xB0, 0xC8, 0xA1 },	/* KS X 1001's hangul */
	{ CHARSET_EUC_TW, 0xA1, 0xFE, 0xA1 },
};

static bool
is_usual(enum charset cs, const unsigned char *s, size_t len)
{
	size_t i, k, pairs = 0, good = 0;

	for (k = 0; usual[k].charset != cs; k++)
		if (k + 1 == sizeof(usual) / sizeof(*usual))
			return true;
	for (i = 0; i + 1 < len; i++) {
		if (s[i] < 0x80)
			continue;
		pairs++;
		/* A1 to A3 hold the punctuation of the EUC charsets. */
		good += (s[i] >= usual[k].first && s[i] <= usual[k].last &&
		    s[i + 1] >= usual[k].trail) || s[i] == 0xA1 ||
		    s[i] == 0xA3;
		i++;
	}
	return good * 4 >= pairs * 3;
}

/* Whether the line, converted without damage, is one of the page's charset. */
static bool
fits(const struct page *p, const unsigned char *s, size_t len)
{
	struct score score;

	if (p->charset == CHARSET_UTF_8)
		return true;
	if (is_utf_8(s, len))
		return false;
	if (charset_is_single(p->charset) ||
	    (!p->small && is_usual(p->charset, s, len)))
		return true;
	score = score_as_page(p, s, len);
	return score.cost <= score_bits(FITS) * (long)score.chars;
}

/* Converts a line or a part of one that does not fit. */
static size_t
convert_odd(struct page *p, const unsigned char *s, size_t len,
    struct buf *out)
{
	struct score best = choose(p, s, len);

	p->seen[best.charset] = true;
	if (best.charset == CHARSET_UTF_8 || charset_is_single(best.charset))
		return convert(best.charset, (const char *)s, len, out);
	return realign(best.charset, best.language, s, len, out);
}

/* The end of the part of a line that a tag or the line's end bounds. */
static size_t
part_end(const unsigned char *s, size_t i, size_t len)
{
	while (i < len && s[i] != '<')
		i++;
	while (i < len && s[i] != '>')
		i++;
	return i < len ? i + 1 : len;
}

static size_t
convert_line(struct page *p, const unsigned char *s, size_t len,
    struct buf *out)
{
	size_t mark = out->len, damaged, i, end;

	damaged = convert(p->charset, (const char *)s, len, out);
	if (!has_high(s, len) || (damaged == 0 && fits(p, s, len)))
		return damaged;
	out->len = mark;
	if (choose(p, s, len).damaged == 0 || part_end(s, 0, len) == len)
		return convert_odd(p, s, len, out);
	for (i = damaged = 0; i < len; i = end) {
		end = part_end(s, i, len);
		damaged += has_high(s + i, end - i) ?
		    convert_odd(p, s + i, end - i, out) :
		    convert(CHARSET_ASCII, (const char *)s + i, end - i, out);
	}
	return damaged;
}

size_t
lines_convert(enum charset cs, bool forced, const char *text, size_t len,
    struct buf *out)
{
	const unsigned char *s = (const unsigned char *)text, *end;
	struct page p = { .charset = cs };
	size_t i, n, damaged = 0;

	if (cs < CHARSET_UTF_8 || (cs >= CHARSET_UTF_16LE &&
	    cs <= CHARSET_UTF_32BE) || (cs >= CHARSET_HZ &&
	    cs <= CHARSET_ISO_2022_KR) || forced)
		return convert(cs, text, len, out);
	p.small = len <= SMALL_PAGE;
	for (i = 0; i < len; i += n) {
		end = memchr(s + i, '\n', len - i);
		n = end == NULL ? len - i : (size_t)(end - s) + 1 - i;
		damaged += convert_line(&p, s + i, n, out);
	}
	return damaged;
}
