/*
 * What one line of a page looks like by itself: its length, its marks, its
 * words.  Small, since a page may have a million lines.
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

struct chrome_line {
	struct chrome_rule *rule;	/* line or keep rule, or NULL */
	uint64_t	 hash;		/* of the folded text */
	uint32_t	 number;	/* of the page's line */
	uint32_t	 words;		/* set of classes with a word here */
	uint32_t	 chars;		/* not blank */
	uint8_t		 head;		/* class the line is a head of, or
					   CHROME_CLASSES */
	uint8_t		 class;		/* most of the words' text is of it,
					   or CHROME_CLASSES */
	uint8_t		 covered;	/* percent of text in chrome words */
	uint8_t		 stops;		/* ends of sentences, up to 255 */
	uint8_t		 commas, seps, tokens;
	uint8_t		 start, end, script, date;
	uint8_t		 repeats;	/* equal lines, itself not counted */
	bool		 first;		/* of equal lines */
	bool		 url;
	bool		 echo;		/* running text below says it again */
	uint8_t		 sign;
	uint8_t		 title;		/* 1: part of the page's title or the
					   other way round, 2: equal */
};

/* Fills in all but repeats, first and title; folded is left in scratch. */
void	chrome_line_look(struct chrome_line *, const struct page_line *,
	    struct chrome_rules *, struct buf *scratch,
	    const struct chrome_rule **limit);

#endif
