/* decode-realign - see decode-realign.h. */
#include <limits.h>
#include <string.h>

#include "decode-convert.h"
#include "decode-realign.h"
#include "decode-sample.h"
#include "decode-score.h"
#include "decode-table.h"
#include "utf8.h"

#define RUN_MAX		1024	/* bytes looked at together */
#define COST_ASCII	5	/* bits: amid a run it is no likely reading */
#define COST_CUT	20	/* bits: a character that the end cuts off */

/* The cheapest way to a place in the run: what its last step was. */
struct step {
	long		cost;
	uint32_t	cp;		/* TABLE_BAD: damage */
	unsigned char	len;		/* bytes */
};

/* No byte below is the second of a character, digits apart (GB18030). */
static bool
ends_run(unsigned char c)
{
	return c < 0x40 && (c < '0' || c > '9');
}

static void
offer(struct step *to, long cost, uint32_t cp, size_t len)
{
	if (cost < to->cost) {
		to->cost = cost;
		to->cp = cp;
		to->len = (unsigned char)len;
	}
}

static void
find_steps(enum charset cs, enum language language, const unsigned char *s,
    size_t len, struct step *step)
{
	size_t i, n;
	uint32_t cp;

	step[0].cost = 0;
	for (i = 1; i <= len; i++) {
		step[i].cost = LONG_MAX;
		step[i].cp = TABLE_BAD;
		step[i].len = 1;
	}
	for (i = 0; i < len; i++) {
		long cost = step[i].cost;

		if (cost == LONG_MAX)
			continue;
		n = table_char(cs, s + i, len - i, &cp);
		if (s[i] < 0x80) {
			offer(&step[i + 1], cost + score_bits(COST_ASCII),
			    s[i], 1);
			continue;
		}
		if (cp == TABLE_CUT)
			offer(&step[len], cost + score_bits(COST_CUT),
			    TABLE_BAD, n);
		else if (cp != TABLE_BAD)
			offer(&step[i + n], cost + score_char(language, cp, n),
			    cp, n);
		offer(&step[i + 1], cost + score_char(language, TABLE_BAD, 1),
		    TABLE_BAD, 1);
	}
}

static size_t
realign_run(enum charset cs, enum language language, const unsigned char *s,
    size_t len, struct buf *out)
{
	struct step step[RUN_MAX + 1];
	uint32_t text[RUN_MAX];
	size_t i, n = 0, damaged = 0;

	find_steps(cs, language, s, len, step);
	for (i = len; i > 0; i -= step[i].len) {
		text[n++] = step[i].cp;
		if (step[i].cp == TABLE_BAD)
			damaged += step[i].len;
	}
	while (n-- > 0)
		table_add(out, text[n]);
	return damaged;
}

/* The end of the run that begins at s + i. */
static size_t
run_end(const unsigned char *s, size_t i, size_t len)
{
	size_t end = i;

	while (end < len && end - i < RUN_MAX && !ends_run(s[end]))
		end++;
	return end;
}

size_t
realign(enum charset cs, enum language language, const unsigned char *s,
    size_t len, struct buf *out)
{
	size_t i, end, damaged = 0, mark;

	for (i = 0; i < len; i = end) {
		end = run_end(s, i, len);
		mark = out->len;
		if (end > i && convert(cs, (const char *)s + i, end - i,
		    out) > 0) {
			out->len = mark;
			damaged += realign_run(cs, language, s + i, end - i,
			    out);
		}
		if (end < len && end - i < RUN_MAX)
			buf_addc(out, (char)s[end++]);
	}
	return damaged;
}

long
realign_cost(enum charset cs, enum language language, const unsigned char *s,
    size_t len)
{
	struct step step[RUN_MAX + 1];
	size_t i, end;
	long cost = 0;

	for (i = sample_high(s, 0, len); i < len; i = sample_high(s, end, len)) {
		end = run_end(s, i, len);
		find_steps(cs, language, s + i, end - i, step);
		cost += step[end - i].cost;
	}
	return cost;
}
