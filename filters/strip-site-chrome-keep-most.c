/*
 * strip-site-chrome-keep-most - the greater part of a page's prose, where it
 * was dropped; see -evidence.h.
 */
#include "strip-site-chrome-evidence.h"

#define PARAGRAPH	60	/* characters of one that stays */
#define RICH		100	/* of one that was dropped; all of them are */
#define TIMES		2	/* so many times what stays */
#define FEW_WORDS	8	/* percent of it in words of chrome */
#define COMMAS		4	/* of a line that may be cut short */

/* A paragraph against which nothing speaks but what stands around it. */
static bool
is_rich(const struct chrome_view *v, size_t i)
{
	const struct chrome_line *l = &v->lines[i];

	return l->chars >= RICH &&
	    chrome_page_line(v, i).link_chars * 4 <= l->chars &&
	    (l->end == END_FULL || l->stops >= 2 || l->commas >= COMMAS) &&
	    l->covered < FEW_WORDS && v->under[i] != CHROME_COMMENT &&
	    !chrome_is_evidence(v, i);
}

/*
 * Pages of documents to be downloaded have more lines about the download than
 * about anything else, and the whole document in one or two lines.
 */
void
chrome_keep_most(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t i, stays = 0, goes = 0;
	uint32_t mass;

	for (i = 0; i < v->n; i++) {
		mass = v->mass[i + 1] - v->mass[i];
		if (!chrome_state_keeps((enum chrome_state)d->state[i]))
			goes += is_rich(v, i) ? v->lines[i].chars : 0;
		else if (mass >= PARAGRAPH)
			stays += mass;
	}
	if (goes <= TIMES * stays)
		return;
	for (i = 0; i < v->n; i++)
		if (is_rich(v, i))
			chrome_keep_lines(d, i, i + 1);
}
