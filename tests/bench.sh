#!/bin/sh
# bench.sh: what the machine can tell of the filters' speed and memory, beside
# other programs in the same run.  Read the last column: times the speed of
# the first row of the section.  MB/s are of this machine, this minute, and
# all that runs on it meanwhile; ratios of one run are what to compare.
# Programs that are not here are left out, those that would take minutes get
# less of the same input.  HTML is the pages of ../shared/pages, 61 real ones,
# where they are, one after the other, and else a made one.
#
#	BENCH_MB	megabytes of each input (100)
#	BENCH_PAGES	pages of 20 KB, a process each (1000)
#	BENCH_RUNS	runs of each command, the best counts (3)
#	BENCH_HTML	folder of folders of pages, *.html (../shared/pages)
#	NODE_PATH	where node finds @mozilla/readability and jsdom
set -eu
mb=${BENCH_MB:-100}
pages=${BENCH_PAGES:-1000}
runs=${BENCH_RUNS:-3}
few=$(((mb + 9) / 10))		# megabytes for slow programs
dir=$(mktemp -d "${TMPDIR:-/tmp}/bench.XXXXXX")
trap 'rm -rf "$dir"' EXIT
trap 'exit 1' HUP INT TERM
PATH=$PWD/filters:$PATH
export LC_ALL=C.UTF-8

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

# seconds FILE COMMAND: nanoseconds of the best run.
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

section() {
	base=
	printf '\n%s\n' "$1"
}

have() {
	command -v "$1" >/dev/null
}

# row NAME FILE COMMAND: its speed, and how many times the first row's.
row() {
	have "${3%% *}" || return 0
	speed=$(awk -v t="$(seconds "$2" "$3")" -v s="$(wc -c <"$2")" \
	    'BEGIN { printf "%.3f", s / t * 1000 }')
	: "${base:=$speed}"
	printf '%s\t%s\t%s\n' "$1" "$speed" "$base" | awk -F '\t' '{
		printf "  %-46s %9.1f MB/s %9.2f x\n", $1, $2, $2 / $3 }'
}

# page_row NAME COMMAND: the time of a process on a page, and how many times
# that of the first row it takes.
page_row() {
	have "${2%% *}" || return 0
	took=$(seconds /dev/null "for page in $dir/pages/*; do
		$2 \"\$page\"; done")
	: "${base:=$took}"
	awk -v n="$1" -v t="$took" -v b="$base" -v s="$pages" 'BEGIN {
		printf "  %-46s %9.2f ms   %9.2f x\n", n, t / s / 1e6, t / b }'
}

# memory_row FILE COMMAND: the most memory it had, beside the document.
memory_row() {
	command time -f %M -o "$dir/peak" sh -c "exec $2" <"$1" >/dev/null \
	    2>&1 || :
	awk -v n="$2" -v k="$(tail -n 1 "$dir/peak")" -v s="$(wc -c <"$1")" \
	    'BEGIN { peak = k * 1024
		printf "  %-46s %9.1f MB   %9.2f x%s\n", n, peak / 1e6, peak / s,
		    (peak > 4 * s + 16e6) ? "  more than 4 x + 16 MB" : "" }'
}

# A GBK page of an essay, the same with 20 KB of text, and what comes of it.
page=tests/demo/page.html
LC_ALL=C awk '/id="content"/ { on = 1; print; next }
on && /<\/div>/ { for (i = 0; i < 18; i++) printf "%s", text; on = 0 }
on { text = text $0 "\n"; next }
{ print }' "$page" >"$dir/page.html"
mkdir "$dir/pages"
i=0
while [ $((i += 1)) -le "$pages" ]; do
	cp "$dir/page.html" "$dir/pages/$i.html"
done
decode "$dir/page.html" >"$dir/page.utf8"
strip-site-chrome <"$dir/page.utf8" >"$dir/page.txt"
fix-ocr-substitutions <"$dir/page.txt" >"$dir/page.fixed"
iconv -f UTF-8 -t GB18030 "$dir/page.fixed" >"$dir/page.gbk"
if have opencc; then
	opencc -c s2t -i "$dir/page.fixed" -o "$dir/page.tw"
else
	cp tests/pipe/tw.txt "$dir/page.tw"
fi
iconv -c -f UTF-8 -t BIG5 "$dir/page.tw" >"$dir/page.big5"
LC_ALL=C awk 'BEGIN { printf "page\t" } {
	gsub(/\\/, "\\\\"); gsub(/\t/, "\\t"); gsub(/\r/, "\\r")
	printf "%s\\n", $0 } END { print "" }' "$dir/page.html" >"$dir/page.tsv"

# The pages, each a document, and the same one after the other.
if ls "${BENCH_HTML:=../shared/pages}"/*/*.html >/dev/null 2>&1; then
	sort="the pages of $BENCH_HTML"
	decode -q -t "$BENCH_HTML"/*/*.html >"$dir/once.tsv"
	decode -q "$BENCH_HTML"/*/*.html >"$dir/real.html"
else
	sort="a made page"
	decode -t "$dir/page.html" >"$dir/once.tsv"
	cp "$dir/page.utf8" "$dir/real.html"
fi
repeat "$dir/once.tsv" "$mb" >"$dir/real.tsv"
repeat "$dir/real.html" "$mb" >"$dir/html"
repeat "$dir/real.html" "$few" >"$dir/html.few"

# A site of 200 pages: what stands around the text is on each of them, the
# text and some numbers are each page's own.
LC_ALL=C awk -v pages=200 '{ line[NR] = $0 } END {
	for (i = 1; i <= pages; i++) {
		printf "%d\t", i
		for (n = 1; n <= NR; n++) {
			text = line[n]
			if (text ~ /。/)
				text = i text
			else
				gsub(/[0-9]+/, i, text)
			gsub(/\\/, "\\\\", text)
			gsub(/\t/, "\\t", text)
			printf "%s\\n", text
		}
		print ""
	} }' "$dir/page.utf8" >"$dir/site.tsv"

repeat "$dir/page.html" "$mb" >"$dir/html.gbk"
repeat "$dir/page.gbk" "$mb" >"$dir/gbk"
repeat "$dir/page.big5" "$mb" >"$dir/big5"
repeat "$dir/page.txt" "$mb" >"$dir/text"
repeat "$dir/page.txt" "$few" >"$dir/text.few"
repeat "$dir/page.fixed" "$mb" >"$dir/fixed"
repeat "$dir/page.fixed" "$few" >"$dir/fixed.few"
repeat "$dir/page.tsv" "$mb" >"$dir/tsv"

# charset NAME FILE ICONV_NAME: decode beside other converters.
charset() {
	section "decode: $mb MB of $1, times iconv(1)"
	row iconv "$2" "iconv -f $3 -t UTF-8"
	row decode "$2" decode
	row "decode -f" "$2" "decode -f $3"
	row uconv "$2" "uconv -f $3 -t UTF-8"
	row cat "$2" cat
}

charset "GB18030 text" "$dir/gbk" GB18030
charset "GBK HTML" "$dir/html.gbk" GB18030
charset "Big5 text" "$dir/big5" BIG5
charset "UTF-8 text" "$dir/fixed" UTF-8

section "$pages pages of $(wc -c <"$dir/page.html") bytes, a process each: time beside iconv(1)"
page_row iconv "iconv -f GB18030 -t UTF-8"
for filter in decode html-to-text strip-site-chrome fix-ocr-substitutions \
    split-sections; do
	page_row "$filter" "$filter"
done
page_row "decode -C" "decode -C"
page_row uchardet uchardet
page_row "enca -L zh" "enca -L zh -m"
page_row "file -i" "file -i"
page_row cat cat

section "detection in one process, $pages pages: time beside uchardet"
all() {
	took=$(seconds /dev/null "$2 $dir/pages/*")
	: "${base:=$took}"
	awk -v n="$1" -v t="$took" -v b="$base" -v s="$pages" 'BEGIN {
		printf "  %-46s %9.3f ms   %9.2f x\n", n, t / s / 1e6, t / b }'
}
for tool in uchardet "decode -C" "enca -L zh -m" "file -i"; do
	! have "${tool%% *}" || all "$tool" "$tool"
done

cat >"$dir/readability.js" <<'END'
const { Readability } = require("@mozilla/readability");
const { JSDOM } = require("jsdom");
const html = require("fs").readFileSync(0, "utf8");
for (const page of html.split(/(?=<!DOCTYPE)/i))
	if (page.trim())
		console.log(new Readability(new JSDOM(page).window.document)
		    .parse()?.textContent);
END
section "$mb MB of HTML, $sort, times sed that deletes tags"
row "sed 's/<[^>]*>//g'" "$dir/html" "env LC_ALL=C sed 's/<[^>]*>//g'"
row "html-to-text -t, a page a document" "$dir/real.tsv" "html-to-text -t"
row "strip-site-chrome -t, a page a document" "$dir/real.tsv" \
    "strip-site-chrome -t"
row "html-to-text, all one document" "$dir/html" html-to-text
row "strip-site-chrome, all one document" "$dir/html" strip-site-chrome
row "w3m -dump" "$dir/html.few" "w3m -dump -T text/html"
row "lynx -dump" "$dir/html.few" "lynx -dump -stdin -force_html"
row html2text "$dir/html.few" html2text
if have node && node -e 'require("@mozilla/readability"); require("jsdom")' \
    2>/dev/null; then
	row "@mozilla/readability, node and jsdom" "$dir/html.few" \
	    "node $dir/readability.js"
else
	echo "  @mozilla/readability: not measured, node does not find it and jsdom"
fi

section "$mb MB of text, times grep with ten words"
row "grep -cE ten words" "$dir/text" \
    "grep -cE '首页|当前位置|上一篇|下一篇|免责声明|版权所有|责任编辑|分享到|相关阅读|友情链接'"
row strip-site-chrome "$dir/text" strip-site-chrome

site=$dir/site.rules
learn-site-chrome -t <"$dir/site.tsv" >"$site"
html-to-text -t <"$dir/site.tsv" >"$dir/site.text.tsv"
cat >"$dir/count.awk" <<'AWK'
BEGIN { FS = "\\\\n" }
{ for (i = 1; i <= NF; i++) count[$i]++ }
END { for (line in count) print count[line], line }
AWK
section "a site of 200 pages, times awk that counts its lines"
row "awk, counts equal lines" "$dir/site.text.tsv" "awk -f $dir/count.awk"
row "learn-site-chrome -t, text" "$dir/site.text.tsv" "learn-site-chrome -t"
row "learn-site-chrome -t, HTML" "$dir/site.tsv" "learn-site-chrome -t"
row "strip-site-chrome -t -r with its rules, HTML" "$dir/site.tsv" \
    "strip-site-chrome -t -r $site"
row "strip-site-chrome -t, HTML" "$dir/site.tsv" "strip-site-chrome -t"

fix-ocr-substitutions -p | awk -F '\t' '$1 == "pair" || $1 == "word" {
	print $2 > words; print "s/" $2 "/" $3 "/g" }' words="$dir/words" \
    >"$dir/pairs.sed"
section "$mb MB of text, times sed with the $(wc -l <"$dir/pairs.sed") pairs"
row "sed -f, clean text" "$dir/fixed.few" "sed -f $dir/pairs.sed"
row "fix-ocr-substitutions, clean text" "$dir/fixed" fix-ocr-substitutions
row "fix-ocr-substitutions, corrupted text" "$dir/text" fix-ocr-substitutions
row "sed -f, corrupted text" "$dir/text.few" "sed -f $dir/pairs.sed"
row "rg, counts lines with one" "$dir/fixed" "rg -c -F -f $dir/words"

section "$mb MB of text, times mawk with one pattern"
row "mawk, lines that begin as 一、 do" "$dir/fixed" \
    "mawk '/^(　)*(一|二|三|四|五|六|七|八|九|十)+、/'"
row split-sections "$dir/fixed" split-sections
row "split-sections -l" "$dir/fixed" "split-sections -l"
row "csplit, the same pattern" "$dir/fixed.few" \
    "csplit -s -n 7 -f $dir/cs - '/^　*[一二三四五六七八九十][一二三四五六七八九十]*、/' '{*}'; rm -f $dir/cs*"

pipe='strip-site-chrome -t | fix-ocr-substitutions -t | split-sections -t'
section "the whole pipe, $mb MB of GBK HTML, a page a line, times the chain"
row "decode -t | strip | fix | split -t" "$dir/tsv" "decode -t | $pipe"
row "  the same under parallel --pipe -j2" "$dir/tsv" \
    "parallel --will-cite --pipe --keep-order --block 8M -j2 'decode -t | $pipe'"
iconv -c -f UTF-8 -t GB18030 "$dir/real.tsv" >"$dir/real.gbk.tsv"
row "  the same, $sort" "$dir/real.gbk.tsv" "decode -t | $pipe"
rm "$dir/real.gbk.tsv"
base=
row "decode -t" "$dir/tsv" "decode -t"
row "  the same under parallel --pipe -j2" "$dir/tsv" \
    "parallel --will-cite --pipe --keep-order --block 8M -j2 'decode -t'"
decode -t <"$dir/tsv" >"$dir/html.tsv"
base=
for stage in "html-to-text -t" "strip-site-chrome -t"; do
	row "$stage" "$dir/html.tsv" "$stage"
done
strip-site-chrome -t <"$dir/html.tsv" >"$dir/text.tsv"
rm "$dir/html.tsv"
base=
row "fix-ocr-substitutions -t" "$dir/text.tsv" "fix-ocr-substitutions -t"
row "split-sections -t" "$dir/text.tsv" "split-sections -t"

if command time -f %M true 2>/dev/null; then
	section "memory: one document of $mb MB, times its size"
	memory_row "$dir/gbk" decode
	memory_row "$dir/html.gbk" decode
	memory_row "$dir/html" html-to-text
	memory_row "$dir/html" strip-site-chrome
	memory_row "$dir/text" strip-site-chrome
	memory_row "$dir/text" fix-ocr-substitutions
	memory_row "$dir/fixed" split-sections
fi
