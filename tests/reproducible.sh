#!/bin/sh
# reproducible.sh: two builds, in directories of different names, at different
# times, in different locales and orders, are the same bytes.
set -eu
make=${MAKE:-make}

# build DIR [MAKE'S ARGUMENTS]
build() {
	dir=$1
	shift
	sh tests/copy.sh "$dir"
	(cd "$dir" && $make "$@" >make.log 2>&1) || {
		cat "$dir/make.log"
		exit 1
	}
}

build build/one
(
	umask 077
	LC_ALL=C.UTF-8 TZ=Asia/Shanghai SOURCE_DATE_EPOCH=0
	export LC_ALL TZ SOURCE_DATE_EPOCH
	build build/a-longer-name/two -j 2
)
status=0
for made in build/one/common/*.o build/one/common/*.a build/one/filters/*; do
	name=${made#build/one/}
	case $name in *.[ch] | *.sh) continue ;; esac
	cmp "$made" "build/a-longer-name/two/$name" || status=1
done
[ "$status" -eq 0 ] && echo 'reproducible: both builds are the same'
exit "$status"
