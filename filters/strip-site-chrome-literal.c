/* strip-site-chrome-literal - see strip-site-chrome-literal.h. */
#include <stdbool.h>
#include <string.h>

#include "strip-site-chrome-literal.h"
#include "utf8.h"

/* What ends a run of characters that stand for themselves. */
#define SPECIAL		"\\^$.[|()?*+{"
#define REPEATS		"?*+{"	/* and may make the last one optional */
#define GROUPS		":=!<>"	/* behind "(?": no option is set */

static bool
is_one_of(char c, const char *set)
{
	return c != '\0' && strchr(set, c) != NULL;
}

/* Behind the class that begins at i. */
static size_t
skip_class(const char *s, size_t len, size_t i)
{
	i++;
	if (i < len && s[i] == '^')
		i++;
	if (i < len && s[i] == ']')
		i++;
	for (; i < len && s[i] != ']'; i++)
		if (s[i] == '\\')
			i++;
	return i + 1;
}

/*
 * Neither alternatives outside of brackets nor anything by which characters
 * would mean something else: options, verbs, \Q.
 */
static bool
is_plain(const char *s, size_t len)
{
	size_t i = 0, depth = 0;

	while (i < len) {
		if (s[i] == '\\') {
			if (i + 1 < len && s[i + 1] == 'Q')
				return false;
			i += 2;
			continue;
		}
		if (s[i] == '[') {
			i = skip_class(s, len, i);
			continue;
		}
		if (s[i] == '(') {
			depth++;
			if (i + 1 < len && s[i + 1] == '*')
				return false;
			if (i + 2 < len && s[i + 1] == '?' &&
			    !is_one_of(s[i + 2], GROUPS))
				return false;
		}
		if (s[i] == ')' && depth > 0)
			depth--;
		if (s[i] == '|' && depth == 0)
			return false;
		i++;
	}
	return true;
}

size_t
chrome_pattern_literal(const char *s, size_t len, size_t *from)
{
	size_t end;
	uint32_t cp;

	if (!is_plain(s, len))
		return 0;
	*from = len > 0 && s[0] == '^';
	for (end = *from; end < len && !is_one_of(s[end], SPECIAL); end++)
		continue;
	if (end > *from && end < len && is_one_of(s[end], REPEATS))
		end = utf8_before(s, end, &cp);
	return end > *from ? end - *from : 0;
}
