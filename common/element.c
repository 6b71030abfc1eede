/* element - see element.h. */
#include <string.h>

#include "element.h"

enum {
	SMALL = EL_BREAK | EL_SPECIAL | EL_ENDS_P,
	BLOCK = SMALL | EL_LARGE
};

static const struct {
	unsigned	flags;
	unsigned	inside;
} elements[HTML_UNKNOWN + 1] = {
	[HTML_A] = { EL_FORMAT, 0 },
	[HTML_ADDRESS] = { SMALL, 0 },
	[HTML_APPLET] = { EL_SPECIAL | EL_SCOPE, 0 },
	[HTML_AREA] = { EL_VOID, 0 },
	[HTML_ARTICLE] = { BLOCK, PAGE_IN_ARTICLE },
	[HTML_ASIDE] = { BLOCK, PAGE_IN_ASIDE },
	[HTML_AUDIO] = { EL_SKIP, 0 },
	[HTML_B] = { EL_FORMAT | EL_LEAVES, 0 },
	[HTML_BASE] = { EL_VOID, 0 },
	[HTML_BASEFONT] = { EL_VOID, 0 },
	[HTML_BGSOUND] = { EL_VOID, 0 },
	[HTML_BIG] = { EL_FORMAT | EL_LEAVES, 0 },
	[HTML_BLOCKQUOTE] = { BLOCK | EL_LEAVES, 0 },
	[HTML_BODY] = { EL_VOID | EL_LEAVES, 0 },
	[HTML_BR] = { EL_VOID | EL_BREAK | EL_LEAVES, 0 },
	[HTML_BUTTON] = { EL_SPECIAL, PAGE_IN_BUTTON },
	[HTML_CANVAS] = { EL_SKIP, 0 },
	[HTML_CAPTION] = { EL_SPECIAL | EL_BREAK | EL_LARGE | EL_SCOPE, 0 },
	[HTML_CENTER] = { SMALL | EL_LEAVES, 0 },
	[HTML_CODE] = { EL_FORMAT | EL_LEAVES, 0 },
	[HTML_COL] = { EL_VOID, 0 },
	[HTML_COLGROUP] = { EL_VOID, 0 },
	[HTML_DATALIST] = { EL_SKIP, 0 },
	[HTML_DD] = {
	    EL_BREAK | EL_LARGE | EL_SPECIAL | EL_LEAVES, 0 },
	[HTML_DETAILS] = { BLOCK, 0 },
	[HTML_DIALOG] = { BLOCK, PAGE_IN_DIALOG },
	[HTML_DIR] = { BLOCK, PAGE_IN_LIST },
	[HTML_DIV] = { SMALL | EL_LEAVES, 0 },
	[HTML_DL] = { BLOCK | EL_LEAVES, PAGE_IN_LIST },
	[HTML_DT] = {
	    EL_BREAK | EL_LARGE | EL_SPECIAL | EL_LEAVES, 0 },
	[HTML_EM] = { EL_FORMAT | EL_LEAVES, 0 },
	[HTML_EMBED] = { EL_VOID | EL_LEAVES, 0 },
	[HTML_FIELDSET] = { BLOCK, 0 },
	[HTML_FIGCAPTION] = { BLOCK, 0 },
	[HTML_FIGURE] = { BLOCK, 0 },
	[HTML_FONT] = { EL_FORMAT, 0 },
	[HTML_FOOTER] = { BLOCK, PAGE_IN_FOOTER },
	[HTML_FORM] = { BLOCK, PAGE_IN_FORM },
	[HTML_FRAME] = { EL_VOID, 0 },
	[HTML_FRAMESET] = { EL_VOID, 0 },
	[HTML_H1] = { BLOCK | EL_LEAVES, 0 },
	[HTML_H2] = { BLOCK | EL_LEAVES, 0 },
	[HTML_H3] = { BLOCK | EL_LEAVES, 0 },
	[HTML_H4] = { BLOCK | EL_LEAVES, 0 },
	[HTML_H5] = { BLOCK | EL_LEAVES, 0 },
	[HTML_H6] = { BLOCK | EL_LEAVES, 0 },
	[HTML_HEAD] = { EL_VOID | EL_LEAVES, 0 },
	[HTML_HEADER] = { BLOCK, PAGE_IN_HEADER },
	[HTML_HGROUP] = { BLOCK, 0 },
	[HTML_HR] = {
	    EL_VOID | EL_BREAK | EL_LARGE | EL_ENDS_P | EL_LEAVES, 0 },
	[HTML_HTML] = { EL_VOID, 0 },
	[HTML_I] = { EL_FORMAT | EL_LEAVES, 0 },
	[HTML_IFRAME] = { EL_RAW, 0 },
	[HTML_IMAGE] = { EL_VOID, 0 },
	[HTML_IMG] = { EL_VOID | EL_LEAVES, 0 },
	[HTML_INPUT] = { EL_VOID, 0 },
	[HTML_KEYGEN] = { EL_VOID, 0 },
	[HTML_LABEL] = { 0, PAGE_IN_BUTTON },
	[HTML_LEGEND] = { EL_BREAK | EL_LARGE, 0 },
	[HTML_LI] = {
	    EL_BREAK | EL_LARGE | EL_SPECIAL | EL_LEAVES, 0 },
	[HTML_LINK] = { EL_VOID, 0 },
	[HTML_LISTING] = { BLOCK | EL_LEAVES, 0 },
	[HTML_MAIN] = { BLOCK, PAGE_IN_MAIN },
	[HTML_MARQUEE] = { EL_BREAK | EL_SPECIAL | EL_SCOPE, 0 },
	[HTML_MENU] = { BLOCK | EL_LEAVES, PAGE_IN_LIST },
	[HTML_META] = { EL_VOID | EL_LEAVES, 0 },
	[HTML_NAV] = { BLOCK, PAGE_IN_NAV },
	[HTML_NOBR] = { EL_FORMAT | EL_LEAVES, 0 },
	[HTML_NOEMBED] = { EL_RAW, 0 },
	[HTML_NOFRAMES] = { EL_RAW, 0 },
	[HTML_NOSCRIPT] = { EL_RAW, 0 },
	[HTML_OBJECT] = { EL_SPECIAL | EL_SCOPE, 0 },
	[HTML_OL] = { BLOCK | EL_LEAVES, PAGE_IN_LIST },
	[HTML_OPTGROUP] = { EL_SKIP, 0 },
	[HTML_OPTION] = { EL_SKIP, 0 },
	[HTML_P] = { SMALL | EL_LEAVES, 0 },
	[HTML_PARAM] = { EL_VOID, 0 },
	[HTML_PLAINTEXT] = { BLOCK, 0 },
	[HTML_PRE] = { BLOCK | EL_LEAVES, 0 },
	[HTML_RUBY] = { EL_LEAVES, 0 },
	[HTML_S] = { EL_FORMAT | EL_LEAVES, 0 },
	[HTML_SCRIPT] = { EL_RAW, 0 },
	[HTML_SEARCH] = { BLOCK, PAGE_IN_FORM },
	[HTML_SECTION] = { BLOCK, 0 },
	[HTML_SELECT] = { EL_SPECIAL | EL_SKIP, 0 },
	[HTML_SMALL] = { EL_FORMAT | EL_LEAVES, 0 },
	[HTML_SOURCE] = { EL_VOID, 0 },
	[HTML_SPAN] = { EL_LEAVES, 0 },
	[HTML_STRIKE] = { EL_FORMAT | EL_LEAVES, 0 },
	[HTML_STRONG] = { EL_FORMAT | EL_LEAVES, 0 },
	[HTML_STYLE] = { EL_RAW, 0 },
	[HTML_SUB] = { EL_LEAVES, 0 },
	[HTML_SUMMARY] = { BLOCK, 0 },
	[HTML_SUP] = { EL_LEAVES, 0 },
	[HTML_TABLE] = { BLOCK | EL_SCOPE | EL_LEAVES, PAGE_IN_TABLE },
	[HTML_TBODY] = { EL_SPECIAL, 0 },
	[HTML_TD] = { EL_SPECIAL | EL_SCOPE, 0 },
	[HTML_TEMPLATE] = { EL_SPECIAL | EL_SCOPE | EL_SKIP, 0 },
	[HTML_TEXTAREA] = { EL_RAW, 0 },
	[HTML_TFOOT] = { EL_SPECIAL, 0 },
	[HTML_TH] = { EL_SPECIAL | EL_SCOPE, 0 },
	[HTML_THEAD] = { EL_SPECIAL, 0 },
	[HTML_TITLE] = { EL_RAW, 0 },
	[HTML_TR] = { EL_SPECIAL, 0 },
	[HTML_TRACK] = { EL_VOID, 0 },
	[HTML_TT] = { EL_FORMAT | EL_LEAVES, 0 },
	[HTML_U] = { EL_FORMAT | EL_LEAVES, 0 },
	[HTML_UL] = { BLOCK | EL_LEAVES, PAGE_IN_LIST },
	[HTML_VAR] = { EL_LEAVES, 0 },
	[HTML_VIDEO] = { EL_SKIP, 0 },
	[HTML_WBR] = { EL_VOID, 0 },
	[HTML_XMP] = { BLOCK, 0 },
};

unsigned
element_flags(enum html_tag tag)
{
	return elements[tag].flags;
}

unsigned
element_flags_of(enum element_space space, enum html_tag tag)
{
	switch (tag) {
	case HTML_SCRIPT:
	case HTML_STYLE:
		return EL_SKIP;
	case HTML_ANNOTATION:
	case HTML_ANNOTATION_XML:
		return space == ELEMENT_MATHML ? EL_SKIP : 0;
	case HTML_DEFS:
	case HTML_METADATA:
	case HTML_SYMBOL:
		return space == ELEMENT_SVG ? EL_SKIP : 0;
	case HTML_DESC:
	case HTML_TITLE:
		return space == ELEMENT_SVG ?
		    EL_SKIP | EL_SPECIAL | EL_SCOPE : 0;
	case HTML_FOREIGNOBJECT:
		return space == ELEMENT_SVG ? EL_SPECIAL | EL_SCOPE : 0;
	case HTML_MI:
	case HTML_MN:
	case HTML_MO:
	case HTML_MS:
	case HTML_MTEXT:
		return space == ELEMENT_MATHML ? EL_SPECIAL | EL_SCOPE : 0;
	default:
		return 0;
	}
}

bool
element_leaves(const struct html_token *token)
{
	static const unsigned looks =
	    1U << HTML_COLOR | 1U << HTML_FACE | 1U << HTML_SIZE;

	return (elements[token->tag].flags & EL_LEAVES) != 0 ||
	    (token->tag == HTML_FONT && (token->attrs & looks) != 0);
}

/* Whether the value is the word, case aside. */
static bool
is_word(const char *s, size_t len, const char *word)
{
	size_t i;

	for (i = 0; i < len; i++)
		if (word[i] == '\0' || html_lower(s[i]) != word[i])
			return false;
	return word[len] == '\0';
}

bool
element_has(const struct html_token *token, enum html_attr attr,
    const char *word)
{
	return (token->attrs & 1U << attr) != 0 &&
	    is_word(token->value[attr].raw, token->value[attr].len, word);
}

static const char *
skip_blanks(const char *s, const char *end)
{
	while (s < end && html_is_blank(*s))
		s++;
	return s;
}

/* The first word of the last value that a style gives the property. */
static struct html_value
style_value(const struct html_token *token, const char *property)
{
	struct html_value value = { "", 0 };
	const char *s, *end, *stop;
	size_t len = strlen(property);

	if ((token->attrs & 1U << HTML_STYLE_ATTR) == 0)
		return value;
	s = token->value[HTML_STYLE_ATTR].raw;
	end = s + token->value[HTML_STYLE_ATTR].len;
	for (; s < end; s = stop + 1) {
		stop = memchr(s, ';', (size_t)(end - s));
		if (stop == NULL)
			stop = end;
		s = skip_blanks(s, stop);
		if ((size_t)(stop - s) <= len || !is_word(s, len, property))
			continue;
		s = skip_blanks(s + len, stop);
		if (s == stop || *s != ':')
			continue;
		s = skip_blanks(s + 1, stop);
		value.raw = s;
		while (s < stop && !html_is_blank(*s) && *s != '!')
			s++;
		value.len = (size_t)(s - value.raw);
	}
	return value;
}

static bool
has_style(const struct html_token *token, const char *property,
    const char *word)
{
	struct html_value value = style_value(token, property);

	return is_word(value.raw, value.len, word);
}

/*
 * Inline elements are used to strew what nobody sees into a text, so that
 * copies of it give themselves away: in no size, or, by the forum software
 * Discuz!, as <font class="jammer">, in the colour of the ground.
 */
static bool
is_noise(const struct html_token *token)
{
	struct html_value size;

	if (token->tag != HTML_FONT && token->tag != HTML_SPAN)
		return false;
	if (element_has(token, HTML_CLASS, "jammer"))
		return true;
	size = style_value(token, "font-size");
	return size.len > 0 && size.raw[0] == '0' && (size.len == 1 ||
	    html_is_alpha(size.raw[1]) || size.raw[1] == '%');
}

/*
 * The style visibility:hidden counts for inline elements only: whole articles
 * have it until a script has loaded their pictures.
 */
bool
element_is_hidden(const struct html_token *token)
{
	bool block = (elements[token->tag].flags & EL_BREAK) != 0;

	if ((token->attrs & 1U << HTML_HIDDEN) &&
	    !element_has(token, HTML_HIDDEN, "until-found"))
		return true;
	return has_style(token, "display", "none") || is_noise(token) ||
	    (!block && has_style(token, "visibility", "hidden"));
}

unsigned
element_flags_here(const struct html_token *token)
{
	static const char *const blocks[] = {
		"block", "flex", "grid", "list-item", "table"
	};
	unsigned flags = elements[token->tag].flags;
	struct html_value display;
	size_t i;

	if (token->tag == HTML_TEMPLATE &&
	    (token->attrs & 1U << HTML_SHADOWROOTMODE))
		flags &= ~(unsigned)EL_SKIP;
	if (flags & EL_BREAK)
		return flags;
	display = style_value(token, "display");
	for (i = 0; i < sizeof(blocks) / sizeof(blocks[0]); i++)
		if (is_word(display.raw, display.len, blocks[i]))
			flags |= EL_BREAK;
	return flags;
}

/* The landmark roles of WAI-ARIA say what elements of that name say. */
static const struct {
	const char	*role;
	unsigned	 inside;
} roles[] = {
	{ "alertdialog", PAGE_IN_DIALOG }, { "article", PAGE_IN_ARTICLE },
	{ "banner", PAGE_IN_HEADER }, { "complementary", PAGE_IN_ASIDE },
	{ "contentinfo", PAGE_IN_FOOTER }, { "dialog", PAGE_IN_DIALOG },
	{ "form", PAGE_IN_FORM }, { "main", PAGE_IN_MAIN },
	{ "navigation", PAGE_IN_NAV }, { "search", PAGE_IN_FORM },
};

unsigned
element_inside(const struct html_token *token, unsigned around)
{
	unsigned inside = elements[token->tag].inside;
	size_t i;

	if (token->attrs & 1U << HTML_ROLE)
		for (i = 0; i < sizeof(roles) / sizeof(roles[0]); i++)
			if (element_has(token, HTML_ROLE, roles[i].role))
				inside |= roles[i].inside;
	if (around & (PAGE_IN_ARTICLE | PAGE_IN_MAIN))
		inside &= ~(unsigned)PAGE_IN_HEADER;
	return inside;
}

enum page_element
element_lines(enum html_tag tag, enum page_element around)
{
	switch (tag) {
	case HTML_P:
		if (around == PAGE_TEXT || around == PAGE_LI)
			return PAGE_P;
		return around;
	case HTML_H1:
	case HTML_H2:
	case HTML_H3:
	case HTML_H4:
	case HTML_H5:
	case HTML_H6:
		return (enum page_element)(PAGE_H1 + (tag - HTML_H1));
	case HTML_LI:
	case HTML_DD:
	case HTML_DT:
		return PAGE_LI;
	case HTML_LISTING:
	case HTML_PLAINTEXT:
	case HTML_PRE:
	case HTML_XMP:
		return PAGE_PRE;
	case HTML_BLOCKQUOTE:
		return PAGE_QUOTE;
	case HTML_CAPTION:
	case HTML_FIGCAPTION:
		return PAGE_CAPTION;
	case HTML_TD:
	case HTML_TH:
		return PAGE_TEXT;
	default:
		return around;
	}
}
