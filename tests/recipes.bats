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
