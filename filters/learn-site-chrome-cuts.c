/* learn-site-chrome-cuts - see learn-site-chrome-cuts.h. */
#include <stdlib.h>
#include <string.h>

#include "learn-site-chrome-cuts.h"
#include "strip-site-chrome-chars.h"

#define SPOTS_MAX	((size_t)1 << 20)
#define LEAST_BYTES	12	/* of a watermark: four Chinese characters */
#define MOST_BYTES	400
#define LEAST_SHARE	30	/* percent of the spots that go on alike */
#define ROUNDS		8	/* watermarks around one word */
#define SHARE		2	/* percent of all pages */

/*
 * What stands anywhere: on so many spots at least, beside so many different
 * characters, percent, on either side.
 */
#define LEAST_SPOTS	5
#define DIFFERENT	50

/* A place where a watermark may be: from and to grow around the word. */
struct spot {
	uint64_t	 key;		/* of the word */
	uint32_t	 page, line;
	uint32_t	 from, to;	/* bytes of the line */
	bool		 used, out;	/* in a watermark; not in this one */
};

struct search {
	const struct sample *sample;
	size_t		 pages;		/* the least */
	const struct buf *name;
	struct spot	*v;
	size_t		 n, cap;
	uint32_t	*next;		/* characters beside the spots */
	struct buf	 folded;
};

static const char *
line_of(const struct search *s, const struct spot *p, size_t *len)
{
	const struct learn_page *page = &s->sample->pages[p->page];

	*len = page->lines[p->line].len;
	return sample_text(page, p->line);
}

static void
add_spot(struct search *s, size_t page, size_t line, size_t from, size_t len)
{
	const struct learn_page *p = &s->sample->pages[page];
	struct spot *new;

	if (s->n == SPOTS_MAX)
		return;
	s->v = mem_grow(s->v, s->n, &s->cap, sizeof(*s->v));
	new = &s->v[s->n++];
	memset(new, 0, sizeof(*new));
	new->key = sample_hash(sample_text(p, line) + from, len);
	new->page = (uint32_t)page;
	new->line = (uint32_t)line;
	new->from = (uint32_t)from;
	new->to = (uint32_t)(from + len);
}

static bool
is_host_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || c == '.' || c == '-';
}

/* The length of the host name that s begins with, or 0. */
static size_t
host_name(const char *s, size_t len)
{
	size_t i, dots = 0;

	for (i = 0; i < len && is_host_char(s[i]); i++)
		dots += s[i] == '.' && i > 0 && s[i - 1] != '.';
	while (i > 0 && (s[i - 1] == '.' || s[i - 1] == '-'))
		dots -= s[--i] == '.' && i > 0 && s[i - 1] != '.';
	return dots > 0 && i >= 6 && chrome_is_letter((uint32_t)
	    (unsigned char)s[i - 1] | 0x20) ? i : 0;
}

static void
find_hosts(struct search *s, size_t page, size_t line, const char *text,
    size_t len)
{
	size_t i, n;

	for (i = 0; i < len; i += n > 0 ? n : 1) {
		n = 0;
		if (!is_host_char(text[i]))
			continue;
		n = host_name(text + i, len - i);
		if (n > 0)
			add_spot(s, page, line, i, n);
		else
			while (i + n < len && is_host_char(text[i + n]))
				n++;
	}
}

static void
find_name(struct search *s, size_t page, size_t line, const char *text,
    size_t len)
{
	size_t i, n = s->name->len;

	if (n < 6)
		return;
	for (i = 0; i + n <= len; i++)
		if (text[i] == s->name->data[0] &&
		    memcmp(text + i, s->name->data, n) == 0)
			add_spot(s, page, line, i, n);
}

static void
find_words(struct search *s, size_t page, size_t line, const char *text,
    size_t len)
{
	const struct words *words = &s->sample->rules->words;
	struct hit hit;
	size_t at = 0;

	while (words_next(words, text, len, &at, &hit))
		if (hit.id / 3 == CHROME_WATERMARK)
			add_spot(s, page, line, hit.from, hit.to - hit.from);
}

static bool
opens(uint32_t cp)
{
	return cp == '(' || cp == '[' || cp == 0xFF08 || cp == 0x3010;
}

static bool
closes(uint32_t cp)
{
	return cp == ')' || cp == ']' || cp == 0xFF09 || cp == 0x3011;
}

/* What stands in brackets that hold no others. */
static void
find_brackets(struct search *s, size_t page, size_t line, const char *text,
    size_t len)
{
	size_t i, n, from = SIZE_MAX;
	uint32_t cp;

	for (i = 0; i < len; i += n) {
		n = utf8_decode(text + i, len - i, &cp);
		if (opens(cp)) {
			from = i;
		} else if (closes(cp) && from != SIZE_MAX) {
			if (i + n - from >= LEAST_BYTES &&
			    i + n - from <= MOST_BYTES)
				add_spot(s, page, line, from, i + n - from);
			from = SIZE_MAX;
		}
	}
}

static int
by_key(const void *a, const void *b)
{
	const struct spot *x = a, *y = b;

	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	if (x->page != y->page)
		return x->page < y->page ? -1 : 1;
	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	return x->from < y->from ? -1 : x->from > y->from;
}

static int
by_char(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

/* Text that a watermark begins behind. */
static bool
ends_sentence(uint32_t cp)
{
	return cp == 0x3002 || cp == 0xFF01 || cp == 0xFF1F || cp == 0xFF1B ||
	    cp == '!' || cp == '?' || cp == ';' || cp == 0x2026 ||
	    cp == 0x201D;
}

/* The character beside a spot; 0 at the line's end. */
static uint32_t
beside(const struct search *s, const struct spot *p, bool left)
{
	size_t len;
	const char *text = line_of(s, p, &len);
	uint32_t cp = 0;

	if (left && p->from > 0)
		(void)utf8_before(text, p->from, &cp);
	else if (!left && p->to < len)
		(void)utf8_decode(text + p->to, len - p->to, &cp);
	return cp == UTF8_BAD ? 0 : cp;
}

/* On how many pages the spots that are not out stand. */
static size_t
count_pages(const struct spot *v, size_t n)
{
	size_t i, pages = 0;
	uint32_t last = UINT32_MAX;

	for (i = 0; i < n; i++) {
		if (v[i].out)
			continue;
		pages += v[i].page != last;
		last = v[i].page;
	}
	return pages;
}

/* The commonest character beside the spots, and how many have it. */
static uint32_t
commonest(struct search *s, const struct spot *v, size_t n, bool left,
    size_t *most, size_t *all)
{
	size_t i, count = 0;
	uint32_t best = 0;

	*most = *all = 0;
	for (i = 0; i < n; i++)
		if (!v[i].out)
			s->next[(*all)++] = beside(s, &v[i], left);
	if (*all > 1)
		qsort(s->next, *all, sizeof(*s->next), by_char);
	for (i = 0; i < *all; i++) {
		count = i > 0 && s->next[i] == s->next[i - 1] ? count + 1 : 1;
		if (count > *most) {
			*most = count;
			best = s->next[i];
		}
	}
	return best;
}

/* Goes on by a character on one side, if enough spots go on alike. */
static bool
grow(struct search *s, struct spot *v, size_t n, bool left)
{
	size_t most, all, i, pages = 0, width;
	uint32_t cp = commonest(s, v, n, left, &most, &all), last = UINT32_MAX;

	if (cp == 0 || most * 100 < all * LEAST_SHARE ||
	    (left && ends_sentence(cp)))
		return false;
	for (i = 0; i < n; i++) {
		if (v[i].out || beside(s, &v[i], left) != cp)
			continue;
		pages += v[i].page != last;
		last = v[i].page;
	}
	if (pages < s->pages)
		return false;
	width = cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
	for (i = 0; i < n; i++) {
		if (v[i].out)
			continue;
		if (beside(s, &v[i], left) != cp)
			v[i].out = true;
		else if (left)
			v[i].from -= (uint32_t)width;
		else
			v[i].to += (uint32_t)width;
	}
	return true;
}

static const struct spot *
first_in(const struct spot *v, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (!v[i].out)
			return &v[i];
	return NULL;
}

/*
 * A sentence's end behind the watermark is the text's, unless the text's own
 * stands before it.
 */
static void
give_back_end(struct search *s, struct spot *v, size_t n)
{
	const struct spot *first = first_in(v, n);
	size_t len, most, all, i, before;
	const char *text = line_of(s, first, &len);
	uint32_t cp, left;

	before = utf8_before(text, first->to, &cp);
	if (!ends_sentence(cp))
		return;
	left = commonest(s, v, n, true, &most, &all);
	if (left == 0 || ends_sentence(left))
		return;
	for (i = 0; i < n; i++)
		if (!v[i].out)
			v[i].to -= (uint32_t)(first->to - before);
}

/* How many different characters, Chinese ones, stand on one side. */
static size_t
count_beside(struct search *s, const struct spot *v, size_t n, bool left,
    size_t *all)
{
	size_t i, different = 0;

	*all = 0;
	for (i = 0; i < n; i++)
		if (!v[i].out)
			s->next[(*all)++] = beside(s, &v[i], left);
	qsort(s->next, *all, sizeof(*s->next), by_char);
	for (i = 0; i < *all; i++)
		different += utf8_is_han(s->next[i]) &&
		    (i == 0 || s->next[i] != s->next[i - 1]);
	return different;
}

/* Most spots have text right before and behind, and ever different. */
static bool
is_anywhere(struct search *s, const struct spot *v, size_t n)
{
	size_t all, before = count_beside(s, v, n, true, &all);
	size_t behind = count_beside(s, v, n, false, &all);

	return all >= LEAST_SPOTS && before * 100 >= all * DIFFERENT &&
	    behind * 100 >= all * DIFFERENT;
}

static bool
is_bracketed(const char *s, size_t len)
{
	uint32_t first, last;

	(void)utf8_decode(s, len, &first);
	(void)utf8_before(s, len, &last);
	return opens(first) && closes(last);
}

static bool
holds(const char *s, size_t len, const struct buf *what)
{
	size_t i;

	for (i = 0; what->len > 0 && i + what->len <= len; i++)
		if (memcmp(s + i, what->data, what->len) == 0)
			return true;
	return false;
}

static bool
speaks_as_chrome(struct search *s, const char *text, size_t len)
{
	const struct chrome_rules *rules = s->sample->rules;
	struct hit hit;
	size_t at = 0;

	s->folded.len = 0;
	fold_add(&rules->fold, &s->folded, text, len);
	while (words_next(&rules->words, s->folded.data, s->folded.len, &at,
	    &hit))
		switch (hit.id / 3) {
		case CHROME_WATERMARK: case CHROME_AD: case CHROME_TIP:
		case CHROME_LEADIN: case CHROME_SHARE: case CHROME_NAV:
		case CHROME_DISCLAIMER:
			return true;
		default:
			break;
		}
	return false;
}

/* Every bracket that opens closes, and the other way round. */
static bool
is_balanced(const char *s, size_t len)
{
	static const uint32_t pairs[][2] = {
		{ '(', ')' }, { '[', ']' }, { 0xFF08, 0xFF09 },
		{ 0x3010, 0x3011 }, { 0x300A, 0x300B }, { 0x201C, 0x201D },
		{ 0x3008, 0x3009 }, { 0x300C, 0x300D }
	};
	size_t i, n, k, open = 0, depth[8] = { 0 };
	uint32_t cp;

	for (i = 0; i < len; i += n) {
		n = utf8_decode(s + i, len - i, &cp);
		for (k = 0; k < 8; k++) {
			if (cp == pairs[k][0]) {
				depth[k]++;
				open++;
			} else if (cp == pairs[k][1]) {
				if (depth[k]-- == 0)
					return false;
				open--;
			}
		}
	}
	return open == 0;
}

static bool
is_watermark(struct search *s, const struct spot *v, size_t n)
{
	const struct spot *first = first_in(v, n);
	size_t len, i, host = 0, pages = count_pages(v, n);
	const char *text = line_of(s, first, &len);

	text += first->from;
	len = first->to - first->from;
	if (len < LEAST_BYTES || len > MOST_BYTES ||
	    pages * 100 < s->sample->n * SHARE || !is_balanced(text, len))
		return false;
	for (i = 0; i < len && host == 0; i++)
		host = host_name(text + i, len - i);
	if (host > 0 && is_anywhere(s, v, n))
		return true;
	if (is_bracketed(text, len) && is_anywhere(s, v, n) &&
	    speaks_as_chrome(s, text, len))
		return true;
	if (host == len || (host == 0 && !holds(text, len, s->name)))
		return false;
	return speaks_as_chrome(s, text, len) ||
	    (host > 0 && holds(text, len, s->name));
}

static void
add_rule(const struct search *s, const struct spot *v, size_t n,
    struct learnt *learnt)
{
	struct learnt_rule rule = { .kind = CHROME_CUT,
	    .class = CHROME_WATERMARK, .pages = count_pages(v, n) };
	const struct spot *first = first_in(v, n);
	struct buf fields = { 0 };
	size_t len, from = 0, needle;
	const char *text = line_of(s, first, &len) + first->from;

	len = first->to - first->from;
	needle = learnt_needle(text, len, false, &from);
	learnt_quote(&fields, text, len, false);
	buf_addc(&fields, '\t');
	buf_add(&fields, text + from, needle);
	if (memchr(text, '\t', len) == NULL && needle >= 6)
		learnt_add(learnt, &rule, &fields);
	buf_free(&fields);
}

/* The watermarks around one word. */
static void
find_around(struct search *s, struct spot *v, size_t n, struct learnt *learnt)
{
	uint32_t len = v[0].to - v[0].from;
	size_t round, i;

	for (round = 0; round < ROUNDS; round++) {
		for (i = 0; i < n; i++)
			v[i].out = v[i].used;
		if (count_pages(v, n) < s->pages)
			return;
		while (grow(s, v, n, false))
			continue;
		while (grow(s, v, n, true))
			continue;
		give_back_end(s, v, n);
		if (is_watermark(s, v, n))
			add_rule(s, v, n, learnt);
		for (i = 0; i < n; i++) {
			v[i].used = v[i].used || !v[i].out;
			if (v[i].out)
				v[i].to = v[i].from + len;
		}
	}
}

void
cuts_find_watermarks(const struct sample *sample, size_t pages,
    const struct buf *name, struct learnt *learnt)
{
	struct search s = { .sample = sample, .pages = pages, .name = name };
	size_t i, k, to;

	for (i = 0; i < sample->n; i++)
		for (k = 0; k < sample->pages[i].n; k++) {
			const struct learn_page *p = &sample->pages[i];
			const char *text = sample_text(p, k);
			size_t len = p->lines[k].len;

			if (!p->lines[k].kept || p->lines[k].title ||
			    p->lines[k].ruled)
				continue;
			find_hosts(&s, i, k, text, len);
			find_name(&s, i, k, text, len);
			find_words(&s, i, k, text, len);
			find_brackets(&s, i, k, text, len);
		}
	s.next = mem_resize(NULL, s.n + 1, sizeof(*s.next));
	if (s.n > 1)
		qsort(s.v, s.n, sizeof(*s.v), by_key);
	for (i = 0; i < s.n; i = to) {
		for (to = i; to < s.n && s.v[to].key == s.v[i].key; to++)
			continue;
		find_around(&s, s.v + i, to - i, learnt);
	}
	free(s.v);
	free(s.next);
	buf_free(&s.folded);
}
