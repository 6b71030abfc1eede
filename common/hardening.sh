#!/bin/sh
# hardening.sh compile|link CC [FLAG...]: prints, on one line, which of the
# flags below this compiler takes without a word, given the user's own flags
# as well.  Those that make an attack on a bug harder: addresses at random
# (PIE), a table of functions that cannot be written (RELRO), canaries on the
# stack, libc's checks of sizes, jumps only to where jumps lead (CET, BTI).
# And one that leaves the directory of the build out of the programs, so that
# two builds are the same bytes.
set -u
dir=$(mktemp -d) || exit
trap 'rm -rf "$dir"' EXIT
stage=$1
shift
took=

# With libc's headers: they are what warns of _FORTIFY_SOURCE without -O, or
# where the user or the compiler has set it already.
cat >"$dir/x.c" <<'END'
#include <string.h>
int
main(int argc, char *argv[])
{
	char s[64];

	return argc > 1 && strlen(argv[1]) < sizeof(s) ?
	    strcpy(s, argv[1])[0] : 0;
}
END

# takes FLAG COMPILER...: adds the flag if it is taken; a word of several flags
# is taken as a whole.
takes() {
	flag=$1
	shift
	# shellcheck disable=SC2086 # words
	"$@" $took $flag -Werror -o "$dir/x" $mode "$dir/x.c" >"$dir/said" 2>&1 &&
	    [ ! -s "$dir/said" ] && took="$took $flag"
}

case $stage in
compile) mode=-c ;;
link) mode= ;;
*)
	echo 'usage: hardening.sh compile|link CC [FLAG...]' >&2
	exit 2
	;;
esac

if [ "$stage" = compile ]; then
	takes -fPIE "$@"
	takes -fstack-protector-strong "$@"
	takes -fstack-clash-protection "$@"
	takes -D_FORTIFY_SOURCE=3 "$@" || takes -D_FORTIFY_SOURCE=2 "$@"
	takes -fcf-protection "$@" || takes -mbranch-protection=standard "$@"
	case $PWD in
	*[[:space:]]*) ;;
	*) takes "-ffile-prefix-map=$PWD=." "$@" ;;
	esac
else
	# A program without shared libraries is not made to be moved.
	case " $* " in
	*' -static '*) ;;
	*) takes '-fPIE -pie' "$@" ;;
	esac
	takes -Wl,-z,relro,-z,now "$@"
	takes -Wl,-z,noexecstack "$@"
fi
echo "$took"
