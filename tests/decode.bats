#!/usr/bin/env bats
# decode: bytes to clean UTF-8.  Pages are written here in UTF-8 and put into
# other charsets by iconv when the tests run.

load helpers

setup() {
	cd "$BATS_TEST_TMPDIR" || return 1
	cat >simplified <<'END'
<html><head><title>社区图书角读书活动总结</title></head><body>
<p>本学期，我校图书角共开放三十六次，借出图书四百余册。</p>
<p>下一步，我们将继续完善借阅制度，让更多的孩子爱上阅读。</p>
</body></html>
END
	cat >traditional <<'END'
<html><head><title>社區圖書角讀書活動總結</title></head><body>
<p>本學期，我校圖書角共開放三十六次，借出圖書四百餘冊。</p>
<p>下一步，我們將繼續完善借閱制度，讓更多的孩子愛上閱讀。</p>
</body></html>
END
	cat >japanese <<'END'
<p>今日はとても良い天気ですので、公園まで散歩に行きましょう。</p>
<p>図書館は午前九時から開いています。ぜひご利用ください。</p>
END
	cat >korean <<'END'
<p>오늘은 날씨가 매우 좋으니 공원까지 산책하러 갑시다.</p>
<p>도서관은 오전 아홉 시부터 열려 있습니다.</p>
END
	cat >russian <<'END'
<p>Сегодня очень хорошая погода, поэтому пойдём гулять в парк.</p>
<p>Библиотека открыта с девяти часов утра каждый день.</p>
END
	cat >french <<'END'
<p>La bibliothèque est ouverte à partir de neuf heures du matin, été
comme hiver, et l'entrée est gratuite pour les élèves.</p>
END
}

# comes_back TEXT CHARSET NAME: TEXT in iconv's CHARSET is decoded, and its
# charset called NAME.
comes_back() {
	iconv -f UTF-8 -t "$2" "$1" >raw || return 1
	filter decode raw && expect_status 0 && expect_no_err &&
	    expect_out "$1" || { echo "^ $1 in $2"; return 1; }
	filter decode -C raw && echo "$3" | expect_out - ||
	    { echo "^ the name of $2"; return 1; }
}

@test "fixtures" {
	fixtures decode
}

@test "the charset is found without a label" {
	comes_back simplified UTF-8 utf-8
	comes_back simplified GBK gb18030
	comes_back simplified GB18030 gb18030
	comes_back traditional BIG5 big5
	comes_back traditional BIG5-HKSCS big5
	comes_back traditional EUC-TW euc-tw
	comes_back japanese SHIFT_JIS shift_jis
	comes_back japanese EUC-JP euc-jp
	comes_back japanese ISO-2022-JP iso-2022-jp
	comes_back korean EUC-KR euc-kr
	comes_back korean ISO-2022-KR iso-2022-kr
	comes_back simplified ISO-2022-CN iso-2022-cn
	comes_back simplified UTF-16LE utf-16le
	comes_back simplified UTF-16BE utf-16be
	comes_back simplified UTF-32LE utf-32le
	comes_back simplified UTF-32BE utf-32be
	comes_back russian KOI8-R koi8-r
	comes_back russian WINDOWS-1251 windows-1251
	comes_back french WINDOWS-1252 windows-1252
}

@test "a byte-order mark decides and goes" {
	printf '\357\273\277中文' >raw
	filter decode raw && printf '中文' | expect_out -
	printf '\377\376-N\207e' >raw
	filter decode raw && printf '中文' | expect_out -
	printf '\376\377N-e\207' >raw
	filter decode raw && printf '中文' | expect_out -
}

@test "a wrong label does not mislead" {
	for label in gb2312 utf-8 big5 iso-8859-1 shift_jis; do
		{
			printf '<meta charset="%s">\n' "$label"
			cat simplified
		} >text
		comes_back text GB18030 gb18030 || return 1
		comes_back text UTF-8 utf-8 || return 1
	done
}

@test "a label decides where the bytes leave it open" {
	printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=%s\r\n\r\n' \
	    iso-8859-2 >raw
	printf 'p\370i' >>raw
	filter decode raw && printf 'při' | expect_out -
	printf '<meta charset=euc-kr>\n\260\241' >raw
	filter decode -C raw && echo euc-kr | expect_out -
	printf '<!-- <meta charset=euc-kr> --><meta charset=gbk>\n\260\241' >raw
	filter decode -C raw && echo gb18030 | expect_out -
}

@test "header blocks of HTTP go, others stay" {
	printf 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nA: b\r\n\r\ntext\n' >raw
	filter decode raw && echo text | expect_out -
	printf 'HTTP/1.1 200 OK\nis what the server says.\n' >raw
	filter decode raw && expect_out raw
}

@test "damage is replaced, counted, told once, and eats no ASCII" {
	printf '中\377文\300<b>\n中\n' >raw
	filter decode raw && expect_status 0
	printf '中\357\277\275文\357\277\275<b>\n中\n' | expect_out -
	expect_err '^decode: raw: 2 bytes replaced$'
	[ "$(wc -l <"$ERR")" -eq 1 ]
	filter decode -E raw && expect_status 1
	filter decode -Eq raw && expect_status 1 && expect_no_err
	iconv -f UTF-8 -t GBK simplified | sed 's/<\/p>/\xd6<\/p>/' >raw
	filter decode raw && expect_status 0
	sed 's/<\/p>/\xef\xbf\xbd<\/p>/' simplified | expect_out -
}

@test "a character cut off at the end changes nothing" {
	iconv -f UTF-8 -t GBK simplified >raw
	printf '\326' >>raw
	filter decode -C raw && echo gb18030 | expect_out -
	{ cat simplified; printf '\344\270'; } >raw
	filter decode -C raw && echo utf-8 | expect_out -
	filter decode raw && { cat simplified; printf '\357\277\275'; } |
	    expect_out -
}

@test "-f forces a charset, one that only iconv knows too" {
	printf '\326\320' >raw
	filter decode -f koi8-r raw && printf 'жп' | expect_out -
	filter decode --from=GBK raw && printf '中' | expect_out -
	printf 'caf\216' >raw
	filter decode -f MACINTOSH raw && printf 'café' | expect_out -
	printf '\201\202' >raw
	filter decode -f IBM037 raw && printf 'ab' | expect_out -
	filter decode -f no-such-charset raw && expect_status 2
	expect_err '^decode: unknown charset: no-such-charset$'
}

@test "-f with iconv's charsets: a byte that is none costs no other" {
	printf 'a\377b\262\n' >raw
	filter decode -f ARMSCII-8 raw && expect_status 0
	expect_err '^decode: raw: 1 bytes replaced$'
	printf 'a\357\277\275bԱ\n' | expect_out -
}

@test "-t: a file is a document and its name a field; -c adds the charset" {
	iconv -f UTF-8 -t GBK >a <<<'图书角读书活动总结'
	printf '\376\377N-e\207' >b
	filter decode -tc a b && expect_status 0
	printf 'a\tgb18030\t图书角读书活动总结\\n\nb\tutf-16be\t中文\n' | expect_out -
	printf 'a\0b\0' | filter decode -t --files0-from=-
	printf 'a\t图书角读书活动总结\\n\nb\t中文\n' | expect_out -
	filter decode -tC a b && printf 'a\tgb18030\nb\tutf-16be\n' | expect_out -
}

@test "-t on standard input reads escaped raw pages, NULs too" {
	printf 'k\t\\0<\\0b\\0>N-e\207\\0<\n' | filter decode -t
	printf 'k\t<b>中文<\n' | expect_out -
}

@test "-z ends documents with NUL and wants files" {
	printf '中文' >a
	filter decode -z a a && printf '中文\0中文\0' | expect_out -
	filter decode -z <a && expect_status 2 && expect_err '^decode: -z: '
}

@test "-c without -t is a usage error" {
	filter decode -c </dev/null && expect_status 2 &&
	    expect_err '^decode: -c needs -t$'
}

@test "tidying: line ends, spaces, controls, zero widths" {
	printf 'a\r\nb\rc\302\205d\342\200\250e\n' | filter decode
	printf 'a\nb\nc\nd\ne\n' | expect_out -
	printf 'a\302\240b\342\200\203c\343\200\200d\n' | filter decode
	printf 'a b c\343\200\200d\n' | expect_out -
	printf '\033[1m\0a\bb\177\302\233c\tq\n' | filter decode
	printf '[1mabc\tq\n' | expect_out -
	printf '中\342\200\213文\357\273\277字\342\200\256\302\255\n' | filter decode
	printf '中文字\n' | expect_out -
	printf '一页\n\f二页\f三页\n' | filter decode
	printf '一页\n二页\n三页\n' | expect_out -
}

@test "joiners stay where a script or an emoji needs them" {
	printf '👩\342\200\215💻 \340\244\225\340\245\215\342\200\215\340\244\267 中\342\200\215文\n' >raw
	filter decode raw
	printf '👩\342\200\215💻 \340\244\225\340\245\215\342\200\215\340\244\267 中文\n' |
	    expect_out -
}

@test "the tags of a flag stay with it, others go" {
	local tags='\363\240\201\247\363\240\201\242\363\240\201\277'

	# shellcheck disable=SC2059 # the escapes are to be read
	printf "🏴$tags 中${tags}文\n" | filter decode
	# shellcheck disable=SC2059
	printf "🏴$tags 中文\n" | expect_out -
}

@test "private-use characters of GBK become modern ones, icons stay" {
	printf '\376\131\310\313\n' | filter decode -f gbk
	printf '\351\276\264人\n' | expect_out -
	printf '\242\343 \250\274 \250\277 \251\211 \251\212 \251\225\n' |
	    filter decode -f gbk
	printf '€ ḿ ǹ 〾 ⿰ ⿻\n' | expect_out -
	printf '\246\331 \246\337 \246\354 \246\355 \246\363\n' |
	    filter decode -f gbk
	printf '︐ ︖ ︗ ︘ ︙\n' | expect_out -
	# The same as older converters left them: U+E76C, U+E7C8, U+E7E7.
	printf '中\356\235\254文\356\237\210字\356\237\247\n' | filter decode
	printf '中€文ǹ字〾\n' | expect_out -
	printf '<i>\356\241\223</i>\n' >raw
	filter decode raw && expect_out raw
}

@test "references are decoded in text without tags, once" {
	printf '甲&amp;乙 &#20013;&#x6587; &amp;lt; &#150; a&b\n' | filter decode
	printf '甲&乙 中文 &lt; – a&b\n' | expect_out -
	printf '?a=1&section=2&copy=3 &copy 4\n' | filter decode
	printf '?a=1&section=2&copy=3 © 4\n' | expect_out -
	printf '&#27;[1m&#0;&#x202E;&#13;x\n' | filter decode
	printf '[1m\357\277\275\nx\n' | expect_out -
	printf '<p>甲&amp;乙</p>\n' >raw
	filter decode raw && expect_out raw
}

@test "the WHATWG mappings stand where iconv has others" {
	printf '\200\243\240\241\244\241\252' | filter decode -f gb2312
	printf '€\343\200\200·—' | expect_out -
	printf '\241\105\241\116\241\343\371\326' | filter decode -f big5
	printf '‧﹑～碁' | expect_out -
	# A letter and an accent by one code, beside damage too.
	printf '\210\142\210\144\210\243\210\245\n' >raw
	filter decode -f big5 raw && expect_no_err
	printf '\303\212\314\204\303\212\314\214' >want
	printf '\303\252\314\204\303\252\314\214\n' >>want
	expect_out want
	printf '\360' | filter decode -f macintosh
	printf '\357\243\277' | expect_out -
	printf '\200\231' | filter decode -f latin1 && printf '€™' | expect_out -
}

@test "what was decoded is decoded to itself" {
	for text in simplified traditional japanese korean russian french; do
		filter decode "$text" && expect_out "$text" || return 1
	done
}

@test "a page that mixes charsets is decoded line by line" {
	{
		cat simplified
		echo '<p>楼主说得对，支持一下，希望多开几次。</p>'
		echo '<p>我也想报名参加下个月的读书会</p>'
	} >text
	head -n 3 text >a && sed -n '4,5p' text >b && sed 1,5d text >c
	for pair in 'UTF-8 GBK' 'GBK UTF-8'; do
		set -- $pair
		{
			iconv -f UTF-8 -t "$1" a
			iconv -f UTF-8 -t "$2" b
			iconv -f UTF-8 -t "$1" c
		} >raw
		filter decode raw && expect_no_err && expect_out text || return 1
	done
	{ cat simplified; sed -n 2p traditional; } >text
	{
		iconv -f UTF-8 -t GBK simplified
		sed -n 2p traditional | iconv -f UTF-8 -t BIG5
	} >raw
	filter decode raw && expect_out text
}

@test "a lost byte costs a character, not the rest of the run" {
	# The second byte of the run is gone.
	printf '<p>%s</p>\n' 我们将继续完善借阅制度让更多的孩子爱上阅读 |
	    iconv -f UTF-8 -t GBK | LC_ALL=C sed 's/<p>\(.\)./<p>\1/' >raw
	filter decode raw && expect_status 0
	printf '<p>\357\277\275%s</p>\n' 们将继续完善借阅制度让更多的孩子爱上阅读 |
	    expect_out -
}

# saved TEXT AS WAS: TEXT's bytes in charset WAS read in AS, as UTF-8.
saved() {
	iconv -f UTF-8 -t "$3" "$1" | iconv -f "$2" -t UTF-8 >raw
}

@test "text saved in the wrong charset is repaired, -M leaves it" {
	printf '图书角读书活动总结，欢迎大家参加\n' >text
	printf '圖書角讀書活動總結，歡迎大家參加\n' >chinese
	saved text ISO-8859-1 UTF-8
	filter decode raw && expect_no_err && expect_out text
	filter decode -f utf-8 -M raw && ! cmp -s "$OUT" text
	cp raw once && saved once ISO-8859-1 UTF-8
	filter decode raw && expect_out text
	saved text ISO-8859-1 GBK && filter decode raw && expect_out text
	saved chinese ISO-8859-1 BIG5 && filter decode raw &&
	    expect_out chinese
	printf '社区图书角\n' >text
	printf '绀惧尯鍥句功瑙�\n' >raw
	filter decode -q raw && printf '社区图书\357\277\275\n' | expect_out -
	printf '鏁欒偛灞€鍥句功棣�\n' >raw
	filter decode -q raw && printf '教育局图书\357\277\275\n' | expect_out -
}

@test "mojibake that a control character parts is repaired at once" {
	printf 'w\303\203\302\201\302\256r\n6\303\220\302\201\302\266P\n' >raw
	filter decode raw && printf 'wîr\n6жP\n' | expect_out -
	cp "$OUT" once
	filter decode once && expect_out once
	# In the report under the numbers of their lines.
	{ printf '一月\r\n'; cat raw; } >page
	filter decode -x page
	cut -f 2-4,6 "$OUT" >report
	printf '%s\tutf-8\twindows-1252\t%s\n' 2 wîr 3 ж | cmp - report
}

@test "a control character in one line changes nothing of another" {
	{
		printf '\345\214\205\346\230\257\347\251\272\347H\243\254\276\331'
		printf '\260\354\305\340\321\265\260\340\306\332\243\254\271\343\300'
		printf '\253\305\251\301\265\323\303\274\274\312\365\241\243\263\366'
		printf '\314\250\301\313\271\330d'
		printf '\n'
	} >raw
	filter decode raw
	{ cat "$OUT"; printf '二月\n'; } >want
	{ cat raw; printf '\266\376\0\324\302\n'; } >page
	filter decode page && expect_out want
	# A line that tidying cuts in two, above it.
	{ printf '一\n月\n'; head -n 1 want; } >below
	{ printf '\322\273\013\324\302\n'; cat raw; } >page
	filter decode page && expect_out below
}

@test "a mojibake line in a clean page is repaired, and only that" {
	printf '<p>图书角读书活动总结</p>\n' >line
	saved line ISO-8859-1 UTF-8
	{ cat simplified raw french; } >page
	{ cat simplified line french; } >text
	filter decode page && expect_out text
	filter decode -x page
	printf 'page\t5\tutf-8\twindows-1252\t' >want
	[ "$(cut -f 1-4 "$OUT")" = "page	5	utf-8	windows-1252" ]
	[ "$(cut -f 6 "$OUT")" = "$(cat line)" ]
}

@test "lines that tell of mojibake, and tables of characters, stay" {
	cat >text <<'END'
'Ã¤' => 'ä', 'Ã¶' => 'ö', 'Ã¼' => 'ü'
replace("Ã©", "é"); replace("Ãª", "ê");
把 UTF-8 的“水磨”按 GBK 读，就成了“姘寸（”；按 Latin-1 读是“æ°´ç£¨”
a840 杓杗步每求汞沙沁沈沉沅沛汪決沐汰沌汨沖沒汽沃汲汾汴沆汶沍沔沘沂灶灼災灸
END
	filter decode text && expect_no_err && expect_out text
	# A mark without width does not make a line suspicious.
	printf '\357\273\277\357\273\277Îª\n' | filter decode
	printf 'Îª\n' | expect_out -
	# A trade mark, and two letters that hardly any language has.
	for text in 'IRMÃ®' "if (c == 'ı' || c == 'ȷ') return c;"; do
		printf '%s\n' "$text" >text
		filter decode text && expect_no_err && expect_out text ||
		    return 1
	done
}

@test "a sign that was saved in the wrong charset is repaired" {
	printf '25Â°C\n' | filter decode && expect_no_err
	printf '25°C\n' | expect_out -
}

@test "rare names, sounds, frames and other languages are no mojibake" {
	printf '%s\n' '"嘟嘟嘟"地响' '汕尾市' '邏輯值' '乒乒乓乓' \
	    '┌───┬───┐' 'Ｂｉｌｄ' 'ÄÖÜ äöü ß' '½ ¾ ±5°C ×2' \
	    'Ça déjà été reçu à Köln' 'Ελληνικά' 'Се мой' >text
	filter decode text && expect_no_err && expect_out text
}

@test "frames and rules of a GBK page are no Big5" {
	{
		cat simplified
		printf '<td>┌────────────┼──────────┐<br>│　　　　　　│　　　　│</td>\n'
		printf '└──────────┴──────────┘\n★☆★☆★☆ ●●●● ▲▲▲▲\n'
	} >text
	iconv -f UTF-8 -t GBK text >raw
	filter decode raw && expect_no_err && expect_out text
	filter decode text && expect_out text
}

@test "what was lost for good is counted" {
	printf '锟斤拷锟斤拷的\357\277\275\n' >raw
	filter decode raw && expect_out raw
	expect_err '^decode: raw: 5 characters were lost before$'
}

@test "what was lost for good is counted in every charset" {
	echo '今天的会议由张主任主持，会后锟斤拷，请大家准时参加烫烫烫烫' >text
	for charset in UTF-8 GBK UTF-16LE; do
		iconv -f UTF-8 -t $charset text >raw
		filter decode raw && expect_out text || return 1
		expect_err '^decode: raw: 5 characters were lost before$' ||
		    return 1
	done
	echo 'Le village Ã©tait calme, le meunier aï¿½m' |
	    iconv -f UTF-8 -t UTF-16LE >raw
	filter decode -f UTF-16LE -M raw
	expect_err '^decode: raw: 1 characters were lost before$'
	# What is damaged now was not lost before.
	{ echo '今天的会议由张主任主持，请大家准时参加' | iconv -f UTF-8 -t GBK
	    printf '\377\n'; } >raw
	filter decode raw && expect_err '^decode: raw: 1 bytes replaced$'
}

@test "-x with -M, -C or -c is a usage error" {
	for words in -xM -xC -txc; do
		filter decode "$words" </dev/null && expect_status 2 || return 1
	done
}

# Each place of a long text in turn: blocks of it are checked at once.
@test "damage is found wherever it stands" {
	printf '欢迎光临本站欢迎光临本站欢迎光临本站欢迎光临本站欢迎光临，。' >text
	cat text text >long
	for at in $(seq 0 90); do
		{ head -c "$at" long; printf '\347\n'; } >raw
		filter decode -q -f utf-8 raw || return 1
		iconv -f UTF-8 -t UTF-16 "$OUT" >/dev/null || return 1
		{ head -c "$at" long; printf '\347'; cat long; } >raw
		filter decode -q -f utf-8 raw || return 1
		iconv -f UTF-8 -t UTF-16 "$OUT" >/dev/null || return 1
	done
}

@test "the sets of ISO-2022 are read, each as it is called in" {
	# JIS X 0208, JIS X 0212, the halfwidth katakana, JIS-Roman, ASCII.
	printf '\033$B$"$$\033$(D0!\033(I1\033(J\\~a\033(B\\~\n' |
	    filter decode -f iso-2022-jp
	expect_no_err
	printf 'あい丂ｱ¥‾a\\~\n' | expect_out -
	# CNS 11643 by SO, its second plane by ESC N, a single character.
	printf '中文丟㐀\n' | iconv -f UTF-8 -t ISO-2022-CN-EXT >raw
	filter decode -f iso-2022-cn raw && expect_no_err
	printf '中文丟㐀\n' | expect_out -
	# A byte above, an escape that nobody knows, an end amid a pair.
	printf '\033$B$"\377\033(Bx\033%%Zy\n\033$B$' |
	    filter decode -f iso-2022-jp
	expect_err '^decode: standard input: 3 bytes replaced$'
	printf 'あ\357\277\275x\357\277\275%%Zy\n\357\277\275' | expect_out -
}

@test "HZ is read without help of iconv" {
	printf '~{;6S-9bAY~} a~~b ~{VPND~}\n' >raw
	filter decode raw && printf '欢迎光临 a~b 中文\n' | expect_out -
	filter decode -C raw && echo hz-gb-2312 | expect_out -
}

@test "a page of noise takes no longer than others" {
	head -c 200000 "$BIN/decode" >raw
	for _ in 1 2 3 4; do cat raw raw >raw2 && mv raw2 raw; done
	TIMEOUT=20 filter decode -q raw && expect_status 0
}

@test "words of a few letters are UTF-8 in any alphabet" {
	for word in Файли Σελίδα Módulo عربي Şekil 'à bientôt'; do
		printf '%s\n' "$word" >text
		filter decode text && expect_out text || return 1
	done
}

@test "a few words of Chinese are found in their charset" {
	for word in 中国 学校 图书馆 通知 春天来了; do
		printf '%s' "$word" >text
		iconv -f UTF-8 -t GBK text >raw
		filter decode raw && expect_out text || return 1
	done
	for word in 學校 圖書館 台灣 通知 春天來了; do
		printf '%s' "$word" >text
		iconv -f UTF-8 -t BIG5 text >raw
		filter decode raw && expect_out text || return 1
	done
}

@test "words whose characters often go together are found in their charset" {
	printf '<meta charset="big5">\n- 옵션' >text
	comes_back text EUC-KR euc-kr
	printf '新聞' >text
	comes_back text EUC-JP euc-jp
	printf '搜尋' >text
	comes_back text BIG5 big5
}

# all_come_back CHARSET NAME WORD...: each of the words alone.
all_come_back() {
	local charset=$1 name=$2 word

	shift 2
	for word; do
		printf %s "$word" >text
		comes_back text "$charset" "$name" || { echo "^ $word"; return 1; }
	done
}

@test "everyday words are found in their charset" {
	all_come_back GBK gb18030 火锅 感冒 面条 狼狈
	all_come_back BIG5 big5 烤鴨 麵條 珊瑚 心疼
	all_come_back SHIFT_JIS shift_jis 学校 京都 地震 友達 寿司
	all_come_back EUC-JP euc-jp 東京 学校 電車 会社 家族 結婚 野球
	all_come_back EUC-KR euc-kr 학교 친구 음악 교육 결혼 태풍
	all_come_back UTF-16LE utf-16le 中国 北京 老师
	all_come_back UTF-16BE utf-16be 中国 北京 결혼
}

@test "words of a character and the same again are found in their charset" {
	all_come_back GBK gb18030 哥哥 奶奶 纷纷
	all_come_back BIG5 big5 哥哥 太太 往往
}
