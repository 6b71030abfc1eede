/* html-to-text - any bytes give valid UTF-8 without control characters. */
#include "fuzz.h"
#include "page.h"
#include "utf8.h"

static void
check_clean(const char *s, size_t len)
{
	size_t i;

	FUZZ_CHECK(utf8_valid(s, len) == len);
	for (i = 0; i < len; i++)
		FUZZ_CHECK((unsigned char)s[i] >= ' ' || s[i] == '\n' ||
		    s[i] == '\t');
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	static struct page page;
	size_t i;

	page_text_from_html(&page, fuzz_text(data, len), len);
	check_clean(page.text.data, page.text.len);
	page_from_html(&page, fuzz_text(data, len), len);
	for (i = 0; i < page.n; i++) {
		check_clean(page.lines[i].text, page.lines[i].len);
		FUZZ_CHECK(page.lines[i].link_chars <= page.lines[i].chars);
		FUZZ_CHECK(page.lines[i].block < page.nblocks ||
		    page.nblocks == 0);
	}
	return 0;
}
