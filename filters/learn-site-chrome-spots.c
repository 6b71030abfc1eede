/* learn-site-chrome-spots - see learn-site-chrome-spots.h. */
#include <stdlib.h>
#include <string.h>

#include "learn-site-chrome-spots.h"
#include "strip-site-chrome-chars.h"

#define SPOTS_MAX	((size_t)1 << 20)

const char *
spots_line(const struct spots *s, const struct spot *p, size_t *len)
{
	const struct learn_page *page = &s->sample->pages[p->page];

	*len = page->lines[p->line].len;
	return sample_text(page, p->line);
}

static void
add_spot(struct spots *s, size_t page, size_t line, size_t from, size_t len)
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

size_t
spots_host(const char *s, size_t len)
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
find_hosts(struct spots *s, size_t page, size_t line, const char *text,
    size_t len)
{
	size_t i, n;

	for (i = 0; i < len; i += n > 0 ? n : 1) {
		n = 0;
		if (!is_host_char(text[i]))
			continue;
		n = spots_host(text + i, len - i);
		if (n > 0)
			add_spot(s, page, line, i, n);
		else
			while (i + n < len && is_host_char(text[i + n]))
				n++;
	}
}

static void
find_name(struct spots *s, size_t page, size_t line, const char *text,
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
find_words(struct spots *s, size_t page, size_t line, const char *text,
    size_t len)
{
	const struct words *words = &s->sample->rules->words;
	struct hit hit;
	size_t at = 0;

	while (words_next(words, text, len, &at, &hit))
		if (hit.id / 3 == CHROME_WATERMARK)
			add_spot(s, page, line, hit.from, hit.to - hit.from);
}

bool
spots_opens(uint32_t cp)
{
	return cp == '(' || cp == '[' || cp == 0xFF08 || cp == 0x3010;
}

bool
spots_closes(uint32_t cp)
{
	return cp == ')' || cp == ']' || cp == 0xFF09 || cp == 0x3011;
}

/* What stands in brackets that hold no others. */
static void
find_brackets(struct spots *s, size_t page, size_t line, const char *text,
    size_t len)
{
	size_t i, n, from = SIZE_MAX;
	uint32_t cp;

	for (i = 0; i < len; i += n) {
		n = utf8_decode(text + i, len - i, &cp);
		if (spots_opens(cp)) {
			from = i;
		} else if (spots_closes(cp) && from != SIZE_MAX) {
			if (i + n - from >= WATERMARK_LEAST &&
			    i + n - from <= WATERMARK_MOST)
				add_spot(s, page, line, from, i + n - from);
			from = SIZE_MAX;
		}
	}
}

int
spots_by_key(const void *a, const void *b)
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

void
spots_find(struct spots *s)
{
	size_t i, k;

	for (i = 0; i < s->sample->n; i++)
		for (k = 0; k < s->sample->pages[i].n; k++) {
			const struct learn_page *p = &s->sample->pages[i];
			const char *text = sample_text(p, k);
			size_t len = p->lines[k].len;

			if (!p->lines[k].kept || p->lines[k].title ||
			    p->lines[k].ruled)
				continue;
			find_hosts(s, i, k, text, len);
			find_name(s, i, k, text, len);
			find_words(s, i, k, text, len);
			find_brackets(s, i, k, text, len);
		}
	s->next = mem_resize(NULL, s->n + 1, sizeof(*s->next));
	if (s->n > 1)
		qsort(s->v, s->n, sizeof(*s->v), spots_by_key);
}

void
spots_free(struct spots *s)
{
	free(s->v);
	free(s->next);
	buf_free(&s->folded);
	memset(s, 0, sizeof(*s));
}
