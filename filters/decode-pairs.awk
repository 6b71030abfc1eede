# decode-pairs.awk - the pairs of decode-pairs as numbers, to be sorted.
# Each line is a character and all those that often stand behind it, each of
# three bytes in UTF-8.  Run with LC_ALL=C: awk has to count bytes.
BEGIN {
	for (i = 128; i < 256; i++)
		value[sprintf("%c", i)] = i
}

function point(at)
{
	return value[substr($0, at, 1)] % 16 * 4096 + \
	    value[substr($0, at + 1, 1)] % 64 * 64 + \
	    value[substr($0, at + 2, 1)] % 64
}

{
	before = point(1)
	for (at = 4; at < length($0); at += 3)
		printf "0x%04X%04X,\n", before, point(at)
}
