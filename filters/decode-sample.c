/* decode-sample - see decode-sample.h. */
#include <stdint.h>
#include <string.h>

#include "decode-sample.h"

#define PIECE	((size_t)512)
#define WHOLE	(PIECE * SAMPLE_PIECES)

size_t
sample_high(const unsigned char *s, size_t i, size_t len)
{
	const uint64_t high = UINT64_C(0x8080808080808080);
	uint64_t word;

	for (; len - i >= sizeof(word); i += sizeof(word)) {
		memcpy(&word, s + i, sizeof(word));
		if ((word & high) != 0)
			break;
	}
	while (i < len && s[i] < 0x80)
		i++;
	return i;
}

/*
 * Below 0x30 no byte is the second of a character; 0x30 to 0x3F are digits
 * of GB18030's codes of four.
 */
static bool
is_start(const unsigned char *s, size_t i, size_t from)
{
	return i == from || s[i - 1] < 0x30;
}

/*
 * The last place up to at where a piece can start; if none is near, a short
 * text has none and a long one, of which there is enough, any.
 */
static size_t
piece_start(const unsigned char *s, size_t at, size_t from, size_t len)
{
	size_t i = at;

	while (!is_start(s, i, from)) {
		if (at - i == PIECE)
			return len > WHOLE ? at : from;
		i--;
	}
	return i;
}

void
sample(struct sample *sm, const char *text, size_t len)
{
	const unsigned char *s = (const unsigned char *)text;
	size_t i, n = 0, at, from, start[SAMPLE_PIECES + 1];

	sm->text = s;
	for (i = from = 0; i < SAMPLE_PIECES; i++) {
		at = len / SAMPLE_PIECES * i;
		at = sample_high(s, at > from ? at : from, len);
		if (at == len)
			break;
		at = piece_start(s, at, from, len);
		if (n == 0 || at > from)
			from = start[n++] = at;
	}
	start[n] = len;
	for (i = 0; i < n; i++) {
		sm->piece[i].s = s + start[i];
		sm->piece[i].len = start[i + 1] - start[i];
		sm->piece[i].part = 0;
		if (len > WHOLE && sm->piece[i].len > PIECE)
			sm->piece[i].len = PIECE;
	}
	sm->n = n;
}

bool
sample_grow(struct sample *sm, size_t high)
{
	bool grown = false;
	size_t i, n;

	for (i = 0; i < sm->n; i++) {
		size_t part = sm->piece[i].part, len = sm->piece[i].len;

		grown |= part < len;
		for (n = 0; n < high && part < len; n++)
			part = sample_high(sm->piece[i].s, part, len) + 1;
		sm->piece[i].part = part < len ? part : len;
	}
	return grown;
}
