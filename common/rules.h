/*
 * rules - files of rules: one a line, its fields between single tabs; see
 * rules(5).
 *
 * Lines that are empty or begin with '#' are skipped, a CR before the line's
 * end too.  Rules keep their order: those of the user's files first, then
 * the built-in ones.  What a field means, and whether it is a pattern, is
 * the filter's business; a bad rule is trouble (rules_die) before any input
 * is read.  Rules live as long as the process; rules_free() is for the leak
 * checkers.
 */
#ifndef RULES_H
#define RULES_H

#include <stddef.h>

#include "buf.h"
#include "diag.h"

#define RULE_FIELDS	8	/* more in one rule is an error */

struct rule {
	const char	*field[RULE_FIELDS];	/* NUL-ended; absent: "" */
	size_t		 len[RULE_FIELDS];	/* in bytes */
	size_t		 nfields;
	const char	*file;		/* for messages */
	size_t		 line;
};

struct rules {
	struct rule	 *v;
	size_t		  n, cap;
	char		**texts;	/* the files, which v points into */
	size_t		  ntexts, texts_cap;
	struct buf	  source;	/* the same as it came, for -p */
};

/*
 * Adds the rules of a file, "-" being standard input.  A name without a
 * slash that is no file here is looked up, ".rules" appended, in the
 * directories of $PAGEWASH_RULES (parted by colons) and then in
 * ${XDG_CONFIG_HOME:-$HOME/.config}/pagewash.
 */
void	rules_load(struct rules *, const char *name);

/* Adds built-in rules; name is for messages. */
void	rules_add(struct rules *, const char *name, const char *text,
	    size_t len);

/* Ends the program: "file:line: message". */
void	rules_die(const struct rule *, const char *fmt, ...)
	    DIAG_FORMAT(2, 3) DIAG_NORETURN;

void	rules_free(struct rules *);

#endif
