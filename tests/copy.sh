#!/bin/sh
# copy.sh DIR: a fresh copy of the sources in DIR, without anything built.
set -eu
dir=$1
rm -rf "$dir"
mkdir -p "$dir"
tar -cf - --exclude='*.o' --exclude='*.a' --exclude='*.inc' Makefile README.md \
    common filters man tests | tar -xf - -C "$dir"
