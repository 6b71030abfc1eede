/*
 * sandbox - gives up what a filter does not need once it has its options
 * and rules: opening other files than its operands, writing any file,
 * starting programs, the network.
 *
 * Landlock on Linux (as far as the kernel knows it: files since 5.13, TCP
 * since 6.7), pledge and unveil on OpenBSD, nothing elsewhere, nor where it
 * was compiled with NO_SANDBOX (LeakSanitizer and valgrind open files at the
 * end).  Everything that a library loads when first used must be loaded
 * before: glibc's iconv_open() reads a module.
 */
#ifndef SANDBOX_H
#define SANDBOX_H

#include <stdbool.h>

struct sandbox {
	char *const	*readable;	/* names of files, NULL-ended, or NULL */
	bool		 read_any;	/* any file may be read */
	const char	*writable;	/* a directory to make files in, or
					   NULL */
};

void	sandbox_enter(const struct sandbox *);

#endif
