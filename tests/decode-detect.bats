#!/usr/bin/env bats
# decode: the charset of texts short and long, with wrong labels, damaged,
# mixed, and put right where they were saved in the wrong one.  The texts are
# written here in UTF-8; iconv puts them into other charsets as the tests run.

load helpers

setup() {
	cd "$BATS_TEST_TMPDIR" || return 1
	mkdir in
	tr -d '\n' >simplified <<'END_TEXT'
村口的小河边有一座旧水磨坊，磨坊主人姓周，今年七十六岁。每天清晨，他都要沿着
河岸走一圈，看看水位，听听鸟叫，再回到院子里给三只鸭子喂食。去年夏天连下了十
几天大雨，河水漫过了石桥，大家都劝他搬到镇上去住，他只是笑着摇头，说磨坊离不
开人。后来镇里派人修好了堤坝，又给磨坊换了新的屋顶。如今每到周末，城里的孩子们
都会跟着老师来这里，看水轮怎样转动，听他讲从前的故事，然后带一小袋新磨的面粉
回家，请爸爸妈妈做一顿热腾腾的面条。
END_TEXT
	tr -d '\n' >traditional <<'END_TEXT'
村口的小河邊有一座舊水磨坊，磨坊主人姓周，今年七十六歲。每天清晨，他都要沿著
河岸走一圈，看看水位，聽聽鳥叫，再回到院子裡給三隻鴨子餵食。去年夏天連下了十
幾天大雨，河水漫過了石橋，大家都勸他搬到鎮上去住，他只是笑著搖頭，說磨坊離不
開人。後來鎮裡派人修好了堤壩，又給磨坊換了新的屋頂。如今每到週末，城裡的孩子們
都會跟著老師來這裡，看水輪怎樣轉動，聽他講從前的故事，然後帶一小袋新磨的麵粉
回家，請爸爸媽媽做一頓熱騰騰的麵條。
END_TEXT
	tr -d '\n' >japanese <<'END_TEXT'
村の入り口の小川のほとりに、古い水車小屋があります。主人は今年で七十六歳になる
周さんです。毎朝早く川沿いを歩いて水の高さを確かめ、鳥の声を聞いてから庭に戻り、
三羽のアヒルに餌をやります。去年の夏は雨が十日以上も続き、川の水が石橋を越えまし
た。みんなは町へ引っ越すように勧めましたが、周さんは笑って首を横に振るだけでした。
END_TEXT
	tr -d '\n' >korean <<'END_TEXT'
마을 어귀의 작은 냇가에는 오래된 물레방앗간이 하나 있습니다. 주인은 올해 일흔여섯
살이 된 주 할아버지입니다. 매일 아침 일찍 냇가를 걸으며 물의 높이를 살펴보고 새소리를
들은 다음 마당으로 돌아와 오리 세 마리에게 먹이를 줍니다. 지난해 여름에는 비가 열흘
넘게 내려서 냇물이 돌다리를 넘었습니다. 모두가 읍내로 이사하라고 권했지만 웃기만 했습니다.
END_TEXT
	tr '\n' ' ' >russian <<'END_TEXT'
У речки на краю деревни стоит старая водяная мельница. Хозяину в этом году
исполнилось семьдесят шесть лет. Каждое утро он идёт вдоль берега, смотрит,
высоко ли стоит вода, слушает птиц и кормит трёх уток. Прошлым летом дожди шли
больше десяти дней подряд, и вода перелилась через каменный мост.
END_TEXT
	tr '\n' ' ' >greek <<'END_TEXT'
Δίπλα στο ποτάμι, στην άκρη του χωριού, βρίσκεται ένας παλιός νερόμυλος. Κάθε
πρωί ο μυλωνάς περπατάει στην όχθη, κοιτάζει πόσο ψηλά είναι το νερό, ακούει
τα πουλιά και ταΐζει τις τρεις πάπιες του. Πέρσι το καλοκαίρι έβρεχε πολλές
μέρες και το ποτάμι πλημμύρισε.
END_TEXT
	tr '\n' ' ' >french <<'END_TEXT'
À l'entrée du village, près de la rivière, se dresse un vieux moulin à eau.
Chaque matin, très tôt, le meunier âgé longe la berge, vérifie la hauteur de
l'eau, écoute les oiseaux, puis rentre nourrir ses trois canards. L'été passé,
il a plu plus de dix jours et la rivière a débordé ; la fête a été annulée.
END_TEXT
	tr '\n' ' ' >polish <<'END_TEXT'
Na skraju wsi, tuż nad rzeką, stoi stary młyn wodny. Codziennie rano młynarz
idzie wzdłuż brzegu, patrzy, jak wysoka jest woda, słucha ptaków, a potem wraca,
żeby nakarmić trzy kaczki. Zeszłego lata deszcz padał przez dziesięć dni i woda
przelała się przez kamienny most. Wszyscy radzili mu, żeby się wyprowadził.
END_TEXT
	tr '\n' ' ' >hebrew <<'END_TEXT'
בקצה הכפר ליד הנחל עומדת טחנת מים ישנה. בכל בוקר הולך הטוחן לאורך הגדה, בודק
את גובה המים, מקשיב לציפורים וחוזר להאכיל את שלושת הברווזים שלו. בקיץ שעבר ירד
גשם יותר מעשרה ימים והמים עברו את גשר האבן.
END_TEXT
	tr '\n' ' ' >thai <<'END_TEXT'
ที่ปากทางเข้าหมู่บ้านริมลำธารมีโรงสีน้ำเก่าแก่หลังหนึ่ง เจ้าของโรงสีเดินเลียบ
ตลิ่งทุกเช้าเพื่อดูระดับน้ำ ฟังเสียงนก แล้วกลับมาให้อาหารเป็ดสามตัว ฤดูร้อนปีที่แล้ว
ฝนตกติดต่อกันกว่าสิบวันจนน้ำท่วมสะพานหิน
END_TEXT
}

# part AT N TEXT: N of its characters from the one at AT on.
part() {
	iconv -f UTF-8 -t UTF-32LE "$3" | tail -c +$(($1 * 4 + 1)) |
	    head -c $(($2 * 4)) | iconv -f UTF-32LE -t UTF-8
}

# put NAME CHARSET TEXT: TEXT in CHARSET is in/NAME, and what decode should
# make of it a line of "want".
put() {
	iconv -f UTF-8 -t "$2" "$3" >"in/$1" &&
	    printf 'in/%s\t%s\n' "$1" "$(<"$3")" >>want
}

# put_words CHARSET WORD...: the same for each word.
put_words() {
	local charset=$1 word

	shift
	for word; do
		printf %s "$word" >word
		put "$word.$charset" "$charset" word || return 1
	done
}

# All of "in" decoded is "want".
all_come_back() {
	filter decode -t in/* || return 1
	LC_ALL=C sort want >want.sorted
	LC_ALL=C sort -o "$OUT" "$OUT"
	expect_out want.sorted
}

@test "a charset is found from 20 characters of text, and from more" {
	while read -r least language charsets; do
		for n in 20 60 200; do
			[ $n -ge "$least" ] || continue
			part 0 $n "$language" >text
			for charset in $charsets; do
				put "$language.$charset.$n" "$charset" text
			done
		done
	done <<'END'
20 simplified UTF-8 GBK GB18030 ISO-2022-CN UTF-16LE UTF-16BE UTF-32LE UTF-32BE
20 traditional UTF-8 BIG5 BIG5-HKSCS EUC-TW GB18030 UTF-16LE UTF-16BE
20 japanese UTF-8 SHIFT_JIS CP932 EUC-JP ISO-2022-JP UTF-16LE
20 korean UTF-8 EUC-KR CP949 ISO-2022-KR UTF-16BE
20 russian UTF-8 KOI8-R WINDOWS-1251 ISO-8859-5 IBM866
60 russian MAC-CYRILLIC
20 greek UTF-8 ISO-8859-7 WINDOWS-1253
60 french UTF-8 ISO-8859-1 WINDOWS-1252 ISO-8859-15 MACINTOSH
60 polish UTF-8 ISO-8859-2 WINDOWS-1250 IBM852
20 hebrew UTF-8 ISO-8859-8 WINDOWS-1255
20 thai UTF-8 TIS-620
END
	all_come_back
}

@test "a charset is found from the text of a few words" {
	put_words GBK 水磨坊 新磨的面粉 孩子们 修好了堤坝
	put_words BIG5 水磨坊 新磨的麵粉 孩子們 修好了堤壩 聽聽鳥叫
	put_words GBK 磨坊： '（周）' '好，请进！' '几点？'
	put_words BIG5 水磨坊： '（周）' '好，請進！' '幾點？'
	put_words UTF-8 水磨坊 新磨的麵粉 孩子们 アヒル 새소리를
	put_words UTF-16LE 派人修好了堤坝换了屋顶 派人修好了堤壩換了屋頂
	put_words UTF-16LE мельница дом νερόμυλος 修好了堤坝
	put_words UTF-16BE мельница дом νερόμυλος
	put_words SHIFT_JIS 水車小屋 アヒルに餌 石橋を越え
	put_words EUC-JP アヒルに餌 石橋を越え
	put_words EUC-KR 물레방앗간 할아버지 새소리를
	put_words WINDOWS-1252 "$(printf 'd\342\200\231\305\223ufs et d\342\200\231été')"
	all_come_back
}

@test "a word in UTF-8 is no UTF-16" {
	put_words UTF-8 яя ня '"як' '#Αυτή' мама éé αβ şğ שלום
	all_come_back
}

@test "a NUL in a short text makes no UTF-16 of it" {
	local text

	for text in 'ab\0cd' 'ab\0c' 'яя\0' 'ab\0c\0de' 'мир\0ня'; do
		# shellcheck disable=SC2059
		printf "$text" | filter decode
		# shellcheck disable=SC2059
		printf "$text" | tr -d '\0' | expect_out -
	done
}

@test "bytes left over at the end make no UTF-16 of a text" {
	printf 'a\0b\344\270' | filter decode
	printf 'ab涓' | expect_out -
}

@test "characters that only Hong Kong or four bytes of GB18030 have" {
	put_words BIG5-HKSCS 周師傅喺磨坊度食𨋢飯，佢話啲鴨仔冇嘢食
	put_words GB18030 磨坊主人名叫周㙓，住在㵲水边，今年七十六岁
	all_come_back
}

@test "labels that are wrong mislead in no charset" {
	while read -r language charset; do
		part 0 24 "$language" >short
		part 0 60 "$language" >long
		for label in gb2312 utf-8 big5 shift_jis euc-jp euc-kr \
		    iso-8859-1 koi8-r utf-16; do
			printf '<meta charset="%s"><p>%s' "$label" \
			    "$(<short)" >text
			put "$charset.$label.meta" "$charset" text
			printf '<?xml version="1.0" encoding="%s"?> %s' \
			    "$label" "$(<long)" >text
			put "$charset.$label.xml" "$charset" text
		done
	done <<'END'
simplified GBK
simplified UTF-8
traditional BIG5
japanese SHIFT_JIS
japanese EUC-JP
korean EUC-KR
END
	all_come_back
}

@test "a sign or a letter amid words of ASCII is UTF-8" {
	put_words UTF-8 'it doesn´t turn, the mill´s wheel' \
	    'the name ´mill´ is taken' 'the level is 12 ± 3 cm' \
	    'flour £ or milk ä' 'built by Jan Kooĳ in 1987' \
	    'the mill © 1987 Raphaël and sons'
	put_words GBK '第1页 共2页' 300元
	all_come_back
}

# Lines of a page that are unlikely in its language and yet in its charset.
@test "other scripts and rare characters are no other charset" {
	while IFS='|' read -r language charset line; do
		{ part 0 80 "$language"; echo; echo "$line"
		    part 80 40 "$language"; } >text
		iconv -f UTF-8 -t "$charset" text >raw || return 1
		filter decode raw && expect_no_err && expect_out text ||
		    { echo "^ $line"; return 1; }
	done <<'END'
simplified|GBK|Мельница стоит у реки
simplified|GBK|αβγδεζηθ ΑΒΓΔ
simplified|GBK|mò fáng zhǔ rén xìng zhōu
simplified|GBK|ㄇㄛˋ ㄈㄤˊ ㄓㄨˇ ㄖㄣˊ
simplified|GBK|㎡ ㎜ ㎏ ℃ ‰ № ℡ ㈱
simplified|GBK|古い水車小屋のほとりにアヒルがいます
simplified|GBK|锕锛锇锝 饕餮 龃龉 踟蹰 彳亍 囹圄
simplified|GBK|嘌呤、嘧啶、吡啶、吲哚、咪唑、噻吩、呋喃
simplified|GB18030|𝔸𝔹ℂ 🦆🦆 ｱﾋﾙ
traditional|BIG5|麵粉 ￥5, 牛奶 6￠
traditional|BIG5-HKSCS|Мельница стоит у реки
japanese|SHIFT_JIS|ｱﾋﾙ ｶﾞ ｻﾝﾜ
japanese|EUC-JP|§ 1 ¶ 2 ± 3
korean|EUC-KR|┬─┬ノ( º _ ºノ)
END
}

# damage HOW N FILE: the byte at N lost, another one, or one more; or all
# from it on lost.
damage() {
	head -c "$2" "$3"
	case $1 in
	lost) tail -c +$(($2 + 2)) "$3" ;;
	other) printf '\377' && tail -c +$(($2 + 2)) "$3" ;;
	more) printf '\220' && tail -c +$(($2 + 1)) "$3" ;;
	esac
}

@test "damage does not change the charset" {
	while read -r language charset name; do
		part 0 80 "$language" | iconv -f UTF-8 -t "$charset" >raw
		for how in lost other more cut; do
			for at in 37 50 74; do
				damage $how $at raw >"in/$name.$how.$at"
			done
		done
	done <<'END'
simplified GBK gb18030
simplified UTF-8 utf-8
traditional BIG5 big5
japanese SHIFT_JIS shift_jis
japanese EUC-JP euc-jp
korean EUC-KR euc-kr
END
	for file in in/*; do
		name=${file#in/}
		printf '%s\t%s\n' "$file" "${name%%.*}"
	done >want
	filter decode -tCq in/* && expect_out want
}

# All of a run behind the byte is other characters, in EUC those of others.
@test "a byte lost early in a run costs a character or two" {
	while read -r language charset; do
		part 0 30 "$language" >text
		iconv -f UTF-8 -t "$charset" text >raw
		{ head -c 5 raw; tail -c +7 raw; } >lost
		filter decode lost && expect_err '^decode: lost: [12] bytes' ||
		    { echo "^ $charset"; return 1; }
		part 4 26 "$language" >rest
		grep -qF "$(<rest)" "$OUT" || { echo "^ $charset"; return 1; }
	done <<'END'
simplified GBK
traditional EUC-TW
japanese EUC-JP
korean EUC-KR
END
}

# paragraphs FIRST LAST TEXT: those of forty characters from it.
paragraphs() {
	for at in $(seq "$1" 40 "$2"); do
		printf '<p>%s</p>\n' "$(part "$at" 40 "$3")"
	done
}

@test "lines of another charset in a page are decoded as what they are" {
	while read -r language charset other other_charset; do
		paragraphs 0 80 "$language" >one
		paragraphs 40 40 "$other" >two
		paragraphs 120 120 "$language" >three
		cat one two three >text
		{
			iconv -f UTF-8 -t "$charset" one
			iconv -f UTF-8 -t "$other_charset" two
			iconv -f UTF-8 -t "$charset" three
		} >raw
		filter decode raw && expect_out text ||
		    { echo "^ $other_charset in $charset"; return 1; }
	done <<'END'
simplified UTF-8 simplified GBK
simplified GBK simplified UTF-8
simplified GBK traditional BIG5
traditional BIG5 simplified GBK
traditional UTF-8 traditional BIG5
traditional BIG5 traditional UTF-8
japanese UTF-8 japanese SHIFT_JIS
simplified GBK japanese SHIFT_JIS
END
}

# one_line CHARSET OTHER: a page of one line, some paragraphs in another.
one_line() {
	for at in 0 40 80 120 160; do
		paragraphs $at $at simplified | iconv -f UTF-8 -t "$1"
		paragraphs $at $at simplified | iconv -f UTF-8 -t "$1"
	done | tr -d '\n'
	paragraphs 40 80 traditional | iconv -f UTF-8 -t "$2" | tr -d '\n'
	paragraphs 0 160 simplified | iconv -f UTF-8 -t "$1" | tr -d '\n'
}

@test "a page of one line that mixes charsets is decoded tag by tag" {
	one_line UTF-8 UTF-8 >text
	for charset in GBK UTF-8; do
		one_line $charset BIG5 >raw
		filter decode raw && expect_out text || return 1
	done
}

@test "each kind of mojibake that lost nothing is repaired" {
	while IFS='|' read -r text was as times; do
		printf '%s\n' "$text" >text
		cp text raw
		for _ in $(seq "$times"); do
			iconv -f UTF-8 -t "$was" raw |
			    iconv -f "$as" -t UTF-8 >wrong || return 1
			mv wrong raw
		done
		filter decode raw && expect_no_err && expect_out text ||
		    { echo "^ $text: $was read in $as"; return 1; }
		filter decode -f utf-8 -M raw && ! cmp -s text "$OUT" ||
		    return 1
	done <<'END'
磨坊主人每天清晨都要沿着河岸走一圈|UTF-8|ISO-8859-1|1
磨坊主人每天清晨都要沿着河岸走一圈|UTF-8|ISO-8859-1|2
村口的小河边|UTF-8|GB18030|1
小河边的老水磨坊离不开人|GBK|ISO-8859-1|1
每天清晨都要沿着河岸走|GBK|BIG5-HKSCS|1
小河邊的舊水磨坊離不開人|BIG5|GB18030|1
聽他講從前的故事，看水輪怎樣轉動|BIG5|ISO-8859-1|1
家庭作業|UTF-8|BIG5-HKSCS|1
芦苇荡野鸭|UTF-8|ISO-8859-1|1
蜻蜓蝌蚪蚱蜢|UTF-8|GB18030|1
主人は笑って首を横に|SHIFT_JIS|ISO-8859-1|1
오래된 물레방앗간이 하나 있습니다|EUC-KR|ISO-8859-1|1
Près de la rivière, le meunier âgé a débordé|UTF-8|ISO-8859-1|1
END
}

# U+FFFD, a question mark or nothing where a reader of pairs found no pair.
@test "UTF-8 read as GBK is repaired but for what was lost" {
	local hole='\357\277\275'

	printf "周${hole}汉磨面${hole},他${hole}在河边${hole}\n" >text
	for mark in "$hole" '?' ''; do
		# shellcheck disable=SC2059 # the escapes are to be read
		printf "鍛ㄨ${mark}佹眽纾ㄩ潰鏃${mark},浠栨${mark}诲湪娌宠竟璧${mark}\n" >raw
		filter decode raw && expect_out text || return 1
		expect_err '^decode: raw: 4 characters were lost before$' ||
		    return 1
	done
}

@test "two letters that make but a rare one are no mojibake" {
	printf '%s\n' 'Îª' 'x Þ¶ 1' 'y Ý¢ 2' >text
	filter decode text && expect_out text
}

# Unicode's old table, the Encoding Standard's, Windows' private use.
@test "GBK read as Big5 is repaired, by whichever table it was read" {
	while IFS='|' read -r text wrong; do
		printf '%s\n' "$text" >text
		# shellcheck disable=SC2059
		printf "$wrong\n" >raw
		filter decode raw && expect_no_err && expect_out text ||
		    { echo "^ $wrong"; return 1; }
	done <<'END'
磨坊平时清早七点才开门|艦溶す奀ь婌ほ萸符羲藷
前年清明节他请来木匠修好了水车|ヶ爛ь隴誹坻③懂躂蔔党疑賸阨陬
千百年前这里就有水车|カ啃爛ゴ涴爵憩衄阨陬
老周起床后先去河边走走|橾笚\357\234\200散綴珂\357\237\257碩晚軗軗
磨坊平时清早七点才开门|艦溶\357\233\215奀\357\236\222婌\357\233\257萸符羲藷
END
}

@test "clean texts stay as they are, whatever their language" {
	for text in simplified traditional japanese korean russian greek \
	    french polish hebrew thai; do
		for n in 3 5 8 13 20 60 200; do
			part 0 $n $text >clean
			put $text.$n UTF-8 clean
		done
	done
	all_come_back
}
