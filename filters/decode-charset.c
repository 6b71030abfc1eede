/* decode-charset - see decode-charset.h. */
#include <string.h>

#include "decode-charset.h"

static const char *const names[CHARSETS] = {
	[CHARSET_NONE] = "unknown",
	[CHARSET_ASCII] = "us-ascii",
	[CHARSET_UTF_8] = "utf-8",
	[CHARSET_UTF_16LE] = "utf-16le",
	[CHARSET_UTF_16BE] = "utf-16be",
	[CHARSET_UTF_32LE] = "utf-32le",
	[CHARSET_UTF_32BE] = "utf-32be",
	[CHARSET_GB18030] = "gb18030",
	[CHARSET_BIG5] = "big5",
	[CHARSET_EUC_TW] = "euc-tw",
	[CHARSET_SHIFT_JIS] = "shift_jis",
	[CHARSET_EUC_JP] = "euc-jp",
	[CHARSET_EUC_KR] = "euc-kr",
	[CHARSET_HZ] = "hz-gb-2312",
	[CHARSET_ISO_2022_CN] = "iso-2022-cn",
	[CHARSET_ISO_2022_JP] = "iso-2022-jp",
	[CHARSET_ISO_2022_KR] = "iso-2022-kr",
	[CHARSET_IBM866] = "ibm866",
	[CHARSET_IBM852] = "ibm852",
	[CHARSET_IBM855] = "ibm855",
	[CHARSET_ISO_8859_2] = "iso-8859-2",
	[CHARSET_ISO_8859_3] = "iso-8859-3",
	[CHARSET_ISO_8859_4] = "iso-8859-4",
	[CHARSET_ISO_8859_5] = "iso-8859-5",
	[CHARSET_ISO_8859_6] = "iso-8859-6",
	[CHARSET_ISO_8859_7] = "iso-8859-7",
	[CHARSET_ISO_8859_8] = "iso-8859-8",
	[CHARSET_ISO_8859_10] = "iso-8859-10",
	[CHARSET_ISO_8859_13] = "iso-8859-13",
	[CHARSET_ISO_8859_14] = "iso-8859-14",
	[CHARSET_ISO_8859_15] = "iso-8859-15",
	[CHARSET_ISO_8859_16] = "iso-8859-16",
	[CHARSET_KOI8_R] = "koi8-r",
	[CHARSET_KOI8_U] = "koi8-u",
	[CHARSET_MACINTOSH] = "macintosh",
	[CHARSET_MAC_CE] = "x-mac-ce",
	[CHARSET_MAC_CYRILLIC] = "x-mac-cyrillic",
	[CHARSET_VISCII] = "viscii",
	[CHARSET_WINDOWS_874] = "windows-874",
	[CHARSET_WINDOWS_1250] = "windows-1250",
	[CHARSET_WINDOWS_1251] = "windows-1251",
	[CHARSET_WINDOWS_1252] = "windows-1252",
	[CHARSET_WINDOWS_1253] = "windows-1253",
	[CHARSET_WINDOWS_1254] = "windows-1254",
	[CHARSET_WINDOWS_1255] = "windows-1255",
	[CHARSET_WINDOWS_1256] = "windows-1256",
	[CHARSET_WINDOWS_1257] = "windows-1257",
	[CHARSET_WINDOWS_1258] = "windows-1258",
};

/*
 * The labels of each charset besides its name, a blank before and after
 * each: those of the WHATWG Encoding Standard, section 4.2, of IANA's
 * registry (https://www.iana.org/assignments/character-sets) for what the
 * standard leaves out, and the names that iconv and Python users write.
 */
static const char *const labels[CHARSETS] = {
	[CHARSET_ASCII] = " ascii ansi_x3.4-1968 ",
	[CHARSET_UTF_8] = " utf8 unicode-1-1-utf-8 unicode11utf8"
	    " unicode20utf8 x-unicode20utf8 utf-8-sig ",
	[CHARSET_UTF_16LE] = " utf-16 utf16 utf16le ucs-2 ucs-2le unicode"
	    " csunicode iso-10646-ucs-2 unicodefeff ",
	[CHARSET_UTF_16BE] = " utf16be ucs-2be unicodefffe ",
	[CHARSET_UTF_32LE] = " utf-32 utf32 utf32le ucs-4le ",
	[CHARSET_UTF_32BE] = " utf32be ucs-4 ucs-4be ",
	[CHARSET_GB18030] = " gbk gb2312 gb_2312 gb_2312-80 x-gbk chinese"
	    " csgb2312 csiso58gb231280 iso-ir-58 euc-cn euccn x-euc-cn cp936"
	    " ms936 windows-936 cn-gb gb-2312 gb2312-80 gb18030-2000"
	    " gb18030-2005 gb18030-2022 csgb18030 csgbk zh-cn ",
	[CHARSET_BIG5] = " big5-hkscs cn-big5 csbig5 x-x-big5 big-5"
	    " big5hkscs big5-eten cp950 ms950 windows-950 csbig5hkscs zh-tw ",
	[CHARSET_EUC_TW] = " euctw x-euc-tw cns11643 ",
	[CHARSET_SHIFT_JIS] = " shift-jis sjis x-sjis ms_kanji ms932 cp932"
	    " windows-31j csshiftjis ",
	[CHARSET_EUC_JP] = " eucjp x-euc-jp cseucpkdfmtjapanese euc-jp-ms"
	    " eucjp-win ",
	[CHARSET_EUC_KR] = " euckr cseuckr csksc56011987 iso-ir-149 korean"
	    " ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 windows-949"
	    " cp949 ms949 uhc ",
	[CHARSET_HZ] = " hz hz-gb hzgb ",
	[CHARSET_ISO_2022_CN] = " iso-2022-cn-ext csiso2022cn iso2022cn ",
	[CHARSET_ISO_2022_JP] = " csiso2022jp iso2022jp iso-2022-jp-1"
	    " iso-2022-jp-2 ",
	[CHARSET_ISO_2022_KR] = " csiso2022kr iso2022kr ",
	[CHARSET_IBM866] = " 866 cp866 csibm866 ",
	[CHARSET_IBM852] = " 852 cp852 ",
	[CHARSET_IBM855] = " 855 cp855 ",
	[CHARSET_ISO_8859_2] = " csisolatin2 iso-ir-101 iso8859-2 iso88592"
	    " iso_8859-2 iso_8859-2:1987 l2 latin2 ",
	[CHARSET_ISO_8859_3] = " csisolatin3 iso-ir-109 iso8859-3 iso88593"
	    " iso_8859-3 iso_8859-3:1988 l3 latin3 ",
	[CHARSET_ISO_8859_4] = " csisolatin4 iso-ir-110 iso8859-4 iso88594"
	    " iso_8859-4 iso_8859-4:1988 l4 latin4 ",
	[CHARSET_ISO_8859_5] = " csisolatincyrillic cyrillic iso-ir-144"
	    " iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988 ",
	[CHARSET_ISO_8859_6] = " arabic asmo-708 csiso88596e csiso88596i"
	    " csisolatinarabic ecma-114 iso-8859-6-e iso-8859-6-i iso-ir-127"
	    " iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987 ",
	[CHARSET_ISO_8859_7] = " csisolatingreek ecma-118 elot_928 greek"
	    " greek8 iso-ir-126 iso8859-7 iso88597 iso_8859-7"
	    " iso_8859-7:1987 sun_eu_greek ",
	[CHARSET_ISO_8859_8] = " csiso88598e csisolatinhebrew hebrew"
	    " iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8"
	    " iso_8859-8:1988 visual csiso88598i iso-8859-8-i logical ",
	[CHARSET_ISO_8859_10] = " csisolatin6 iso-ir-157 iso8859-10"
	    " iso885910 l6 latin6 ",
	[CHARSET_ISO_8859_13] = " iso8859-13 iso885913 ",
	[CHARSET_ISO_8859_14] = " iso8859-14 iso885914 ",
	[CHARSET_ISO_8859_15] = " csisolatin9 iso8859-15 iso885915"
	    " iso_8859-15 l9 latin-9 ",
	[CHARSET_ISO_8859_16] = " iso8859-16 iso885916 ",
	[CHARSET_KOI8_R] = " cskoi8r koi koi8 koi8_r ",
	[CHARSET_KOI8_U] = " koi8-ru ",
	[CHARSET_MACINTOSH] = " csmacintosh mac x-mac-roman ",
	[CHARSET_MAC_CE] = " mac-centraleurope maccentraleurope ",
	[CHARSET_MAC_CYRILLIC] = " x-mac-ukrainian mac-cyrillic ",
	[CHARSET_VISCII] = " csviscii ",
	[CHARSET_WINDOWS_874] = " dos-874 iso-8859-11 iso8859-11 iso885911"
	    " tis-620 cp874 ",
	[CHARSET_WINDOWS_1250] = " cp1250 x-cp1250 ",
	[CHARSET_WINDOWS_1251] = " cp1251 x-cp1251 ",
	[CHARSET_WINDOWS_1252] = " cp1252 cp819 csisolatin1 ibm819"
	    " iso-8859-1 iso-ir-100 iso8859-1 iso88591 iso_8859-1"
	    " iso_8859-1:1987 l1 latin1 latin-1 x-cp1252 x-user-defined ",
	[CHARSET_WINDOWS_1253] = " cp1253 x-cp1253 ",
	[CHARSET_WINDOWS_1254] = " cp1254 csisolatin5 iso-8859-9 iso-ir-148"
	    " iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5"
	    " x-cp1254 ",
	[CHARSET_WINDOWS_1255] = " cp1255 x-cp1255 ",
	[CHARSET_WINDOWS_1256] = " cp1256 x-cp1256 ",
	[CHARSET_WINDOWS_1257] = " cp1257 x-cp1257 ",
	[CHARSET_WINDOWS_1258] = " cp1258 x-cp1258 ",
};

const char *
charset_name(enum charset cs)
{
	return names[cs];
}

bool
charset_is_single(enum charset cs)
{
	return cs >= CHARSET_FIRST_SINGLE && cs < CHARSETS;
}

static bool
is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

#define LABEL_MAX	32	/* the longest known has 19 bytes */

enum charset
charset_of_label(const char *s, size_t len)
{
	char label[LABEL_MAX + 3] = " ";
	size_t i, n = 1;
	int cs;

	while (len > 0 && is_blank(s[0])) {
		s++;
		len--;
	}
	while (len > 0 && is_blank(s[len - 1]))
		len--;
	if (len == 0 || len > LABEL_MAX)
		return CHARSET_NONE;
	for (i = 0; i < len; i++) {
		char c = s[i];

		if (c <= ' ' || c > '~')
			return CHARSET_NONE;
		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		label[n++] = c;
	}
	label[n] = '\0';
	for (cs = CHARSET_ASCII; cs < CHARSETS; cs++)
		if (strcmp(label + 1, names[cs]) == 0)
			return (enum charset)cs;
	label[n++] = ' ';
	label[n] = '\0';
	for (cs = CHARSET_ASCII; cs < CHARSETS; cs++)
		if (labels[cs] != NULL && strstr(labels[cs], label) != NULL)
			return (enum charset)cs;
	return CHARSET_NONE;
}
