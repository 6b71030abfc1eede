/*
 * decode - bytes to clean UTF-8.  See decode(1).
 */
#include <string.h>

#include "buf.h"
#include "decode-charset.h"
#include "decode-document.h"
#include "decode-iconv.h"
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
write_begin(struct doc *doc, const struct decoded *d)
{
	struct buf name = { 0 };

	if (name_column)
		buf_adds(&name, d->charset);
	doc_write_begin(doc, name_column ? &name : NULL);
	buf_free(&name);
}

/* Documents are written a part at a time: they stay in the cache. */
#define PART	((size_t)16 * 1024)

static void
decode_document(const struct forced *forced, struct doc *doc,
    struct decoded *d)
{
	bool text_wanted = !names_only && !repairs_only;

	decode_begin(forced, doc->text, doc->len, d);
	if (text_wanted)
		write_begin(doc, d);
	while (decode_next(forced, PART, d))
		if (text_wanted)
			doc_write_part(doc, d->text, d->len);
	if (text_wanted)
		doc_write_end(doc);
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
	struct forced forced = { .charset = CHARSET_NONE };
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
	forced.as_saved = as_saved;
	decoded.mojibake.report_wanted = repairs_only;
	doc_open(&doc, &input, operands);
	sandbox_enter(&(struct sandbox){ .readable = operands,
	    .read_any = input.names_from != NULL });
	while (doc_read(&doc))
		decode_document(&forced, &doc, &decoded);
	iconv_reader_close(&reader);
	decode_free(&decoded);
	return doc_close(&doc);
}
