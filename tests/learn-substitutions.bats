#!/usr/bin/env bats

load helpers

setup() {
	cd "$BATS_TEST_TMPDIR" || return 1
	printf 'pair\t红花\t绿草\tX\npair\t旧词\t新词\tX\talways\n' >my.rules
	awk 'BEGIN {
		for (i = 0; i < 200; i++) {
			print "a\t山上" i % 7 "开着红花呢\\n种树时看见红花了"
			print "b\t路边" i % 5 "长着绿草吧\\n放羊时看见绿草吗"
		}
	}' >clean.tsv
	printf '山上开着红花呢,路边长着红花吧\n' >page
	# Enough besides for the pair to be judged.
	printf 'pair\t甲\t乙\tX\nsign\t甲\t乙\t子\npair\t丙\t丁\tX\nsign\t丙\t丁\t子\n' >sure.rules
	printf '山上开着红花呢,路边长着红花吧。子甲,子丙,子甲,子丙,子甲\n' >page
}

@test "a model learns which occurrences are wrong" {
	filter learn-substitutions -t -R -r my.rules clean.tsv
	expect_status 0
	expect_no_err
	mv "$OUT" my.model
	filter fix-ocr-substitutions -R -r my.rules -r sure.rules \
	    --model=my.model page
	expect_status 0
	printf '山上开着红花呢,路边长着绿草吧。子乙,子丁,子乙,子丁,子乙\n' |
	    expect_out -
}

@test "the same text makes the same bytes" {
	filter learn-substitutions -t -R -r my.rules clean.tsv
	mv "$OUT" first
	filter learn-substitutions -t -R -r my.rules <clean.tsv
	expect_out first
}

@test "-k is the size of the table" {
	filter learn-substitutions -k 4 -t -R -r my.rules clean.tsv
	expect_status 0
	size=$(wc -c <"$OUT")
	[ "$size" -gt 3980 ] && [ "$size" -le 4000 ]
	for k in 0 1001; do
		filter learn-substitutions -k "$k" -t clean.tsv
		expect_status 2
		expect_err 'not from 1 to 1000'
	done
}

@test "-H leaves documents out, -x tells how well they are judged" {
	filter learn-substitutions -t -R -r my.rules clean.tsv
	mv "$OUT" all
	filter learn-substitutions -H -t -R -r my.rules clean.tsv
	expect_status 0
	run ! cmp -s all "$OUT"
	filter learn-substitutions -x -t -R -r my.rules clean.tsv
	expect_status 0
	head -n 1 "$OUT" | grep -q '^wrong	right	family	examples	rights	guessed	hits$'
	awk -F '\t' 'NR == 2 { exit !($1 == "红花" && $4 > 0 && $6 == $7) }' "$OUT"
	[ "$(wc -l <"$OUT")" -eq 2 ]
}

@test "no text makes a model that knows nothing" {
	filter learn-substitutions -t -k 4 </dev/null
	expect_status 0
	mv "$OUT" empty.model
	filter fix-ocr-substitutions --model=empty.model page
	expect_status 0
	expect_out page
}

@test "a bad option or rule is status 2" {
	filter learn-substitutions --no-such-option </dev/null
	expect_status 2
	printf 'pair\ta\n' >bad.rules
	filter learn-substitutions -r bad.rules </dev/null
	expect_status 2
	expect_err '^learn-substitutions: bad.rules:1: '
	filter learn-substitutions nowhere
	expect_status 2
	expect_err 'nowhere: No such file'
}
