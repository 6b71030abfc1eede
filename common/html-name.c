/* html-name - the names that html.h knows. */
#include <string.h>

#include "html.h"

#define NAME_MAX_LEN	16	/* bytes of the longest known name: less */

/* In the order of enum html_tag, which is that of the alphabet. */
static const char names[][NAME_MAX_LEN] = {
	"a", "address", "annotation", "annotation-xml", "applet", "area",
	"article", "aside", "audio", "b", "base", "basefont", "bgsound",
	"big", "blockquote", "body", "br", "button", "canvas", "caption",
	"center", "code", "col", "colgroup", "datalist", "dd", "defs", "desc",
	"details", "dialog", "dir", "div", "dl", "dt", "em", "embed",
	"fieldset", "figcaption", "figure", "font", "footer", "foreignobject",
	"form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6",
	"head", "header", "hgroup", "hr", "html", "i", "iframe", "image",
	"img", "input", "keygen", "label", "legend", "li", "link", "listing",
	"main", "marquee", "math", "menu", "meta", "metadata", "mi", "mn",
	"mo", "ms", "mtext", "nav", "nobr", "noembed", "noframes", "noscript",
	"object", "ol", "optgroup", "option", "p", "param", "plaintext",
	"pre", "ruby", "s", "script", "search", "section", "select", "small",
	"source", "span", "strike", "strong", "style", "sub", "summary",
	"sup", "svg", "symbol", "table", "tbody", "td", "template",
	"textarea", "tfoot", "th", "thead", "title", "tr", "track", "tt", "u",
	"ul", "var", "video", "wbr", "xmp",
};

/* Where the names of each letter begin, from a to z; the last is the end. */
static const unsigned char first[] = {
	HTML_A, HTML_B, HTML_CANVAS, HTML_DATALIST, HTML_EM, HTML_FIELDSET,
	HTML_H1, HTML_H1, HTML_I, HTML_KEYGEN, HTML_KEYGEN, HTML_LABEL,
	HTML_MAIN, HTML_NAV, HTML_OBJECT, HTML_P, HTML_RUBY, HTML_RUBY,
	HTML_S, HTML_TABLE, HTML_U, HTML_VAR, HTML_WBR, HTML_XMP,
	HTML_UNKNOWN, HTML_UNKNOWN, HTML_UNKNOWN,
};

static const char attr_names[HTML_ATTRS][NAME_MAX_LEN] = {
	"class", "color", "content", "face", "hidden", "href", "id", "name",
	"property", "role", "shadowrootmode", "size", "style",
};

size_t
html_name_end(const char *s, size_t len, size_t at)
{
	if (at >= len || !html_is_alpha(s[at]))
		return at;
	while (at < len && !html_is_blank(s[at]) && s[at] != '/' &&
	    s[at] != '>')
		at++;
	return at;
}

/* A name in lower case as the tables have it: false if none is like it. */
static bool
fold(char key[NAME_MAX_LEN], const char *name, size_t len)
{
	size_t i;

	if (len == 0 || len >= NAME_MAX_LEN)
		return false;
	memset(key, 0, NAME_MAX_LEN);
	for (i = 0; i < len; i++)
		key[i] = html_lower(name[i]);
	return key[0] >= 'a' && key[0] <= 'z' && key[len - 1] != '\0';
}

enum html_tag
html_tag(const char *name, size_t len)
{
	char key[NAME_MAX_LEN];
	size_t i, end;

	if (!fold(key, name, len))
		return HTML_UNKNOWN;
	end = first[key[0] - 'a' + 1];
	for (i = first[key[0] - 'a']; i < end; i++)
		if (memcmp(names[i], key, sizeof(key)) == 0)
			return (enum html_tag)i;
	return HTML_UNKNOWN;
}

const char *
html_tag_name(enum html_tag tag)
{
	return names[tag];
}

/* FNV-1a. */
uint32_t
html_name_hash(const char *s, size_t len)
{
	uint32_t h = UINT32_C(2166136261);
	size_t i;

	for (i = 0; i < len; i++)
		h = (h ^ (unsigned char)html_lower(s[i])) * UINT32_C(16777619);
	return h;
}

enum html_attr
html_attr(const char *name, size_t len)
{
	char key[NAME_MAX_LEN];
	size_t i;

	if (!fold(key, name, len))
		return HTML_ATTRS;
	for (i = 0; i < HTML_ATTRS; i++)
		if (memcmp(attr_names[i], key, sizeof(key)) == 0)
			break;
	return (enum html_attr)i;
}
