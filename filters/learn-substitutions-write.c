/* write - see learn-substitutions-write.h. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "fix-ocr-substitutions-model.h"
#include "learn-substitutions-rank.h"
#include "learn-substitutions-write.h"

static void
put16(struct buf *b, unsigned value16)
{
	buf_addc(b, (char)(value16 & 0xFF));
	buf_addc(b, (char)(value16 >> 8 & 0xFF));
}

static void
put32(struct buf *b, size_t value32)
{
	put16(b, (unsigned)(value32 & 0xFFFF));
	put16(b, (unsigned)(value32 >> 16 & 0xFFFF));
}

static void
put_word(struct buf *b, const char *s, size_t len)
{
	buf_addc(b, (char)len);
	buf_add(b, s, len);
}

static int
rounded(float x, int max)
{
	int n = (int)(x < 0 ? x - .5f : x + .5f);

	return n > max ? max : n < -max ? -max : n;
}

static void
put_pairs(const struct learner *l, struct buf *b)
{
	size_t i;

	for (i = 0; i < l->table->npairs; i++) {
		const struct pair *p = &l->table->pairs[i];

		if (p->model == NONE)
			continue;
		put_word(b, p->wrong, p->wrong_len);
		put_word(b, p->right, p->right_len);
		put16(b, (unsigned)rounded(256 * regress_value(&l->weights[i], true),
		    32767));
	}
}

/* Puts a weight into its bucket, if there is room. */
static void
put_weight(unsigned char *buckets, size_t nbuckets, uint64_t feature, int w)
{
	unsigned char *p = buckets + model_bucket(feature, nbuckets) *
	    BUCKET_BYTES;
	unsigned entry = (unsigned)(feature >> 54) << 6 |
	    ((unsigned)w & 0x3F);
	size_t i;

	for (i = 0; i < BUCKET; i++, p += 2) {
		if ((p[0] & 0x3F) != 0)
			continue;
		p[0] = (unsigned char)(entry & 0xFF);
		p[1] = (unsigned char)(entry >> 8);
		return;
	}
}

static void
put_buckets(const struct learner *l, struct buf *b, size_t nbuckets)
{
	unsigned char *buckets = mem_resize(NULL, nbuckets, BUCKET_BYTES);
	uint32_t *r = rank_weights(l);
	size_t i;

	memset(buckets, 0, nbuckets * BUCKET_BYTES);
	for (i = 0; i < l->nweights - l->table->npairs; i++) {
		const struct weight *weight = &l->weights[r[i]];
		int w = rounded(regress_value(weight, false) * STEPS, WEIGHT_MAX);

		if (w != 0)
			put_weight(buckets, nbuckets, weight->feature, w);
	}
	buf_add(b, buckets, nbuckets * BUCKET_BYTES);
	free(buckets);
	free(r);
}

size_t
write_buckets(const struct table *t, size_t bytes)
{
	size_t head = MODEL_HEAD, i;

	for (i = 0; i < t->npairs; i++)
		if (t->pairs[i].model != NONE)
			head += MODEL_PAIR_HEAD + t->pairs[i].wrong_len +
			    t->pairs[i].right_len;
	return head + BUCKET_BYTES > bytes ? 1 :
	    (bytes - head) / BUCKET_BYTES;
}

void
write_model(const struct learner *l, size_t buckets, struct buf *b)
{
	size_t npairs = 0, i;

	for (i = 0; i < l->table->npairs; i++)
		npairs += l->table->pairs[i].model != NONE;
	buf_adds(b, MODEL_MAGIC);
	put32(b, npairs);
	put32(b, buckets);
	put_pairs(l, b);
	put_buckets(l, b, buckets);
}
