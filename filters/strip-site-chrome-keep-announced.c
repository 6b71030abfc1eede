/*
 * strip-site-chrome-keep-announced - lines that the text above them announces;
 * see -evidence.h.
 */
#include <string.h>

#include "strip-site-chrome-evidence.h"

#define ANNOUNCED	12	/* lines, at most */
#define CUE_BYTES	((size_t)120)	/* at the end of what announces */

/* 以下, 如下 and 下列: what is spoken of follows. */
static bool
has_cue(const char *s, size_t len)
{
	static const char *const cues[] = {
		"\344\273\245\344\270\213", "\345\246\202\344\270\213",
		"\344\270\213\345\210\227"
	};
	size_t i, k, n = 6;

	for (i = len > CUE_BYTES ? len - CUE_BYTES : 0; i + n <= len; i++)
		for (k = 0; k < sizeof(cues) / sizeof(*cues); k++)
			if (memcmp(s + i, cues[k], n) == 0)
				return true;
	return false;
}

/* A paragraph that stays says that something follows; 出现以下情况： does, too. */
static bool
announces(const struct chrome_view *v, const struct chrome_decision *d,
    size_t i)
{
	struct page_line line = chrome_page_line(v, i);
	bool colon = v->lines[i].end == END_COLON;
	bool cue = has_cue(line.text, line.len);

	return chrome_state_keeps((enum chrome_state)d->state[i]) &&
	    !chrome_is_evidence(v, i) && (v->mass[i + 1] > v->mass[i] ?
	    colon || cue : colon && cue);
}

void
chrome_keep_announced(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t i, to;

	for (i = 0; i + 1 < v->n; i++) {
		if (chrome_state_keeps((enum chrome_state)d->state[i + 1]) ||
		    !announces(v, d, i))
			continue;
		for (to = i + 1; to < v->n && to <= i + ANNOUNCED &&
		    !chrome_is_evidence(v, to) &&
		    v->lines[to].head == CHROME_CLASSES; )
			to++;
		chrome_keep_lines(d, i + 1, to);
	}
}
