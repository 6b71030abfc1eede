/* fix-ocr-substitutions - a second pass finds nothing more to do. */
#define main filter_main
#include "../../filters/fix-ocr-substitutions.c"
#undef main

#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	static struct fixer fixer;
	static struct work work;
	static struct buf once;
	const struct buf *fixed;
	static int loaded;

	if (!loaded) {
		load(&fixer);
		loaded = 1;
	}
	fixed = fix(&fixer, &work, fuzz_text(data, len), len);
	if (fixed == NULL)
		return 0;
	once.len = 0;
	buf_addbuf(&once, fixed);
	FUZZ_CHECK(fix(&fixer, &work, once.data, once.len) == NULL);
	return 0;
}
