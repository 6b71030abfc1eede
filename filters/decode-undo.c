/* decode-undo - see decode-undo.h. */
#include "decode-convert.h"
#include "decode-reading.h"
#include "decode-score.h"
#include "decode-table.h"
#include "decode-undo.h"
#include "utf8.h"

/*
 * Turns the line back into bytes; false if some character is not of the
 * charset it would have been read in.  U+FFFD becomes a byte that no charset
 * has.
 */
static bool
to_bytes(struct undo *u, enum reverse_table table, const char *s,
    size_t len, struct buf *to)
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
		else if (!reverse_char(&u->reverse, table, cp, to))
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
 * Those read by the same table stand together, the one that is undone
 * several times last.
 */
static const struct misreading {
	enum charset	was;
	enum reverse_table as;
	size_t		chars;
	int		gain, gain_a_char;
} misreadings[] = {
	{ CHARSET_UTF_8, REVERSE_GB18030, 3, 16, 1 },
	{ CHARSET_BIG5, REVERSE_GB18030, 5, 20, 1 },
	{ CHARSET_UTF_8, REVERSE_BIG5, 3, 16, 1 },
	{ CHARSET_GB18030, REVERSE_BIG5, 5, 20, 1 },
	{ CHARSET_UTF_8, REVERSE_BIG5_OLD, 3, 16, 1 },
	{ CHARSET_GB18030, REVERSE_BIG5_OLD, 5, 20, 1 },
	{ CHARSET_GB18030, REVERSE_WINDOWS_1252, 3, 16, 1 },
	{ CHARSET_BIG5, REVERSE_WINDOWS_1252, 3, 16, 1 },
	{ CHARSET_SHIFT_JIS, REVERSE_WINDOWS_1252, 4, 20, 1 },
	{ CHARSET_EUC_JP, REVERSE_WINDOWS_1252, 4, 20, 1 },
	{ CHARSET_EUC_KR, REVERSE_WINDOWS_1252, 4, 20, 1 },
	{ CHARSET_UTF_8, REVERSE_WINDOWS_1252, 1, 12, 1 },
};

/* So few characters must be common ones: any two letters make a rare one. */
#define FEW		2
#define COST_FEW	12	/* bits, of each of them */

/* So many characters of UTF-8 that lost nothing are none by chance. */
#define WHOLE		4

/* Whether what a text would be reads like one. */
static bool
reads_well(const struct misreading *how, const struct reading *is)
{
	if (is->chars <= FEW &&
	    is->cost > score_bits(COST_FEW) * (long)is->chars)
		return false;
	return is->common * 4 >= (is->chars - is->holes) * 3 ||
	    (how->was == CHARSET_UTF_8 && is->holes == 0 &&
	    is->chars >= WHOLE);
}

/*
 * Of so many characters one may be lost.  UTF-8 read in pairs of bytes loses
 * one before each ASCII character that it is an odd number of bytes from.
 */
static size_t
chars_a_hole(const struct misreading *how)
{
	return how->was == CHARSET_UTF_8 &&
	    how->as != REVERSE_WINDOWS_1252 ? 3 : 4;
}

/* Whether a reading is so much likelier that the line was misread. */
static bool
is_overwhelming(const struct misreading *how, const struct reading *was,
    const struct reading *is)
{
	return is->chars >= how->chars + is->repeated &&
	    is->repeated * 2 <= is->chars &&
	    is->holes * chars_a_hole(how) <= is->chars &&
	    reads_well(how, is) && was->cost - is->cost >
	    score_bits(how->gain) +
	    score_bits(how->gain_a_char) * (long)is->chars;
}

#define ROUNDS	3	/* how often a text was read as windows-1252 */

/*
 * Undoes a misreading in u->trial: the text's bytes are in u->bytes.  UTF-8
 * that was read as windows-1252 may have been so several times: judged is
 * only what costs least, and u->bytes is lost.  False if nothing comes out
 * that costs less than the limit.
 */
static bool
try_undo(struct undo *u, const struct misreading *how, long limit,
    struct reading *is)
{
	bool again = how->was == CHARSET_UTF_8 &&
	    how->as == REVERSE_WINDOWS_1252;
	int rounds = again ? ROUNDS : 1;
	struct reading r;
	bool found = false;

	while (from_bytes(how->was, &u->bytes, &u->text)) {
		r = reading_was(how->was, again, u->text.data, u->text.len,
		    limit);
		if (r.chars == 0)
			break;
		if (r.cost < limit) {
			limit = r.cost;
			*is = r;
			found = true;
			u->trial.len = 0;
			buf_addbuf(&u->trial, &u->text);
		}
		if (--rounds == 0 || !to_bytes(u, how->as, u->text.data,
		    u->text.len, &u->bytes))
			break;
	}
	return found;
}

/*
 * Of text that was read as GB18030 or Big5 so much is left at least: the
 * characters of the shortest misreading, the bits a character that Chinese
 * read as other Chinese costs.
 */
#define LEAST_CHARS	5
#define LEAST_COST	13

/* The characters outside ASCII, counted no further than LEAST_CHARS. */
static size_t
count_few(const char *s, size_t len)
{
	size_t i, n = 0;

	for (i = 0; i < len && n < LEAST_CHARS; i++)
		n += (unsigned char)s[i] >= 0xC0;
	return n;
}

/* Whether a text may have been read by a table, and its bytes, in u->bytes. */
static bool
may_be_read(struct undo *u, enum reverse_table as, const char *s, size_t len,
    const struct reading *was)
{
	if (as != REVERSE_WINDOWS_1252 && (was->chars < LEAST_CHARS ||
	    was->cost <= score_bits(LEAST_COST) * (long)was->chars))
		return false;
	return to_bytes(u, as, s, len, &u->bytes);
}

bool
undo_misreading(struct undo *u, const char *s, size_t len)
{
	const struct misreading *how, *found = NULL;
	enum reverse_table as = REVERSE_TABLES;
	struct reading was, is, best;
	bool possible = false;
	size_t i;

	if (count_few(s, len) < LEAST_CHARS &&
	    !to_bytes(u, REVERSE_WINDOWS_1252, s, len, &u->bytes))
		return false;
	best = is = was = reading_of(s, len);
	if (!reading_is_unlikely(&was))
		return false;
	for (i = 0; i < sizeof(misreadings) / sizeof(*misreadings); i++) {
		how = &misreadings[i];
		if (how->as != as)
			possible = may_be_read(u, how->as, s, len, &was);
		as = how->as;
		if (possible && try_undo(u, how, best.cost, &is) &&
		    is_overwhelming(how, &was, &is)) {
			best = is;
			found = how;
			u->best.len = 0;
			buf_addbuf(&u->best, &u->trial);
		}
	}
	if (found == NULL)
		return false;
	u->was = found->was;
	u->as = reverse_charset(found->as);
	return true;
}

void
undo_free(struct undo *u)
{
	reverse_free(&u->reverse);
	buf_free(&u->bytes);
	buf_free(&u->text);
	buf_free(&u->trial);
	buf_free(&u->best);
}
