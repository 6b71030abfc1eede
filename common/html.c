/* html - see html.h; state names in comments are the standard's. */
#include <string.h>

#include "html.h"
#include "html-raw.h"
#include "reference.h"

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
		end = html_find(html, html->at, quote);
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
	for (gt = html_find(html, at, '>'); gt < html->len;
	    gt = html_find(html, gt + 1, '>')) {
		n = gt - at;
		if (n >= 2 && s[gt - 1] == '-' && s[gt - 2] == '-')
			break;
		if (n >= 3 && s[gt - 1] == '!' && s[gt - 2] == '-' &&
		    s[gt - 3] == '-')
			break;
	}
	return gt < html->len ? gt + 1 : gt;
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

	if (html_at_word(html, html->at, "<!--")) {
		html->at = comment_end(html, html->at + 4);
	} else if (html->cdata && html->len - html->at >= 9 &&
	    memcmp(html->s + html->at, "<![CDATA[", 9) == 0) {
		html->at += 9;
		for (end = html->at; end < html->len; end++) {
			end = html_find(html, end, ']');
			if (html_at_word(html, end, "]]>"))
				break;
		}
		html->raw = HTML_RAW_CDATA;
		html->raw_end = end < html->len ? end : html->len;
	} else {
		/* a doctype or a bogus comment */
		end = html_find(html, html->at + 1, '>');
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
		html_raw_start(html, token->tag);
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
	if (html_is_alpha(s[1]) || (s[1] == '/' && left > 2 &&
	    html_is_alpha(s[2])))
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
				html->lt = html_find(html, html->at + 1, '<');
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
