/* strip-site-chrome-line - see strip-site-chrome-line.h. */
#include <string.h>

#include "strip-site-chrome-chars.h"
#include "strip-site-chrome-line.h"
#include "utf8.h"

#define ENDS_MAX	((size_t)300)	/* bytes looked at of each end */
#define MANY		255

static uint8_t
small(size_t n)
{
	return n > MANY ? MANY : (uint8_t)n;
}

static bool
is_one_of(uint32_t cp, const uint32_t *set, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (set[i] == cp)
			return true;
	return false;
}

/* From a byte to the next that may be ASCII, the text being valid. */
static size_t
step(char c)
{
	return (unsigned char)c >= 0xE0 ? 3 : 1;
}

#define IN(cp, set)	is_one_of((cp), (set), sizeof(set) / sizeof((set)[0]))

static const uint32_t dots[] = {
	0xB7, 0x2022, 0x30FB, 0x25AA, 0x25B8, 0x25BA, 0x25E6, 0x2027, 0x25B6
};
static const uint32_t stars[] = {
	'*', 0x2605, 0x2606, 0x25A0, 0x25A1, 0x25CF, 0x25CB, 0x25C6, 0x25C7,
	0x3013, 0x203B, 0x25CE, 0x2666
};
static const uint32_t quotes[] = { 0x201C, 0x300C, 0x300E, '"', 0x2018 };
static const uint32_t brackets[] = {
	'[', '(', 0x3010, 0x3014, 0x300A, 0x3008, '{', 0xAB
};
static const uint32_t closing[] = {
	']', ')', 0x3011, 0x3015, 0x300B, 0x3009, '}', 0xBB
};
static const uint32_t closing_quotes[] = { 0x201D, 0x300D, 0x300F, '"' };
static const uint32_t arrows[] = { '>', '<', 0x203A, 0x2039, 0x2190, 0x2192 };
static const uint32_t han_numbers[] = {
	0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B,
	0x4E5D, 0x5341
};

/* What a folded line consists of. */
struct counts {
	size_t	han, latin, digits, symbols, blanks;
	size_t	stops, commas, seps;
	bool	url_marks;	/* there is one of h, w, "." and "@" */
};

/* "." behind a word ends a sentence, and "- " parts what stands around it. */
static void
count_marks(struct counts *c, const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < len; i += step(s[i])) {
		bool blank = i + 1 < len && s[i + 1] == ' ';

		if (s[i] == '.')
			c->stops += i > 0 && (i + 1 == len || blank) &&
			    chrome_is_letter((unsigned char)s[i - 1]);
		else if (s[i] == '-')
			c->seps += blank;
	}
}

static struct counts
count(const struct fold_notes *notes, const char *s, size_t len)
{
	const uint32_t *n = notes->count;
	struct counts c = { n[CHAR_HAN], n[CHAR_LATIN] + n[CHAR_URL],
	    n[CHAR_DIGIT], n[CHAR_SYMBOL] + n[CHAR_STOP] + n[CHAR_COMMA] +
	    n[CHAR_SEP] + n[CHAR_DOT] + n[CHAR_DASH] + n[CHAR_AT],
	    n[CHAR_BLANK], n[CHAR_STOP], n[CHAR_COMMA], n[CHAR_SEP],
	    n[CHAR_URL] + n[CHAR_DOT] + n[CHAR_AT] > 0 };

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

/* "12.", "12、", "(3)", "1)" open an item; "2005年" does not. */
static bool
is_number(const char *s, size_t len)
{
	size_t i = 0, n;
	uint32_t cp;

	while (i < len && i < 3 && chrome_is_digit((unsigned char)s[i]))
		i++;
	if (i == 0 || i == len)
		return false;
	n = utf8_decode(s + i, len - i, &cp);
	if (cp == '.')
		return i + n < len && !chrome_is_digit((unsigned char)s[i + n]);
	return cp == 0x3001 || cp == ')' || cp == ' ' || cp == 0xB7;
}

/* By the first character alone. */
static enum line_start
start_mark(uint32_t cp)
{
	if (chrome_is_han(cp) || chrome_is_letter(cp))
		return START_PLAIN;
	if (IN(cp, dots))
		return START_DOT;
	if (IN(cp, stars))
		return START_STAR;
	if (cp == '-' || cp == 0x2014 || cp == 0x2500)
		return START_DASH;
	if (IN(cp, quotes))
		return START_QUOTE;
	if (IN(cp, arrows))
		return START_ARROW;
	return IN(cp, brackets) ? START_BRACKET : START_PLAIN;
}

static enum line_start
start(const char *raw, size_t raw_len, const char *s, size_t len)
{
	enum line_start mark;
	uint32_t cp, next;
	size_t n;

	if (len == 0)
		return START_PLAIN;
	if (is_number(s, len))
		return START_NUMBER;
	n = chrome_char(s, len, &cp);
	mark = start_mark(cp);
	if (mark != START_PLAIN)
		return mark;
	if (IN(cp, han_numbers) && n < len) {
		(void)chrome_char(s + n, len - n, &next);
		if (next == 0x3001 || IN(next, han_numbers))
			return START_HAN_NUMBER;
	}
	(void)utf8_decode(raw, raw_len, &cp);
	if (cp == 0x3000)
		return START_INDENT;
	return START_PLAIN;
}

/* The length without the marks [2] or [2-3] behind the last sentence. */
static size_t
without_marks(const char *s, size_t len)
{
	size_t i = len;
	uint32_t cp;

	while (i > 0 && s[i - 1] == ']') {
		for (i--; i > 0 && (chrome_is_digit((unsigned char)s[i - 1]) ||
		    s[i - 1] == '-' || s[i - 1] == ','); )
			i--;
		if (i < 2 || s[i - 1] != '[')
			return len;
		i--;
	}
	if (i == len || i == 0)
		return len;
	(void)utf8_before(s, i, &cp);
	return cp == 0x3002 ? i : len;
}

static enum line_end
end(const char *s, size_t len)
{
	uint32_t cp;
	size_t i;

	len = without_marks(s, len);
	i = len;
	if (len == 0)
		return END_PLAIN;
	i = utf8_before(s, i, &cp);
	if (chrome_is_han(cp) || chrome_is_letter(cp))
		return END_PLAIN;
	while (i > 0 && IN(cp, closing_quotes))
		i = utf8_before(s, i, &cp);
	if (cp == 0x2026 || (cp == '.' && i > 1 && s[i - 1] == '.'))
		return END_CUT;
	if (cp == 0x3002)
		return END_FULL;
	if (chrome_char_kind(cp) == CHAR_STOP || (cp == '.' && i > 0))
		return END_STOP;
	if (cp == ':')
		return END_COLON;
	if (chrome_char_kind(cp) == CHAR_COMMA)
		return END_COMMA;
	if (chrome_is_digit(cp))
		return END_COUNT;
	if (IN(cp, closing)) {
		while (i > 0 && chrome_is_digit((unsigned char)s[i - 1]))
			i--;
		return chrome_is_digit((unsigned char)s[i]) && i > 0 &&
		    (s[i - 1] == '(' || s[i - 1] == '[') ? END_COUNT :
		    END_BRACKET;
	}
	return END_PLAIN;
}

static size_t
digits_at(const char *s, size_t len, size_t i)
{
	size_t n = 0;

	while (i + n < len && chrome_is_digit((unsigned char)s[i + n]))
		n++;
	return n;
}

/* "2024-05-20", "2024年5月", "05月10日", "12:30", "昨天 12:30". */
static enum line_date
date(const char *s, size_t len)
{
	bool day = false, time = false;
	size_t i, n;
	uint32_t cp;

	for (i = 0; i < len; i += n) {
		n = step(s[i]);
		if (!chrome_is_digit((unsigned char)s[i]))
			continue;
		n = digits_at(s, len, i);
		if (i + n >= len)
			break;
		(void)utf8_decode(s + i + n, len - i - n, &cp);
		if (n == 4 && (s[i] == '1' || s[i] == '2') && (cp == '-' ||
		    cp == '/' || cp == '.' || cp == 0x5E74))
			day = day || digits_at(s, len, i + n +
			    (cp == 0x5E74 ? 3 : 1)) > 0;
		if (n <= 2 && cp == 0x6708)
			day = day || digits_at(s, len, i + n + 3) > 0;
		if (n <= 2 && cp == ':')
			time = time || digits_at(s, len, i + n + 1) == 2;
	}
	return day ? (time ? DATE_BOTH : DATE_DAY) :
	    (time ? DATE_TIME : DATE_NONE);
}

/* The last characters of the names of those who sign. */
static const uint32_t bodies[] = {
	0x5C40, 0x7AD9, 0x5E9C, 0x4F1A, 0x5BA4, 0x53F8, 0x6821, 0x9662,
	0x90E8, 0x5904, 0x56E2, 0x7EC4, 0x6240, 0x961F, 0x5385, 0x59D4,
	0x8425, 0x8FDE, 0x5382, 0x793E, 0x9986, 0x884C, 0x6751, 0x79D1
};

/* "青溪镇人民政府", "2019年2月18日", alone on a line. */
static enum line_signed
sign(const struct counts *c, const char *s, size_t len)
{
	size_t i, n, digits = 0, han = 0;
	uint32_t cp;

	if (len == 0 || len > 90 || c->latin + c->symbols > 0)
		return SIGNED_NOT;
	(void)utf8_before(s, len, &cp);
	if (cp != 0x65E5 && !IN(cp, bodies))
		return SIGNED_NOT;
	for (i = 0; i < len; i += n) {
		n = chrome_char(s + i, len - i, &cp);
		if (chrome_is_digit(cp) || IN(cp, han_numbers) || cp == 0x3007)
			digits++;
		else if (cp != ' ')
			han++;
	}
	if (cp == 0x65E5)
		return han == 3 && digits >= 6 ? SIGNED_DATE : SIGNED_NOT;
	return han >= 4 && digits == 0 ? SIGNED_BODY : SIGNED_NOT;
}

static bool
has_url(const char *s, size_t len)
{
	size_t i;

	for (i = 0; i + 4 < len; i += step(s[i]))
		if ((s[i] == 'h' && memcmp(s + i, "http", 4) == 0) ||
		    (s[i] == 'w' && memcmp(s + i, "www.", 4) == 0) ||
		    (s[i] == '.' && memcmp(s + i, ".com", 4) == 0) ||
		    (s[i] == '@' && i > 0))
			return true;
	return false;
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

static void
find_words(struct chrome_line *l, const struct chrome_rules *cr,
    const char *s, size_t len, const struct fold_notes *notes)
{
	uint16_t bytes[CHROME_CLASSES] = { 0 };
	size_t covered = 0, end = 0, at, i;
	struct hit hit;

	for (i = 0; i < notes->nplaces; i++) {
		enum chrome_class class;

		if (!fold_may_begin(notes, i, FOLD_WORD, &at) || at < end ||
		    !words_at(&cr->words, s, len, at, &hit))
			continue;
		end = hit.to;
		class = (enum chrome_class)(hit.id / 3);
		if (hit.id % 3 == CHROME_TOKEN &&
		    !is_token(s, len, hit.from, hit.to))
			continue;
		l->words |= UINT32_C(1) << class;
		bytes[class] = (uint16_t)(bytes[class] + hit.to - hit.from);
		if (class != CHROME_CONTENT)
			covered += hit.to - hit.from;
		if (hit.id % 3 == CHROME_HEAD &&
		    is_alone(s, len, hit.from, hit.to))
			l->head = (uint8_t)class;
	}
	for (i = 0; covered > 0 && i < CHROME_CONTENT; i++)
		if (bytes[i] > 0 && (l->class == CHROME_CLASSES ||
		    bytes[i] > bytes[l->class]))
			l->class = (uint8_t)i;
	l->covered = len > 0 ? (uint8_t)(covered * 100 / len) : 0;
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
 * The rule for a line too long for patterns: one of kind same, if there is
 * one with so long a text, folding taking not more than most of it.
 */
static struct chrome_rule *
find_long(const struct page_line *line, struct chrome_rules *cr,
    struct buf *scratch)
{
	if (line->len / 4 > cr->sames.longest)
		return NULL;
	scratch->len = 0;
	fold_add(&cr->fold, scratch, line->text, line->len);
	return chrome_rules_same(cr, scratch->data, scratch->len);
}

void
chrome_line_look(struct chrome_line *l, const struct page_line *line,
    struct chrome_rules *cr, struct buf *scratch,
    const struct chrome_rule **limit)
{
	struct fold_notes notes;
	struct counts c;
	const char *s;
	size_t len;

	if (line->len > 2 * ENDS_MAX)
		l->rule = find_long(line, cr, scratch);
	scratch->len = 0;
	fold_ends(line, &cr->fold, scratch, &notes);
	s = scratch->data;
	len = scratch->len;
	c = count(&notes, s, len);
	l->head = l->class = CHROME_CLASSES;
	l->chars = line->chars > UINT32_MAX ? UINT32_MAX :
	    (uint32_t)line->chars;
	l->stops = small(c.stops);
	l->commas = small(c.commas);
	l->seps = small(c.seps);
	l->tokens = small(c.blanks + 1);
	l->script = (uint8_t)script(&c);
	l->start = (uint8_t)start(line->text, line->len, s, len);
	l->end = (uint8_t)end(s, len);
	l->date = c.digits == 0 ? DATE_NONE : (uint8_t)date(s, len);
	l->sign = (uint8_t)sign(&c, s, len);
	l->url = c.url_marks && has_url(s, len);
	l->hash = hash(s, len);
	find_words(l, cr, s, len, &notes);
	if (line->len <= 2 * ENDS_MAX)
		l->rule = chrome_rules_match(cr, s, len, &notes, limit);
}
