#!/bin/sh
# limits.sh: documents and streams of sizes that nobody has, one after the
# other: a line for each with the speed and the memory at its highest, and what
# is more than 4 times the largest document and 16 MB is marked TOO MUCH.
# Then limits/linear.sh.  Takes half an hour and 4 GB of disk.
#
#	LIMITS_MB	megabytes of the large documents (1024)
#	LIMITS_TMP	a directory for them ($TMPDIR, /tmp)
set -eu
mb=${LIMITS_MB:-1024}
here=$(cd "$(dirname "$0")" && pwd)
dir=$(mktemp -d "${LIMITS_TMP:-${TMPDIR:-/tmp}}/limits.XXXXXX")
trap 'rm -rf "$dir"' EXIT
PATH=$PWD/filters:$PATH
export LC_ALL=C
"${CC:-cc}" -o "$dir/peak" "$here/limits/peak.c"

# fill FILE UNIT [BYTES]: the unit, as printf %b reads it, again and again.
fill() {
	want=${3:-$((mb * 1000000))}
	printf '%b' "$2" >"$dir/unit"
	while [ "$(wc -c <"$dir/unit")" -lt 1000000 ]; do
		cat "$dir/unit" "$dir/unit" >"$dir/units"
		mv "$dir/units" "$dir/unit"
	done
	size=$(wc -c <"$dir/unit")
	i=0
	while [ $((i * size)) -lt "$want" ]; do
		cat "$dir/unit"
		i=$((i + 1))
	done | head -c "$want" >>"$dir/$1"
}

# row CASE LARGEST FILE COMMAND...: LARGEST is the size of the largest document.
row() {
	what=$1 largest=$2 file=$3
	shift 3
	"$dir/peak" "$@" <"$dir/$file" >/dev/null 2>"$dir/said" 3>"$dir/peaked"
	read -r ended kib took <"$dir/peaked"
	awk -v what="$what" -v name="$1" -v status="$ended" -v kib="$kib" \
	    -v took="$took" -v largest="$largest" \
	    -v size="$(wc -c <"$dir/$file")" 'BEGIN {
		allowed = 4 * largest / 1e6 + 16
		mb = kib * 1.024e-3
		bad = (status > 0 || mb > allowed)
		printf "%-22s %-20s %7.1f s %7.1f MB/s %8.1f MB of %.1f", name,
		    what, took, size / 1e6 / (took > 0 ? took : .01), mb, allowed
		if (status > 0)
			printf ", status %d", status
		print bad ? "  TOO MUCH" : ""
		exit bad
	}' || : >"$dir/bad"
}

all='decode html-to-text strip-site-chrome fix-ocr-substitutions split-sections'
bytes=$((mb * 1000000))

echo "a document of $mb MB, then a line of as much"
fill text '春耕夏耘,秋收冬藏。村里家家忙着播种,大家都起得很早。\n'
fill line '春耕夏耘,秋收冬藏。村里家家忙着播种。'
for name in $all; do
	row text "$bytes" text "$name"
	row line "$bytes" line "$name"
	row 'line, -t' "$bytes" line "$name" -t
done
rm "$dir/text" "$dir/line"
printf '<html><body>' >"$dir/html"
fill html '<div class="a"><p>村里家家忙着播种,<a href="/x">大家</a>都起得很早。</p></div>\n'
for name in decode html-to-text strip-site-chrome; do
	row HTML "$bytes" html "$name"
done
rm "$dir/html"
fill gbk '\0264\0272\0270\0373\0317\0304\0324\0305\0243\0254\0307\0357\0312\0325\0266\0254\0262\0330\0241\0243\n'
row GBK "$bytes" gbk decode
rm "$dir/gbk"

echo 'a million tags open'
for tag in div p 'div class=a id=b' b table svg; do
	printf '<html>' >"$dir/tags"
	fill tags "<$tag>" $(((${#tag} + 2) * 1000000))
	for name in html-to-text strip-site-chrome; do
		row "<$tag>" "$(wc -c <"$dir/tags")" tags "$name"
	done
	rm "$dir/tags"
done

echo '10 million documents of 100 bytes'
fill many 'key\t春耕夏耘,秋收冬藏。村里家家忙着播种,大家都起得很早啊。\\\\n春耕。\n' 1000000000
for name in $all; do
	row documents 100 many "$name" -t
done
rm "$dir/many"

echo '10,000 rules'
unit='春耕夏耘,秋收冬藏。村里家家忙着播种,大家都起得很早。\n'
fill text "$unit" 10000000
fill short "$unit" 100000
awk 'BEGIN { for (i = 0; i < 10000; i++) {
	if (i % 3 == 0) print "line\tslogan\t^某某园地" i ".*$\t某某园地" i
	if (i % 3 == 1) print "word\tnav\t某某词" i
	if (i % 3 == 2) print "cut\twatermark\t某某网" i "[a-z]*\t某某网" i
}}' >"$dir/needles"
awk 'BEGIN { for (i = 0; i < 10000; i++)
	print "line\tad\t^广告[0-9]?" i "$" }' >"$dir/bare"
awk 'BEGIN { for (i = 0; i < 10000; i++)
	print "pair\t误词" i "字\t正词" i "字\tF" i % 50 }' >"$dir/pairs"
# Ten thousand patterns are memory of their own, and so is their JIT code.
row 'rules with needles' 30000000 text strip-site-chrome -r "$dir/needles"
row 'rules without' 30000000 short strip-site-chrome -r "$dir/bare"
row pairs 10000000 text fix-ocr-substitutions -r "$dir/pairs"

echo 'patterns that run away, 1,000 lines that they run away on'
fill slow 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\n' 57000
for pattern in '^(a|aa|a?)+$' '^(a+)+$' '^(a*)*b$' '^((a+)+)+$' '(?:a?){60}b' \
    '^(?:(?:a|a)*)*$' '(a|b|ab|ba)*c$' '^(a(?R)?a?)*$'; do
	printf 'line\tad\t%s\n' "$pattern" >"$dir/runaway"
	row "$pattern" 57000 slow strip-site-chrome -r "$dir/runaway"
	if [ "$(grep -c 'runaway:1: ' "$dir/said")" -gt 1 ]; then
		echo 'told more than once  TOO MUCH'
		: >"$dir/bad"
	fi
done

echo 'twice the bytes, how many times the instructions'
sh "$here/limits/linear.sh"
[ ! -f "$dir/bad" ]
