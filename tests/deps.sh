#!/bin/sh
# deps.sh build|lint: install what is missing of what building and testing
# (build) or checking the sources (lint) needs, with the system's package
# manager; nothing is done, and no network asked, where all is there.
set -eu

run() {
	if [ "$(id -u)" -eq 0 ]; then
		"$@"
	elif command -v sudo >/dev/null; then
		sudo "$@"
	else
		echo "deps: not root, and no sudo; run as root: $*" >&2
		exit 2
	fi
}

# missing QUERY PACKAGE...: those of the packages that QUERY does not know.
missing() {
	query=$1
	shift
	for package; do
		$query "$package" >/dev/null 2>&1 || printf '%s ' "$package"
	done
}

debian_has() {
	dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q ' installed$'
}

install_apt() {
	case $1 in
	build) want='gcc libc6-dev make libpcre2-dev bats mandoc' ;;
	lint) want='clang-tidy cppcheck mandoc shellcheck' ;;
	esac
	# shellcheck disable=SC2086 # words
	need=$(missing debian_has $want)
	[ -n "$need" ] || return 0
	export DEBIAN_FRONTEND=noninteractive
	run apt-get update -q
	# shellcheck disable=SC2086
	run apt-get install -qy --no-install-recommends $need
}

install_apk() {
	case $1 in
	build) want='build-base pcre2-dev bats mandoc' ;;
	lint) want='clang-extra-tools cppcheck mandoc shellcheck' ;;
	esac
	# shellcheck disable=SC2086
	need=$(missing 'apk info -e' $want)
	# shellcheck disable=SC2086
	[ -z "$need" ] || run apk add $need
}

install_brew() {
	case $1 in
	build) want='pcre2 bats-core mandoc' ;;
	lint) want='llvm cppcheck mandoc shellcheck' ;;
	esac
	# shellcheck disable=SC2086
	need=$(missing 'brew list' $want)
	# shellcheck disable=SC2086
	[ -z "$need" ] || brew install $need
}

install_pkg() {
	case $1 in
	build) want='pcre2 bats-core' ;;
	lint) want='llvm cppcheck mandoc hs-ShellCheck' ;;
	esac
	# shellcheck disable=SC2086
	need=$(missing 'pkg info -e' $want)
	# shellcheck disable=SC2086
	[ -z "$need" ] || run pkg install -y $need
}

case ${1-} in
build | lint) ;;
*)
	echo 'usage: deps.sh build|lint' >&2
	exit 2
	;;
esac
if command -v apt-get >/dev/null; then
	install_apt "$1"
elif command -v apk >/dev/null; then
	install_apk "$1"
elif command -v brew >/dev/null; then
	install_brew "$1"
elif command -v pkg >/dev/null; then
	install_pkg "$1"
else
	echo 'deps: no package manager that I know; install by hand:' >&2
	echo 'a C compiler, PCRE2, bats-core 1.7 or later, mandoc' >&2
	exit 2
fi
