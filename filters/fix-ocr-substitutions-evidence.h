/*
 * evidence - is a document corrupted, which pairs were replaced in it, and
 * which occurrences of their wrong words are to be undone.
 *
 * Whoever corrupted a document replaced every right word of a pair, or none.
 * So the evidence that a pair was is summed over the document: what the
 * model and the rules say of each occurrence of the wrong word, for; each
 * right word that is left, against.  Pairs come in families, which are
 * applied together or not at all; a family's evidence is the sum of its
 * pairs', and what holds of the document is decided for each family.  The
 * title and the notices of the site, which were added later, do not count.
 * Where signs stand in a document that as a whole is not corrupted, the part
 * of it that they stand closest in is judged by itself.
 *
 *	P(occurrence) = P(family) P(pair | family) P(wrong here | pair)
 *
 * Everything but the table and the model is the document's: the same bytes
 * give the same changes.  A struct evidence is { 0 } at first and is reused
 * from document to document; time is linear in the document, and so is
 * memory.
 */
#ifndef FIX_OCR_SUBSTITUTIONS_EVIDENCE_H
#define FIX_OCR_SUBSTITUTIONS_EVIDENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fix-ocr-substitutions-model.h"
#include "fix-ocr-substitutions-table.h"

/* What is undone besides pairs. */
enum extra {
	EXTRA_OPEN, EXTRA_CLOSE,	/* title marks */
	EXTRA_PINYIN
};

#define NO_PAIR		UINT32_MAX

/*
 * An occurrence of a pair's wrong word, or an extra.  Large documents have
 * millions: 24 bytes each.
 */
struct sighting {
	size_t		 from;
	uint32_t	 pair;		/* NO_PAIR: an extra */
	union {
		uint32_t	 find;	/* of finds */
		uint32_t	 len;	/* of an extra */
	} is;
	float		 score;		/* what the model says: log-odds; whole
					   256ths, which a float holds */
	unsigned char	 says;		/* an enum said: what the rules say; or
					   an enum extra */
	unsigned char	 known;		/* features that the model holds */
	bool		 scored : 1;	/* the model was asked, */
	bool		 whole : 1;	/* ... and about all of them */
	bool		 doubted : 1;	/* a sign that the model does not bear
					   out: no evidence as such */
	bool		 bare : 1;	/* ... of a line that holds little else */
	bool		 undone : 1;	/* to be changed; no two such overlap */
};

#define SEEN_BEST	4	/* sightings of a pair that count in full */

/* What one of them says, 0: nothing; and what tells it from the others. */
struct strong {
	double		 says;
	size_t		 from;
	uint64_t	 beside;	/* the characters next to it */
};

/* What is known of a pair in the part that is judged. */
struct pair_state {
	size_t		 wrongs, rights;	/* that count */
	struct strong	 best[SEEN_BEST]; /* the strongest first */
	double		 low;		/* the sum of what speaks against */
	size_t		 asked;		/* NONE: all that there is to ask; or
					   the sightings before this one */
	double		 within;	/* of all, given that the family is on */
	double		 odds;		/* log-odds that it was replaced,
					   given the family was */
	double		 replaced;	/* how likely both are */
};

#define SHARES		4
#define SURVIVORS_MAX	3	/* more right words left say no more */

struct family_state {
	double		 most;		/* that its odds can come to */
	size_t		 agreeing;	/* pairs that speak for it */
	bool		 hopeful;	/* they could be enough, before the model
					   was asked */
	double		 sums[SHARES];	/* of its pairs' evidence, for each
					   share of them that may be on */
	double		 share;		/* that fits */
	double		 odds;		/* log-odds that it was applied */
	double		 applied;	/* how likely that is */
};

struct evidence {
	struct sighting	*sightings;	/* in order of place */
	size_t		 nsightings, sightings_cap;
	size_t		 nchanges;	/* so many of them are to be undone */
	struct pair_state *pairs;	/* the table's; { 0 } of those whose
					   wrong word does not count */
	size_t		*seen, nseen;	/* the others, in order */
	struct family_state *families;
	bool		 judged;	/* false: nothing speaks for a change of
					   a pair's words, and pairs and
					   families are not set */
	size_t		 from, to;	/* the part that is judged */
	double		 corrupted;	/* how likely it is that it was */

	/* for evidence.c, sight.c and weigh.c: */
	struct finds	 finds;
	size_t		*counts;	/* of each right word that is left */
	size_t		 body;		/* where the title ends */
};

/* How long a sighting is, and what should have stood there. */
size_t	evidence_len(const struct table *, const struct sighting *);
const char *evidence_right(const struct table *, const struct sighting *,
	    size_t *len);

/* How likely it is that it is to be undone. */
double	evidence_confidence(const struct evidence *, const struct table *,
	    const struct sighting *);

/* Fills everything; threshold, unless negative, replaces the pairs' own. */
void	evidence_judge(struct evidence *, const struct table *,
	    const struct model *, double threshold, const char *text,
	    size_t len);

void	evidence_free(struct evidence *);

#endif
