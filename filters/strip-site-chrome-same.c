/* strip-site-chrome-same - see strip-site-chrome-same.h. */
#include <stdlib.h>
#include <string.h>

#include "strip-site-chrome-chars.h"
#include "strip-site-chrome-same.h"

#define NUMBER		'#'
#define VALUE		'*'
#define LABEL_MAX	8	/* characters */
#define EMPTY		UINT32_MAX

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
number_form(struct buf *to, const char *s, size_t len)
{
	size_t i, before = 0;

	for (i = 0; i < len; i++) {
		if (!is_digit(s[i])) {
			buf_addc(to, s[i]);
		} else if (i == 0 || !is_digit(s[i - 1])) {
			buf_addc(to, NUMBER);
			before++;
		}
	}
	return before > 0;
}

static bool
is_label_char(uint32_t cp)
{
	return chrome_is_han(cp) || chrome_is_letter(cp);
}

/* Behind these a label may begin. */
static bool
opens_label(uint32_t cp)
{
	return cp == ' ' || cp == '(' || cp == '[' || cp == '|' ||
	    cp == 0x3010;
}

/*
 * Where the label begins whose colon stands at colon; colon itself if none
 * does.
 */
static size_t
label_before(const char *s, size_t colon)
{
	size_t from = colon, chars = 0, before;
	uint32_t cp;

	while (from > 0) {
		before = utf8_before(s, from, &cp);
		if (!is_label_char(cp))
			return opens_label(cp) ? from : colon;
		from = before;
		if (++chars > LABEL_MAX)
			return colon;
	}
	return from;
}

static size_t
skip_blank(const char *s, size_t len, size_t i)
{
	return i < len && s[i] == ' ' ? i + 1 : i;
}

/* Where the value that begins at from ends. */
static size_t
value_end(const char *s, size_t len, size_t from)
{
	size_t i, label;

	for (i = from; i < len; i++) {
		if (s[i] != ':')
			continue;
		label = label_before(s, i);
		if (label < i && label > from)
			return s[label - 1] == ' ' ? label - 1 : label;
	}
	return len;
}

/* Where the bracket closes that opened before from; from: nowhere. */
static size_t
book_end(const char *s, size_t len, size_t from)
{
	size_t i;

	for (i = from; i + 3 <= len; i++)
		if (memcmp(s + i, "\343\200\213", 3) == 0)
			return i;
	return from;
}

static bool
is_path_mark(uint32_t cp)
{
	return cp == '>' || cp == 0x203A || cp == 0xBB || cp == 0x2192;
}

static bool
has_sentence(const char *s, size_t len)
{
	size_t i;

	for (i = 0; i + 3 <= len; i++)
		if (memcmp(s + i, "\343\200\202", 3) == 0)
			return true;
	return false;
}

/* The last part of a path, which begins at path, becomes a value. */
static bool
path_form(struct buf *to, size_t path)
{
	while (path < to->len && to->data[path] == ' ')
		path++;
	if (path == to->len)
		return false;
	to->len = path;
	buf_addc(to, VALUE);
	return true;
}

static bool
value_form(struct buf *to, const char *s, size_t len)
{
	size_t i, n, end, path = 0, values = 0;
	uint32_t cp;

	for (i = 0; i < len; i += n) {
		n = chrome_char(s + i, len - i, &cp);
		if (is_digit(s[i])) {
			if (i == 0 || !is_digit(s[i - 1]))
				buf_addc(to, NUMBER);
			continue;
		}
		buf_add(to, s + i, n);
		end = i + n;
		if (cp == ':' && label_before(s, i) < i) {
			end = value_end(s, len, skip_blank(s, len, i + n));
			path = 0;
		} else if (cp == 0x300A) {
			end = book_end(s, len, i + n);
		} else if (is_path_mark(cp)) {
			path = to->len;
		}
		if (end <= skip_blank(s, len, i + n))
			continue;
		if (has_sentence(s + i, end - i))
			return false;
		buf_addc(to, VALUE);
		values++;
		n = end - i;
	}
	if (path > 0 && path_form(to, path))
		values++;
	return values > 0;
}

bool
chrome_form(struct buf *to, const char *s, size_t len, enum chrome_form form)
{
	to->len = 0;
	switch (form) {
	case FORM_NUMBER:
		return number_form(to, s, len);
	case FORM_VALUE:
		return value_form(to, s, len);
	default:
		buf_add(to, s, len);
		return true;
	}
}

static size_t
slot(const struct chrome_sames *sames, const char *s, size_t len)
{
	uint64_t h = UINT64_C(0xCBF29CE484222325);	/* FNV-1a */
	size_t i;

	for (i = 0; i < len; i++)
		h = (h ^ (unsigned char)s[i]) * UINT64_C(0x100000001B3);
	return (size_t)(h ^ h >> 32) & (sames->size - 1);
}

/* The place in the table of that text, or the one for it. */
static uint32_t *
place(const struct chrome_sames *sames, const char *s, size_t len)
{
	size_t i = slot(sames, s, len);

	while (sames->table[i] != EMPTY) {
		const struct chrome_same *same = &sames->v[sames->table[i]];

		if (same->len == len && memcmp(same->text, s, len) == 0)
			break;
		i = (i + 1) & (sames->size - 1);
	}
	return &sames->table[i];
}

static void
grow(struct chrome_sames *sames)
{
	size_t i;

	sames->size = sames->size == 0 ? 64 : sames->size * 2;
	sames->table = mem_resize(sames->table, sames->size,
	    sizeof(*sames->table));
	memset(sames->table, 0xFF, sames->size * sizeof(*sames->table));
	for (i = 0; i < sames->n; i++)
		*place(sames, sames->v[i].text, sames->v[i].len) =
		    (uint32_t)i;
}

void
chrome_sames_add(struct chrome_sames *sames, const char *s, size_t len,
    size_t rule)
{
	enum chrome_form form = memchr(s, VALUE, len) != NULL ? FORM_VALUE :
	    memchr(s, NUMBER, len) != NULL ? FORM_NUMBER : FORM_EXACT;
	struct chrome_same *same;
	uint32_t *at;

	/* A rule may be written with a number or a value left in it. */
	if (!chrome_form(&sames->scratch, s, len, form))
		(void)chrome_form(&sames->scratch, s, len, FORM_EXACT);
	s = sames->scratch.data;
	len = sames->scratch.len;
	if (sames->n * 2 >= sames->size)
		grow(sames);
	at = place(sames, s, len);
	if (*at != EMPTY)
		return;
	sames->v = mem_grow(sames->v, sames->n, &sames->cap,
	    sizeof(*sames->v));
	*at = (uint32_t)sames->n;
	same = &sames->v[sames->n++];
	same->text = mem_dup(s, len);
	same->len = len;
	same->rule = rule;
	sames->has[form] = true;
	if (len > sames->longest)
		sames->longest = len;
}

size_t
chrome_sames_find(struct chrome_sames *sames, const char *s, size_t len)
{
	size_t best = SIZE_MAX;
	int form;

	if (sames->n == 0 || len == 0)
		return best;
	for (form = FORM_EXACT; form < CHROME_FORMS; form++) {
		const char *text = s;
		size_t text_len = len;
		uint32_t at;

		if (form == FORM_EXACT) {
			if (len > sames->longest)
				continue;
		} else {
			if (!sames->has[form] || !chrome_form(&sames->scratch,
			    s, len, (enum chrome_form)form))
				continue;
			text = sames->scratch.data;
			text_len = sames->scratch.len;
		}
		at = *place(sames, text, text_len);
		if (at != EMPTY && sames->v[at].rule < best)
			best = sames->v[at].rule;
	}
	return best;
}

void
chrome_sames_free(struct chrome_sames *sames)
{
	size_t i;

	for (i = 0; i < sames->n; i++)
		free(sames->v[i].text);
	free(sames->v);
	free(sames->table);
	buf_free(&sames->scratch);
	memset(sames, 0, sizeof(*sames));
}
