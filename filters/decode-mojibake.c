/* decode-mojibake - see decode-mojibake.h. */
#include <stdio.h>
#include <string.h>

#include "decode-convert.h"
#include "decode-mojibake.h"
#include "decode-reading.h"
#include "decode-sample.h"
#include "decode-score.h"
#include "decode-table.h"
#include "tsv.h"
#include "utf8.h"

#define LINE_MAX_BYTES	((size_t)65536)	/* longer lines go by their tags */

/*
 * Turns the line back into bytes; false if some character is not of the
 * charset it would have been read in.  U+FFFD becomes a byte that no charset
 * has.
 */
static bool
to_bytes(struct mojibake *m, enum charset cs, const char *s, size_t len,
    struct buf *to)
{
	uint32_t cp;
	size_t i;

	to->len = 0;
	for (i = 0; i < len;) {
		if ((unsigned char)s[i] < 0x80) {
			buf_addc(to, s[i++]);
			continue;
		}
		i += utf8_decode(s + i, len - i, &cp);
		if (cp == UTF8_REPLACEMENT)
			buf_addc(to, (char)0xFF);
		else if (!reverse_char(&m->reverse, cs, cp, to))
			return false;
	}
	return true;
}

/*
 * The length of the hole that begins at s: a lead byte and so many bytes as
 * its character has, some of them lost (FF or a question mark).
 */
static size_t
hole(const unsigned char *s, size_t len)
{
	size_t want = s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : 4, n = 1;

	if (s[0] < 0xC2 || s[0] == 0xFF)
		return 1;
	while (n < want && n < len && (s[n] == 0xFF || s[n] == '?' ||
	    (s[n] >= 0x80 && s[n] <= 0xBF)))
		n++;
	return n;
}

/* False if there are more holes than a repaired text may have. */
static bool
from_utf_8(const unsigned char *s, size_t len, struct buf *to)
{
	size_t i, n, holes = 0;
	uint32_t cp;

	for (i = 0; i < len && holes <= len / 6 + 1; i += n) {
		n = table_char(CHARSET_UTF_8, s + i, len - i, &cp);
		if (cp != TABLE_BAD && cp != TABLE_CUT) {
			utf8_add(to, cp);
			continue;
		}
		utf8_add(to, UTF8_REPLACEMENT);
		n = hole(s + i, len - i);
		holes++;
	}
	return i >= len;
}

static bool
from_bytes(enum charset cs, const struct buf *bytes, struct buf *to)
{
	to->len = 0;
	if (cs == CHARSET_UTF_8)
		return from_utf_8((const unsigned char *)bytes->data,
		    bytes->len, to);
	(void)convert(cs, bytes->data, bytes->len, to);
	return true;
}

/*
 * The wrong readings looked for: what the text was, what it was read as, and
 * the evidence asked for: so many characters, repeated ones not counted, and
 * so many bits gained in all and for each character.  Bytes that happen to
 * be UTF-8 are rare; any Chinese text is one of GB18030 and often of Big5.
 * Those read in the same charset stand together, the one that is undone
 * several times last.
 */
static const struct misreading {
	enum charset	was, as;
	size_t		chars;
	int		gain, gain_a_char;
} misreadings[] = {
	{ CHARSET_UTF_8, CHARSET_GB18030, 3, 16, 1 },
	{ CHARSET_BIG5, CHARSET_GB18030, 5, 20, 1 },
	{ CHARSET_UTF_8, CHARSET_BIG5, 3, 16, 1 },
	{ CHARSET_GB18030, CHARSET_BIG5, 5, 20, 1 },
	{ CHARSET_GB18030, CHARSET_WINDOWS_1252, 3, 16, 1 },
	{ CHARSET_BIG5, CHARSET_WINDOWS_1252, 3, 16, 1 },
	{ CHARSET_SHIFT_JIS, CHARSET_WINDOWS_1252, 4, 20, 1 },
	{ CHARSET_EUC_JP, CHARSET_WINDOWS_1252, 4, 20, 1 },
	{ CHARSET_EUC_KR, CHARSET_WINDOWS_1252, 4, 20, 1 },
	{ CHARSET_UTF_8, CHARSET_WINDOWS_1252, 1, 12, 1 },
};

/* Whether a reading is so much likelier that the line was misread. */
static bool
is_overwhelming(const struct misreading *how, const struct reading *was,
    const struct reading *is)
{
	return is->chars >= how->chars + is->repeated &&
	    is->repeated * 2 <= is->chars &&
	    is->common * 4 >= (is->chars - is->holes) * 3 &&
	    is->holes * 4 <= is->chars &&
	    was->cost - is->cost > score_bits(how->gain) +
	    score_bits(how->gain_a_char) * (long)is->chars;
}

#define ROUNDS	3	/* how often a text was read as windows-1252 */

/*
 * Undoes a misreading in m->trial: the text's bytes are in m->bytes.  UTF-8
 * that was read as windows-1252 may have been so several times: judged is
 * only what costs least, and m->bytes is lost.  False if nothing comes out
 * that costs less than the limit.
 */
static bool
undo(struct mojibake *m, const struct misreading *how, long limit,
    struct reading *is)
{
	bool again = how->was == CHARSET_UTF_8 &&
	    how->as == CHARSET_WINDOWS_1252;
	int rounds = again ? ROUNDS : 1;
	struct reading r;
	bool found = false;

	while (from_bytes(how->was, &m->bytes, &m->text)) {
		r = reading_was(how->was, again, m->text.data, m->text.len,
		    limit);
		if (r.chars == 0)
			break;
		if (r.cost < limit) {
			limit = r.cost;
			*is = r;
			found = true;
			m->trial.len = 0;
			buf_addbuf(&m->trial, &m->text);
		}
		if (--rounds == 0 || !to_bytes(m, how->as, m->text.data,
		    m->text.len, &m->bytes))
			break;
	}
	return found;
}

static void
add_report(struct mojibake *m, size_t line, const struct misreading *how,
    const char *s, size_t len)
{
	char number[32];

	if (!m->report_wanted)
		return;
	(void)snprintf(number, sizeof(number), "%zu\t", line);
	buf_adds(&m->report, number);
	buf_adds(&m->report, charset_name(how->was));
	buf_addc(&m->report, '\t');
	buf_adds(&m->report, charset_name(how->as));
	buf_addc(&m->report, '\t');
	tsv_escape(&m->report, s, len);
	buf_addc(&m->report, '\t');
	tsv_escape(&m->report, m->best.data, m->best.len);
	buf_addc(&m->report, '\n');
}

/* Repairs a piece of a line into m->best: false if it is not mojibake. */
static bool
repair_piece(struct mojibake *m, const char *s, size_t len, size_t line)
{
	struct reading was = reading_of(s, len), is, best = was;
	const struct misreading *how, *found = NULL;
	enum charset as = CHARSET_NONE;
	bool possible = false;
	size_t i;

	if (!reading_is_unlikely(&was))
		return false;
	for (i = 0; i < sizeof(misreadings) / sizeof(*misreadings); i++) {
		how = &misreadings[i];
		if (how->as != as)
			possible = to_bytes(m, how->as, s, len, &m->bytes);
		as = how->as;
		if (possible && undo(m, how, best.cost, &is) &&
		    is_overwhelming(how, &was, &is)) {
			best = is;
			found = how;
			m->best.len = 0;
			buf_addbuf(&m->best, &m->trial);
		}
	}
	if (found == NULL)
		return false;
	add_report(m, line, found, s, len);
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
repair_runs(struct mojibake *m, const char *s, size_t len, size_t line,
    struct buf *out)
{
	size_t i, end;
	bool repaired = false;

	for (i = 0; i < len; i = end) {
		end = run_end(s, i, len);
		if ((unsigned char)s[i] >= 0x80 && end - i <= LINE_MAX_BYTES &&
		    repair_piece(m, s + i, end - i, line)) {
			buf_addbuf(out, &m->best);
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
	size_t mark = out->len;

	if (len <= LINE_MAX_BYTES && repair_piece(m, s, len, m->lines)) {
		buf_addbuf(out, &m->best);
		return true;
	}
	if (repair_runs(m, s, len, m->lines, out))
		return true;
	out->len = mark;
	return false;
}

bool
mojibake_repair(struct mojibake *m, const char *s, size_t len,
    const struct scan *seen, struct buf *out)
{
	size_t mark = out->len, done = 0, i, n;
	bool repaired = false;

	if (!m->small && !m->report_wanted && seen->latin < FULL_LATIN &&
	    seen->han < FULL_HAN)
		return false;
	for (i = 0; i < len; i += n) {
		const char *end = memchr(s + i, '\n', len - i);
		size_t body = end == NULL ? len - i : (size_t)(end - s) - i;

		n = body + (end != NULL);
		m->lines += !m->amid;
		m->amid = end == NULL;
		if (is_vain(m) || !is_suspicious(m, s + i, body))
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

void
mojibake_free(struct mojibake *m)
{
	reverse_free(&m->reverse);
	buf_free(&m->bytes);
	buf_free(&m->text);
	buf_free(&m->trial);
	buf_free(&m->best);
	buf_free(&m->report);
}
