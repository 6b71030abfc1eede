/*
 * decode - any bytes give valid UTF-8 without control characters; in parts,
 * as a file is read, they give what they give at once, as under -t, unless
 * they are noise; and what comes out of UTF-8 stays as it is: but for
 * references, of which one may hide another, what was plain text and is a
 * header or an escape now, and a few characters that are likelier in another
 * charset.
 */
#define main filter_main
#include "../../filters/decode.c"
#undef main

#include "fuzz.h"
#include "utf8.h"

#define PART_HERE	((size_t)24)	/* for parts in short inputs */
#define FEW		16		/* bytes */

/* True if the lines were noise, which is known only behind them. */
static bool
decode_all(const char *s, size_t len, size_t part, struct buf *out)
{
	static const struct forced detect_it = { .charset = CHARSET_NONE };
	static struct decoded d;

	out->len = 0;
	buf_reserve(out, 1);		/* its data is never NULL */
	decode_begin(&detect_it, s, len, &d);
	while (decode_next(&detect_it, part, &d))
		buf_add(out, d.text, d.len);
	return lines_are_noise(&d.lines);
}

static void
check_same(const struct buf *a, const struct buf *b)
{
	FUZZ_CHECK(a->len == b->len);
	FUZZ_CHECK(a->len == 0 || memcmp(a->data, b->data, a->len) == 0);
}

static bool
has(const struct buf *b, const char *what)
{
	size_t i, n = strlen(what);

	for (i = 0; i + n <= b->len; i++)
		if (memcmp(b->data + i, what, n) == 0)
			return true;
	return false;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	static struct buf once, twice;
	bool noise;

	noise = decode_all(fuzz_text(data, len), len, len, &once);
	fuzz_check_clean(once.data, once.len);
	(void)decode_all(fuzz_text(data, len), len, PART_HERE, &twice);
	fuzz_check_clean(twice.data, twice.len);
	if (!noise)
		check_same(&once, &twice);
	if (once.len < FEW || utf8_valid(fuzz_text(data, len), len) < len ||
	    has(&once, "&") || has(&once, "HTTP/") || has(&once, "~{"))
		return 0;
	(void)decode_all(once.data, once.len, once.len, &twice);
	check_same(&once, &twice);
	return 0;
}
