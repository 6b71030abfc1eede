/*
 * What speaks for and against a line when decisions are mended.
 */
#ifndef STRIP_SITE_CHROME_EVIDENCE_H
#define STRIP_SITE_CHROME_EVIDENCE_H

#include "strip-site-chrome-decide.h"

/* Of HTML: its place or the names of its block say that it is no document. */
bool	chrome_is_outside(const struct chrome_view *, const struct page_line *);

/* By itself a line that may be chrome: by its words, links or place. */
bool	chrome_is_evidence(const struct chrome_view *, size_t i);

/* Chrome by a rule or by its words; also what is before the first line. */
bool	chrome_is_sure(const struct chrome_view *, size_t i);

/* Where a list of other documents, comments or the foot may begin. */
bool	chrome_is_anchor(const struct chrome_view *, size_t i);

/* Under a head that text may stand under which is not the document. */
bool	chrome_is_under_list(const struct chrome_view *, size_t i);

/* Keeps those of the lines that were dropped. */
void	chrome_keep_lines(struct chrome_decision *, size_t from, size_t to);

/*
 * Keeps again what of the document was dropped.  Of text: stretches longer
 * than chrome would be; entries dated as the first one is.  Of text and HTML:
 * its title and a heading; sentences if nothing else was kept; a signature and
 * the end of a letter; facts above the body, amid others and right behind one;
 * what a text announces; answers; what is counted, and notes; a body that has
 * no running text; prose behind what looked like the end; most of the page's
 * prose.  Of HTML: what stands, where people talk, in blocks named as that of
 * most text; running text of the main block at both ends of the document, and
 * within it what stands beside chrome; references, links to other sites.
 */
void	chrome_keep_titles(const struct chrome_view *,
	    struct chrome_decision *);
void	chrome_keep_said(const struct chrome_view *, struct chrome_decision *);
void	chrome_keep_stretches(const struct chrome_view *,
	    struct chrome_decision *);
void	chrome_keep_sentences(const struct chrome_view *,
	    struct chrome_decision *);
void	chrome_keep_lone_heads(const struct chrome_view *,
	    struct chrome_decision *);
void	chrome_keep_signature(const struct chrome_view *,
	    struct chrome_decision *);
void	chrome_keep_facts(const struct chrome_view *,
	    struct chrome_decision *);
void	chrome_keep_last_facts(const struct chrome_view *,
	    struct chrome_decision *);
void	chrome_keep_announced(const struct chrome_view *,
	    struct chrome_decision *);
void	chrome_keep_references(const struct chrome_view *,
	    struct chrome_decision *);
void	chrome_keep_answers(const struct chrome_view *,
	    struct chrome_decision *);
void	chrome_keep_numbers(const struct chrome_view *,
	    struct chrome_decision *);
void	chrome_keep_posts(const struct chrome_view *,
	    struct chrome_decision *);
void	chrome_keep_entries(const struct chrome_view *,
	    struct chrome_decision *);
void	chrome_keep_body(const struct chrome_view *, struct chrome_decision *);
void	chrome_keep_text(const struct chrome_view *, struct chrome_decision *);
void	chrome_keep_prose(const struct chrome_view *,
	    struct chrome_decision *);
void	chrome_keep_most(const struct chrome_view *, struct chrome_decision *);

/*
 * Drops what belongs to what was dropped: the head of a list, of HTML the
 * list of the document's own headings, the title said again.  Of HTML, the
 * numbers beside lines of code.
 */
void	chrome_drop_heads(const struct chrome_view *,
	    struct chrome_decision *);
void	chrome_drop_contents(const struct chrome_view *,
	    struct chrome_decision *);
void	chrome_drop_gutters(const struct chrome_view *,
	    struct chrome_decision *);
void	chrome_drop_titles_again(const struct chrome_view *,
	    struct chrome_decision *);

/*
 * Of text: a line at its top that is the next one behind a path to the page,
 * or with the name of the site beside it; and such a one goes.
 */
bool	chrome_is_adorned(const struct chrome_view *, size_t i);
void	chrome_drop_adorned(const struct chrome_view *,
	    struct chrome_decision *);

#endif
