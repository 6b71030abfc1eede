/* html-raw - see html-raw.h. */
#include <string.h>

#include "html-raw.h"

size_t
html_find(const struct html *html, size_t at, char c)
{
	const char *p;

	if (at >= html->len)
		return html->len;
	p = memchr(html->s + at, c, html->len - at);
	return p == NULL ? html->len : (size_t)(p - html->s);
}

bool
html_at_word(const struct html *html, size_t at, const char *word)
{
	size_t i;

	for (i = 0; word[i] != '\0'; i++)
		if (at + i >= html->len ||
		    html_lower(html->s[at + i]) != word[i])
			return false;
	return true;
}

/* At at stands the name, and it ends there. */
static bool
at_name(const struct html *html, size_t at, const char *name)
{
	char c;

	if (!html_at_word(html, at, name) || at + strlen(name) >= html->len)
		return false;
	c = html->s[at + strlen(name)];
	return html_is_blank(c) || c == '/' || c == '>';
}

/* Where raw text from html->at on ends: at "</name" or the input's end. */
static size_t
raw_end(const struct html *html, const char *name)
{
	size_t lt = html->at;

	for (;;) {
		lt = html_find(html, lt, '<');
		if (lt == html->len || (html_at_word(html, lt, "</") &&
		    at_name(html, lt + 2, name)))
			return lt;
		lt++;
	}
}

/* Whether "-->" ends between from and to; behind a '<' at from - 1. */
static bool
has_comment_end(const char *s, size_t from, size_t to)
{
	const char *p;

	while (from < to && (p = memchr(s + from, '>', to - from)) != NULL) {
		if (p[-1] == '-' && p[-2] == '-')
			return true;
		from = (size_t)(p - s) + 1;
	}
	return false;
}

/*
 * The same for a script, in which after "<!--" and until "-->" a "<script"
 * opens what its "</script" closes: script data escaped, double escaped.
 */
static size_t
script_end(const struct html *html)
{
	enum { PLAIN, ESCAPED, TWICE } state = PLAIN;
	size_t at = html->at;

	for (;;) {
		size_t lt = html_find(html, at, '<');

		if (state != PLAIN && has_comment_end(html->s, at, lt))
			state = PLAIN;
		if (lt == html->len)
			return lt;
		at = lt + 1;
		if (state == PLAIN && html_at_word(html, lt, "<!--")) {
			state = ESCAPED;
		} else if (html_at_word(html, lt, "</") &&
		    at_name(html, lt + 2, "script")) {
			if (state != TWICE)
				return lt;
			state = ESCAPED;
		} else if (state == ESCAPED && at_name(html, at, "script")) {
			state = TWICE;
		}
	}
}

void
html_raw_start(struct html *html, enum html_tag tag)
{
	switch (tag) {
	case HTML_SCRIPT:
		html->raw = HTML_RAW_TEXT;
		html->raw_end = script_end(html);
		break;
	case HTML_TITLE:
	case HTML_TEXTAREA:
		html->raw = HTML_RAW_RCDATA;
		html->raw_end = raw_end(html, html_tag_name(tag));
		break;
	case HTML_STYLE:
	case HTML_XMP:
	case HTML_IFRAME:
	case HTML_NOEMBED:
	case HTML_NOFRAMES:
	case HTML_NOSCRIPT:
		html->raw = HTML_RAW_TEXT;
		html->raw_end = raw_end(html, html_tag_name(tag));
		break;
	case HTML_PLAINTEXT:
		html->raw = HTML_RAW_TEXT;
		html->raw_end = html->len;
		break;
	default:
		break;
	}
}
