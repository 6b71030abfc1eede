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

void
find_words(struct finds *f, const struct table *t, const char *text,
    size_t len)
{
	struct hit hit;
	size_t at = 0;

	f->n = f->nsites = 0;
	while (words_next(&t->scan, text, len, &at, &hit)) {
		if (f->n == UINT32_MAX)
			die("out of memory");
		if (f->n == f->cap)
			f->v = mem_grow(f->v, f->n, &f->cap, sizeof(*f->v));
		f->v[f->n++] = (struct found){ .from = hit.from,
		    .len = (uint32_t)(hit.to - hit.from),
		    .word = (uint32_t)hit.id };
		f->nsites += t->words[hit.id].is_site;
	}
}

/* Whether a character stands for itself, as nearly all do. */
static inline bool
is_own_symbol(uint32_t cp)
{
	return cp >= 0x3400 && cp < 0xFF00 && cp != OLD_DE;
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

/* Takes a character into account that is no word's. */
static inline void
add_symbol(struct side *side, uint32_t *to, uint32_t cp)
{
	uint32_t symbol = is_own_symbol(cp) ? cp : symbol_of(cp);

	if (symbol != 0 && (symbol != side->before || !is_run(symbol)))
		to[side->n++] = side->before = symbol;
}

/* The finds next to a side's place; where there is none, one far away. */
static const struct found far_away = { .from = SIZE_MAX };

static inline const struct found *
find_left(const struct side *side, const struct finds *f)
{
	return side->find > 0 ? &f->v[side->find - 1] : &far_away;
}

static inline const struct found *
find_right(const struct side *side, const struct finds *f)
{
	return side->find + 1 < f->n ? &f->v[side->find + 1] : &far_away;
}

static void
look_left(struct side *known, uint32_t *to, const struct table *t,
    const struct finds *f, const char *text, size_t reach)
{
	struct side side = *known;	/* in registers: to cannot be part of it */
	uint32_t cp;
	size_t i;

	while (side.n < reach && side.at > 0) {
		const struct found *last = find_left(&side, f);

		if (last->from + last->len == side.at) {
			uint32_t symbol = t->words[last->word].symbol;

			side.find--;
			if (symbol != 0) {
				side.at = last->from;
				to[side.n++] = side.before = symbol;
				continue;
			}
		}
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

static void
look_right(struct side *known, uint32_t *to, const struct table *t,
    const struct finds *f, const char *text, size_t len, size_t reach)
{
	struct side side = *known;
	uint32_t cp;
	size_t i;

	while (side.n < reach && side.at < len) {
		const struct found *next = find_right(&side, f);

		if (next->from == side.at) {
			uint32_t symbol = t->words[next->word].symbol;

			side.find++;
			if (symbol != 0) {
				side.at += next->len;
				to[side.n++] = side.before = symbol;
				continue;
			}
		}
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
