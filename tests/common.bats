#!/usr/bin/env bats
# What every filter owes its user, asked of each in the Makefile's FILTERS:
# see documents(7).

load helpers

setup() {
	PAGE=$BATS_TEST_DIRNAME/common/page.txt
	cd "$BATS_TEST_TMPDIR" || return 1
}

# each COMMAND...: runs it with every filter's name appended.
each() {
	local name failed=0

	for name in $FILTERS; do
		"$@" "$name" || {
			echo "^ $name"
			failed=1
		}
	done
	return "$failed"
}

# The page as field of a line.
escaped() {
	awk '{ printf "%s\\n", $0 }' "$PAGE"
}

nothing_in() {
	filter "$1" </dev/null && expect_status 0 && expect_no_err &&
	    [ ! -s "$OUT" ] || return 1
	filter "$1" -t </dev/null && expect_status 0 && [ ! -s "$OUT" ]
}

@test "nothing in, nothing out, status 0" {
	each nothing_in
}

writes_something() {
	filter "$1" <"$PAGE" && expect_status 0 && expect_no_err && [ -s "$OUT" ]
}

@test "an ordinary page goes through without a message" {
	each writes_something
}

no_options() {
	filter "$1" --no-such-option <"$PAGE" && expect_status 2 || return 1
	expect_err "^$1: unknown option: --no-such-option$" || return 1
	expect_err "^usage: $1 " && [ ! -s "$OUT" ] || return 1
	filter "$1" -% <"$PAGE" && expect_status 2 && [ ! -s "$OUT" ] || return 1
	expect_err "^$1: unknown option: -%$"
}

@test "an unknown option is status 2, one message, one usage line" {
	each no_options
}

takes_no_value() {
	filter "$1" --tsv=1 <"$PAGE" && expect_status 2 &&
	    expect_err "^$1: --tsv takes no value$"
}

@test "a value for an option without one is status 2" {
	each takes_no_value
}

helps() {
	filter "$1" --help && expect_status 0 && expect_no_err || return 1
	head -n 1 "$OUT" | grep -q "^usage: $1 " || return 1
	filter "$1" --version && expect_status 0 && expect_no_err || return 1
	grep -Eq "^$1 \(pagewash\) [0-9.]+$" "$OUT" || return 1
	STATUS=0
	"$BIN/$1" --help 2>"$ERR" >/dev/full || STATUS=$?
	expect_status 2 && expect_err 'No space left'
}

@test "--help and --version print and end with 0, or 2 if they cannot" {
	each helps
}

# Options as "-x, --long" or "--long", one a line.
options_of_help() {
	"$BIN/$1" --help | sed -n 's/^  *\(-., \)\{0,1\}\(--[a-z0-9-]*\).*/\1\2/p' |
	    sort
}

options_of_page() {
	sed -n 's/^\.It Fl \(.\) .*Fl -\([a-z0-9-]*\).*/-\1, --\2/p
		s/^\.It Fl -\([a-z0-9-]*\).*/--\1/p' "$ROOT/man/$1.1" | sort
}

same_options() {
	options_of_help "$1" >help
	options_of_page "$1" >page
	[ -s help ] && diff help page
}

@test "--help and the man page name the same options" {
	each same_options
}

# Status 2 and one message, which says why.
full_disk() {
	STATUS=0
	"$BIN/$1" <"$PAGE" 2>"$ERR" >/dev/full || STATUS=$?
	expect_status 2 && expect_err "^$1: standard output: No space left" &&
	    [ "$(wc -l <"$ERR")" -eq 1 ]
}

@test "a full disk is told and is status 2" {
	[ -w /dev/full ] || skip "no /dev/full"
	each full_disk
}

closed_output() {
	STATUS=0
	"$BIN/$1" <"$PAGE" 2>"$ERR" >&- || STATUS=$?
	expect_status 2 && expect_err "^$1: standard output: Bad file desc"
}

closed_input() {
	STATUS=0
	"$BIN/$1" <&- >"$OUT" 2>"$ERR" || STATUS=$?
	expect_status 2 && expect_err "^$1: standard input: Bad file desc" &&
	    [ ! -s "$OUT" ]
}

@test "closed standard input or output is told and is status 2" {
	each closed_output
	each closed_input
}

directory() {
	filter "$1" </ && expect_status 2 || return 1
	expect_err "^$1: standard input: Is a directory$" || return 1
	filter "$1" / && expect_status 2 && expect_err "^$1: /: Is a directory$"
}

@test "a directory as input is told and is status 2" {
	each directory
}

missing_file() {
	filter "$1" "$PAGE" && mv "$OUT" want || return 1
	filter "$1" no-such-file "$PAGE" && expect_status 2 || return 1
	expect_err "^$1: no-such-file: No such file" && expect_out want
}

@test "a missing file is told, the others are read, and it is status 2" {
	each missing_file
}

two_files() {
	filter "$1" "$PAGE" && cat "$OUT" "$OUT" >want || return 1
	filter "$1" "$PAGE" "$PAGE" && expect_status 0 || return 1
	expect_out want || return 1
	filter "$1" -- "$PAGE" - <"$PAGE" && expect_status 0 && expect_out want
}

@test "each operand is a document, - is standard input, -- ends options" {
	each two_files
}

closed_pipe() {
	: >"$ERR"
	for _ in 1 2 3; do cat "$PAGE"; done | "$BIN/$1" 2>"$ERR" | : || :
	expect_no_err || return 1
	(
		trap '' PIPE
		set +o pipefail
		{ yes "$(escaped)" || :; } 2>/dev/null | head -n 3000 2>/dev/null |
		    { "$BIN/$1" -t 2>"$ERR"; echo $? >status; } | head -n 1 >/dev/null
	)
	[ "$(cat status)" -eq 2 ] && expect_no_err
}

@test "a reader that goes away is no reason for words" {
	each closed_pipe
}

leading_fields() {
	local fields='a	\t b	 	' i

	for i in 1 2 3; do printf '%s%s\n' "$fields" "$(escaped)"; done >lines
	printf '\n%s\nno newline' "$fields" >>lines
	filter "$1" -t <lines && expect_status 0 && expect_no_err || return 1
	if [ "$1" = split-sections ]; then
		[ "$(grep -cF "$fields" "$OUT")" -ge 3 ]
	else
		[ "$(wc -l <"$OUT")" -eq "$(wc -l <lines | awk '{ print $1 + 1 }')" ] &&
		    [ "$(cut -f 1-3 "$OUT" | grep -c '^a	\\t b	 $')" -eq 4 ]
	fi
}

@test "-t copies the leading fields and keeps lines and their order" {
	each leading_fields
}

# A document's result does not depend on its neighbours.
pure_tsv() {
	{ printf '1\t'; escaped; echo; } >a
	printf '2\t%s\n' '<p>a\\b\tc</p>一、短文\n第二行 &amp; x' >b
	cat a b a b >ab
	for i in a b; do filter "$1" -t <"$i" && mv "$OUT" "$i.out" || return 1; done
	cat a.out b.out a.out b.out >want
	filter "$1" -t <ab && expect_out want
}

pure_nul() {
	[ "$1" != decode ] || return 0
	{ cat "$PAGE"; printf '\0'; } >a
	printf '一、短文\n第二行\0' >b
	cat a b a b >ab
	for i in a b; do filter "$1" -z <"$i" && mv "$OUT" "$i.out" || return 1; done
	cat a.out b.out a.out b.out >want
	filter "$1" -z <ab && expect_out want
}

@test "f(a;b) = f(a);f(b) under -t and -z" {
	each pure_tsv
	each pure_nul
}

same_as_whole() {
	filter "$1" <"$PAGE" && mv "$OUT" want || return 1
	escaped >line
	filter "$1" -t <line && expect_status 0 || return 1
	if [ "$1" != split-sections ]; then
		printf '%b' "$(cat "$OUT")" >got && cmp want got
	else
		cmp want "$OUT"
	fi
}

@test "-t gives the text that the whole document gives" {
	each same_as_whole
}

# The answer to a document comes before the next one is asked for.
answers_at_once() {
	local line

	coproc FILTER { exec "$BIN/$1" -t 2>/dev/null; }
	printf 'k\t%s\n' "$(escaped)" >&"${FILTER[1]}"
	read -r -t 10 line <&"${FILTER[0]}"
	kill "$FILTER_PID"
	wait "$FILTER_PID" 2>/dev/null || :
	case $line in k*) ;; *) return 1 ;; esac
}

@test "a document that is done is not held back" {
	each answers_at_once
}

# A million times a string, without a newline.
long_line() {
	awk -v s="$1" -v n="$2" 'BEGIN { for (i = 0; i < n; i++) printf "%s", s }'
}

survives() {
	local name=${!#} file

	for file in "${@:1:$#-1}"; do
		filter "$name" <"$file" || { echo "$file"; return 1; }
		filter "$name" -q -t <"$file" || { echo "-t $file"; return 1; }
	done
}

@test "odd input gives a result: one byte, NULs, long lines, deep nesting" {
	printf x >one
	printf '\n' >newline
	printf '\0' >nul
	printf 'a\0\0b\0\n\0' >nuls
	printf '\377\376' >mark
	printf '\\' >backslash
	printf '\344\270' >half
	printf '\200\201\377\n\300\200\355\240\200\n' >invalid
	long_line '一二三。' 100000 >long
	long_line '<' 300000 >less
	long_line '<div>' 50000 >deep
	long_line '<a "' 50000 >quotes
	long_line '&' 200000 >ampersands
	long_line '1、' 100000 >markers
	long_line '开展' 100000 >word
	awk 'BEGIN { for (i = 0; i < 100000; i++) print "" }' >empty-lines
	awk 'BEGIN { for (i = 0; i < 100000; i++) print "一、" }' >many-lines
	each survives one newline nul nuls mark backslash half invalid long less \
	    deep quotes ampersands markers word empty-lines many-lines
}


@test "random bytes give a result" {
	local i

	for i in 1 2 3 4; do
		awk -v seed="$i" 'BEGIN {
			for (i = 0; i < 20000; i++) {
				seed = (seed * 1103515245 + 12345) % 2147483648
				printf "%03o", int(seed / 65536) % 256
			}
		}' | sed 's/.../\\0&/g' >escapes
		printf '%b' "$(cat escapes)" >noise$i
		[ "$(wc -c <noise$i)" -eq 20000 ]
	done
	each survives noise1 noise2 noise3 noise4
}

progress() {
	mkfifo fifo
	"$BIN/$1" -t <fifo >"$OUT" 2>"$ERR" &
	exec 9>fifo
	printf 'k\t%s\n' "$(escaped)" >&9
	for _ in {1..100}; do
		[ ! -s "$OUT" ] || break
		sleep 0.1
	done
	kill -USR1 "$!"
	for _ in {1..100}; do
		[ ! -s "$ERR" ] || break
		sleep 0.1
	done
	exec 9>&-
	wait "$!" || return 1
	rm fifo
	expect_err "^$1: 1 documents, [0-9]+ bytes read$"
}

@test "SIGUSR1 prints how far it has come and does no harm" {
	each progress
}

# The output goes to a pipe that is full most of the time, while the program
# is stopped, continued and asked how far it has come.
interrupted() {
	local program

	"$BIN/$1" -t <long >want || return 1
	rm -f fifo
	mkfifo fifo
	"$BIN/$1" -t <long >fifo 2>"$ERR" &
	program=$!
	{
		for _ in {1..20}; do
			head -c 5000
			kill -s STOP "$program" && kill -s CONT "$program" &&
			    kill -s USR1 "$program"
		done 2>"$BATS_TEST_TMPDIR/gone"
		cat
	} <fifo >"$OUT"
	wait "$program" && expect_out want && expect_err "^$1: .* documents, " &&
	    return
	echo "$1, interrupted"
	return 1
}

@test "writes that are interrupted or taken in part lose nothing" {
	awk 'BEGIN { for (i = 0; i < 20000; i++)
		printf "k%d\t一、第%d天的磨坊\\n磨坊在河边。\n", i, i }' >long
	each interrupted
}

# The commands of EXAMPLES, each a .Dl line, run in a directory that has the
# files they name: page.html (GBK), page.txt, pages.tsv, pages/.
examples() {
	local line

	mandoc -T lint -W error "$ROOT/man/$1.1" || return 1
	sed -n '/^\.Sh EXAMPLES/,/^\.Sh SEE/s/^\.Dl //p' "$ROOT/man/$1.1" |
	    sed 's/\\e/\\/g; s/\\&//g; s/\\(aq/'\''/g; s/\\-/-/g' >commands
	[ -s commands ] || return 1
	while IFS= read -r line; do
		needs_met "$line" || continue
		STATUS=0
		sh -c "$line" >"$OUT" 2>"$ERR" </dev/null || STATUS=$?
		expect_status 0 && expect_no_err || { echo "$line"; return 1; }
	done <commands
}

# Examples that need a tool which is not here are passed over.
needs_met() {
	local tool

	for tool in jq parallel curl make; do
		case $1 in
		*"$tool "*) command -v "$tool" >/dev/null || return 1 ;;
		esac
	done
}

@test "the examples of the man pages run" {
	mkdir pages
	cp "$BATS_TEST_DIRNAME/demo/page.html" .
	cp page.html pages/1.html
	cp page.html pages/2.html
	cp "$PAGE" page.txt
	cp "$PAGE" pages/1.txt
	printf 'http://example.com/1\t%s\n' "$(escaped)" >pages.tsv
	export HOME=$PWD
	each examples
}
