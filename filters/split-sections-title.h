/*
 * split-sections-title - where a heading's title ends.
 *
 * The title of a heading that has its line to itself is the line's rest.
 * Where text runs on behind it, the title goes to the end of the first
 * sentence (布局调整加快实施。), to a colon near (热水器漏电:), or to the
 * blank that parts a short title from long text.  Its closing mark belongs
 * to the title.
 */
#ifndef SPLIT_SECTIONS_TITLE_H
#define SPLIT_SECTIONS_TITLE_H

#include <stddef.h>

#include "split-sections-outline.h"
#include "split-sections-text.h"

enum title_end {
	TITLE_LINE,		/* at the end of the line */
	TITLE_SENTENCE,
	TITLE_COLON,
	TITLE_BLANK
};

struct title {
	size_t		at, end;	/* with its closing mark */
	enum title_end	how;
};

/*
 * The title at that place; to is where the line ends, or the next heading.
 * Of a list's item it is all that, of an enumeration's the first clause.
 */
void	title_find(struct title *, const char *s, size_t at, size_t to,
	    enum mark_kind);

/*
 * The same of a mark: at is behind its marker.  title_keep() lets it remember
 * the title that it has as a heading, found up to the place to.
 */
static inline void
title_of(struct title *t, const char *s, const struct mark *m, size_t at,
    size_t to, enum mark_kind kind)
{
	if (!m->titled || kind != MARK_HEADING || to != m->line_end) {
		title_find(t, s, at, to, kind);
		return;
	}
	t->at = text_skip_blanks(s, at, to);
	t->end = t->at + m->title_len;
	t->how = (enum title_end)m->title_how;
}

static inline void
title_keep(const struct title *t, struct mark *m, size_t to)
{
	if (to != m->line_end || t->end - t->at > UINT16_MAX)
		return;
	m->titled = true;
	m->title_how = t->how & 3U;
	m->title_len = (t->end - t->at) & UINT16_MAX;
}

/* The title's end without its closing marks: 。；：, and the like. */
size_t	title_bare_end(const char *s, size_t at, size_t end);

#endif
