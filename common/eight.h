/*
 * eight - eight bytes of text at a time, the first the lowest whatever the
 * machine's order, and what UTF-8 they begin with.
 */
#ifndef EIGHT_H
#define EIGHT_H

#include <stdbool.h>
#include <stdint.h>

/* Two characters of three bytes: of six bytes the bits that tell. */
#define EIGHT_TWO_MASK	UINT64_C(0xC0C0F0C0C0F0)
#define EIGHT_TWO	UINT64_C(0x8080E08080E0)

/* The bits of which none is set in eight characters of ASCII. */
#define EIGHT_HIGH	UINT64_C(0x8080808080808080)

#define EIGHT_SPACES	UINT64_C(0x2020202020202020)

static inline uint64_t
eight_load(const void *bytes)
{
	const unsigned char *p = bytes;

	return (uint64_t)p[0] | (uint64_t)p[1] << 8 | (uint64_t)p[2] << 16 |
	    (uint64_t)p[3] << 24 | (uint64_t)p[4] << 32 |
	    (uint64_t)p[5] << 40 | (uint64_t)p[6] << 48 |
	    (uint64_t)p[7] << 56;
}

/* The same of four. */
static inline uint32_t
eight_load_four(const void *bytes)
{
	const unsigned char *p = bytes;

	return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
	    (uint32_t)p[3] << 24;
}

/* Whether x begins with one of them: its beginning, both trailing bytes. */
static inline bool
eight_is_three(uint64_t x)
{
	return (x & 0xC0C0F0) == 0x8080E0;
}

#endif
