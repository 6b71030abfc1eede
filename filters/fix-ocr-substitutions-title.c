/* title - see fix-ocr-substitutions-title.h. */
#include <stdint.h>
#include <string.h>

#include "fix-ocr-substitutions-title.h"
#include "opt.h"
#include "utf8.h"

#define TITLE_CHARS	40
#define WIDE		"\xEF\xBC\x9F"	/* U+FF1F */
#define WIDE_LAST	0x9F
#define WINDOW		((size_t)512)	/* bytes looked through at a time: both
					   marks may be rare, or one alone */

/* What such names end in; 标准, 方法 and 方案 may be wrong words. */
static const char *const ends[] = {
	"规范", "标准", "规程", "法", "条例", "办法", "规定", "细则", "通则",
	"通知", "意见", "决定", "定额", "导则", "准则", "准那么", "细那么",
	"通那么",
};

static const char *const befores[] = {
	"根据", "依据", "按照", "依照", "遵守", "贯彻", "执行", "符合", "参照",
	"满足", "颁布的", "印发的", "发布的", "编制的",
};

static const char *const numbers[] = {
	"GB", "JGJ", "JTG", "CJJ", "DL/", "SL", "TB", "DB", "CECS", "JG/",
};

static const char *const asks[] = {
	"什么", "怎", "如何", "哪", "吗", "呢", "谁", "多少", "几", "为何",
};

static bool
ends_in(const char *s, size_t len, const char *const *words, size_t n)
{
	size_t i, k;

	for (i = 0; i < n; i++) {
		k = strlen(words[i]);
		if (k <= len && memcmp(s + len - k, words[i], k) == 0)
			return true;
	}
	return false;
}

static bool
begins_in(const char *s, size_t len, const char *const *words, size_t n)
{
	size_t i, k;

	while (len > 0 && (*s == ' ' || *s == '(')) {
		s++;
		len--;
	}
	for (i = 0; i < n; i++) {
		k = strlen(words[i]);
		if (k <= len && memcmp(s, words[i], k) == 0)
			return true;
	}
	return false;
}

static bool
is_question_mark(uint32_t cp)
{
	return cp == '?' || cp == 0xFF1F;
}

/* Whether a mark at this place may not stand in a title. */
static bool
ends_title(uint32_t cp)
{
	return cp == '\n' || cp == UTF8_BAD || cp == 0x3002 || cp == 0xFF0C ||
	    cp == ',' || cp == 0xFF1B || cp == ';' || cp == 0x300A ||
	    cp == 0x300B || cp == '!' || cp == 0xFF01;
}

/* The question mark that closes what text[from..] opens: its place; len. */
static size_t
find_close(const char *text, size_t len, size_t from, size_t *n)
{
	size_t at = from, chars;
	uint32_t cp;

	for (chars = 0; chars <= TITLE_CHARS && at < len; chars++) {
		*n = utf8_decode(text + at, len - at, &cp);
		if (is_question_mark(cp))
			return at;
		if (ends_title(cp))
			break;
		at += *n;
	}
	return len;
}

static bool
asks_something(const char *s, size_t len)
{
	size_t i;

	for (i = 0; i < len; i++)
		if (begins_in(s + i, len - i, asks, NELEM(asks)))
			return true;
	return false;
}

static bool
is_title(const char *text, size_t len, const struct title *t)
{
	size_t from = t->open + t->open_len, to = t->close + t->close_len;

	if (!ends_in(text + from, t->close - from, ends, NELEM(ends)) ||
	    asks_something(text + from, t->close - from))
		return false;
	return ends_in(text, t->open, befores, NELEM(befores)) ||
	    begins_in(text + to, len - to, numbers, NELEM(numbers));
}

/* The first full-width question mark that ends in text[at..to), from there. */
static const char *
find_wide(const char *text, size_t from, size_t at, size_t to)
{
	const char *last;

	for (; at < to; at = (size_t)(last - text) + 1) {
		last = memchr(text + at, WIDE_LAST, to - at);
		if (last == NULL)
			break;
		if ((size_t)(last - text) >= from + 2 &&
		    memcmp(last - 2, WIDE, sizeof(WIDE) - 1) == 0)
			return last - 2;
	}
	return NULL;
}

/*
 * The next question mark of either width; len.  The wide one's last byte is
 * rarer than its first, which all full-width punctuation shares.
 */
static size_t
find_open(const char *text, size_t len, size_t from)
{
	const char *mark, *wide;
	size_t at, to;

	for (at = from; at < len; at = to) {
		to = len - at > WINDOW ? at + WINDOW : len;
		mark = memchr(text + at, '?', to - at);
		wide = find_wide(text, from, at, mark == NULL ? to :
		    (size_t)(mark - text));
		if (wide != NULL)
			mark = wide;
		if (mark != NULL)
			return (size_t)(mark - text);
	}
	return len;
}

bool
title_next(const char *text, size_t len, size_t *at, struct title *t)
{
	size_t i = *at, n;
	uint32_t cp;

	for (; (i = find_open(text, len, i)) < len; i++) {
		n = utf8_decode(text + i, len - i, &cp);
		t->open = i;
		t->open_len = n;
		i += n - 1;
		t->close = find_close(text, len, i + 1, &t->close_len);
		if (t->close == len || !is_title(text, len, t))
			continue;
		*at = t->close + t->close_len;
		return true;
	}
	*at = len;
	return false;
}
