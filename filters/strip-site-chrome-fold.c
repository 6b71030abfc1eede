/* strip-site-chrome-fold - see strip-site-chrome-fold.h. */
#include <stdbool.h>
#include <string.h>

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

static uint32_t
fold_one(const struct fold *fold, uint32_t cp)
{
	if (cp >= 'A' && cp <= 'Z')
		return cp + 0x20;
	if (cp >= FOLD_FIRST && cp <= FOLD_LAST)
		return fold->to[cp - FOLD_FIRST] != 0 ?
		    fold->to[cp - FOLD_FIRST] : cp;
	if (cp >= 0xFF01 && cp <= 0xFF5E)
		return fold_one(fold, cp - 0xFEE0);
	if (cp < ' ' || utf8_is_blank(cp))
		return ' ';
	return cp;
}

static bool
is_invisible(uint32_t cp)
{
	return cp == UTF8_BAD || cp == 0xFEFF || cp == 0xAD ||
	    (cp >= 0x200B && cp <= 0x200F) || (cp >= 0xFE00 && cp <= 0xFE0F);
}

/* Takes the blanks out of text all of whose words are one Chinese character. */
static void
close_up(struct buf *b, size_t from)
{
	size_t i, to = from, chars = 0, n;
	uint32_t cp;

	for (i = from; i < b->len; i += n + 1) {
		n = utf8_decode(b->data + i, b->len - i, &cp);
		if (!utf8_is_han(cp))
			return;
		chars++;
		if (i + n < b->len && b->data[i + n] != ' ')
			return;
	}
	if (chars < 2)
		return;
	for (i = from; i < b->len; i++)
		if (b->data[i] != ' ')
			b->data[to++] = b->data[i];
	b->len = to;
}

void
fold_add(const struct fold *fold, struct buf *to, const char *s, size_t len)
{
	size_t from = to->len, i, n;
	bool after_han = false;
	uint32_t cp;

	for (i = 0; i < len; i += n) {
		if (after_han && (n = pinyin(s + i, len - i)) > 0) {
			after_han = false;
			continue;
		}
		n = utf8_decode(s + i, len - i, &cp);
		if (is_invisible(cp))
			continue;
		after_han = utf8_is_han(cp);
		cp = fold_one(fold, cp);
		if (cp == ' ' && (to->len == from ||
		    to->data[to->len - 1] == ' '))
			continue;
		utf8_add(to, cp);
	}
	if (to->len > from && to->data[to->len - 1] == ' ')
		to->len--;
	if (to->len > from + 3)
		close_up(to, from);
}
