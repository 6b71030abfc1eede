# Makes labelled pages out of a grammar, for train-site-chrome.
#
#	awk -v pages=N -f train-site-chrome.awk \
#	    train-site-chrome.grammar ... sentences documents
#
# A line of the grammar is a symbol, perhaps with "*weight", a tab, and one
# of the things it may become.  {name} there becomes what name becomes,
# {name 2-5} so many of it, {name 30%} one or none, {!name} what name became
# first on this page, {7-90} a number, {01-12} one with its leading nought.
# ~ ends a line; a line of the document begins with +, one that counts as the
# document's in HTML only with ^, all others are chrome.
# {sentence}, {words} (2 to 20 characters) and {document} (some lines) come
# from the other files: a sentence a line; a document a line, escaped.
#
# Written are a name, "html" or "text", the labels, a letter a line, and the
# page, escaped.  The numbers are made here, so that every awk makes the same
# pages.

function any(n) {
	random = random * 16807 % 2147483647
	return int(random / 2147483647 * n)
}

function between(range,	ends, n) {
	split(range, ends, "-")
	n = ends[1] + any(ends[2] - ends[1] + 1)
	return ends[1] ~ /^0./ ? sprintf("%0" length(ends[1]) "d", n) : n
}

function add_rule(name, text,	weight, at) {
	weight = 1
	at = index(name, "*")
	if (at > 0) {
		weight = substr(name, at + 1) + 0
		name = substr(name, 1, at - 1)
	}
	for (; weight > 0; weight--)
		rule[name, count[name]++] = text
}

# Chinese characters only, 3 bytes each.
function words(	w, n) {
	w = phrase[any(phrases)]
	n = 3 * (2 + any(length(w) / 3 - 1))
	return any(3) == 0 ? substr(w, 1, n) : w
}

function document(	n, lines, from, to, i, out) {
	n = split(doc[any(docs)], lines, /\\n/)
	from = any(4) == 0 ? 1 + any(n) : 2
	to = from + 2 + any(any(3) == 0 ? 60 : 16)
	for (i = from; i <= n && i <= to; i++)
		if (lines[i] ~ /[^ ]/)
			out = out "+<p>" lines[i] "</p>~"
	return out == "" ? "+<p>" sentence[any(sentences)] "</p>~" : out
}

function become(name) {
	if (name == "sentence")
		return sentence[any(sentences)]
	if (name == "words")
		return words()
	if (name == "document")
		return document()
	if (!(name in count)) {
		print "no symbol " name >"/dev/stderr"
		exit 1
	}
	return fill(rule[name, any(count[name])])
}

function refer(ref,	part, n, out) {
	if (ref ~ /^[0-9]/)
		return between(ref)
	if (substr(ref, 1, 1) == "!") {
		if (!(ref in kept))
			kept[ref] = become(substr(ref, 2))
		return kept[ref]
	}
	if (split(ref, part, " ") == 1)
		return become(ref)
	if (part[2] ~ /%$/)
		return any(100) < part[2] + 0 ? become(part[1]) : ""
	for (n = between(part[2]); n > 0; n--)
		out = out become(part[1])
	return out
}

function fill(text,	out, from, to) {
	while ((from = index(text, "{")) > 0) {
		to = index(text, "}")
		out = out substr(text, 1, from - 1) \
		    refer(substr(text, from + 1, to - from - 1))
		text = substr(text, to + 1)
	}
	return out text
}

function plain(s) {
	gsub(/<title>.*<\/title>|<[^>]*>/, "", s)
	gsub(/&lt;/, "<", s)
	gsub(/&gt;/, ">", s)
	gsub(/&amp;/, "\\&", s)
	return s
}

function write_page(number, html,	lines, n, i, text, labels, out, marked,
    keep) {
	split("", kept)
	n = split(fill("{page}"), lines, "~")
	for (i = 1; i <= n; i++) {
		marked = lines[i] ~ /^[+^]/
		keep = marked && (html || lines[i] ~ /^\+/)
		text = plain(substr(lines[i], 1 + marked))
		if (text ~ /[^ ]/)
			labels = labels (keep ? "K" : "D")
		else if (!html)
			continue
		out = out (html ? substr(lines[i], 1 + marked) : text) "\\n"
	}
	printf "made%d\t%s\t%s\t%s\n", number, html ? "html" : "text",
	    labels, out
}

BEGIN {
	FS = "\t"
	sentences = phrases = docs = file = 0
	random = 20221122
}
FNR == 1 && FILENAME !~ /grammar$/ {
	file++
}
!file && !/^#/ && NF == 2 {
	add_rule($1, $2)
}
file {
	gsub(/[{}~+^]|\177|\342\200\213/, "")
	gsub(/&/, "\\&amp;")
	gsub(/</, "\\&lt;")
	gsub(/>/, "\\&gt;")
}
file == 1 && !/[\\\t]/ && length($0) > 20 {
	sentence[sentences++] = $0
	n = split($0, part, /[,:;!?"]|。|、|“|”/)
	for (i = 1; i <= n; i++)
		if (part[i] !~ /[ -~]|·|《|》|…|—|（|）/ && \
		    length(part[i]) % 3 == 0 && length(part[i]) >= 12 && \
		    length(part[i]) <= 60)
			phrase[phrases++] = part[i]
}
file == 2 && !/\\[^n]/ {
	doc[docs++] = $0
}
END {
	for (n = 1; n <= pages; n++)
		write_page(n, n % 2)
}
