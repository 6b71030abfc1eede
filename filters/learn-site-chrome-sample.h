/*
 * The pages that learn-site-chrome looks at, as strip-site-chrome sees them
 * without the rules to be learnt: each line with what was decided on it.
 *
 * A page is known by a hash of its text, so that the same page twice counts
 * once, and by a hash of what strip-site-chrome keeps of it, so that it also
 * does if only a counter or a list beside it has changed since.  Of more
 * pages than fit into memory those remain whose hash is lowest: a sample that
 * does not depend on the order in which the pages come.
 */
#ifndef LEARN_SITE_CHROME_SAMPLE_H
#define LEARN_SITE_CHROME_SAMPLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "doc.h"
#include "strip-site-chrome-decide.h"
#include "strip-site-chrome-features.h"
#include "strip-site-chrome-rules.h"

#define SAMPLE_BYTES	((size_t)64 << 20)	/* of pages' lines */

struct learn_line {
	uint32_t	from, len;	/* in the page's text */
	uint8_t		class;		/* enum chrome_class; CLASSES: none */
	bool		kept, title;
	bool		text;		/* running text */
	bool		stops;		/* holds the end of a sentence */
	bool		words;		/* holds a word of chrome */
	bool		covered;	/* is half such words */
	bool		item;		/* begins as 一、 does */
	bool		held;		/* a rule keeps it as it is */
	bool		ruled;		/* a rule was learnt for it */
};

struct learn_page {
	uint64_t	 hash;		/* of the page as it came */
	uint64_t	 kept_hash;	/* of the lines kept */
	char		*text;
	char		*doc_title;	/* of <title>; NULL: it has none */
	struct learn_line *lines;
	uint32_t	 n;
	uint32_t	 title;		/* line; n: there is none */
	bool		 html;
};

struct sample {
	struct learn_page *pages;
	size_t		 n, cap;
	size_t		 bytes;		/* of text and lines */
	size_t		 read;		/* pages that came */
	size_t		 doubles;	/* those left out as such */
	uint64_t	 limit;		/* hashes from here on are left out;
					   0: none is */
	uint32_t	*table;		/* of pages by hash */
	size_t		 table_size;

	/* what pages are looked at with: */
	struct chrome_rules	*rules;
	struct page		 page;
	struct chrome_view	 view;
	struct chrome_decision	 decision;
	const struct chrome_rule *reached; /* a rule that reached a limit */
};

/* rules are ready and stay the caller's. */
void	sample_open(struct sample *, struct chrome_rules *rules);
void	sample_add(struct sample *, struct doc *);

/* After the last page: puts them in an order, leaves doubles out. */
void	sample_ready(struct sample *);
void	sample_free(struct sample *);

/* FNV-1a, its bits mixed. */
uint64_t sample_hash(const char *, size_t len);

static inline const char *
sample_text(const struct learn_page *p, size_t line)
{
	return p->text + p->lines[line].from;
}

#endif
