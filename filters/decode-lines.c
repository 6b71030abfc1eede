/* decode-lines - see decode-lines.h. */
#include <limits.h>
#include <string.h>

#include "decode-convert.h"
#include "decode-lines.h"
#include "decode-realign.h"
#include "decode-run.h"
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

/* Above so many it may be mojibake. */
#define CLEAN		12

/*
 * So much, and so much more for few characters, costs text of another charset
 * at most: 99 in 100 lines of Big5 of four characters, all of forty.
 */
#define WELL		12
#define WELL_FEW	8

/* So many characters, nearly all of them usual ones, need no other look. */
#define MANY		8

/* Above so many it fits the best one no better. */
#define TEXT		15

/* Of a line no more than so many bytes are scored. */
#define SCORED		((size_t)4096)

/* After so many odd lines it is known whether the page is but noise. */
#define ENOUGH		64

/* Larger pages are looked at by the bytes alone: decode-table.h. */
#define SMALL_PAGE	((size_t)256 * 1024)

/* In lines of so many bytes what stands between tags is looked at alone. */
#define LONG_LINE	((size_t)512)

/* So many bytes are scored before the cost is compared. */
#define STEP		((size_t)64)

/* Scores on until the cost is above the limit: such a reading is of no use. */
static void
score_on(struct score *score, const unsigned char *s, size_t len, long limit)
{
	size_t i = 0, n = len > SCORED ? SCORED : len;

	while (i < n && score->cost <= limit)
		i += score_add(score, s + i, n - i > STEP ? STEP : n - i,
		    len - i);
}

static struct score
score_line(enum charset cs, enum language language, const unsigned char *s,
    size_t len, long limit)
{
	struct score score = { .charset = cs, .language = language };

	score_on(&score, s, len, limit);
	return score;
}

/* The same of a line that is likely to be in it: all it holds is at home. */
static struct score
score_at_home(enum charset cs, enum language language, const unsigned char *s,
    size_t len, long limit)
{
	struct score score = { .charset = cs, .language = language,
	    .kin = 1 };

	score_on(&score, s, len, limit);
	return score;
}

static struct score
score_one_byte(enum charset cs, const unsigned char *s, size_t len)
{
	return score_single(cs, s, len > SCORED ? SCORED : len);
}

/*
 * The reading of the line in the page's charset, in the best language: songs
 * in Japanese are quoted in GBK too.
 */
static struct score
score_as_page(const struct page_lines *p, const unsigned char *s, size_t len)
{
	struct score best, score;
	int l;

	if (charset_is_single(p->charset))
		return score_one_byte(p->charset, s, len);
	best = score_at_home(p->charset, p->language, s, len, LONG_MAX);
	for (l = 0; l < LANGUAGES; l++) {
		score = score_at_home(p->charset, (enum language)l, s, len,
		    best.cost);
		if (score.cost < best.cost)
			best = score;
	}
	return best;
}

/* Lowers the cost of a line that may have lost a byte. */
static void
realign_score(struct score *score, const unsigned char *s, size_t len)
{
	long cost;

	if (score->charset == CHARSET_UTF_8 ||
	    charset_is_single(score->charset) || len > SCORED ||
	    score->cost <= score_bits(TEXT) * (long)score->chars)
		return;
	cost = realign_cost(score->charset, score->language, s, len);
	if (cost < score->cost)
		score->cost = cost;
}

/*
 * Whether a line may be in another charset at all: if it has no damage in the
 * page's, as lines of rare characters have none, only as text that reads well.
 */
static bool
may_be(const struct score *as_page, const struct score *other)
{
	if (as_page->damaged > 0)
		return true;
	if (other->damaged > 0 || charset_is_single(other->charset))
		return false;
	return other->charset == CHARSET_UTF_8 || other->cost <=
	    score_bits(WELL) * (long)other->chars + score_bits(WELL_FEW);
}

/* The charset that a line that does not fit its page's is most likely in. */
static struct score
choose(const struct page_lines *p, const unsigned char *s, size_t len)
{
	const struct score as_page = score_as_page(p, s, len);
	struct score best = as_page, other;
	long margin;
	size_t i;

	realign_score(&best, s, len);
	for (i = 0; i < SCORE_CANDIDATES; i++) {
		const struct score_candidate *c = &score_candidates[i];

		if (c->charset == p->charset)
			continue;
		margin = score_bits(p->seen[c->charset] ? MARGIN_SEEN :
		    MARGIN + c->rarer);
		other = score_line(c->charset, c->language, s, len,
		    best.cost - margin);
		if (!may_be(&as_page, &other))
			continue;
		other.cost += margin;
		if (other.cost < best.cost)
			best = other;
	}
	if (p->charset != CHARSET_WINDOWS_1252) {
		other = score_one_byte(CHARSET_WINDOWS_1252, s, len);
		margin = score_bits(MARGIN + ONE_BYTE);
		if (may_be(&as_page, &other) &&
		    other.cost + margin < best.cost)
			best = other;
	}
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

/* Whether the characters of a line are usual ones: then it is no other's. */
static bool
is_usual(const struct page_lines *p, const unsigned char *s, size_t len,
    const struct convert_seen *seen)
{
	size_t pairs = seen->pairs, usual = seen->usual;

	if (!run_knows(p->charset))
		run_count(p->charset, s, len, &pairs, &usual);
	if (!p->small)
		return usual * 4 >= pairs * 3;
	return pairs >= MANY && usual * 8 >= pairs * 7;
}

/*
 * Whether the line, converted without damage, is one of the page's charset;
 * doubtful becomes true if it may be mojibake.
 */
static bool
fits(const struct page_lines *p, const unsigned char *s, size_t len,
    const struct convert_seen *seen, bool *doubtful)
{
	bool single = charset_is_single(p->charset);
	struct score score;

	if (p->charset != CHARSET_UTF_8 && !single && is_usual(p, s, len, seen))
		return true;
	if (!has_high(s, len))
		return true;
	if (p->charset != CHARSET_UTF_8 && is_utf_8(s, len))
		return false;
	if (p->charset == CHARSET_UTF_8 || single) {
		*doubtful = true;
		return true;
	}
	score = score_line(p->charset, p->language, s, len, LONG_MAX);
	if (score.cost <= score_bits(CLEAN) * (long)score.chars)
		return true;
	*doubtful = true;
	score = score_as_page(p, s, len);
	return score.cost <= score_bits(FITS) * (long)score.chars;
}

/* Adds what was seen of lines while they were converted. */
static void
note(struct page_lines *p, const struct convert_seen *seen)
{
	p->wrote.not_plain |= seen->not_plain;
	p->wrote.lost |= seen->lost;
	if (seen->han > p->wrote.han)
		p->wrote.han = seen->han;
}

/* Converts a line or a part of one that does not fit. */
static size_t
convert_odd(struct page_lines *p, const unsigned char *s, size_t len,
    const struct score *best, struct buf *out)
{
	p->seen[best->charset] = true;
	if (best->charset == CHARSET_UTF_8 || charset_is_single(best->charset))
		return convert(best->charset, (const char *)s, len, out);
	return realign(best->charset, best->language, s, len, out);
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

bool
lines_are_noise(const struct page_lines *p)
{
	return p->odd >= ENOUGH && p->hopeless * 2 > p->odd;
}

/* Converts a line that does not fit, or each part of it. */
static size_t
convert_misfit(struct page_lines *p, const unsigned char *s, size_t len,
    struct buf *out)
{
	struct score best;
	size_t damaged = 0, i, end;

	p->odd++;
	best = choose(p, s, len);
	p->hopeless += best.cost > score_bits(TEXT) * (long)best.chars;
	if (best.damaged == 0 || part_end(s, 0, len) == len)
		return convert_odd(p, s, len, &best, out);
	for (i = 0; i < len; i = end) {
		end = part_end(s, i, len);
		best = choose(p, s + i, end - i);
		damaged += convert_odd(p, s + i, end - i, &best, out);
	}
	return damaged;
}

void
lines_add_span(struct buf *spans, size_t from, size_t to)
{
	const struct line_span span = { from, to };

	buf_add(spans, (const char *)&span, sizeof(span));
}

static size_t
convert_line(struct page_lines *p, const unsigned char *s, size_t len,
    struct buf *out)
{
	size_t mark = out->len, damaged;
	struct convert_seen seen;
	bool doubtful = false;

	damaged = convert_seeing(p->charset, (const char *)s, len, out,
	    &seen);
	note(p, &seen);
	if (damaged > 0 || !fits(p, s, len, &seen, &doubtful)) {
		p->wrote.not_plain = p->wrote.lost = doubtful = true;
		if (!lines_are_noise(p)) {
			out->len = mark;
			damaged = convert_misfit(p, s, len, out);
		}
	}
	if (doubtful)
		lines_add_span(&p->doubts, mark, out->len);
	return damaged;
}

bool
lines_can(enum charset cs)
{
	return cs == CHARSET_UTF_8 || charset_is_single(cs) ||
	    (cs >= CHARSET_GB18030 && cs <= CHARSET_EUC_KR);
}

void
lines_begin(struct page_lines *p, enum charset cs, size_t len)
{
	struct buf doubts = p->doubts;
	size_t i;

	memset(p, 0, sizeof(*p));
	p->doubts = doubts;
	p->charset = cs;
	p->small = len <= SMALL_PAGE;
	for (i = SCORE_CANDIDATES; i-- > 0;)
		if (score_candidates[i].charset == cs)
			p->language = score_candidates[i].language;
}

/*
 * Converts the lines of a large page that need no closer look; returns how
 * many bytes they are.
 */
static size_t
fast_lines(struct page_lines *p, const char *s, size_t len, struct buf *out)
{
	struct convert_seen seen;
	size_t n;

	if (!run_knows(p->charset))
		return 0;
	n = convert_lines(p->charset, s, len, out, &seen);
	note(p, &seen);
	return n;
}

/*
 * Whether the parts of a line that tags bound are lines of their own: pages of
 * one line mix charsets too.  In UTF-8 and charsets of one byte only what does
 * not fit is looked at, and parts of it by convert_misfit().
 */
static bool
is_parted(const struct page_lines *p, size_t len)
{
	return len > LONG_LINE && p->small && p->charset != CHARSET_UTF_8 &&
	    !charset_is_single(p->charset);
}

static size_t
line_len(const unsigned char *s, size_t len)
{
	const unsigned char *end = memchr(s, '\n', len);

	return end == NULL ? len : (size_t)(end - s) + 1;
}

size_t
lines_convert(struct page_lines *p, const char *text, size_t len,
    struct buf *out)
{
	const unsigned char *s = (const unsigned char *)text;
	size_t i, n, line = 0, damaged = 0;
	bool parted = false;

	memset(&p->wrote, 0, sizeof(p->wrote));
	p->doubts.len = 0;
	for (i = 0; i < len; i += n) {
		if (!p->small && (n = fast_lines(p, text + i, len - i, out)) > 0)
			continue;
		if (i >= line) {
			n = line_len(s + i, len - i);
			line = i + n;
			parted = is_parted(p, n);
		}
		n = (parted ? part_end(s, i, line) : line) - i;
		damaged += convert_line(p, s + i, n, out);
	}
	return damaged;
}

void
lines_free(struct page_lines *p)
{
	buf_free(&p->doubts);
}
