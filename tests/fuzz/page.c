/*
 * page - what is promised of pages, whatever the bytes: from HTML valid UTF-8
 * without control characters, the same with and without what is known of the
 * lines, and lines that fit together; from text the text itself.
 */
#include "fuzz.h"
#include "page.h"
#include "utf8.h"

static void
check_lines(const struct page *page)
{
	size_t i;

	for (i = 0; i < page->n; i++) {
		struct page_line line = page_get(page, i);

		FUZZ_CHECK(memchr(line.text, '\n', line.len) == NULL);
		FUZZ_CHECK(line.chars <= line.len);
		FUZZ_CHECK(line.link_chars <= line.chars);
		FUZZ_CHECK(line.links <= line.chars);
		FUZZ_CHECK(line.chars > 0 || line.element == PAGE_PRE);
		FUZZ_CHECK(line.block < page->nblocks);
	}
	for (i = 1; i < page->nblocks; i++)
		FUZZ_CHECK(page->blocks[i].parent < i);
}

/* The lines put together again. */
static void
join(const struct page *page, struct buf *to)
{
	size_t i;

	for (i = 0; i < page->n; i++) {
		struct page_line line = page_get(page, i);

		buf_add(to, line.text, line.len);
		if (i + 1 < page->n || page->final_newline)
			buf_addc(to, '\n');
	}
}

static void
check_same(const struct buf *a, const char *s, size_t len)
{
	FUZZ_CHECK(a->len == len);
	FUZZ_CHECK(len == 0 || memcmp(a->data, s, len) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	const char *s = fuzz_text(data, len);
	struct page page = { 0 }, plain = { 0 };
	struct buf text = { 0 };

	page_from_html(&page, s, len);
	page_text_from_html(&plain, s, len);
	join(&page, &text);
	check_same(&text, plain.text.data, plain.text.len);
	check_same(&page.title, plain.title.data, plain.title.len);
	fuzz_check_clean(text.data, text.len);
	fuzz_check_clean(page.title.data, page.title.len);
	fuzz_check_clean(page.og_title.data, page.og_title.len);
	check_lines(&page);
	FUZZ_CHECK(page.bad == plain.bad);
	page_from_text(&page, s, len);
	text.len = 0;
	join(&page, &text);
	check_same(&text, s, len);
	page_is_html(s, len);
	page_free(&page);
	page_free(&plain);
	buf_free(&text);
	return 0;
}
