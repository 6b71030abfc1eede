/*
 * The rules that learn-site-chrome has found, and how they are written: in an
 * order of their own, each with a comment that says how much it rests on.
 */
#ifndef LEARN_SITE_CHROME_RULES_H
#define LEARN_SITE_CHROME_RULES_H

#include <stddef.h>

#include "buf.h"
#include "strip-site-chrome-rules.h"

struct learnt_rule {
	enum chrome_kind kind;
	enum chrome_class class;
	char		*fields;	/* what stands behind the class */
	size_t		 len;
	size_t		 pages;		/* that have it */
	size_t		 dropped;	/* percent of what it matches that was
					   dropped without it */
};

struct learnt {
	struct learnt_rule *v;
	size_t		    n, cap;
};

/* Adds a rule, unless it would be no text; fields is copied. */
void	learnt_add(struct learnt *, const struct learnt_rule *,
	    const struct buf *fields);

/* Sorts the rules and appends them, of so many pages. */
void	learnt_write(struct learnt *, size_t pages, struct buf *to);
void	learnt_free(struct learnt *);

/* Appends s so that a pattern matches just that, # any number if asked so. */
void	learnt_quote(struct buf *to, const char *s, size_t len, bool numbers);

/* The longest piece of s that may be a needle: from, and its length, or 0. */
size_t	learnt_needle(const char *s, size_t len, bool numbers, size_t *from);

#endif
