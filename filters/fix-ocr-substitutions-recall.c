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

static size_t
place_of(size_t pair, const struct beside *b, size_t reach)
{
	uint64_t left = pair, right = reach;
	size_t i;

	for (i = 0; i < reach; i++) {
		left = left * UINT64_C(0x9E3779B97F4A7C15) + b->left[i];
		right = right * UINT64_C(0xD1B54A32D192ED03) + b->right[i];
	}
	return (size_t)((left ^ right >> 7) * UINT64_C(0x9E3779B97F4A7C15) >>
	    (64 - PLACE_BITS));
}

static bool
is_same(const struct beside *a, const struct beside *b, size_t reach)
{
	return memcmp(a->left, b->left, reach * sizeof(*a->left)) == 0 &&
	    memcmp(a->right, b->right, reach * sizeof(*a->right)) == 0;
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
