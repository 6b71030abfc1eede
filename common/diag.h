/*
 * diag - the name of the program, its messages, its exit statuses.
 *
 * A message is one line on standard error, "program: text", written at once
 * so that the lines of filters in one pipe do not mix.  Control characters
 * in it (they come from file names and input) become '?'.  A format that
 * ends in ':' gets strerror(errno) appended.
 */
#ifndef DIAG_H
#define DIAG_H

#include <stdarg.h>
#include <stdbool.h>

#if defined(__GNUC__)
#define DIAG_FORMAT(fmt, args)	__attribute__((format(printf, fmt, args)))
#define DIAG_NORETURN		__attribute__((noreturn))
#else
#define DIAG_FORMAT(fmt, args)
#define DIAG_NORETURN
#endif

/* The same three for every program; see documents(7). */
enum status {
	STATUS_OK = 0,
	STATUS_DAMAGED = 1,	/* only asked for, with -E */
	STATUS_TROUBLE = 2
};

/*
 * Must come first in main(): takes the program's name from argv[0], and
 * sees to it that descriptors 0, 1 and 2 are taken, so that a file opened
 * later can never be mistaken for standard output.
 */
void		 diag_init(const char *argv0);
const char	*diag_progname(void);

/* A quiet program does not warn; of trouble it speaks all the same. */
void		 diag_set_quiet(bool quiet);

/* Of something that the program does its best about. */
void		 vwarn(const char *prefix, const char *fmt, va_list ap)
		    DIAG_FORMAT(2, 0);

/* Of trouble; the caller goes on and ends with STATUS_TROUBLE. */
void		 trouble(const char *fmt, ...) DIAG_FORMAT(1, 2);
void		 vtrouble(const char *fmt, va_list ap) DIAG_FORMAT(1, 0);

/* Of trouble that ends the program at once. */
void		 die(const char *fmt, ...) DIAG_FORMAT(1, 2) DIAG_NORETURN;

/*
 * Flushes standard output and ends the program if anything written to it
 * was lost.  EPIPE says nothing: the reader has gone and knows.
 */
void		 diag_flush(void);
void		 diag_write_failed(void) DIAG_NORETURN;

#endif
