/* rank - see learn-substitutions-rank.h. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "learn-substitutions-rank.h"

/* How much a weight moves, over all examples. */
static float
importance(const struct weight *w)
{
	float v = regress_value(w, false);

	return (v < 0 ? -v : v) * sqrtf((float)w->count);
}

static const struct learner *ranked;

static int
by_importance(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;
	float p = importance(&ranked->weights[*x]);
	float q = importance(&ranked->weights[*y]);

	if (p > q || p < q)
		return p > q ? -1 : 1;
	return *x < *y ? -1 : *x > *y;
}

uint32_t *
rank_weights(const struct learner *l)
{
	size_t first = l->table->npairs, i;
	uint32_t *r = mem_resize(NULL, l->nweights - first + 1, sizeof(*r));

	for (i = first; i < l->nweights; i++)
		r[i - first] = (uint32_t)i;
	ranked = l;
	qsort(r, l->nweights - first, sizeof(*r), by_importance);
	return r;
}

void
rank_keep(struct learner *l, size_t n)
{
	uint32_t *r = rank_weights(l);
	size_t first = l->table->npairs, i, k, to = 0;
	unsigned char *kept = mem_resize(NULL, l->nweights, 1);

	memset(kept, 0, l->nweights);
	for (i = 0; i < n && i < l->nweights - first; i++)
		kept[r[i]] = 1;
	for (i = 0; i < l->examples.n; i++) {
		size_t start = l->from[i], end = l->from[i + 1];

		l->from[i] = to;
		for (k = start; k < end; k++)
			if (kept[l->list[k]])
				l->list[to++] = l->list[k];
	}
	l->from[i] = l->nlist = to;
	for (i = 0; i < l->nweights; i++) {
		l->weights[i].z = l->weights[i].n = 0;
		if (i >= first && !kept[i])
			l->weights[i].count = 0;
	}
	free(kept);
	free(r);
}
