#!/bin/sh
# pages.sh: what strip-site-chrome does with the pages written for it, on
# standard output: a line for each line of text that it loses and each of
# chrome that it leaves, of the pages as HTML and as text.  The pages mark by
# comments what their text is (see filters/label-site-chrome.c).
#
#	sh tests/pages.sh >tests/strip-site-chrome/pages.known
#
# writes down how it is now; a test compares.
set -eu
LC_ALL=C
export LC_ALL
here=$(dirname "$0")
PATH=${BIN:-$(cd "$here/.." && pwd)/filters}:$PATH
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

for page in "$here"/strip-site-chrome/pages/*.html; do
	name=$(basename "$page" .html)
	cp "$page" "$tmp/$name"
	sed 's|<!--main-->|<div>@@text</div>|g
		s|<!--/main-->|<div>@@chrome</div>|g' "$page" | html-to-text |
	    awk -v name="$name" '/^@@/ { kind = $0; next }
		{ gsub(/\\/, "\\\\"); gsub(/\t/, "\\t")
		print name "\t" (kind == "@@text") "\t" $0 }'
done >"$tmp/lines.tsv"

# As HTML and as text: document, line, class, reason and text of what goes.
report() {
	cd "$tmp"
	cut -f 1 lines.tsv | uniq | xargs strip-site-chrome -x >gone.tsv
	cd "$OLDPWD"
	awk -F '\t' -v kind="$1" '
	NR == FNR { gone[$1 "\t" $2] = $5; next }
	$1 != page { page = $1; n = 0 }
	{
		whole = gone[page "\t" ++n] == $3
		if ($3 ~ /[^ \t]/ && whole == $2)
			print page "\t" kind "\t" (whole ? "lost" : "left") "\t" $3
	}' "$tmp/gone.tsv" "$tmp/lines.tsv"
}

{
	report html
	for name in $(cut -f 1 "$tmp/lines.tsv" | uniq); do
		html-to-text "$tmp/$name" >"$tmp/text"
		mv "$tmp/text" "$tmp/$name"
	done
	report text
} | sort
