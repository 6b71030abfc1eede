/* decode-detect-words - see decode-detect-words.h. */
#include <stdbool.h>
#include <stdint.h>

#include "decode-alphabet.h"
#include "decode-detect-words.h"
#include "decode-score.h"
#include "decode-table.h"

/* In bits. */
#define COST_SIGN	12	/* a sign */
#define COST_AGAIN	2	/* the same sign again */
#define AMID_LETTER	4	/* gained by a character amid ASCII, for a
				   letter beside it */
#define AMID_SPACES	3	/* the same for spaces on both sides */
#define AMID_QUOTES	8	/* the same for single quotes */
#define AMID_WORDS	8	/* gained at most by few characters among
				   many words */

/* What is known of a text while it is read. */
struct words {
	struct alphabet	alphabet;
	long		signs;		/* the cost of its signs */
	long		amid;		/* gained by what stands amid ASCII */
	uint32_t	before;		/* the last character */
	size_t		high, letters;	/* characters outside ASCII and, tags
					   left out, letters of it */
	bool		tag;
};

static bool
is_letter(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The signs of ISO 8859-1: at home in every language. */
static bool
is_latin_sign(uint32_t cp)
{
	return (cp > 0xA0 && cp < 0xC0) || cp == 0xD7 || cp == 0xF7;
}

/*
 * A character between two of ASCII: letters that touch it make a word of it,
 * spaces a sign, quotes a constant of a program; in Chinese each is rare.
 */
static long
amid(uint32_t before, uint32_t after)
{
	if (before == ' ' && after == ' ')
		return score_bits(AMID_SPACES);
	if (before == '\'' && after == '\'')
		return score_bits(AMID_QUOTES);
	return score_bits(AMID_LETTER) * (is_letter(before) +
	    is_letter(after));
}

static void
add_ascii(struct words *w, uint32_t c)
{
	w->tag = c == '<' || (w->tag && c != '>');
	w->letters += !w->tag && is_letter(c);
	alphabet_add(&w->alphabet, c);
}

static void
add_high(struct words *w, uint32_t cp, uint32_t after)
{
	w->high++;
	if (w->before < 0x80 && after < 0x80)
		w->amid += amid(w->before, after);
	if (!is_latin_sign(cp)) {
		alphabet_add(&w->alphabet, cp);
		return;
	}
	w->signs += score_bits(cp == w->before ? COST_AGAIN : COST_SIGN);
	alphabet_follow(&w->alphabet, cp);
}

/* Reads a piece of text that stands behind a character of ASCII. */
static void
read_words(struct words *w, const unsigned char *s, size_t len,
    unsigned char before)
{
	uint32_t cp;
	size_t i;

	w->before = before;
	w->tag = false;
	for (i = 0; i < len; w->before = cp) {
		i += table_char(CHARSET_UTF_8, s + i, len - i, &cp);
		if (cp == TABLE_CUT)
			break;
		if (cp < 0x80)
			add_ascii(w, cp);
		else
			add_high(w, cp, i < len ? s[i] : ' ');
	}
}

/* The more words there are, the rarer one character of Chinese among them. */
static long
words_bonus(const struct words *w)
{
	size_t ratio = w->letters / (w->high + 1);
	int bits = 0;

	for (; ratio > 1 && bits < AMID_WORDS; ratio /= 2)
		bits++;
	return score_bits(bits);
}

long
words_cost(const struct sample *sm)
{
	struct words w = { .alphabet = { .script = SCRIPT_ANY } };
	size_t i;

	for (i = 0; i < sm->n; i++) {
		const unsigned char *s = sm->piece[i].s;

		read_words(&w, s, sm->piece[i].len, s > sm->text &&
		    s[-1] < 0x80 ? s[-1] : ' ');
	}
	return alphabet_least(&w.alphabet) + w.signs - w.amid -
	    words_bonus(&w);
}
