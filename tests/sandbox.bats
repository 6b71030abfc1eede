#!/usr/bin/env bats
# What a filter can still do once it has its inputs and rules: see sandbox.h.

load helpers

setup() {
	[ "${SANDBOX-yes}" = yes ] || skip "built without"
	cd "$BATS_TEST_TMPDIR" || return 1
	cc -D_POSIX_C_SOURCE=200809L -I "$ROOT/common" -o try \
	    "$BATS_TEST_DIRNAME/sandbox/try.c" "$ROOT/common/libcommon.a"
}

@test "operands can be read, the directory written, and nothing else" {
	local status=0

	echo a >operand
	echo b >other
	mkdir dir
	./try operand other dir >"$OUT" || status=$?
	[ "$status" -ne 3 ] || skip "the kernel has none"
	[ "$status" -eq 0 ]
	grep '^yes' "$OUT" >yes
	printf 'yes %s\n' 'read an operand' 'make a file in the directory' >want
	cmp want yes
	[ "$(grep -c '^no' "$OUT")" -ge 4 ]
}
