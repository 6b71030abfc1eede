# What the tests are made of.  Output never goes through $output or $(...),
# which drop NULs and final newlines: it goes to files and cmp compares.
#
#	filter ARG...		runs a program of filters/ on the test's standard
#				input: output in $OUT, messages in $ERR, status
#				in $STATUS.  A status above 2 (a crash, a time-out,
#				a sanitizer's report) fails at once.
#	expect_status N		the status is N
#	expect_out FILE		the output is FILE, byte for byte; - is stdin
#	expect_err REGEX	the messages match the extended REGEX
#	expect_no_err		there are none
#	fixtures NAME [ARG...]	for each tests/NAME/X.in: NAME, given ARG and
#				the words of X.args, makes X.out of it; the messages
#				match X.err where that is, and X.status is the
#				status (0 where it is not)

bats_require_minimum_version 1.7.0

ROOT=$(cd "$BATS_TEST_DIRNAME/.." && pwd)
BIN=${BIN:-$ROOT/filters}
PATH=$BIN:$PATH
FILTERS=${FILTERS-$(awk '
	/^FILTERS =/ { on = 1; sub(/^FILTERS =/, "") }
	on { more = /\\$/; sub(/\\$/, ""); print; if (!more) exit }
	' "$ROOT/Makefile")}
TIMEOUT=60
SLOWER=${SLOWER:-1}
export PATH LC_ALL=C

OUT=$BATS_TEST_TMPDIR/out
ERR=$BATS_TEST_TMPDIR/err

filter() {
	local program=$1

	shift
	STATUS=0
	timeout "$((TIMEOUT * SLOWER))" "$BIN/$program" "$@" >"$OUT" 2>"$ERR" || STATUS=$?
	if [ "$STATUS" -gt 2 ]; then
		echo "$program $*: status $STATUS"
		cat "$ERR"
		return 1
	fi
}

expect_status() {
	[ "$STATUS" -eq "$1" ] && return
	echo "status $STATUS, not $1"
	cat "$ERR"
	return 1
}

expect_out() {
	local want=$1

	if [ "$want" = - ]; then
		want=$BATS_TEST_TMPDIR/want
		cat >"$want"
	fi
	cmp -s "$want" "$OUT" && return
	diff -au "$want" "$OUT" | head -n 60
	return 1
}

expect_err() {
	grep -Eq -e "$1" "$ERR" && return
	echo "no message like: $1"
	cat "$ERR"
	return 1
}

expect_no_err() {
	[ ! -s "$ERR" ] && return
	echo "messages:"
	cat "$ERR"
	return 1
}

fixture() {
	local name=$1 stem=$2 want=0 words=

	shift 2
	[ ! -f "$stem.args" ] || words=$(cat "$stem.args")
	[ ! -f "$stem.status" ] || want=$(cat "$stem.status")
	# shellcheck disable=SC2086 # the words of X.args are options
	filter "$name" "$@" $words <"$stem.in" || return 1
	expect_status "$want" && expect_out "$stem.out" || return 1
	if [ -f "$stem.err" ]; then
		expect_err "$(cat "$stem.err")"
	else
		expect_no_err
	fi
}

fixtures() {
	local name=$1 in stem count=0 failed=0

	shift
	cd "$BATS_TEST_DIRNAME/$name" || return 1
	for in in *.in; do
		stem=${in%.in}
		count=$((count + 1))
		fixture "$name" "$stem" "$@" || {
			echo "^ fixture $name/$stem"
			failed=$((failed + 1))
		}
	done
	echo "$count fixtures, $failed failed"
	[ "$count" -gt 0 ] && [ "$failed" -eq 0 ]
}
