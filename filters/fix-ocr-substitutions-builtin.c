/* builtin - see fix-ocr-substitutions-builtin.h. */
#include "fix-ocr-substitutions-builtin.h"

const unsigned char builtin_rules[] = {
#include "fix-ocr-substitutions.inc"
};
const size_t builtin_rules_len = sizeof(builtin_rules);

const unsigned char builtin_model[] = {
#include "fix-ocr-substitutions-model.inc"
};
const size_t builtin_model_len = sizeof(builtin_model);
