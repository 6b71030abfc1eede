/* decode-mojibake - see decode-mojibake.h. */
#include <stdio.h>
#include <string.h>

#include "decode-lost.h"
#include "decode-mojibake.h"
#include "decode-reading.h"
#include "decode-sample.h"
#include "decode-score.h"
#include "tsv.h"
#include "utf8.h"

#define LINE_MAX_BYTES	((size_t)65536)	/* longer lines go by their tags */

static void
add_report(struct mojibake *m, const char *s, size_t len)
{
	char number[32];

	if (!m->report_wanted)
		return;
	(void)snprintf(number, sizeof(number), "%zu\t", m->lines);
	buf_adds(&m->report, number);
	buf_adds(&m->report, charset_name(m->undo.was));
	buf_addc(&m->report, '\t');
	buf_adds(&m->report, charset_name(m->undo.as));
	buf_addc(&m->report, '\t');
	tsv_escape(&m->report, s, len);
	buf_addc(&m->report, '\t');
	tsv_escape(&m->report, m->undo.best.data, m->undo.best.len);
	buf_addc(&m->report, '\n');
}

/*
 * Whether the line holds already what a piece of it would become: then it
 * tells of mojibake, as "e acute is shown as A tilde, copyright sign".
 */
static bool
is_told(const struct buf *best, const char *s, size_t len)
{
	const char *p = s, *end = s + len;

	while ((size_t)(end - p) >= best->len &&
	    (p = memchr(p, best->data[0], (size_t)(end - p) - best->len +
	    1)) != NULL) {
		if (memcmp(p, best->data, best->len) == 0)
			return true;
		p++;
	}
	return false;
}

/* A line of text, the ASCII and all. */
struct line {
	const char	*s;
	size_t		 len;
};

static bool
is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

/*
 * Whether all that would be repaired is a small letter, U+00DF to U+00FF,
 * behind two capitals, where a capital and a sign stand: the sign of a trade
 * mark behind a name.  s is the piece in its line.
 */
static bool
is_small_amid_capitals(const struct buf *best, const char *s,
    const struct line *line)
{
	size_t at = sample_high((const unsigned char *)best->data, 0,
	    best->len);
	const char *here = s + at;	/* ASCII before it is the same */

	return here - line->s >= 2 && is_capital(here[-2]) &&
	    is_capital(here[-1]) && best->len - at >= 2 &&
	    best->data[at] == '\xC3' &&
	    (unsigned char)best->data[at + 1] >= 0x9F &&
	    sample_high((const unsigned char *)best->data, at + 2,
	    best->len) == best->len;
}

/* Repairs a piece of a line into m->undo.best: false if it is not mojibake. */
static bool
repair_piece(struct mojibake *m, const char *s, size_t len,
    const struct line *line)
{
	size_t lost, left;

	if (!undo_misreading(&m->undo, s, len) ||
	    is_told(&m->undo.best, line->s, line->len) ||
	    is_small_amid_capitals(&m->undo.best, s, line))
		return false;
	lost = lost_count(s, len, LOST_ALL);
	left = lost_count(m->undo.best.data, m->undo.best.len, LOST_ALL);
	m->lost += left > lost ? left - lost : 0;
	add_report(m, s, len);
	return true;
}

/* A rough cost of a character, letters of alphabets too. */
static long
rough_cost(enum language language, uint32_t before, uint32_t cp)
{
	if (cp >= 0xC0 && cp < 0x250 && (before < 0x80 || before >= 0x250))
		return score_bits(8);
	if (cp >= 0x250 && cp < 0x1100)
		return score_bits(8);
	return score_char(language, cp, 1);
}

#define LOOKED_AT	24	/* characters of a line, to find it clean */

static bool
is_clean_in(enum language language, const char *s, size_t len)
{
	size_t i, chars = 0;
	long cost = 0;
	uint32_t before = ' ', cp;

	i = sample_high((const unsigned char *)s, 0, len);
	while (i < len && chars < LOOKED_AT) {
		if ((unsigned char)s[i] < 0x80) {
			i = sample_high((const unsigned char *)s, i, len);
			before = (unsigned char)s[i - 1];
			continue;
		}
		i += utf8_decode(s + i, len - i, &cp);
		if (reading_skips(cp))
			continue;
		chars++;
		cost += rough_cost(language, before, cp);
		before = cp;
	}
	return chars < 2 || cost <= score_bits(SUSPICIOUS) * (long)chars;
}

#define FULL_LATIN	8	/* characters of a line that decode-scan */
#define FULL_HAN	3	/* counts, and so it may be mojibake */

/*
 * Whether a line may be mojibake: quick, for nearly all are not.  Of small
 * texts the beginning is read, of others only what decode-scan counts.
 */
static bool
is_suspicious(struct mojibake *m, const char *s, size_t len)
{
	struct scan scan = { 0 };
	bool plain;
	int l;

	if (!m->small) {
		(void)scan_valid(s, len, &plain, &scan);
		if (scan.latin < FULL_LATIN && scan.han < FULL_HAN)
			return false;
	}
	if (is_clean_in(m->language, s, len))
		return false;
	for (l = 0; l < LANGUAGES; l++)
		if (is_clean_in((enum language)l, s, len)) {
			m->language = (enum language)l;
			return false;
		}
	return true;
}

/* The end of the run of text outside ASCII or of ASCII that begins at i. */
static size_t
run_end(const char *s, size_t i, size_t len)
{
	bool high = (unsigned char)s[i] >= 0x80;

	while (i < len && ((unsigned char)s[i] >= 0x80) == high)
		i++;
	return i;
}

/* Repairs what runs of the line can be: those between ASCII characters. */
static bool
repair_runs(struct mojibake *m, const char *s, size_t len, struct buf *out)
{
	const struct line line = { s, len };
	size_t i, end;
	bool repaired = false;

	for (i = 0; i < len; i = end) {
		end = run_end(s, i, len);
		if ((unsigned char)s[i] >= 0x80 && end - i <= LINE_MAX_BYTES &&
		    repair_piece(m, s + i, end - i, &line)) {
			buf_addbuf(out, &m->undo.best);
			repaired = true;
		} else {
			buf_add(out, s + i, end - i);
		}
	}
	return repaired;
}

void
mojibake_begin(struct mojibake *m, size_t len)
{
	m->small = len <= MOJIBAKE_SMALL;
	m->language = LANGUAGE_SIMPLIFIED;
	m->lines = m->tried = m->repaired = 0;
	m->amid = false;
	m->report.len = 0;
}

/*
 * Whether so many lines were tried for so little that the text is simply in
 * a language that is not known here.
 */
static bool
is_vain(const struct mojibake *m)
{
	return m->tried >= 500 && m->repaired * 50 < m->tried;
}

/* Repairs a line, or runs of it, into out: false if it stays, unwritten. */
static bool
repair_line(struct mojibake *m, const char *s, size_t len, struct buf *out)
{
	const struct line line = { s, len };
	size_t mark = out->len;

	if (len <= LINE_MAX_BYTES && repair_piece(m, s, len, &line)) {
		buf_addbuf(out, &m->undo.best);
		return true;
	}
	if (repair_runs(m, s, len, out))
		return true;
	out->len = mark;
	return false;
}

/*
 * Whether there are doubts of the line that ends before a place; at is how
 * far those of lines before it go.
 */
static bool
is_doubtful(const struct buf *doubts, size_t *at, size_t i, size_t end)
{
	struct line_span span;

	if (doubts == NULL)
		return true;
	for (; *at < doubts->len; *at += sizeof(span)) {
		memcpy(&span, doubts->data + *at, sizeof(span));
		if (span.to > i)
			return span.from < end;
	}
	return false;
}

bool
mojibake_repair(struct mojibake *m, const char *s, size_t len,
    const struct buf *doubts, const struct scan *seen, struct buf *out)
{
	size_t mark = out->len, done = 0, at = 0, i, n;
	bool repaired = false;

	m->lost = 0;
	m->lines_before = m->lines;
	m->amid_before = m->amid;
	if (doubts != NULL && doubts->len == 0 && !m->report_wanted)
		return false;
	if (!m->small && !m->report_wanted && seen->latin < FULL_LATIN &&
	    seen->han < FULL_HAN)
		return false;
	for (i = 0; i < len; i += n) {
		const char *end = memchr(s + i, '\n', len - i);
		size_t body = end == NULL ? len - i : (size_t)(end - s) - i;

		n = body + (end != NULL);
		m->lines += !m->amid;
		m->amid = end == NULL;
		if (!is_doubtful(doubts, &at, i, i + n) || is_vain(m) ||
		    !is_suspicious(m, s + i, body))
			continue;
		m->tried++;
		buf_add(out, s + done, i - done);
		done = i;
		if (repair_line(m, s + i, body, out)) {
			done = i + body;
			repaired = true;
			m->repaired++;
		}
	}
	if (!repaired) {
		out->len = mark;
		return false;
	}
	buf_add(out, s + done, len - done);
	return true;
}

bool
mojibake_repair_again(struct mojibake *m, const char *s, size_t len,
    const struct buf *doubts, const struct scan *seen, struct buf *out)
{
	size_t lines = m->lines;
	bool amid = m->amid, repaired;

	m->lines = m->lines_before;
	m->amid = m->amid_before;
	repaired = mojibake_repair(m, s, len, doubts, seen, out);
	m->lines = lines;
	m->amid = amid;
	return repaired;
}

void
mojibake_free(struct mojibake *m)
{
	undo_free(&m->undo);
	buf_free(&m->report);
}
