#!/usr/bin/env bats
# Calls of the C library that fail: each a message and status 2, never a
# success, never a crash.  See faults/faults.c.

load helpers

setup() {
	[ "$(uname)" = Linux ] || skip "needs LD_PRELOAD of ELF"
	[ "${SANDBOX-yes}" = yes ] || skip "the sanitizers have their own"
	PAGE=$BATS_TEST_DIRNAME/common/page.txt
	cd "$BATS_TEST_TMPDIR" || return 1
	cc -shared -fPIC -o faults.so "$BATS_TEST_DIRNAME/faults/faults.c" -ldl
}

# faulty FAULT AT NAME [ARG...]: the page through the filter with that fault.
faulty() {
	local fault=$1 at=$2 name=$3

	shift 3
	STATUS=0
	FAULT=$fault FAULT_AT=$at LD_PRELOAD=$PWD/faults.so \
	    "$BIN/$name" "$@" <"$PAGE" >"$OUT" 2>"$ERR" || STATUS=$?
	[ "$STATUS" -le 2 ] || {
		echo "$name: status $STATUS at $fault $at"
		return 1
	}
}

@test "a read that fails is told and is status 2" {
	local name

	for name in $FILTERS; do
		faulty read 1 "$name"
		expect_status 2
		expect_err "^$name: standard input: Input/output error$"
		[ ! -s "$OUT" ]
		# An operand names itself; what it would have been stays out.
		faulty read 2 "$name" "$PAGE"
		expect_status 2
		expect_err "^$name: .*page.txt: Input/output error$"
		[ ! -s "$OUT" ]
	done
}

@test "a write, flush or close that fails is told and is status 2" {
	local name call

	for name in $FILTERS; do
		for call in fwrite fflush fclose; do
			faulty "$call" 1 "$name"
			expect_status 2
			expect_err "^$name: standard output: No space left"
		done
	done
}

@test "memory that ends anywhere is told and is status 2, or was not needed" {
	local name at

	for name in $FILTERS; do
		filter "$name" <"$PAGE"
		mv "$OUT" want
		for at in 1 2 3 4 5 6 7 8 9 10 12 15 20 30 50 80 100 200 500; do
			faulty realloc "$at" "$name"
			if [ "$STATUS" -eq 0 ]; then
				expect_out want
			else
				expect_status 2
				expect_err "^$name: out of memory$"
				[ ! -s "$OUT" ]
			fi
		done
	done
}

@test "short and interrupted reads change nothing" {
	local name

	for name in $FILTERS; do
		filter "$name" <"$PAGE"
		mv "$OUT" want
		faulty short 1 "$name"
		expect_status 0
		expect_out want
	done
}
