#!/usr/bin/env bats
# learn-site-chrome(1).

load helpers

setup() {
	SITES=$BATS_TEST_DIRNAME/learn-site-chrome/sites.awk
	cd "$BATS_TEST_TMPDIR" || return 1
}

# site NAME: its pages in pages.tsv, what should be left of them in document.
site() {
	awk -v site="$1" -f "$SITES" >pages.tsv
	awk -v site="$1" -v only=document -f "$SITES" >document
	[ "$(wc -l <pages.tsv)" -eq 10 ]
}

# Learns the rules of pages.tsv: site.rules.
learn() {
	filter learn-site-chrome -t "$@" <pages.tsv && expect_status 0 &&
	    expect_no_err && mv "$OUT" site.rules
}

# The rules drop the chrome of the site, and nothing else.
cleans() {
	site "$1" && learn || return 1
	filter strip-site-chrome -t <pages.tsv || return 1
	run ! cmp -s document "$OUT"
	filter strip-site-chrome -t -r ./site.rules <pages.tsv &&
	    expect_no_err && expect_out document
}

has_rule() {
	grep -qxF -e "$(printf '%b' "$1")" site.rules && return
	echo "no rule: $1"
	cat site.rules
	return 1
}

@test "a news site: menu, meta line, lead-in, title's end, watermark" {
	cleans news
	has_rule 'same\tnav\t寻味 拾遗 邻里 乡音'
	has_rule 'same\tmeta\t#-#-# 来源:* 阅读:*'
	has_rule 'same\tbreadcrumb\t首页 > 山乡 > *'
	has_rule 'cut\ttitle\t_青溪新闻$\t_青溪新闻'
	grep -q '^cut	watermark	.*首发' site.rules
	grep -q '^line	leadin	\^下面是.*\.{1,100},希望' site.rules
}

@test "essays: stamps with a number, the page's title, a deed; other pages" {
	cleans essays
	has_rule 'same\trelated\t推荐阅读:*'
	has_rule 'cut\twatermark\t青溪范文网提示您：\t青溪范文网提示您：'
	grep -q '^cut	watermark	本文由青溪范文网第\\d+期整理。	' site.rules
	grep -q '^cut	watermark	【\[^【】\]{1,100}由青溪范文网提供】	' site.rules
	run ! grep -q '^cut	.*附表' site.rules
	run ! grep -q '^cut	.*就写到这里' site.rules
}

@test "questions and answers: a top and buttons that no word list knows" {
	cleans questions
	has_rule 'same\tnav\t有问必答'
	run ! grep -q '	参考资料$' site.rules
}

@test "poems: refrains and headings recur and stay" {
	site poems && learn
	filter strip-site-chrome -t -r ./site.rules <pages.tsv
	expect_no_err
	expect_out document
	run ! grep -Eq '归去来兮|注释|，' site.rules
	has_rule 'same\tpagination\t上一首:*'
}

@test "no list of other pages makes rules of their titles" {
	site news
	learn
	run ! grep -q '河堤上的柳树' site.rules
}

@test "bare numbers and damaged lines get no rules" {
	awk 'BEGIN { for (i = 1; i <= 9; i++) {
		printf "%d\t首页 > 新闻 > 正文\\n1\\n2\\n题目之%d的故事\\n", i, i
		printf "第%d回的正文从这里开始，写得很长，也很细。\\n", i * 7
		print "1\\n2\\n关于我们\\n版权\357\277\275所有\\n"
	} }' >pages.tsv
	learn
	has_rule 'same\tfooter\t关于我们'
	run ! grep -Eq '	[12]$|版权' site.rules
}

@test "HTML makes the rules that text makes, but for what only one shows" {
	site html
	learn
	has_rule 'same\tmeta\t#-#-# 来源:* 阅读:*'
	has_rule 'same\tnav\t寻味 拾遗 邻里 乡音'
}

@test "the order of the pages, and pages that come twice, change no rule" {
	site news
	learn
	grep -v '^#' site.rules >want
	cp pages.tsv once
	{ tail -n 5 once; head -n 5 once; cat once; } >pages.tsv
	learn
	grep -v '^#' site.rules | cmp - want
	head -n 1 site.rules | grep -q ' 10 pages of 20; 10 were there twice'
	# A page whose counter has moved on is the same page.
	sed 's/阅读：[0-9]*/阅读：9/' once | head -n 1 >again
	for i in 1 2 3 4 5 6; do
		sed "s/阅读：9/阅读：$i/" again
	done >pages.tsv
	learn -n 2
	run ! grep -q '^[^#]' site.rules
}

@test "a comment before each rule says how many pages it rests on" {
	site news
	learn
	awk 'NR > 1 && NR % 2 == 0 && !/^# [0-9]+ of 10 pages/ { exit 1 }
	    NR > 1 && NR % 2 && /^#/ { exit 1 }' site.rules
	grep -q '^# 10 of 10 pages, [0-9]* % dropped without the rule$' \
	    site.rules
}

@test "-n and -s say when a line recurs" {
	site news
	learn -n 11
	run ! grep -q '^[^#]' site.rules
	learn -n 3 -s 1
	has_rule 'same\tmeta\t#-#-# 来源:* 阅读:*'
	run ! grep -q '^cut	watermark' site.rules
	learn --pages=10 --share=0
	has_rule 'same\tmeta\t#-#-# 来源:* 阅读:*'
	filter learn-site-chrome -s 2 </dev/null
	expect_status 2
	filter learn-site-chrome -n x </dev/null
	expect_status 2
}

@test "pages are lines, files, or named in a file" {
	local i

	site news
	learn
	mkdir pages
	for i in 1 2 3 4 5 6 7 8 9 10; do
		printf '%b' "$(sed -n "${i}p" pages.tsv | cut -f 2)" >pages/$i.txt
	done
	filter learn-site-chrome pages/*.txt
	expect_status 0
	expect_out site.rules
	printf '%s\0' pages/*.txt >names
	filter learn-site-chrome --files0-from=names
	expect_status 0
	expect_out site.rules
	for i in pages/*.txt; do cat "$i"; printf '\0'; done >nul
	filter learn-site-chrome -z nul
	expect_status 0
	expect_out site.rules
	filter learn-site-chrome pages/*.txt no-such-file
	expect_status 2
	expect_err '^learn-site-chrome: no-such-file: No such file'
}

@test "rules of the user's are looked at the pages with" {
	site questions
	printf 'same\tcontent\t首页 提问 达人 榜单\n' >my.rules
	learn -r ./my.rules
	run ! grep -q '首页 提问 达人 榜单' site.rules
	learn -R
	[ -s site.rules ]
	printf 'lines\tnav\tx\n' >bad.rules
	filter learn-site-chrome -r ./bad.rules no-such-file
	expect_status 2
	expect_err '^learn-site-chrome: ./bad.rules:1: unknown kind'
}

@test "no pages, or too few, make no rules" {
	filter learn-site-chrome -t </dev/null
	expect_status 0
	expect_no_err
	[ "$(wc -l <"$OUT")" -eq 1 ]
	site news
	head -n 2 pages.tsv >two
	mv two pages.tsv
	learn
	run ! grep -q '^[^#]' site.rules
}

@test "marks of patterns and of rules in the text are no marks in the rules" {
	awk 'BEGIN { for (i = 1; i <= 9; i++) {
		printf "%d\t首页 [a|b] (c)* #d+ $^\\n题目之%d的故事\\n", i, i
		printf "第%d回的正文从这里开始，写得很长，也很细。\\n", i * 7
		print "版权所有 .*?{2}\\\\E | #1 京ICP备1号\\n"
	} }' >pages.tsv
	learn
	filter strip-site-chrome -t -r ./site.rules <pages.tsv
	expect_status 0
	expect_no_err
	grep -q '题目之3的故事' "$OUT"
	run ! grep -q 版权 "$OUT"
}

@test "a line with a control makes no rule" {
	local i control

	for control in '\a' '\177' '\302\205'; do
		for i in 1 2 3 4 5; do
			# shellcheck disable=SC2059 # the control is an escape
			printf "河边磨坊网$control 首页\t第${i}天，磨坊主人说的话。\n"
		done | tr '\t' '\n' | split -l 2 - page
		filter learn-site-chrome page*
		expect_status 0
		# shellcheck disable=SC2059
		run ! grep -q "$(printf "$control")" "$OUT"
	done
}

@test "hostile pages: NULs, bad UTF-8, long lines, the same line a million times" {
	head -c 300000 /dev/urandom >random
	head -c 5000000 /dev/zero | tr '\0' '[' >long
	yes '首页 www.a.b (版权:《a》 > b' | head -n 100000 >many
	printf '\0\0' >nul
	filter learn-site-chrome -q -n 1 random long many nul
	expect_status 0
	mv "$OUT" site.rules
	filter strip-site-chrome -r ./site.rules many
	expect_status 0
}

@test "what every program owes: help, options, a full disk, bad reads" {
	filter learn-site-chrome --help
	expect_status 0
	sed -n 's/^  *\(-., \)\{0,1\}\(--[a-z0-9-]*\).*/\1\2/p' "$OUT" | sort >help
	sed -n 's/^\.It Fl \(.\) .*Fl -\([a-z0-9-]*\).*/-\1, --\2/p
		s/^\.It Fl -\([a-z0-9-]*\).*/--\1/p' \
	    "$ROOT/man/learn-site-chrome.1" | sort >page
	diff help page
	filter learn-site-chrome --no-such-option </dev/null
	expect_status 2
	[ ! -s "$OUT" ]
	filter learn-site-chrome </
	expect_status 2
	expect_err '^learn-site-chrome: standard input: Is a directory$'
	[ -w /dev/full ] || return 0
	site news
	STATUS=0
	"$BIN/learn-site-chrome" -t <pages.tsv 2>"$ERR" >/dev/full || STATUS=$?
	expect_status 2
	expect_err '^learn-site-chrome: standard output: No space left'
}

@test "a TAB in a site's name is in the rule's pattern, not between its fields" {
	local word

	for word in 春 夏 秋 冬 山 水; do
		printf '%s\t%s天来了我很高兴 -\\t某某\\t作文网\\n' "$word" "$word"
		printf '%s天来了，我们都很高兴，走了很远的路。\n' "$word"
	done >pages.tsv
	sed 's/ -[^n]*n/\\n/' pages.tsv >expected
	learn -n 2
	filter strip-site-chrome -t -r site.rules <pages.tsv
	expect_out expected
}

@test "calls that fail are told and are status 2" {
	local call at

	[ "$(uname)" = Linux ] || skip "needs LD_PRELOAD of ELF"
	[ "${SANDBOX-yes}" = yes ] || skip "the sanitizers have their own"
	site news
	cc -shared -fPIC -o faults.so "$BATS_TEST_DIRNAME/faults/faults.c" -ldl
	learn
	for call in read realloc fwrite fclose; do
		for at in 1 2 3 5 8 20 50 100 150 200; do
			STATUS=0
			FAULT=$call FAULT_AT=$at LD_PRELOAD=$PWD/faults.so \
			    "$BIN/learn-site-chrome" -t <pages.tsv >"$OUT" \
			    2>"$ERR" || STATUS=$?
			if [ "$STATUS" -eq 0 ]; then
				expect_out site.rules
			else
				expect_status 2
				[ "$(wc -l <"$ERR")" -eq 1 ]
			fi
		done
	done
}

@test "the examples of the man page run" {
	mkdir pages
	site news
	cp pages.tsv pages/1.txt
	sed -n '/^\.Sh EXAMPLES/,/^\.Sh SEE/s/^\.Dl //p' \
	    "$ROOT/man/learn-site-chrome.1" | sed 's/\\e/\\/g; s/\\-/-/g' >commands
	[ "$(wc -l <commands)" -eq 3 ]
	sh -e commands
	cmp document clean.tsv
}

# More than a sample holds: 900 pages of 2,000 short lines, each its own.
large_site() {
	awk -v site=news -f "$SITES" | awk -F'\t' -v OFS='\t' '
	{ page[NR % 10] = $2 }
	END {
		for (k = 0; k < 900; k++) {
			long = ""
			for (i = 0; i < 2000; i++)
				long = long "\\n" k "天" i
			text = page[k % 10]
			at = index(text, "\\n")
			print k, substr(text, 1, at - 1) long substr(text, at)
		}
	}'
}

@test "a site larger than its sample: the same rules in any order" {
	large_site >pages.tsv
	filter learn-site-chrome -t <pages.tsv && expect_status 0 &&
	    expect_no_err && mv "$OUT" there
	read -r _ _ _ _ pages _ _ all _ <there
	[ "$pages" -gt 100 ] && [ "$pages" -lt 900 ] && [ "$all" = "900;" ]
	grep -q '^same' there
	tac pages.tsv >back.tsv
	filter learn-site-chrome -t <back.tsv && expect_out there
}
