/*
 * split-sections - the sections tile the document, what they are made of
 * lies inside them in order, and only blanks lie between.
 */
#define main filter_main
#include "../../filters/split-sections.c"
#undef main

#include "fuzz.h"
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

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	static struct rules rules;
	static struct vocabulary words;
	static struct outline outline;
	static struct sections secs;
	static struct buf out;
	static const struct buf fields;
	const char *s = fuzz_text(data, len);
	size_t i, from, to, at = 0;

	if (rules.n == 0)
		load_rules(&rules, &words);
	cuts.enums = len % 2 == 1;
	cuts.items = len % 3 == 1;
	outline_read(&outline, &words, s, len, cuts.enums);
	sections_cut(&secs, &outline, &cuts);
	for (i = 0; i < secs.n; i++) {
		const struct section *sec = &secs.v[i];

		section_bytes(&secs, i, len, &from, &to);
		FUZZ_CHECK(from == at && to >= from && to <= len);
		at = to;
		FUZZ_CHECK(sec->parent < i || i == 0);
		if (i == 0)
			continue;
		if (sec->marker <= sec->title)	/* else 报告一: title first */
			check_blank(s, from, sec->marker);
		check_blank(s, sec->title_end > sec->text_end ?
		    to : sec->text_end, to);
	}
	FUZZ_CHECK(at == len);
	for (i = FORM_LINES; i <= FORM_RAW; i++) {
		out.len = 0;
		sections_write(&out, (enum form)i, &secs, s, len, &fields);
	}
	return 0;
}
