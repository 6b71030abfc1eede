/*
 * substitutions-model - any bytes as a model are one or a message, and with
 * one that was read every occurrence gets a score.  The input is two bytes,
 * the length of the model, the model without its first line, and the text.
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
	static char *exact;
	const size_t magic = sizeof(MODEL_MAGIC) - 1;
	size_t n;

	if (len < 2)
		return 0;
	n = data[0] | (size_t)data[1] << 8;
	data += 2;
	len -= 2;
	if (n > len)
		n = len;
	/* A block of that size: a byte beyond it is found. */
	exact = mem_resize(NULL, magic + n, 1);
	memcpy(exact, MODEL_MAGIC, magic);
	memcpy(exact + magic, fuzz_text(data, n), n);
	if (FUZZ_TRY()) {
		rules_add(&f.rules, "fuzz", (const char *)builtin_rules,
		    builtin_rules_len);
		table_read(&f.table, &f.rules);
		model_read(&f.model, "fuzz", exact, magic + n);
		model_attach(&f.model, &f.table);
		table_ready(&f.table);
		f.threshold = -1;
		(void)fix(&f, &work, fuzz_text(data + n, len - n), len - n);
	}
	fixer_free(&f);
	evidence_free(&work.evidence);
	evidence_free(&work.check);
	buf_free(&work.restored);
	free(exact);
	memset(&f, 0, sizeof(f));
	memset(&work, 0, sizeof(work));
	return 0;
}
