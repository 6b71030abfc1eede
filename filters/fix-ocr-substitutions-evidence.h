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
 *
 *	P(occurrence) = P(family) P(pair | family) P(wrong here | pair)
 *
 * Everything but the table and the model is the document's: the same bytes
 * give the same changes.  A struct evidence is { 0 } at first and is reused
 * from document to document; time is linear in the document, and so is
 * memory, which clean documents hardly need.
 */
#ifndef FIX_OCR_SUBSTITUTIONS_EVIDENCE_H
#define FIX_OCR_SUBSTITUTIONS_EVIDENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "fix-ocr-substitutions-model.h"
#include "fix-ocr-substitutions-table.h"

/* An occurrence of a pair's wrong word, or of a mark around a title. */
struct sighting {
	size_t		 from, to;
	const char	*right;		/* what should have stood there */
	size_t		 right_len;
	size_t		 find;		/* of finds */
	size_t		 pair;		/* NONE: a mark */
	enum said	 says;		/* what the rules say */
	const struct rule *rule;	/* which one; NULL */
	double		 score;		/* what the model says: log-odds */
	double		 confidence;	/* that it is wrong */
};

/* What is known of a pair in the document. */
struct pair_state {
	size_t		 wrongs, rights;	/* that count */
	double		 sum;		/* of what the model says of them */
	double		 hope;		/* the most that sum may become */
	double		 within;	/* ... given that the family is on */
	double		 signs;		/* of the signs among them */
	double		 odds;		/* log-odds that it was replaced,
					   given the family was */
};

#define SHARES		4
#define SURVIVORS_MAX	3	/* more right words left say no more */

struct family_state {
	double		 sums[SHARES];	/* of its pairs' evidence, for each
					   share of them that may be on */
	size_t		 left[SURVIVORS_MAX + 1]; /* pairs of which only right
					   words are there, by how many */
	double		 share;		/* that fits */
	double		 odds;		/* log-odds that it was applied */
};

struct evidence {
	struct sighting	*sightings;	/* in order of place */
	size_t		 nsightings, sightings_cap;
	size_t		*changes;	/* of them, those to be undone; none
					   overlap */
	size_t		 nchanges, changes_cap;
	struct pair_state *pairs;	/* the table's */
	struct family_state *families;
	bool		 judged;	/* false: nothing speaks for a change,
					   and only wrongs and rights are set */

	/* for evidence.c: */
	size_t		*counts;	/* of each lexeme */
	struct finds	 finds;
};

/* Fills everything; threshold, unless negative, replaces the pairs' own. */
void	evidence_judge(struct evidence *, const struct table *,
	    const struct model *, double threshold, const char *text,
	    size_t len);

void	evidence_free(struct evidence *);

#endif
