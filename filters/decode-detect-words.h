/*
 * decode-detect-words - what a text that is UTF-8 costs as one written with an
 * alphabet.
 *
 * A sign or a letter with an accent amid words of ASCII is two bytes that
 * are a character of Chinese too, and a common one at times: where it stands
 * tells more than which it is.
 */
#ifndef DECODE_DETECT_WORDS_H
#define DECODE_DETECT_WORDS_H

#include "decode-sample.h"

/* In the units of score_bits(); valid UTF-8, but for the ends of pieces. */
long	words_cost(const struct sample *);

#endif
