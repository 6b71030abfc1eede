#!/bin/sh
# demo.sh: one GBK page of a model-essay site through the whole pipe, with
# what each filter does to it.
set -eu
page=tests/demo/page.html
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
PATH=$PWD/filters:$PATH

bold='' plain=''
if [ -t 1 ] && [ -z "${NO_COLOR-}" ]; then
	bold=$(printf '\033[1m') plain=$(printf '\033[0m')
fi

say() {
	printf '\n%s%s%s\n' "$bold" "$*" "$plain"
}

say "The page as it came: $page, $(wc -c <"$page") bytes of HTML, and its label says gb2312"
echo 'Its title line, in bytes:'
grep -a '<title>' "$page" | od -An -tx1

say "decode $page | ...  finds the charset: $(decode -C "$page")"
decode "$page" >"$dir/html"
sed -n '/<title>/p; /id="content"/,/<p>/p' "$dir/html"

say '... | strip-site-chrome  drops these lines (-x says why)'
strip-site-chrome -x <"$dir/html" | cut -f 2,3,5
strip-site-chrome <"$dir/html" >"$dir/text"

say '... | fix-ocr-substitutions  undoes these substitutions (-m marks them)'
fix-ocr-substitutions -m <"$dir/text" | grep -F '{+'
fix-ocr-substitutions <"$dir/text" >"$dir/fixed"

say '... | split-sections -l  the outline: level, line, marker, title'
split-sections -l <"$dir/fixed"

say '... | split-sections  and the sections themselves, one a line, ready for cut, sort and awk'
split-sections <"$dir/fixed"
