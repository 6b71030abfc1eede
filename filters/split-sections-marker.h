/*
 * split-sections-marker - what a numbered heading begins with: 一、, (一),
 * 1., 第三条, Chapter 2, 首先, ...
 *
 * A marker says to which family it belongs, how that family usually ranks,
 * and what it counts; whether it is a heading at all only the document as a
 * whole can tell (split-sections-outline.h).
 */
#ifndef SPLIT_SECTIONS_MARKER_H
#define SPLIT_SECTIONS_MARKER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "split-sections-words.h"

/* One family counts with one kind of marker. */
enum family {
	FAMILY_NONE,
	FAMILY_SUFFIX,		/* 工作报告一, 工作报告二 */
	FAMILY_FORMAL,		/* 壹、 */
	FAMILY_ROMAN,		/* I. Ⅰ、 */
	FAMILY_HAN,		/* 一、 */
	FAMILY_HAN_BARE,	/* 一 alone or before a blank */
	FAMILY_HAN_PAREN,	/* (一) ㈠ */
	FAMILY_HAN_HALF,	/* 一) */
	FAMILY_STEM,		/* 甲、 */
	FAMILY_STEM_PAREN,	/* (甲) */
	FAMILY_CAPITAL,		/* A. */
	FAMILY_DIGIT,		/* 1. 1、 ⒈ */
	FAMILY_DIGIT_BARE,	/* 1 before a blank, or glued: 1范围 */
	FAMILY_DIGIT_ALONE,	/* 1 that is the whole line */
	FAMILY_DIGIT_HALF,	/* 1) */
	FAMILY_DIGIT_PAREN,	/* (1) ⑴ */
	FAMILY_CIRCLE,		/* ① */
	FAMILY_SQUARE,		/* [1] */
	FAMILY_SMALL,		/* a. a) */
	FAMILY_SMALL_PAREN,	/* (a) */
	FAMILY_CAPITAL_PAREN,	/* (A) */
	FAMILY_ENUM,		/* 一是, 首先 */
	FAMILY_ORDINAL,		/* 第一， and 第1号 before a title; if it is
				   none, as FAMILY_ENUM */
	FAMILY_WORD,		/* 摘要: no number */
	FAMILY_LABEL,		/* 议题一: no rule has the word */
	FAMILY_BRACKET,		/* 【教学目标】 alone in its line */
	FAMILY_PLAIN,		/* a line that has the form of a heading */
	FAMILY_TOC,		/* 目录 */
	FAMILY_LOST,		/* ". ": the number has been lost */
	FAMILY_MARKDOWN,	/* #, and the five after it */
	FAMILY_DOTTED = 32,	/* 1.1; FAMILY_DOTTED + 1 is 1.1.1 */
	FAMILY_UNITS = 64	/* 第一章, then the other units, then fronts */
};

#define MARKER_VALUE_MAX	999U	/* of families that are not units */
#define DOTTED_DEPTH_MAX	6U

/* 1.1, 1.1.1 and so on. */
static inline bool
family_is_dotted(unsigned family)
{
	return family >= FAMILY_DOTTED && family < FAMILY_UNITS;
}

/* key of 2.3.1: the numbers before the last as digits of this base. */
#define DOTTED_BASE	1009U

struct marker {
	unsigned	family;		/* an enum family, or above one */
	unsigned	rank;
	unsigned	value;
	uint32_t	key;		/* of 2.3.1 a number for "2.3", of
					   第三条之一 the 1, of 议题一
					   one for the word */
	size_t		len;		/* with its delimiter, no blanks */
	bool		item;		/* of a unit whose run may be a list */
	bool		unit;		/* a unit or a front: 第一章 */
	bool		weak;		/* needs its neighbours: "1 目的" */
	bool		trap;		/* 2、3月份: may be no marker */
};

/*
 * Looks whether s, len bytes to the line's end, begins with a marker.
 * Some families are only looked for at the beginning of a line.
 */
bool	marker_at(const struct vocabulary *, const char *s, size_t len,
	    bool line_start, struct marker *);

/* For marker_at() alone: numbers, letters, words. */
bool	marker_count(const struct vocabulary *, const char *s, size_t len,
	    bool line_start, struct marker *);
bool	marker_annex(const struct vocabulary *, const char *s, size_t len,
	    struct marker *);
bool	marker_letter(const char *s, size_t len, struct marker *);
bool	marker_front(const struct vocabulary *, const char *s, size_t len,
	    struct marker *);
bool	marker_bracketed(const struct vocabulary *, const char *s, size_t len,
	    struct marker *);
bool	marker_label(const struct vocabulary *, const char *s, size_t len,
	    struct marker *);
bool	marker_enclosed(const char *s, size_t len, bool line_start,
	    struct marker *);

/*
 * 、3月份 behind 2, 、二年级 behind 一: a number follows at once that may be
 * the next.
 */
bool	marker_next_follows(const char *s, size_t len, unsigned value);

/*
 * A dash that stands for 一, as recognised text has it: —、 (—); its length,
 * or 0.
 */
size_t	marker_dash(const char *s, size_t len);

/* Fills in what all markers have: true, if the value is one of a heading. */
bool	marker_found(struct marker *, enum family, unsigned value,
	    size_t len);

/* Makes the vocabulary ready for marker_at(). */
void	marker_ready(struct vocabulary *);

#endif
