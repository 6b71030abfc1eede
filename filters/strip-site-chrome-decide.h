/*
 * Which lines of a page are the document: the decision by shape.
 *
 * A page is a head of chrome, the title, a gap of chrome (date, source,
 * share buttons), the body, in it perhaps chrome again (an advertisement),
 * and a tail of chrome; any of these may be missing.  Each line gets one of
 * these states; a state's score for a line is the sum of the weights of the
 * line's features, and the states are chosen so that the sum over the page is
 * highest (Viterbi).
 */
#ifndef STRIP_SITE_CHROME_DECIDE_H
#define STRIP_SITE_CHROME_DECIDE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "strip-site-chrome-features.h"
#include "strip-site-chrome-model.h"

/* What was decided; { 0 } is empty, reused from page to page. */
struct chrome_decision {
	uint8_t	 *state;	/* of each line of the view */
	uint16_t *back;		/* scratch */
	size_t	  cap;
	bool	  clean;	/* all is kept, and which line is the title was
				   not asked */
};

void	chrome_decide(const struct chrome_model *, const struct chrome_view *,
	    struct chrome_decision *);

/*
 * The same in less time where nothing is dropped, text without a sign of
 * chrome, and all that is left open is which of the lines is the title; false:
 * it is not that.
 */
bool	chrome_decide_clean(const struct chrome_view *,
	    struct chrome_decision *);
void	chrome_decision_free(struct chrome_decision *);

/*
 * How much is added to every state that keeps line i, whatever the model says,
 * in hundredths; it is trained to go with that.
 */
#define CHROME_GUARD_TEXT	200	/* of running text of the document */
int	chrome_decide_guard(const struct chrome_view *, size_t i);

/* Whether lines of a state are kept. */
static inline bool
chrome_state_keeps(enum chrome_state s)
{
	return s == STATE_TITLE || s == STATE_BODY;
}

/* A state may follow another. */
bool	chrome_state_follows(enum chrome_state from, enum chrome_state to);

/* The class that a dropped line is reported under. */
enum chrome_class chrome_decide_class(const struct chrome_view *,
	    const struct chrome_decision *, size_t i);

/* Appends what decided line i: its state and its three weightiest features. */
void	chrome_decide_reason(const struct chrome_model *,
	    const struct chrome_view *, const struct chrome_decision *,
	    size_t i, struct buf *to);

#endif
