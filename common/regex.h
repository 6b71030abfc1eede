/*
 * regex - PCRE2 patterns over UTF-8 that may be damaged.
 *
 * Patterns are compiled with UTF and matched under limits of steps and memory,
 * so that no page can make a pattern run away.  Invalid bytes never match and
 * are skipped (PCRE2_MATCH_INVALID_UTF).  JIT, where there is one, compiles a
 * pattern when it is first matched, which most patterns never are; it allocates
 * executable memory, so that where the sandbox forbids that (OpenBSD) it
 * compiles at once.  Compile before sandbox_enter().  A pattern that is the
 * program's own can be put off: it is compiled when it is first matched, and
 * with JIT when it proves to be in use.  The caller owns a struct regex, { 0 }
 * being empty.
 */
#ifndef REGEX_H
#define REGEX_H

#include <stdbool.h>
#include <stddef.h>

struct regex {
	void	*code, *data, *context;		/* PCRE2's */
	const unsigned char *first;	/* the bytes it may begin with, a bit
					   each; NULL: any */
	bool	 jit_due;		/* JIT has still to compile it */
	const char *later;		/* the pattern, until it is compiled */
	size_t	 later_len;
	unsigned matches_left;		/* before JIT is worth its while */
};

enum regex_result {
	REGEX_NO,
	REGEX_YES,
	REGEX_LIMIT	/* gave up: neither match nor no match */
};

/*
 * Compiles a pattern; on an error returns false, and the message, "... at N"
 * (a byte offset), is in error.
 */
#define REGEX_ERROR	256	/* bytes of a message, its NUL included */
bool			 regex_compile(struct regex *, const char *pattern,
			    size_t len, char error[REGEX_ERROR]);

/*
 * The same for a pattern that is known to be good and to stay far from the
 * limits on lines of up to REGEX_SHORT bytes: it is compiled when first needed.
 * The pattern has to outlive the struct.
 */
#define REGEX_SHORT	((size_t)1024)
void			 regex_put_off(struct regex *, const char *pattern,
			    size_t len);

/* Looks for a match in s from start on. */
enum regex_result	 regex_match(struct regex *, const char *s,
			    size_t len, size_t start);

/*
 * Where group n of the last match stood, 0 being the whole: false if that
 * group took no part.
 */
bool			 regex_group(const struct regex *, size_t n,
			    size_t *from, size_t *to);

void			 regex_free(struct regex *);

#endif
