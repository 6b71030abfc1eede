/*
 * decode-learn-pairs - the pairs of characters that are frequent in a text.
 */
#ifndef DECODE_LEARN_PAIRS_H
#define DECODE_LEARN_PAIRS_H

#include "decode-model.h"

/*
 * Reads standard input, clean UTF-8 text in a language, and prints the lines
 * of decode-pairs: pairs of common characters that stand side by side more
 * often than by chance, those first chosen that save the most bits.
 */
void	learn_pairs(enum language);

#endif
