/*
 * html - the tokens of any bytes lie in them and in their order, text is what
 * stands there or one reference, and there are no more of them than bytes.
 */
#include "fuzz.h"
#include "html.h"
#include "reference.h"

static void
check_token(const struct html_token *t, const char *s, size_t len)
{
	size_t i;

	FUZZ_CHECK(t->offset < len);
	if (t->kind == HTML_TEXT) {
		FUZZ_CHECK(t->len > 0);
		FUZZ_CHECK(t->text == s + t->offset ?
		    t->offset + t->len <= len :
		    t->len <= REFERENCE_MAX && s[t->offset] == '&');
		return;
	}
	FUZZ_CHECK(s[t->offset] == '<');
	FUZZ_CHECK(t->tag <= HTML_UNKNOWN);
	for (i = 0; i < HTML_ATTRS; i++) {
		const struct html_value *v = &t->value[i];

		if ((t->attrs & 1U << i) == 0)
			continue;
		FUZZ_CHECK(v->raw >= s + t->offset);
		FUZZ_CHECK(v->raw + v->len <= s + len);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	static struct buf value;
	const char *s = fuzz_text(data, len);
	struct html html;
	struct html_token token;
	size_t count = 0, last = 0, i;

	memset(&html, 0, sizeof(html));
	html_open(&html, s, len);
	while (html_next(&html, &token)) {
		check_token(&token, s, len);
		FUZZ_CHECK(count == 0 || token.offset > last);
		last = token.offset;
		FUZZ_CHECK(++count <= len);
		if (token.kind == HTML_TEXT)
			continue;
		for (i = 0; i < HTML_ATTRS; i++) {
			value.len = 0;
			if ((token.attrs & 1U << i) != 0)
				html_value_add(&value, &token.value[i]);
		}
		/* What the page does on its way, from the bytes themselves. */
		html.cdata = token.tag == HTML_SVG || token.tag == HTML_MATH;
		html.foreign = html.cdata;
	}
	html_close(&html);
	return 0;
}
