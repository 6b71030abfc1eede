# More pages out of labelled ones, for train-site-chrome: each without its
# chrome, and its chrome around other documents; the other documents alone.
#
#	awk -f train-site-chrome-mix.awk pages.tsv documents
#
# Pages are as train-site-chrome reads them, text only; documents are one a
# line, escaped.

function any(n) {
	random = random * 16807 % 2147483647
	return int(random / 2147483647 * n)
}

function put(label, line) {
	labels = labels label
	text = text line "\\n"
}

# A backslash must not look like the start of an escape.
function hide(text) {
	gsub(/\\\\/, "/", text)
	return text
}

function write(name) {
	if (labels != "")
		printf "%s\ttext\t%s\t%s\n", name, labels, text
	labels = text = ""
}

function is_blank(s) {
	gsub(/ |　|\302\240|\\[tr]/, "", s)
	return s == ""
}

# Those that are not blank; returns how many there are.
function split_lines(text, to,	raw, n, i, size) {
	n = split(text, raw, /\\n/)
	for (i = 1; i <= n; i++)
		if (!is_blank(raw[i]))
			to[++size] = raw[i]
	return size
}

# Another document, most of the time not all of it.
function choose_document(	n) {
	size = split_lines(doc[any(docs)], body)
	n = 3 + any(any(2) ? 60 : 15)
	if (size > n)
		size = n
}

function without_chrome(page,	i) {
	for (i = 1; i <= lines; i++)
		if (substr(label[page], i, 1) ~ /[KM]/)
			put("K", line[i])
	write(name[page] "-kept")
}

function around_another(page,	i, first, last, gap) {
	first = match(label[page], /[KM]/)
	for (last = lines; last > first && \
	    substr(label[page], last, 1) !~ /[KM]/; last--)
		continue
	if (first == 0)
		return
	choose_document()
	for (i = 1; i < first; i++)
		put("D", line[i])
	put("K", body[1])
	for (gap = first + 1; gap < last && \
	    substr(label[page], gap, 1) !~ /[KM]/; gap++)
		put("D", line[gap])
	for (i = 2; i <= size; i++)
		put("K", body[i])
	for (i = last + 1; i <= lines; i++)
		put("D", line[i])
	write(name[page] "-mixed")
}

BEGIN {
	FS = "\t"
	pages = docs = file = 0
	random = 20221122
}
FNR == 1 {
	file++
}
file == 1 {
	name[pages] = $1
	label[pages] = $3
	page[pages++] = hide($4)
}
file == 2 {
	doc[docs++] = hide($0)
}
END {
	for (p = 0; p < pages; p++) {
		lines = split_lines(page[p], line)
		without_chrome(p)
		around_another(p)
		around_another(p)
	}
	for (d = 0; d < docs; d += 3) {
		lines = split_lines(doc[d], line)
		for (i = 1; i <= lines; i++)
			put("K", line[i])
		write("clean" d)
	}
}
