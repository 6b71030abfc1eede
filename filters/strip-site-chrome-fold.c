/* strip-site-chrome-fold - see strip-site-chrome-fold.h. */
#include <stdbool.h>
#include <string.h>

#include "strip-site-chrome-fold.h"
#include "utf8.h"

#define PINYIN_MAX	((size_t)12)	/* bytes of "(zhuàng)" and a bit */

/* Of fold.look: the kind, enum fold_search, and: */
#define KIND		0xF
#define ALONE		(1U << 6)	/* not for fold_run() */
#define STAYS		(1U << 7)	/* it is its own folded form */

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

/*
 * Characters that stay and are all of one kind, so that not every one has to
 * be looked at when the program starts.
 */
static const struct {
	uint32_t	first, last;
	enum chrome_char kind;
} ranges[] = {
	{ 0x0180, 0x1FFF, CHAR_LATIN }, { 0x2600, 0x2FFF, CHAR_SYMBOL },
	{ 0x3400, 0x4DBF, CHAR_HAN }, { 0x4E00, 0x9FFF, CHAR_HAN },
	{ 0xA000, 0xD7FF, CHAR_SYMBOL }, { 0xE000, 0xF8FF, CHAR_SYMBOL },
	{ 0xF900, 0xFAFF, CHAR_HAN }
};

/* Sets what one character folds to, other than what is paired with it. */
static void
set_first(struct fold *fold, uint32_t cp)
{
	uint32_t other = fold_one(cp);

	if ((cp >= 0x80 && is_invisible(cp)) || (cp >= 0xD800 && cp < 0xE000))
		return;
	if (other == cp)
		fold->look[cp] = (uint8_t)(STAYS | chrome_char_kind(cp));
	else
		fold->to[cp] = (uint16_t)other;
}

void
fold_ready(struct fold *fold)
{
	uint32_t cp = 0;
	size_t i;

	memset(fold, 0, sizeof(*fold));
	for (i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++) {
		while (cp < ranges[i].first)
			set_first(fold, cp++);
		cp = ranges[i].last + 1;
		memset(fold->look + ranges[i].first,
		    (int)(STAYS | ranges[i].kind), cp - ranges[i].first);
	}
	while (cp < sizeof(fold->look))
		set_first(fold, cp++);
	fold->look[' '] |= ALONE;
	fold->look['('] |= ALONE;
}

void
fold_pair(struct fold *fold, uint32_t from, uint32_t to)
{
	fold->look[from] = from == to ? STAYS | CHAR_HAN : CHAR_HAN;
	fold->to[from] = (uint16_t)to;
}

void
fold_begins(struct fold *fold, enum fold_search search, const char *s,
    size_t len)
{
	uint32_t cp;

	(void)utf8_decode(s, len, &cp);
	if (cp < sizeof(fold->look))
		fold->look[cp] |= (uint8_t)search;
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
		notes->place[place++ % FOLD_PLACES] = (uint16_t)(to |
		    (unsigned)FOLD_ANY << FOLD_SHIFT);
		memmove(b->data + to, b->data + i, n);
		to += n;
	}
	notes->nplaces = place;
	b->len = to;
}

/* Four bytes, the first the lowest. */
static inline uint32_t
load(const char *s)
{
	const unsigned char *p = (const unsigned char *)s;

	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
	    (uint32_t)p[3] << 24;
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
add_place(struct fold_notes *notes, size_t places, size_t at, unsigned look)
{
	unsigned begins = look & FOLD_ANY;

	notes->place[places % FOLD_PLACES] =
	    (uint16_t)(at | begins << FOLD_SHIFT);
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
	const uint8_t *looks = f->fold->look;
	size_t places = notes->nplaces, others = 0, chars = 0, n;
	size_t left = (size_t)(f->end - f->s);
	size_t at = f->from + (size_t)(f->to - f->start);
	unsigned kind = f->after_han ? CHAR_HAN : CHAR_KINDS, look;
	const char *s = f->s;
	char *to = f->to;

	for (; left >= 4; left -= n) {
		uint32_t x = load(s);

		if ((x & 0xC0C0F0) == 0x8080E0) {
			look = looks[(x & 0xF) << 12 | (x >> 2 & 0xFC0) |
			    (x >> 16 & 0x3F)];
			n = 3;
		} else {
			look = x & 0x80 ? ALONE : looks[x & 0x7F];
			n = 1;
		}
		if ((look & (STAYS | ALONE)) != STAYS)
			break;
		kind = look & KIND;
		if (kind != CHAR_HAN) {
			notes->count[kind]++;
			others++;
		}
		chars++;
		memcpy(to, s, 4);
		places = add_place(notes, places, at, look);
		s += n;
		to += n;
		at += n;
	}
	notes->count[CHAR_HAN] += (uint32_t)(chars - others);
	notes->nplaces = places;
	f->after_han = kind == CHAR_HAN;
	f->s = s;
	f->to = to;
}

/* Writes the folded form of a character, n bytes; returns what it is. */
static unsigned
write_char(struct folding *f, uint32_t cp, size_t n)
{
	const struct fold *fold = f->fold;

	if (cp >= sizeof(fold->look) || (fold->look[cp] & STAYS) != 0) {
		memcpy(f->to, f->s, n);
		f->to += n;
	} else {
		cp = fold->to[cp];
		f->to = put(f->to, cp);
	}
	return cp < sizeof(fold->look) ? fold->look[cp] :
	    (unsigned)chrome_char_kind(cp) | FOLD_ANY;
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
	} else if (cp >= sizeof(f->fold->look) ? cp != UTF8_BAD :
	    (f->fold->look[cp] & STAYS) != 0 || f->fold->to[cp] != 0) {
		look = write_char(f, cp, n);
		f->after_han = (look & KIND) == CHAR_HAN;
		if ((look & KIND) == CHAR_BLANK &&
		    (at == f->start || at[-1] == ' '))
			f->to = at;
		else
			notes->count[look & KIND]++;
		notes->nplaces = add_place(notes, notes->nplaces,
		    f->from + (size_t)(at - f->start), look);
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
