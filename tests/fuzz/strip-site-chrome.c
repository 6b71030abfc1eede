/*
 * strip-site-chrome - what is kept of a text is no more than there was, what
 * comes of HTML is safe to show, and all of it goes out one way or the other.
 */
#define main filter_main
#include "../../filters/strip-site-chrome.c"
#undef main

#include "fuzz.h"
#include "utf8.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	static struct stripper s;
	static struct rules rules;
	static struct buf kept, dropped;

	if (s.rules == NULL)
		load(&s, &rules);
	look(&s, fuzz_text(data, len), len);
	kept.len = dropped.len = 0;
	strip(&s, &kept);
	strip_inverted(&s, &dropped);
	if (s.page.html) {
		fuzz_check_clean(kept.data, kept.len);
		fuzz_check_clean(dropped.data, dropped.len);
		return 0;
	}
	/* At most a newline more, where the text had none at its end. */
	FUZZ_CHECK(kept.len <= len + 1);
	FUZZ_CHECK(kept.len != len || len == 0 || dropped.len > 0 ||
	    memcmp(kept.data, data, len) == 0);
	return 0;
}
