#!/bin/sh
# analyze.sh: what gcc -fanalyzer says of the sources, in a copy of the tree.
# Findings are errors; the status is 1 if there are any.  Where gcc has no
# analyzer nothing is done.  Values not set are valgrind's business: gcc 12 does
# not see that of two loops under one condition both run or none.
set -eu
cc=${CC:-gcc}
"$cc" -fanalyzer -x c -c -o /dev/null /dev/null 2>/dev/null || {
	echo "analyze: $cc has no -fanalyzer; skipped"
	exit 0
}
sh tests/copy.sh build/analyze
cd build/analyze
make CC="$cc" \
    CFLAGS='-O1 -fanalyzer -Wno-analyzer-use-of-uninitialized-value -Werror' \
    HARD_CFLAGS= all >make.log 2>&1 || {
	grep -v "^$cc\|^od\|^sed" make.log
	exit 1
}
echo 'analyze: nothing found'
