/*
 * decode-alphabet - how likely a text is in a language that is written with
 * an alphabet.
 *
 * The figures are costs as in decode-model, of the characters outside ASCII
 * in 34 languages of Latin, Cyrillic, Greek, Hebrew, Arabic and Thai script,
 * counted from the messages that one office suite translates into them.
 */
#ifndef DECODE_ALPHABET_H
#define DECODE_ALPHABET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define ALPHABETS	34	/* languages */

/* U+0080 to U+06FF, U+0E00 to U+0E7F, U+1E00 to U+1EFF, U+2010 to U+203F. */
#define ALPHABET_CHARS	2096

enum script {
	SCRIPT_ANY,
	SCRIPT_CYRILLIC,
	SCRIPT_GREEK,
	SCRIPT_HEBREW,
	SCRIPT_ARABIC,
	SCRIPT_THAI,
	SCRIPT_LATIN
};

/*
 * The costs of a text in each language of a script; of the empty text if all
 * but the script is 0.
 */
struct alphabet {
	enum script	script;
	int		alone;		/* what is added if no letter follows */
	bool		mark;		/* it ends with a mark behind no letter */
	bool		start;		/* its last line has no letter yet */
	unsigned	before;		/* the kind of the last character */
	long		extra;		/* a cost in every language */
	long		cost[ALPHABETS];
};

/* Where a character's figure stands, or -1. */
long	alphabet_index(uint32_t cp);

/* Adds the text's next character, ASCII too. */
void	alphabet_add(struct alphabet *, uint32_t cp);

/* What comes next stands behind this character. */
void	alphabet_follow(struct alphabet *, uint32_t cp);

/* The cost in the language that suits the text best. */
long	alphabet_least(const struct alphabet *);

#endif
