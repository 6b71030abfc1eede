/* split-sections-next - the next stop, many bytes at a time; see -text.h. */
#include "eight.h"
#include "split-sections-text.h"
#include "split-sections-words.h"

/* What is looked for. */
enum wanted {
	WANTED_STOP,		/* all that text_stop() knows */
	WANTED_END,		/* the end of a sentence, clause or label, a
				   blank */
	WANTED_PART		/* that and an opening bracket */
};

/* The first bytes of the characters that text_stop() knows. */
static const bool stop_begins[256] = {
	['\t'] = true, [' '] = true, ['!'] = true, ['"'] = true, ['('] = true,
	[')'] = true,
	[','] = true, [':'] = true, [';'] = true, ['?'] = true,
	[0xC2] = true, [0xE2] = true, [0xE3] = true, [0xEF] = true
};

#if defined(__SSE2__) && !defined(NO_SIMD)	/* of x86 */
#include <emmintrin.h>

#define BLOCK	(size_t)16	/* bytes looked at at once */
#define WHOLE	(size_t)14	/* of which so many begin characters whose three
				   bytes are among them */

#define BYTES(c)	_mm_set1_epi8((char)(c))

static inline __m128i
is(__m128i v, unsigned c)
{
	return _mm_cmpeq_epi8(v, BYTES(c));
}

static inline __m128i
is_at_least(__m128i v, unsigned c)
{
	return _mm_cmpeq_epi8(_mm_max_epu8(v, BYTES(c)), v);
}

static inline __m128i
is_at_most(__m128i v, unsigned c)
{
	return _mm_cmpeq_epi8(_mm_min_epu8(v, BYTES(c)), v);
}

static inline __m128i
either(__m128i a, __m128i b)
{
	return _mm_or_si128(a, b);
}

static inline __m128i
both(__m128i a, __m128i b)
{
	return _mm_and_si128(a, b);
}

/* Bytes that begin any stop: little else is as common. */
static inline __m128i
stops(__m128i v)
{
	__m128i odd = either(v, BYTES(1));

	return either(either(either(is_at_most(v, '"'), is(odd, ')')),
	    either(is(v, ','), is(odd, ';'))), either(either(is(v, '?'),
	    is(v, 0xC2)), either(is(odd, 0xE3), is(v, 0xEF))));
}

/*
 * Bytes that begin what ends something, third being the bytes two places on:
 * … (E2 80 A6), U+3000 and 。 (E3 80 80, 82), ！ ： ； ？ (EF BC 81, 9A, 9B,
 * 9F) and U+FF61 (EF BD A1), but hardly a comma, a quote or a title's mark.
 */
static inline __m128i
ends(__m128i v, __m128i third)
{
	__m128i odd = either(v, BYTES(1));
	__m128i ascii = either(either(is_at_most(v, '!'), is(v, 0xC2)),
	    is(either(v, BYTES(5)), '?'));	/* : ; > ? */
	__m128i chinese = both(is(odd, 0xE3), either(is(third, 0xA6),
	    is(both(third, BYTES(0xFD)), 0x80)));
	__m128i wide = both(is(v, 0xEF), either(is(third, 0x81),
	    is_at_least(third, 0x9A)));

	return either(ascii, either(chinese, wide));
}

/* One bit for each byte at s, the first the lowest. */
static inline unsigned
look(const char *s, enum wanted wanted)
{
	__m128i v = _mm_loadu_si128((const void *)s);
	__m128i third = _mm_srli_si128(v, 2), found;

	if (wanted == WANTED_STOP)
		return (unsigned)_mm_movemask_epi8(stops(v));
	found = ends(v, third);
	if (wanted == WANTED_PART)
		found = either(found, either(is(v, '('),
		    both(is(v, 0xEF), is(third, 0x88))));
	return (unsigned)_mm_movemask_epi8(found);
}

/* The first place from at on where what is wanted may begin, or to. */
static inline size_t
next(const char *s, size_t at, size_t to, enum wanted wanted)
{
	size_t step = wanted == WANTED_STOP ? BLOCK : WHOLE;
	unsigned found;

	for (; to - at >= BLOCK; at += step) {
		found = look(s + at, wanted) & ((1U << step) - 1);
		if (found != 0)
			return at + (size_t)__builtin_ctz(found);
	}
	if (to >= BLOCK) {		/* the last bytes, some once more */
		found = look(s + to - BLOCK, wanted) >> (BLOCK - (to - at));
		return found == 0 ? to : at + (size_t)__builtin_ctz(found);
	}
	while (at < to && !stop_begins[(unsigned char)s[at]])
		at++;
	return at;
}

#else

#define EACH_BYTE	UINT64_C(0x0101010101010101)
#define PLACES		UINT64_C(0x0001020304050607)	/* place of a bit */

/*
 * Of eight bytes, the first the lowest, the highest bit of each that may
 * begin such a character: of all but the second and third bytes, 80 to BF,
 * and the first ones, E4 to E9, of most Chinese characters.  Byte by byte,
 * the highest bit aside so that no sum is carried over: below 80, or neither
 * below C0 nor from E4 to E9.
 */
static uint64_t
may_stop(uint64_t word)
{
	uint64_t low = word & EACH_BYTE * 0x7F;
	uint64_t first = low + EACH_BYTE * 0x40;	/* C0 and above */
	uint64_t han = (low + EACH_BYTE * (0x80 - 0x64)) &
	    ~(low + EACH_BYTE * (0x80 - 0x6A));

	return ((first & ~han) | ~word) & EACH_BYTE * 0x80;
}

/* The first place from at on where any stop may begin, or to. */
static size_t
next(const char *s, size_t at, size_t to, enum wanted wanted)
{
	(void)wanted;
	while (to - at >= 8) {
		uint64_t bits = may_stop(eight_load(s + at));

		if (bits == 0) {
			at += 8;
			continue;
		}
		at += (size_t)((((bits & (~bits + 1)) >> 7) * PLACES) >> 56);
		if (stop_begins[(unsigned char)s[at]])
			return at;
		do		/* Latin letters come by the word */
			at++;
		while (at < to && (unsigned char)s[at] < 0x80 &&
		    !stop_begins[(unsigned char)s[at]]);
	}
	while (at < to && !stop_begins[(unsigned char)s[at]])
		at++;
	return at;
}
#endif

size_t
text_next_stop(const char *s, size_t at, size_t to)
{
	for (; (at = next(s, at, to, WANTED_STOP)) < to; at++)
		if (stop_begins[(unsigned char)s[at]])
			return at;
	return to;
}

static inline bool
is_end(enum stop stop)
{
	return stop == STOP_SENTENCE || stop == STOP_CLAUSE ||
	    stop == STOP_COLON || stop == STOP_BLANK;
}

size_t
text_next_end(const char *s, size_t at, size_t to)
{
	size_t n;

	for (; (at = next(s, at, to, WANTED_END)) < to; at += n)
		if (is_end(text_stop_at(s, at, to, &n)))
			return at;
	return to;
}

/* The set has the character at that place, or it may be another stop. */
static inline bool
may_begin(const struct char_set *set, const char *s, size_t at, size_t to)
{
	return at < to && (stop_begins[(unsigned char)s[at]] ||
	    char_begins(set, s + at, to - at));
}

size_t
char_next_end(const struct char_set *set, const char *s, size_t at, size_t to)
{
	size_t n;

	for (; (at = next(s, at, to, WANTED_END)) < to; at += n)
		if (is_end(text_stop_at(s, at, to, &n)) &&
		    may_begin(set, s, at + n, to))
			return at;
	return to;
}

size_t
text_next_part(const char *s, size_t at, size_t to)
{
	size_t n;

	for (; (at = next(s, at, to, WANTED_PART)) < to; at += n) {
		enum stop stop = text_stop_at(s, at, to, &n);

		if (is_end(stop) || stop == STOP_OPEN)
			return at;
	}
	return to;
}
