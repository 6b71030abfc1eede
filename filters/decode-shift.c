/* decode-shift - see decode-shift.h. */
#include <string.h>

#include "decode-shift.h"
#include "decode-table.h"
#include "utf8.h"

#define ESC	0x1B
#define SO	0x0E
#define SI	0x0F

/* A set of characters; CNS 11643's plane n is SET_CNS + n. */
enum set {
	SET_ASCII,
	SET_ROMAN,	/* JIS X 0201: a yen sign, an overline */
	SET_KATAKANA,	/* its other half */
	SET_GB2312,
	SET_JIS0208,
	SET_JIS0212,
	SET_KSX1001,
	SET_CNS
};

/* What ISO 2022 calls G0 to G3, and which of the first two is in use. */
struct state {
	int	g[4];
	bool	shifted;
};

/* The escapes that the four charsets use, without ESC: ISO-IR and RFCs. */
static const struct escape {
	const char	*bytes;
	int		 g, set;
} escapes[] = {
	{ "(B", 0, SET_ASCII }, { "(J", 0, SET_ROMAN },
	{ "(I", 0, SET_KATAKANA }, { "$@", 0, SET_JIS0208 },
	{ "$B", 0, SET_JIS0208 }, { "$A", 0, SET_GB2312 },
	{ "$(A", 0, SET_GB2312 }, { "$(B", 0, SET_JIS0208 },
	{ "$(C", 0, SET_KSX1001 }, { "$(D", 0, SET_JIS0212 },
	{ "$)A", 1, SET_GB2312 }, { "$)C", 1, SET_KSX1001 },
	{ "$)G", 1, SET_CNS + 1 }, { "$*H", 2, SET_CNS + 2 },
	{ "$+I", 3, SET_CNS + 3 }, { "$+J", 3, SET_CNS + 4 },
	{ "$+K", 3, SET_CNS + 5 }, { "$+L", 3, SET_CNS + 6 },
	{ "$+M", 3, SET_CNS + 7 },
};

static uint32_t
char_of(int set, unsigned ku, unsigned ten)
{
	switch (set) {
	case SET_GB2312:
		return table_gb2312(ku, ten);
	case SET_JIS0208:
		return table_jis0208(ku, ten);
	case SET_JIS0212:
		return table_jis0212(ku, ten);
	case SET_KSX1001:
		return table_ksx1001(ku, ten);
	default:
		return table_cns11643((unsigned)(set - SET_CNS), ku, ten);
	}
}

static bool
is_graphic(unsigned char c)
{
	return c >= 0x21 && c <= 0x7E;
}

/*
 * Appends the character of a set that s begins with; returns its length, 0
 * for damage.
 */
static size_t
add_char(int set, const unsigned char *s, size_t len, struct buf *out)
{
	uint32_t cp;

	if (s[0] >= 0x80)
		return 0;
	if (set == SET_ASCII || !is_graphic(s[0])) {
		buf_addc(out, (char)s[0]);
		return 1;
	}
	if (set == SET_ROMAN) {
		utf8_add(out, s[0] == 0x5C ? 0xA5 : s[0] == 0x7E ? 0x203E :
		    s[0]);
		return 1;
	}
	if (set == SET_KATAKANA) {
		if (s[0] > 0x5F)
			return 0;
		utf8_add(out, s[0] + 0xFF61U - 0x21U);
		return 1;
	}
	if (len < 2 || !is_graphic(s[1]))
		return 0;
	cp = char_of(set, s[0] - 0x21U, s[1] - 0x21U);
	if (cp == TABLE_BAD)
		return 0;
	utf8_add(out, cp);
	return 2;
}

/* Obeys the escape that s begins with; returns its length, 0 if unknown. */
static size_t
obey(struct state *state, const unsigned char *s, size_t len,
    struct buf *out)
{
	size_t i, n;

	for (i = 0; i < sizeof(escapes) / sizeof(*escapes); i++) {
		n = strlen(escapes[i].bytes);
		if (len > n && memcmp(s + 1, escapes[i].bytes, n) == 0) {
			state->g[escapes[i].g] = escapes[i].set;
			return n + 1;
		}
	}
	/* One character of G2 or G3: ESC N, ESC O. */
	if (len > 3 && (s[1] == 'N' || s[1] == 'O')) {
		n = add_char(state->g[s[1] == 'N' ? 2 : 3], s + 2, len - 2,
		    out);
		return n == 0 ? 0 : n + 2;
	}
	return 0;
}

/* The length of what was added or, that being 0, of the damage: a byte. */
static size_t
or_damage(size_t n, struct buf *out, size_t *damaged)
{
	if (n > 0)
		return n;
	utf8_add(out, UTF8_REPLACEMENT);
	++*damaged;
	return 1;
}

static void
reset(enum charset cs, struct state *state)
{
	state->shifted = false;
	if (cs != CHARSET_ISO_2022_KR)
		state->g[0] = SET_ASCII;
}

static size_t
iso_2022(enum charset cs, const unsigned char *s, size_t len,
    struct buf *out)
{
	struct state state = { { SET_ASCII, SET_ASCII, SET_ASCII, SET_ASCII },
	    false };
	size_t i, n, damaged = 0;

	if (cs == CHARSET_ISO_2022_KR)
		state.g[1] = SET_KSX1001;
	for (i = 0; i < len; i += n) {
		n = 1;
		if (s[i] == SO || s[i] == SI) {
			state.shifted = s[i] == SO;
			continue;
		}
		if (s[i] == '\n' || s[i] == '\r')
			reset(cs, &state);
		n = s[i] == ESC ? obey(&state, s + i, len - i, out) :
		    add_char(state.g[state.shifted ? 1 : 0], s + i, len - i,
		    out);
		n = or_damage(n, out, &damaged);
	}
	return damaged;
}

static size_t
hz(const unsigned char *s, size_t len, struct buf *out)
{
	size_t i, n, damaged = 0;
	bool shifted = false;

	for (i = 0; i < len; i += n) {
		unsigned char next = i + 1 < len ? s[i + 1] : 0;

		n = 2;
		if (s[i] == '~' && (next == '{' || next == '}')) {
			shifted = next == '{';
			continue;
		}
		if (s[i] == '~' && !shifted && next == '\n')
			continue;
		if (s[i] == '~' && !shifted && next == '~') {
			buf_addc(out, '~');
			continue;
		}
		if (s[i] == '\n')
			shifted = false;
		n = add_char(shifted ? SET_GB2312 : SET_ASCII, s + i, len - i,
		    out);
		n = or_damage(n, out, &damaged);
	}
	return damaged;
}

size_t
shift_convert(enum charset cs, const unsigned char *s, size_t len,
    struct buf *out)
{
	return cs == CHARSET_HZ ? hz(s, len, out) : iso_2022(cs, s, len, out);
}
