/* decode-learn-pairs - see decode-learn-pairs.h. */
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "decode-learn-pairs.h"
#include "decode-pairs.h"
#include "utf8.h"

#define LEAST		3	/* times that a pair has to be seen */
#define LEAST_SAVED	2	/* bits by which it is likelier than by chance */
#define MOST_SAVED	8	/* more are not worth more */

struct pair {
	uint32_t	before, cp;
	size_t		times;
	double		saves;		/* bits in all of the text */
};

/* What decode-pairs knows: characters of three bytes in UTF-8. */
static bool
is_known(uint32_t cp)
{
	return cp >= 0x800 && cp <= 0xFFFF;
}

/* Adds the pairs of a line, each as one number, to a buffer of those. */
static void
add_line(const char *s, size_t len, struct buf *seen)
{
	uint32_t before = 0, cp, key;
	size_t i;

	for (i = 0; i < len;) {
		i += utf8_decode(s + i, len - i, &cp);
		if (!is_known(cp))
			cp = 0;
		if (cp != 0 && before != 0) {
			key = before << 16 | cp;
			buf_add(seen, (const char *)&key, sizeof(key));
		}
		before = cp;
	}
}

static int
by_number(const void *a, const void *b)
{
	uint32_t x, y;

	memcpy(&x, a, sizeof(x));
	memcpy(&y, b, sizeof(y));
	return (x > y) - (x < y);
}

/* Those that save most first. */
static int
by_saving(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;

	if (x->saves != y->saves)
		return x->saves < y->saves ? 1 : -1;
	return (x->before > y->before) - (x->before < y->before);
}

/* In the order of decode-pairs. */
static int
by_place(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;

	if (x->before != y->before)
		return x->before > y->before ? 1 : -1;
	if (x->times != y->times)
		return x->times < y->times ? 1 : -1;
	return (x->cp > y->cp) - (x->cp < y->cp);
}

/* What a pair saves that stands for so many of those of its first. */
static double
saving(enum language language, const struct pair *p, size_t of)
{
	double bits = log2((double)p->times / (double)of) +
	    (double)model_cost(language, p->cp) / MODEL_BIT;

	if (p->times < LEAST || bits < LEAST_SAVED)
		return 0;
	return (double)p->times * (bits > MOST_SAVED ? MOST_SAVED : bits);
}

/* The pairs seen, sorted, each once: an array to free, n of them. */
static struct pair *
count(enum language language, const uint32_t *keys, size_t len, size_t *n)
{
	struct pair *pairs = mem_zeroed(len, sizeof(*pairs));
	size_t i, j, end, first;

	for (i = *n = 0; i < len; i = end) {
		first = *n;
		for (end = i; end < len && keys[end] >> 16 == keys[i] >> 16;
		    end = j) {
			for (j = end; j < len && keys[j] == keys[end];)
				j++;
			pairs[*n].before = keys[end] >> 16;
			pairs[*n].cp = keys[end] & 0xFFFF;
			pairs[(*n)++].times = j - end;
		}
		for (; first < *n; first++)
			pairs[first].saves = saving(language, &pairs[first],
			    end - i);
	}
	return pairs;
}

static void
print(const struct pair *pairs, size_t n)
{
	struct buf out = { 0 };
	size_t i;

	for (i = 0; i < n; i++) {
		if (i == 0 || pairs[i].before != pairs[i - 1].before) {
			if (i > 0)
				buf_addc(&out, '\n');
			utf8_add(&out, pairs[i].before);
		}
		utf8_add(&out, pairs[i].cp);
	}
	buf_addc(&out, '\n');
	fwrite(out.data, 1, out.len, stdout);
	buf_free(&out);
}

void
learn_pairs(enum language language)
{
	static char line[1 << 16];
	struct buf seen = { 0 };
	struct pair *pairs;
	size_t n;

	while (fgets(line, sizeof(line), stdin) != NULL)
		add_line(line, strlen(line), &seen);
	n = seen.len / sizeof(uint32_t);
	if (n > 0)
		qsort(seen.data, n, sizeof(uint32_t), by_number);
	pairs = count(language, (const uint32_t *)(const void *)seen.data, n,
	    &n);
	qsort(pairs, n, sizeof(*pairs), by_saving);
	if (n > PAIRS_MOST)
		n = PAIRS_MOST;
	while (n > 0 && pairs[n - 1].saves == 0)
		n--;
	qsort(pairs, n, sizeof(*pairs), by_place);
	print(pairs, n);
	free(pairs);
	buf_free(&seen);
}
