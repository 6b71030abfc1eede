/*
 * learn-site-chrome - whatever the pages, the rules learnt are rules, the
 * same ones whatever the order of the pages.
 */
#define main filter_main
#include "../../filters/learn-site-chrome.c"
#undef main
/* parts of: strip-site-chrome */

#include "fuzz.h"

#define PAGES_MAX	64

struct page_text {
	const char	*s;
	size_t		 len;
};

/* Parts the bytes at NULs. */
static size_t
part(const char *s, size_t len, struct page_text pages[PAGES_MAX])
{
	size_t n = 0, i, from = 0;

	for (i = 0; i <= len && n < PAGES_MAX; i++) {
		if (i < len && s[i] != '\0')
			continue;
		pages[n].s = s + from;
		pages[n++].len = i - from;
		from = i + 1;
	}
	return n;
}

static void
learn_pages(struct chrome_rules *ready, const struct page_text *pages,
    size_t n, bool backwards, struct buf *out)
{
	struct sample sample;
	struct doc doc = { .in.name = "fuzz" };
	size_t i;

	diag_set_quiet(true);
	sample_open(&sample, ready);
	for (i = 0; i < n; i++) {
		doc.text = pages[backwards ? n - 1 - i : i].s;
		doc.len = pages[backwards ? n - 1 - i : i].len;
		sample_add(&sample, &doc);
	}
	sample_ready(&sample);
	out->len = 0;
	learn(&sample, out);
	sample_free(&sample);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	static struct chrome_rules ready, again;
	static struct rules rules;
	static struct buf out, other;
	static bool loaded;
	struct page_text pages[PAGES_MAX];
	struct rules learnt_rules = { 0 };
	size_t n = part(fuzz_text(data, len), len, pages);

	if (!loaded) {
		chrome_rules_load(&ready, &rules, &rule_files, false);
		chrome_rules_find_words(&ready);
		loaded = true;
		least_pages = 2;
	}
	learn_pages(&ready, pages, n, false, &out);
	learn_pages(&ready, pages, n, true, &other);
	FUZZ_CHECK(out.len == other.len &&
	    memcmp(out.data, other.data, out.len) == 0);
	fuzz_check_clean(out.data, out.len);
	memset(&again, 0, sizeof(again));
	rules_add(&learnt_rules, "learnt", out.data, out.len);
	chrome_rules_ready(&again, &learnt_rules, learnt_rules.n);	/* dies: a crash */
	chrome_rules_free(&again);
	rules_free(&learnt_rules);
	return 0;
}
