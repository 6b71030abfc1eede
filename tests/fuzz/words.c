/*
 * words - the search finds what a plain search finds.  The input is words,
 * each ended by a newline, an empty line, and the text.
 */
#include "fuzz.h"
#include "words.h"

/* The longest word at s, or 0. */
static size_t
plain(const struct words *w, const char *s, size_t len)
{
	size_t i, best = 0;

	for (i = 0; i < w->n; i++)
		if (w->v[i].len <= len && w->v[i].len > best &&
		    memcmp(w->v[i].s, s, w->v[i].len) == 0)
			best = w->v[i].len;
	return best;
}

/* words_many() finds the same as words_next(). */
static void
check_many(const struct words *w, const char *s, size_t len)
{
	struct hit hits[WORDS_MANY], hit;
	size_t many = 0, next = 0, i, n;

	while (many < len) {
		n = words_many(w, s, len, &many, hits);
		for (i = 0; i < n; i++) {
			FUZZ_CHECK(words_next(w, s, len, &next, &hit));
			FUZZ_CHECK(hit.from == hits[i].from &&
			    hit.to == hits[i].to && hit.id == hits[i].id);
		}
	}
	FUZZ_CHECK(!words_next(w, s, len, &next, &hit));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	const char *s = (const char *)data, *end = s + len, *line;
	struct words w = { 0 };
	struct hit hit;
	size_t at = 0, i = 0, left;

	for (; (line = memchr(s, '\n', (size_t)(end - s))) != NULL; s = line + 1) {
		if (line == s || w.n == 50) {
			s = line + 1;
			break;
		}
		words_add(&w, s, (size_t)(line - s), w.n);
	}
	words_ready(&w);
	left = (size_t)(end - s);
	while (words_next(&w, s, left, &at, &hit)) {
		for (; i < hit.from; i++)
			FUZZ_CHECK(plain(&w, s + i, left - i) == 0);
		FUZZ_CHECK(plain(&w, s + i, left - i) == hit.to - hit.from);
		i = hit.to;
	}
	for (; i < left; i++)
		FUZZ_CHECK(plain(&w, s + i, left - i) == 0);
	check_many(&w, s, left);
	words_free(&w);
	return 0;
}
