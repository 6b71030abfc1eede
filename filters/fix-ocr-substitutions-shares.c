/* shares - see fix-ocr-substitutions-shares.h. */
#include <math.h>

#include "fix-ocr-substitutions-shares.h"

static const double shares[SHARES] = { .1, .3, .5, .8 };

double
shares_mix(double evidence, double share)
{
	return evidence > 30 ? evidence + log(share) :
	    log(share * exp(evidence) + 1 - share);
}

void
shares_add(struct family_state *f, double evidence)
{
	size_t k;

	for (k = 0; k < SHARES; k++)
		f->sums[k] += shares_mix(evidence, shares[k]);
}

void
shares_weigh(struct family_state *f)
{
	double most = f->sums[0], sum = 0;
	size_t i;

	for (i = 1; i < SHARES; i++)
		if (f->sums[i] > most)
			most = f->sums[i];
	f->share = 0;
	for (i = 0; i < SHARES; i++) {
		sum += exp(f->sums[i] - most);
		f->share += exp(f->sums[i] - most) * shares[i];
	}
	f->share /= sum;
	f->odds = most + log(sum / SHARES);
}
