/*
 * strip-site-chrome-topic - what a page is about, if that is what chrome says;
 * see strip-site-chrome-view.h.
 */
#include "strip-site-chrome-view.h"

#define TOP		6	/* lines of a text, one of which is its title */
#define TITLE_CHARS	6	/* of a title, at least */
#define TITLE_CHARS_MAX	60
#define TITLE_COVERED	60	/* percent of it in words of chrome, at most */
#define LINE_CHARS	10	/* of a line that says something */
#define LINE_COVERED	40
#define SPEAKING	3	/* lines that speak of the topic, */
#define ONE_IN		5	/* of so many lines one */

/*
 * What documents are about; words of menus, of feet and of what is said of a
 * document stand in the titles of any.
 */
static const uint32_t topics = UINT32_C(1) << CHROME_TIP |
    UINT32_C(1) << CHROME_DISCLAIMER | UINT32_C(1) << CHROME_PAGINATION |
    UINT32_C(1) << CHROME_LOGIN | UINT32_C(1) << CHROME_AD;

/* The line may be the page's title, and has words of chrome in it. */
static bool
may_be_title(const struct chrome_view *v, size_t i)
{
	const struct chrome_line *l = &v->lines[i];

	return (v->page->html ? l->title > 0 : i < TOP) &&
	    l->rule == CHROME_NO_RULE && l->chars >= TITLE_CHARS &&
	    l->chars <= TITLE_CHARS_MAX && l->covered <= TITLE_COVERED;
}

static bool
says_something(const struct chrome_line *l)
{
	return l->chars >= LINE_CHARS && l->covered <= LINE_COVERED &&
	    l->rule == CHROME_NO_RULE;
}

/* The classes of which the title has words and enough lines speak. */
static uint32_t
find_topic(const struct chrome_view *v)
{
	size_t speak[CHROME_CONTENT] = { 0 }, lines = 0, i;
	uint32_t topic = 0, title = 0;
	unsigned class;

	for (i = 0; i < v->n && (i < TOP || v->page->html); i++)
		if (may_be_title(v, i))
			title |= v->lines[i].words & topics;
	for (i = 0; title != 0 && i < v->n; i++) {
		const struct chrome_line *l = &v->lines[i];

		if (!says_something(l))
			continue;
		lines++;
		for (class = 0; class < CHROME_CONTENT; class++)
			speak[class] += l->words >> class & 1;
	}
	for (class = 0; class < CHROME_CONTENT; class++)
		if (speak[class] > SPEAKING &&
		    speak[class] * ONE_IN >= lines)
			topic |= title & UINT32_C(1) << class;
	return topic;
}

/* The line's words of the topic are its own. */
static void
forget(struct chrome_line *l, uint32_t topic)
{
	unsigned class = 0;

	l->words &= ~topic & ((UINT32_C(1) << CHROME_CLASSES) - 1);
	if (l->head < CHROME_CONTENT && (topic >> l->head & 1) != 0)
		l->head = CHROME_CLASSES;
	if (l->class >= CHROME_CONTENT || (topic >> l->class & 1) == 0)
		return;
	while (class < CHROME_CONTENT && (l->words >> class & 1) == 0)
		class++;
	l->class = (class < CHROME_CONTENT ? class : CHROME_CLASSES) & 0x1F;
	if (class == CHROME_CONTENT)
		l->covered = 0;
}

bool
chrome_topic_find(struct chrome_view *v)
{
	uint32_t topic = find_topic(v);
	size_t i;

	for (i = 0; topic != 0 && i < v->n; i++)
		forget(&v->lines[i], topic);
	return topic != 0;
}
