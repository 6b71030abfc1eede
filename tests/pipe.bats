#!/usr/bin/env bats
# The whole pipe: a page gives the same text in whatever charset it comes and
# whatever its label says, and the text is what a reader would call the
# document.  The pages are in UTF-8 here and are converted for each test.

load helpers

setup() {
	cd "$BATS_TEST_TMPDIR" || return 1
}

# pipe FILE: through all the filters up to the sections.
pipe() {
	decode <"$1" | strip-site-chrome | fix-ocr-substitutions >"$OUT" 2>"$ERR"
	expect_no_err
}

# recoded PAGE CHARSET LABEL: the page in that charset, labelled as told.
recoded() {
	sed "s/charset=utf-8/charset=$3/" "$BATS_TEST_DIRNAME/pipe/$1.html" |
	    iconv -f UTF-8 -t "$2" >page
}

@test "a mainland page in GBK, GB18030, UTF-8 and UTF-16, labelled right and wrong" {
	local charset label

	for charset in GBK GB18030 UTF-8 UTF-16LE UTF-16BE UTF-16; do
		for label in gb2312 utf-8 big5 iso-8859-1; do
			recoded cn "$charset" "$label"
			pipe page
			expect_out "$BATS_TEST_DIRNAME/pipe/cn.txt" || {
				echo "$charset, labelled $label"
				return 1
			}
		done
	done
}

@test "a Taiwan page in Big5, UTF-8 and UTF-16, labelled right and wrong" {
	local charset label

	for charset in BIG5 BIG5-HKSCS UTF-8 UTF-16LE UTF-16BE; do
		for label in big5 utf-8 gb2312; do
			recoded tw "$charset" "$label"
			pipe page
			expect_out "$BATS_TEST_DIRNAME/pipe/tw.txt" || {
				echo "$charset, labelled $label"
				return 1
			}
		done
	done
}

@test "the outline of what comes out" {
	local page

	for page in cn tw; do
		pipe "$BATS_TEST_DIRNAME/pipe/$page.html"
		cp "$OUT" text
		filter split-sections -l <text
		expect_out "$BATS_TEST_DIRNAME/pipe/$page.outline"
	done
}

@test "many pages in one stream give what each gives alone" {
	local page

	recoded cn GB18030 gb2312
	mv page cn.html
	recoded tw BIG5 big5
	mv page tw.html
	decode -t cn.html tw.html cn.html | strip-site-chrome -t |
	    fix-ocr-substitutions -t >lines
	[ "$(cut -f 1 lines | tr '\n' ' ')" = 'cn.html tw.html cn.html ' ]
	for page in cn tw cn; do
		cat "$BATS_TEST_DIRNAME/pipe/$page.txt"
	done >"$OUT"
	cut -f 2 lines | while IFS= read -r page; do
		printf '%b' "$page"
	done >want
	expect_out want
}
