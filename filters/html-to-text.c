/*
 * html-to-text - the text of an HTML page, one block a line.
 * See html-to-text(1).
 */
#include "doc.h"
#include "opt.h"
#include "page.h"
#include "sandbox.h"

static struct doc_input	input;
static bool		title;

static const struct opt opts[] = {
	OPT_STREAM(input),
	{ 'T', "title", OPT_FLAG, &title, 0, NULL,
	    "with -t, the title in a field before the text; else it alone" },
};

/* Text, or the title alone, which is <title> or else og:title. */
static void
convert(struct page *page, const char *s, size_t len)
{
	page_text_from_html(page, s, len);
	if (page->title.len == 0)
		buf_addbuf(&page->title, &page->og_title);
}

int
main(int argc, char *argv[])
{
	struct doc doc = { 0 };
	struct page page = { 0 };
	char **operands;

	diag_init(argv[0]);
	operands = opt_parse(argc, argv, opts, NELEM(opts), "[file ...]",
	    "Print the text of HTML pages, one block a line.");
	doc_open(&doc, &input, operands);
	sandbox_enter(&(struct sandbox){ .readable = operands });
	while (doc_read(&doc)) {
		convert(&page, doc.text, doc.len);
		if (page.bad > 0)
			doc_warn(&doc, "%zu bytes replaced", page.bad);
		if (!title) {
			doc_write(&doc, NULL, &page.text);
		} else if (input.framing == FRAME_TSV) {
			doc_write(&doc, &page.title, &page.text);
		} else {
			if (page.title.len > 0 &&
			    input.framing == FRAME_WHOLE)
				buf_addc(&page.title, '\n');
			doc_write(&doc, NULL, &page.title);
		}
	}
	page_free(&page);
	return doc_close(&doc);
}
