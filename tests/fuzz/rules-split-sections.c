/*
 * rules-split-sections - any bytes as rules are rules or a message, and a
 * document is cut by them.  The input is the rules, a NUL, and the document.
 */
#define main filter_main
#include "../../filters/split-sections.c"
#undef main

#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	static struct rules rules;
	static struct vocabulary words;
	static struct outline outline;
	struct cutter c;
	const char *text = fuzz_text(data, len);
	const char *nul = memchr(text, '\0', len);
	size_t n = nul == NULL ? len : (size_t)(nul - text);

	if (FUZZ_TRY()) {
		rules_add(&rules, "fuzz", text, n);
		words_load(&words, &rules);
		marker_ready(&words);
		if (nul != NULL) {
			outline_read(&outline, &words, nul + 1, len - n - 1,
			    true);
			cutter_start(&c, &outline, &cuts);
			while (cutter_next(&c))
				continue;
		}
	}
	vocabulary_free(&words);
	memset(&words, 0, sizeof(words));
	rules_free(&rules);
	return 0;
}
