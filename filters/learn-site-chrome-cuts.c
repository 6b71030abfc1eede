/* learn-site-chrome-cuts - see learn-site-chrome-cuts.h. */
#include <string.h>

#include "learn-site-chrome-cuts.h"
#include "learn-site-chrome-spots.h"
#include "strip-site-chrome-chars.h"

#define ROUNDS		8	/* watermarks around one word */

static bool
is_bracketed(const char *s, size_t len)
{
	uint32_t first, last;

	(void)utf8_decode(s, len, &first);
	(void)utf8_before(s, len, &last);
	return spots_opens(first) && spots_closes(last);
}

static bool
holds(const char *s, size_t len, const char *what, size_t what_len)
{
	size_t i;

	for (i = 0; what_len > 0 && i + what_len <= len; i++)
		if (memcmp(s + i, what, what_len) == 0)
			return true;
	return false;
}

static bool
holds_name(const struct spots *s, const char *text, size_t len)
{
	return holds(text, len, s->name->data, s->name->len);
}

/* What a site says that it does, beside its name. */
static bool
tells_deeds(const struct spots *s, const char *text, size_t len)
{
	static const char *const deeds[] = { "首发", "独家", "原创", "提供",
	    "整理", "提示您", "提醒您", "提醒大家", "提示大家" };
	size_t i;

	for (i = 0; i < sizeof(deeds) / sizeof(deeds[0]); i++)
		if (holds(text, len, deeds[i], strlen(deeds[i])))
			return holds_name(s, text, len);
	return false;
}

bool
spots_names_site(const struct spots *s, const char *text, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if (spots_host(text + i, len - i) > 0)
			return true;
	return holds_name(s, text, len);
}

bool
spots_speak(struct spots *s, const char *text, size_t len)
{
	const struct chrome_rules *rules = s->sample->rules;
	struct hit hit;
	size_t at = 0;

	s->folded.len = 0;
	fold_add(&rules->fold, &s->folded, text, len);
	while (words_next(&rules->words, s->folded.data, s->folded.len, &at,
	    &hit))
		switch (hit.id / 3) {
		case CHROME_WATERMARK: case CHROME_AD: case CHROME_TIP:
		case CHROME_LEADIN: case CHROME_SHARE: case CHROME_NAV:
		case CHROME_DISCLAIMER:
			return true;
		default:
			break;
		}
	return tells_deeds(s, text, len);
}

bool
spots_is_balanced(const char *s, size_t len)
{
	static const uint32_t pairs[][2] = {
		{ '(', ')' }, { '[', ']' }, { 0xFF08, 0xFF09 },
		{ 0x3010, 0x3011 }, { 0x300A, 0x300B }, { 0x201C, 0x201D },
		{ 0x3008, 0x3009 }, { 0x300C, 0x300D }
	};
	size_t i, n, k, open = 0, depth[8] = { 0 };
	uint32_t cp;

	for (i = 0; i < len; i += n) {
		n = utf8_decode(s + i, len - i, &cp);
		for (k = 0; k < 8; k++) {
			if (cp == pairs[k][0]) {
				depth[k]++;
				open++;
			} else if (cp == pairs[k][1]) {
				if (depth[k]-- == 0)
					return false;
				open--;
			}
		}
	}
	return open == 0;
}

static bool
is_watermark(struct spots *s, const struct spot *v, size_t n)
{
	const struct spot *first = spots_first(v, n);
	size_t len, i, host = 0, pages = spots_pages(v, n);
	const char *text = spots_line(s, first, &len);

	text += first->from;
	len = first->to - first->from;
	if (len < WATERMARK_LEAST || len > WATERMARK_MOST ||
	    pages * 100 < s->sample->n * WATERMARK_SHARE || !spots_is_balanced(text, len))
		return false;
	for (i = 0; i < len && host == 0; i++)
		host = spots_host(text + i, len - i);
	if (host > 0 && spots_anywhere(s, v, n))
		return true;
	if (is_bracketed(text, len) && spots_anywhere(s, v, n) &&
	    spots_speak(s, text, len))
		return true;
	if (host == len || (host == 0 && !holds_name(s, text, len)))
		return false;
	return spots_speak(s, text, len) ||
	    (host > 0 && holds_name(s, text, len));
}

/*
 * The watermark with # for numbers, which may be others on other pages; as it
 * is, and false, if it holds a # itself, or a host, whose number is part of
 * its name.
 */
static bool
put_numbers_aside(const char *s, size_t len, struct buf *to)
{
	bool numbers = memchr(s, '#', len) == NULL;
	size_t i;

	for (i = 0; i < len; i++)
		numbers = numbers && spots_host(s + i, len - i) == 0;
	for (i = 0; i < len; i++)
		if (!numbers || !chrome_is_digit((unsigned char)s[i]))
			buf_addc(to, s[i]);
		else if (i == 0 || !chrome_is_digit((unsigned char)s[i - 1]))
			buf_addc(to, '#');
	return numbers;
}

static void
add_rule(const struct spots *s, const struct spot *v, size_t n,
    struct learnt *learnt)
{
	struct learnt_rule rule = { .kind = CHROME_CUT,
	    .class = CHROME_WATERMARK, .pages = spots_pages(v, n) };
	const struct spot *first = spots_first(v, n);
	struct buf fields = { 0 };
	size_t len, from = 0, needle;
	const char *text = spots_line(s, first, &len) + first->from;
	struct buf form = { 0 };
	bool numbers;

	len = first->to - first->from;
	numbers = put_numbers_aside(text, len, &form);
	needle = learnt_needle(form.data, form.len, numbers, &from);
	learnt_quote(&fields, form.data, form.len, numbers);
	buf_addc(&fields, '\t');
	buf_add(&fields, form.data + from, needle);
	if (needle >= 6)
		learnt_add(learnt, &rule, &fields);
	buf_free(&fields);
	buf_free(&form);
}

/* The watermarks around one word. */
static void
find_around(struct spots *s, struct spot *v, size_t n, struct learnt *learnt)
{
	uint32_t len = v[0].to - v[0].from;
	size_t round, i;

	for (round = 0; round < ROUNDS; round++) {
		for (i = 0; i < n; i++)
			v[i].out = v[i].used;
		if (spots_pages(v, n) < s->pages)
			return;
		spots_grow(s, v, n);
		if (is_watermark(s, v, n))
			add_rule(s, v, n, learnt);
		for (i = 0; i < n; i++) {
			v[i].used = v[i].used || !v[i].out;
			if (v[i].out)
				v[i].to = v[i].from + len;
		}
	}
}

void
cuts_find_watermarks(const struct sample *sample, size_t pages,
    const struct buf *name, struct learnt *learnt)
{
	struct spots s = { .sample = sample, .pages = pages, .name = name };
	size_t i, to;

	spots_find(&s);
	for (i = 0; i < s.n; i = to) {
		for (to = i; to < s.n && s.v[to].key == s.v[i].key; to++)
			continue;
		find_around(&s, s.v + i, to - i, learnt);
	}
	spots_free(&s);
}
