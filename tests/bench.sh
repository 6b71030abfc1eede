#!/bin/sh
# bench.sh: what the machine can tell of the filters' speed, as ratios against
# other programs in the same run.  Figures in MB/s are of the machine; the
# ratios are what to compare.  Tools that are not here are left out.
#
#	BENCH_MB	megabytes of each input (100)
#	BENCH_RUNS	runs of each command, the best counts (3)
set -eu
mb=${BENCH_MB:-100}
runs=${BENCH_RUNS:-3}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
PATH=$PWD/filters:$PATH

# repeat FILE MB: the file again and again until there is so much of it.
repeat() {
	cp "$1" "$dir/once"
	while [ "$(wc -c <"$dir/once")" -lt 1000000 ]; do
		cat "$dir/once" "$dir/once" >"$dir/twice"
		mv "$dir/twice" "$dir/once"
	done
	size=$(wc -c <"$dir/once")
	i=0
	while [ $((i * size)) -lt $(($2 * 1000000)) ]; do
		cat "$dir/once"
		i=$((i + 1))
	done
}

# seconds FILE COMMAND: the best of the runs.
seconds() {
	best=
	i=0
	while [ $((i += 1)) -le "$runs" ]; do
		start=$(date +%s%N)
		sh -c "$2" <"$1" >/dev/null 2>&1 || :
		end=$(date +%s%N)
		now=$((end - start))
		if [ -z "$best" ] || [ "$now" -lt "$best" ]; then
			best=$now
		fi
	done
	echo "$best"
}

# row NAME FILE COMMAND: its speed, and how many times that of the first
# command of the section.
row() {
	command -v "${3%% *}" >/dev/null || return 0
	took=$(seconds "$2" "$3")
	: "${base:=$took}"
	awk -v n="$1" -v t="$took" -v b="$base" -v s="$(wc -c <"$2")" 'BEGIN {
		printf "  %-44s %8.1f MB/s  %7.2f x\n", n, s / t * 1000, b / t
	}'
}

# page_row NAME COMMAND: the same for the start of a process, on one page.
page_row() {
	command -v "${2%% *}" >/dev/null || return 0
	took=$(seconds "$page" \
	    "i=0; while [ \$((i += 1)) -le $starts ]; do $2 $page; done")
	: "${base:=$took}"
	awk -v n="$1" -v t="$took" -v b="$base" -v s="$starts" 'BEGIN {
		printf "  %-44s %8.2f ms/page %6.2f x\n", n, t / s / 1e6, b / t
	}'
}

section() {
	base=
	printf '%s\n' "$1"
}

page=tests/demo/page.html
starts=200
html=$dir/page.html
text=$dir/page.txt
decode "$page" >"$html"
strip-site-chrome <"$html" >"$text"

repeat "$page" "$mb" >"$dir/gbk"
repeat "$html" "$mb" >"$dir/utf8"
iconv -f UTF-8 -t BIG5-HKSCS//TRANSLIT "$html" >"$dir/big5-page" 2>/dev/null || :
repeat "$dir/big5-page" "$mb" >"$dir/big5"
repeat "$text" "$mb" >"$dir/text"
fix-ocr-substitutions <"$text" >"$dir/fixed-page"
repeat "$dir/fixed-page" "$mb" >"$dir/fixed"

for charset in gbk big5 utf8; do
	case $charset in
	gbk) name=GB18030 ;;
	big5) name=BIG5-HKSCS ;;
	utf8) name=UTF-8 ;;
	esac
	section "decode: $mb MB of $name, against iconv(1)"
	row iconv "$dir/$charset" "iconv -f $name -t UTF-8"
	row "decode -f" "$dir/$charset" "decode -f $name"
	row decode "$dir/$charset" decode
	row uconv "$dir/$charset" "uconv -f $name -t UTF-8"
	row cat "$dir/$charset" cat
done

section "a process for each page, against iconv(1)"
page_row iconv "iconv -f GB18030 -t UTF-8"
for filter in decode html-to-text strip-site-chrome fix-ocr-substitutions \
    split-sections; do
	page_row "$filter" "$filter"
done
page_row cat cat
page_row uchardet uchardet
page_row "enca -L zh" "enca -L zh -m"
page_row "file -b" "file -b --mime-encoding"

section "$mb MB of HTML, against sed that deletes tags"
row "sed 's/<[^>]*>//g'" "$dir/utf8" "sed 's/<[^>]*>//g'"
row html-to-text "$dir/utf8" html-to-text
row strip-site-chrome "$dir/utf8" strip-site-chrome
row w3m "$dir/utf8" "w3m -dump -T text/html"
row lynx "$dir/utf8" "lynx -dump -stdin -force_html"

section "$mb MB of text, against grep with ten words"
row "grep -cE ten words" "$dir/text" \
    "grep -cE '首页|当前位置|上一篇|下一篇|免责声明|版权所有|责任编辑|分享到|相关阅读|友情链接'"
row strip-site-chrome "$dir/text" strip-site-chrome

section "$mb MB of clean text, against sed with 13 of the pairs"
row "sed -f" "$dir/fixed" "sed 's/开展/发展/g;s/根底/基础/g;s/稳固/巩固/g
s/那么/则/g;s/假设/若/g;s/效劳/服务/g;s/创立/创建/g;s/发动/动员/g;s/广阔/广大/g
s/局部/部分/g;s/根本/基本/g;s/缺乏/不足/g;s/标准/规范/g'"
row fix-ocr-substitutions "$dir/fixed" fix-ocr-substitutions
row "  the same, corrupted text" "$dir/text" fix-ocr-substitutions

section "$mb MB of text, against awk with one pattern"
row awk "$dir/fixed" "awk '/^[一二三四五六七八九十]+、/'"
row split-sections "$dir/fixed" split-sections
row csplit "$dir/fixed" \
    "csplit -s -f $dir/cs - '/^[一二三四五六七八九十][一二三四五六七八九十]*、/' '{*}'"

section "the whole pipe, $mb MB of GBK HTML, a page a line"
size=$(wc -c <"$page")
awk -v n=$((mb * 1000000 / size)) 'BEGIN { for (i = 0; i < n; i++) {
	printf "tests/demo/page.html%c", 0 } }' >"$dir/names"
row "decode -t --files0-from | ... | split-sections -t" "$dir/gbk" \
    "decode -t --files0-from=$dir/names | strip-site-chrome -t |
     fix-ocr-substitutions -t | split-sections -t"
