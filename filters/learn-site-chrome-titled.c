/*
 * learn-site-chrome-titled - watermarks that hold the page's own title; see
 * learn-site-chrome-cuts.h.
 */
#include <stdlib.h>
#include <string.h>

#include "learn-site-chrome-cuts.h"
#include "learn-site-chrome-spots.h"

#define TITLE_LEAST	12	/* bytes of a title */
#define REST_LEAST	9	/* of what stands around it */
#define LINE_MOST	3000	/* of a line that is looked at */

/* A title in a line with what belongs to it: brackets or a sentence. */
struct titled {
	struct spot	 spot;		/* its key is of what is around the title */
	uint32_t	 at, behind;	/* bytes: the title begins and ends */
	bool		 bracketed;
};

struct titleds {
	const struct sample *sample;
	struct titled	*v;
	size_t		 n, cap;
};

/* Sets from: at the bracket, or behind the sentence, before the title. */
static bool
find_from(const char *s, struct titled *t)
{
	size_t i = t->at, before;
	uint32_t cp;

	for (t->bracketed = false; i > 0; i = before) {
		before = utf8_before(s, i, &cp);
		if (spots_closes(cp) || t->at - before > WATERMARK_MOST)
			return false;
		if (spots_opens(cp)) {
			t->bracketed = true;
			i = before;
			break;
		}
		if (spots_ends_sentence(cp))
			break;
	}
	t->spot.from = (uint32_t)i;
	return true;
}

/* Sets to: behind the bracket, or the sentence, that the title stands in. */
static bool
find_to(const char *s, size_t len, struct titled *t)
{
	size_t i = t->behind;
	uint32_t cp = 0;

	while (i < len && i - t->behind <= WATERMARK_MOST) {
		i += utf8_decode(s + i, len - i, &cp);
		if (spots_opens(cp) || (spots_closes(cp) && !t->bracketed))
			return false;
		if (spots_closes(cp) || spots_ends_sentence(cp))
			break;
	}
	t->spot.to = (uint32_t)i;
	return t->bracketed ? spots_closes(cp) :
	    i == len || spots_ends_sentence(cp);
}

static void
add(struct titleds *all, const struct titled *t, const char *s)
{
	struct titled *new;

	all->v = mem_grow(all->v, all->n, &all->cap, sizeof(*all->v));
	new = &all->v[all->n++];
	*new = *t;
	new->spot.key = sample_hash(s + t->spot.from, t->at - t->spot.from) * 31 +
	    sample_hash(s + t->behind, t->spot.to - t->behind);
}

static void
find_in_line(struct titleds *all, size_t page, size_t line,
    const struct learn_title *title)
{
	const struct learn_page *p = &all->sample->pages[page];
	const char *s = sample_text(p, line);
	size_t len = p->lines[line].len, i;
	struct titled t = { .spot = { .page = (uint32_t)page,
	    .line = (uint32_t)line } };

	for (i = 0; len <= LINE_MOST && i + title->len <= len; i++) {
		if (s[i] != title->s[0] ||
		    memcmp(s + i, title->s, title->len) != 0)
			continue;
		t.at = (uint32_t)i;
		t.behind = (uint32_t)(i + title->len);
		if (find_from(s, &t) && find_to(s, len, &t) &&
		    t.spot.to - t.spot.from < len &&
		    t.spot.to - t.spot.from >= title->len + REST_LEAST)
			add(all, &t, s);
	}
}

static void
find_all(struct titleds *all, const struct learn_title *titles)
{
	size_t i, k;

	for (i = 0; i < all->sample->n; i++) {
		const struct learn_page *p = &all->sample->pages[i];

		for (k = 0; titles[i].len >= TITLE_LEAST && k < p->n; k++)
			if (p->lines[k].kept && !p->lines[k].title &&
			    !p->lines[k].ruled)
				find_in_line(all, i, k, &titles[i]);
	}
}

/* What a title consists of, within the bracket with that first byte. */
static const char *
inside(char bracket)
{
	switch (bracket) {
	case '(':
		return "[^()]";
	case '[':
		return "[^\\[\\]]";
	case '\343':
		return "[^【】]";
	case '\357':
		return "[^（）]";
	default:
		return "[^。！？；!?;…”]";
	}
}

/* A pattern with any text for the title, within its brackets or sentence. */
static void
add_rule(const struct titleds *all, const struct titled *t, size_t pages,
    struct learnt *learnt)
{
	struct learnt_rule rule = { .kind = CHROME_CUT,
	    .class = CHROME_WATERMARK, .pages = pages };
	const struct learn_page *p = &all->sample->pages[t->spot.page];
	const char *s = sample_text(p, t->spot.line), *rest;
	size_t before = t->at - t->spot.from, behind = t->spot.to - t->behind;
	size_t from = 0, needle;
	struct buf fields = { 0 };

	learnt_quote(&fields, s + t->spot.from, before, false);
	buf_adds(&fields, inside(t->bracketed ? s[t->spot.from] : '\0'));
	buf_adds(&fields, "{1,100}");
	learnt_quote(&fields, s + t->behind, behind, false);
	buf_addc(&fields, '\t');
	rest = behind > before ? s + t->behind : s + t->spot.from;
	needle = learnt_needle(rest, behind > before ? behind : before, false,
	    &from);
	buf_add(&fields, rest + from, needle);
	if (needle >= 6)
		learnt_add(learnt, &rule, &fields);
	buf_free(&fields);
}

/* What stands around the title: it names the site, and speaks as chrome. */
static bool
is_watermark(struct spots *s, const struct titled *t)
{
	const struct learn_page *p = &s->sample->pages[t->spot.page];
	const char *text = sample_text(p, t->spot.line);
	struct buf rest = { 0 };
	bool is;

	buf_add(&rest, text + t->spot.from, t->at - t->spot.from);
	buf_addc(&rest, '*');
	buf_add(&rest, text + t->behind, t->spot.to - t->behind);
	is = spots_names_site(s, rest.data, rest.len) &&
	    spots_is_balanced(rest.data, rest.len) &&
	    (t->bracketed || spots_speak(s, rest.data, rest.len));
	buf_free(&rest);
	return is;
}

void
cuts_find_titled(const struct sample *sample, size_t pages,
    const struct learn_title *titles, const struct buf *name,
    struct learnt *learnt)
{
	struct spots s = { .sample = sample, .pages = pages, .name = name };
	struct titleds all = { .sample = sample };
	size_t i, to, on;

	find_all(&all, titles);
	if (all.n > 1)
		qsort(all.v, all.n, sizeof(*all.v), spots_by_key);
	for (i = 0; i < all.n; i = to) {
		on = 1;
		for (to = i + 1; to < all.n && all.v[to].spot.key == all.v[i].spot.key;
		    to++)
			on += all.v[to].spot.page != all.v[to - 1].spot.page;
		if (on >= pages && on * 100 >= sample->n * WATERMARK_SHARE &&
		    is_watermark(&s, &all.v[i]))
			add_rule(&all, &all.v[i], on, learnt);
	}
	free(all.v);
	spots_free(&s);
}
