/*
 * strip-site-chrome-keep-posts - what people say where they talk, and what
 * they answer; see -evidence.h.
 */
#include "strip-site-chrome-chars.h"
#include "strip-site-chrome-evidence.h"

#define NAME_MIN	3	/* characters, digits not counted */
#define POST_MIN	10	/* characters without a mark of sentences */

/* The names of a block, and how far they were read. */
struct names {
	const char	*s, *end;
};

static struct names
names_of(const struct page *p, size_t block)
{
	const char *s = p->names.data;
	struct names names = { s + p->blocks[block].names,
	    s + p->blocks[block + 1].names };

	return names;
}

/* The next byte that is no digit, or NUL. */
static char
next_of(struct names *names)
{
	while (names->s < names->end &&
	    chrome_is_digit((unsigned char)*names->s))
		names->s++;
	return names->s < names->end ? *names->s++ : '\0';
}

/* Whether two blocks have the same names, numbers in them aside. */
static bool
are_alike(const struct page *p, size_t a, size_t b)
{
	struct names x = names_of(p, a), y = names_of(p, b);
	size_t n = 0;
	char c;

	while ((c = next_of(&x)) == next_of(&y)) {
		if (c == '\0')
			return n >= NAME_MIN;
		n++;
	}
	return false;
}

/* The block that has most of the running text that was kept; 0: none. */
static size_t
find_post(const struct chrome_view *v, const struct chrome_decision *d)
{
	size_t i, block, post = 0;

	for (i = 0; i < v->n; i++) {
		if (v->mass[i + 1] == v->mass[i] ||
		    !chrome_state_keeps((enum chrome_state)d->state[i]))
			continue;
		block = chrome_block_of(v, i);
		if (v->blocks[block].own_mass > v->blocks[post].own_mass ||
		    post == 0)
			post = block;
	}
	return post;
}

void
chrome_keep_posts(const struct chrome_view *v, struct chrome_decision *d)
{
	size_t post = 0, last = 0, i;
	bool alike = false;

	if (v->page->html && v->forum > 0)
		post = find_post(v, d);
	for (i = 0; i < v->n && post > 0; i++) {
		size_t block = chrome_block_of(v, i);
		struct page_line line = chrome_page_line(v, i);

		if (block != last)
			alike = block > 0 && are_alike(v->page, post, block);
		last = block;
		if (alike && line.link_chars * 2 <= line.chars &&
		    !chrome_is_sure(v, i) && (v->mass[i + 1] > v->mass[i] ||
		    v->lines[i].chars >= POST_MIN))
			chrome_keep_lines(d, i, i + 1);
	}
}

/* Running text, or a sentence, that nothing says to be chrome. */
static bool
is_said(const struct chrome_view *v, size_t i)
{
	struct page_line line = chrome_page_line(v, i);
	const struct chrome_line *l = &v->lines[i];

	return !chrome_is_sure(v, i) && l->covered < 25 &&
	    (l->end == END_FULL || v->mass[i + 1] > v->mass[i]) &&
	    line.link_chars * 2 <= line.chars;
}

/*
 * Keeps what is said under a head of class content, one of answers, up to the
 * next head; and, between the title and the first such head, what was asked.
 */
void
chrome_keep_answers(const struct chrome_view *v, struct chrome_decision *d)
{
	bool open = false, asked = false;
	size_t i, k;

	for (i = 0; i < v->n; i++) {
		const struct chrome_rule *rule = chrome_rule_of(v, i);

		if (rule != NULL && rule->kind == CHROME_LINE &&
		    rule->class == CHROME_CONTENT) {
			for (k = i; !asked && k-- > 0; )
				if (d->state[k] == STATE_GAP && is_said(v, k))
					chrome_keep_lines(d, k, k + 1);
			open = asked = true;
		} else if (chrome_is_anchor(v, i)) {
			open = false;
		} else if (open && is_said(v, i)) {
			chrome_keep_lines(d, i, i + 1);
		}
	}
}
