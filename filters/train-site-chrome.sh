#!/bin/sh
# train-site-chrome.sh DIR: the pages that train-site-chrome learns from, as
# it reads them, on standard output.
#
# DIR holds, at any depth, pages as text with a label for each line (NAME.txt
# and NAME.labels, or NAME_*.txt and NAME.chrome.labels), HTML pages with
# their main text (NAME.html and NAME.gold.txt), and clean text to make more
# pages of: corpuszh.txt.xz, a sentence a line, and laws.txt.xz and
# xwlb.txt.xz, a document a line, escaped.  The tree has HTML pages of its own,
# written for it: tests/strip-site-chrome/pages, which mark what is their text.
set -eu
LC_ALL=C
export LC_ALL
here=$(dirname "$0")
dir=$1
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

corpus() {
	xz -dc "$(find "$dir" -name "$1.txt.xz")"
}

corpus corpuszh | awk 'NR % 8 == 1 && n++ < 12000' >"$tmp/sentences"
{
	corpus laws | sed 's/<! INFO END\\n//' |
	    awk 'length < 18000 && ++short % 9 == 1 && n++ < 150'
	corpus xwlb | awk 'NR % 9 == 1 && n++ < 100'
} >"$tmp/documents"

# Text with labels; essays from document shops are few, so they count more.
find "$dir" -name '*.labels' | sort | while read -r labels; do
	name=$(basename "$labels" .labels)
	page=${labels%.labels}.txt times=4
	case $name in
	*.chrome)
		name=${name%.chrome} times=16
		page=$(find "$dir" -name "${name}_*.txt")
		;;
	esac
	awk -v name="$name" -v times=$times '
	NR == FNR { label[NR] = substr($0, 1, 1); next }
	/[^ \t\r]/ && label[FNR] != "B" {
		gsub(/\\/, "\\\\")
		gsub(/\t/, "\\t")
		gsub(/\r/, "\\r")
		text = text $0 "\\n"
		labels = labels label[FNR]
	}
	END {
		while (times-- > 0)
			printf "%s\ttext\t%s\t%s\n", name, labels, text
	}' "$labels" "$page"
done >"$tmp/text"

find "$dir" -name '*.gold.txt' | sort | while read -r text; do
	"$here/decode" "${text%.gold.txt}.html" >"$tmp/page"
	name=$(basename "$(dirname "$text")")_$(basename "$text" .gold.txt)
	"$here/label-site-chrome" "$tmp/page" "$text" | sed "s|^[^	]*|$name|"
done >"$tmp/html"

for page in "$here"/../tests/strip-site-chrome/pages/*.html; do
	name=$(basename "$page" .html)
	"$here/label-site-chrome" "$page" | sed "s|^[^	]*|written_$name|"
done >"$tmp/written"

# Pages without a label for each line, as text.
awk -F '\t' '
NR == FNR { done[$1] = 1; next }
!($1 in done) { $2 = "text"; print }' OFS='\t' "$tmp/text" "$tmp/html" |
    "$here/html-to-text" -t >"$tmp/rendered"

# A real page counts as much as several that are made.
cat "$tmp/text" "$tmp/rendered" "$tmp/rendered"
cat "$tmp/html" "$tmp/html" "$tmp/html"
cat "$tmp/written" "$tmp/written" "$tmp/written"
awk -F '\t' '{ $2 = "text"; print }' OFS='\t' "$tmp/written" |
    "$here/html-to-text" -t
awk -F '\t' '!seen[$1]++' "$tmp/text" "$tmp/rendered" >"$tmp/once"
awk -f "$here/train-site-chrome-mix.awk" "$tmp/once" "$tmp/documents"

# Text shows too little of a page for the grammars that tell of blocks.
made() {
	kind=$1
	shift
	awk -v pages=1200 -f "$here/train-site-chrome.awk" "$@" \
	    "$tmp/sentences" "$tmp/documents" |
	    awk -F '\t' -v kind="$kind" '$2 == kind'
}
made html "$here"/*.grammar
made text "$here/train-site-chrome-kinds.grammar" \
    "$here/train-site-chrome.grammar"
