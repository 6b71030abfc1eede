#!/usr/bin/env bats
# Large documents and the fast ways through them: what comes out is what
# comes out of small ones and slow ones.

load helpers

setup() {
	cd "$BATS_TEST_TMPDIR" || return 1
	yes '图书角每周开放三次,共借出图书 400 余册;详见“附表” <b>A</b>。' |
	    head -n 40000 >utf8
	yes '圖書角每週開放三次,鐵櫃共借出圖書 400 餘冊;銀錢兩訖。' |
	    head -n 40000 >traditional
}

@test "every code in every place of a run is converted as one alone" {
	local flags=

	[ "${SANDBOX-yes}" = yes ] || flags=-fsanitize=address,undefined
	# shellcheck disable=SC2086 # no flag or one
	cc -O1 $flags -std=c99 -D_POSIX_C_SOURCE=200809L -I "$ROOT/common" \
	    -o runs "$BATS_TEST_DIRNAME/decode/runs.c" \
	    "$ROOT/filters/decode-charset.c" \
	    "$ROOT/filters/decode-convert.c" "$ROOT/filters/decode-run.c" \
	    "$ROOT/filters/decode-scan.c" "$ROOT/filters/decode-shift.c" \
	    "$ROOT/filters/decode-table.c" "$ROOT/common/buf.c" \
	    "$ROOT/common/diag.c" "$ROOT/common/utf8.c"
	./runs
}

@test "a large page comes back from each charset, with LF or CR LF" {
	local charset

	for charset in UTF-8 GB18030; do
		iconv -f UTF-8 -t $charset utf8 >raw
		filter decode raw && expect_no_err && cmp utf8 "$OUT"
		sed 's/$/\r/' utf8 | iconv -f UTF-8 -t $charset >raw
		filter decode raw && expect_no_err && cmp utf8 "$OUT"
	done
	for charset in UTF-8 BIG5; do
		iconv -f UTF-8 -t $charset traditional >raw
		filter decode raw && expect_no_err && cmp traditional "$OUT"
	done
}

@test "CR, CR CR LF and a CR at the end of GBK are line ends" {
	printf '图书\r\r\n期刊\r报纸\r\n杂志\r' | iconv -f UTF-8 -t GBK >raw
	printf '图书\n\n期刊\n报纸\n杂志\n' >want
	filter decode -f gbk raw
	expect_out want
}

@test "what is odd in a large page is seen wherever it stands" {
	local at

	for at in 1 20000 39999; do
		{
			head -n $at utf8
			printf '鏂囧瓧鏄剧ず涓嶆甯革紝璇风◢鍚庡啀璇曘€?锟斤拷\n'
			printf 'a\302\240b &amp;\v\n'
			tail -n +$((at + 1)) utf8
		} >odd
		{
			head -n $at utf8
			echo x
			echo 'a b &amp;'
			tail -n +$((at + 1)) utf8
		} | sed "$((at + 1))d" >want
		filter decode odd
		grep -q 'characters were lost before' "$ERR" || return 1
		sed "$((at + 1))d" "$OUT" >got
		cmp want got || return 1
	done
}

@test "a large file is read from where standard input stands" {
	filter decode utf8
	cp "$OUT" want
	cat utf8 | filter decode
	cmp want "$OUT"
	{
		head -c 300 >/dev/null	# buffered or not, it reads some
		"$BIN/decode" | wc -c >got
		wc -c <utf8 >all
		cat >rest
	} <utf8
	[ "$(cat got)" -lt "$(cat all)" ]
	[ ! -s rest ]
}

@test "a file that becomes shorter while it is read is trouble" {
	iconv -f UTF-8 -t GB18030 utf8 >raw
	{
		STATUS=0
		"$BIN/decode" raw 2>err || STATUS=$?
		echo "$STATUS" >status
	} | {
		head -c 1 >/dev/null
		: >raw
		cat >/dev/null
	}
	[ "$(cat status)" -eq 2 ]
	grep -q 'shorter' err
}

# repeat TIMES: its input so many times, without line ends.
repeat() {
	awk -v times="$1" '{ s = $0 } END {
		for (i = 0; i < times; i++)
			printf "%s", s }'
}

@test "where a line of megabytes is cut does not show" {
	local unit charset joined

	# 7 and 11 bytes in front, or all cuts were at the same place.
	for unit in '图书角每周开放三次' '，图书。角a' 'éé' '𠀀𠀁𠀂' \
	    '图书 <b>A</b> 400 余册，' '&lt;' '&#x4e00;' '图&amp;书' x; do
		for joined in abcdefg abcdefghijk; do
			echo "$unit" | "$BIN/decode" | repeat 400000 |
			    sed "s/^/$joined/" >want
			echo "$unit" | repeat 400000 | sed "s/^/$joined/" >line
			for charset in UTF-8 GB18030; do
				iconv -f UTF-8 -t $charset line >raw
				filter decode -f $charset raw
				cmp want "$OUT" || {
					echo "$charset: $unit"
					return 1
				}
			done
		done
	done
}

@test "repairs behind a long line tell the line's number" {
	{
		echo '图书角每周开放三次' | repeat 100000
		echo
		echo '鏂囧瓧鏄剧ず涓嶆甯革紝璇风◢鍚庡啀璇曘€'
	} >text
	filter decode -x text
	[ "$(cut -f 2 "$OUT")" = 2 ]
}

@test "a document costs at most four times its size and 16 MB" {
	local unit='图书角每周开放三次，共借出图书 400 余册' size want flag

	(ulimit -v 24000 && "$BIN/decode" --version) >/dev/null 2>&1 ||
	    skip "no limit of memory under which it starts"
	echo "$unit" | repeat 500000 >line
	printf 'a\302\240b 鏂囧瓧鏄剧ず涓嶆甯革紝璇风◢鍚庡啀璇曘€' >>line
	iconv -f UTF-8 -t GB18030 line >gbk
	for file in line gbk; do
		size=$(wc -c <$file)
		# The buffer that it is read to is doubled: 2 sizes and more.
		want=$((size / 1024 * 3 + 16384))
		for flag in -q -qt; do
			(ulimit -v "$want" && "$BIN/decode" $flag <$file) \
			    >"$OUT" || return 1
			[ "$(wc -c <"$OUT")" -gt $((size - 100)) ]
		done
	done
}
