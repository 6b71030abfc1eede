/*
 * rules-strip-site-chrome - any bytes as rules are rules or a message, and a
 * page goes through them.  The input is the rules, a NUL, and the page.
 */
#define main filter_main
#include "../../filters/strip-site-chrome.c"
#undef main

#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	static struct stripper s;
	static struct rules rules;
	static struct buf kept;
	const char *text = fuzz_text(data, len);
	const char *nul = memchr(text, '\0', len);
	size_t n = nul == NULL ? len : (size_t)(nul - text);

	if (s.rules == NULL) {
		s.rules = mem_resize(NULL, 1, sizeof(*s.rules));
		memset(s.rules, 0, sizeof(*s.rules));
	}
	if (FUZZ_TRY()) {
		rules_add(&rules, "fuzz", text, n);
		chrome_rules_ready(s.rules, &rules, rules.n);
		kept.len = 0;
		if (nul != NULL) {
			look(&s, nul + 1, len - n - 1);
			strip(&s, &kept);
		}
	}
	chrome_rules_free(s.rules);
	memset(s.rules, 0, sizeof(*s.rules));
	rules_free(&rules);
	return 0;
}
