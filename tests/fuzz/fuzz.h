/*
 * fuzz - what the targets share: see fuzz.sh.
 *
 * A target is a function of bytes.  A filter's pure function is had by
 * including its source with main() renamed.  die() must not end the fuzzer:
 * exit() jumps back to where FUZZ_TRY stands.
 */
#ifndef FUZZ_H
#define FUZZ_H

#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "utf8.h"

extern jmp_buf	fuzz_back;

/* True the first time; false when the program wanted to end. */
#define FUZZ_TRY()	(setjmp(fuzz_back) == 0)

/* The oracle: ends the fuzzer with a report where it does not hold. */
#define FUZZ_CHECK(what)						\
	do {								\
		if (!(what)) {						\
			fprintf(stderr, "does not hold: %s\n", #what);	\
			abort();					\
		}							\
	} while (0)

/* The input as a document: as from doc_read(), never NULL. */
static inline const char *
fuzz_text(const uint8_t *data, size_t len)
{
	return len == 0 ? "" : (const char *)data;
}

/* Safe to show: valid UTF-8, no control but tab and newline, C1 neither. */
static inline void
fuzz_check_clean(const char *s, size_t len)
{
	size_t i;

	if (len == 0)
		return;
	FUZZ_CHECK(utf8_valid(s, len) == len);
	for (i = 0; i < len; i++) {
		unsigned char c = (unsigned char)s[i];

		FUZZ_CHECK(c != 0x7F && (c >= ' ' || c == '\n' || c == '\t'));
		FUZZ_CHECK(c != 0xC2 || (unsigned char)s[i + 1] >= 0xA0);
	}
}

int	LLVMFuzzerTestOneInput(const uint8_t *, size_t);

#endif
