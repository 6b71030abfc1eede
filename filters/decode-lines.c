/* decode-lines - see decode-lines.h. */
#include <string.h>

#include "decode-convert.h"
#include "decode-lines.h"
#include "decode-lines-choose.h"
#include "decode-realign.h"
#include "decode-run.h"
#include "decode-sample.h"
#include "decode-score.h"
#include "utf8.h"

/* In bits.  Above so many a character a line does not fit its charset. */
#define FITS		12

/* Above so many it may be mojibake. */
#define CLEAN		12

/* So many characters, nearly all of them usual ones, need no other look. */
#define MANY		8

/* After so many odd lines it is known whether the page is but noise. */
#define ENOUGH		64

/* In larger pages only lines full of unusual characters are looked at. */
#define SMALL_PAGE	((size_t)256 * 1024)

/* In lines of so many bytes what stands between tags is looked at alone. */
#define LONG_LINE	((size_t)512)

/* Parts of so many bytes are looked at together first. */
#define GROUP		((size_t)512)

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
	score = lines_score(p, s, len);
	if (score.cost <= score_bits(CLEAN) * (long)score.chars)
		return true;
	*doubtful = true;
	score = lines_score_as_page(p, s, len);
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

/*
 * The end of the part of a line that begins at i: that of a tag and what is
 * before it, or of all such parts that are ASCII, or the line's.
 */
static size_t
part_end(const unsigned char *s, size_t i, size_t len)
{
	size_t high = sample_high(s, i, len), lead = high;

	if (high == len)
		return len;
	while (lead > i && s[lead - 1] != '>')
		lead--;
	if (lead > i)
		return lead;
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
	best = lines_choose(p, s, len);
	p->hopeless += best.cost > score_bits(LINES_TEXT) * (long)best.chars;
	if (best.damaged == 0 || part_end(s, 0, len) == len)
		return convert_odd(p, s, len, &best, out);
	for (i = 0; i < len; i = end) {
		end = part_end(s, i, len);
		best = lines_choose(p, s + i, end - i);
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

/* Whether all characters of a text, and some there are, are usual ones. */
static bool
is_all_usual(const struct page_lines *p, const unsigned char *s, size_t len,
    const struct convert_seen *seen)
{
	size_t pairs = seen->pairs, usual = seen->usual;

	if (!run_knows(p->charset))
		run_count(p->charset, s, len, &pairs, &usual);
	return pairs >= MANY && usual == pairs;
}

/* The end of some parts of a line, short ones together. */
static size_t
group_end(const unsigned char *s, size_t i, size_t len)
{
	size_t end = i;

	do
		end = part_end(s, end, len);
	while (end < len && end - i < GROUP);
	return end;
}

/*
 * Converts some parts of a long line: most are menus and paragraphs in the
 * page's charset, seen at one look; else each is looked at.
 */
static size_t
convert_parts(struct page_lines *p, const unsigned char *s, size_t len,
    struct buf *out)
{
	size_t mark = out->len, i, end, damaged;
	struct convert_seen seen;

	if (convert_seeing(p->charset, (const char *)s, len, out, &seen) == 0 &&
	    is_all_usual(p, s, len, &seen)) {
		note(p, &seen);
		return 0;
	}
	out->len = mark;
	damaged = 0;
	for (i = 0; i < len; i = end) {
		end = part_end(s, i, len);
		damaged += convert_line(p, s + i, end - i, out);
	}
	return damaged;
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
			line = i + line_len(s + i, len - i);
			parted = is_parted(p, line - i);
		}
		if (parted) {
			n = group_end(s, i, line) - i;
			damaged += convert_parts(p, s + i, n, out);
		} else {
			n = line - i;
			damaged += convert_line(p, s + i, n, out);
		}
	}
	return damaged;
}

void
lines_free(struct page_lines *p)
{
	buf_free(&p->doubts);
}
