/* sight - see fix-ocr-substitutions-sight.h. */
#include <string.h>

#include "buf.h"
#include "fix-ocr-substitutions-context.h"
#include "fix-ocr-substitutions-sight.h"
#include "fix-ocr-substitutions-title.h"
#include "utf8.h"

#define TITLE_BYTES	((size_t)120)	/* a longer line is no title */
#define TITLE_LINES	6
#define SITE_WORDS	3	/* so many make a line the site's */

/* Behind the lines at the head that are short and end no sentence. */
static size_t
skip_title(const char *text, size_t len)
{
	const char *end;
	size_t at = 0, i;

	for (i = 0; i < TITLE_LINES && at < len; i++) {
		end = memchr(text + at, '\n', len - at);
		if (end == NULL)
			return 0;
		if ((size_t)(end - text) - at > TITLE_BYTES ||
		    (end - text >= 3 && memcmp(end - 3, "。", 3) == 0))
			return at;
		at = (size_t)(end - text) + 1;
	}
	return i == TITLE_LINES ? 0 : at;
}

/*
 * What stands before a closing quotation mark in its line: an opening one
 * that it does not fit makes it wrong.  Each look back ends at the quotation
 * mark before, so that all of them together are linear.
 */
static enum said
ask_quote(const char *text, size_t from)
{
	uint32_t cp;

	while (from > 0 && text[from - 1] != '\n') {
		from = utf8_before(text, from, &cp);
		if (cp == 0x201C)
			return SAID_SIGN;
		if (cp == 0x301D)
			return SAID_KEEP;
		if (cp == 0x201D || cp == 0x301E)
			return SAID_SURE;
	}
	return SAID_SURE;
}

static void
add_sighting(struct evidence *e, const struct sighting *s)
{
	e->sightings = mem_grow(e->sightings, e->nsightings,
	    &e->sightings_cap, sizeof(*e->sightings));
	e->sightings[e->nsightings++] = *s;
}

/* What the rules say of an occurrence, and which one of them. */
static enum said
ask_rules(const struct table *t, const struct pair *p, size_t from,
    const char *text, size_t len, const struct rule **rule)
{
	*rule = NULL;
	return p->quote ? ask_quote(text, from) :
	    context_ask(t, p, text, len, from, from + p->wrong_len, rule);
}

const struct rule *
sight_rule(const struct table *t, const struct sighting *s, const char *text,
    size_t len)
{
	const struct rule *rule;

	(void)ask_rules(t, &t->pairs[s->pair], s->from, text, len, &rule);
	return rule;
}

static void
see(struct evidence *e, const struct table *t, size_t find, size_t pair,
    const char *text, size_t len)
{
	const struct pair *p = &t->pairs[pair];
	size_t from = e->finds.v[find].from;
	const struct rule *rule;
	enum said says = ask_rules(t, p, from, text, len, &rule);

	if (p->always && says == SAID_NOTHING)
		says = SAID_SIGN;
	add_sighting(e, &(struct sighting){ .from = from,
	    .pair = (uint32_t)pair, .is.find = (uint32_t)find,
	    .says = (unsigned char)says });
}

/*
 * Where the line of find i, the first in it, ends among the finds, and
 * whether the site added it: words of site notices stand in it.
 */
static size_t
see_line(const struct evidence *e, const struct table *t, size_t i,
    const char *text, size_t len, bool *site)
{
	const struct found *v = e->finds.v;
	size_t to, n = 0;
	const char *end;

	if (e->finds.nsites < SITE_WORDS)
		return e->finds.n;
	end = memchr(text + v[i].from, '\n', len - v[i].from);
	to = end == NULL ? len : (size_t)(end - text);
	for (; i < e->finds.n && v[i].from < to; i++)
		n += t->words[v[i].word].is_site;
	*site = n >= SITE_WORDS;
	return i;
}

void
sight_words(struct evidence *e, const struct table *t, const char *text,
    size_t len)
{
	size_t i, k, line = 0;
	bool site = false;

	find_words(&e->finds, t, text, len);
	if (e->finds.n == 0)
		return;
	memset(e->counts, 0, t->nwords * sizeof(*e->counts));
	e->body = skip_title(text, len);
	for (i = 0; i < e->finds.n; i++) {
		const struct found *f = &e->finds.v[i];
		const struct lexeme *w = &t->words[f->word];

		if (i == line)
			line = see_line(e, t, i, text, len, &site);
		if (site)
			continue;
		for (k = w->pairs; k != NONE; k = t->pairs[k].next)
			if (t->families[t->pairs[k].family].on)
				see(e, t, i, k, text, len);
		if (w->is_right && f->from >= e->body)
			e->counts[f->word]++;
	}
}

void
sight_survivors(struct evidence *e, const struct table *t)
{
	size_t i;

	if (t->nwords > 0)
		memset(e->counts, 0, t->nwords * sizeof(*e->counts));
	for (i = 0; i < e->finds.n; i++) {
		const struct found *f = &e->finds.v[i];

		if (f->from >= e->from && f->from < e->to &&
		    f->from >= e->body)
			e->counts[f->word]++;
	}
}

void
sight_extra(struct evidence *e, size_t from, size_t to, enum extra extra)
{
	add_sighting(e, &(struct sighting){ .from = from, .pair = NO_PAIR,
	    .is.len = (uint32_t)(to - from), .says = (unsigned char)extra });
}

void
sight_titles(struct evidence *e, const char *text, size_t from, size_t to)
{
	struct title title;

	while (title_next(text, to, &from, &title)) {
		sight_extra(e, title.open, title.open + title.open_len,
		    EXTRA_OPEN);
		sight_extra(e, title.close, title.close + title.close_len,
		    EXTRA_CLOSE);
	}
}
