/* strip-site-chrome-evidence - see strip-site-chrome-evidence.h. */
#include "strip-site-chrome-evidence.h"

bool
chrome_is_outside(const struct chrome_view *v, const struct page_line *line)
{
	static const unsigned places = PAGE_IN_NAV | PAGE_IN_ASIDE |
	    PAGE_IN_HEADER | PAGE_IN_FOOTER | PAGE_IN_FORM | PAGE_IN_DIALOG |
	    PAGE_IN_BUTTON;
	static const uint32_t content = UINT32_C(1) << CHROME_CONTENT |
	    UINT32_C(1) << CHROME_FORUM;

	return (line->inside & ~v->everywhere & places) != 0 ||
	    (v->blocks[line->block].own_names & ~content) != 0;
}

bool
chrome_is_evidence(const struct chrome_view *v, size_t i)
{
	const struct chrome_line *l = &v->lines[i];
	struct page_line line = chrome_page_line(v, i);

	if (v->signs[i + 1] > v->signs[i] || l->rule != CHROME_NO_RULE ||
	    (l->class < CHROME_CONTENT && l->covered >= 25))
		return true;
	if ((l->date != DATE_NONE || l->url) && l->chars <= 40 &&
	    l->sign == SIGNED_NOT && l->end != END_FULL &&
	    (l->end != END_COLON || l->commas == 0))
		return true;
	return v->page->html && (line.link_chars * 2 > line.chars ||
	    chrome_is_outside(v, &line));
}

bool
chrome_is_sure(const struct chrome_view *v, size_t i)
{
	return i >= v->n || v->lines[i].rule != CHROME_NO_RULE ||
	    v->signs[i + 1] > v->signs[i];
}

bool
chrome_is_anchor(const struct chrome_view *v, size_t i)
{
	static const uint32_t anchors = UINT32_C(1) << CHROME_RELATED |
	    UINT32_C(1) << CHROME_COMMENT | UINT32_C(1) << CHROME_FOOTER |
	    UINT32_C(1) << CHROME_DISCLAIMER | UINT32_C(1) << CHROME_LOGIN |
	    UINT32_C(1) << CHROME_AD | UINT32_C(1) << CHROME_PAGINATION;
	const struct chrome_rule *rule = chrome_rule_of(v, i);
	const struct chrome_line *l = &v->lines[i];

	return (l->head < CHROME_CONTENT && (anchors >> l->head & 1) != 0) ||
	    (rule != NULL && rule->kind == CHROME_LINE &&
	    (anchors >> rule->class & 1) != 0);
}

bool
chrome_is_under_list(const struct chrome_view *v, size_t i)
{
	static const uint32_t lists = UINT32_C(1) << CHROME_COMMENT |
	    UINT32_C(1) << CHROME_RELATED | UINT32_C(1) << CHROME_FOOTER |
	    UINT32_C(1) << CHROME_AD | UINT32_C(1) << CHROME_TIP |
	    UINT32_C(1) << CHROME_OTHER;

	return v->under[i] < CHROME_CLASSES && (lists >> v->under[i] & 1) != 0;
}

void
chrome_keep_lines(struct chrome_decision *d, size_t from, size_t to)
{
	for (; from < to; from++)
		if (!chrome_state_keeps((enum chrome_state)d->state[from]))
			d->state[from] = STATE_BODY;
}
