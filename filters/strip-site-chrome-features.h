/*
 * A page as strip-site-chrome sees it, and the features of its lines.
 *
 * A feature is something that is or is not true of a line: "len:3",
 * "under:related".  They come in groups, and of most groups a line has exactly
 * one.  The weights of strip-site-chrome-decide.model are by feature, and -x
 * names the features that decided; see train-site-chrome.c for how weights
 * are made.
 *
 * The caller owns the struct ({ 0 } is empty) and reuses it.  It points into
 * the page.  Memory: some 50 bytes a line and 32 a block.
 */
#ifndef STRIP_SITE_CHROME_FEATURES_H
#define STRIP_SITE_CHROME_FEATURES_H

#include <stddef.h>
#include <stdint.h>

#include "page.h"
#include "strip-site-chrome-line.h"
#include "strip-site-chrome-rules.h"

/* Of one line: one of each group but for sets, which may all be full: 205. */
#define FEATURES_MAX	256

/* A line, and the half of its text's hash that its place does not tell. */
struct chrome_equal {
	uint32_t	 line, check;
};

/* A block of an HTML page.  Sums are modulo 2^32. */
struct chrome_block {
	uint32_t	 names;		/* classes of its names and of those
					   around it */
	uint32_t	 own_names;
	uint32_t	 near_names;	/* its own and of the two around it */
	uint32_t	 mass;		/* with all blocks inside */
	uint32_t	 own_mass;
	uint32_t	 chars;		/* with all blocks inside, and */
	uint32_t	 links;		/* those of them in links */
	bool		 talk;		/* for comments, or inside such */
	bool		 in_main;	/* it is the main block, or inside */
	uint8_t		 kin;		/* steps up from the block that the
					   title is in to one around both */
};

struct chrome_view {
	const struct page  *page;
	const struct chrome_rules *rules;
	struct chrome_line *lines;	/* those that are not blank */
	size_t		    n, cap;	/* cap: of the arrays here */
	uint32_t	   *mass;	/* [i]: characters in sentences before
					   line i; [n]: all */
	uint32_t	   *signs;	/* [i]: lines before line i that are
					   most likely chrome by themselves */
	uint8_t		   *kinds;	/* see chrome_kind_of() */
	uint8_t		   *under;	/* class of the last head before, no
					   sentence between; or CLASSES */
	uint32_t	   *after;	/* classes of the heads before that
					   have a sentence before them */
	size_t		    thread_first, thread_last; /* comments: where
					   their dates, buttons are */
	size_t		    dated_first, dated_last; /* likewise, short lines
					   with a date */
	size_t		    talk_first, talk_last; /* of text: comments under
					   their head; n: none */
	unsigned	    everywhere;	/* what most of the text is inside of:
					   it says nothing of a line */
	unsigned	    forum;	/* of HTML: 0 to 2, how much says that
					   people talk here */
	size_t		    title_line;	/* of HTML; n: none is known */
	size_t		    core_first, core_last; /* the lines that are most
					   running text */

	struct chrome_block *blocks;	/* of an HTML page */
	size_t		    blocks_cap;
	size_t		    main_block;	/* 0: none */
	size_t		    main_first;	/* its first line */

	struct chrome_equal *table;	/* scratch, to find equal lines */
	size_t		    table_size, table_cap;
	struct buf	    scratch, title, og_title;
};

/* Looks at a page; *limit becomes a rule that reached a limit, if one did. */
void	chrome_view_make(struct chrome_view *, const struct page *,
	    struct chrome_rules *, const struct chrome_rule **limit);
void	chrome_view_free(struct chrome_view *);

/*
 * What the lines around look at of a line: 0: there is none; 1 to 3: without
 * sentences, by its length; 4: with them; and flags.  Some more than there are
 * can be asked for on both sides, a page's first being preceded by SIZE_MAX.
 */
#define CHROME_KINDS_BEFORE	((size_t)11)
#define CHROME_KINDS_BEHIND	((size_t)16)
#define CHROME_KIND		7
#define CHROME_WORDY		4		/* with sentences */
#define CHROME_DATED		(1U << 3)	/* a short line with a date */
#define CHROME_REPEATED		(1U << 4)

static inline unsigned
chrome_kind_of(const struct chrome_view *v, size_t i)
{
	return v->kinds[i + CHROME_KINDS_BEFORE];
}

/* The rule of line i, or NULL. */
static inline const struct chrome_rule *
chrome_rule_of(const struct chrome_view *v, size_t i)
{
	uint32_t rule = v->lines[i].rule;

	return rule == CHROME_NO_RULE ? NULL : &v->rules->v[rule];
}

/* The line of the page that line i is. */
static inline struct page_line
chrome_page_line(const struct chrome_view *v, size_t i)
{
	return page_get(v->page, v->lines[i].number);
}

/* The block, of those of the page, that line i of an HTML page is in. */
static inline size_t
chrome_block_of(const struct chrome_view *v, size_t i)
{
	return v->page->looks[v->lines[i].number].block;
}

/* The features of line i of the view, n of them. */
size_t	chrome_features(const struct chrome_view *, size_t i,
	    unsigned short ids[FEATURES_MAX]);

/* How many there are, and their names, for the model and for -x. */
size_t	chrome_features_count(void);
void	chrome_feature_name(size_t id, char name[64]);

#endif
