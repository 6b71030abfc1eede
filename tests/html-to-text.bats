#!/usr/bin/env bats
# html-to-text(1).  The fixture tokens.in has a case of the tokenizer a line.

load helpers

setup() {
	cd "$BATS_TEST_TMPDIR" || return 1
}

@test "fixtures" {
	fixtures html-to-text
}

@test "-T prints the title alone, og:title if there is none, else nothing" {
	filter html-to-text -T <<<'<title> 甲 &amp;
		乙</title><p>文'
	expect_status 0
	expect_out - <<<'甲 & 乙'
	filter html-to-text -T <<<'<title></title><meta content="&#x4E19;" property=og:title>'
	expect_out - <<<'丙'
	filter html-to-text --title <<<'<p>文'
	expect_out /dev/null
}

@test "-T with -t is a field before the text, safe whatever the title" {
	printf 'u\tv\t<title>a&#9;b\\nc\\\\</title><p>x&#9;y\\nz\n' >in
	filter html-to-text -tT <in
	expect_status 0
	printf 'u\tv\ta b c\\\\\tx y z\\n\n' | expect_out -
}

@test "-T with -z ends each title with NUL" {
	printf '<title>a</title>x\0y\0' >in
	filter html-to-text -zT <in
	printf 'a\0\0' | expect_out -
}

@test "-E makes a damaged page status 1" {
	printf '<p>\377</p>' >in
	filter html-to-text -E <in
	expect_status 1
	expect_err '^html-to-text: standard input: 1 bytes replaced$'
	printf '\357\277\275\n' | expect_out -
}

# linear NAME STRING N [TAIL]: N times STRING in well under a second each;
# what grows with the square takes minutes.
linear() {
	awk -v s="$2" -v n="$3" 'BEGIN { for (i = 0; i < n; i++) printf "%s", s }' >"$1"
	printf '%s' "${4:-}" >>"$1"
	TIMEOUT=5 filter html-to-text -q <"$1"
	expect_status 0
}

@test "the time is linear whatever is left open" {
	linear lt '<' 1000000
	linear closed '</' 500000
	linear comment '<!--' 300000
	linear declaration '<!' 500000
	linear cdata '<svg><![CDATA[' 100000
	linear script '<script>' 200000
	linear escaped '<script><!--<script>' 100000
	linear title '<title>&amp' 200000
	linear title-open '</title><title>' 100000
	linear quote "<a b='" 300000
	linear attributes '<p a=' 300000
	linear div '<div>' 200000
	linear nested '<div><p><b>' 200000
	linear stray '<div></span>' 200000
	linear paragraphs '<b hidden><p>' 200000
	linear tables '<table><tr><td>' 100000
	linear items '<ul><li><div>' 200000
	linear forms '<form></form>' 200000
	linear foreign '<svg><a>' 200000
	linear ampersand '&' 1000000
	linear number '&#' 500000 1111111111
	linear digits 1 0 "&#$(printf '%0100000d' 1)"
	linear pre '<pre>' 1 "$(printf '%0100000d' 0 | tr 0 '\n')x"
	linear class '<p class="' 1 "$(printf '%0100000d' 0 | tr 0 ' ')\">x"
}

@test "deep nesting loses no text" {
	{
		printf 'a'
		awk 'BEGIN { for (i = 0; i < 100000; i++) printf "<div>" }'
		printf 'b'
		awk 'BEGIN { for (i = 0; i < 100000; i++) printf "</div>" }'
		printf 'c'
	} >in
	filter html-to-text <in
	printf 'a\nb\nc\n' | expect_out -
}
