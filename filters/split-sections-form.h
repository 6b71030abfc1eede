/*
 * split-sections-form - the form of a line that may head what has no number.
 *
 * A line is what stands between at and to, without the blanks around it.
 */
#ifndef SPLIT_SECTIONS_FORM_H
#define SPLIT_SECTIONS_FORM_H

#include <stdbool.h>
#include <stddef.h>

/*
 * What may be a heading if there are three of its form at least: fewer may be
 * a signature, a caption or the title of another text.
 */
enum line_form {
	FORM_NONE,
	FORM_SHORT,	/* a short line without punctuation, between
			   paragraphs */
	FORM_PHRASES,	/* 多喝水，少熬夜, 农民：今年多收三成: the same,
			   beside those only */
	FORM_QUESTION,	/* a question with a paragraph behind it */
	FORM_COLON,	/* 活动目的: */
	FORM_BYLINE,	/* a short line behind a blank one, another, that
			   names its author, then text */
	FORM_SIGN,	/* ◆ 账号与登录, the next line having no sign */
	FORMS
};

enum line_form	form_of(const char *s, size_t at, size_t to);

/*
 * The only one that it may have, by its length and its last character;
 * FORM_SHORT is said of FORM_PHRASES, too.
 */
enum line_form	form_likely(const char *s, size_t at, size_t to);

/* A title of that form has this line, the next one, as its text. */
bool	form_has_body(enum line_form, const char *s, size_t at, size_t to);

/* The line's last character ends a sentence, closing marks passed over. */
bool	form_ends_sentence(const char *s, size_t at, size_t to);

#endif
