/* strip-site-chrome-line - see strip-site-chrome-line.h. */
#include <string.h>

#include "strip-site-chrome-chars.h"
#include "strip-site-chrome-line.h"
#include "strip-site-chrome-marks.h"
#include "utf8.h"

#define ENDS_MAX	((size_t)300)	/* bytes looked at of each end */
#define TOKENS_MAX	255

static unsigned
at_most(size_t n, unsigned max)
{
	return n > max ? max : (unsigned)n;
}

/* What a folded line consists of. */
struct counts {
	size_t	han, latin, digits, symbols, blanks;
	size_t	stops, commas, seps;
	bool	url_marks;	/* there are those of an address */
};

/* "." behind a word ends a sentence, and "- " parts what stands around it. */
static void
count_marks(struct counts *c, const char *s, size_t len)
{
	const char *end = s + len, *at;

	for (at = s; at < end && (at = memchr(at, '.', (size_t)(end - at))) !=
	    NULL; at++)
		c->stops += at > s && (at + 1 == end || at[1] == ' ') &&
		    chrome_is_letter((unsigned char)at[-1]);
	for (at = s; at < end && (at = memchr(at, '-', (size_t)(end - at))) !=
	    NULL; at++)
		c->seps += at + 1 < end && at[1] == ' ';
}

static struct counts
count(const struct fold_notes *notes, const char *s, size_t len)
{
	const uint32_t *n = notes->count;
	struct counts c = { n[CHAR_HAN], n[CHAR_LATIN] + n[CHAR_URL],
	    n[CHAR_DIGIT], n[CHAR_SYMBOL] + n[CHAR_STOP] + n[CHAR_COMMA] +
	    n[CHAR_SEP] + n[CHAR_DOT] + n[CHAR_DASH] + n[CHAR_AT],
	    n[CHAR_BLANK], n[CHAR_STOP], n[CHAR_COMMA], n[CHAR_SEP],
	    n[CHAR_URL] + n[CHAR_AT] > 0 ||
	    (n[CHAR_DOT] > 0 && n[CHAR_LATIN] > 0) };

	if (n[CHAR_DOT] + n[CHAR_DASH] > 0)
		count_marks(&c, s, len);
	return c;
}

static enum line_script
script(const struct counts *c)
{
	size_t all = c->han + c->latin + c->digits + c->symbols;

	if (c->han * 2 >= all && c->han > 0)
		return SCRIPT_HAN;
	if (c->latin * 2 >= all && c->latin > 0)
		return SCRIPT_LATIN;
	if (c->digits * 3 >= all && c->digits > 0)
		return SCRIPT_DIGITS;
	if (c->han + c->latin + c->digits == 0)
		return SCRIPT_SYMBOLS;
	return SCRIPT_MIXED;
}

static uint64_t
mix(uint64_t h, const char *s, size_t n)
{
	uint64_t word = 0;

	memcpy(&word, s, n);
	h = (h ^ word) * UINT64_C(0x9E3779B97F4A7C15);
	return h ^ h >> 29;
}

static uint64_t
hash(const char *s, size_t len)
{
	uint64_t h = len;
	size_t i;

	for (i = 0; len - i >= sizeof(h); i += sizeof(h))
		h = mix(h, s + i, sizeof(h));
	return i < len ? mix(h, s + i, len - i) : h;
}

static bool
is_word_char(uint32_t cp)
{
	return chrome_is_han(cp) || chrome_is_letter(cp) ||
	    chrome_is_digit(cp);
}

/* A head stands alone, marks around it aside. */
static bool
is_alone(const char *s, size_t len, size_t from, size_t to)
{
	size_t i, n;
	uint32_t cp;

	for (i = 0; i < len; i += n) {
		if (i == from)
			i = to;
		if (i >= len)
			return true;
		n = utf8_decode(s + i, len - i, &cp);
		if (is_word_char(cp))
			return false;
	}
	return true;
}

/* No word goes on at either end. */
static bool
is_token(const char *s, size_t len, size_t from, size_t to)
{
	uint32_t cp;

	if (from > 0) {
		(void)utf8_before(s, from, &cp);
		if (is_word_char(cp))
			return false;
	}
	if (to < len) {
		(void)utf8_decode(s + to, len - to, &cp);
		if (is_word_char(cp))
			return false;
	}
	return true;
}

/* What begins or ends with a Latin letter is no part of a longer word. */
static bool
is_part(const char *s, size_t len, size_t from, size_t to)
{
	return (from > 0 && chrome_is_letter((unsigned char)s[from]) &&
	    chrome_is_letter((unsigned char)s[from - 1])) || (to < len &&
	    chrome_is_letter((unsigned char)s[to - 1]) &&
	    chrome_is_letter((unsigned char)s[to]));
}

/* What was found in a line. */
struct finds {
	uint16_t bytes[CHROME_CLASSES];	/* of words */
	size_t	 covered;		/* bytes, by words of chrome */
	size_t	 end;			/* of the last word */
	size_t	 rule;			/* the first, or SIZE_MAX */
};

/* Takes up a word, unless it is a part of one or overlaps the one before. */
static void
add_word(struct chrome_line *l, const char *s, size_t len, size_t at,
    const struct lexicon_found *found, struct finds *finds)
{
	size_t n = found->len[LEXICON_WORD], id = found->id[LEXICON_WORD];
	size_t to = at + n, class = id / 3;

	if (at < finds->end || is_part(s, len, at, to))
		return;
	finds->end = to;
	if (id % 3 == CHROME_TOKEN && !is_token(s, len, at, to))
		return;
	l->words = (l->words | UINT32_C(1) << class) &
	    ((UINT32_C(1) << CHROME_CLASSES) - 1);
	finds->bytes[class] = (uint16_t)(finds->bytes[class] + n);
	if (class != CHROME_CONTENT)
		finds->covered += n;
	if (found->len[LEXICON_HEAD] == n && is_alone(s, len, at, to))
		l->head = (unsigned)found->id[LEXICON_HEAD] & 0x1F;
}

/* Looks for all that the rules look for; for needles if they are wanted. */
static void
find_all(struct chrome_line *l, struct chrome_rules *cr, const char *s,
    size_t len, const struct fold_notes *notes, bool needles,
    struct finds *finds, const struct chrome_rule **limit)
{
	struct lexicon_found found;
	size_t k, at;

	for (k = 0; k < notes->nplaces; k++) {
		at = notes->place[k];
		if (!lexicon_may_begin(&cr->lexicon, s + at) || at >= len ||
		    !lexicon_look(&cr->lexicon, s + at, len - at, &found))
			continue;
		if (found.len[LEXICON_WORD] > 0)
			add_word(l, s, len, at, &found, finds);
		if (found.len[LEXICON_NEEDLE] > 0 && needles)
			finds->rule = chrome_rules_try_needle(cr,
			    found.id[LEXICON_NEEDLE], finds->rule, s, len,
			    limit);
		l->cuts |= found.len[LEXICON_CUT] > 0;
	}
}

/* The class of most of the words, and how much of the line is theirs. */
static void
weigh_words(struct chrome_line *l, const struct finds *finds, size_t len)
{
	unsigned i;

	for (i = 0; finds->covered > 0 && i < CHROME_CONTENT; i++)
		if (finds->bytes[i] > 0 && (l->class == CHROME_CLASSES ||
		    finds->bytes[i] > finds->bytes[l->class]))
			l->class = i & 0x1F;
	if (len > 0)
		l->covered = (unsigned)(finds->covered * 100 / len) & 0x7F;
}

/* Folds the line, or both its ends. */
static void
fold_ends(const struct page_line *line, const struct fold *fold,
    struct buf *to, struct fold_notes *notes)
{
	size_t i = ENDS_MAX, j = line->len - ENDS_MAX;

	fold_notes_reset(notes);
	if (line->len <= 2 * ENDS_MAX) {
		fold_note(fold, to, line->text, line->len, notes);
		return;
	}
	while (i > 0 && ((unsigned char)line->text[i] & 0xC0) == 0x80)
		i--;
	while (j < line->len && ((unsigned char)line->text[j] & 0xC0) == 0x80)
		j++;
	fold_note(fold, to, line->text, i, notes);
	buf_addc(to, ' ');
	notes->count[CHAR_BLANK]++;
	fold_note(fold, to, line->text + j, line->len - j, notes);
}

/*
 * The number of the rule for a line too long for patterns: one of kind same,
 * if there is one with so long a text, folding taking not more than most of
 * it.
 */
static size_t
find_long(const struct page_line *line, struct chrome_rules *cr,
    struct buf *scratch)
{
	if (line->len / 4 > cr->sames.longest)
		return SIZE_MAX;
	scratch->len = 0;
	fold_add(&cr->fold, scratch, line->text, line->len);
	return chrome_rules_same(cr, scratch->data, scratch->len);
}

void
chrome_line_look(struct chrome_line *l, const struct page_line *line,
    bool is_text, struct chrome_rules *cr, struct buf *scratch,
    uint64_t *hashed, const struct chrome_rule **limit)
{
	struct finds finds = { .rule = SIZE_MAX };
	bool is_short = line->len <= 2 * ENDS_MAX;
	struct fold_notes notes;
	struct counts c;
	const char *s;
	size_t len;

	if (!is_short)
		finds.rule = find_long(line, cr, scratch);
	scratch->len = 0;
	fold_ends(line, &cr->fold, scratch, &notes);
	len = scratch->len;
	buf_reserve(scratch, CHROME_BEHIND);
	memset(scratch->data + len, 0, CHROME_BEHIND);
	s = scratch->data;
	c = count(&notes, s, len);
	l->head = l->class = CHROME_CLASSES;
	l->chars = (uint32_t)line->chars;
	if (is_text)
		l->chars = is_short ? notes.chars :
		    (uint32_t)page_count_chars(line->text, line->len);
	l->stops = at_most(c.stops, CHROME_MARKS_MAX) & 0x1F;
	l->commas = at_most(c.commas, CHROME_MARKS_MAX) & 0x1F;
	l->seps = at_most(c.seps, CHROME_MARKS_MAX) & 0x1F;
	l->tokens = at_most(c.blanks + 1, TOKENS_MAX) & 0xFF;
	l->script = script(&c) & 7U;
	l->start = chrome_line_start(line->text, line->len, s, len) & 0xFU;
	l->end = chrome_line_end(s, len) & 0xFU;
	l->date = c.digits == 0 ? DATE_NONE : chrome_line_date(s, len) & 3U;
	l->sign = c.latin + c.symbols > 0 ? SIGNED_NOT :
	    chrome_line_sign(s, len) & 3U;
	l->label = chrome_line_label(s, len) & 3U;
	l->url = c.url_marks && chrome_line_url(s, len);
	l->cuts = !is_short || notes.pinyin || cr->cuts_anywhere;
	chrome_rules_next_line(cr);
	find_all(l, cr, s, len, &notes, is_short, &finds, limit);
	weigh_words(l, &finds, len);
	if (is_short)
		finds.rule = chrome_rules_match(cr, finds.rule, s, len, limit);
	l->rule = finds.rule < CHROME_NO_RULE ? (uint32_t)finds.rule :
	    CHROME_NO_RULE;
	*hashed = hash(s, len);
}
