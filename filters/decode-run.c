/* decode-run - see decode-run.h. */
#include <stdint.h>
#include <string.h>

#include "decode-run.h"
#include "decode-usual.h"

/*
 * Cells of ASCII, then those by the two bytes of a code, the high bit of the
 * first left out: a multiplication less than rows of the trails that there
 * are, and no bytes outside the table.
 */
#define ASCII		0x80
#define PAIRS		0x8000
typedef const unsigned char cells[ASCII + PAIRS][RUN_CELL];

#include "decode-run.inc"

#define BLOCK	16	/* bytes of ASCII looked at at once */
#define AHEAD	32	/* characters looked at for unusual ones */
#define NEAR	128	/* bytes: see scan_han() */

static const unsigned char *
cell_at(cells *table, const unsigned char *at)
{
	return (*table)[ASCII + (((unsigned)at[0] << 8 | at[1]) &
	    (PAIRS - 1))];
}

static uint32_t
load_4(const unsigned char *from)
{
	uint32_t bytes;

	memcpy(&bytes, from, sizeof(bytes));
	return bytes;
}

static uint64_t
load_8(const unsigned char *from)
{
	uint64_t bytes;

	memcpy(&bytes, from, sizeof(bytes));
	return bytes;
}

/* How many of eight bytes, each 0 or 1, come before the first 1. */
static inline size_t
first_of(const unsigned char *hits)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t word = (uint64_t)hits[7] << 56 | (uint64_t)hits[6] << 48 |
	    (uint64_t)hits[5] << 40 | (uint64_t)hits[4] << 32 |
	    (uint64_t)hits[3] << 24 | (uint64_t)hits[2] << 16 |
	    (uint64_t)hits[1] << 8 | hits[0];

	return ((word - 1) & ~word & ones) * ones >> 56;
}

/*
 * Copies a block, and returns how much of its beginning is ASCII without
 * controls but tab and LF.  Compilers make vector instructions of the loop.
 */
static inline size_t
copy_block(const unsigned char *restrict s, char *restrict to)
{
	unsigned char hits[BLOCK];
	size_t i;

	for (i = 0; i < BLOCK; i++)
		hits[i] = (unsigned char)((s[i] < 0x20) & (s[i] != '\n') &
		    (s[i] != '\t')) | (unsigned char)(s[i] >= 0x7F);
	memcpy(to, s, BLOCK);
	if (load_8(hits) != 0)
		return first_of(hits);
	return load_8(hits + 8) == 0 ? BLOCK : 8 + first_of(hits + 8);
}

/* What goes on while a text is converted. */
struct work {
	cells			*table;
	const unsigned char	*start, *at, *end;
	const unsigned char	*trusted;
	char			*to;
	unsigned		 marks;		/* of all cells */
	size_t			 pairs, rare;
};

/*
 * Whether more than a quarter of the characters ahead in the line, AHEAD at
 * most, are unusual; if not they are trusted.
 */
static bool
is_unusual_ahead(struct work *w)
{
	const unsigned char *at = w->at;
	unsigned n = 0, unusual = 0, marks;

	while (n < AHEAD && w->end - at >= 2 && *at != '\n') {
		if (*at < 0x80) {
			at++;
			continue;
		}
		marks = cell_at(w->table, at)[3];
		unusual += (marks & RUN_UNUSUAL) != 0 || marks == 0;
		n++;
		at += 2;
	}
	if (unusual * 4 > n)
		return true;
	w->trusted = at;
	return false;
}

#define STEP	8	/* bytes that hold the next four characters */

/* Four ordinary characters of two bytes; false: they are none. */
static inline bool
convert_ordinary(struct work *w)
{
	static const unsigned char leads[STEP] = { 0x80, 0, 0x80, 0, 0x80, 0,
	    0x80, 0 };
	static const unsigned char ordinary[4] = { 0, 0, 0, RUN_ORDINARY };
	const uint64_t high = load_8(leads);
	uint32_t a, b, c, d;

	if ((load_8(w->at) & high) != high)
		return false;
	a = load_4(cell_at(w->table, w->at));
	b = load_4(cell_at(w->table, w->at + 2));
	c = load_4(cell_at(w->table, w->at + 4));
	d = load_4(cell_at(w->table, w->at + 6));
	if ((a & b & c & d & load_4(ordinary)) == 0)
		return false;
	memcpy(w->to, &a, 4);
	memcpy(w->to + 3, &b, 4);
	memcpy(w->to + 6, &c, 4);
	memcpy(w->to + 9, &d, 4);
	w->to += 12;
	w->at += 8;
	w->pairs += 4;
	return true;
}

/* A step's bytes, the first the lowest. */
static inline uint64_t
load_step(const unsigned char *s)
{
	return (uint64_t)s[7] << 56 | (uint64_t)s[6] << 48 |
	    (uint64_t)s[5] << 40 | (uint64_t)s[4] << 32 |
	    (uint64_t)s[3] << 24 | (uint64_t)s[2] << 16 |
	    (uint64_t)s[1] << 8 | s[0];
}

/*
 * Four simple characters, ASCII or not; false: they are none.  No branch
 * depends on which are ASCII: as good as random, it would cost more than the
 * rest.
 */
static inline bool
convert_mixed(struct work *w)
{
	uint64_t step = load_step(w->at);
	unsigned simple = RUN_SIMPLE, high, pair, trails = 0;
	char *to = w->to;
	int i;

	if ((step & UINT64_C(0x8080808080808080)) == 0)
		return false;	/* copy_ascii() is faster */
	for (i = 0; i < 4; i++) {
		const unsigned char *cell;

		high = step & 0x80;
		pair = ((step & 0xFF) << 8 | (step >> 8 & 0xFF)) & (PAIRS - 1);
		/* ASCII has no second byte, and its cells come first. */
		cell = (*w->table)[(pair >> (8 - high / 16)) + high];
		memcpy(to, cell, RUN_CELL);
		to += cell[3] & RUN_LENGTH;
		simple &= cell[3];
		step >>= 8 + high / 16;
		trails += high / 0x80;
	}
	if (simple == 0)
		return false;
	w->to = to;
	w->at += 4 + trails;
	w->pairs += trails;
	return true;
}

/* Simple characters, as many as there are. */
static void
convert_simple(struct work *all)
{
	struct work w = *all;	/* in registers */

	while (w.end - w.at >= STEP &&
	    (convert_ordinary(&w) || convert_mixed(&w)))
		continue;
	all->at = w.at;
	all->to = w.to;
	all->pairs = w.pairs;
}

/*
 * What a cell says of the character at w->at.  Some of those that may stand
 * for lost characters do so in a row only: they begin with E5 and E7.
 */
static unsigned
marks_of(const struct work *w, const unsigned char *cell)
{
	unsigned marks = cell[3];

	if ((marks & RUN_LOST) != 0 && cell[0] < 0xE9 && (w->end - w->at < 4 ||
	    memcmp(w->at, w->at + 2, 2) != 0))
		marks &= ~(unsigned)RUN_LOST;
	return marks;
}

/* Any characters of two bytes; false: it has to stop. */
static bool
convert_ones(struct work *w, struct run *run)
{
	while (w->at != w->end && *w->at >= 0x80) {
		const unsigned char *cell;

		if (w->end - w->at < 2)
			return false;
		cell = cell_at(w->table, w->at);
		if (cell[3] == 0)
			return false;
		if ((cell[3] & RUN_ORDINARY) == 0) {
			run->unusual = (cell[3] & RUN_UNUSUAL) != 0 &&
			    (w->trusted == NULL || w->at >= w->trusted) &&
			    is_unusual_ahead(w);
			if (run->unusual)
				return false;
			if ((cell[3] & RUN_HAN) != 0)
				scan_han(&run->seen, w->at, NEAR);
			w->marks |= marks_of(w, cell);
			w->rare += (cell[3] & RUN_UNUSUAL) != 0;
		}
		memcpy(w->to, cell, RUN_CELL);
		w->to += cell[3] & RUN_LENGTH;
		w->at += 2;
		w->pairs++;
	}
	return true;
}

/* One ASCII character. */
static void
copy_one(struct work *w)
{
	unsigned char c = *w->at++;

	/* A CR before it would be a line end of its own. */
	if (c == '\r' && w->at != w->end && *w->at == '\n' &&
	    (w->at - w->start < 2 || w->at[-2] != '\r'))
		return;
	if ((c < ' ' && c != '\n' && c != '\t') || c == 0x7F)
		w->marks |= RUN_NOT_PLAIN;
	*w->to++ = (char)c;
}

static void
copy_ascii(struct work *w)
{
	size_t n;

	while (w->end - w->at >= BLOCK) {
		n = copy_block(w->at, w->to);
		w->at += n;
		w->to += n;
		if (n == BLOCK)
			continue;
		if (*w->at >= 0x80)
			return;
		copy_one(w);
	}
	while (w->at != w->end && *w->at < 0x80)
		copy_one(w);
}

static cells *
table_of(enum charset cs)
{
	switch (cs) {
	case CHARSET_GB18030:
		return &gb18030_cells;
	case CHARSET_BIG5:
		return &big5_cells;
	case CHARSET_EUC_KR:
		return &euckr_cells;
	default:
		return NULL;
	}
}

bool
run_knows(enum charset cs)
{
	return table_of(cs) != NULL;
}

size_t
run_convert(enum charset cs, const unsigned char *s, size_t len,
    struct run *run)
{
	struct work w = { table_of(cs), s, s, s + len, run->trusted, run->to,
	    0, 0, 0 };

	run->unusual = false;
	while (w.at != w.end) {
		if (w.table != NULL)
			convert_simple(&w);
		if (w.at != w.end && *w.at < 0x80)
			copy_ascii(&w);
		else if (w.table == NULL || !convert_ones(&w, run))
			break;
	}
	run->not_plain |= (w.marks & RUN_NOT_PLAIN) != 0;
	run->pairs += w.pairs;
	run->rare += w.rare;
	run->seen.lost |= (w.marks & RUN_LOST) != 0;
	run->len = (size_t)(w.to - run->to);
	return (size_t)(w.at - s);
}

void
run_count(enum charset cs, const unsigned char *s, size_t len,
    size_t *pairs, size_t *usual)
{
	const struct usual *rows = usual_of(cs);
	size_t i;

	*pairs = *usual = 0;
	for (i = 0; rows != NULL && i + 1 < len; i++)
		if (s[i] >= 0x80) {
			++*pairs;
			*usual += is_usual(rows, s[i], s[i + 1]);
			i++;
		}
}
