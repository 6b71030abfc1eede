/* decode-label - see decode-label.h. */
#include <string.h>
#include <strings.h>

#include "decode-label.h"

/*
 * The standard reads 1,024 bytes; pages that put scripts before their label
 * are common enough to read on, now that a label is only evidence.
 */
#define PRESCAN		8192
#define HTTP_MAX	65536	/* bytes of header blocks */

static bool
is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
begins(const char *s, size_t len, const char *word)
{
	size_t n = strlen(word);

	return len >= n && strncasecmp(s, word, n) == 0;
}

static size_t
skip_blanks(const char *s, size_t i, size_t len)
{
	while (i < len && is_blank(s[i]))
		i++;
	return i;
}

/*
 * The charset in a content type, "text/html; charset=gbk": the standard's
 * "extracting a character encoding from a meta element".
 */
static enum charset
from_content(const char *s, size_t len)
{
	size_t i, from;
	char quote;

	for (i = 0; i < len; i++) {
		if (!begins(s + i, len - i, "charset"))
			continue;
		i = skip_blanks(s, i + 7, len);
		if (i == len || s[i] != '=')
			continue;
		i = skip_blanks(s, i + 1, len);
		if (i == len)
			break;
		quote = s[i] == '"' || s[i] == '\'' ? s[i++] : '\0';
		from = i;
		while (i < len && (quote != '\0' ? s[i] != quote :
		    !is_blank(s[i]) && s[i] != ';' && s[i] != ','))
			i++;
		return charset_of_label(s + from, i - from);
	}
	return CHARSET_NONE;
}

/* Whether s begins "HTTP/1.1 200". */
static bool
is_status_line(const char *s, size_t len)
{
	size_t i = 5;

	if (len < 12 || memcmp(s, "HTTP/", 5) != 0)
		return false;
	while (i < len && ((s[i] >= '0' && s[i] <= '9') || s[i] == '.'))
		i++;
	return i > 5 && len - i > 3 && s[i] == ' ' && s[i + 1] >= '1' &&
	    s[i + 1] <= '5' && s[i + 2] >= '0' && s[i + 2] <= '9';
}

/* The length of a line with its end; 0 if it does not end. */
static size_t
line_length(const char *s, size_t len)
{
	const char *end = memchr(s, '\n', len);

	return end == NULL ? 0 : (size_t)(end - s) + 1;
}

/* A header field: a token, a colon; or the continuation of one. */
static bool
is_field(const char *s, size_t len)
{
	size_t i = 0;

	if (s[0] == ' ' || s[0] == '\t')
		return true;
	while (i < len && s[i] > ' ' && s[i] < 0x7F && s[i] != ':')
		i++;
	return i > 0 && i < len && s[i] == ':';
}

static size_t
one_block(const char *s, size_t len, enum charset *cs)
{
	size_t i, n;

	if (!is_status_line(s, len) || (i = line_length(s, len)) == 0)
		return 0;
	for (; i < len && (n = line_length(s + i, len - i)) > 0; i += n) {
		if (s[i] == '\n' || (s[i] == '\r' && n == 2))
			return i + n;
		if (!is_field(s + i, n))
			return 0;
		if (begins(s + i, n, "content-type:"))
			*cs = from_content(s + i, n);
	}
	return i == len ? i : 0;
}

size_t
label_http(const char *s, size_t len, enum charset *cs)
{
	size_t n, i = 0;

	*cs = CHARSET_NONE;
	while (i < HTTP_MAX && i < len &&
	    (n = one_block(s + i, len - i, cs)) > 0)
		i += n;
	return i;
}

/* An attribute; name and value point into the text. */
struct attribute {
	const char	*name, *value;
	size_t		 name_len, value_len;
};

/* Reads the attribute at i; returns where it ends, or len. */
static size_t
read_attribute(const char *s, size_t i, size_t len, struct attribute *a)
{
	char quote;

	a->value_len = 0;
	a->name = a->value = s + i;
	while (i < len && !is_blank(s[i]) && s[i] != '/' && s[i] != '>' &&
	    (s[i] != '=' || s + i == a->name))
		i++;
	a->name_len = (size_t)(s + i - a->name);
	i = skip_blanks(s, i, len);
	if (i == len || s[i] != '=')
		return i;
	i = skip_blanks(s, i + 1, len);
	if (i == len)
		return i;
	quote = s[i] == '"' || s[i] == '\'' ? s[i++] : '\0';
	a->value = s + i;
	while (i < len && (quote != '\0' ? s[i] != quote :
	    !is_blank(s[i]) && s[i] != '>'))
		i++;
	a->value_len = (size_t)(s + i - a->value);
	return quote != '\0' && i < len ? i + 1 : i;
}

static bool
is_name(const struct attribute *a, const char *name)
{
	return a->name_len == strlen(name) &&
	    strncasecmp(a->name, name, a->name_len) == 0;
}

/* Reads a tag's attributes from i on; cs is set by those of a meta. */
static size_t
read_tag(const char *s, size_t i, size_t len, bool meta, enum charset *cs)
{
	enum charset by_charset = CHARSET_NONE, by_content = CHARSET_NONE;
	struct attribute a;
	bool pragma = false;

	for (;;) {
		while (i < len && (is_blank(s[i]) || s[i] == '/'))
			i++;
		if (i == len || s[i] == '>')
			break;
		i = read_attribute(s, i, len, &a);
		if (is_name(&a, "charset"))
			by_charset = charset_of_label(a.value, a.value_len);
		else if (is_name(&a, "content"))
			by_content = from_content(a.value, a.value_len);
		else if (is_name(&a, "http-equiv"))
			pragma = a.value_len == 12 &&
			    strncasecmp(a.value, "content-type", 12) == 0;
	}
	if (meta && by_charset != CHARSET_NONE)
		*cs = by_charset;
	else if (meta && pragma)
		*cs = by_content;
	return i;
}

static enum charset
from_xml(const char *s, size_t len)
{
	struct attribute a;
	size_t i = 5;

	while (i < len) {
		i = skip_blanks(s, i, len);
		if (i == len || s[i] == '?' || s[i] == '>')
			break;
		i = read_attribute(s, i, len, &a);
		if (is_name(&a, "encoding"))
			return charset_of_label(a.value, a.value_len);
		if (a.name_len == 0)
			i++;
	}
	return CHARSET_NONE;
}

static size_t
skip_comment(const char *s, size_t i, size_t len)
{
	for (i += 2; i + 2 < len; i++)
		if (memcmp(s + i, "-->", 3) == 0)
			return i + 2;
	return len;
}

static enum charset
prescan(const char *s, size_t len)
{
	enum charset cs = CHARSET_NONE;
	const char *open;
	size_t i = 0;

	while (i < len && (open = memchr(s + i, '<', len - i)) != NULL) {
		bool meta;

		i = (size_t)(open - s);
		if (begins(s + i, len - i, "<!--")) {
			i = skip_comment(s, i, len);
			continue;
		}
		meta = begins(s + i, len - i, "<meta") && len - i > 5 &&
		    (is_blank(s[i + 5]) || s[i + 5] == '/');
		i++;
		if (i < len && s[i] == '/')
			i++;
		if (i < len && is_letter(s[i])) {
			while (i < len && !is_blank(s[i]) && s[i] != '>' &&
			    s[i] != '/')
				i++;
			i = read_tag(s, i, len, meta, &cs);
			if (cs != CHARSET_NONE)
				return cs;
		}
	}
	return CHARSET_NONE;
}

enum charset
label_meta(const char *s, size_t len)
{
	enum charset cs = CHARSET_NONE;

	if (len > PRESCAN)
		len = PRESCAN;
	if (begins(s, len, "<?xml"))
		cs = from_xml(s, len);
	if (cs == CHARSET_NONE)
		cs = prescan(s, len);
	if (cs >= CHARSET_UTF_16LE && cs <= CHARSET_UTF_32BE)
		cs = CHARSET_UTF_8;
	return cs;
}
