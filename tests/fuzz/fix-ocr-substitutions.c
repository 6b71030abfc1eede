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
	static struct buf once, twice;
	static int loaded;

	if (!loaded) {
		load(&fixer);
		loaded = 1;
	}
	once.len = twice.len = 0;
	if (!fix(&fixer, &work, fuzz_text(data, len), len, &once))
		return 0;
	FUZZ_CHECK(!fix(&fixer, &work, once.data, once.len, &twice));
	return 0;
}
