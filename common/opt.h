/*
 * opt - options, --help and --version from one table.
 *
 * Every program understands -h, --help and -V, --version; a row in the table
 * gives each further option its letter, its long name and the place its
 * value goes.  Letters may be clustered (-tq), a value may be attached
 * (-fgbk, --charset=gbk) or follow, "--" ends the options, and options and
 * operands may not be mixed (POSIX).  A long name may be shortened as long
 * as it stays unambiguous.  A bad option is trouble: one message, one usage
 * line, status 2.
 */
#ifndef OPT_H
#define OPT_H

#include <stdbool.h>
#include <stddef.h>

#include "doc.h"

#define NELEM(a)	(sizeof(a) / sizeof((a)[0]))

enum opt_kind {
	OPT_FLAG,	/* bool *: becomes true */
	OPT_COUNT,	/* size_t *: one more each time */
	OPT_CHOICE,	/* int *: becomes the row's value */
	OPT_TEXT,	/* const char **: the last one given */
	OPT_LIST,	/* struct opt_list *: all that are given, in order */
	OPT_NUMBER,	/* size_t *: a decimal number from 0 to 10^9 */
	OPT_FRACTION	/* double *: a decimal number from 0 to 1 */
};

/* The values of an OPT_LIST; v points into argv. */
struct opt_list {
	const char	**v;
	size_t		  n, cap;
};

struct opt {
	char		 letter;	/* '\0': only a long name */
	const char	*name;
	enum opt_kind	 kind;
	void		*target;
	int		 value;		/* of OPT_CHOICE */
	const char	*arg;		/* the value's name in --help */
	const char	*help;
};

/* The rows of every program that reads documents; in is a struct doc_input. */
#define OPT_STREAM(in)							\
	{ 'E', "exit-status", OPT_FLAG, &(in).tell_damage, 0, NULL,	\
	    "exit with 1 if a document was damaged" },			\
	{ 'q', "quiet", OPT_FLAG, &(in).quiet, 0, NULL,			\
	    "do not warn of damaged documents" },			\
	{ 't', "tsv", OPT_CHOICE, &(in).framing, FRAME_TSV, NULL,	\
	    "one document a line; its last field is the text, escaped" }, \
	{ 'z', "null", OPT_CHOICE, &(in).framing, FRAME_NUL, NULL,	\
	    "documents end with NUL" }

/*
 * Parses argv after diag_init(), and returns the operands, NULL-ended.
 * what says in one sentence, for --help, what the program does; operands
 * names them in the usage line.
 */
char	**opt_parse(int argc, char *argv[], const struct opt *, size_t n,
	    const char *operands, const char *what);

/* Trouble with the command line: a message, the usage line, status 2. */
void	  opt_die(const char *fmt, ...) DIAG_FORMAT(1, 2) DIAG_NORETURN;

void	  opt_list_free(struct opt_list *);

#endif
