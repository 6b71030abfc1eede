/*
 * decode - bytes to clean UTF-8.  See decode(1).
 */
#include <string.h>

#include "buf.h"
#include "decode-charset.h"
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

/* What came of a document. */
struct decoded {
	struct buf	 converted, repaired, text;
	struct mojibake	 mojibake;
	const char	*charset;
	size_t		 damaged;	/* bytes */
	size_t		 lost;		/* characters, before it came here */
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

/*
 * The filter: decodes a document.  The header blocks of HTTP are not part of
 * it and go once they have been read.
 */
static void
decode(const struct forced *forced, const char *s, size_t len,
    struct decoded *d)
{
	struct tidy how = { false, false };
	const struct buf *utf8;
	enum charset http, cs;
	size_t skip = label_http(s, len, &http);

	d->converted.len = d->repaired.len = d->text.len = 0;
	s += skip;
	len -= skip;
	cs = detect_mark(s, len, &skip);
	if (forced->charset != CHARSET_NONE && !is_kin(cs, forced->charset)) {
		cs = forced->charset;
		skip = 0;
	} else if (cs == CHARSET_NONE && forced->reader == NULL) {
		cs = detect(s, len, http, label_meta(s, len));
	}
	if (forced->reader != NULL) {
		d->charset = forced->name;
		d->damaged = iconv_reader_convert(forced->reader, s, len,
		    &d->converted);
	} else {
		d->charset = charset_name(cs);
		d->damaged = lines_convert(cs, forced->charset !=
		    CHARSET_NONE, s + skip, len - skip, &d->converted);
	}
	utf8 = &d->converted;
	if (!as_saved && mojibake_repair(&d->mojibake, utf8->data, utf8->len,
	    &d->repaired))
		utf8 = &d->repaired;
	d->lost = cs == CHARSET_UTF_8 ? mojibake_lost(s, len) : 0;
	how.private_use = cs == CHARSET_GB18030;
	how.references = !tidy_has_tags(utf8->data, utf8->len);
	tidy(&how, utf8->data, utf8->len, &d->text);
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
write_document(struct doc *doc, struct decoded *d)
{
	struct buf name = { 0 };

	warn_of_damage(doc, d);
	if (repairs_only) {
		write_repairs(doc, &d->mojibake.report);
		return;
	}
	buf_adds(&name, d->charset);
	if (names_only) {
		if (input.framing == FRAME_WHOLE)
			buf_addc(&name, '\n');
		doc_write(doc, NULL, &name);
	} else {
		doc_write(doc, name_column ? &name : NULL, &d->text);
	}
	buf_free(&name);
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
	while (doc_read(&doc)) {
		decode(&forced, doc.text, doc.len, &decoded);
		write_document(&doc, &decoded);
	}
	iconv_reader_close(&reader);
	mojibake_free(&decoded.mojibake);
	buf_free(&decoded.converted);
	buf_free(&decoded.repaired);
	buf_free(&decoded.text);
	return doc_close(&doc);
}
