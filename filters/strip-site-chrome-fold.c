/* strip-site-chrome-fold - see strip-site-chrome-fold.h. */
#include <stdbool.h>
#include <string.h>

#include "eight.h"
#include "strip-site-chrome-fold.h"
#include "utf8.h"

#define PINYIN_MAX	((size_t)12)	/* bytes of "(zhuàng)" and a bit */

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
	notes->count[CHAR_BLANK] -= (uint32_t)(chars - 1);
	for (i = from; i < b->len; i += n + 1) {
		n = chrome_char(b->data + i, b->len - i, &cp);
		notes->place[place++ % FOLD_PLACES] = (uint16_t)to;
		memmove(b->data + to, b->data + i, n);
		to += n;
	}
	notes->nplaces = place;
	b->len = to;
}

/* A character of three bytes that no shorter one could be. */
static inline bool
is_three(uint64_t x)
{
	return (x & 0xC0C0F0) == 0x8080E0 && (x & 0x200F) != 0;
}

/* Of three bytes that are a character. */
static inline uint32_t
char_of(uint64_t x)
{
	return (uint32_t)((x & 0xF) << 12 | (x >> 2 & 0xFC0) |
	    (x >> 16 & 0x3F));
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

#define TOGETHER	8	/* bytes that fold_run() reads and writes */

/* A line while it is folded. */
struct folding {
	const struct fold *fold;
	const char	*s, *end;	/* what is left of it */
	const char	*readable;	/* where the bytes end that can be
					   read; behind end there are NULs */
	char		 last[2 * TOGETHER]; /* a copy of the last bytes */
	char		*to, *start;	/* its folded form */
	size_t		 from;		/* where that begins in its buffer */
	bool		 after_han;
	struct fold_notes *notes;
};

static inline size_t
add_place(struct fold_notes *notes, size_t places, size_t at, unsigned look)
{
	notes->place[places % FOLD_PLACES] = (uint16_t)at;
	return places + (look >> FOLD_BEGINS & 1);
}

/* Both of two characters stay and are CHAR_HAN. */
static inline bool
are_han(unsigned a, unsigned b)
{
	return ((a | b) & (FOLD_MOVES | FOLD_KIND)) == CHAR_HAN;
}

/*
 * Writes the ASCII form of a wide mark; returns what that is, FOLD_MOVES if it
 * is none.
 */
static inline unsigned
mark_of(const struct fold *fold, uint32_t cp, char *to)
{
	uint32_t mark = fold->to[cp];

	if (mark <= ' ' || mark >= 0x7F)
		return FOLD_MOVES;
	*to = (char)mark;
	return fold->look[mark];
}

/*
 * Folds characters that stay as they are, and wide marks, as long as there
 * are such, but for blanks and "(": nearly all of most lines, so simply,
 * and two at a time where two Chinese ones come.  NULs end it.
 */
static void
fold_run(struct folding *f)
{
	struct fold_notes *notes = f->notes;
	const uint8_t *looks = f->fold->look;
	size_t places = notes->nplaces, others = 0, bytes = 0, n, m;
	const size_t first = f->from + (size_t)(f->to - f->start);
	size_t at = first, last = first, han;
	const char *s = f->s;
	char *base = f->start - f->from;
	unsigned look, next;

	for (; f->readable - s >= TOGETHER; s += n, at += m) {
		uint64_t x = eight_load(s);

		memcpy(base + at, s, TOGETHER);
		if ((x & EIGHT_TWO_MASK) == EIGHT_TWO) {
			look = looks[char_of(x)];
			next = looks[char_of(x >> 24)];
			if (are_han(look, next)) {
				places = add_place(notes, places, at, look);
				places = add_place(notes, places, at + 3,
				    next);
				n = m = 6;
				continue;
			}
		}
		n = m = is_three(x) ? 3 : 1;
		look = n == 3 ? looks[char_of(x)] :
		    x & 0x80 ? FOLD_MOVES : looks[x & 0x7F];
		if ((look & FOLD_MOVES) != 0) {
			look = n == 1 ? FOLD_MOVES : mark_of(f->fold,
			    char_of(x), base + at);
			if ((look & FOLD_MOVES) != 0)
				break;
			m = 1;
		}
		if ((look & FOLD_KIND) != CHAR_HAN) {
			notes->count[look & FOLD_KIND]++;
			others++;
			bytes += m;
			last = at + m;
		}
		places = add_place(notes, places, at, look);
	}
	han = (at - first - bytes) / 3;
	notes->count[CHAR_HAN] += (uint32_t)han;
	notes->chars += (uint32_t)(han + others);
	notes->nplaces = places;
	if (at > first)
		f->after_han = at > last;
	f->s = s;
	f->to = base + at;
}

/* Goes on in a copy of the last bytes, so that more can be read. */
static void
fold_last(struct folding *f)
{
	size_t left = (size_t)(f->end - f->s);

	memset(f->last, 0, sizeof(f->last));
	memcpy(f->last, f->s, left);
	f->s = f->last;
	f->end = f->last + left;
	f->readable = f->last + sizeof(f->last);
}

/* Writes the folded form of a character, n bytes; returns what it is. */
static unsigned
write_char(struct folding *f, uint32_t cp, size_t n)
{
	const struct fold *fold = f->fold;

	if (cp >= sizeof(fold->look) || (fold->look[cp] & FOLD_MOVES) == 0) {
		memcpy(f->to, f->s, n);
		f->to += n;
	} else {
		cp = fold->to[cp];
		f->to = put(f->to, cp);
	}
	return cp < sizeof(fold->look) ? fold->look[cp] :
	    (unsigned)chrome_char_kind(cp) | 1U << FOLD_BEGINS;
}

/* Folds one character, or a pronunciation. */
static void
fold_char(struct folding *f)
{
	size_t left = (size_t)(f->end - f->s), n, skip;
	struct fold_notes *notes = f->notes;
	char *at = f->to;
	unsigned look;
	uint32_t cp = (unsigned char)*f->s;

	n = cp < 0x80 ? 1 : utf8_decode(f->s, left, &cp);
	if (f->after_han && (skip = pinyin(f->s, left)) > 0) {
		f->after_han = false;
		n = skip;
		notes->chars += (uint32_t)utf8_count(f->s, n) - 1;
		notes->pinyin = true;
	} else if (cp >= sizeof(f->fold->look) ? cp != UTF8_BAD :
	    (f->fold->look[cp] & FOLD_MOVES) == 0 || f->fold->to[cp] != 0) {
		look = write_char(f, cp, n);
		f->after_han = (look & FOLD_KIND) == CHAR_HAN;
		if ((look & FOLD_KIND) == CHAR_BLANK &&
		    (at == f->start || at[-1] == ' '))
			f->to = at;
		else
			notes->count[look & FOLD_KIND]++;
		notes->nplaces = add_place(notes, notes->nplaces,
		    f->from + (size_t)(at - f->start), look);
	}
	notes->chars += !utf8_is_blank(cp);
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
	/* Folded text is never longer. */
	buf_reserve(b, len + TOGETHER);
	f.fold = fold;
	f.s = s;
	f.end = f.readable = s + len;
	f.to = f.start = b->data + b->len;
	f.from = b->len;
	f.after_han = false;
	f.notes = notes;
	while (f.s < f.end) {
		fold_run(&f);
		if (f.readable == f.end && f.end - f.s < TOGETHER)
			fold_last(&f);
		else if (f.s < f.end)
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
