/*
 * strip-site-chrome-talk - what readers say below a document: threads of
 * comments, and how much of them would pass for its text; see
 * strip-site-chrome-view.h.
 */
#include "strip-site-chrome-view.h"

#define TEXT_BEFORE	40	/* characters of running text that comments
				   are about */
#define TEXT_SURE	120	/* where no block says that they begin */
#define HEAD_MAX	20	/* characters of their head */
#define OPENS		5	/* lines from their head to the first one */
#define LAST_ONE	4	/* lines of the last one */
#define MARKS		2	/* lines with a date or a word of comments, */
#define MARKED		6	/* one in so many */

/* A line that goes with each comment: who, when, buttons. */
static bool
is_of_comment(const struct chrome_line *l)
{
	if (l->chars > 60 || l->chars < 2)
		return false;
	if ((l->words >> CHROME_COMMENT & 1) == 0)
		return false;
	return l->date != DATE_NONE || l->repeats >= 2 || l->covered >= 50;
}

static bool
is_dated(const struct chrome_line *l)
{
	return l->date != DATE_NONE && l->chars <= LINE_DATED;
}

/*
 * The longest run of lines in which such lines, three at least, are never
 * further apart than ten lines; first is n if there is none.
 */
static void
find_thread(const struct chrome_view *v,
    bool (*is_one)(const struct chrome_line *), size_t *first, size_t *last)
{
	size_t i, from = 0, to = 0, count = 0, most = 2;

	*first = *last = v->n;
	for (i = 0; i < v->n; i++) {
		if (!is_one(&v->lines[i]))
			continue;
		if (count == 0 || i - to > 10) {
			from = i;
			count = 0;
		}
		to = i;
		if (++count > most) {
			most = count;
			*first = from;
			*last = to;
		}
	}
}

/* Inside of a block for comments that the title is not inside of. */
static bool
is_talk(const struct chrome_view *v, size_t i)
{
	return v->blocks[chrome_block_of(v, i)].talk;
}

/* Which blocks are, or are inside of, blocks for comments. */
static void
find_talk_blocks(struct chrome_view *v)
{
	const struct page *p = v->page;
	struct chrome_block *b = v->blocks;
	size_t i, block;

	for (i = 1; i < p->nblocks; i++)
		b[i].talk = (b[i].own_names >> CHROME_COMMENT & 1) != 0;
	for (block = chrome_block_of(v, v->title_line); block != 0;
	    block = p->blocks[block].parent)
		b[block].talk = false;
	for (i = 1; i < p->nblocks; i++)
		b[i].talk = b[i].talk || b[p->blocks[i].parent].talk;
}

/* Lines from to to are many comments, or few. */
static bool
are_comments(const struct chrome_view *v, size_t from, size_t to)
{
	size_t before = v->mass[from] - v->mass[v->title_line], marks = 0, i;

	if (before < TEXT_BEFORE)
		return false;
	for (i = from; i < to; i++)
		marks += is_dated(&v->lines[i]) || is_of_comment(&v->lines[i]);
	return v->mass[to] - v->mass[from] <= before ||
	    (marks >= MARKS && marks * MARKED >= to - from);
}

/* Nothing of lines from to to is running text. */
static void
take_mass(struct chrome_view *v, size_t from, size_t to)
{
	uint32_t gone = v->mass[to] - v->mass[from];
	size_t i;

	for (i = from + 1; i < to; i++)
		v->mass[i] = v->mass[from];
	for (i = to; i <= v->n; i++)
		v->mass[i] -= gone;
}

/* Takes the text of comments in blocks for them. */
static void
take_talk_blocks(struct chrome_view *v)
{
	size_t i, to;

	if (v->forum > 0 || v->title_line == v->n)
		return;
	find_talk_blocks(v);
	for (i = v->title_line + 1; i < v->n; i = to) {
		to = i + 1;
		if (!is_talk(v, i))
			continue;
		while (to < v->n && is_talk(v, to))
			to++;
		if (are_comments(v, i, to))
			take_mass(v, i, to);
	}
}

/*
 * A head that says, but once on the page, that comments follow: 网友评论,
 * 评论 139.
 */
static bool
opens_talk(const struct chrome_line *l)
{
	return l->class == CHROME_COMMENT && l->covered >= 50 &&
	    l->chars <= HEAD_MAX && l->date == DATE_NONE && l->stops == 0 &&
	    l->repeats == 0;
}

/* There is a head of answers: what is said is the document. */
static bool
has_answers(const struct chrome_view *v)
{
	size_t i;

	for (i = 0; i < v->n; i++) {
		const struct chrome_rule *rule = chrome_rule_of(v, i);

		if (rule != NULL && rule->kind == CHROME_LINE &&
		    rule->class == CHROME_CONTENT)
			return true;
	}
	return false;
}

/*
 * Of text: a thread of comments under its head, behind running text.  Where
 * each begins with who said it, the last one ends behind the thread.
 */
static void
find_talk(struct chrome_view *v)
{
	size_t first = v->thread_first, head = first, i;

	if (first == v->n)
		return;
	while (head > 0 && first - head < OPENS &&
	    !opens_talk(&v->lines[head]))
		head--;
	if (!opens_talk(&v->lines[head]) || v->mass[head] < TEXT_SURE ||
	    has_answers(v))
		return;
	v->talk_first = head;
	v->talk_last = v->thread_last;
	if (v->mass[first] == v->mass[head])
		for (i = 0; i < LAST_ONE && v->talk_last + 1 < v->n &&
		    v->mass[v->talk_last + 2] > v->mass[v->talk_last + 1]; i++)
			v->talk_last++;
	take_mass(v, head, v->talk_last + 1);
}

void
chrome_talk_find(struct chrome_view *v)
{
	find_thread(v, is_of_comment, &v->thread_first, &v->thread_last);
	find_thread(v, is_dated, &v->dated_first, &v->dated_last);
	v->talk_first = v->talk_last = v->n;
	if (v->page->html)
		take_talk_blocks(v);
	else
		find_talk(v);
}
