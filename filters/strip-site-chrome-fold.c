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

/* But for the characters that the rules may pair. */
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

/*
 * Whether s begins with one of the characters that the rules may pair: most
 * characters of most pages, so without utf8_decode().
 */
static inline bool
is_pairable(const char *s, size_t len, uint32_t *cp)
{
	const unsigned char *p = (const unsigned char *)s;

	if (len < 3 || p[0] < 0xE4 || p[0] > 0xE9 ||
	    (p[1] & 0xC0) != 0x80 || (p[2] & 0xC0) != 0x80)
		return false;
	*cp = (p[0] & 0xFU) << 12 | (p[1] & 0x3FU) << 6 | (p[2] & 0x3FU);
	return *cp >= FOLD_FIRST;
}

/* Appends such a character; there is room. */
static inline void
add_pairable(const struct fold *fold, struct buf *to, const char *s,
    uint32_t cp)
{
	uint32_t other = fold->to[cp - FOLD_FIRST];

	if (other != 0) {
		utf8_add(to, other);
		return;
	}
	memcpy(to->data + to->len, s, 3);
	to->len += 3;
}

void
fold_add(const struct fold *fold, struct buf *to, const char *s, size_t len)
{
	size_t from = to->len, i, n;
	bool after_han = false;
	uint32_t cp;

	buf_reserve(to, len);		/* folded text is never longer */
	for (i = 0; i < len; i += n) {
		if (is_pairable(s + i, len - i, &cp)) {
			add_pairable(fold, to, s + i, cp);
			after_han = true;
			n = 3;
			continue;
		}
		if (after_han && (n = pinyin(s + i, len - i)) > 0) {
			after_han = false;
			continue;
		}
		n = utf8_decode(s + i, len - i, &cp);
		if (cp >= 0x80 && is_invisible(cp))
			continue;
		after_han = cp >= 0x80 && utf8_is_han(cp);
		cp = cp >= 'a' && cp <= 'z' ? cp : fold_one(cp);
		if (cp != ' ')
			utf8_add(to, cp);
		else if (to->len > from && to->data[to->len - 1] != ' ')
			buf_addc(to, ' ');
	}
	if (to->len > from && to->data[to->len - 1] == ' ')
		to->len--;
	if (to->len > from + 3)
		close_up(to, from);
}
