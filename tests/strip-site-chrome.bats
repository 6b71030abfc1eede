#!/usr/bin/env bats
# strip-site-chrome(1).

load helpers

setup() {
	cd "$BATS_TEST_TMPDIR" || return 1
	PAGES=$BATS_TEST_DIRNAME/strip-site-chrome
}

@test "fixtures" {
	fixtures strip-site-chrome
}

# See tests/pages.sh; a change to the better is written down there too.
@test "of whole pages as much is kept and dropped as is known" {
	BIN=$BIN sh "$ROOT/tests/pages.sh" >"$OUT"
	expect_out "$ROOT/tests/strip-site-chrome/pages.known"
}

idempotent() {
	filter strip-site-chrome <"$1" && cp "$OUT" once || return 1
	filter strip-site-chrome <once && expect_out once
}

@test "what comes out as text goes through unchanged" {
	for page in "$PAGES"/*.in; do
		idempotent "$page" || { echo "^ $page"; return 1; }
	done
}

@test "-v prints what is dropped, cut parts too" {
	filter strip-site-chrome -v <"$PAGES/essay.in"
	expect_status 0
	grep -q '^当前位置:范文示例网' "$OUT"
	grep -q '^原创:$' "$OUT"
	run ! grep -q '^一、主要工作$' "$OUT"
}

@test "text and -v together are the lines of the page" {
	grep -v '^$' "$PAGES/news.in" | sort >want
	filter strip-site-chrome <"$PAGES/news.in"
	cp "$OUT" kept
	filter strip-site-chrome -v <"$PAGES/news.in"
	sort kept "$OUT" >got
	cmp want got
}

@test "-x gives document, line, class, reason and text" {
	filter strip-site-chrome -x "$PAGES/essay.in"
	expect_status 0
	awk -F'\t' 'NF != 5 || $2 !~ /^[0-9]+$/ { exit 1 }' "$OUT"
	grep -Eq "essay.in	2	breadcrumb	strip-site-chrome.rules:[0-9]+	当前位置" \
	    "$OUT"
	grep -Eq "	15	watermark	strip-site-chrome.rules:[0-9]+	原创:$" "$OUT"
}

same_lines() {
	filter strip-site-chrome -v <"$1" && cp "$OUT" dropped || return 1
	filter strip-site-chrome -x <"$1" && cut -f 5 "$OUT" >explained &&
	    cmp dropped explained &&
	    awk -F'\t' 'NF != 5 || $3 == "" || $4 == "" { exit 1 }' "$OUT"
}

@test "a word of the rules is no part of a longer Latin word" {
	{
		printf '<ul><li><a href=1>Home</a><li><a href=2>Online</a>'
		printf '<li><a href=3>Deadlines</a></ul><h1>The ferry</h1>'
		printf '<p>The council met to look at the drawings, which show'
		printf ' a longer pier on the north bank of the river.'
	} >menu.html
	filter strip-site-chrome -x menu.html
	grep -q 'Online$' "$OUT"
	run ! grep -q '	share	' "$OUT"
}

@test "-x and -v tell of the same lines and parts, each with its reason" {
	for page in "$PAGES"/*.in; do
		same_lines "$page" || { echo "^ $page"; return 1; }
	done
}

@test "a cut of class ad needs the same string in three lines" {
	printf 'cut\tad\t^\\[青溪网\\]\t[青溪网]\n' >site.rules
	printf '[青溪网]%s\n' 春耕 村里家家忙着播种。 大家都起得很早。 >page
	filter strip-site-chrome -R -r ./site.rules <page
	sed 's/\[青溪网\]//' page | expect_out -
	sed '3s/\[青溪网\]//' page >two
	filter strip-site-chrome -R -r ./site.rules <two
	expect_out two
}

@test "a rule file of one site: a line that goes, one that stays, a cut" {
	cp "$PAGES/site.rules" .
	filter strip-site-chrome -r ./site.rules "$PAGES/site-page.txt"
	expect_out "$PAGES/site-page.want"
	filter strip-site-chrome -x -r ./site.rules "$PAGES/site-page.txt"
	grep -q 'footer	./site.rules:2	' "$OUT"
	grep -q 'watermark	./site.rules:4	' "$OUT"
}

@test "a line of the foot that a keep rule keeps costs the document nothing" {
	printf 'keep\tcontent\t^本页图片由馆内志愿者拍摄$\n' >site.rules
	for page in "$PAGES"/foot-kept.txt "$PAGES"/foot-kept.html; do
		filter strip-site-chrome -r ./site.rules "$page"
		expect_out "$PAGES/foot-kept.want" || return 1
	done
}

@test "-x numbers the documents of a stream and escapes their text" {
	printf 'a\tx\nb\t首页 > 新闻 > 正文\\n春耕\\n今年的春耕开始了。\\n分享到:\\t微信\\n' |
	    filter strip-site-chrome -t -x
	grep -q "^document 2	1	breadcrumb	" "$OUT"
	grep -q "	分享到:.t微信$" "$OUT"
}

@test "a rule of the user's drops a line that the page would keep" {
	cat >page <<-'END'
	青溪镇的春耕
	今年的春耕开始了,村里家家忙着播种,拖拉机从早响到晚。
	镇里的技术员说,土壤墒情不错,正是下种的好时候。
	示例网荣誉出品
	地里的活不等人,大家都起得很早,中午在地头吃饭。
	END
	filter strip-site-chrome <page
	expect_out page
	printf 'line\tfooter\t^示例网荣誉出品$\n' >site.rules
	filter strip-site-chrome -r ./site.rules <page
	grep -v 荣誉 page | expect_out -
}

# The lines, of those given, that a same rule of that text drops.
same_rule() {
	local text=$1

	shift
	printf 'same\tmeta\t%s\n' "$text" >site.rules
	printf '%s\n' "$@" >lines
	filter strip-site-chrome -R -x -r ./site.rules <lines &&
	    expect_no_err || return 1
	awk -F'\t' '$4 == "./site.rules:1" { print $5 }' "$OUT" >got
	mv got "$OUT"
}

@test "a same rule drops the line that is its text" {
	same_rule 'ＡＢ 示例网络' '  ab　示例网络 ' ab示例网络
	printf '  ab　示例网络 \n' | expect_out -
	same_rule '關 於 我 們' 关于我们 關於我們
	printf '關於我們\n' | expect_out -
}

@test "in a same rule # is a number and * a value, the end of a path, a title" {
	same_rule '第#页' 第12页 第页 '第3页 完'
	printf '第12页\n' | expect_out -
	same_rule '第1页共#页' 第2页共8页
	printf '第2页共8页\n' | expect_out -
	same_rule '来源:*' 来源：某某报 '来源: 某报 作者:王' 来源：
	printf '来源：某某报\n' | expect_out -
	same_rule '# 来源:* 作者:*' '2024 来源：某某 日报 作者：王 明' '2024 来源：某'
	printf '2024 来源：某某 日报 作者：王 明\n' | expect_out -
	same_rule '首页 > 文章 > *' '首页 > 文章 > 春耕' '首页 > 文章 >'
	printf '首页 > 文章 > 春耕\n' | expect_out -
	same_rule '《*》共#页' 《春耕》共9页 《》共9页 '《春耕共9页'
	printf '《春耕》共9页\n' | expect_out -
	same_rule '提示:*' 提示：有一句话。 提示：没有
	printf '提示：没有\n' | expect_out -
}

@test "a same rule of class content keeps, and the first rule decides" {
	printf 'same\tcontent\t首页 > 新闻 > *\n' >a.rules
	printf 'line\tnav\t^首页\n' >b.rules
	printf '首页 > 新闻 > 正文\n春耕\n今年的春耕开始了,村里家家忙着播种。\n' >page
	filter strip-site-chrome -r ./a.rules -r ./b.rules <page
	expect_out page
	filter strip-site-chrome -r ./b.rules -r ./a.rules <page
	tail -n 2 page | expect_out -
}

@test "a page's title stays though a rule drops it from all pages' lists" {
	printf 'same\trelated\t河堤上的柳树\n' >site.rules
	{
		printf '河堤上的柳树\n'
		for i in 1 2 3; do echo "风从河面吹来，带着水草的气味，一阵比一阵凉。"; done
		printf '相关阅读\n老街的豆腐坊\n河堤上的柳树\n'
	} >page
	filter strip-site-chrome -r ./site.rules <page
	head -n 4 page | expect_out -
}

@test "where the site is known, a head without a word of chrome stays" {
	printf 'same\tnav\t%s\n' 诗海拾贝 '首页 诗人 名句 书架' 返回书架 >site.rules
	{
		printf '诗海拾贝\n首页 诗人 名句 书架\n山里的新学校\n溪上丙\n'
		for i in 1 2 3; do echo '月照空山客未归，一江春水绕柴扉。'; done
		echo 返回书架
	} >page
	filter strip-site-chrome -r ./site.rules <page
	sed -n 3,7p page | expect_out -
}

@test "a same rule finds a long line, and one of many rules" {
	awk 'BEGIN { for (i = 0; i < 400; i++) printf "本站声明" }' >long
	awk 'BEGIN { for (i = 0; i < 20000; i++) print "same\tnav\t菜单" i "甲" }' \
	    >site.rules
	printf 'same\tdisclaimer\t%s\n' "$(cat long)" >>site.rules
	printf '春耕\n菜单19999甲\n%s\n今年的春耕开始了。\n' "$(cat long)" >page
	filter strip-site-chrome -R -r ./site.rules <page
	printf '春耕\n今年的春耕开始了。\n' | expect_out -
}

@test "a keep rule keeps a line, and the first rule that matches decides" {
	printf 'keep\tcontent\t^首页\n' >a.rules
	printf 'line\tnav\t^首页\n' >b.rules
	printf '首页 > 新闻 > 正文\n春耕\n今年的春耕开始了,村里家家忙着播种。\n' >page
	filter strip-site-chrome -r ./a.rules -r ./b.rules <page
	expect_out page
	filter strip-site-chrome -r ./b.rules -r ./a.rules <page
	tail -n 2 page | expect_out -
}

@test "a cut rule cuts inside of a line, also of a long one" {
	printf 'cut\twatermark\t【示例网独家】\t示例网\n' >site.rules
	{
		echo 春耕
		for i in $(seq 400); do printf '今年的春耕开始了。'; done
		printf '【示例网独家】地里的活不等人。\n'
	} >page
	filter strip-site-chrome -r ./site.rules <page
	sed 's/【示例网独家】//' page | expect_out -
}

@test "a cut finds its needle as it is written, whatever folding makes of it" {
	while IFS='	' read -r needle line; do
		printf 'cut\twatermark\t<.*>\t%s\n' "$needle" >site.rules
		printf '春耕\n村里家家忙着播种。%s\n' "$line" >page
		filter strip-site-chrome -R -r ./site.rules <page
		sed 's/<.*>//' page | expect_out - || return 1
	done <<-'EOF'
	APP	<示例APP>
	ＡＰＰ：	<示例ＡＰＰ：有>
	轉載	<請轉載此文>
	本 站	<本 站>
	　站	<本　站>
	(示	<版權(示例)>
	示	<版權(quán)示>
	qu	<版權(quán)>
	EOF
	printf 'cut\twatermark\t<.*>\tapp\n' >site.rules
	printf '春耕\n村里家家忙着播种。<示例APP>\n' >page
	filter strip-site-chrome -R -r ./site.rules <page
	expect_out page
}

@test "bytes that are no UTF-8 are not there for a rule" {
	printf 'line\tother\t^示例$\n' >site.rules
	printf '春耕\n村里家家忙着播种。\n' >page
	{ cat page; printf '示\377例\340\201\201\355\240\200\n'; } >bad
	filter strip-site-chrome -R -r ./site.rules <bad
	expect_out page
}

@test "a rule's words are compared folded, its output is not" {
	printf 'line\tfooter\t^責任編輯:王$\n' >site.rules
	printf '春耕\n今年的春耕開始了,村裏家家忙著播種。\n' >page
	{ cat page; echo '  責任編輯：王'; } >signed
	filter strip-site-chrome -r ./site.rules <signed
	expect_out page
}

@test "-R leaves the built-in rules out, -p prints those in force" {
	printf 'line\tfooter\t^示例$\n' >site.rules
	filter strip-site-chrome -R -p -r ./site.rules </dev/null
	expect_out site.rules
	filter strip-site-chrome -p -r ./site.rules </dev/null
	head -n 1 "$OUT" | cmp - site.rules
	grep -q '^word	breadcrumb	' "$OUT"
	filter strip-site-chrome -R <"$PAGES/plain.in"
	expect_out "$PAGES/plain.in"
}

@test "the built-in rules read as a user's do the same" {
	strip-site-chrome -p >all.rules
	for page in "$PAGES"/*.in; do
		strip-site-chrome "$page" >built-in
		filter strip-site-chrome -R -r ./all.rules "$page"
		expect_status 0
		expect_no_err
		expect_out built-in
	done
}

broken() {
	printf '# a comment\n%b\n' "$1" >bad.rules
	filter strip-site-chrome -r ./bad.rules no-such-page
	expect_status 2 && expect_err "^strip-site-chrome: ./bad.rules:2: $2" &&
	    [ ! -s "$OUT" ] && run ! grep -q no-such-page "$ERR"
}

@test "a broken rule is told with file and line before input is read" {
	broken 'line\tfooter\t(' 'missing closing parenthesis at 1'
	broken 'lines\tfooter\tx' 'unknown kind "lines"'
	broken 'line\tfeet\tx' 'unknown class "feet"'
	broken 'line\tforum\tx' 'unknown class "forum"'
	broken 'same\tfooter\t ' 'an empty text'
	broken 'same\tfooter\tx\ty' '4 fields; same has 3'
	broken 'line\tfooter' '2 fields; line has 3 or 4'
	broken 'word\tnav\ta\tb' '4 fields; word has 3'
	broken 'word\tnav\ta||b' 'an empty literal'
	broken 'cut\twatermark\tx' 'cut needs a fourth field, its needles'
	broken 'fold\t網\tabc' 'not '
}

@test "a missing rule file is trouble" {
	filter strip-site-chrome -r ./none.rules </dev/null
	expect_status 2
	expect_err '^strip-site-chrome: ./none.rules: '
}

@test "a pattern that takes too long is off for the document, told once" {
	printf 'line\tad\t^(a|aa|a?)+$\taa\n' >slow.rules
	{
		echo 春耕
		for i in 1 2 3; do
			printf '%060d!\n' 0 | tr 0 a
		done
	} >page
	filter strip-site-chrome -r ./slow.rules <page
	expect_status 0
	expect_err '^strip-site-chrome: standard input: ./slow.rules:1: '
	[ "$(wc -l <"$ERR")" -eq 1 ]
	filter strip-site-chrome -E -r ./slow.rules <page
	expect_status 1
}

@test "\\S matches a Chinese character in a rule" {
	printf 'cut\twatermark\t原创:(?=\\S)\t原创\n' >site.rules
	printf '春耕\n村里家家忙着播种,原创:大家都起得很早。\n' >page
	filter strip-site-chrome -R -r ./site.rules <page
	sed 's/原创://' page | expect_out -
}

# An old machine strips 1 MB in far less than a second; a minute is for
# sanitizers.
@test "hostile pages: long lines, many lines, deep tags, NULs, bad UTF-8" {
	head -c 20000000 /dev/zero | tr '\0' x >long
	yes 首页 | head -n 300000 >many
	{ echo '<html>'; yes '<div class="a">' | head -n 200000; echo 春耕; } >deep
	printf '\0' >nul
	printf '\377' >bad
	head -c 100000 /dev/urandom >random
	# Looked for in a title without end, lines took 10 s.
	{
		printf '<html><title>'
		yes 春耕啦 | head -n 200000 | tr '\n' ' '
		printf '</title>'
		awk 'BEGIN { for (i = 0; i < 30000; i++) print "<p>春耕啦" i }'
	} >title
	for page in long many deep nul bad random title; do
		filter strip-site-chrome -q <"$page"
		expect_status 0
	done
}

@test "the model is read as it stands in the tree" {
	awk -F'\t' '/^#/ { next } NF != 3 { exit 1 }
	    !/>/ && (split($2, a, " ") != 6 || split($3, a, " ") != 6) { exit 1 }
	    ' "$BATS_TEST_DIRNAME/../filters/strip-site-chrome-decide.model"
}

# drops LINE PATTERN...: each pattern, without a needle, drops that line alone.
drops() {
	printf '田里的麦子黄了。\n%s\n镇上的磨坊开了。\n' "$1" >page
	printf '田里的麦子黄了。\n镇上的磨坊开了。\n' >want
	for pattern in "${@:2}"; do
		printf 'line\tad\t%s\n' "$pattern" >one.rules
		filter strip-site-chrome -R -r ./one.rules <page &&
		    expect_out want || { echo "^ $pattern"; return 1; }
	done
}

@test "a pattern without a needle finds its lines however it begins" {
	drops '广告页甲12' '^广告页' '广告页甲' '^广告页乙?甲' '^广告页{1}甲' \
	    '^没有|甲12$' '^广告(?:页|栏)' '^[广]告' '^\Q广告页甲12\E' \
	    '^(没有|广告)页' '甲\d+' '^广告|没有' '^(?=广告)广' '.告页'
	drops 'buy ads now' '(?i)^BUY' '^buy  ?ads' '^bu[y]' '^buy ads?' '^b'
	drops '相 关 阅 读' '^相关阅读$'
	drops '买 卖 信 息 abc' '^买 卖 信 息'
}

@test "a pattern without a needle is for lines up to 120 bytes" {
	long=广告页$(printf '%0120d' 1)
	printf '田里的麦子黄了。\n%s\n' "$long" >page
	printf 'line\tad\t^广告页\n' >one.rules
	filter strip-site-chrome -R -r ./one.rules <page
	expect_out page
	printf 'line\tad\t^广告页\t广告页\n' >one.rules
	filter strip-site-chrome -R -r ./one.rules <page
	[ "$(wc -l <"$OUT")" -eq 1 ]
}
