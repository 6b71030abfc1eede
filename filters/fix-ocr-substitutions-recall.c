/* recall - see fix-ocr-substitutions-recall.h. */
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "fix-ocr-substitutions-recall.h"

#define PLACE_BITS	10
#define PLACES		((size_t)1 << PLACE_BITS)

void
recall_init(struct recall *r)
{
	r->v = mem_zeroed(PLACES, sizeof(*r->v));
}

void
recall_free(struct recall *r)
{
	free(r->v);
	r->v = NULL;
}

/* Two symbols at once: reach is even. */
static inline uint64_t
two(const uint32_t *symbols)
{
	uint64_t x;

	memcpy(&x, symbols, sizeof(x));
	return x;
}

/* Products of sums (Black, Halevi and others 1999), which do not wait for one
 * another. */
static size_t
place_of(size_t pair, const struct beside *b, size_t reach)
{
	const uint64_t step = UINT64_C(0x9E3779B97F4A7C15);
	uint64_t left = pair * step, right = reach * step, h = left ^ ~right;
	size_t i;

	for (i = 0; i < reach; i += 2) {
		left += step;
		right -= step;
		h += (two(b->left + i) + left) * (two(b->right + i) + right);
	}
	return (size_t)((h ^ h >> 32) * step >> (64 - PLACE_BITS));
}

static bool
is_same(const struct beside *a, const struct beside *b, size_t reach)
{
	uint64_t differ = 0;
	size_t i;

	for (i = 0; i < reach; i += 2)
		differ |= (two(a->left + i) ^ two(b->left + i)) |
		    (two(a->right + i) ^ two(b->right + i));
	return differ == 0;
}

struct tally *
recall_find(const struct recall *r, size_t pair, const struct beside *beside,
    size_t reach, bool *known)
{
	struct recalled *place = &r->v[place_of(pair, beside, reach)];

	*known = place->reach == reach && place->pair == pair &&
	    is_same(&place->beside, beside, reach);
	if (!*known) {
		place->pair = (uint32_t)pair;
		place->reach = (uint32_t)reach;
		memcpy(place->beside.left, beside->left,
		    reach * sizeof(*beside->left));
		memcpy(place->beside.right, beside->right,
		    reach * sizeof(*beside->right));
	}
	return &place->tally;
}
