#!/usr/bin/env bats

load helpers

setup() {
	REPORT=$BATS_TEST_DIRNAME/fix-ocr-substitutions/report
	cd "$BATS_TEST_TMPDIR" || return 1
}

@test "fixtures" {
	fixtures fix-ocr-substitutions
}

@test "what was restored stays as it is" {
	for out in "$BATS_TEST_DIRNAME"/fix-ocr-substitutions/*.out; do
		case $out in *marked.out) continue ;; esac
		filter fix-ocr-substitutions <"$out"
		expect_status 0
		expect_out "$out"
	done
}

@test "-x names place, words, likelihood and reason of each change" {
	printf '第一行\n改为竟聘上岗,用朔胶\n' >page
	filter fix-ocr-substitutions -x page
	expect_status 0
	cut -f 1-6 "$OUT" >places
	mv places "$OUT"
	expect_out - <<-'EOF'
	page	2	3	竟聘	竞聘	1.00
	page	2	9	朔胶	塑胶	1.00
	EOF
	filter fix-ocr-substitutions -x page
	grep -Eq '	fix-ocr-substitutions.rules:[0-9]+$' "$OUT"
	filter fix-ocr-substitutions -x "$REPORT.in"
	grep -Eq '	model [+-][0-9]+\.[0-9]$' "$OUT"
}

@test "-x of a clean document prints nothing" {
	filter fix-ocr-substitutions -x "$REPORT.out"
	expect_status 0
	expect_out /dev/null
}

@test "-xx prints the evidence for families and pairs" {
	filter fix-ocr-substitutions -xx "$REPORT.in"
	expect_status 0
	grep -Eq '	family	A1	[0-9.]+$' "$OUT"
	grep -Eq '	pair	开展	发展	7	0	[0-9.]+$' "$OUT"
	grep -Eq '	pair	平安	安全	1	3	-[0-9.]+$' "$OUT"
}

@test "-xx names the part that is judged by itself" {
	filter fix-ocr-substitutions -xx "${REPORT%/*}/part.in"
	expect_status 0
	grep -Eq '	part	[67]	[89]$' "$OUT"
	filter fix-ocr-substitutions -xx "$REPORT.in"
	run ! grep -q '	part	' "$OUT"
}

@test "-x names mangling that is left" {
	printf '重重要要通通知知,各各单单位位注注意意。\n' >doubled
	printf '\346\210\220?,人?,物?,事?,完。\n' >lost
	awk 'BEGIN { while (i++ < 40) printf "字 文 "; print "" }' >spaced
	for kind in doubled lost spaced; do
		filter fix-ocr-substitutions -x $kind
		grep -Eq "^${kind}	left	${kind}[a-z-]*	[0-9]+\$" "$OUT" || return 1
		[ "$(wc -l <"$OUT")" -eq 1 ] || return 1
		filter fix-ocr-substitutions $kind
		expect_out $kind || return 1
	done
	printf '他高高兴兴,真的吗?,是的。\n' >page
	filter fix-ocr-substitutions -x page
	expect_out /dev/null
}

@test "a reading in brackets is taken out, with its reason" {
	filter fix-ocr-substitutions -x "${REPORT%/*}/pinyin.in"
	[ "$(wc -l <"$OUT")" -ge 12 ]
	run ! grep -Evq '		1.00	pinyin$' "$OUT"
}

@test "-m marks each change, without colour in a file" {
	printf '改为竟聘上岗\n' >page
	filter fix-ocr-substitutions -m page
	expect_out - <<-'EOF'
	改为[-竟聘-]{+竞聘+}上岗
	EOF
}

@test "-m -t marks inside the field" {
	printf '1\t改为竟聘\\n上岗\n' >page
	filter fix-ocr-substitutions -m -t page
	printf '1\t改为[-竟聘-]{+竞聘+}\\n上岗\n' | expect_out -
}

@test "--threshold: 1 changes only what is certain, 0 all that is possible" {
	filter fix-ocr-substitutions -x --threshold=.999999 "$REPORT.in"
	few=$(wc -l <"$OUT")
	filter fix-ocr-substitutions -x "$REPORT.in"
	some=$(wc -l <"$OUT")
	filter fix-ocr-substitutions -x --threshold=0 "$REPORT.in"
	all=$(wc -l <"$OUT")
	[ "$few" -lt "$some" ] && [ "$some" -lt "$all" ]
}

@test "--threshold refuses what is not from 0 to 1" {
	filter fix-ocr-substitutions --threshold=2 </dev/null
	expect_status 2
	expect_err 'not a number from 0 to 1: 2'
}

@test "-r adds words; contexts hold them back" {
	printf 'word\t木材\t本材\t\t料\nkeep\t竟聘\t竞聘\t毕\n' >my.rules
	printf '毕竟聘请,竟聘,木材,木材料\n' >page
	filter fix-ocr-substitutions -r my.rules page
	expect_status 0
	printf '毕竟聘请,竞聘,木材,本材料\n' | expect_out -
}

@test "-r: ^ and \$ stand for the ends of a line" {
	printf 'word\t甲\t乙\t^\nword\t丙\t丁\t\t$\n' >my.rules
	printf '甲丙\n甲甲丙丙\n丙甲' >page
	filter fix-ocr-substitutions -R -r my.rules page
	expect_status 0
	printf '乙丁\n乙甲丙丁\n丙甲' | expect_out -
}

@test "-R without rules changes nothing" {
	filter fix-ocr-substitutions -R "$REPORT.in"
	expect_status 0
	expect_out "$REPORT.in"
}

@test "-p prints the rules, the user's first" {
	printf 'word\t甲\t乙\n' >my.rules
	filter fix-ocr-substitutions -p -r my.rules
	expect_status 0
	head -n 1 "$OUT" | cmp - my.rules
	mv "$OUT" all.rules
	filter fix-ocr-substitutions -p -R -r all.rules
	expect_out all.rules
	filter fix-ocr-substitutions -R -r all.rules "$REPORT.in"
	printf '甲' >page
	filter fix-ocr-substitutions -R -r all.rules page
	printf '乙' | expect_out -
}

# bad RULE MESSAGE
bad() {
	printf '# a comment\n%b\n' "$1" >bad.rules
	filter fix-ocr-substitutions -r bad.rules </dev/null
	expect_status 2 && expect_err "^fix-ocr-substitutions: bad.rules:2: $2"
}

@test "a bad rule is told with its place" {
	bad 'pear\ta\tb' 'unknown kind of rule: pear$'
	bad 'pair\ta\tb' 'a pair needs a family$'
	bad 'pair\ta\t\tX' 'a wrong and a right word are needed$'
	bad 'word\ta\ta' 'the wrong word is the right one$'
	bad 'pair\ta\tb\tX\t1.5' 'not a threshold from 0 to 1: 1.5$'
	bad 'pair\ta\tb\tX\t-1' 'not a threshold from 0 to 1: -1$'
	bad 'keep\tno\tpair' 'no pair for no$'
	bad 'family\tA1\ton' 'not "family NAME off", rare, nor with NAME$'
	bad 'family\t\toff' 'a name is needed$'
	bad 'family\tA1\twith' "another family's name is needed\$"
	bad 'family\tA1\twith\tA1' "another family's name is needed\$"
	bad 'site\t' 'a word is needed$'
}

@test "-a wants a family that there is" {
	filter fix-ocr-substitutions -a NONE </dev/null
	expect_status 2
	expect_err 'no such family: NONE'
	filter fix-ocr-substitutions -a E "$REPORT.in"
	expect_status 0
}

@test "a family that is off is undone with -a" {
	printf 'family\tX\toff\npair\t甲\t乙\tX\npair\t丙\t丁\tX\nsign\t甲\t乙\t子\nsign\t丙\t丁\t子\n' >my.rules
	printf '子甲,子丙,子甲,子丙,甲\n' >page
	filter fix-ocr-substitutions -R -r my.rules page
	expect_out page
	filter fix-ocr-substitutions -R -r my.rules -a X page
	printf '子乙,子丁,子乙,子丁,甲\n' | expect_out -
}

# sure PAIRS FAMILY prints rules of pairs that are wrong behind 子
sure() {
	while [ $# -gt 0 ]; do
		printf 'pair\t%s\t%s\t%s\nsure\t%s\t%s\t子\n' "$1" "$2" "$3" \
		    "$1" "$2"
		shift 3
	done
}

@test "families that go together prove each other" {
	{ sure 甲 乙 X 丙 丁 X 戊 己 Y 庚 辛 Y; } >my.rules
	printf '子甲,子丙,子戊,子庚\n' >page
	filter fix-ocr-substitutions -R -r my.rules page
	expect_out page
	printf 'family\tY\twith\tX\n' >>my.rules
	filter fix-ocr-substitutions -R -r my.rules page
	printf '子乙,子丁,子己,子辛\n' | expect_out -
	printf '子甲,子丙\n' >page
	filter fix-ocr-substitutions -R -r my.rules page
	expect_out page
}

@test "a rare family needs more evidence" {
	{ sure 甲 乙 X 丙 丁 X 戊 己 X; } >my.rules
	printf '子甲,子丙,子戊\n' >page
	filter fix-ocr-substitutions -R -r my.rules -xx page
	grep '	family	X	' "$OUT" | cut -f 4 >usual
	printf 'family\tX\trare\n' >>my.rules
	filter fix-ocr-substitutions -R -r my.rules -xx page
	grep '	family	X	' "$OUT" | cut -f 4 >rare
	test -s rare
	paste usual rare | awk '{ exit !($1 - $2 > .1 && $1 - $2 < .5) }'
}

@test "a file that is no model is refused" {
	printf 'no model\n' >file
	filter fix-ocr-substitutions --model=file "$REPORT.in"
	expect_status 2
	expect_err '^fix-ocr-substitutions: file: not a model of this version$'
	printf 'pagewash substitutions 2\n\377\377\0\0\1\0\0\0' >file
	filter fix-ocr-substitutions --model=file "$REPORT.in"
	expect_status 2
	expect_err '^fix-ocr-substitutions: file: damaged$'
	filter fix-ocr-substitutions --model=nowhere "$REPORT.in"
	expect_status 2
	expect_err 'nowhere: No such file'
}

@test "bytes that are no text pass, and hide nothing behind them" {
	printf '\377竟聘\0\345竟聘\345\274竟聘\200' >page
	filter fix-ocr-substitutions page
	printf '\377竞聘\0\345竞聘\345\274竞聘\200' | expect_out -
}

@test "a misread word does not bring back the document before" {
	{
		printf '1\t'
		awk '{ printf "%s\\n", $0 }' "$REPORT.in"
		printf '\n2\t校长竟聘上岗,武术根底很好。\n'
	} >lines
	filter fix-ocr-substitutions -t lines
	tail -n 1 "$OUT" >last
	mv last "$OUT"
	printf '2\t校长竞聘上岗,武术根底很好。\n' | expect_out -
}

@test "what the model said of documents before changes no answer" {
	local in=("$BATS_TEST_DIRNAME"/fix-ocr-substitutions/*.in) one

	for one in "${in[@]}" "${in[@]}"; do
		fix-ocr-substitutions -xx "$one"
	done >alone
	filter fix-ocr-substitutions -xx "${in[@]}" "${in[@]}"
	expect_status 0
	expect_out alone
	[ -s alone ]
}
