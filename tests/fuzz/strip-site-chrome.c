/*
 * strip-site-chrome - every line of a text goes out one way or the other;
 * what comes of HTML is safe to show; each line has a state and a class; and
 * the pages before make no difference.
 */
#define main filter_main
#include "../../filters/strip-site-chrome.c"
#undef main

#include "fuzz.h"
#include "utf8.h"

/* A sum over the lines that are not blank, whatever their order. */
static uint64_t
sum_of_lines(const struct buf *b)
{
	struct page page = { 0 };
	struct page_line line;
	uint64_t sum = 0, hash;
	size_t i, k;

	page_from_text(&page, fuzz_text((uint8_t *)b->data, b->len), b->len);
	for (i = 0; i < page.n; i++) {
		hash = 0;
		line = page_get(&page, i);
		for (k = 0; k < line.len; k++)
			hash = (hash + (unsigned char)line.text[k] + 1) *
			    UINT64_C(0x9E3779B97F4A7C15);
		if (line.chars > 0)
			sum += hash;
	}
	page_free(&page);
	return sum;
}

static void
check_states(const struct stripper *s)
{
	size_t i;

	for (i = 0; i < s->view.n; i++) {
		FUZZ_CHECK(s->decision.state[i] < CHROME_STATES);
		FUZZ_CHECK(chrome_decide_class(&s->view, &s->decision, i) <
		    CHROME_CLASSES);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	static const char other[] = "<html><h1>x</h1><div id=a>y<p>z";
	static struct stripper s;
	static struct rules rules;
	static struct buf kept, dropped, again;
	static struct doc doc;
	struct buf text = { NULL, 0, 0 };

	if (s.rules == NULL) {
		s.rules = mem_resize(NULL, 1, sizeof(*s.rules));
		memset(s.rules, 0, sizeof(*s.rules));
		chrome_rules_load(s.rules, &rules, &rule_files, false);
	}
	doc.in.name = "fuzz";
	text.data = (char *)(uintptr_t)fuzz_text(data, len);
	text.len = len;
	kept.len = dropped.len = again.len = 0;
	look(&s, text.data, len);
	strip(&s, &kept);
	strip_inverted(&s, &dropped);
	check_states(&s);
	report(&s, &doc, &again);
	if (s.page.html) {
		fuzz_check_clean(kept.data, kept.len);
		fuzz_check_clean(dropped.data, dropped.len);
	} else if (s.edits.n == 0) {
		FUZZ_CHECK(sum_of_lines(&kept) + sum_of_lines(&dropped) ==
		    sum_of_lines(&text));
	}
	look(&s, other, sizeof(other) - 1);
	look(&s, text.data, len);
	again.len = 0;
	strip(&s, &again);
	FUZZ_CHECK(again.len == kept.len);
	FUZZ_CHECK(kept.len == 0 ||
	    memcmp(again.data, kept.data, kept.len) == 0);
	return 0;
}
