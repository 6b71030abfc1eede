/* tsv - what is escaped comes back, and no field or record is forged. */
#include "fuzz.h"
#include "tsv.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	static struct buf once, back, any;
	const char *s = fuzz_text(data, len);

	once.len = back.len = any.len = 0;
	tsv_escape(&once, s, len);
	FUZZ_CHECK(once.len == 0 || (memchr(once.data, '\n', once.len) == NULL &&
	    memchr(once.data, '\t', once.len) == NULL &&
	    memchr(once.data, '\r', once.len) == NULL &&
	    memchr(once.data, '\0', once.len) == NULL));
	tsv_unescape(&back, once.data, once.len);
	FUZZ_CHECK(back.len == len &&
	    (len == 0 || memcmp(back.data, s, len) == 0));
	tsv_unescape(&any, s, len);
	FUZZ_CHECK(any.len <= len);
	return 0;
}
