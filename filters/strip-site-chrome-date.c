/* strip-site-chrome-date - the dates of a line; see -marks.h. */
#include <string.h>

#include "strip-site-chrome-chars.h"
#include "strip-site-chrome-marks.h"

#define DAY_MAX		5	/* bytes between a month and a year */
#define MONTH_MAX	9	/* letters of one */

#define ONES		(UINT64_MAX / 0xFF)	/* 1 in each byte */

/*
 * From i to the next digit or len: no byte of a longer character is one, so
 * that eight bytes at a time will do.
 */
static size_t
find_digit(const char *s, size_t len, size_t i)
{
	for (; i < len; i += 8) {
		uint64_t x = eight_load(s + i) ^ ONES * '0';

		if (((x - ONES * 10) & ~x & ONES * 0x80) != 0)
			break;
	}
	while (i < len && !chrome_is_digit((unsigned char)s[i]))
		i++;
	return i < len ? i : len;
}

static size_t
digits_at(const char *s, size_t len, size_t i)
{
	size_t n = 0;

	while (i + n < len && chrome_is_digit((unsigned char)s[i + n]))
		n++;
	return n;
}

static bool
is_at(const char *s, size_t len, size_t i, const char *what)
{
	size_t n;

	if (i >= len || s[i] != *what)
		return false;
	n = strlen(what);
	return len - i >= n && memcmp(s + i, what, n) == 0;
}

/* A blank, or what a unit of time begins with. */
static bool
begins_unit(uint32_t cp)
{
	return cp == ' ' || cp == 0x79D2 || cp == 0x5206 || cp == 0x5C0F ||
	    cp == 0x5929 || cp == 0x5468 || cp == 0x4E2A || cp == 0x6708;
}

/*
 * "3小时前", "1 月前": behind the number, where cp stands, up to the end of the
 * word.
 */
static bool
is_ago(const char *s, size_t len, size_t i, uint32_t cp)
{
	static const char *const units[] = { "秒", "分钟", "小时", "天", "周",
	    "个月", "月", " 年" };
	size_t k;

	if (!begins_unit(cp))
		return false;
	for (k = 0; k < sizeof(units) / sizeof(units[0]); k++) {
		size_t at = i + (units[k][0] != ' ' && i < len && s[i] == ' ');

		if (at >= len || !is_at(s, len, at, units[k]))
			continue;
		at += strlen(units[k]);
		if (!is_at(s, len, at, "前"))
			continue;
		at += strlen("前");
		if (at == len)
			return true;
		(void)utf8_decode(s + at, len - at, &cp);
		return !chrome_is_han(cp);
	}
	return false;
}

/* The length of an English month's name, long or short; 0: there is none. */
static size_t
month_at(const char *s, size_t len, size_t i)
{
	static const char *const months[] = { "january", "february", "march",
	    "april", "may", "june", "july", "august", "september", "october",
	    "november", "december" };
	size_t k, n;

	for (k = 0; k < sizeof(months) / sizeof(months[0]); k++) {
		if (i >= len || s[i] != months[k][0])
			continue;
		n = strlen(months[k]);
		if (!is_at(s, len, i, months[k])) {
			n = 3;
			if (len - i < n || memcmp(s + i, months[k], n) != 0)
				continue;
		}
		if (i + n == len || !chrome_is_letter((unsigned char)s[i + n]))
			return n;
	}
	return 0;
}

/* Behind a month and a day: "May 3, 2017". */
static bool
is_year(const char *s, size_t len, size_t i)
{
	size_t stop = i > DAY_MAX ? i - DAY_MAX : 0, digits = 0;

	for (; i > stop && (s[i - 1] == ' ' || s[i - 1] == ',' ||
	    chrome_is_digit((unsigned char)s[i - 1])); i--)
		digits += chrome_is_digit((unsigned char)s[i - 1]);
	stop = i > MONTH_MAX ? i - MONTH_MAX : 0;
	while (i > stop && chrome_is_letter((unsigned char)s[i - 1]))
		i--;
	return digits > 0 && month_at(s, len, i) > 0;
}

/* "3 May 2017", "May 3, 2017": a number of n digits stands at i. */
static bool
is_english_day(const char *s, size_t len, size_t i, size_t n)
{
	size_t at = i + n, month;

	if (n == 4)
		return is_year(s, len, i);
	if (n > 2 || at >= len || s[at] != ' ')
		return false;
	month = month_at(s, len, at + 1);
	at += 1 + month;
	return month > 0 && at < len && s[at] == ' ' &&
	    digits_at(s, len, at + 1) == 4;
}

/* Between two times: -, ~, –, —, 至, 到. */
static bool
is_to(uint32_t cp)
{
	return cp == '-' || cp == '~' || cp == 0x2013 || cp == 0x2014 ||
	    cp == 0x81F3 || cp == 0x5230;
}

/*
 * At the minutes at i, "开放时间: 09:00-11:30": when something takes place.
 * Without a label it may be a line of a programme, which has dates.
 */
static bool
is_span(const char *s, size_t len, size_t i)
{
	size_t at = i + 2, marks = 0;
	uint32_t cp = ' ';

	if (memchr(s, ':', find_digit(s, len, 0)) == NULL)
		return false;
	if (at < len && s[at] == ':')
		at += 1 + digits_at(s, len, at + 1);
	for (; at < len; at += utf8_decode(s + at, len - at, &cp)) {
		(void)utf8_decode(s + at, len - at, &cp);
		if (cp != ' ' && !is_to(cp))
			break;
		marks += cp != ' ';
	}
	return marks > 0 && at < len && chrome_is_digit((unsigned char)s[at]);
}

enum line_date
chrome_line_date(const char *s, size_t len)
{
	bool day = false, time = false;
	size_t i, n;
	uint32_t cp;

	for (i = 0; (i = find_digit(s, len, i)) < len; i += n) {
		n = digits_at(s, len, i);
		day = day || is_english_day(s, len, i, n);
		if (i + n >= len)
			break;
		(void)utf8_decode(s + i + n, len - i - n, &cp);
		if (n == 4 && (s[i] == '1' || s[i] == '2') && (cp == '-' ||
		    cp == '/' || cp == '.' || cp == 0x5E74))
			day = day || digits_at(s, len, i + n +
			    (cp == 0x5E74 ? 3 : 1)) > 0;
		if (n <= 2 && cp == 0x6708)
			day = day || digits_at(s, len, i + n + 3) > 0;
		if (n <= 2 && cp == ':' && digits_at(s, len, i + n + 1) == 2) {
			if (is_span(s, len, i + n + 1))
				return DATE_NONE;
			time = true;
		}
		time = time || is_ago(s, len, i + n, cp);
	}
	return day ? (time ? DATE_BOTH : DATE_DAY) :
	    (time ? DATE_TIME : DATE_NONE);
}
