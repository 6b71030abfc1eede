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
	PROGRAMS=$(programs)
}

# All that are installed, the learners too.
programs() {
	awk '/^PROGRAMS =/ { on = 1; next }
		on { print $1; if (!/\\$/) exit }' "$ROOT/Makefile" |
	    sed 's/.*\///'
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

	for name in $PROGRAMS; do
		faulty read 1 "$name"
		expect_status 2
		expect_err "^$name: standard input: Input/output error$"
		[ ! -s "$OUT" ]
		case $name in learn-*) continue ;; esac
		# An operand names itself; what it would have been stays out.
		faulty read 2 "$name" "$PAGE"
		expect_status 2
		expect_err "^$name: .*page.txt: Input/output error$"
		[ ! -s "$OUT" ]
	done
}

@test "a write, flush or close that fails is told and is status 2" {
	local name call

	for name in $PROGRAMS; do
		for call in fwrite fflush fclose; do
			faulty "$call" 1 "$name"
			expect_status 2
			expect_err "^$name: standard output: No space left"
		done
	done
}

# What ended well is the whole output; what did not is told, and said nothing.
whole_or_nothing() {
	if [ "$STATUS" -eq 0 ]; then
		expect_out want && return
	else
		expect_status 2 &&
		    grep -Eq "$1: .*(out of memory|failed to allocate)" "$ERR" &&
		    [ ! -s "$OUT" ] && return
	fi
	cat "$ERR"
	return 1
}

@test "memory that ends anywhere is told and is status 2, or was not needed" {
	local name at call

	for name in $PROGRAMS; do
		filter "$name" <"$PAGE"
		mv "$OUT" want
		for at in 1 2 3 4 5 6 7 8 9 10 12 15 20 30 50 80 100 200 500; do
			for call in realloc malloc calloc; do
				faulty "$call" "$at" "$name"
				whole_or_nothing "$name" || {
					echo "$name: $call $at"
					return 1
				}
			done
		done
	done
}

@test "maps and questions about a file that fail cost nothing but time" {
	local name call

	for name in $FILTERS; do
		filter "$name" "$PAGE"
		mv "$OUT" want
		for call in mmap fstat; do
			faulty "$call" 1 "$name" "$PAGE"
			expect_status 0
			expect_out want
		done
	done
}

@test "a limit of memory is told and is status 2, or was not reached" {
	local name kilobytes

	for name in $FILTERS; do
		awk 'BEGIN { for (i = 0; i < 200000; i++)
			printf "一、春耕%d号地。\n", i }' >large
		filter "$name" <large
		mv "$OUT" want
		for kilobytes in 12000 16000 24000 32000 48000 64000 96000; do
			(
				ulimit -v "$kilobytes"
				"$BIN/$name" --version
			) >"$OUT" 2>"$ERR" || continue
			STATUS=0
			(
				ulimit -v "$kilobytes"
				exec "$BIN/$name" <large
			) >"$OUT" 2>"$ERR" || STATUS=$?
			# Parts may have gone out when memory ends.
			[ "$STATUS" -eq 0 ] || : >"$OUT"
			whole_or_nothing "$name" || {
				echo "$name: $kilobytes KB"
				return 1
			}
		done
	done
}

@test "without standard error the rest goes on, and no file takes its place" {
	local name

	for name in $FILTERS; do
		filter "$name" "$PAGE"
		mv "$OUT" want
		STATUS=0
		"$BIN/$name" "$PAGE" >"$OUT" 2>&- || STATUS=$?
		: >"$ERR"
		expect_status 0
		expect_out want
		cp "$PAGE" page
		STATUS=0
		"$BIN/$name" no-such-file page <&- >&- 2>&- || STATUS=$?
		expect_status 2
		cmp "$PAGE" page
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
