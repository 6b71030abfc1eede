/* strip-site-chrome-fold - see strip-site-chrome-fold.h. */
#include <stdbool.h>
#include <string.h>

#include "strip-site-chrome-fold.h"
#include "utf8.h"

#define PINYIN_MAX	((size_t)12)	/* bytes of "(zhuàng)" and a bit */

/*
 * An entry of fold.of is 0, the character vanishes; or the character that it
 * becomes; or STAYS, its kind and itself.  What begins with it is in each.
 */
#define CHARACTER	UINT32_C(0xFFFF)
#define KIND_SHIFT	16
#define KIND_MASK	UINT32_C(0xF)
#define BEGINS_SHIFT	6	/* from enum fold_search */
#define ALONE		(UINT32_C(1) << 30)	/* see fold_run() */
#define STAYS		(UINT32_C(1) << 31)

static bool
is_letter(uint32_t cp)
{
	return (cp >= 'a' && cp <= 'z') || (cp >= 0xE0 && cp <= 0x17E) ||
	    (cp >= 0x1CE && cp <= 0x1DC);
}

/* The length of a pronunciation in brackets that s begins with, or 0. */
static size_t
pinyin(const char *s, size_t len)
{
	size_t i, n, letters = 0;
	uint32_t cp;
	bool marked = false;

	if (len < 3 || s[0] != '(')
		return 0;
	for (i = 1; i < len && i < PINYIN_MAX; i += n) {
		n = utf8_decode(s + i, len - i, &cp);
		if (cp == ')')
			return letters > 0 && marked ? i + 1 : 0;
		if (!is_letter(cp))
			return 0;
		letters++;
		marked = marked || cp >= 0xE0;
	}
	return 0;
}

/* Before the rules pair any. */
static uint32_t
fold_one(uint32_t cp)
{
	if (cp >= 0xFF01 && cp <= 0xFF5E)
		cp -= 0xFEE0;
	if (cp >= 'A' && cp <= 'Z')
		return cp + 0x20;
	return cp < ' ' || utf8_is_blank(cp) ? ' ' : cp;
}

static bool
is_invisible(uint32_t cp)
{
	return cp == UTF8_BAD || cp == 0xFEFF || cp == 0xAD ||
	    (cp >= 0x200B && cp <= 0x200F) || (cp >= 0xFE00 && cp <= 0xFE0F);
}

static uint32_t
stays(uint32_t cp, enum chrome_char kind)
{
	return STAYS | (uint32_t)kind << KIND_SHIFT | cp;
}

static uint32_t
first_entry(uint32_t cp)
{
	uint32_t other;

	if (chrome_is_han(cp))
		return stays(cp, CHAR_HAN);
	if (cp > 0x3400 && cp < 0xD800)
		return stays(cp, CHAR_SYMBOL);
	if ((cp >= 0xD800 && cp < 0xE000) || (cp >= 0x80 && is_invisible(cp)))
		return 0;
	other = fold_one(cp);
	return other != cp ? other : stays(cp, chrome_char_kind(cp));
}

void
fold_ready(struct fold *fold)
{
	uint32_t cp;

	for (cp = 0; cp <= CHARACTER; cp++)
		fold->of[cp] = first_entry(cp);
	fold->of[' '] |= ALONE;
	fold->of['('] |= ALONE;
}

void
fold_pair(struct fold *fold, uint32_t from, uint32_t to)
{
	fold->of[from] = from == to ? stays(to, CHAR_HAN) : to;
}

void
fold_begins(struct fold *fold, enum fold_search search, const char *s,
    size_t len)
{
	uint32_t cp;

	(void)utf8_decode(s, len, &cp);
	if (cp <= CHARACTER)
		fold->of[cp] |= (uint32_t)search << BEGINS_SHIFT;
}

/*
 * Takes the blanks out of text all of whose words are one Chinese character;
 * its places begin with that number.
 */
static void
close_up(struct buf *b, size_t from, struct fold_notes *notes,
    size_t place)
{
	size_t i, to = from, chars = 0, n;
	uint32_t cp;

	for (i = from; i < b->len; i += n + 1) {
		n = chrome_char(b->data + i, b->len - i, &cp);
		if (!chrome_is_han(cp))
			return;
		chars++;
		if (i + n < b->len && b->data[i + n] != ' ')
			return;
	}
	if (chars < 2)
		return;
	notes->count[CHAR_BLANK] -= chars - 1;
	for (i = from; i < b->len; i += n + 1) {
		n = chrome_char(b->data + i, b->len - i, &cp);
		notes->place[place++ % FOLD_PLACES] = (uint16_t)(to | FOLD_ANY);
		memmove(b->data + to, b->data + i, n);
		to += n;
	}
	notes->nplaces = place;
	b->len = to;
}

static bool
is_trail(unsigned char c)
{
	return (c & 0xC0) == 0x80;
}

/* Four bytes, the first the lowest. */
static inline uint32_t
load(const char *s)
{
	const unsigned char *p = (const unsigned char *)s;

	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
	    (uint32_t)p[3] << 24;
}

/* Of a character of two or four bytes, or a bad byte. */
static uint32_t
rare_entry(const struct fold *fold, const char *s, size_t len, size_t *n)
{
	uint32_t cp;

	*n = utf8_decode(s, len, &cp);
	if (cp == UTF8_BAD)
		return 0;
	if (cp <= CHARACTER)
		return fold->of[cp];
	return stays(0, chrome_char_kind(cp)) |
	    (uint32_t)FOLD_ANY << BEGINS_SHIFT;
}

/* Of the character that s begins with; its length is in *n. */
static inline uint32_t
entry(const struct fold *fold, const char *s, size_t len, size_t *n)
{
	const unsigned char *p = (const unsigned char *)s;

	if (p[0] < 0x80) {
		*n = 1;
		return fold->of[p[0]];
	}
	if (p[0] > 0xE0 && p[0] < 0xF0 && len > 2 && is_trail(p[1]) &&
	    is_trail(p[2])) {
		*n = 3;
		return fold->of[(p[0] & 0xFU) << 12 | (p[1] & 0x3FU) << 6 |
		    (p[2] & 0x3FU)];
	}
	return rare_entry(fold, s, len, n);
}

/* Writes what another character becomes: ASCII or a paired one. */
static inline char *
put(char *to, uint32_t cp)
{
	if (cp >= 0x80) {
		*to++ = (char)(0xE0 | cp >> 12);
		*to++ = (char)(0x80 | (cp >> 6 & 0x3F));
		cp = 0x80 | (cp & 0x3F);
	}
	*to++ = (char)cp;
	return to;
}

/* Writes a character of n bytes. */
static inline char *
copy(char *to, const char *s, size_t n)
{
	to[0] = s[0];
	if (n > 1)
		to[1] = s[1];
	if (n > 2)
		to[2] = s[2];
	if (n > 3)
		to[3] = s[3];
	return to + n;
}

/* A line while it is folded. */
struct folding {
	const struct fold *fold;
	const char	*s, *end;	/* what is left of it */
	char		*to, *start;	/* its folded form */
	size_t		 from;		/* where that begins in its buffer */
	bool		 after_han;
	struct fold_notes *notes;
};

static inline size_t
add_place(struct fold_notes *notes, size_t places, size_t at, uint32_t e)
{
	uint32_t begins = e >> BEGINS_SHIFT & FOLD_ANY;

	notes->place[places % FOLD_PLACES] = (uint16_t)(at | begins);
	return places + (begins != 0);
}

/*
 * Folds characters that stay as they are as long as there are such, but for
 * blanks and "(": nearly all of most lines, so with nothing else to think of.
 */
static void
fold_run(struct folding *f)
{
	struct fold_notes *notes = f->notes;
	const uint32_t *of = f->fold->of;
	size_t places = notes->nplaces, others = 0, chars = 0, n;
	size_t left = (size_t)(f->end - f->s), at = f->from +
	    (size_t)(f->to - f->start);
	const char *s = f->s;
	char *to = f->to;
	uint32_t kind = f->after_han ? CHAR_HAN : CHAR_KINDS;

	for (; left >= 4; left -= n) {
		uint32_t x = load(s), e;

		if ((x & 0xC0C0F0) == 0x8080E0) {
			e = of[(x & 0xF) << 12 | (x >> 2 & 0xFC0) |
			    (x >> 16 & 0x3F)];
			n = 3;
		} else if ((x & 0x80) == 0) {
			e = of[x & 0x7F];
			n = 1;
		} else {
			break;
		}
		if ((e & STAYS) == 0 || (e & ALONE) != 0)
			break;
		kind = e >> KIND_SHIFT & KIND_MASK;
		if (kind != CHAR_HAN) {
			notes->count[kind]++;
			others++;
		}
		chars++;
		memcpy(to, s, 4);
		places = add_place(notes, places, at, e);
		s += n;
		to += n;
		at += n;
	}
	notes->count[CHAR_HAN] += chars - others;
	notes->nplaces = places;
	f->after_han = kind == CHAR_HAN;
	f->s = s;
	f->to = to;
}

/* Folds one character, or a pronunciation. */
static void
fold_char(struct folding *f)
{
	size_t left = (size_t)(f->end - f->s), n, skip;
	uint32_t e = entry(f->fold, f->s, left, &n), kind;
	char *at = f->to;

	if (e != 0 && f->after_han && (skip = pinyin(f->s, left)) > 0) {
		f->after_han = false;
		n = skip;
	} else if (e != 0) {
		if ((e & STAYS) != 0) {
			f->to = copy(f->to, f->s, n);
		} else {
			f->to = put(f->to, e & CHARACTER);
			e = f->fold->of[e & CHARACTER];
		}
		kind = e >> KIND_SHIFT & KIND_MASK;
		f->after_han = kind == CHAR_HAN;
		if (kind == CHAR_BLANK && (at == f->start || at[-1] == ' '))
			f->to = at;
		else
			f->notes->count[kind]++;
		f->notes->nplaces = add_place(f->notes, f->notes->nplaces,
		    f->from + (size_t)(at - f->start), e);
	}
	f->s += n;
}

void
fold_note(const struct fold *fold, struct buf *b, const char *s, size_t len,
    struct fold_notes *notes)
{
	size_t places = notes->nplaces;
	struct folding f;

	if (len == 0)
		return;
	/* Folded text is never longer; fold_run() writes by four. */
	buf_reserve(b, len + 4);
	f = (struct folding){ fold, s, s + len, b->data + b->len,
	    b->data + b->len, b->len, false, notes };
	while (f.s < f.end) {
		fold_run(&f);
		if (f.s < f.end)
			fold_char(&f);
	}
	if (f.to > f.start && f.to[-1] == ' ') {
		f.to--;
		notes->count[CHAR_BLANK]--;
	}
	b->len = f.from + (size_t)(f.to - f.start);
	if (b->len > f.from + 3)
		close_up(b, f.from, notes, places);
}

void
fold_add(const struct fold *fold, struct buf *to, const char *s, size_t len)
{
	struct fold_notes notes;

	fold_notes_reset(&notes);
	fold_note(fold, to, s, len, &notes);
}
