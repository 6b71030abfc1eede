/*
 * split-sections-words - the rules of split-sections, made ready.
 *
 * A rule is a kind, a number where the kind has one, and words; rules(5)
 * says what each kind means.  The words point into the rules, which must
 * outlive them.  A bad rule ends the program (rules_die).
 */
#ifndef SPLIT_SECTIONS_WORDS_H
#define SPLIT_SECTIONS_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "rules.h"

/* Words that stand alone and rank so low, or lower, head boxes: 警告. */
#define BOX_RANK	60U

/* The rank of 附件 and the like, at most. */
#define APPENDIX_RANK	10U

struct word_rule {
	const char	*s;
	size_t		 len;
	unsigned	 number;	/* a rank, or the value of an enum */
	bool		 answers, run_in, alone;	/* of a heading: its
							   kind */
	bool		 item;		/* a unit or front whose run may be a
					   list */
	const char	*not_before;	/* words parted by blanks */
	uint32_t	 next;		/* word of the same slot, or none; see
					   word_list.first */
};

/*
 * Characters with which something begins.  Two of them that are told apart
 * have two numbers; of four bytes the first three count.
 */
#define CHAR_NUMBERS	(256U + 0x10000U)

struct char_set {
	unsigned char	 bits[CHAR_NUMBERS / 8];
};

#define WORD_SLOTS	1024U

struct word_list {
	struct word_rule *v;
	size_t		  n, cap;
	size_t		  longest;		/* bytes of a word */
	struct char_set	  begins;		/* some word begins so */
	bool		  hints[256];		/* that character's third byte,
						   or its first if it has
						   fewer */
	unsigned char	  lone;			/* the only one of hints, or 0 */
	bool		  ends[256];		/* ends in that byte */
	uint32_t	  first[WORD_SLOTS];	/* by char_number(): index + 1
						   of a slot's first word, or
						   0 */
};

enum word_kind {
	WORD_UNIT,	/* 章: a word behind a number, 第 before it */
	WORD_FRONT,	/* 附件, Chapter: a word before a number */
	WORD_HEADING,	/* 摘要: a line that is a heading by itself */
	WORD_ANSWERS,	/* 参考答案: those of them that head answers */
	WORD_LAST,	/* 尾声: those that come last and stand beside 附录 */
	WORD_ENUM,	/* 首先: a word that counts */
	WORD_CUE,	/* 做好以下工作: what follows is nested */
	WORD_CLAUSE,	/* 甲方: the words of a clause, not of a title */
	WORD_LAW,	/* 国务院: what the laws of a state name */
	WORD_HOUSE,	/* 本章程: what no such law says */
	WORD_QUESTION,	/* ____: a question of an examination */
	WORD_PASSAGE,	/* 材料: its numbers count what questions are about */
	WORD_CAPTION,	/* 图: its numbers are no headings */
	WORD_TOC,	/* 目录 */
	WORD_BUTTON,	/* 编辑: what can be done with the title above it */
	WORD_ARTICLE,	/* 人物生平: what heads the parts of an article */
	WORD_TOPIC,	/* 背景: what a title ends in */
	WORD_GENRE,	/* 通知: what a document's own title ends in */
	WORD_ASIDE,	/* 相关: no title begins so */
	WORD_MEASURE,	/* 年: a number before it is no marker */
	WORD_FAMILY,	/* 一、: a marker, for its family's rank */
	WORD_KINDS
};

#define FAMILY_RANKS	32
#define WORD_UNITS_MAX	256	/* units and fronts together */

struct vocabulary {
	struct word_list list[WORD_KINDS];
	unsigned	 rank[FAMILY_RANKS];	/* by enum family */
	struct char_set	 begins;		/* a marker within a line */
	struct char_set	 starts;		/* one that starts it */
};

void	words_load(struct vocabulary *, const struct rules *);
void	vocabulary_free(struct vocabulary *);

/* The number of the character at s, capitals taken as small; len > 0. */
static inline unsigned
char_number(const char *s, size_t len)
{
	const unsigned char *u = (const unsigned char *)s;

	if (u[0] >= 0xE0 && len >= 3)
		return 256U + ((u[0] & 0xFU) << 12 | (u[1] & 0x3FU) << 6 |
		    (u[2] & 0x3FU));
	return u[0] >= 'A' && u[0] <= 'Z' ? u[0] | 0x20U : u[0];
}

static inline bool
char_set_has(const struct char_set *set, unsigned number)
{
	return (set->bits[number >> 3] >> (number & 7U) & 1) != 0;
}

static inline void
char_set_add(struct char_set *set, unsigned number)
{
	set->bits[number >> 3] |= (unsigned char)(1U << (number & 7U));
}

/* One look says that nothing of the set begins at s; len > 0. */
static inline bool
char_begins(const struct char_set *set, const char *s, size_t len)
{
	return char_set_has(set, char_number(s, len));
}

/*
 * text_next_end() that passes what can be told from the character behind it:
 * that is none of the set, no blank and no mark, or there is none.
 */
size_t	char_next_end(const struct char_set *, const char *s, size_t at,
	    size_t to);

/*
 * The longest word of the list that s begins with, or NULL; ASCII letters
 * are compared without their case.
 */
const struct word_rule	*word_at(const struct word_list *, const char *s,
	    size_t len);

/* The word of the list that all of s is, blanks not counted, or NULL. */
const struct word_rule	*word_is(const struct word_list *, const char *s,
	    size_t len);

/* For word_may_be() alone: the second character. */
bool	word_goes_on(const struct word_list *, const char *s, size_t len);

/*
 * Some word may begin as s does, by its first two characters, blanks left out:
 * a quick answer; len > 0.
 */
static inline bool
word_may_be(const struct word_list *list, const char *s, size_t len)
{
	return char_begins(&list->begins, s, len) &&
	    word_goes_on(list, s, len);
}

/* How many times words of the list are within s; counted up to most. */
size_t	word_count(const struct word_list *, const char *s, size_t len,
	    size_t most);

/* The list has a word that is within s. */
static inline bool
word_within(const struct word_list *list, const char *s, size_t len)
{
	return word_count(list, s, len, 1) > 0;
}

/* The list has a word that s ends with. */
bool	word_ends(const struct word_list *, const char *s, size_t len);

/* s begins with one of the words, parted by blanks. */
bool	word_any(const char *words, const char *s, size_t len);

#endif
