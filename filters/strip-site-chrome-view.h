/*
 * The parts of a look at a page (struct chrome_view), in the order in which
 * chrome_view_make() has them done.  Each fills in its own fields; all but the
 * first two want every line looked at and counted.
 */
#ifndef STRIP_SITE_CHROME_VIEW_H
#define STRIP_SITE_CHROME_VIEW_H

#include "strip-site-chrome-features.h"

/* Folds the page's titles. */
void	chrome_titles_fold(struct chrome_view *, const struct chrome_rules *);

/*
 * What a folded line, with a NUL behind it, is to them: 2: the title, or a
 * part of it; 1: one holds the other.
 */
uint8_t	chrome_title_of(const struct chrome_view *, const struct buf *line);

/* The bytes from..to of a folded title stand between marks that part it. */
bool	chrome_title_is_part(const struct buf *title, size_t from, size_t to);

/*
 * Of HTML, where no line by itself is the title: lines without links that only
 * together are a part of it, as where <br> breaks it, are each as good as it.
 */
void	chrome_title_join(struct chrome_view *);

/*
 * A page whose title and a fifth of whose lines have words of one class of
 * chrome is about such things (logging in, cookies, links to the next page):
 * these words tell nothing of its lines, then, and are forgotten.  True if
 * there were any.
 */
bool	chrome_topic_find(struct chrome_view *);

/* Of HTML: what the names of each block say. */
void	chrome_blocks_name(struct chrome_view *, const struct chrome_rules *);

/*
 * Of HTML, the line that is the title: one equal to the page's, rather in h1
 * to h3 than elsewhere and not within a link; else the first h1.
 */
void	chrome_title_find(struct chrome_view *);

/*
 * Comments and dated lines.  Of HTML: what readers say below a document, in
 * blocks so named, is no running text of the page, but on forums.
 */
void	chrome_talk_find(struct chrome_view *);

/* The running text, and what is under which head. */
void	chrome_runs_find(struct chrome_view *);

/* What the lines around look at of each. */
void	chrome_kinds_find(struct chrome_view *);

/* Of HTML: what is in each block, and the innermost that holds most text. */
void	chrome_blocks_look(struct chrome_view *);

/*
 * A page's title may be among the entries that its site lists on all pages,
 * and have a rule: where it stands twice, the first is left to the model, and
 * so is the title of HTML.
 */
void	chrome_title_spare(struct chrome_view *);

#endif
