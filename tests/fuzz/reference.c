/*
 * reference - character references, whatever follows the '&': never more is
 * read than there is, no more comes out than is promised, and it is UTF-8;
 * what is behind a reference's end does not change it.
 */
#include "fuzz.h"
#include "reference.h"

static void
check(const char *s, size_t len, bool in_attribute, struct buf *to)
{
	size_t n, again;

	to->len = 0;
	n = reference_decode(s, len, in_attribute, to);
	FUZZ_CHECK(n <= len);
	FUZZ_CHECK(to->len <= REFERENCE_MAX);
	FUZZ_CHECK((n == 0) == (to->len == 0));
	FUZZ_CHECK(utf8_valid(to->data, to->len) == to->len);
	if (n == 0 || s[n - 1] != ';')
		return;
	again = reference_decode(s, n, in_attribute, to);
	FUZZ_CHECK(again == n);
	FUZZ_CHECK(memcmp(to->data, to->data + to->len / 2, to->len / 2) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	static struct buf to;
	const char *s = fuzz_text(data, len);
	size_t i;

	buf_reserve(&to, 1);
	for (i = 0; i < len; i++) {
		if (s[i] != '&')
			continue;
		check(s + i, len - i, false, &to);
		check(s + i, len - i, true, &to);
	}
	return 0;
}
