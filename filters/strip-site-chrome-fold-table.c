/* strip-site-chrome-fold-table - what characters fold to; see -fold.h. */
#include <stdbool.h>
#include <string.h>

#include "strip-site-chrome-fold.h"

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
	{ 0x0180, 0x1FFF, CHAR_LATIN }, { 0x2200, 0x24FF, CHAR_SYMBOL },
	{ 0x2600, 0x2FFF, CHAR_SYMBOL }, { 0x3100, 0x33FF, CHAR_SYMBOL },
	{ 0x3400, 0x4DBF, CHAR_HAN }, { 0x4DC0, 0x4DFF, CHAR_SYMBOL },
	{ 0x4E00, 0x9FFF, CHAR_HAN }, { 0xA000, 0xD7FF, CHAR_SYMBOL },
	{ 0xE000, 0xF8FF, CHAR_SYMBOL }, { 0xF900, 0xFAFF, CHAR_HAN },
	{ 0xFB00, 0xFDFF, CHAR_SYMBOL }
};

static void
fold_becomes(struct fold *fold, uint32_t from, uint32_t to)
{
	fold->look[from] |= FOLD_MOVES;
	fold->to[from] = (uint16_t)to;
}

/* Sets what one character folds to, other than what is paired with it. */
static void
set_first(struct fold *fold, uint32_t cp)
{
	uint32_t other;

	if ((cp >= 0x80 && is_invisible(cp)) || (cp >= 0xD800 && cp < 0xE000)) {
		fold_becomes(fold, cp, 0);
		return;
	}
	other = fold_one(cp);
	if (other == cp)
		fold->look[cp] = (uint8_t)chrome_char_kind(cp);
	else
		fold_becomes(fold, cp, other);
}

void
fold_ready(struct fold *fold)
{
	uint32_t cp = 0;
	size_t i;

	for (i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++) {
		while (cp < ranges[i].first)
			set_first(fold, cp++);
		cp = ranges[i].last + 1;
		memset(fold->look + ranges[i].first, (int)ranges[i].kind,
		    cp - ranges[i].first);
	}
	while (cp < sizeof(fold->look))
		set_first(fold, cp++);
	/* More has to be known than the character. */
	fold_becomes(fold, ' ', ' ');
	fold_becomes(fold, '(', '(');
}

void
fold_pair(struct fold *fold, uint32_t from, uint32_t to)
{
	fold->look[from] = CHAR_HAN;
	if (from != to)
		fold_becomes(fold, from, to);
}

void
fold_begins(struct fold *fold, const char *s, size_t len)
{
	uint32_t cp;

	(void)utf8_decode(s, len, &cp);
	if (cp < sizeof(fold->look))
		fold->look[cp] |= 1U << FOLD_BEGINS;
}
