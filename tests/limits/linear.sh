#!/bin/sh
# linear.sh [LETTERS]: for each shape of limits/shapes, the instructions that a
# filter takes for twice the bytes over those that it takes for once; more
# than 2.5 is a quadratic input, and a bug.  Counted by valgrind's cachegrind,
# so that the machine's load does not matter; 20 minutes.  LETTERS, as in the
# first field of the shapes, are the filters to ask.
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
		make_input "$head" "$unit" "$bytes" >"$dir/once"
		make_input "$head" "$unit" $((2 * bytes)) >"$dir/twice"
		once=$(instructions "$name" "$dir/once")
		twice=$(instructions "$name" "$dir/twice")
		shape="$head $unit" awk -v n="$name" -v s="$start" \
		    -v a="$once" -v b="$twice" -v bytes="$bytes" 'BEGIN {
			once = a - s > 100000 ? a - s : 100000
			ratio = (b - s) / once
			bad = ratio > 2.5
			printf "%-22s %5.2f %9.1f/byte %s%s\n", n, ratio,
			    (b - s) / (2 * bytes), ENVIRON["shape"],
			    bad ? "  TOO MUCH" : ""
			exit bad
		}' || : >"$dir/bad"
	done <"$shapes"
done
[ ! -f "$dir/bad" ]
