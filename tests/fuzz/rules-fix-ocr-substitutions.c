/*
 * rules-fix-ocr-substitutions - any bytes as rules are rules or a message,
 * and a text goes through them.  The input is the rules, a NUL, and the text.
 */
#define main filter_main
#include "../../filters/fix-ocr-substitutions.c"
#undef main

#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	static struct fixer f;
	static struct work work;
	const char *text = fuzz_text(data, len);
	const char *nul = memchr(text, '\0', len);
	size_t n = nul == NULL ? len : (size_t)(nul - text);

	if (FUZZ_TRY()) {
		rules_add(&f.rules, "fuzz", text, n);
		table_read(&f.table, &f.rules);
		load_model(&f);
		model_attach(&f.model, &f.table);
		table_ready(&f.table);
		f.threshold = .5;
		if (nul != NULL)
			(void)fix(&f, &work, nul + 1, len - n - 1);
	}
	fixer_free(&f);
	evidence_free(&work.evidence);
	evidence_free(&work.check);
	buf_free(&work.restored);
	memset(&f, 0, sizeof(f));
	memset(&work, 0, sizeof(work));
	return 0;
}
