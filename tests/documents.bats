#!/usr/bin/env bats
# The document stream, asked in detail of the filters that show it best;
# common.bats asks all of them in general.

load helpers

setup() {
	cd "$BATS_TEST_TMPDIR" || return 1
}

@test "escapes are undone and made again; unknown ones are text" {
	# shellcheck disable=SC1003
	printf 'k\ta\\tb\\nc\\rd\\\\e\\0f\\xg\\\n' >in
	# The text holds a\xg and a final backslash: both are doubled now.
	printf 'k\ta\\tb\\nc\\rd\\\\e\\0f\\\\xg\\\\\n' >want
	filter fix-ocr-substitutions -t <in
	expect_status 0
	expect_out want
}

@test "a CR inside a line belongs to the text and comes out escaped" {
	printf 'k\tab\r\n' >in
	printf 'k\tab\\r\n' >want
	filter fix-ocr-substitutions -t <in
	expect_out want
}

@test "without a final newline or NUL the last document is one all the same" {
	printf 'a\tx\nb\ty' >in
	printf 'a\tx\nb\ty\n' >want
	filter fix-ocr-substitutions -t <in
	expect_out want
	printf 'x\0y' >in
	printf 'x\0y\0' >want
	filter fix-ocr-substitutions -z <in
	expect_out want
}

@test "empty documents stay documents" {
	printf '\n\na\t\n' >in
	filter fix-ocr-substitutions -t <in
	expect_out in
	printf '\0\0' >in
	filter fix-ocr-substitutions -z <in
	expect_out in
}

@test "a document longer than every buffer comes through" {
	awk 'BEGIN { for (i = 0; i < 300000; i++) printf "长文本%d。\\n", i
		print "" }' >in
	filter fix-ocr-substitutions -t <in
	expect_status 0
	expect_out in
}

# A document of so many bytes, lines of Chinese with some ASCII at the end.
document() {
	awk -v n="$1" 'BEGIN {
		for (i = 0; (i + 1) * 28 < n; i++)
			printf "一、%06d春耕夏种。\n", i
		for (i *= 28; i < n; i++)
			printf "x"
	}'
}

# Buffers grow by powers of two and are read by them: a document that ends
# just before, at or behind one is the same in every framing.
@test "documents of 2^k bytes, one less and one more, are the same however they come" {
	local name k n

	: >lines
	: >nuls
	for k in 8 12 13 15 16 17 18; do
		for n in $((2 ** k - 1)) $((2 ** k)) $((2 ** k + 1)); do
			document "$n" >"$n.txt"
			[ "$(wc -c <"$n.txt")" -eq "$n" ]
			sed '$!s/$/\\n/' "$n.txt" | tr -d '\n' >>lines
			echo >>lines
			cat "$n.txt" >>nuls
			printf '\0' >>nuls
			echo "$n.txt" >>names
		done
	done
	for name in $FILTERS; do
		# shellcheck disable=SC2046 # names
		filter "$name" $(cat names)
		expect_status 0
		mv "$OUT" want
		filter "$name" -t <lines
		expect_status 0
		if [ "$name" != split-sections ]; then
			tr -d '\n' <"$OUT" | sed 's/\\n/\n/g' >got
			mv got "$OUT"
		fi
		expect_out want
		[ "$name" != decode ] || continue
		filter "$name" -z <nuls
		expect_status 0
		[ "$name" = split-sections ] || tr -d '\0' <"$OUT" >got
		[ "$name" = split-sections ] || cmp got want
	done
}

@test "slow input is put together again" {
	printf 'a\tone\nb\ttwo\n' >want
	{
		printf 'a\to'
		sleep 0.1
		printf 'ne\nb'
		sleep 0.1
		printf '\ttwo\n'
	} | "$BIN/fix-ocr-substitutions" -t >"$OUT"
	expect_out want
}

@test "a damaged document is told once, by its place, and the stream goes on" {
	printf 'ok\t\344\270\255\345\233\275\346\226\207\345\255\227\n' >in
	printf 'bad\t\344\270\255\345\233\275\346\226\207\345\255\227\377\376x\377\n' >>in
	printf 'ok\tend\n' >>in
	filter decode -t <in
	expect_status 0
	expect_err '^decode: document 2: 3 bytes replaced$'
	[ "$(wc -l <"$ERR")" -eq 1 ]
	[ "$(wc -l <"$OUT")" -eq 3 ]
}

@test "-E makes damage status 1, -q says nothing of it" {
	printf 'text \344\270\255\345\233\275\346\226\207 \377\n' >in
	filter decode <in
	expect_status 0
	expect_err '^decode: standard input: '
	filter decode -E -q <in
	expect_status 1
	expect_no_err
	printf 'fine\n' >in
	filter decode -E <in
	expect_status 0
}

@test "trouble is told even with -q" {
	filter decode -q no-such-file
	expect_status 2
	expect_err '^decode: no-such-file: '
}

@test "decode -t makes a field of a file's name, whatever is in the name" {
	local name=$'odd\tname\nhere'

	printf 'text\n' >"$name"
	filter decode -t "$name"
	expect_status 0
	expect_out - <<'END'
odd\tname\nhere	text\n
END
}

@test "decode reads a list of names, and goes on behind one that is not there" {
	printf 'one' >first
	printf 'two' >second
	printf 'first\0gone\0second' >names
	filter decode -t --files0-from=names
	expect_status 2
	expect_err '^decode: gone: No such file'
	printf 'first\tone\nsecond\ttwo\n' >want
	expect_out want
	filter decode -t --files0-from=- <names
	expect_status 2
	expect_out want
	filter decode -t --files0-from=no-list
	expect_status 2
	expect_err '^decode: no-list: No such file'
}

@test "a message stays one line, whatever a file is called" {
	filter decode $'no\nsuch\033[31mfile'
	expect_status 2
	[ "$(wc -l <"$ERR")" -eq 1 ]
	! grep -q "$(printf '\033')" "$ERR"
}
