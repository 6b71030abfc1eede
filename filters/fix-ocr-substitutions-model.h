/*
 * model - what the characters around an occurrence say: how likely it is
 * that the right word stood there.  learn-substitutions(1) makes models.
 *
 * A model is bytes, little-endian:
 *
 *	"pagewash substitutions 2\n"
 *	u32	pairs
 *	u32	buckets
 *	of each pair:
 *		u8 length and bytes of the wrong word, the same of the right
 *		i16	bias, in 1/256
 *	of each bucket, BUCKET times:
 *		u16	the high 10 bits a check, the low 6 bits, signed, the
 *			weight in 1/STEPS; weight 0: nothing
 *
 * Of a feature, a hash, the low 32 bits, as a fraction of 2^32, pick the
 * bucket; the high 10 are the check.  The score, a log-odds, is the bias and
 * the weights of the features that the buckets hold.
 */
#ifndef FIX_OCR_SUBSTITUTIONS_MODEL_H
#define FIX_OCR_SUBSTITUTIONS_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "fix-ocr-substitutions-features.h"
#include "fix-ocr-substitutions-recall.h"
#include "fix-ocr-substitutions-table.h"

#define MODEL_MAGIC	"pagewash substitutions 2\n"
#define MODEL_HEAD	(sizeof(MODEL_MAGIC) - 1 + 8)	/* bytes */
#define MODEL_PAIR_HEAD	4	/* ... of a pair, but for its words */
#define BUCKET		8	/* entries */
#define BUCKET_BYTES	(BUCKET * 2)
#define STEPS		8	/* of a weight to 1 */
#define WEIGHT_MAX	31
#define LOW		(-2.5)

struct model_pair {
	const char	*wrong, *right;
	size_t		 wrong_len, right_len;
	uint64_t	 seed;		/* of its features' hashes */
	double		 bias;
};

struct model {
	struct model_pair *pairs;
	size_t		 npairs;
	const unsigned char *buckets;
	size_t		 nbuckets;
	struct recall	 recall;	/* changes when it is asked */
};

/* Where a feature's bucket is, among so many. */
size_t	model_bucket(uint64_t feature, size_t nbuckets);

/* Reads a model, which the bytes must outlive; name is for messages. */
void	model_read(struct model *, const char *name, const void *, size_t);

/* Gives the table's pairs their places in the model, and its groups. */
void	model_attach(const struct model *, struct table *);

/* How likely it is, in log-odds, that a pair's right word stood there. */
double	model_score(const struct model *, size_t pair, const struct beside *);

/* What a model makes of an occurrence. */
struct answer {
	double		 score;
	unsigned	 known;		/* how many of its features the model
					   holds, */
	bool		 whole;		/* ... if it was asked about all */
};

/*
 * The same of find i.  Where the nearest symbols say that it hardly did,
 * below LOW, the others are not asked.
 */
struct answer model_ask(const struct model *, size_t pair,
	    const struct table *, const struct finds *, size_t i,
	    const char *text, size_t len);

void	model_free(struct model *);

#endif
