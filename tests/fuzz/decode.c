/*
 * decode - any bytes give valid UTF-8 without control characters, and what
 * is clean stays as it is.
 */
#define main filter_main
#include "../../filters/decode.c"
#undef main

#include "fuzz.h"
#include "utf8.h"

static void
check_clean(const struct buf *b)
{
	size_t i;

	FUZZ_CHECK(utf8_valid(b->data, b->len) == b->len);
	for (i = 0; i < b->len; i++)
		FUZZ_CHECK(((unsigned char)b->data[i] >= ' ' &&
		    b->data[i] != 0x7F) || b->data[i] == '\n' ||
		    b->data[i] == '\t');
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	static const struct forced detect_it = { CHARSET_NONE, NULL, NULL };
	static const struct forced utf_8 = { CHARSET_UTF_8, NULL, NULL };
	static struct decoded once, twice;

	decode(&detect_it, fuzz_text(data, len), len, &once);
	check_clean(&once.text);
	decode(&utf_8, fuzz_text((const uint8_t *)once.text.data,
	    once.text.len), once.text.len, &twice);
	check_clean(&twice.text);
	return 0;
}
