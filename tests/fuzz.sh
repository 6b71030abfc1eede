#!/bin/sh
# fuzz.sh [NAME [SECONDS]]: runs the fuzz target tests/fuzz/NAME.c, or each of
# them, for so long (60 seconds), under ASan and UBSan, starting from the
# fixtures.  What it finds is kept in build/fuzz/NAME/ and printed.  Needs
# clang with libFuzzer.  With CC=afl-clang-fast and FUZZ_ENGINE the path of
# AFL++'s libAFLDriver.a, which is linked in its place, afl-fuzz runs instead.
#
# A target that includes a filter is linked with the filter's other sources,
# and with those of a filter that it names in a line "parts of".
set -eu
seconds=${2:-60}
flags='-g -O1 -std=c99 -fsanitize=address,undefined -fno-sanitize-recover=all'
engine=${FUZZ_ENGINE:--fsanitize=fuzzer}

# The sources of the filters that are not their main files, nor those of
# programs which make their tables.
parts() {
	for part in "$@"; do
		find filters -name "$part-*.c"
	done | while read -r file; do
		grep -q '^main(' "$file" || echo "$file"
	done
}

fuzz() {
	dir=build/fuzz/$1
	mkdir -p "$dir/corpus"
	filter=$(sed -n 's/^#include "..\/..\/filters\/\(.*\)\.c"/\1/p
	    s/^\/\* parts of: \(.*\) \*\/$/\1/p' "tests/fuzz/$1.c")
	# shellcheck disable=SC2046,SC2086 # words
	"${CC:-clang}" $flags -Dexit=fuzz_exit -DNO_SANDBOX -DVERSION='"fuzz"' \
	    -D_POSIX_C_SOURCE=200809L -Icommon -Ifilters -c -o "$dir/target.o" \
	    ${engine:+-fsanitize=fuzzer-no-link} "tests/fuzz/$1.c"
	# shellcheck disable=SC2046,SC2086
	"${CC:-clang}" $flags $engine -Dexit=fuzz_exit -DNO_SANDBOX \
	    -DVERSION='"fuzz"' -D_POSIX_C_SOURCE=200809L -Icommon \
	    -o "$dir/target" "$dir/target.o" tests/fuzz/exit.c common/*.c \
	    ${filter:+$(parts $filter)} -lpcre2-8 -lm
	echo "fuzz: $1, $seconds seconds"
	if [ -n "${FUZZ_ENGINE-}" ]; then
		with_afl "$dir"
	else
		with_libfuzzer "$dir"
	fi
}

# FUZZ_TRY() comes back from exit(), which leaves what the caller still held.
with_libfuzzer() {
	leaks=1
	! grep -q FUZZ_TRY "tests/fuzz/${1##*/}.c" || leaks=0
	# The second look at leaks is the sanitizer's own, at the end.
	# shellcheck disable=SC2046
	ASAN_OPTIONS=detect_leaks=$leaks \
	    "$1/target" -max_total_time="$seconds" -artifact_prefix="$1/" \
	    -detect_leaks="$leaks" \
	    -timeout=20 -rss_limit_mb=4096 -print_final_stats=1 -verbosity=0 \
	    "$1/corpus" $(find tests -mindepth 1 -maxdepth 1 -type d \
	    ! -name fuzz)
}

# AFL++ wants its seeds small, in one folder.
with_afl() {
	mkdir -p "$1/seeds"
	find tests -name fuzz -prune -o -type f -size -8 -print |
	    while read -r file; do
		cp "$file" "$1/seeds/$(echo "$file" | tr / _)"
	done
	AFL_NO_UI=1 afl-fuzz -m none -t 20000 -V "$seconds" -i "$1/seeds" \
	    -o "$1/afl" -- "$1/target"
}

if [ $# -gt 0 ] && [ -n "$1" ]; then
	fuzz "$1"
	exit
fi
for target in tests/fuzz/*.c; do
	name=$(basename "$target" .c)
	[ "$name" = exit ] || fuzz "$name"
done
