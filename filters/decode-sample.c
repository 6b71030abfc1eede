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
static size_t
piece_start(const unsigned char *s, size_t at, size_t from)
{
	size_t i = at;

	while (i > from && at - i < PIECE / 4 && s[i - 1] >= 0x30)
		i--;
	return i > from && s[i - 1] >= 0x30 ? at : i;
}

void
sample(struct sample *sm, const char *text, size_t len)
{
	const unsigned char *s = (const unsigned char *)text;
	size_t i, from, end = 0;

	sm->n = 0;
	if (len <= WHOLE) {
		sm->piece[0].s = s;
		sm->piece[0].len = len;
		sm->n = 1;
		return;
	}
	for (i = 0; i < SAMPLE_PIECES; i++) {
		size_t least = len / SAMPLE_PIECES * i;

		from = sample_high(s, least > end ? least : end, len);
		if (from == len)
			break;
		from = piece_start(s, from, end);
		end = len - from > PIECE ? from + PIECE : len;
		sm->piece[sm->n].s = s + from;
		sm->piece[sm->n++].len = end - from;
	}
}
