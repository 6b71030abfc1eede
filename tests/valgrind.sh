#!/bin/sh
# valgrind.sh [NAME]: the suite, or tests/NAME.bats alone, with each program
# under valgrind: an access to memory that is not the program's, a decision
# on a value that was never set, or memory lost is status 99, which no test
# takes.  Run in a tree built with -DNO_SANDBOX.  Takes half an hour.
set -eu
dir=$PWD/wrapped
rm -rf "$dir"
mkdir -p "$dir"
for program in filters/*; do
	name=${program#filters/}
	case $name in *.* | decode-mktables | *-mkmodel) continue ;; esac
	{
		echo '#!/bin/sh'
		printf 'exec valgrind -q --error-exitcode=99 --leak-check=full'
		printf ' --errors-for-leak-kinds=definite --num-callers=30'
		printf ' --suppressions=%s' "$PWD/tests/valgrind.supp"
		# shellcheck disable=SC2016 # for the script that this writes
		printf ' %s "$@"\n' "$PWD/$program"
	} >"$dir/$name"
	chmod +x "$dir/$name"
done
BIN=$dir SANDBOX=no SLOWER=20 bats "tests${1:+/$1.bats}"
