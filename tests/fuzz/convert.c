/*
 * convert - any bytes, in each charset (the first byte says which), give
 * valid UTF-8, and no more damage than bytes; the detector names a charset,
 * and the same one again.
 */
/* parts of: decode */
#include "decode-charset.h"
#include "decode-convert.h"
#include "decode-detect.h"
#include "decode-label.h"
#include "decode-scan.h"
#include "fuzz.h"

static void
check_detect(const char *s, size_t len)
{
	enum charset http, meta, found;
	struct scan seen = { 0 };
	bool plain;
	size_t skip = label_http(s, len, &http), mark, valid;

	FUZZ_CHECK(skip <= len);
	s += skip;
	len -= skip;
	meta = label_meta(s, len);
	valid = scan_valid(s, len, &plain, &seen);
	FUZZ_CHECK(valid == utf8_valid(s, len));
	if (detect_mark(s, len, &mark) != CHARSET_NONE)
		FUZZ_CHECK(mark > 0 && mark <= len);
	found = detect(s, len, valid, http, meta);
	FUZZ_CHECK(found > CHARSET_NONE && found < CHARSETS);
	FUZZ_CHECK(detect(s, len, valid, http, meta) == found);
	FUZZ_CHECK(charset_of_label(charset_name(found),
	    strlen(charset_name(found))) == found);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	static struct buf out;
	const char *s = fuzz_text(data, len);
	enum charset cs;

	if (len == 0)
		return 0;
	check_detect(s, len);
	cs = (enum charset)(CHARSET_UTF_8 + data[0] %
	    (CHARSETS - CHARSET_UTF_8));
	out.len = 0;
	FUZZ_CHECK(convert(cs, s + 1, len - 1, &out) <= len - 1);
	FUZZ_CHECK(utf8_valid(fuzz_text((uint8_t *)out.data, out.len),
	    out.len) == out.len);
	return 0;
}
