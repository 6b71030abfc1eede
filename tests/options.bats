#!/usr/bin/env bats
# How options are read (opt.h), asked of the filters that have each kind.

load helpers

setup() {
	cd "$BATS_TEST_TMPDIR" || return 1
	printf '中國\n' | iconv -f UTF-8 -t BIG5 >page
	printf '中國\n' >want
}

@test "a value is attached to its option or follows it" {
	local words

	for words in '-fbig5' '-f big5' '--from=big5' '--from big5' '--fr=big5' \
	    '-qfbig5' '-qf big5'; do
		# shellcheck disable=SC2086 # words
		filter decode $words <page
		expect_status 0
		expect_out want
	done
}

@test "letters are clustered" {
	printf 'k\t中国文字\377\376x\377\n' >line
	filter decode -tqE <line
	expect_status 1
	expect_no_err
}

@test "a long option that is cut too short is told" {
	filter decode --f=big5 <page
	expect_status 2
	expect_err '^decode: ambiguous option: --f$'
	filter decode --=big5 <page
	expect_status 2
}

@test "a value that is missing is told" {
	filter decode -f
	expect_status 2
	expect_err '^decode: -f needs CHARSET$'
	filter decode --from
	expect_status 2
	expect_err '^decode: --from needs CHARSET$'
}

@test "a number that is none is told" {
	local value

	for value in '' x 1x -1 ' 1' 0x1 1e1 nan 2000000000 \
	    99999999999999999999999; do
		filter split-sections "--level=$value" <page
		expect_status 2
		expect_err '^split-sections: --level: not a number from 0 to 1000000000: '
	done
	for value in 2 1.1 . x -0.5 inf; do
		filter fix-ocr-substitutions "--threshold=$value" <page
		expect_status 2
		expect_err '^fix-ocr-substitutions: --threshold: not a number from 0 to 1: '
	done
}

@test "an operand after -- may begin with a hyphen" {
	cp page ./-page
	filter decode -f big5 -- -page
	expect_status 0
	expect_out want
}
