/*
 * decode-score - what a text costs, in bits, when it is read in a charset.
 *
 * A cost is the information of the text's characters outside ASCII by the
 * figures of decode-model, in units of MODEL_BIT to the bit; the reading of
 * least cost is the most likely one.  Damage costs much but has its price, so
 * that one bad byte never rules a charset out.
 */
#ifndef DECODE_SCORE_H
#define DECODE_SCORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "decode-alphabet.h"
#include "decode-charset.h"
#include "decode-model.h"

struct score {
	enum charset	charset;
	enum language	language;
	long		cost;
	size_t		chars;		/* outside ASCII */
	size_t		damaged;	/* bytes */
	size_t		kin;		/* letters of alphabets and signs cost
					   little behind so many, if not 0 */
	size_t		row;		/* of them that came last */
	bool		pairs;		/* characters cost less in frequent
					   pairs */
	uint32_t	last;		/* the character read last, 0: ASCII or
					   none; the caller's where another
					   piece goes on */
};

/*
 * The charsets of East Asia with the languages that they are used for, and
 * how many bits rarer each is than the first on the pages that decode is
 * for.
 */
struct score_candidate {
	enum charset	charset;
	enum language	language;
	int		rarer;
};

#define SCORE_CANDIDATES	11
extern const struct score_candidate score_candidates[SCORE_CANDIDATES];

/* So many units. */
long	score_bits(int bits);

/* Arrows, frames, stars and the like: at home in every language. */
bool	score_is_sign(uint32_t cp);

/* The cost of a character, or of as many damaged bytes as TABLE_BAD stands. */
long	score_char(enum language, uint32_t cp, size_t bytes);

/* The cost of a character beside the one before it, given its cost alone. */
long	score_beside(enum language, uint32_t before, uint32_t cp, long cost);

/*
 * Adds a piece of text, read in the score's charset and language: the
 * characters that begin before s + part.  Returns where the next one begins,
 * or len.
 */
size_t	score_add(struct score *, const unsigned char *s, size_t part,
	    size_t len);

/* The script of a charset of one byte a character. */
enum script	score_script(enum charset);

/*
 * Adds a piece of text in a charset of one byte a character; the costs go to
 * the alphabet's languages.
 */
void	score_add_single(struct score *, struct alphabet *,
	    const unsigned char *s, size_t len);

/*
 * The score of text in a charset of one byte a character, in the alphabet's
 * language that suits it best.
 */
struct score	score_single(enum charset, const unsigned char *s, size_t len);

#endif
