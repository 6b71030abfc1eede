/* html - see html.h; state names in comments are the standard's. */
#include <string.h>

#include "html.h"
#include "reference.h"

static size_t
find_byte(const struct html *html, size_t at, char c)
{
	const char *p;

	if (at >= html->len)
		return html->len;
	p = memchr(html->s + at, c, html->len - at);
	return p == NULL ? html->len : (size_t)(p - html->s);
}

/*
 * Reads an attribute's value, html->at being behind its '=' and what is
 * blank: after that at is behind the value.
 */
static void
read_value(struct html *html, struct html_value *value)
{
	char quote = html->s[html->at];
	size_t end;

	if (quote == '"' || quote == '\'') {
		html->at++;
		end = find_byte(html, html->at, quote);
		value->raw = html->s + html->at;
		value->len = end - html->at;
		html->at = end < html->len ? end + 1 : end;
		return;
	}
	for (end = html->at; end < html->len; end++)
		if (html_is_blank(html->s[end]) || html->s[end] == '>')
			break;
	value->raw = html->s + html->at;
	value->len = end - html->at;
	html->at = end;
}

static void
skip_blanks(struct html *html)
{
	while (html->at < html->len && html_is_blank(html->s[html->at]))
		html->at++;
}

/* Reads one attribute; of two with the same name the first counts. */
static void
read_attr(struct html *html, struct html_token *token)
{
	const char *s = html->s;
	size_t from = html->at, len;
	struct html_value value = { s + from, 0 };
	enum html_attr attr;

	html->at++;		/* a '=' here is part of the name */
	while (html->at < html->len && !html_is_blank(s[html->at]) &&
	    s[html->at] != '/' && s[html->at] != '>' && s[html->at] != '=')
		html->at++;
	len = html->at - from;
	skip_blanks(html);
	if (html->at < html->len && s[html->at] == '=') {
		html->at++;
		skip_blanks(html);
		if (html->at < html->len && s[html->at] != '>')
			read_value(html, &value);
	}
	attr = html_attr(s + from, len);
	if (attr < HTML_ATTRS && (token->attrs & 1U << attr) == 0) {
		token->attrs |= 1U << attr;
		token->value[attr] = value;
	}
}

/*
 * Reads the tag whose name begins at html->at: false if the input ends in
 * it, in which case it is nothing.
 */
static bool
read_tag(struct html *html, struct html_token *token)
{
	const char *s = html->s;
	size_t name = html->at;

	html->at = html_name_end(s, html->len, name);
	token->tag = html_tag(s + name, html->at - name);
	token->hash = token->tag == HTML_UNKNOWN ?
	    html_name_hash(s + name, html->at - name) : 0;
	token->self_closing = false;
	token->attrs = 0;
	for (;;) {
		skip_blanks(html);
		if (html->at >= html->len)
			return false;
		if (s[html->at] == '>') {
			html->at++;
			return true;
		}
		if (s[html->at] == '/') {
			html->at++;
			token->self_closing = html->at < html->len &&
			    s[html->at] == '>';
		} else {
			read_attr(html, token);
		}
	}
}

/* Where the comment whose text begins at at ends: behind its '>'. */
static size_t
comment_end(const struct html *html, size_t at)
{
	const char *s = html->s;
	size_t gt, n;

	if (at < html->len && s[at] == '>')
		return at + 1;
	if (at + 1 < html->len && s[at] == '-' && s[at + 1] == '>')
		return at + 2;
	for (gt = find_byte(html, at, '>'); gt < html->len;
	    gt = find_byte(html, gt + 1, '>')) {
		n = gt - at;
		if (n >= 2 && s[gt - 1] == '-' && s[gt - 2] == '-')
			break;
		if (n >= 3 && s[gt - 1] == '!' && s[gt - 2] == '-' &&
		    s[gt - 3] == '-')
			break;
	}
	return gt < html->len ? gt + 1 : gt;
}

static bool
at_word(const struct html *html, size_t at, const char *word)
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

	if (!at_word(html, at, name) || at + strlen(name) >= html->len)
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
		lt = find_byte(html, lt, '<');
		if (lt == html->len || (at_word(html, lt, "</") &&
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
		size_t lt = find_byte(html, at, '<');

		if (state != PLAIN && has_comment_end(html->s, at, lt))
			state = PLAIN;
		if (lt == html->len)
			return lt;
		at = lt + 1;
		if (state == PLAIN && at_word(html, lt, "<!--")) {
			state = ESCAPED;
		} else if (at_word(html, lt, "</") &&
		    at_name(html, lt + 2, "script")) {
			if (state != TWICE)
				return lt;
			state = ESCAPED;
		} else if (state == ESCAPED && at_name(html, at, "script")) {
			state = TWICE;
		}
	}
}

/* What the text behind a start tag is, if not data. */
static void
start_raw(struct html *html, enum html_tag tag)
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

/* A piece of text from html->at to end, or to the next reference. */
static void
read_text(struct html *html, struct html_token *token, size_t end,
    bool references)
{
	const char *s = html->s + html->at, *amp = NULL;
	size_t n = end - html->at;

	token->kind = HTML_TEXT;
	token->offset = html->at;
	token->text = s;
	token->len = n;
	token->null_shows = html->foreign || html->raw == HTML_RAW_TEXT ||
	    html->raw == HTML_RAW_RCDATA;
	if (references)
		amp = memchr(s, '&', n);
	if (amp == s) {
		html->reference.len = 0;
		token->len = reference_decode(s, n, false, &html->reference);
		if (token->len > 0) {
			html->at += token->len;
			token->text = html->reference.data;
			token->len = html->reference.len;
			return;
		}
		amp = memchr(s + 1, '&', n - 1);
		token->len = n;
	}
	if (amp != NULL)
		token->len = (size_t)(amp - s);
	html->at += token->len;
}

/* Passes over what "<!" or another '<' at html->at begins and is no tag. */
static void
skip_markup(struct html *html)
{
	size_t end;

	if (at_word(html, html->at, "<!--")) {
		html->at = comment_end(html, html->at + 4);
	} else if (html->cdata && html->len - html->at >= 9 &&
	    memcmp(html->s + html->at, "<![CDATA[", 9) == 0) {
		html->at += 9;
		for (end = html->at; end < html->len; end++) {
			end = find_byte(html, end, ']');
			if (at_word(html, end, "]]>"))
				break;
		}
		html->raw = HTML_RAW_CDATA;
		html->raw_end = end < html->len ? end : html->len;
	} else {
		/* a doctype or a bogus comment */
		end = find_byte(html, html->at + 1, '>');
		html->at = end < html->len ? end + 1 : end;
	}
}

/* Reads the tag that html->at, at its '<', begins. */
static bool
start_tag(struct html *html, struct html_token *token)
{
	token->offset = html->at;
	token->kind = html->s[html->at + 1] == '/' ? HTML_END : HTML_START;
	html->at += token->kind == HTML_END ? 2 : 1;
	if (!read_tag(html, token))
		return false;
	if (token->kind == HTML_START && !html->foreign)
		start_raw(html, token->tag);
	return true;
}

enum what { TAG, MARKUP, TEXT };

/* What html->at begins: "data state", "tag open state". */
static enum what
what_at(const struct html *html)
{
	const char *s = html->s + html->at;
	size_t left = html->len - html->at;

	if (s[0] != '<' || left < 2)
		return TEXT;
	if (html_is_alpha(s[1]) || (s[1] == '/' && left > 2 && html_is_alpha(s[2])))
		return TAG;
	if (s[1] == '!' || s[1] == '?' || (s[1] == '/' && left > 2))
		return MARKUP;
	return TEXT;
}

bool
html_next(struct html *html, struct html_token *token)
{
	for (;;) {
		if (html->raw != HTML_RAW_NONE) {
			if (html->at < html->raw_end) {
				read_text(html, token, html->raw_end,
				    html->raw == HTML_RAW_RCDATA);
				return true;
			}
			if (html->raw == HTML_RAW_CDATA &&
			    html->at < html->len)
				html->at += 3;
			html->raw = HTML_RAW_NONE;
		}
		if (html->at >= html->len)
			return false;
		switch (what_at(html)) {
		case TAG:
			return start_tag(html, token);
		case MARKUP:
			skip_markup(html);
			break;
		case TEXT:
			if (html->lt <= html->at)
				html->lt = find_byte(html, html->at + 1, '<');
			read_text(html, token, html->lt, true);
			return true;
		}
	}
}

void
html_open(struct html *html, const char *s, size_t len)
{
	struct buf reference = html->reference;

	memset(html, 0, sizeof(*html));
	html->reference = reference;
	html->s = s;
	html->len = len;
}

void
html_close(struct html *html)
{
	buf_free(&html->reference);
}

void
html_value_add(struct buf *to, const struct html_value *value)
{
	const char *s = value->raw, *amp;
	size_t at = 0, n;

	while (at < value->len) {
		amp = memchr(s + at, '&', value->len - at);
		n = amp == NULL ? value->len - at : (size_t)(amp - s) - at;
		buf_add(to, s + at, n);
		at += n;
		if (at == value->len)
			break;
		n = reference_decode(s + at, value->len - at, true, to);
		if (n == 0) {
			buf_addc(to, '&');
			n = 1;
		}
		at += n;
	}
}
