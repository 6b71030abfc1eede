/*
 * split-sections - the sections tile the document, what they are made of
 * lies inside them in order, and only blanks lie between; ends of sentences
 * are found wherever they are.
 */
#define main filter_main
#include "../../filters/split-sections.c"
#undef main

#include "fuzz.h"
#include "split-sections-text.h"
#include "utf8.h"

static void
check_blank(const char *s, size_t from, size_t to)
{
	uint32_t cp;

	FUZZ_CHECK(from <= to);
	while (from < to) {
		from += utf8_decode(s + from, to - from, &cp);
		FUZZ_CHECK(utf8_is_blank(cp) || cp == '\n' || cp == '\r' ||
		    cp == '\f' || cp == '\v');
	}
}

static void
check_section(const struct section *sec, const char *s)
{
	FUZZ_CHECK(sec->text <= sec->text_end && sec->text_end <= sec->end);
	FUZZ_CHECK(sec->title <= sec->title_end && sec->title_end <= sec->end);
	if (sec->marker <= sec->title)		/* else 报告一: title first */
		check_blank(s, sec->start, sec->marker);
	check_blank(s, sec->title_end > sec->text_end ? sec->end :
	    sec->text_end, sec->end);
}

/* text_next_end(), byte by byte. */
static size_t
find_end(const char *s, size_t at, size_t to)
{
	size_t n;

	for (; at < to; at++)
		switch (text_stop_at(s, at, to, &n)) {
		case STOP_SENTENCE: case STOP_CLAUSE: case STOP_COLON:
		case STOP_BLANK:
			return at;
		default:
			break;
		}
	return to;
}

/* The same places are found many bytes at a time. */
static void
check_ends(const char *s, size_t len)
{
	size_t at, end;

	for (at = 0; at < len; at = end + 1) {
		end = text_next_end(s, at, len);
		FUZZ_CHECK(end == find_end(s, at, len));
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	static struct rules rules;
	static struct vocabulary words;
	static struct outline outline;
	static const struct buf fields;
	static struct writer w = { .fields = &fields };
	const char *s = fuzz_text(data, len);
	struct cutter c;
	size_t at = 0, i;

	if (rules.n == 0)
		load_rules(&rules, &words);
	cuts.enums = len % 2 == 1;
	cuts.items = len % 3 == 1;
	check_ends(s, len);
	outline_read(&outline, &words, s, len, cuts.enums);
	cutter_start(&c, &outline, &cuts);
	while (cutter_next(&c)) {
		const struct section *sec = &c.path[c.depth];

		FUZZ_CHECK(sec->start == at && sec->end >= at &&
		    sec->end <= len && sec->n + 1 == c.n);
		at = sec->end;
		if (sec->n > 0)
			check_section(sec, s);
	}
	FUZZ_CHECK(at == len);
	w.text = s;
	for (i = FORM_LINES; i <= FORM_RAW; i++) {
		w.out.len = 0;
		w.form = (enum form)i;
		FUZZ_CHECK(sections_write(&w, &outline, &cuts) == c.n);
	}
	return 0;
}
