#!/usr/bin/env bats
# split-sections: see split-sections(1).

load helpers

setup() {
	IN=$BATS_TEST_DIRNAME/split-sections
	cd "$BATS_TEST_TMPDIR" || return 1
}

@test "fixtures" {
	fixtures split-sections
}

# joined FILE OPTION...: markers, titles and texts of the sections in FILE,
# put together in the order of the page, but for blanks, are the document.
joined() {
	local file=$1

	shift
	filter split-sections "$@" <"$file" && expect_status 0 || return 1
	awk -F'\t' '
	function bare(s) {
		gsub(/[ \t\n\r]|\343\200\200|\302\240/, "", s)
		return s
	}
	function plain(s,    i, c, to) {
		for (i = 1; i <= length(s); i++) {
			c = substr(s, i, 1)
			if (c == "\\") {
				c = substr(s, ++i, 1)
				if (c != "\\")
					c = ""		# a blank
			}
			to = to c
		}
		return bare(to)
	}
	FNR == NR { want = want bare($0); next }
	FNR == 1 { at = 1 }
	{
		m = plain($4); t = plain($5); x = plain($6)
		got = substr(want, at, length(m t x))
		if (got != m t x && got != t m x) {
			print FILENAME ": section " $1 " is not next"
			exit bad = 1
		}
		at += length(got)
	}
	END { exit bad || at != length(want) + 1 }' "$file" "$OUT"
}

@test "nothing is lost: markers, titles and texts are the document" {
	for f in "$IN"/*.in; do
		joined "$f" && joined "$f" -e && joined "$f" -i &&
		    joined "$f" -ei && joined "$f" -L 1 || return 1
	done
}

@test "-z: the raw sections put together are the document" {
	for f in "$IN"/*.in; do
		filter split-sections -eiz <"$f"
		tr -d '\0' <"$OUT" | cmp - "$f" || return 1
	done
}

@test "-z: documents end with NUL, and so does each raw section" {
	printf '一、甲\n正文\n二、乙\n正文\n\0开头\n' >in
	filter split-sections -z <in
	printf '一、甲\n正文\n\0二、乙\n正文\n\0开头\n\0' | expect_out -
	filter split-sections -lz <in
	printf '1\t1\t1\t一、\t甲\n2\t1\t3\t二、\t乙\n0\t0\t1\t\t\n' |
	    expect_out -
}

@test "-t: the leading fields come first, numbers start again" {
	printf 'u1\tx\t一、甲\\n正文\\n二、乙\\n正文\nu2\ty\t\n' >in
	filter split-sections -t <in
	{
		printf 'u1\tx\t1\t1\t1\t一、\t甲\t正文\n'
		printf 'u1\tx\t2\t1\t3\t二、\t乙\t正文\n'
		printf 'u2\ty\t0\t0\t1\t\t\t\n'
	} | expect_out -
}

@test "-t: escapes are undone, and written again, wherever they stand" {
	local pad=

	while [ "${#pad}" -lt 40 ]; do
		printf '%sx\\\\a\\tb\\nc\\\\\\nd\\rz\\qe%s\001f\n' "$pad" "$pad"
		pad=${pad}y
	done >in
	filter split-sections -t <in
	awk '{ i = index($0, "\\q")
		printf "0\t0\t1\t\t\t%s\\%s\n", substr($0, 1, i),
		    substr($0, i + 1) }' in | expect_out -
}

@test "-l in a pipe: fields without text, titles without closing marks" {
	filter split-sections -l "$IN/glued.in"
	expect_out - <<-'END'
	0	0	1		
	1	1	3	一、	工作回顾
	2	2	5	(一)	服务水平明显提高
	3	2	7	(二)	队伍建设不断加强
	4	1	9	二、	今后打算
	5	2	11	(一)	继续优化服务
	6	2	13	(二)	继续强化管理
	END
}

@test "-l on a terminal: line, size with what is under it, indented names" {
	script -qec true /dev/null </dev/null >/dev/null 2>&1 ||
	    skip "no script(1), or no pseudo-terminal"
	NO_COLOR=1 script -qec "split-sections -l '$IN/essays.in'" /dev/null \
	    </dev/null | tr -d '\r' >"$OUT"
	expect_out - <<-'END'
	 1  32  -
	 3  96  学校安全工作心得体会一
	 5  37    一、认识要到位
	 7  26    二、措施要具体
	 9  82  学校安全工作心得体会二
	11  24    (一)制度是根本
	13  25    (二)落实是关键
	15  76  学校安全工作心得体会三
	17  27    一、从小事做起
	19  22    二、从现在做起
	END
}

@test "-l on a terminal: colour unless NO_COLOR, no control characters" {
	script -qec true /dev/null </dev/null >/dev/null 2>&1 ||
	    skip "no script(1), or no pseudo-terminal"
	printf '一、甲\033[1m乙\n文\n二、丙\n文\n' >in
	script -qec "env -u NO_COLOR split-sections -l in" /dev/null \
	    </dev/null | tr -d '\r' >"$OUT"
	{
		printf '\033[2m1 11  \033[0m\033[1m一、甲?[1m乙\033[0m\n'
		printf '\033[2m3  6  \033[0m\033[1m二、丙\033[0m\n'
	} | expect_out -
}

@test "-j: JSON with the path of titles, and the leading fields" {
	printf 'a "b"\t一、甲\\n(一)乙\\n\\t正文\\\\\\n(二)丙\\n文\\n二、丁\\n文\n' >in
	filter split-sections -jt <in
	expect_out - <<-'END'
	{"fields":["a \"b\""],"n":1,"level":1,"line":1,"marker":"一、","title":"甲","path":["甲"],"text":""}
	{"fields":["a \"b\""],"n":2,"level":2,"line":2,"marker":"(一)","title":"乙","path":["甲","乙"],"text":"正文\\"}
	{"fields":["a \"b\""],"n":3,"level":2,"line":4,"marker":"(二)","title":"丙","path":["甲","丙"],"text":"文"}
	{"fields":["a \"b\""],"n":4,"level":1,"line":6,"marker":"二、","title":"丁","path":["丁"],"text":"文"}
	END
}

@test "-j: damaged bytes become U+FFFD, so that the output is JSON" {
	printf '一、甲\n\377\001\n二、乙\n文\n' | filter split-sections -j
	printf '%s\n' \
	    '{"n":1,"level":1,"line":1,"marker":"一、","title":"甲","path":["甲"],"text":"�\u0001"}' \
	    '{"n":2,"level":1,"line":3,"marker":"二、","title":"乙","path":["乙"],"text":"文"}' |
	    expect_out -
}

@test "-c: each text has its path of titles in front" {
	printf '开头\n一、甲\n(一)乙\n正文\n续\n(二)丙\n文\n二、丁\n' |
	    filter split-sections -c
	expect_out - <<-'END'
	开头
	一、甲 > (一)乙\n正文\n续
	一、甲 > (二)丙\n文
	二、丁
	END
}

@test "-e cuts at enumerations, -i at the items of lists" {
	filter split-sections -el "$IN/report-run-in.in"
	grep -c '一是\|二是' "$OUT" >count
	[ "$(cat count)" = 2 ]
	grep -q '^3	3	7	一是	落实责任$' "$OUT"
	filter split-sections -il "$IN/report-run-in.in"
	grep -q '^6	2	15	1、	部分小型水库年久失修,渗漏问题没有根本解决$' "$OUT"
}

@test "-L: deeper sections stay in the text of theirs" {
	filter split-sections -lL 1 "$IN/glued.in"
	expect_out - <<-'END'
	0	0	1		
	1	1	3	一、	工作回顾
	2	1	9	二、	今后打算
	END
}

@test "-o: a file a section, safe names, none overwritten" {
	mkdir dir
	printf '开头\n一、甲/乙\n文\n二、丙 丁\n文' >in
	filter split-sections -o dir in
	expect_status 0
	(cd dir && ls) >names
	printf '%s\n' 000.txt 001-一、甲_乙.txt 002-二、丙_丁.txt | cmp - names
	cat dir/* | cmp - in
	filter split-sections -o dir in
	expect_status 2
	expect_err '000.txt: File exists'
	filter split-sections -o nowhere in
	expect_status 2
	expect_err 'nowhere'
}

@test "-o: of many documents each file says of which it is" {
	mkdir dir
	printf '一、甲\\n文\\n二、乙\\n文\n无\n' | filter split-sections -to dir
	(cd dir && ls) >names
	printf '%s\n' 00001-001-一、甲.txt 00001-002-二、乙.txt 00002-000.txt |
	    cmp - names
}

@test "-E: a document without a section is status 1 and told" {
	printf '没有标题。\n' >in
	filter split-sections -E in
	expect_status 1
	expect_err '^split-sections: in: no section found$'
	filter split-sections in
	expect_status 0
	expect_no_err
	filter split-sections -E "$IN/glued.in"
	expect_status 0
}

@test "-r adds a rule, -R leaves the built-in ones out, -p prints them" {
	printf 'unit\t20\t折\n' >opera.rules
	printf '第一折甲\n文\n第二折乙\n文\n' >in
	filter split-sections -l in
	printf '0\t0\t1\t\t\n' | expect_out -
	filter split-sections -r opera.rules -l in
	printf '1\t1\t1\t第一折\t甲\n2\t1\t3\t第二折\t乙\n' | expect_out -
	filter split-sections -Rr opera.rules -p
	expect_out opera.rules
	printf '第一章甲\n文\n第二章乙\n文\n' >in
	filter split-sections -Rr opera.rules -l in
	printf '0\t0\t1\t\t\n' | expect_out -
}

@test "a bad rule is told with file and line" {
	printf '# fine\nunit\tx\t章\n' >bad.rules
	filter split-sections -r bad.rules </dev/null
	expect_status 2
	expect_err '^split-sections: bad.rules:2: not a number from 0 to 999: x$'
	printf 'chapter\t1\t章\n' >bad.rules
	filter split-sections -r bad.rules </dev/null
	expect_err '^split-sections: bad.rules:1: no such kind of rule: chapter$'
	printf 'cue\n' >bad.rules
	filter split-sections -r bad.rules </dev/null
	expect_err '^split-sections: bad.rules:1: the word is missing$'
	printf 'cue\ta\tb\n' >bad.rules
	filter split-sections -r bad.rules </dev/null
	expect_err '^split-sections: bad.rules:1: too many fields$'
}

# counts MARKER MARKER: the two begin headings of one level, and are the
# markers as they are written.
counts() {
	printf '%s%s\n正文在这里,说一件事。\n%s%s\n正文在这里,再说一件。\n' \
	    "$1" "$3标题甲" "$2" "$3标题乙" >in
	filter split-sections -l in
	printf '1\t1\t1\t%s\t标题甲\n2\t1\t3\t%s\t标题乙\n' "$1" "$2" |
	    expect_out - || {
		echo "^ $1 $2"
		return 1
	}
}

@test "each family of markers counts, half and full width, with blanks" {
	while read -r one two; do
		counts "$one" "$two" || return 1
	done <<-'END'
	一、 二、
	十九、 二十、
	一百零九、 一百一十、
	廿三、 廿四、
	一. 二.
	一) 二)
	壹、 贰、
	壹、 貳、
	(一) (二)
	（一） （二）
	（一）、 （二）、
	〔一〕 〔二〕
	【一】 【二】
	㈠ ㈡
	1. 2.
	1、 2、
	１． ２．
	１、 ２、
	⒈ ⒉
	1) 2)
	1） 2）
	(1) (2)
	（１） （２）
	⑴ ⑵
	① ②
	❶ ❷
	Ⅰ、 Ⅱ、
	A、 B、
	1.1 1.2
	1.1.1 1.1.2
	2.3.4.5 2.3.4.6
	第一编 第二编
	第一章 第二章
	第十节 第十一节
	第1章 第2章
	第１章 第２章
	第一百二十三回 第一百二十四回
	第一部分 第二部分
	第三单元 第四单元
	第一讲 第二讲
	第五课 第六课
	第一卷 第二卷
	第Ⅰ卷 第Ⅱ卷
	第一集 第二集
	第一条 第二条
	第三条之一 第三条之二
	第一條 第二條
	第一編 第二編
	第一千零一章 第一千零二章
	第九十九节 第一百节
	第一册 第二册
	第一分编 第二分编
	第一篇 第二篇
	第一款 第二款
	第一项 第二项
	第一模块 第二模块
	第一步 第二步
	1.、 2.、
	1、. 2、.
	一.、 二.、
	（1）、 （2）、
	1．1 1．2
	１．１ １．２
	⑽ ⑾
	㊀ ㊁
	ⅰ. ⅱ.
	A) B)
	Ａ、 Ｂ、
	【一】 【二】
	议题一: 议题二:
	误区一、 误区二、
	【篇1】 【篇2】
	范文1: 范文2:
	第1篇: 第2篇:
	END
	while read -r one two; do
		counts "$one" "$two" ' ' || return 1
	done <<-'END'
	一、 二、
	1. 2.
	1 2
	I. II.
	IV. V.
	A. B.
	a) b)
	(a) (b)
	第一章 第二章
	附件1 附件2
	附录A 附录B
	案例一 案例二
	§1 §2
	卷一 卷二
	考点1 考点2
	篇一: 篇二:
	END
	while IFS='|' read -r one two; do
		counts "$one" "$two" ' ' || return 1
	done <<-'END'
	Chapter 1|Chapter 2
	CHAPTER I|CHAPTER II
	Chapter One:|Chapter Two:
	Section 2.1|Section 2.2
	Appendix A|Appendix B
	Part I|Part II
	PART ONE|PART TWO
	Article 1.|Article 2.
	Step 1:|Step 2:
	§ 1|§ 2
	##|##
	## 1.|## 2.
	END
}

@test "a heading may have its number behind it, or none" {
	printf '工作报告一\n文。\n工作报告二\n文。\n' | filter split-sections -l
	printf '%s\t%s\t%s\t%s\t%s\n' 1 1 1 一 工作报告 2 1 3 二 工作报告 |
	    expect_out -
	for word in 摘要 前言 引言 附则 结语 参考文献 致谢 '摘 要' 【结语】; do
		printf '%s\n正文说一件事。\n' "$word" | filter split-sections -l
		printf '1\t1\t1\t\t%s\n' "$word" | expect_out - || return 1
	done
}

@test "a marker may hold blanks: 第 一 章, ( 一 ), 一 、" {
	printf '第 一 章 甲\n文\n第 二 章 乙\n( 一 )丙\n文\n( 二 )丁\n文\n' |
	    filter split-sections -l
	printf '%s\n' '1 1 1 第_一_章 甲' '2 1 3 第_二_章 乙' \
	    '3 2 4 (_一_) 丙' '4 2 6 (_二_) 丁' | tr ' _' '\t ' | expect_out -
}

@test "a marker in a line is found behind each mark that ends something" {
	local mark pad

	# Lines are looked at many bytes at a time: each place among them.
	for mark in 。 ！ ？ ； ： … ｡ 　 '!' '?' ';' ':' ' '; do
		for pad in '' a ab abc abcd abcde abcdef abcdefg abcdefgh \
		    abcdefghi abcdefghij abcdefghijk abcdefghijkl \
		    abcdefghijklm abcdefghijklmn abcdefghijklmno; do
			printf '1、题目一\\n内容，在“这里”、%s说明%s2、题目二。' \
			    "$pad" "$mark"
			printf '正文在此。\\n3、题目三\n'
		done
	done >in
	filter split-sections -t -l -i <in
	cut -f 4 "$OUT" | sort | uniq -c | awk '{ print $1, $2 }' >"$OUT.n"
	mv "$OUT.n" "$OUT"
	printf '%s\n' '208 1、' '208 2、' '208 3、' | expect_out -
}

@test "numbers that count other things are no markers" {
	while IFS= read -r line; do
		printf '%s\n%s\n正文说一件事。\n' "$line" "$line" >in
		filter split-sections -ei -l in
		printf '0\t0\t1\t\t\n' | expect_out - || return 1
	done <<-'END'
	第一次来到这里,一切都很新鲜。
	第三方机构负责评估。
	第二天,他就走了。
	第二节课下课了。
	第一部队到达指定位置。
	第三回来的人说了实话。
	一、二年级学生参加活动。
	2、3月份完成验收。
	10.5%的人表示同意。
	3.15晚会播出以后,公司道歉。
	2019.5.3 晴
	2019年5月3日
	8:30开始,17:00结束。
	12345678转801
	1,000元起
	1.5亿元的投资
	100米短跑
	第十条的规定适用于本案。
	第三款所称的企业是指法人。
	END
}

# within LINE: between two headings the line is text, whatever it begins with.
within() {
	printf '一、甲\n1.子\n正文说一件事。\n%s\n2.丑\n正文再说一件事。\n二、乙\n正文。\n' \
	    "$1" >in
	filter split-sections -l in
	printf '%s\t%s\t%s\t%s\t%s\n' 1 1 1 一、 甲 2 2 2 1. 子 3 2 5 2. 丑 \
	    4 1 7 二、 乙 | expect_out - || {
		echo "^ $1"
		return 1
	}
}

@test "between headings what only looks like a marker is text" {
	while IFS= read -r line; do
		within "$line" || return 1
	done <<-'END'
	第一次来到这里,一切都很新鲜。
	第三方机构负责评估。
	第二天,他就走了。
	第三者责任保险由甲方购买。
	第一时间赶到现场处置。
	第二十条的规定适用于本案。
	第五个五年规划开始实施。
	一、二年级学生参加活动。
	二、三线城市的房价有所回落。
	2、3月份完成验收。
	3、4号楼之间有一块空地。
	10.5%的人表示同意。
	2.5公里外有一座桥。
	3.15晚会播出以后,公司道歉。
	2.0版本修正了若干错误。
	2019.5.3 晴
	2019年5月3日
	2019-05-03
	12月31日以前完成。
	8:30开始,17:00结束。
	12345678转801
	0571-88001234
	1,000元起
	1.5亿元的投资
	3万元以下的罚款
	100米短跑
	2 个人参加了比赛。
	192.168.1.1 是网关的地址。
	[1] 王大年. 农村电商研究. 2016.
	[2-3] 同上。
	床前明月光,疑是地上霜。
	一片两片三四片,五片六片七八片。
	张三、李四、王五、赵六
	一心一意谋发展。
	二是加强管理。
	三来一补企业有三十家。
	1 2 3 4 5 6
	2020 2.1 35.0
	A 12 34.5 67
	2×3=6
	1/3的人投了赞成票。
	3-5天可以到货。
	END
}

@test "the contents of a document are no sections of it" {
	printf '目录\n一、甲\n二、乙\n三、丙\n一、甲\n文\n二、乙\n文\n三、丙\n文\n' |
	    filter split-sections -l
	cut -f 3,4,5 "$OUT" | tail -n +2 >got
	printf '%s\t%s\t%s\n' 5 一、 甲 7 二、 乙 9 三、 丙 | cmp - got
	printf '一、甲 ...... 1\n二、乙 ...... 3\n一、甲\n文\n二、乙\n文\n' |
	    filter split-sections -l
	cut -f 3,4,5 "$OUT" | tail -n +2 >got
	printf '%s\t%s\t%s\n' 3 一、 甲 5 二、 乙 | cmp - got
}

@test "a quotation of a heading in a sentence is text" {
	printf '%s\n' 一、甲 '如“二、乙”一节所说,并非如此。' 见第二章第三节。 \
	    二、乙 '参见1.1和(一)两处,以及第三条。' |
	    filter split-sections -eil
	printf '%s\t%s\t%s\t%s\t%s\n' 1 1 1 一、 甲 2 1 4 二、 乙 | expect_out -
}

@test "a document costs at most four times its size and 16 MB" {
	local want

	awk 'BEGIN { print "目录"; for (i = 0; i < 300000; i++)
		print "第一章 总则" }' >heads
	awk 'BEGIN { for (i = 0; i < 300000; i++)
		printf "第%d章 标题\n正文在这里,说一件事情。\n", i % 99999 + 1 }' >text
	(ulimit -v 40000 && split-sections -V) >/dev/null 2>&1 ||
	    skip "no limit of memory under which it starts"
	for file in heads text; do
		want=$(($(wc -c <"$file") / 1024 * 4 + 16384 + 8192))
		(ulimit -v "$want" && split-sections -eij "$file") >"$OUT" ||
		    return 1
	done
	[ "$(wc -l <"$OUT")" -eq 300000 ]
}
