/*
 * builtin - the rules and the model that come with the program, in a file
 * that holds nothing else: a million numbers are too much for linters.
 */
#ifndef FIX_OCR_SUBSTITUTIONS_BUILTIN_H
#define FIX_OCR_SUBSTITUTIONS_BUILTIN_H

#include <stddef.h>

extern const unsigned char	builtin_rules[], builtin_model[];
extern const size_t		builtin_rules_len, builtin_model_len;

#endif
