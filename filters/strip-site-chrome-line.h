/*
 * What one line of a page looks like by itself: its length, its marks, its
 * words.  24 bytes, since a page may have millions of lines.
 *
 * Of a line longer than 600 bytes only both ends are looked at: that it is
 * long says enough, and chrome glued to it stands at an end.
 */
#ifndef STRIP_SITE_CHROME_LINE_H
#define STRIP_SITE_CHROME_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "page.h"
#include "strip-site-chrome-rules.h"

enum line_start {
	START_PLAIN, START_DOT, START_STAR, START_DASH, START_NUMBER,
	START_HAN_NUMBER, START_QUOTE, START_BRACKET, START_INDENT,
	START_ARROW, START_KINDS
};

enum line_end {
	END_PLAIN, END_FULL, END_STOP, END_COLON, END_CUT, END_BRACKET,
	END_COMMA,
	END_COUNT,		/* "(123)", "123"; END_FULL: 。 */
	END_KINDS
};

#define LINE_DATED	45	/* characters of a line that a date may be the
				   most of */

enum line_script {
	SCRIPT_HAN, SCRIPT_LATIN, SCRIPT_DIGITS, SCRIPT_SYMBOLS, SCRIPT_MIXED,
	SCRIPT_KINDS
};

enum line_date {
	DATE_NONE, DATE_DAY, DATE_TIME, DATE_BOTH, DATE_KINDS
};

/* What a signature looks like. */
enum line_signed {
	SIGNED_NOT, SIGNED_BODY, SIGNED_DATE, LINE_SIGNED_KINDS
};

/* Some Chinese characters and a colon at its beginning. */
enum line_label {
	LABEL_NONE, LABEL_ALONE, LABEL_VALUE, LINE_LABEL_KINDS
};

#define CHROME_MARKS_MAX	31	/* counted of a line */
#define CHROME_REPEATS_MAX	255
#define CHROME_NO_RULE		UINT32_MAX
#define CHROME_BEHIND		8	/* NULs behind the folded text */

struct chrome_line {
	uint32_t	 number;	/* of the page's line */
	uint32_t	 chars;		/* not blank */
	uint32_t	 rule;		/* number of the line or keep rule, or
					   CHROME_NO_RULE */
	unsigned	 words : CHROME_CLASSES; /* classes with a word here */
	unsigned	 head : 5;	/* class the line is a head of, or
					   CHROME_CLASSES */
	unsigned	 class : 5;	/* most of the words' text is of it,
					   or CHROME_CLASSES */
	unsigned	 first : 1;	/* of equal lines */
	unsigned	 url : 1;
	unsigned	 echo : 1;	/* running text below says it again */
	unsigned	 covered : 7;	/* percent of text in chrome words */
	unsigned	 start : 4;	/* enum line_start */
	unsigned	 end : 4;
	unsigned	 script : 3;
	unsigned	 date : 2;
	unsigned	 sign : 2;
	unsigned	 title : 2;	/* 1: part of the page's title or the
					   other way round, 2: equal */
	unsigned	 stops : 5;	/* ends of sentences */
	unsigned	 commas : 5;
	unsigned	 seps : 5;
	unsigned	 cuts : 1;	/* a needle of a cut may stand here */
	unsigned	 tokens : 8;
	unsigned	 repeats : 8;	/* equal lines, itself not counted */
	unsigned	 label : 2;	/* enum line_label */
	unsigned	 said : 3;	/* how much of it running text below says,
					   see -runs.c */
};

/*
 * Fills in all but number, repeats, first and title, counting the characters
 * of a line of text; the folded text is left
 * in scratch, CHROME_BEHIND NULs behind it, *hash becomes that text's.
 */
void	chrome_line_look(struct chrome_line *, const struct page_line *,
	    bool is_text, struct chrome_rules *, struct buf *scratch,
	    uint64_t *hash,
	    const struct chrome_rule **limit);

#endif
