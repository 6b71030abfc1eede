#!/bin/sh
# coverage.sh: after a run of the suite built with --coverage, the share of
# lines of each source that it ran, least first, and the functions that none
# of the tests called.
set -u
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
for dir in common filters; do
	for notes in "$dir"/*.gcno; do
		gcov -f -o "$dir" "$notes" 2>/dev/null
	done
done >"$out/all"
rm -f ./*.gcov
awk '
	/^File / { file = $2; gsub(/\047/, "", file); name = "" }
	/^Function / { name = $2; gsub(/\047/, "", name) }
	/^Lines executed/ {
		split($0, part, /[:% ]+/)
		if (name != "") {
			if (part[3] == "0.00")
				never[name] = 1
		} else if (file ~ /^(common|filters)\/.*\.c$/) {
			share[file] = part[3]
			lines[file] = part[5]
		}
		name = ""
	}
	END {
		for (f in share) {
			printf "%6.2f %%  %5d  %s\n", share[f], lines[f], f
			all += lines[f]
			run += lines[f] * share[f] / 100
		}
		printf "%6.2f %%  %5d  all\n", 100 * run / all, all
		for (n in never)
			print "        never called: " n
	}' "$out/all" | sort -n
