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
 * The features of an occurrence are runs of symbols to its left and right
 * (templates in the .c file), hashed together with the pair.  The low 32 bits
 * of the hash, as a fraction of 2^32, pick the bucket; the high 10 are the
 * check.  The score, a log-odds, is the bias and the weights of the features
 * that the buckets hold.
 */
#ifndef FIX_OCR_SUBSTITUTIONS_MODEL_H
#define FIX_OCR_SUBSTITUTIONS_MODEL_H

#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "fix-ocr-substitutions-table.h"
#include "words.h"

#define MODEL_MAGIC	"pagewash substitutions 2\n"
#define MODEL_HEAD	(sizeof(MODEL_MAGIC) - 1 + 8)	/* bytes */
#define MODEL_PAIR_HEAD	4	/* ... of a pair, but for its words */
#define BUCKET		8	/* entries */
#define BUCKET_BYTES	(BUCKET * 2)
#define STEPS		8	/* of a weight to 1 */
#define WEIGHT_MAX	31
#define REACH		16	/* symbols looked at on each side */
#define NEAR		4	/* ... at first */
#define LOW		(-2.5)
#define FEATURES_MAX	64

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
};

/* The symbols beside an occurrence, the nearest first. */
struct beside {
	uint32_t	 left[REACH], right[REACH];
};

/* A word that the scan found. */
struct found {
	size_t		 from;
	uint32_t	 len;
	uint32_t	 word;		/* of the table */
};

struct finds {
	struct found	*v;
	size_t		 n, cap;
};

/* The words of a text, from the left, none overlapping another. */
void	find_words(struct finds *, const struct table *, const char *text,
	    size_t len);

/*
 * The symbols around find i.  A character is its code point, and a word of a
 * group the group's symbol; digits of one number are one symbol, Latin
 * letters of one word too; blanks are skipped; at a line's end and
 * beyond there is 0.  Only as many as reach are set.
 */
void	look_beside(struct beside *, const struct table *,
	    const struct finds *, size_t i, const char *text, size_t len,
	    size_t reach);

/*
 * The hashes of an occurrence's features, of those that are within NEAR and
 * of the others; return how many.
 */
size_t	model_near(uint64_t seed, const struct beside *,
	    uint64_t features[FEATURES_MAX]);
size_t	model_far(uint64_t seed, const struct beside *,
	    uint64_t features[FEATURES_MAX]);

uint64_t model_seed(const char *wrong, size_t, const char *right, size_t);

/* Where a feature's bucket is, among so many. */
size_t	model_bucket(uint64_t feature, size_t nbuckets);

/* Reads a model, which the bytes must outlive; name is for messages. */
void	model_read(struct model *, const char *name, const void *, size_t);

/* Gives the table's pairs their places in the model, and its groups. */
void	model_attach(const struct model *, struct table *);

/* How likely it is, in log-odds, that a pair's right word stood there. */
double	model_score(const struct model *, size_t pair, const struct beside *);

/*
 * The same of find i.  Where the nearest symbols say that it hardly did,
 * below LOW, the others are not asked.
 */
double	model_ask(const struct model *, size_t pair, const struct table *,
	    const struct finds *, size_t i, const char *text, size_t len);

void	model_free(struct model *);

#endif
