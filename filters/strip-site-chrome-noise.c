/* strip-site-chrome-noise - see strip-site-chrome-noise.h. */
#include <stdbool.h>
#include <string.h>

#include "strip-site-chrome-chars.h"
#include "strip-site-chrome-noise.h"

#define TOKEN_MAX	2	/* characters of a word of noise */
#define BLANKS_MAX	3	/* between two */
#define TOKENS		4	/* at least, */
#define MIXED		2	/* of letters with digits or odd marks, */
#define ODD		2	/* odd marks */

/* What a stretch of such words has. */
struct noise {
	size_t	tokens, mixed, odd;
	bool	letter, digit;
};

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool
is_odd(char c)
{
	return c != '\0' && strchr("{}[]|~^&#%$@!?;:\"'`\\<>*()", c) != NULL;
}

static bool
is_visible(char c)
{
	return c > ' ' && c < 0x7F;
}

static void
count(struct noise *noise, const char *s, size_t len)
{
	bool letter = false, digit = false, odd = false;
	size_t i;

	for (i = 0; i < len; i++) {
		letter = letter || is_letter(s[i]);
		digit = digit || chrome_is_digit((unsigned char)s[i]);
		noise->odd += is_odd(s[i]);
		odd = odd || is_odd(s[i]);
	}
	noise->tokens++;
	noise->mixed += letter + digit + odd > 1;
	noise->letter = noise->letter || letter;
	noise->digit = noise->digit || digit;
}

static bool
is_noise(const struct noise *noise)
{
	return noise->tokens >= TOKENS && noise->mixed >= MIXED &&
	    noise->odd >= ODD && noise->letter && noise->digit;
}

size_t
chrome_noise_before(const char *s, size_t len)
{
	struct noise noise = { 0 };
	size_t at = 0, end = 0, n, blanks;

	for (;;) {
		for (blanks = 0; at < len && s[at] == ' '; at++)
			blanks++;
		for (n = 0; at + n < len && is_visible(s[at + n]); )
			n++;
		if (n == 0 || n > TOKEN_MAX || blanks > BLANKS_MAX)
			break;
		count(&noise, s + at, n);
		at += n;
		end = at;
		if (at < len && s[at] != ' ')
			break;
	}
	return is_noise(&noise) ? end : 0;
}

size_t
chrome_noise_behind(const char *s, size_t len)
{
	struct noise noise = { 0 };
	size_t at = len, from = len, n, blanks;

	for (;;) {
		for (blanks = 0; at > 0 && s[at - 1] == ' '; at--)
			blanks++;
		for (n = 0; n < at && is_visible(s[at - 1 - n]); )
			n++;
		if (n == 0 || n > TOKEN_MAX || blanks > BLANKS_MAX)
			break;
		at -= n;
		count(&noise, s + at, n);
		from = at;
		if (at > 0 && s[at - 1] != ' ')
			break;
	}
	return is_noise(&noise) ? from : len;
}
