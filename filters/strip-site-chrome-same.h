/*
 * Rules for whole lines that need no pattern (kind same): a line is looked up
 * by its text, so that a hundred thousand rules cost no more than ten.
 *
 * A line has three forms, each of which may be a rule's text: as it is,
 * folded; with # for each number; and with * for what differs from page to
 * page besides:
 *
 *	来源:某某日报 2024-05-20	来源:*
 *	浏览:153次 字号:大 中 小	浏览:* 字号:*
 *	首页 > 新闻 > 一个标题		首页 > 新闻 > *
 *	《一个标题》共8页		《*》共#页
 *
 * A value stands behind a label and its colon, and goes as far as the next
 * label or the line; a label has eight characters at most and begins behind
 * a blank or a bracket.  No value holds the end of a sentence.
 */
#ifndef STRIP_SITE_CHROME_SAME_H
#define STRIP_SITE_CHROME_SAME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"

enum chrome_form { FORM_EXACT, FORM_NUMBER, FORM_VALUE, CHROME_FORMS };

/* Sets *to to that form of a folded line; false: it has no such form. */
bool	 chrome_form(struct buf *to, const char *folded, size_t len,
	    enum chrome_form);

/* The texts of rules, { 0 } being none. */
struct chrome_same {
	char		*text;
	size_t		 len;
	size_t		 rule;		/* its number */
};

struct chrome_sames {
	struct chrome_same *v;
	size_t		 n, cap;
	size_t		 longest;	/* bytes of a text */
	bool		 has[CHROME_FORMS]; /* texts of that form */
	uint32_t	*table;		/* by hash; size is a power of two */
	size_t		 size;
	struct buf	 scratch;
};

/* Adds a rule's text, folded. */
void	 chrome_sames_add(struct chrome_sames *, const char *folded,
	    size_t len, size_t rule);

/* The lowest number of the rules whose text is the line; SIZE_MAX: none. */
size_t	 chrome_sames_find(struct chrome_sames *, const char *folded,
	    size_t len);

void	 chrome_sames_free(struct chrome_sames *);

#endif
