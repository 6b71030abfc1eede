/* strip-site-chrome-number - see strip-site-chrome-number.h. */
#include <string.h>

#include "strip-site-chrome-chars.h"
#include "strip-site-chrome-number.h"

#define NUMBER_MAX	((size_t)100)	/* of a number in digits */
#define CHAR		((size_t)3)	/* bytes of a Chinese character */

static const char han_digits[] = "一二三四五六七八九";

static const struct {
	const char	*word;
	size_t		 style;
} units[] = {
	{ "章", NUMBER_CHAPTER }, { "节", NUMBER_SECTION },
	{ "節", NUMBER_SECTION }, { "条", NUMBER_ARTICLE },
	{ "條", NUMBER_ARTICLE }, { "编", NUMBER_PART }, { "編", NUMBER_PART }
};

static size_t
count_of(size_t digit)
{
	return digit > 0 ? digit : 1;
}

/* Behind a Chinese number below 1000; *n becomes it, or 0. */
static const char *
read_han(const char *s, const char *end, size_t *n)
{
	size_t digit = 0, k;

	*n = 0;
	for (; (size_t)(end - s) >= CHAR; s += CHAR) {
		for (k = 0; k < 9; k++)
			if (memcmp(s, han_digits + k * CHAR, CHAR) == 0)
				break;
		if (k < 9) {
			digit = k + 1;
			continue;
		}
		if (memcmp(s, "十", CHAR) == 0 && *n % 100 == 0)
			*n += count_of(digit) * 10;
		else if (memcmp(s, "百", CHAR) == 0 && *n == 0)
			*n = count_of(digit) * 100;
		else if (memcmp(s, "零", CHAR) != 0)
			break;
		digit = 0;
	}
	*n += digit;
	return s;
}

static const char *
read_digits(const char *s, const char *end, size_t *n)
{
	*n = 0;
	while (s < end && chrome_is_digit((unsigned char)*s) && *n < NUMBER_MAX)
		*n = *n * 10 + (size_t)(*s++ - '0');
	return s;
}

/* Behind 第: a number and its unit. */
static struct chrome_number
read_ordinal(const char *s, const char *end)
{
	struct chrome_number number = { NUMBER_CHAPTER, 0 };
	size_t k;

	while (s < end && *s == ' ')
		s++;
	s = s < end && chrome_is_digit((unsigned char)*s) ?
	    read_digits(s, end, &number.n) : read_han(s, end, &number.n);
	while (s < end && *s == ' ')
		s++;
	for (k = 0; k < sizeof(units) / sizeof(units[0]); k++)
		if ((size_t)(end - s) >= CHAR &&
		    memcmp(s, units[k].word, CHAR) == 0) {
			number.style = units[k].style;
			return number;
		}
	number.n = 0;
	return number;
}

/* What a line that a number opens may begin with. */
static bool
may_be_number(unsigned char c)
{
	return c == ' ' || chrome_is_digit(c) || (c >= 0xE3 && c <= 0xE5) ||
	    c == 0xE7;
}

struct chrome_number
chrome_number_read(const char *s, size_t len)
{
	const char *end = s + len;
	struct chrome_number number = { NUMBER_HAN, 0 };

	if (len > 0 && !may_be_number((unsigned char)*s))
		return number;
	while ((size_t)(end - s) >= CHAR &&
	    (*s == ' ' || memcmp(s, "　", CHAR) == 0))
		s += *s == ' ' ? 1 : CHAR;
	if ((size_t)(end - s) > CHAR && memcmp(s, "第", CHAR) == 0)
		return read_ordinal(s + CHAR, end);
	if (s < end && chrome_is_digit((unsigned char)*s)) {
		number.style = NUMBER_ARABIC;
		s = read_digits(s, end, &number.n);
		if (end - s > 1 && *s == '.' &&
		    !chrome_is_digit((unsigned char)s[1]))
			return number;
	} else {
		s = read_han(s, end, &number.n);
	}
	if ((size_t)(end - s) <= CHAR || memcmp(s, "、", CHAR) != 0)
		number.n = 0;
	return number;
}
