/*
 * mojibake - the repair of any text gives valid UTF-8 with as many lines, and
 * the report has a line for each line changed.  Bytes that are no UTF-8 are
 * made so first: as decode does it.
 */
/* parts of: decode */
#include "decode-convert.h"
#include "decode-lost.h"
#include "decode-mojibake.h"
#include "fuzz.h"

static size_t
count(const struct buf *b, char c)
{
	size_t i, n = 0;

	for (i = 0; i < b->len; i++)
		n += b->data[i] == c;
	return n;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	static struct mojibake m;
	static struct buf text, out;
	struct scan seen = { 0 };
	bool plain;

	text.len = out.len = 0;
	buf_reserve(&text, 1);
	(void)convert(CHARSET_UTF_8, fuzz_text(data, len), len, &text);
	m.report_wanted = true;
	mojibake_begin(&m, text.len);
	(void)scan_valid(text.data, text.len, &plain, &seen);
	FUZZ_CHECK(lost_count(text.data, text.len, LOST_ALL) <= text.len);
	if (!mojibake_repair(&m, text.data, text.len, NULL, &seen,
	    &out)) {
		FUZZ_CHECK(out.len == 0);
		return 0;
	}
	FUZZ_CHECK(utf8_valid(out.data, out.len) == out.len);
	FUZZ_CHECK(count(&out, '\n') >= count(&text, '\n'));
	FUZZ_CHECK(count(&m.report, '\n') > 0);
	FUZZ_CHECK(count(&m.report, '\t') == 4 * count(&m.report, '\n'));
	return 0;
}
