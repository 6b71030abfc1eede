/*
 * split-sections-scan - the parts of the step "scan" (split-sections-outline.h).
 *
 * A line is looked at once, from its beginning on.  Places are byte offsets
 * in the text of the outline; to is where the line ends, blanks left out.
 */
#ifndef SPLIT_SECTIONS_SCAN_H
#define SPLIT_SECTIONS_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "split-sections-outline.h"

struct scan {
	struct outline *o;
	const struct vocabulary *words;
	bool enums;
	size_t line;
	size_t title;		/* behind the last marker, nothing but title
				   having been passed since; or NOWHERE */
	bool unfenced;		/* no line ends a block of code any more */
	bool lone;		/* the line before is a marker alone */
};

/* For scan_ornaments() alone. */
size_t	scan_pass_ornaments(const char *s, size_t at, size_t to);

/*
 * Behind what stands before headings: Markdown's ** and >, ● ◆ ■ ★ …; its
 * first byte tells that most lines have none.
 */
static inline size_t
scan_ornaments(const char *s, size_t at, size_t to)
{
	return at < to && (s[at] == '*' || s[at] == '>' ||
	    s[at] == (char)0xE2) ? scan_pass_ornaments(s, at, to) : at;
}

/* The marks behind the beginning of a line, from at on. */
void	scan_inside(struct scan *, size_t at, size_t to);

/*
 * A line that is a word, brackets or a colon around it: 摘要, 【摘 要】; bold
 * if Markdown's ** are around it, and left out.  True: it has become a mark.
 */
bool	scan_word(struct scan *, size_t at, size_t to, bool bold);

/*
 * The same below a marker alone, where a line is the title of that: only
 * brackets with one of the words are none, 【教学目标】 below 第一课时.
 */
bool	scan_word_below(struct scan *, size_t at, size_t to);

/* When all is scanned: # that begins comments, and not titles, is no mark. */
void	scan_judge_signs(struct outline *);

/*
 * Likewise: 注意, 提示 and the like, one of which stands in more than one
 * line, are the heads of boxes, and no sections.
 */
void	scan_judge_boxes(struct outline *, const struct vocabulary *);

/*
 * Likewise: one line in brackets is no structure, unless it is one of the
 * words.
 */
void	scan_judge_brackets(struct outline *);

/* Gives headings the # that they have lost, by the numbers of the others. */
void	scan_give_signs(struct outline *, const struct vocabulary *);

#endif
