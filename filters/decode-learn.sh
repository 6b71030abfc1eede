#!/bin/sh
# decode-learn.sh - make the figures and the pairs of decode's languages again.
#
#	decode-learn.sh figures|pairs TEXTS SHARE
#
# TEXTS holds clean UTF-8 text: simplified.txt, traditional.txt, japanese.txt
# and korean.txt.  SHARE is /usr/share, where Debian's packages rime-essay
# (words of Chinese, and how often they were seen), edict (Japanese, those in
# use marked P) and hunspell-ko (Korean) put their lists: texts are of one
# field, and everyday words are rare in it.  How often a list is counted was
# tried out once for each.
#
# Pairs are told from chance by the figures: make decode-learn again between.
set -e
LC_ALL=C
export LC_ALL
[ $# -eq 3 ] || { sed -n '4s/^#/usage:/p' "$0" >&2; exit 2; }
what=$1 texts=$2 share=$3
learn=filters/decode-learn

# repeat N: each line so often.
repeat() {
	awk -v n="$1" '{ for (i = 0; i < n; i++) print }'
}

# essay N LEAST: words of so many bytes at least, once for N times seen.
essay() {
	awk -F '\t' -v n="$1" -v least="$2" 'length($1) >= least {
	    for (i = int($2 / n); i > 0; i--) print $1 }' \
	    "$share/rime-data/essay.txt"
}

edict() {
	iconv -c -f EUC-JP -t UTF-8 "$share/edict/edict" | awk '
	    /\(P\)/ { print $1 }
	    /\(P\)/ && $2 ~ /^\[/ { print substr($2, 2, length($2) - 2) }' |
	    sort -u
}

# Its syllables are spelt out in letters.
hunspell() {
	sed '1d; s/[/ 	].*//' "$share/hunspell/ko.dic" |
	    uconv -f UTF-8 -t UTF-8 -x any-nfc
}

simplified() {
	opencc -c t2s
}

# learn FILE [pairs] LANGUAGE: from standard input.
learn() {
	file=filters/decode-$1
	shift
	"$learn" "$@" >"$file.new"
	mv "$file.new" "$file"
}

case $what in
figures)
	{ cat "$texts/simplified.txt"; essay 150 1 | simplified; } |
	    learn simplified.freq simplified
	{ cat "$texts/traditional.txt"; essay 150 1; } |
	    learn traditional.freq traditional
	{ cat "$texts/japanese.txt"; edict | repeat 3; } |
	    learn japanese.freq japanese
	{ cat "$texts/korean.txt"; hunspell; } | learn korean.freq korean
	;;
pairs)
	{ cat "$texts/simplified.txt"; essay 100 6 | simplified; } |
	    learn pairs-simplified.pairs pairs simplified
	{ cat "$texts/traditional.txt"; essay 100 6; } |
	    learn pairs-traditional.pairs pairs traditional
	{ cat "$texts/japanese.txt"; edict | repeat 10; } |
	    learn pairs-japanese.pairs pairs japanese
	{ cat "$texts/korean.txt"; hunspell | repeat 3; } |
	    learn pairs-korean.pairs pairs korean
	;;
esac
