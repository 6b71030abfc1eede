/*
 * decode-charset - the charsets that decode knows, and their names.
 *
 * Names are those of the WHATWG Encoding Standard (https://encoding.spec.
 * whatwg.org/) where it has the charset, else IANA's, in lower case.  As
 * there, a label stands for the charset that browsers read under it: gb2312
 * and gbk for gb18030, big5-hkscs for big5, latin1 for windows-1252.
 */
#ifndef DECODE_CHARSET_H
#define DECODE_CHARSET_H

#include <stdbool.h>
#include <stddef.h>

/* CHARSET_IBM866 and all that follow it have a byte a character. */
enum charset {
	CHARSET_NONE,
	CHARSET_ASCII,
	CHARSET_UTF_8,
	CHARSET_UTF_16LE,
	CHARSET_UTF_16BE,
	CHARSET_UTF_32LE,
	CHARSET_UTF_32BE,
	CHARSET_GB18030,
	CHARSET_BIG5,
	CHARSET_EUC_TW,
	CHARSET_SHIFT_JIS,
	CHARSET_EUC_JP,
	CHARSET_EUC_KR,
	CHARSET_HZ,
	CHARSET_ISO_2022_CN,
	CHARSET_ISO_2022_JP,
	CHARSET_ISO_2022_KR,
	CHARSET_IBM866,
	CHARSET_IBM852,
	CHARSET_IBM855,
	CHARSET_ISO_8859_2,
	CHARSET_ISO_8859_3,
	CHARSET_ISO_8859_4,
	CHARSET_ISO_8859_5,
	CHARSET_ISO_8859_6,
	CHARSET_ISO_8859_7,
	CHARSET_ISO_8859_8,
	CHARSET_ISO_8859_10,
	CHARSET_ISO_8859_13,
	CHARSET_ISO_8859_14,
	CHARSET_ISO_8859_15,
	CHARSET_ISO_8859_16,
	CHARSET_KOI8_R,
	CHARSET_KOI8_U,
	CHARSET_MACINTOSH,
	CHARSET_MAC_CE,
	CHARSET_MAC_CYRILLIC,
	CHARSET_VISCII,
	CHARSET_WINDOWS_874,
	CHARSET_WINDOWS_1250,
	CHARSET_WINDOWS_1251,
	CHARSET_WINDOWS_1252,
	CHARSET_WINDOWS_1253,
	CHARSET_WINDOWS_1254,
	CHARSET_WINDOWS_1255,
	CHARSET_WINDOWS_1256,
	CHARSET_WINDOWS_1257,
	CHARSET_WINDOWS_1258,
	CHARSETS
};

#define CHARSET_FIRST_SINGLE	CHARSET_IBM866

const char	*charset_name(enum charset);

/*
 * The charset that a label names, blanks around it and case ignored;
 * CHARSET_NONE if it names none.
 */
enum charset	 charset_of_label(const char *, size_t len);

bool		 charset_is_single(enum charset);

#endif
