/*
 * table - the confusion pairs, made from rules; see RULES in
 * fix-ocr-substitutions(1).
 *
 *	table_read(&table, &rules);
 *	model_attach(&model, &table);
 *	table_ready(&table);
 *
 * A pair is a wrong word and the right word that it replaced.  Words that
 * the pairs of a model connect (生产 and 消费; 支配, 安排 and 分配) form a
 * group, and one symbol stands for the whole group wherever context is
 * looked at: so a context is the same before and after the words around it
 * were replaced, and the same again after they are restored.
 *
 * Everything points into the rules and the model, which must outlive the
 * table.
 */
#ifndef FIX_OCR_SUBSTITUTIONS_TABLE_H
#define FIX_OCR_SUBSTITUTIONS_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "rules.h"
#include "words.h"

#define NONE		SIZE_MAX
#define GROUP_SYMBOL	UINT32_C(0x110000)	/* above all code points */

/* What a text around an occurrence says of it. */
enum said {
	SAID_NOTHING,
	SAID_KEEP,	/* it stands as it was written */
	SAID_SURE,	/* it is wrong if the document is corrupted */
	SAID_SIGN	/* it is wrong, and no clean text has it: evidence */
};

/* What the wrong words of a pair prove, where the model alone speaks. */
enum proof {
	PROOF_FULL,
	PROOF_COMMON,	/* the word is common in other sorts of text: less */
	PROOF_WEAK	/* ... where the text is technical or old: little */
};

/* What may stand beside a wrong word. */
struct alternative {
	const char	*s;
	size_t		 len;		/* 0: anything */
	bool		 edge;		/* the start or end of a line */
};

/* Some of a table's alternatives: from, to. */
struct choice {
	size_t		 from, to;
	unsigned char	 mask;		/* 0: nothing tells them apart */
	uint64_t	 beside;	/* one of a set of 64: what stands beside
					   where one of them may fit */
};

struct context {
	enum said	 says;
	const struct rule *rule;
	struct choice	 left, after;
	size_t		 next;		/* of the same pair; NONE: the last */
};

struct pair {
	const char	*wrong, *right;
	size_t		 wrong_len, right_len;
	size_t		 family;
	double		 threshold;
	bool		 always;	/* the wrong word is no word of today; the
					   right one is too common to scan for */
	enum proof	 proof;		/* what its wrong word can prove */
	bool		 quote;		/* a closing quotation mark */
	bool		 certain;	/* a "word" rule: needs no evidence */
	size_t		 wrong_word;
	size_t		 right_word;	/* NONE: it is not scanned for */
	size_t		 model;		/* its number there; NONE */
	size_t		 contexts;	/* the first; NONE */
	size_t		 next;		/* with the same wrong word; NONE */
	size_t		 next_right;	/* with the same right word; NONE */
};

struct family {
	const char	*name;
	bool		 on;
	bool		 rare;
	size_t		 with;		/* applied together with; NONE */
};

/* A word of the text that matters. */
struct lexeme {
	const char	*s;
	size_t		 len;
	uint32_t	 symbol;	/* of its group; 0: none */
	size_t		 pairs;		/* the first that it is wrong in */
	size_t		 rights;	/* ... that it is right in; NONE */
	bool		 is_right;	/* ... of a family that is on */
	bool		 is_site;	/* a word of site notices */
};

struct table {
	struct lexeme	*words;
	size_t		 nwords, words_cap;
	uint32_t	*slots;		/* of words, by hash: number + 1; 0 */
	size_t		 nslots;	/* a power of 2 */
	struct pair	*pairs;
	size_t		 npairs, pairs_cap;
	struct context	*contexts;
	size_t		 ncontexts, contexts_cap;
	struct alternative *alternatives;
	unsigned char	*tells;		/* a byte beside which each may fit */
	size_t		 nalternatives, alternatives_cap;
	struct family	*families;
	size_t		 nfamilies, families_cap;
	size_t		 ngroups;
	struct words	 scan;		/* finds those that matter, by number */
};

/* The number of a word; NONE. */
size_t	table_word(const struct table *, const char *, size_t);

/* The same of one that is entered if it is new, and of a family. */
size_t	table_enter(struct table *, const char *, size_t);
size_t	table_family(struct table *, const char *name);

/* Two words that a pair connects are of one group from now on. */
void	table_join(struct table *, const char *, size_t, const char *, size_t);

/* After the last word and family: makes scan. */
void	table_ready(struct table *);

/* Switches a family on: false if no pair is of it. */
bool	table_switch_on(struct table *, const char *family);

/* The pair's number; NONE. */
size_t	table_find(const struct table *, const char *wrong, size_t wrong_len,
	    const char *right, size_t right_len);

void	table_free(struct table *);

#endif
