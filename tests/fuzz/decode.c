/*
 * decode - any bytes give valid UTF-8 without control characters, and what
 * is clean stays as it is.
 */
#define main filter_main
#include "../../filters/decode.c"
#undef main

#include "fuzz.h"
#include "utf8.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	static const struct forced detect_it = { CHARSET_NONE, NULL, NULL };
	static const struct forced utf_8 = { CHARSET_UTF_8, NULL, NULL };
	static struct decoded once, twice;

	decode_begin(&detect_it, fuzz_text(data, len), len, &once);
	if (!decode_next(&detect_it, len, &once))
		return 0;
	fuzz_check_clean(once.text, once.len);
	decode_begin(&utf_8, fuzz_text((const uint8_t *)once.text, once.len),
	    once.len, &twice);
	if (decode_next(&utf_8, once.len, &twice))
		fuzz_check_clean(twice.text, twice.len);
	return 0;
}
