#!/bin/sh
# linear.sh [LETTERS]: for each shape of limits/shapes, the instructions that a
# filter takes for twice the bytes over those that it takes for once.  Where it
# is more than 2.5, what the next two parts of that size take over what the
# second took: more than 3 is a quadratic input, and a bug.  Counted by
# valgrind's cachegrind, so that the machine's load does not matter; 20 minutes.
# LETTERS, as in the first field of the shapes, are the filters to ask.
#
#	LINEAR_BYTES	bytes of the smaller input (80000, more than the
#			65,536 that decode takes for a header of HTTP)
set -eu
bytes=${LINEAR_BYTES:-80000}
letters=${1:-dhsfc}
shapes=$(dirname "$0")/shapes
command -v valgrind >/dev/null || {
	echo 'linear: no valgrind; skipped'
	exit 0
}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
export LC_ALL=C

# make HEAD UNIT BYTES: the input of that shape.
make_input() {
	printf '%b' "$1" | sed 's/^-$//'
	printf '%b\001' "$2" | awk -v RS='\001' -v bytes="$3" '{
		unit = $0
		numbered = index(unit, "%d") > 0
		for (i = 0; done < bytes; i++) {
			s = unit
			if (numbered)
				gsub(/%d/, i, s)
			printf "%s", s
			done += length(s) > 0 ? length(s) : 1
		}
		exit
	}'
}

instructions() {
	valgrind --tool=cachegrind --cache-sim=no \
	    --cachegrind-out-file=/dev/null "filters/$1" "$2" \
	    2>"$dir/said" >/dev/null || {
		cat "$dir/said" >&2
		exit 1
	}
	sed -n 's/.*I *refs: *//p' "$dir/said" | tr -d ,
}

name_of() {
	case $1 in
	d) echo decode ;;
	h) echo html-to-text ;;
	s) echo strip-site-chrome ;;
	f) echo fix-ocr-substitutions ;;
	c) echo split-sections ;;
	esac
}

# count TIMES: the instructions for an input of so many times the bytes.
count() {
	make_input "$head" "$unit" $(($1 * bytes)) >"$dir/input"
	instructions "$name" "$dir/input"
}

# row BYTES LIMIT LARGE SMALL WORD: the instructions for BYTES, LARGE, over
# SMALL; true if it is within LIMIT, else the row ends with WORD.  Some 100,000 are the program's beginning.
row() {
	shape="$head $unit" awk -v n="$name" -v bytes="$1" -v limit="$2" \
	    -v large="$3" -v small="$4" -v word="$5" 'BEGIN {
		ratio = large / (small > 100000 ? small : 100000)
		bad = ratio > limit + 0
		printf "%-22s %5.2f %9.1f/byte %s%s\n", n, ratio,
		    large / bytes, ENVIRON["shape"], bad ? "  " word : ""
		exit bad
	}'
}

tab=$(printf '\t')
: >"$dir/empty"
for letter in d h s f c; do
	case $letters in *"$letter"*) ;; *) continue ;; esac
	name=$(name_of "$letter")
	start=$(instructions "$name" "$dir/empty")
	while IFS=$tab read -r who head unit; do
		case $who in
		'' | '#'*) continue ;;
		'*' | *"$letter"*) ;;
		*) continue ;;
		esac
		once=$(count 1) twice=$(count 2)
		row $((2 * bytes)) 2.5 $((twice - start)) $((once - start)) \
		    'once more' && continue
		row $((2 * bytes)) 3 $(($(count 4) - twice)) \
		    $((twice - once)) 'TOO MUCH' || : >"$dir/bad"
	done <"$shapes"
done
[ ! -f "$dir/bad" ]
