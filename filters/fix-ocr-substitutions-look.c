/* look - see fix-ocr-substitutions-look.h. */
#include <stdbool.h>
#include <string.h>

#include "buf.h"
#include "diag.h"
#include "fix-ocr-substitutions-look.h"
#include "utf8.h"

#define QUOTE	((uint32_t)'"')
#define DE	UINT32_C(0x7684)	/* 的 */
#define OLD_DE	UINT32_C(0x65F3)	/* 旳, an old form of it */

static inline void
add_find(struct finds *f, const struct table *t, const struct hit *hit)
{
	if (f->n == UINT32_MAX)
		die("out of memory");
	if (f->n == f->cap)
		f->v = mem_grow(f->v, f->n, &f->cap, sizeof(*f->v));
	f->v[f->n++] = (struct found){ .from = hit->from,
	    .len = (uint32_t)(hit->to - hit->from),
	    .word = (uint32_t)hit->id };
	f->nsites += t->words[hit->id].is_site;
}

void
find_words(struct finds *f, const struct table *t, const char *text,
    size_t len)
{
	struct hit hits[WORDS_MANY];
	size_t i, n, at = 0;

	f->n = f->nsites = 0;
	while (at < len) {
		n = words_many(&t->scan, text, len, &at, hits);
		for (i = 0; i < n; i++)
			add_find(f, t, &hits[i]);
	}
}

/* Whether a character stands for itself, as nearly all do, and 、 and 。 too. */
static inline bool
is_own_symbol(uint32_t cp)
{
	return (cp >= 0x3400 && cp < 0xFF00 && cp != OLD_DE) ||
	    (cp > 0x3000 && cp < 0x301D);
}

/* What stands for any other character; 0: it is skipped. */
static uint32_t
symbol_of(uint32_t cp)
{
	if (cp == OLD_DE)
		return DE;
	if ((cp >= '0' && cp <= '9') || (cp >= 0xFF10 && cp <= 0xFF19))
		return '0';
	if ((cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z'))
		return 'a';
	if (cp >= 0xFF01 && cp <= 0xFF5E)
		return cp - 0xFEE0;
	if (cp == 0x201C || cp == 0x201D || cp == 0x301D || cp == 0x301E)
		return QUOTE;
	return utf8_is_blank(cp) || cp == '\r' ? 0 : cp;
}

static bool
is_run(uint32_t symbol)
{
	return symbol == '0' || symbol == 'a';
}

/* The character of three bytes at s, if it is none of U+Dxxx; 0: it is not. */
static inline uint32_t
three_at(const char *s)
{
	uint32_t a = (unsigned char)s[0], b = (unsigned char)s[1],
	    c = (unsigned char)s[2];

	if (a <= 0xE0 || a >= 0xF0 || a == 0xED ||
	    ((b & 0xC0) | (c & 0xC0) >> 2) != 0xA0)
		return 0;
	return (a & 0xF) << 12 | (b & 0x3F) << 6 | (c & 0x3F);
}

/*
 * The character at s, where four bytes are, if it is of U+3400 to U+BFFF and
 * stands for itself; 0: it is not.
 */
static inline uint32_t
own_symbol_at(const char *s)
{
	uint32_t x = eight_load_four(s),
	    cp = (x & 0xF) << 12 | (x >> 2 & 0xFC0) | (x >> 16 & 0x3F);

	return eight_is_three(x) && cp - 0x3400 < 0xC000 - 0x3400 &&
	    cp != OLD_DE ? cp : 0;
}

/* Takes a character into account that is no word's. */
static inline void
add_symbol(struct side *side, uint32_t *to, uint32_t cp)
{
	uint32_t symbol = is_own_symbol(cp) ? cp : symbol_of(cp);

	if (symbol != 0 && (symbol != side->before || !is_run(symbol)))
		to[side->n++] = side->before = symbol;
}

/* Takes the find before a side's place into account, which ends there. */
static inline void
add_left(struct side *side, uint32_t *to, const struct table *t,
    const struct found *find)
{
	uint32_t symbol = t->words[find->word].symbol;

	side->find--;
	if (symbol == 0)	/* its characters count */
		return;
	side->at = find->from;
	to[side->n++] = side->before = symbol;
}

/* The characters that stand for themselves, as far as they go on. */
static inline void
add_own_left(struct side *side, uint32_t *to, const char *text, size_t limit,
    size_t reach)
{
	uint32_t cp;

	while (side->n < reach && side->at >= limit + 3 &&
	    (cp = own_symbol_at(text + side->at - 3)) != 0) {
		to[side->n++] = side->before = cp;
		side->at -= 3;
	}
}

/* The same on the right. */
static inline void
add_right(struct side *side, uint32_t *to, const struct table *t,
    const struct found *find)
{
	uint32_t symbol = t->words[find->word].symbol;

	side->find++;
	if (symbol == 0)
		return;
	side->at += find->len;
	to[side->n++] = side->before = symbol;
}

static inline void
add_own_right(struct side *side, uint32_t *to, const char *text, size_t limit,
    size_t reach)
{
	uint32_t cp;

	while (side->n < reach && side->at + 3 < limit &&
	    (cp = own_symbol_at(text + side->at)) != 0) {
		to[side->n++] = side->before = cp;
		side->at += 3;
	}
}

/* Where the find before a side's place ends; 0: there is none. */
static inline size_t
end_left(const struct side *side, const struct finds *f)
{
	const struct found *last = f->v + side->find - 1;

	return side->find > 0 && last->from + last->len <= side->at ?
	    last->from + last->len : 0;
}

static void
look_left(struct side *known, uint32_t *to, const struct table *t,
    const struct finds *f, const char *text, size_t reach)
{
	struct side side = *known;	/* in registers: to cannot be part of it */
	uint32_t cp;
	size_t i, end;

	while (side.n < reach && side.at > 0) {
		end = end_left(&side, f);
		if (end == side.at) {
			add_left(&side, to, t, &f->v[side.find - 1]);
			continue;
		}
		add_own_left(&side, to, text, end, reach);
		if (side.n == reach || side.at == end)
			continue;
		if (side.at >= 3 && (cp = three_at(text + side.at - 3)) != 0)
			side.at -= 3;
		else if (text[side.at - 1] == '\n')
			break;
		else
			side.at = utf8_before(text, side.at, &cp);
		add_symbol(&side, to, cp);
	}
	for (i = side.n; i < reach; i++)
		to[i] = 0;
	*known = side;
}

/* Where the next find begins; the text's end. */
static inline size_t
begin_right(const struct side *side, const struct finds *f, size_t len)
{
	return side->find + 1 < f->n && f->v[side->find + 1].from >= side->at ?
	    f->v[side->find + 1].from : len;
}

static void
look_right(struct side *known, uint32_t *to, const struct table *t,
    const struct finds *f, const char *text, size_t len, size_t reach)
{
	struct side side = *known;
	uint32_t cp;
	size_t i, begin;

	while (side.n < reach && side.at < len) {
		begin = begin_right(&side, f, len);
		if (begin == side.at) {
			add_right(&side, to, t, &f->v[side.find + 1]);
			continue;
		}
		add_own_right(&side, to, text, begin < len ? begin + 1 : len,
		    reach);
		if (side.n == reach || side.at == begin)
			continue;
		if (len - side.at >= 3 && (cp = three_at(text + side.at)) != 0)
			side.at += 3;
		else if (text[side.at] == '\n')
			break;
		else
			side.at += utf8_decode(text + side.at, len - side.at,
			    &cp);
		add_symbol(&side, to, cp);
	}
	for (i = side.n; i < reach; i++)
		to[i] = 0;
	*known = side;
}

void
look_farther(struct look *look, struct beside *b, const struct table *t,
    const struct finds *f, const char *text, size_t len, size_t reach)
{
	look_left(&look->left, b->left, t, f, text, reach);
	look_right(&look->right, b->right, t, f, text, len, reach);
}

void
look_beside(struct look *look, struct beside *b, const struct table *t,
    const struct finds *f, size_t i, const char *text, size_t len, size_t reach)
{
	memset(look, 0, sizeof(*look));
	look->left.find = look->right.find = i;
	look->left.at = f->v[i].from;
	look->right.at = f->v[i].from + f->v[i].len;
	look_farther(look, b, t, f, text, len, reach);
}
