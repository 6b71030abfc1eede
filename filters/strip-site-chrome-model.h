/*
 * The weights that strip-site-chrome-decide.h decides by.
 *
 * They are whole numbers, hundredths of a natural logarithm, so that every
 * machine decides alike.  strip-site-chrome-decide.model has them: a feature,
 * the weights for text, the weights for HTML, one a state.  Rows of the form
 * "from>to" are what it costs to go from state to state.
 */
#ifndef STRIP_SITE_CHROME_MODEL_H
#define STRIP_SITE_CHROME_MODEL_H

#include <stdint.h>

#include "strip-site-chrome-groups.h"

enum chrome_state {
	STATE_HEAD, STATE_TITLE, STATE_GAP, STATE_BODY, STATE_INNER,
	STATE_TAIL, CHROME_STATES
};

/*
 * A feature's weights: one a state and two of 0, so that sums are fast, as is
 * a row of 0 behind the last; eight of them make a number of 16 bits.
 */
#define CHROME_ROW	8
#define CHROME_WEIGHT	(INT16_MAX / 8)

struct chrome_model {
	int16_t	weight[2][FEATURES + 1][CHROME_ROW];	/* [html] */
	int16_t	step[2][CHROME_STATES][CHROME_STATES];
};

const char *chrome_state_name(enum chrome_state);

#endif
