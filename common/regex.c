/* regex - see regex.h. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "diag.h"
#include "regex.h"

/*
 * A pattern that is meant for one line needs some thousand steps; PCRE2's
 * own defaults (10 million, 20 MB) let one bad pattern hold up a page for
 * seconds.
 */
#define MATCH_LIMIT	((uint32_t)1000000)	/* calls of its match() */
#define HEAP_LIMIT	((uint32_t)8 * 1024)	/* KiB */

/* Matches by the interpreter that take the time of compiling with JIT. */
#define BEFORE_JIT	16

/* pledge(2) ends a program that maps executable memory without prot_exec. */
#ifdef __OpenBSD__
#define JIT_EARLY	true
#else
#define JIT_EARLY	false
#endif

/*
 * Whether there is a \S, \D or \W: under PCRE2_MATCH_INVALID_UTF the JIT of
 * PCRE2 10.42 does not match them with a character of more than one byte.
 */
static bool
has_negated_type(const char *pattern, size_t len)
{
	size_t i;

	for (i = 0; i + 1 < len; i++) {
		if (pattern[i] != '\\')
			continue;
		i++;
		if (pattern[i] == 'S' || pattern[i] == 'D' ||
		    pattern[i] == 'W')
			return true;
	}
	return false;
}

/* Without JIT the interpreter does the same, only slower. */
static void
jit_compile(struct regex *re)
{
	(void)pcre2_jit_compile(re->code, PCRE2_JIT_COMPLETE);
	re->jit_due = false;
}

/*
 * The bytes that an anchored pattern may begin with, a bit each; NULL: they are
 * not known.  The interpreter looks there before it begins, JIT does not.
 */
static const uint8_t *
first_bytes(const struct regex *re)
{
	const uint8_t *bytes = NULL;
	uint32_t options = 0;

	(void)pcre2_pattern_info(re->code, PCRE2_INFO_ALLOPTIONS, &options);
	if ((options & PCRE2_ANCHORED) != 0)
		(void)pcre2_pattern_info(re->code, PCRE2_INFO_FIRSTBITMAP,
		    &bytes);
	return bytes;
}

bool
regex_compile(struct regex *re, const char *pattern, size_t len,
    char error[REGEX_ERROR])
{
	PCRE2_UCHAR text[128];
	PCRE2_SIZE offset;
	int code;

	memset(re, 0, sizeof(*re));
	re->code = pcre2_compile((PCRE2_SPTR)pattern, len,
	    PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | PCRE2_NEVER_BACKSLASH_C,
	    &code, &offset, NULL);
	if (re->code == NULL) {
		if (pcre2_get_error_message(code, text, sizeof(text)) < 0)
			text[0] = '\0';
		(void)snprintf(error, REGEX_ERROR, "%s at %zu",
		    (const char *)text, (size_t)offset);
		return false;
	}
	re->first = first_bytes(re);
	re->jit_due = !has_negated_type(pattern, len);
	if (re->jit_due && JIT_EARLY)
		jit_compile(re);
	re->data = pcre2_match_data_create_from_pattern(re->code, NULL);
	re->context = pcre2_match_context_create(NULL);
	if (re->data == NULL || re->context == NULL)
		die("out of memory");
	(void)pcre2_set_match_limit(re->context, MATCH_LIMIT);
	(void)pcre2_set_heap_limit(re->context, HEAP_LIMIT);
	return true;
}

/* Compiles what was put off. */
static void
compile_now(struct regex *re)
{
	char error[REGEX_ERROR];

	if (!regex_compile(re, re->later, re->later_len, error))
		die("%s", error);
	re->matches_left = BEFORE_JIT;
}

void
regex_put_off(struct regex *re, const char *pattern, size_t len)
{
	memset(re, 0, sizeof(*re));
	re->later = pattern;
	re->later_len = len;
	if (JIT_EARLY)
		compile_now(re);
}

enum regex_result
regex_match(struct regex *re, const char *s, size_t len, size_t start)
{
	int n;

	if (re->later != NULL)
		compile_now(re);
	if (re->first != NULL && len > start) {
		unsigned char first = (unsigned char)s[start];

		if ((re->first[first / 8] >> first % 8 & 1) == 0)
			return REGEX_NO;
	}
	/*
	 * Only what is far from the limits may wait: they differ between the
	 * interpreter and JIT, and so might results.
	 */
	if (re->jit_due && (re->matches_left == 0 || len > REGEX_SHORT))
		jit_compile(re);
	else if (re->matches_left > 0)
		re->matches_left--;
	n = pcre2_match(re->code, (PCRE2_SPTR)(s == NULL ? "" : s), len, start,
	    0, re->data, re->context);
	if (n >= 0)
		return REGEX_YES;
	return n == PCRE2_ERROR_NOMATCH ? REGEX_NO : REGEX_LIMIT;
}

bool
regex_group(const struct regex *re, size_t n, size_t *from, size_t *to)
{
	const PCRE2_SIZE *at = pcre2_get_ovector_pointer(re->data);

	if (n >= pcre2_get_ovector_count(re->data) || at[2 * n] == PCRE2_UNSET)
		return false;
	*from = at[2 * n];
	*to = at[2 * n + 1];
	return true;
}

void
regex_free(struct regex *re)
{
	pcre2_match_context_free(re->context);
	pcre2_match_data_free(re->data);
	pcre2_code_free(re->code);
	memset(re, 0, sizeof(*re));
}
