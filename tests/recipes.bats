#!/usr/bin/env bats
# The recipes of the README, each a block marked as sh, run as printed.

load helpers

setup() {
	cd "$BATS_TEST_TMPDIR" || return 1
	mkdir pages
	cp "$BATS_TEST_DIRNAME/demo/page.html" .
	cp page.html pages/1.html
	cp page.html pages/2.html
	cp "$BATS_TEST_DIRNAME/common/page.txt" .
}

# Writes block N of the README to the file block; false behind the last.
block() {
	awk -v n="$1" '
		/^```sh$/ { at++; on = at == n; next }
		/^```$/ { on = 0 }
		on' "$ROOT/README.md" >block
	[ -s block ]
}

@test "the README's recipes run and print something" {
	local n=0 tool

	while n=$((n + 1)) && block "$n"; do
		for tool in jq parallel; do
			! grep -q "$tool" block || command -v "$tool" >/dev/null ||
			    continue 2
		done
		STATUS=0
		sh -e block >"$OUT" 2>"$ERR" || STATUS=$?
		if [ "$STATUS" -ne 0 ] || [ -s "$ERR" ]; then
			cat block "$ERR"
			return 1
		fi
		grep -q '>[a-z]*\.tsv$' block || [ -s "$OUT" ] || {
			cat block
			return 1
		}
	done
	[ "$n" -gt 8 ]
	[ "$(cut -f 2 pages.tsv | sort -u)" = gb18030 ]
}

# Writes the display of pagewash(7) that follows the line $1 to the file block.
display() {
	awk -v after="$1" '
		found && /^\.Bd/ { on = 1; next }
		on && /^\.Ed/ { exit }
		on { gsub(/\\e/, "\\"); print }
		index($0, after) == 1 { found = 1 }
		' "$ROOT/man/pagewash.7" >block
	[ -s block ]
}

# A crawl of GBK pages, whole and in files.
crawl() {
	local n

	awk 'BEGIN { printf "\t" } {
		gsub(/\\/, "\\\\"); gsub(/\t/, "\\t"); gsub(/\r/, "\\r")
		printf "%s\\n", $0 } END { print "" }' page.html >line
	for n in 1 2 3 4 5 6; do
		printf 'http://www.example.com/%s' "$n"
		cat line
	done >crawl.tsv
	head -n 2 crawl.tsv >crawl.1.tsv
	tail -n +3 crawl.tsv >crawl.2.tsv
}

@test "the recipes of pagewash(7) for GNU parallel make what one pipe makes" {
	command -v parallel >/dev/null || skip "no parallel"
	crawl
	decode -t <crawl.tsv >decoded
	strip-site-chrome -t <decoded >stripped
	fix-ocr-substitutions -t <stripped >fixed
	[ "$(wc -l <fixed)" -eq 6 ]

	display "One machine:"
	sh -e block
	cmp fixed clean.tsv
	display "A crawl that is kept in several files"
	sh -e block
	cmp stripped clean.tsv
	display "Jobs that may be killed"
	sh -e block
	cmp decoded clean.tsv
}
