#!/bin/sh
# scale.sh: the engines that hand out documents, each with the same lines; what
# comes back is what one process makes of them.  What is not here, or not
# allowed, is passed over with a word.  The commands are those of pagewash(7).
#
#	SCALE_MB	megabytes of lines (200)
set -u
mb=${SCALE_MB:-200}
root=$(cd "$(dirname "$0")/.." && pwd)
PATH=$root/filters:$PATH
export LC_ALL=C
dir=$(mktemp -d)
failed=0
# parallel(1) asks for a citation unless this is there.
HOME=$dir
export HOME
mkdir "$dir/.parallel"
: >"$dir/.parallel/will-cite"
cd "$dir" || exit

say() {
	printf '%-34s %s\n' "$1" "$2"
}

# same NAME WANT GOT
same() {
	if cmp "$2" "$3"; then
		say "$1" same
	else
		say "$1" DIFFERENT
		failed=1
	fi
}

# check NAME COMMAND...: the command succeeds.
check() {
	what=$1
	shift
	if "$@"; then
		say "$what" yes
	else
		say "$what" NO
		failed=1
	fi
}

# have TOOL...: or says that it is not.
have() {
	for tool; do
		command -v "$tool" >/dev/null || {
			say "$tool" 'not here, passed over'
			return 1
		}
	done
}

now() {
	date +%s%N
}

# The commands of pagewash(7) between a line and the end of its display.
recipe() {
	sed -n "/^$1/,/^\.Ed/p" "$root/man/pagewash.7" |
	    sed '1,/^\.Bd/d; /^\.Ed/d; s/\\e/\\/g'
}

pages() {
	mkdir pages
	for i in 1 2 3 4 5 6 7 8; do
		cp "$root/tests/demo/page.html" "pages/demo $i.html"
		cp "$root/tests/pipe/cn.html" "pages/cn-$i.html"
		cp "$root/tests/pipe/tw.html" "pages/tw-$i.html"
	done
	decode -t pages/*.html >some
	awk -v want="$mb" '
		{ line[NR] = $0 }
		END {
			while (done < want * 1e6) {
				s = "http://example.com/" i "\t" line[i++ % NR + 1]
				done += length(s) + 1
				print s
			}
		}' some >crawl.tsv
	strip-site-chrome -t <crawl.tsv >one
}

# times_one WHAT COMMAND: the command makes what one process made, so many
# times as fast.
times_one() {
	start=$(now)
	strip-site-chrome -t <crawl.tsv >one
	middle=$(now)
	eval "$2" >two
	end=$(now)
	same "$1" one two
	say '  speed, of one process (goal 1.8)' "$(awk -v a="$start" \
	    -v b="$middle" -v c="$end" \
	    'BEGIN { printf "%.2f x", (b - a) / (c - b) }')"
}

with_parallel() {
	have parallel || return
	times_one 'parallel --pipe-part -j2, in order' \
	    "parallel --pipe-part -a crawl.tsv -k -j2 --block -1 \
	    'strip-site-chrome -t'"
	split -n l/4 crawl.tsv crawl.part.
	times_one 'parallel -j2, a crawl in files' \
	    "parallel -k -j2 'strip-site-chrome -t <{}' ::: crawl.part.*"
	rm crawl.part.*
	parallel --pipe -j2 --block 1M 'strip-site-chrome -t' <crawl.tsv |
	    sort >two
	sort one >one.sorted
	same 'parallel --pipe -j2, sorted' one.sorted two
	decode -t <crawl.tsv | strip-site-chrome -t |
	    fix-ocr-substitutions -t >want
	recipe 'One machine:' >commands
	check 'the recipe' sh -e commands
	same '  what it makes' want clean.tsv
}

# The first try at each file is killed amid its work.  (parallel 20221122 tries
# a failed job of --pipe-part again without its lines: files it must be.)
with_retries() {
	have parallel split || return
	cat >flaky <<'END'
#!/bin/sh
if mkdir "tried-$PARALLEL_SEQ" 2>/dev/null; then
	head -c 100000 "$1" | strip-site-chrome -t
	kill -9 $$
fi
exec strip-site-chrome -t "$1"
END
	chmod +x flaky
	split -n l/7 crawl.tsv piece
	parallel -k -j2 --retries 3 ./flaky ::: piece* >two </dev/null
	same 'parallel --retries, jobs killed' one two
	rm -r tried-* piece*
	cat >killed <<'END'
#!/bin/sh
strip-site-chrome -t &
sleep 0.1
kill -9 $!
wait $!
END
	chmod +x killed
	parallel --pipe -k --block 4M ./killed <crawl.tsv >/dev/null 2>&1
	check '  a filter killed: a status to see' test $? -ne 0
}

# host N: a network namespace with a daemon of its own.
host() {
	net=10.213.$1
	ip netns add "pagewash$1" && hosts="$hosts $1" &&
	    ip link add "pagewash$1" type veth peer name eth0 \
	    netns "pagewash$1" && ip addr add "$net.1/24" dev "pagewash$1" &&
	    ip link set "pagewash$1" up &&
	    ip netns exec "pagewash$1" ip addr add "$net.2/24" dev eth0 &&
	    ip netns exec "pagewash$1" ip link set eth0 up &&
	    ip netns exec "pagewash$1" "$sshd" -f "$dir/sshd_config" \
	    -o "PidFile=$dir/sshd$1.pid"
}

hosts_end() {
	for n in $hosts; do
		[ ! -f "$dir/sshd$n.pid" ] || kill "$(cat "$dir/sshd$n.pid")"
		ip netns delete "pagewash$n"
	done
	hosts=
}
hosts=
trap 'hosts_end; rm -rf "$dir"' EXIT
trap 'exit 1' INT TERM

hosts_begin() {
	sshd=$(command -v sshd || echo /usr/sbin/sshd)
	[ "$(id -u)" -eq 0 ] && [ -x "$sshd" ] && have ip ssh || return
	ssh-keygen -q -t ed25519 -N '' -f host_key &&
	    ssh-keygen -q -t ed25519 -N '' -f user_key || return
	cat >sshd_config <<END
HostKey $dir/host_key
AuthorizedKeysFile $dir/user_key.pub
StrictModes no
UsePAM no
PermitRootLogin yes
MaxStartups 100
END
	cat >ssh_config <<END
IdentityFile $dir/user_key
IdentitiesOnly yes
StrictHostKeyChecking no
UserKnownHostsFile /dev/null
LogLevel ERROR
END
	mkdir -p /run/sshd
	host 1 && host 2 && host 3
}

with_hosts() {
	have parallel || return
	hosts_begin >said 2>&1 || {
		say 'parallel -S, three hosts' "cannot make them: $(tail -n 1 said)"
		return
	}
	for n in $hosts; do
		printf 'root@10.213.%s.2\n' "$n"
	done >logins
	parallel --pipe -k --block 4M --ssh "ssh -F $dir/ssh_config" \
	    --sshloginfile logins "$root/filters/strip-site-chrome -t" \
	    <crawl.tsv >two 2>said || cat said
	same 'parallel -S, three hosts' one two
	hosts_end
}

with_split() {
	have split || return
	# shellcheck disable=SC2016 # split sets FILE
	split -n l/7 --filter='strip-site-chrome -t >$FILE.out' crawl.tsv part
	cat part*.out >two
	same 'split -n l/7 --filter' one two
}

with_xargs() {
	# shellcheck disable=SC2016 # for the shell
	find pages -name '*.html' -print0 | xargs -0 -P 2 -n 5 sh -c '
		for page; do
			decode "$page" | strip-site-chrome >"${page%.html}.txt"
		done' sh
	for page in pages/*.html; do
		decode "$page" | strip-site-chrome | cmp - "${page%.html}.txt" ||
		    : >unlike
	done
	check 'xargs -P 2' test ! -e unlike
	rm -f pages/*.txt
}

with_make() {
	have make || return
	mkdir made
	for page in pages/*-*.html; do
		cp "$page" made
	done
	recipe 'A tree of pages, in' >made/Makefile
	(
		cd made || exit
		for page in *.html; do
			echo "${page%.html}.txt"
		done | xargs make -s -j 2
	) >said 2>&1 || cat said
	for page in made/*.html; do
		decode "$page" | strip-site-chrome | fix-ocr-substitutions |
		    cmp - "${page%.html}.txt" || : >unlike
	done
	check 'make -j 2, the pattern rule' test ! -e unlike
}

# What Hadoop Streaming and Spark's pipe() do with lines: both end one at LF,
# at CR and at CR LF alike, Hadoop's key ends at the first tab, and a status
# that is not 0 fails the task.
with_line_protocols() {
	{
		printf 'key1\tpage\\r\\nwith CRs\\rof its own\n'
		printf '\n'
		printf 'key2\t\n'
		printf 'no key\n'
		printf '\tempty key\n'
		printf 'key3\ta field\ttext \377\376 damaged \344\270\n'
	} >lines
	for name in decode html-to-text strip-site-chrome \
	    fix-ocr-substitutions; do
		"$name" -q -t <lines >two
		check "$name: status 0" test $? -eq 0
		awk '{ gsub(/\r\n|\r/, "\n"); printf "%s\n", $0 }' two |
		    cmp -s - two || : >unlike
		[ "$(wc -l <two)" -eq "$(wc -l <lines)" ] || : >unlike
		awk -F'\t' '{ print (NF > 1 ? $1 : "") }' lines >keys
		awk -F'\t' '{ print (NF > 1 ? $1 : "") }' two |
		    cmp -s - keys || : >unlike
		check '  a line a line, its key kept' test ! -e unlike
		rm -f unlike
	done
	split-sections -q -t <lines >two
	check 'split-sections: no CR' test "$(tr -dc '\r' <two | wc -c)" -eq 0
	printf 'text\n' | strip-site-chrome -t --no-such >/dev/null 2>&1
	check 'a bad option: a status to see' test $? -eq 2
	strip-site-chrome -t <crawl.tsv 2>said >/dev/full
	check 'a full disk: a status to see' test $? -eq 2
}

pages
with_parallel
with_retries
with_hosts
with_split
with_xargs
with_make
with_line_protocols
exit "$failed"
