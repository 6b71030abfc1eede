/*
 * strip-site-chrome - every line of a text goes out one way or the other, in
 * order; what comes of HTML is safe to show; each line has a state and a class;
 * and the pages before make no difference.
 */
#define main filter_main
#include "../../filters/strip-site-chrome.c"
#undef main

#include "fuzz.h"
#include "utf8.h"

/* The next line from *at on that is no blank one; false: there is none. */
static bool
next_line(const struct buf *b, size_t *at, const char **line, size_t *len)
{
	struct page page = { 0 };
	bool blank = true;

	while (blank && *at < b->len) {
		const char *end = memchr(b->data + *at, '\n', b->len - *at);

		*line = b->data + *at;
		*len = end == NULL ? b->len - *at : (size_t)(end - *line);
		*at += *len + (end != NULL);
		page_from_text(&page, *line, *len);
		blank = page.n == 0 || page.lines[0].chars == 0;
	}
	page_free(&page);
	return !blank;
}

/* Each line of the text is the next of those kept or of those dropped. */
static void
check_nothing_lost(const struct buf *text, const struct buf *kept,
    const struct buf *dropped)
{
	const struct buf *from[3] = { text, kept, dropped };
	const char *line[3] = { NULL, NULL, NULL };
	size_t at[3] = { 0, 0, 0 }, n[3] = { 0, 0, 0 }, i;
	bool have[3];

	for (i = 0; i < 3; i++)
		have[i] = next_line(from[i], &at[i], &line[i], &n[i]);
	while (have[0]) {
		for (i = 1; i < 3; i++)
			if (have[i] && n[i] == n[0] &&
			    memcmp(line[i], line[0], n[0]) == 0)
				break;
		FUZZ_CHECK(i < 3);
		have[i] = next_line(from[i], &at[i], &line[i], &n[i]);
		have[0] = next_line(text, &at[0], &line[0], &n[0]);
	}
	FUZZ_CHECK(!have[1] && !have[2]);
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

	if (s.rules == NULL)
		load(&s, &rules);
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
		check_nothing_lost(&text, &kept, &dropped);
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
