#!/bin/sh
# fuzz.sh [NAME [SECONDS]]: runs the fuzz target tests/fuzz/NAME.c, or each of
# them, for so long (60 seconds), under ASan and UBSan, starting from the
# fixtures.  What it finds is kept in build/fuzz/NAME/ and printed.  Needs
# clang with libFuzzer.  Where FUZZ_ENGINE names a library, such as AFL++'s
# libAFLDriver.a, it is linked in libFuzzer's place.
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
	# shellcheck disable=SC2046
	"$dir/target" -max_total_time="$seconds" -artifact_prefix="$dir/" \
	    -timeout=20 -rss_limit_mb=4096 -print_final_stats=1 -verbosity=0 \
	    "$dir/corpus" $(find tests -mindepth 1 -maxdepth 1 -type d \
	    ! -name fuzz)
}

if [ $# -gt 0 ] && [ -n "$1" ]; then
	fuzz "$1"
	exit
fi
for target in tests/fuzz/*.c; do
	name=$(basename "$target" .c)
	[ "$name" = exit ] || fuzz "$name"
done
