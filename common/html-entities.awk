# Turns html-entities.tsv into the elements of a C array of
# struct { char name[]; char text[]; }, the text in UTF-8.

function hex(s,	i, n) {
	for (i = 1; i <= length(s); i++)
		n = n * 16 + index("0123456789ABCDEF", substr(s, i, 1)) - 1
	return n
}

function byte(n) {
	return sprintf("\\%03o", n)
}

function tail(n) {
	return byte(128 + n % 64)
}

function utf8(c) {
	if (c < 128)
		return byte(c)
	if (c < 2048)
		return byte(192 + int(c / 64)) tail(c)
	if (c < 65536)
		return byte(224 + int(c / 4096)) tail(int(c / 64)) tail(c)
	return byte(240 + int(c / 262144)) tail(int(c / 4096)) \
	    tail(int(c / 64)) tail(c)
}

BEGIN {
	FS = "\t"
}

!/^#/ {
	n = split($2, code, " ")
	text = ""
	for (i = 1; i <= n; i++)
		text = text utf8(hex(code[i]))
	printf "{ \"%s\", \"%s\" },\n", $1, text
}
