/* decode-model - see decode-model.h. */
#include "decode-model.h"

/* Each file is one line of figures, in the order of model_index(). */
static const unsigned char simplified[] = {
#include "decode-simplified.inc"
};
static const unsigned char traditional[] = {
#include "decode-traditional.inc"
};
static const unsigned char japanese[] = {
#include "decode-japanese.inc"
};
static const unsigned char korean[] = {
#include "decode-korean.inc"
};

const unsigned char *const model_figures[LANGUAGES] = {
	[LANGUAGE_SIMPLIFIED] = simplified,
	[LANGUAGE_TRADITIONAL] = traditional,
	[LANGUAGE_JAPANESE] = japanese,
	[LANGUAGE_KOREAN] = korean,
};
