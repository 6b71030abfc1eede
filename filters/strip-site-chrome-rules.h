/*
 * The rules of strip-site-chrome(1), ready for use; rules(5) says what a
 * user may write.
 *
 * Literals (kinds word, head, token, name) go into searches for all.  Patterns
 * (kinds line, keep, cut) are tried only where one of their needles stands,
 * so that the number of rules does not slow a page down; those of line and
 * keep without a needle are tried on short lines, where a literal stands that
 * they begin with, if they do.  Everything is compared
 * folded (strip-site-chrome-fold.h), but for cut, which sees the text as it
 * is.  Rules are read only once ready, but for what a regex and a needle
 * remember and for off.
 */
#ifndef STRIP_SITE_CHROME_RULES_H
#define STRIP_SITE_CHROME_RULES_H

#include <stdbool.h>
#include <stddef.h>

#include "regex.h"
#include "rules.h"
#include "strip-site-chrome-fold.h"
#include "strip-site-chrome-lexicon.h"
#include "strip-site-chrome-same.h"
#include "words.h"

/* What chrome is. */
enum chrome_class {
	CHROME_BREADCRUMB, CHROME_NAV, CHROME_SLOGAN, CHROME_META, CHROME_TIP,
	CHROME_DISCLAIMER, CHROME_PAGINATION, CHROME_SHARE, CHROME_TAGS,
	CHROME_RELATED, CHROME_LEADIN, CHROME_WATERMARK, CHROME_FOOTER,
	CHROME_LOGIN, CHROME_AD, CHROME_COMMENT, CHROME_TITLE, CHROME_OTHER,
	CHROME_CONTENT,		/* not chrome: what speaks against it */
	CHROME_CLASSES,
	CHROME_FORUM = CHROME_CLASSES,	/* of names only: where people talk */
	CHROME_NAMES
};

enum chrome_kind {
	CHROME_WORD, CHROME_HEAD, CHROME_TOKEN, CHROME_NAME, CHROME_LINE,
	CHROME_KEEP,
	CHROME_CUT, CHROME_SAME, CHROME_FOLD, CHROME_KINDS
};

struct chrome_rule {
	const struct rule	*rule;		/* for messages and -x */
	enum chrome_kind	 kind;
	enum chrome_class	 class;
	struct regex		 regex;		/* of line, keep and cut */
	bool			 same;		/* was written as same */
	bool			 brief;		/* has no needle of the user's:
						   for short lines */
	bool			 off;		/* for this document: a limit
						   was reached */
	size_t			 tried;		/* the last line it saw */
};

/* A literal that stands in everything that a rule's pattern matches. */
struct chrome_needle {
	const char	*s;
	size_t		 len;
	size_t		 rule;		/* its number */
	size_t		*prefixes;	/* what chrome_needle_prefixes() */
	size_t		 nprefixes;	/* found; 0: not yet asked for */
};

struct chrome_needles {
	struct chrome_needle	*v;
	size_t			 n, cap;
};

struct chrome_rules {
	struct chrome_rule	*v;
	size_t			 n, cap;
	bool			 any_off;	/* of them */
	struct fold		 fold;
	struct lexicon		 lexicon;	/* ids: of words CHROME_WORD_ID,
						   of those that are heads the
						   class, of needles of lines
						   their number, of what those
						   of cuts begin with 0 */
	struct words		 words;		/* the same, if asked for, to
						   search a text */
	struct words		 names;		/* of HTML blocks; id: class */
	struct chrome_needles	 lines, cuts;
	struct words		 cut_words;	/* id: number of the needle */
	bool			 cuts_anywhere;	/* one has no beginning, folded */
	struct chrome_sames	 sames;		/* of line and keep rules that
						   were written as same */
	size_t			 line;		/* counts those matched */
	size_t			*bare;		/* line and keep rules without
						   a needle, by number */
	size_t			 nbare, bare_cap;
	struct buf		 literals;	/* what all these point into;
						   it never moves */
	struct buf		 folded;	/* scratch */
};

/* The id of a word: its class and its kind, word, head or token. */
#define CHROME_WORD_ID(class, kind)	((size_t)(class) * 3 + (size_t)(kind))

/*
 * Makes the rules ready; a bad one ends the program.  Behind the first, those
 * given by a user, come the built-in ones, whose patterns are compiled when
 * they are first needed.
 */
void		 chrome_rules_ready(struct chrome_rules *,
		    const struct rules *, size_t given);
void		 chrome_rules_free(struct chrome_rules *);	/* all in it */

/* Enters the words in words. */
void		 chrome_rules_find_words(struct chrome_rules *);

/* Turns a rule off that reached a limit, which becomes *limit. */
void		 chrome_rules_off(struct chrome_rules *, size_t rule,
		    const struct chrome_rule **limit);

/* Turns on again what was off for a document. */
void		 chrome_rules_reset(struct chrome_rules *);

/*
 * The number of the first line or keep rule that matches a folded line, or
 * SIZE_MAX: it begins as SIZE_MAX, is best at each needle found, and best at
 * last for the rules without one.  A rule is tried once however many of its
 * needles stand there; one that reaches a limit goes off, and *limit becomes
 * that rule.
 */
void		 chrome_rules_next_line(struct chrome_rules *);
size_t		 chrome_rules_try_needle(struct chrome_rules *, size_t needle,
		    size_t best, const char *folded, size_t len,
		    const struct chrome_rule **limit);
size_t		 chrome_rules_match(struct chrome_rules *, size_t best,
		    const char *folded, size_t len,
		    const struct chrome_rule **limit);

/* That of kind same for a folded line, however long; or SIZE_MAX. */
size_t		 chrome_rules_same(struct chrome_rules *,
		    const char *folded, size_t len);

/* Enters a needle of the rule of that number. */
void		 chrome_needles_add(struct chrome_needles *, const char *,
		    size_t len, size_t rule);
void		 chrome_needles_free(struct chrome_needles *);

/*
 * The needles, n of them, by number and in order, that stand where the one
 * found does: itself and those it begins with.
 */
const size_t	*chrome_needle_prefixes(struct chrome_needles *, size_t found,
		    size_t *n);

const char	*chrome_class_name(enum chrome_class);

#endif
