/*
 * decode - bytes to clean UTF-8.  See decode(1).
 */
#include <stdint.h>
#include <string.h>

#include "buf.h"
#include "decode-charset.h"
#include "decode-convert.h"
#include "decode-detect.h"
#include "decode-iconv.h"
#include "decode-label.h"
#include "decode-lines.h"
#include "decode-mojibake.h"
#include "decode-tidy.h"
#include "diag.h"
#include "doc.h"
#include "opt.h"
#include "sandbox.h"
#include "tsv.h"

static struct doc_input	 input = { .raw_files = true };
static const char	*forced_name;
static bool		 names_only, name_column, as_saved, repairs_only;

static const struct opt opts[] = {
	{ 'C', "print-charset", OPT_FLAG, &names_only, 0, NULL,
	    "print the name of the charset instead of the text" },
	{ 'c', "charset-column", OPT_FLAG, &name_column, 0, NULL,
	    "with -t: the charset's name as a field before the text" },
	{ 'f', "from", OPT_TEXT, &forced_name, 0, "CHARSET",
	    "take the text to be in CHARSET" },
	{ 'M', "keep-mojibake", OPT_FLAG, &as_saved, 0, NULL,
	    "do not repair text that was saved in the wrong charset" },
	{ 'x', "explain", OPT_FLAG, &repairs_only, 0, NULL,
	    "print what was repaired instead of the text" },
	{ '\0', "files0-from", OPT_TEXT, &input.names_from, 0, "FILE",
	    "read NUL-ended names of files from FILE" },
	OPT_STREAM(input)
};

/* How to read documents whatever they look like. */
struct forced {
	enum charset	 charset;	/* CHARSET_NONE: detect it */
	struct iconv_reader *reader;	/* of a charset that only iconv has */
	const char	*name;
};

/*
 * A document on its way.  The text that came of it, a part at a time, is in
 * one of the buffers, or in the document itself.
 */
struct decoded {
	const char	*charset;
	const char	*text;
	size_t		 len;
	size_t		 damaged;	/* bytes so far */
	size_t		 lost;		/* characters, before it came here */

	const char	*rest;		/* of the document */
	size_t		 rest_len;
	enum charset	 is;
	bool		 as_is;		/* it is UTF-8 */
	bool		 by_lines;	/* decode-lines converts it */
	bool		 plain;		/* all of it, as decode-scan has it */
	struct scan	 seen;
	struct page_lines lines;
	struct mojibake	 mojibake;
	struct tidy	 how;
	struct buf	 converted, repaired, tidied;
};

/* A mark's charset is what -f said or, "utf-16", left open. */
static bool
is_kin(enum charset marked, enum charset forced)
{
	if (forced == CHARSET_UTF_16LE || forced == CHARSET_UTF_16BE)
		return marked == CHARSET_UTF_16LE || marked == CHARSET_UTF_16BE;
	if (forced == CHARSET_UTF_32LE || forced == CHARSET_UTF_32BE)
		return marked == CHARSET_UTF_32LE || marked == CHARSET_UTF_32BE;
	return marked == forced;
}

/* The charset of a document, and how much of its beginning is a mark. */
static enum charset
find_charset(const struct forced *forced, const char *s, size_t len,
    size_t valid, enum charset http, size_t *mark)
{
	enum charset cs = detect_mark(s, len, mark);

	if (forced->charset != CHARSET_NONE && !is_kin(cs, forced->charset)) {
		*mark = 0;
		return forced->charset;
	}
	if (cs == CHARSET_NONE && forced->reader == NULL)
		cs = detect(s, len, valid, http, label_meta(s, len));
	return cs;
}

/*
 * Begins to decode a document.  The header blocks of HTTP are not part of it
 * and go once they have been read.
 */
static void
decode_begin(const struct forced *forced, const char *s, size_t len,
    struct decoded *d)
{
	enum charset http;
	size_t skip = label_http(s, len, &http), valid;

	s += skip;
	len -= skip;
	memset(&d->seen, 0, sizeof(d->seen));
	valid = scan_valid(s, len, &d->plain, &d->seen);
	d->is = find_charset(forced, s, len, valid, http, &skip);
	d->charset = forced->reader != NULL ? forced->name :
	    charset_name(d->is);
	d->as_is = forced->reader == NULL && valid == len &&
	    (d->is == CHARSET_UTF_8 || d->is == CHARSET_ASCII);
	d->plain &= d->as_is;
	d->by_lines = !d->as_is && lines_can(d->is) &&
	    forced->charset == CHARSET_NONE && forced->reader == NULL;
	d->damaged = 0;
	d->lost = d->is == CHARSET_UTF_8 ?
	    mojibake_lost(s, len, d->seen.lost) : 0;
	d->rest = s + skip;
	d->rest_len = len - skip;
	d->how.private_use = d->is == CHARSET_GB18030;
	/* In the charsets of lines '<' is nothing else. */
	d->how.references = !tidy_has_tags(d->rest, d->rest_len);
	lines_begin(&d->lines, d->is, d->rest_len);
	mojibake_begin(&d->mojibake, d->rest_len);
}

/* Takes the next part off the rest. */
static size_t
next_part(struct decoded *d, size_t part)
{
	const char *end = NULL;
	size_t n = d->rest_len;

	if ((lines_can(d->is) || d->as_is) && !d->plain && part < n)
		end = memchr(d->rest + part, '\n', n - part);
	if (end != NULL)
		n = (size_t)(end - d->rest) + 1;
	d->rest += n;
	d->rest_len -= n;
	return n;
}

/* Makes a part UTF-8, in place if it is that already. */
static void
to_utf8(const struct forced *forced, struct decoded *d)
{
	struct buf *to = &d->converted;

	if (d->as_is)
		return;
	to->len = 0;
	if (forced->reader != NULL)
		d->damaged += iconv_reader_convert(forced->reader, d->text,
		    d->len, to);
	else if (d->by_lines)
		d->damaged += lines_convert(&d->lines, d->text, d->len, to);
	else
		d->damaged += convert(d->is, d->text, d->len, to);
	if (!lines_can(d->is) || forced->reader != NULL)
		d->how.references = !tidy_has_tags(to->data, to->len);
	d->text = to->data;
	d->len = to->len;
}

/*
 * What decode-scan sees in a part, and whether all of it is plain: known of
 * most lines since they were converted.
 */
static bool
look(const struct decoded *d, struct scan *seen)
{
	bool plain;

	memset(seen, 0, sizeof(*seen));
	if (d->by_lines && !d->lines.not_plain) {
		seen->han = d->lines.han;
		return true;
	}
	(void)scan_valid(d->text, d->len, &plain, seen);
	return plain;
}

/* A report counts all lines: then every one is looked at. */
static bool
may_be_mojibake(const struct decoded *d)
{
	return !as_saved && !lines_are_noise(&d->lines) &&
	    (!d->by_lines || d->lines.doubtful || repairs_only);
}

/*
 * The filter: decodes the next part of a document, at least so many bytes of
 * it; false: there is none.
 */
static bool
decode_next(const struct forced *forced, size_t part, struct decoded *d)
{
	struct scan seen;
	bool plain;

	if (d->rest_len == 0)
		return false;
	d->text = d->rest;
	d->len = next_part(d, part);
	to_utf8(forced, d);
	plain = d->plain;
	seen = d->seen;
	if (!plain)
		plain = look(d, &seen);
	d->repaired.len = d->tidied.len = 0;
	if (may_be_mojibake(d) && mojibake_repair(&d->mojibake, d->text,
	    d->len, &seen, &d->repaired)) {
		d->text = d->repaired.data;
		d->len = d->repaired.len;
		plain = false;
	}
	if (!plain || (d->how.references &&
	    memchr(d->text, '&', d->len) != NULL)) {
		tidy(&d->how, d->text, d->len, &d->tidied);
		d->text = d->tidied.data;
		d->len = d->tidied.len;
	}
	return true;
}

static void
check_options(void)
{
	if (name_column && input.framing != FRAME_TSV)
		opt_die("-c needs -t");
	if (name_column && (names_only || repairs_only))
		opt_die("-c does not go with -C or -x");
	if (names_only && repairs_only)
		opt_die("-C and -x do not go together");
	if (as_saved && repairs_only)
		opt_die("-M and -x do not go together");
}

static void
warn_of_damage(struct doc *doc, const struct decoded *d)
{
	if (d->damaged > 0 && d->lost > 0)
		doc_warn(doc, "%zu bytes replaced, %zu characters were lost "
		    "before", d->damaged, d->lost);
	else if (d->damaged > 0)
		doc_warn(doc, "%zu bytes replaced", d->damaged);
	else if (d->lost > 0)
		doc_warn(doc, "%zu characters were lost before", d->lost);
}

/* Each line of the report with the document's name in front. */
static void
write_repairs(const struct doc *doc, const struct buf *report)
{
	struct buf label = { 0 }, lines = { 0 };
	size_t i, n;

	doc_label(doc, &label);
	for (i = 0; i < report->len; i += n) {
		const char *end = memchr(report->data + i, '\n',
		    report->len - i);

		n = (size_t)(end - report->data) + 1 - i;
		tsv_escape(&lines, label.data, label.len);
		buf_addc(&lines, '\t');
		buf_add(&lines, report->data + i, n);
	}
	doc_write_raw(&lines);
	buf_free(&lines);
	buf_free(&label);
}

static void
write_name(struct doc *doc, const struct decoded *d)
{
	struct buf name = { 0 };

	buf_adds(&name, d->charset);
	if (input.framing == FRAME_WHOLE)
		buf_addc(&name, '\n');
	doc_write(doc, NULL, &name);
	buf_free(&name);
}

static void
write_part(struct doc *doc, const struct decoded *d)
{
	struct buf name = { 0 }, text = { NULL, 0, 0 };

	buf_adds(&name, d->charset);
	text.data = (char *)(uintptr_t)d->text;		/* only read there */
	text.len = d->len;
	doc_write(doc, name_column ? &name : NULL, &text);
	buf_free(&name);
}

/*
 * A document that is all of its input is written a part at a time, which
 * stay in the processor's cache; under -t and -z it is one part.
 */
#define PART	((size_t)64 * 1024)

static void
decode_document(const struct forced *forced, struct doc *doc,
    struct decoded *d)
{
	size_t part = input.framing == FRAME_WHOLE ? PART : doc->len;
	bool text_wanted = !names_only && !repairs_only;

	decode_begin(forced, doc->text, doc->len, d);
	d->len = 0;
	while (decode_next(forced, part, d))
		if (text_wanted && input.framing == FRAME_WHOLE)
			write_part(doc, d);
	if (text_wanted && input.framing != FRAME_WHOLE)
		write_part(doc, d);
	if (names_only)
		write_name(doc, d);
	if (repairs_only)
		write_repairs(doc, &d->mojibake.report);
	warn_of_damage(doc, d);
}

int
main(int argc, char *argv[])
{
	struct iconv_reader reader = { 0 };
	struct forced forced = { CHARSET_NONE, NULL, NULL };
	struct decoded decoded = { 0 };
	struct doc doc = { 0 };
	char **operands;

	diag_init(argv[0]);
	operands = opt_parse(argc, argv, opts, NELEM(opts), "[file ...]",
	    "Decode documents of any charset to clean UTF-8.");
	check_options();
	if (input.framing == FRAME_NUL && operands[0] == NULL &&
	    input.names_from == NULL)
		opt_die("-z: raw pages may hold NULs: name files, or use -t");
	if (forced_name != NULL) {
		forced.name = forced_name;
		forced.charset = charset_of_label(forced_name,
		    strlen(forced_name));
		if (forced.charset == CHARSET_NONE) {
			iconv_reader_open(&reader, forced_name);
			forced.reader = &reader;
		}
	}
	decoded.mojibake.report_wanted = repairs_only;
	doc_open(&doc, &input, operands);
	sandbox_enter(&(struct sandbox){ .readable = operands,
	    .read_any = input.names_from != NULL });
	while (doc_read(&doc))
		decode_document(&forced, &doc, &decoded);
	iconv_reader_close(&reader);
	mojibake_free(&decoded.mojibake);
	buf_free(&decoded.converted);
	buf_free(&decoded.repaired);
	buf_free(&decoded.tidied);
	return doc_close(&doc);
}
