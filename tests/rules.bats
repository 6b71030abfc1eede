#!/usr/bin/env bats
# Rule files: where they are found and what is wrong with bad ones.  Asked of
# one filter for all that load rules with common/rules.

load helpers

setup() {
	cd "$BATS_TEST_TMPDIR" || return 1
	export HOME=$PWD/home
	unset XDG_CONFIG_HOME PAGEWASH_RULES
	mkdir -p home/.config/pagewash config/pagewash one two
	printf '第一行文字。\n某某园地每日新知\n第二行文字。\n' >page
	printf '第一行文字。\n第二行文字。\n' >want
	printf 'line\tslogan\t^某某园地.*$\n' >rules
}

dropped_with() {
	filter strip-site-chrome -R "$@" <page
	expect_status 0
	expect_no_err
	expect_out want
}

@test "a rule file is a path, or standard input" {
	dropped_with -r rules
	dropped_with -r ./rules
	filter strip-site-chrome -R -r - page <rules
	expect_status 0
	expect_out want
}

@test "a name is looked for in \$PAGEWASH_RULES, then in the user's configuration" {
	cp rules two/site.rules
	PAGEWASH_RULES=one:two dropped_with -r site
	rm two/site.rules
	cp rules config/pagewash/site.rules
	XDG_CONFIG_HOME=config PAGEWASH_RULES=one:two dropped_with -r site
	cp rules home/.config/pagewash/site.rules
	dropped_with -r site
}

@test "a name that is nowhere, or a directory, is told" {
	PAGEWASH_RULES=one filter strip-site-chrome -r site <page
	expect_status 2
	expect_err '^strip-site-chrome: site: No such file'
	[ ! -s "$OUT" ]
	filter strip-site-chrome -r one <page
	expect_status 2
	expect_err '^strip-site-chrome: one: Is a directory'
}

@test "comments, empty lines and CRs before line ends are no part of rules" {
	printf '# comment\r\n\r\nline\tslogan\t^某某园地.*$\r\n' >crlf
	dropped_with -r crlf
}

@test "a NUL and too many fields are told with file and line" {
	printf 'line\tslogan\tx\nline\0\n' >bad
	filter strip-site-chrome -r bad <page
	expect_status 2
	expect_err '^strip-site-chrome: bad:2: a NUL in a rule$'
	printf '\n1\t2\t3\t4\t5\t6\t7\t8\t9\n' >bad
	filter strip-site-chrome -r bad <page
	expect_status 2
	expect_err '^strip-site-chrome: bad:2: more than 8 fields$'
	[ ! -s "$OUT" ]
}
