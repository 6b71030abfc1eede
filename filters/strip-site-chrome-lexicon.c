/* strip-site-chrome-lexicon - see strip-site-chrome-lexicon.h. */
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "diag.h"
#include "strip-site-chrome-lexicon.h"

#define ID_MAX		((size_t)1 << 30)

static unsigned
key_of(size_t len)
{
	return len >= 6 ? 6 : len >= 3 ? 3 : 1;
}

void
lexicon_add(struct lexicon *x, enum lexicon_kind kind, const char *s,
    size_t len, size_t id)
{
	char eight[8] = { 0 };
	struct lexeme *new;

	if (id >= ID_MAX || len > UINT32_MAX)
		die("too many rules");
	x->v = mem_grow(x->v, x->n, &x->cap, sizeof(*x->v));
	new = &x->v[x->n++];
	memcpy(eight, s, len < 8 ? len : 8);
	new->eight = eight_load(eight);
	new->mask = len < 8 ? ((uint64_t)1 << 8 * len) - 1 : UINT64_MAX;
	new->s = s;
	new->len = (uint32_t)len;
	new->kind = (unsigned)kind & 3;
	new->id = (unsigned)id & (ID_MAX - 1);
}

static size_t
bucket_of(const struct lexicon *x, const struct lexeme *lexeme)
{
	return lexicon_hash(lexeme->eight, key_of(lexeme->len)) & x->mask;
}

static void
make_known(struct lexicon *x)
{
	size_t i, h;

	memset(x->known, 0, sizeof(x->known));
	memset(x->first, 0, sizeof(x->first));
	for (i = 0; i < x->n; i++) {
		unsigned key = key_of(x->v[i].len);

		h = lexicon_hash(x->v[i].eight, key);
		x->known[h / 64] |= (uint64_t)1 << h % 64;
		if (key == 1)
			x->first[(unsigned char)x->v[i].s[0]] = true;
	}
}

/*
 * Puts one behind those in its bucket, so many yet, that are longer or as
 * long.
 */
static void
insert(struct lexicon *x, const struct lexeme *new, uint32_t *filled)
{
	size_t bucket = bucket_of(x, new), from = x->begin[bucket];
	size_t i = from + filled[bucket]++;

	for (; i > from && x->v[i - 1].len < new->len; i--)
		x->v[i] = x->v[i - 1];
	x->v[i] = *new;
}

void
lexicon_ready(struct lexicon *x)
{
	struct lexeme *all = x->v;
	uint32_t *filled;
	size_t i;

	for (x->mask = 63; x->mask < 2 * x->n; )
		x->mask = 2 * x->mask + 1;
	x->begin = mem_zeroed(x->mask + 2, sizeof(*x->begin));
	filled = mem_zeroed(x->mask + 1, sizeof(*filled));
	make_known(x);
	for (i = 0; i < x->n; i++)
		x->begin[bucket_of(x, &all[i]) + 1]++;
	for (i = 0; i <= x->mask; i++)
		x->begin[i + 1] += x->begin[i];
	x->v = mem_zeroed(x->n + 1, sizeof(*x->v));
	for (i = 0; i < x->n; i++)
		insert(x, &all[i], filled);
	free(filled);
	free(all);
}

/* Those of one length of key. */
static bool
look_up(const struct lexicon *x, const char *s, size_t len, uint64_t eight,
    unsigned key, struct lexicon_found *found)
{
	size_t bucket = lexicon_hash(eight, key) & x->mask;
	size_t i, end = x->begin[bucket + 1];
	bool any = false;

	for (i = x->begin[bucket]; i < end; i++) {
		const struct lexeme *l = &x->v[i];

		if (((l->eight ^ eight) & l->mask) != 0 || l->len > len ||
		    found->len[l->kind] >= l->len || (l->len > 8 &&
		    memcmp(l->s + 8, s + 8, l->len - 8) != 0))
			continue;
		found->len[l->kind] = l->len;
		found->id[l->kind] = l->id;
		any = true;
	}
	return any;
}

bool
lexicon_look(const struct lexicon *x, const char *s, size_t len,
    struct lexicon_found *found)
{
	uint64_t eight = eight_load(s);
	bool any = false;

	memset(found->len, 0, sizeof(found->len));
	if (lexicon_knows(x, eight, 6))
		any = look_up(x, s, len, eight, 6, found);
	if (lexicon_knows(x, eight, 3))
		any = look_up(x, s, len, eight, 3, found) || any;
	if (x->first[eight & 0xFF])
		any = look_up(x, s, len, eight, 1, found) || any;
	return any;
}

void
lexicon_free(struct lexicon *x)
{
	free(x->v);
	free(x->begin);
	memset(x, 0, sizeof(*x));
}
