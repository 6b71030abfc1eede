#!/bin/sh
# lint.sh: what can be said of the sources without running them.  Each check
# prints its findings; the status is 1 if there were any.
set -u
status=0

check() {
	name=$1
	shift
	echo "lint: $name"
	"$@" || {
		status=1
		echo "lint: $name: failed"
	}
}

sources() {
	find common filters tests -name "$1" ! -path 'tests/fuzz/*' \
	    ! -name '*-builtin.c' | sort
}

man_pages() {
	mandoc -Tlint -Wwarning man/*.[157]
}

shell_scripts() {
	# shellcheck disable=SC2046 # file names without blanks
	shellcheck -S warning -s sh $(sources '*.sh') &&
	    shellcheck -S warning -s bash .ci/run tests/helpers.bash &&
	    shellcheck -S warning -e SC2034 -s bats tests/*.bats
}

# In a copy without the data made into C: a million numbers in an array take
# it an hour.
c_cppcheck() {
	sh tests/copy.sh build/lint &&
	    cppcheck -q --std=c99 --enable=warning,performance,portability \
	    --inline-suppr --error-exitcode=1 -DVERSION='""' -D__GNUC__ \
	    -Ibuild/lint/common --suppress=missingInclude \
	    build/lint/common build/lint/filters
}

c_clang_tidy() {
	sources '*.c' | xargs -P 2 -n 4 sh -c 'clang-tidy --quiet "$@" -- \
	    -std=c99 -D_POSIX_C_SOURCE=200809L -DVERSION="\"\"" -Icommon \
	    2>&1 | grep -v "warnings* generated\|^Suppressed\|^Use -header"
	    test $? -eq 1' sh
}

# No test builds them, so what they use could go unnoticed.
fuzz_targets() {
	for target in tests/fuzz/*.c; do
		"${CC:-cc}" -fsyntax-only -Wall -Wextra -Werror -std=c99 \
		    -D_POSIX_C_SOURCE=200809L -DNO_SANDBOX -DVERSION='""' \
		    -Icommon -Ifilters "$target" || return 1
	done
}

# A file that cannot be read in one sitting should be parted by subject.
sizes() {
	# shellcheck disable=SC2046
	wc -l $(sources '*.[ch]') | awk '
	    $2 != "total" && $1 > 700 { print $2 ": " $1 " lines"; bad = 1 }
	    END { exit bad }'
}

long_lines() {
	# shellcheck disable=SC2046
	expand $(sources '*.[ch]') | awk 'length > 100 { bad++ }
	    END { if (bad) print bad " lines of more than 100 columns"
		exit bad > 0 }'
}

check 'man pages (mandoc)' man_pages
check 'scripts (shellcheck)' shell_scripts
check 'sources (cppcheck)' c_cppcheck
check 'sources (clang-tidy)' c_clang_tidy
check 'fuzz targets compile' fuzz_targets
check 'sizes of files' sizes
check 'lengths of lines' long_lines
exit "$status"
