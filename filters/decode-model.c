/* decode-model - see decode-model.h. */
#include "decode-model.h"

/* Each file is one line of figures, in the order of model_ranges. */
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

static const unsigned char *const figures[LANGUAGES] = {
	[LANGUAGE_SIMPLIFIED] = simplified,
	[LANGUAGE_TRADITIONAL] = traditional,
	[LANGUAGE_JAPANESE] = japanese,
	[LANGUAGE_KOREAN] = korean,
};

const struct model_range model_ranges[MODEL_RANGES] = {
	{ 0x0080, 0x04FF },	/* Latin, Greek, Cyrillic */
	{ 0x2000, 0x33FF },	/* punctuation, symbols, kana, bopomofo */
	{ 0x4E00, 0x9FFF },	/* the common ideographs */
	{ 0xAC00, 0xD7A3 },	/* hangul */
	{ 0xFE30, 0xFFEF },	/* compatibility and half-width forms */
};

long
model_index(uint32_t cp)
{
	long index = 0;
	size_t i;

	for (i = 0; i < MODEL_RANGES; i++) {
		if (cp < model_ranges[i].first)
			return -1;
		if (cp <= model_ranges[i].last)
			return index + (long)(cp - model_ranges[i].first);
		index += (long)(model_ranges[i].last -
		    model_ranges[i].first) + 1;
	}
	return -1;
}

unsigned
model_cost(enum language language, uint32_t cp)
{
	long index = model_index(cp);

	if (index < 0)
		return MODEL_UNSEEN;
	return figures[language][index] - (unsigned)MODEL_ZERO;
}
