/*
 * input - the bytes of the operands, one file after the other.
 *
 * Standard input failing ends the program (diag.h).  A file that cannot be
 * opened or read is told and sets failed; the files after it are read all
 * the same, as cat(1) and grep(1) do.  Before a read that may have to wait
 * standard output is flushed, so that a filter between two others, or under
 * tail -f, never sits on a finished document.  SIGUSR1 (and SIGINFO) prints
 * how far reading has come.
 */
#ifndef INPUT_H
#define INPUT_H

#include <stdbool.h>
#include <stddef.h>

#include "buf.h"
#include "map.h"

/* A list of NUL-ended names, read as far as it is needed. */
struct name_list {
	const char	*from;		/* its name; NULL: there is none */
	int		 fd;
	bool		 regular, at_end;
	struct buf	 raw;		/* from at on not yet used */
	size_t		 at;
};

struct input {
	const char	*name;		/* of the open file; NULL: none open */
	bool		 is_default;	/* there are no operands */
	size_t		 size;		/* bytes it says it has; 0: unknown */
	bool		 broken;	/* the open file could not be read */
	bool		 failed;	/* some file could not be */

	/* for input.c: */
	char *const	*operands;	/* what is left of them, NULL-ended */
	bool		 default_used;	/* and the one "-" was opened */
	struct name_list names;		/* and behind them */
	int		 fd;
	bool		 regular;	/* a read never has to wait */
	struct map	 map;		/* of the open file, if it was mapped */
};

/*
 * names_from names a file of NUL-ended operands to be read after the others,
 * "-" standard input, or is NULL.
 */
void	input_open(struct input *, char *const *operands,
	    const char *names_from);

/* Closes the open file and opens the next: false at the end of all. */
bool	input_next(struct input *);

/*
 * Appends what there is of the open file to the buffer, as much as has room:
 * false at its end and, broken and failed then being set, on an error.
 */
bool	input_read(struct input *, struct buf *);

/*
 * All of a large open file at once, without reading it, valid until the file
 * is closed; false: it has to be read.
 */
bool	input_map(struct input *, const char **data, size_t *len);

void	input_close(struct input *);

/* Counts a document for the progress report. */
void	input_count_document(void);

#endif
