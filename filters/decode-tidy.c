/* decode-tidy - see decode-tidy.h. */
#include <string.h>

#include "decode-tidy.h"
#include "decode-scan.h"
#include "reference.h"
#include "utf8.h"

#define ZWNJ	0x200C
#define ZWJ	0x200D

/* What becomes of a character. */
enum fate {
	STAYS,
	GOES,
	IS_SPACE,
	IS_LINE_END,
	IS_FEED,	/* VT, FF: a line end unless it stands beside one */
	IS_JOINER,	/* stays where its neighbours need it */
	IS_TAG,		/* stays in the flags that are spelt with it */
	IS_PRIVATE
};

/* Ascending; what stands in none stays. */
static const struct span {
	uint32_t first, last;
	enum fate fate;
} spans[] = {
	{ 0x0000, 0x0008, GOES }, { 0x000A, 0x000A, STAYS },
	{ 0x000B, 0x000C, IS_FEED }, { 0x000D, 0x000D, IS_LINE_END },
	{ 0x000E, 0x001F, GOES }, { 0x007F, 0x0084, GOES },
	{ 0x0085, 0x0085, IS_LINE_END }, { 0x0086, 0x009F, GOES },
	{ 0x00A0, 0x00A0, IS_SPACE }, { 0x00AD, 0x00AD, GOES },
	{ 0x061C, 0x061C, GOES }, { 0x1680, 0x1680, IS_SPACE },
	{ 0x180E, 0x180E, GOES }, { 0x2000, 0x200A, IS_SPACE },
	{ 0x200B, 0x200B, GOES }, { 0x200C, 0x200D, IS_JOINER },
	{ 0x200E, 0x200F, GOES }, { 0x2028, 0x2029, IS_LINE_END },
	{ 0x202A, 0x202E, GOES }, { 0x202F, 0x202F, IS_SPACE },
	{ 0x205F, 0x205F, IS_SPACE }, { 0x2060, 0x206F, GOES },
	{ 0xE5E5, 0xE864, IS_PRIVATE }, { 0xFDD0, 0xFDEF, GOES },
	{ 0xFEFF, 0xFEFF, GOES }, { 0xFFF9, 0xFFFB, GOES },
	{ 0xFFFE, 0xFFFF, GOES }, { 0xE0001, 0xE0001, GOES },
	{ 0xE0020, 0xE007F, IS_TAG },
};

static enum fate
fate_of(uint32_t cp)
{
	size_t low = 0, high = sizeof(spans) / sizeof(*spans);

	if (cp >= 0x10000 && (cp & 0xFFFE) == 0xFFFE)
		return GOES;
	while (high > low) {
		size_t mid = (low + high) / 2;

		if (cp > spans[mid].last)
			low = mid + 1;
		else if (cp < spans[mid].first)
			high = mid;
		else
			return spans[mid].fate;
	}
	return STAYS;
}

/*
 * GBK's rows FE50 to FEA0 were private use, U+E815 to U+E864, until Unicode
 * had the characters; so GB 18030-2022, tables D.2 and D.3, gives them.  0:
 * the place was never filled, or was another code's.
 */
static const uint32_t gbk_fe50[0xE864 - 0xE815 + 1] = {
	0x2E81, 0x20087, 0x20089, 0x200CC, 0x2E84, 0x3473, 0x3447, 0x2E88,
	0x2E8B, 0x9FB4, 0x359E, 0x361A, 0x360E, 0x2E8C, 0x2E97, 0x396E,
	0x3918, 0x9FB5, 0x39CF, 0x39DF, 0x3A73, 0x39D0, 0x9FB6, 0x9FB7,
	0x3B4E, 0x3C6E, 0x3CE0, 0x2EA7, 0x215D7, 0x9FB8, 0x2EAA, 0x4056,
	0x415F, 0x2EAE, 0x4337, 0x2EB3, 0x2EB6, 0x2EB7, 0x2298F, 0x43B1,
	0x43AC, 0x2EBB, 0x43DD, 0x44D6, 0x4661, 0x464C, 0x9FB9, 0x4723,
	0x4729, 0x477C, 0x478D, 0x2ECA, 0x4947, 0x497A, 0x497D, 0x4982,
	0x4983, 0x4985, 0x4986, 0x499F, 0x499B, 0x49B7, 0x49B6, 0x9FBA,
	0x241FE, 0x4CA3, 0x4C9F, 0x4CA0, 0x4CA1, 0x4C77, 0x4CA2, 0x4D13,
	0x4D14, 0x4D15, 0x4D16, 0x4D17, 0x4D18, 0x4D19, 0x4DAE, 0x9FBB,
};

/* A6D9 to A6F3: the marks of vertical text. */
static const uint32_t gbk_a6d9[0xE796 - 0xE78D + 1] = {
	0xFE10, 0xFE12, 0xFE11, 0xFE13, 0xFE14, 0xFE15, 0xFE16, 0xFE17,
	0xFE18, 0xFE19,
};

static uint32_t
modern(uint32_t cp)
{
	if (cp >= 0xE815 && cp <= 0xE864)
		return gbk_fe50[cp - 0xE815];
	if (cp >= 0xE78D && cp <= 0xE796)
		return gbk_a6d9[cp - 0xE78D];
	if (cp >= 0xE7E8 && cp <= 0xE7F3)	/* A98A to A995 */
		return cp - 0xE7E8 + 0x2FF0;
	switch (cp) {
	case 0xE5E5:		/* A3A0 */
		return 0x3000;
	case 0xE76C:		/* A2E3 */
		return 0x20AC;
	case 0xE7C7:		/* A8BC */
		return 0x1E3F;
	case 0xE7C8:		/* A8BF */
		return 0x01F9;
	case 0xE7E7:		/* A989 */
		return 0x303E;
	default:
		return cp;
	}
}

/* Chinese text, its punctuation too. */
static bool
is_chinese(uint32_t cp)
{
	return utf8_is_han(cp) || (cp >= 0x3001 && cp <= 0x3029) ||
	    (cp >= 0xFF01 && cp <= 0xFF1F);
}

/* A script whose letters join, and in which joiners have a meaning. */
static bool
is_joining(uint32_t cp)
{
	return (cp >= 0x0590 && cp <= 0x109F) ||
	    (cp >= 0x1780 && cp <= 0x18AF) ||
	    (cp >= 0x1900 && cp <= 0x1CFF) ||
	    (cp >= 0xA800 && cp <= 0xABFF) ||
	    (cp >= 0xFB1D && cp <= 0xFDFF) ||
	    (cp >= 0xFE70 && cp <= 0xFEFC) ||
	    (cp >= 0x10A00 && cp <= 0x11FFF);
}

/* What an emoji sequence is made of, but for the joiner. */
static bool
is_emoji(uint32_t cp)
{
	return (cp >= 0x1F000 && cp <= 0x1FAFF) || cp == 0xFE0F ||
	    (cp >= 0x2190 && cp <= 0x2BFF) || cp == 0x00A9 || cp == 0x00AE;
}

static bool
is_flag_part(uint32_t cp)
{
	return cp == 0x1F3F4 || (cp >= 0xE0020 && cp <= 0xE007E);
}

/* The last character of what was written, 0 if there is none. */
static uint32_t
last_written(const struct buf *out, size_t from)
{
	uint32_t cp;

	if (out->len == from)
		return 0;
	(void)utf8_before(out->data, out->len, &cp);
	return cp;
}

/* The next character that will be written or is a line's end, or 0. */
static uint32_t
next_kept(const char *s, size_t len)
{
	size_t i;
	uint32_t cp;

	for (i = 0; i < len && i < 64;) {
		enum fate fate;

		i += utf8_decode(s + i, len - i, &cp);
		fate = fate_of(cp);
		if (fate != GOES && fate != IS_JOINER && fate != IS_TAG)
			return cp;
	}
	return 0;
}

static void
add_joiner(uint32_t cp, uint32_t before, uint32_t after, struct buf *out)
{
	if ((is_joining(before) && (cp == ZWNJ || cp == ZWJ)) ||
	    (cp == ZWJ && is_emoji(before) && is_emoji(after)))
		utf8_add(out, cp);
}

static void
add_private(const struct tidy *t, uint32_t cp, uint32_t before,
    uint32_t after, struct buf *out)
{
	uint32_t now = modern(cp);

	if (t->private_use || is_chinese(before) || is_chinese(after))
		cp = now;
	utf8_add(out, cp);
}

static bool
is_line_end(uint32_t cp)
{
	return cp == '\n' || fate_of(cp) == IS_LINE_END;
}

/*
 * Writes what becomes of the character cp; s is what follows it.  Returns
 * how much of that is done with.
 */
static size_t
add_char(const struct tidy *t, uint32_t cp, const char *s, size_t len,
    size_t from, struct buf *out)
{
	uint32_t before = last_written(out, from);

	switch (fate_of(cp)) {
	case GOES:
		break;
	case IS_SPACE:
		buf_addc(out, ' ');
		break;
	case IS_LINE_END:
		buf_addc(out, '\n');
		return cp == '\r' && len > 0 && s[0] == '\n' ? 1 : 0;
	case IS_FEED:
		if (before != '\n' && before != 0 && len > 0 &&
		    !is_line_end(next_kept(s, len)))
			buf_addc(out, '\n');
		break;
	case IS_JOINER:
		add_joiner(cp, before, next_kept(s, len), out);
		break;
	case IS_TAG:
		if (is_flag_part(before))
			utf8_add(out, cp);
		break;
	case IS_PRIVATE:
		add_private(t, cp, before, next_kept(s, len), out);
		break;
	case STAYS:
		utf8_add(out, cp);
		break;
	}
	return 0;
}

/* Decodes the reference at s, and tidies what it stands for. */
static size_t
add_reference(const struct tidy *t, const char *s, size_t len, size_t from,
    struct buf *out)
{
	char text[REFERENCE_MAX];
	struct buf decoded = { text, 0, sizeof(text) };
	size_t n = reference_decode(s, len, true, &decoded), i;
	uint32_t cp;

	if (n == 0) {
		buf_addc(out, '&');
		return 1;
	}
	for (i = 0; i < decoded.len;) {
		i += utf8_decode(text + i, decoded.len - i, &cp);
		if (cp == '\r')
			buf_addc(out, '\n');
		else
			(void)add_char(t, cp, s + n, len - n, from, out);
	}
	return n;
}

/* The next '&' from s + i on, if references are decoded, or len. */
static size_t
next_reference(const struct tidy *t, const char *s, size_t i, size_t len)
{
	const char *found = NULL;

	if (t->references && i < len)
		found = memchr(s + i, '&', len - i);
	return found == NULL ? len : (size_t)(found - s);
}

static bool
is_crlf(const char *s, size_t len)
{
	return len == 2 && s[0] == '\r' && s[1] == '\n';
}

void
tidy(const struct tidy *t, const char *s, size_t len, struct buf *out,
    struct buf *changes)
{
	struct scan scan = { 0 };
	size_t from = out->len, run, i, reference, at;
	uint32_t cp;

	reference = next_reference(t, s, 0, len);
	for (i = run = 0; i < len; run = i) {
		i = scan_plain(s, i, reference, &scan);
		buf_add(out, s + run, i - run);
		if (i == len)
			break;
		run = i;
		at = out->len;
		if (i == reference) {
			i += add_reference(t, s + i, len - i, from, out);
			reference = next_reference(t, s, i, len);
		} else {
			i += utf8_decode(s + i, len - i, &cp);
			i += add_char(t, cp, s + i, len - i, from, out);
			if (i > reference)
				reference = next_reference(t, s, i, len);
		}
		if ((out->len - at != i - run ||
		    memcmp(out->data + at, s + run, i - run) != 0) &&
		    !is_crlf(s + run, i - run) &&
		    changes->len < TIDY_CHANGES_MAX * sizeof(at))
			buf_add(changes, (const char *)&at, sizeof(at));
	}
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool
tidy_has_tags(const char *s, size_t len)
{
	const char *p = s, *end;

	if (len == 0)
		return false;
	end = s + len;
	while ((p = memchr(p, '<', (size_t)(end - p))) != NULL) {
		p++;
		if (p < end && (is_letter(*p) || *p == '!' || *p == '?' ||
		    (*p == '/' && p + 1 < end && is_letter(p[1]))))
			return true;
	}
	return false;
}
