#!/usr/bin/env bats
# What the build promises of the programs; see common/hardening.sh.

load helpers

hardened() {
	cd "$ROOT" || return 1
	[ "${SANDBOX-yes}" = yes ] || skip "the sanitizers have their own flags"
	command -v readelf >/dev/null || skip "no readelf"
	[ -s common/hard-link.inc ] || skip "built without"
}

@test "programs are linked with the flags that the linker takes" {
	local name

	hardened
	for name in $FILTERS learn-substitutions; do
		readelf -hld "$BIN/$name" >"$OUT"
		! grep -q relro common/hard-link.inc ||
		    { grep -q GNU_RELRO "$OUT" && grep -q BIND_NOW "$OUT"; }
		! grep -q pie common/hard-link.inc || grep -q ' DYN ' "$OUT"
		# No stack that can be executed.
		grep -A 1 GNU_STACK "$OUT" | grep -q 'RW '
	done
}

@test "no directory of the build is in the programs" {
	local name

	hardened
	grep -q prefix-map common/hard-compile.inc || skip "compiler cannot"
	for name in $FILTERS learn-substitutions; do
		if grep -q "$ROOT/" "$BIN/$name"; then
			echo "$name"
			return 1
		fi
	done
}

@test "flags that a compiler does not know are left out" {
	cd "$BATS_TEST_TMPDIR" || return 1
	cat >picky-cc <<'END'
#!/bin/sh
case " $* " in
*' -fPIE '* | *FORTIFY_SOURCE=3* | *protection* | *' -Wl,'*) exit 1 ;;
*clash*) echo 'argument unused' >&2 ;;
esac
while [ "$1" != -o ]; do shift; done
: >"$2"
END
	chmod +x picky-cc
	sh "$ROOT/common/hardening.sh" compile ./picky-cc -O2 >"$OUT"
	echo " -fstack-protector-strong -D_FORTIFY_SOURCE=2" \
	    "-ffile-prefix-map=$PWD=." >want
	expect_out want
	sh "$ROOT/common/hardening.sh" link ./picky-cc -O2 >"$OUT"
	[ "$(cat "$OUT")" = '' ]
	sh "$ROOT/common/hardening.sh" link cc -O2 -static >"$OUT"
	! grep -q -e -pie "$OUT" || return 1
}
