#!/bin/sh
# soak.sh [SECONDS]: pages without end through the whole pipe, for so long
# (1200): the same page at the start and at the end gives the same, and no
# filter's memory has grown since the first minute (a tenth of a short run) by
# more than a tenth and a megabyte.  Memory is read from /proc.
set -u
seconds=${1:-1200}
root=$(cd "$(dirname "$0")/.." && pwd)
PATH=$root/filters:$PATH
export LC_ALL=C
[ -r /proc/self/status ] || {
	echo 'soak: no /proc; skipped'
	exit 0
}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir" || exit

rss() {
	sed -n 's/^VmRSS:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$1/status"
}

# The pages, whole ones and cut ones, a line each; the first is the one that
# is compared.
i=0
for page in "$root"/tests/demo/page.html "$root"/tests/pipe/*.html \
    "$root"/tests/html-to-text/*.in "$root"/tests/decode/*.in; do
	cp "$page" "$i.page"
	head -c $((1000 + 37 * i)) "$page" >"$i.cut"
	i=$((i + 1))
done
decode -q -t "$root/tests/demo/page.html" | sed 's/^[^	]*/first/' >first
sed 's/^first/last/' first >last
decode -q -t ./*.page ./*.cut >lines
while [ "$(wc -c <lines)" -lt 4000000 ]; do
	cat lines lines >"more"
	mv "more" lines
done

mkfifo a b c d e
decode -q -t <a >b & one=$!
strip-site-chrome -q -t <b >c & two=$!
fix-ocr-substitutions -q -t <c >d & three=$!
split-sections -q -t <d >e & four=$!
awk -F'\t' '$1 == "first" || $1 == "last" { print >$1 ".out" }
	{ n++ } END { print n > "sections" }' <e & five=$!
filters="$one $two $three $four"

exec 9>a
begin=$(date +%s)
settled=$((seconds / 10 < 60 ? seconds / 10 : 60))
cat first >&9
while now=$(($(date +%s) - begin)) && [ "$now" -lt "$seconds" ]; do
	cat lines >&9
	passes=$((${passes:-0} + 1))
	if [ "$now" -ge "$settled" ] && [ ! -f early ]; then
		for pid in $filters; do rss "$pid"; done >early
	fi
done
for pid in $filters; do rss "$pid"; done >late
cat last >&9
exec 9>&-
failed=0
for pid in $filters $five; do
	wait "$pid" || {
		echo "a filter ended with status $?"
		failed=1
	}
done
echo "soak: $seconds s, $((passes * $(wc -c <lines) / 1000000)) MB," \
    "$((passes * $(wc -l <lines))) pages, $(cat sections) sections"
sed 's/^first/last/' first.out | cmp - last.out || failed=1
printf 'decode\nstrip-site-chrome\nfix-ocr-substitutions\nsplit-sections\n' |
    paste - early late | awk '{
	grown = $3 > $2 * 1.1 + 1000
	printf "%-22s %6d KiB, at the end %6d%s\n", $1, $2, $3,
	    grown ? "  GROWN" : ""
	bad += grown
} END { exit bad > 0 }' || failed=1
exit "$failed"
