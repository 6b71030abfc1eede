/* doc - see doc.h. */
#include <stdio.h>
#include <string.h>

#include "doc.h"
#include "tsv.h"

#define SIZE_TRUSTED	((size_t)1 << 30)	/* bytes reserved on a file's
						   word; it may be sparse */
#define OUTPUT_CHUNK	((size_t)64 * 1024)	/* bytes of a write */

/* glibc takes no size without a buffer, and writes 4 kilobytes at a time. */
static char	output[OUTPUT_CHUNK];

void
doc_open(struct doc *doc, const struct doc_input *opts, char *const *operands)
{
	memset(doc, 0, sizeof(*doc));
	doc->opts = *opts;
	diag_set_quiet(opts->quiet);
	(void)setvbuf(stdout, output, _IOFBF, sizeof(output));
	input_open(&doc->in, operands, opts->names_from);
}

/* An input is one document, not many. */
static bool
is_whole(const struct doc *doc)
{
	return doc->opts.framing == FRAME_WHOLE ||
	    (doc->opts.raw_files && !doc->in.is_default);
}

static bool
next_file(struct doc *doc)
{
	doc->raw.len = doc->at = 0;
	doc->number_in = 0;
	doc->at_end = false;
	return input_next(&doc->in);
}

/* The whole of the open file is one document; false: it cannot be read. */
static bool
read_whole(struct doc *doc)
{
	doc->at_end = true;
	if (input_map(&doc->in, &doc->text, &doc->len))
		return true;
	if (doc->in.size < SIZE_TRUSTED)
		buf_reserve(&doc->raw, doc->in.size + 1);
	while (input_read(&doc->in, &doc->raw))
		continue;
	doc->text = doc->raw.data;
	doc->len = doc->raw.len;
	return !doc->in.broken;
}

/*
 * Reads on until the byte that ends a document is found, or the file ends;
 * false: nothing is left of the file.  What was read of a document that a
 * read error cuts short is not a document.
 */
static bool
read_record(struct doc *doc, char end)
{
	size_t seen = 0;
	char *found = NULL;

	for (;;) {
		size_t left = doc->raw.len - doc->at;

		if (left > seen)
			found = memchr(doc->raw.data + doc->at + seen, end,
			    left - seen);
		if (found != NULL || doc->at_end)
			break;
		seen = left;
		if (doc->at > 0) {
			memmove(doc->raw.data, doc->raw.data + doc->at, left);
			doc->raw.len = left;
			doc->at = 0;
		}
		if (!input_read(&doc->in, &doc->raw))
			doc->at_end = true;
	}
	if (found == NULL && (doc->at == doc->raw.len || doc->in.broken))
		return false;
	doc->text = doc->raw.data + doc->at;
	doc->len = found != NULL ? (size_t)(found - doc->text) :
	    doc->raw.len - doc->at;
	doc->at += doc->len + (found != NULL);
	return true;
}

/* Parts the line that was read into the leading fields and the text. */
static void
split_fields(struct doc *doc)
{
	const char *text = doc->text, *tab;
	size_t i = 0;

	while ((tab = memchr(text + i, '\t', doc->len - i)) != NULL)
		i = (size_t)(tab - text) + 1;
	buf_add(&doc->fields, text, i);
	doc->text += i;
	doc->len -= i;
	if (doc->len == 0 || memchr(doc->text, '\\', doc->len) == NULL)
		return;
	doc->unescaped.len = 0;
	if (tsv_unescape(&doc->unescaped, doc->text, doc->len)) {
		doc->as_read = doc->text;
		doc->as_read_len = doc->len;
	}
	doc->text = doc->unescaped.data;
	doc->len = doc->unescaped.len;
}

/* Reads a document of the open file: false if there is none left. */
static bool
read_framed(struct doc *doc)
{
	if (is_whole(doc)) {
		if (doc->at_end || !read_whole(doc))
			return false;
		if (doc->opts.framing == FRAME_TSV) {
			tsv_escape(&doc->fields, doc->in.name,
			    strlen(doc->in.name));
			buf_addc(&doc->fields, '\t');
		}
		return true;
	}
	if (doc->opts.framing == FRAME_NUL)
		return read_record(doc, '\0');
	if (!read_record(doc, '\n'))
		return false;
	split_fields(doc);
	return true;
}

bool
doc_read(struct doc *doc)
{
	doc->fields.len = doc->as_read_len = 0;
	doc->warned = false;
	for (;;) {
		if (doc->in.name == NULL && !next_file(doc))
			return false;
		if (read_framed(doc))
			break;
		if (!next_file(doc))
			return false;
	}
	if (doc->text == NULL)	/* an empty first document: no buffer yet */
		doc->text = "";
	doc->number++;
	doc->number_in++;
	input_count_document();
	return true;
}

static void
put(const char *data, size_t len)
{
	if (len > 0 && fwrite(data, 1, len, stdout) != len)
		diag_write_failed();
}

void
doc_write_begin(struct doc *doc, const struct buf *column)
{
	if (doc->opts.framing != FRAME_TSV)
		return;
	put(doc->fields.data, doc->fields.len);
	if (column != NULL) {
		doc_write_part(doc, column->data, column->len);
		put("\t", 1);
	}
}

void
doc_write_part(struct doc *doc, const char *text, size_t len)
{
	if (doc->opts.framing != FRAME_TSV) {
		put(text, len);
		return;
	}
	while (len > 0) {
		size_t n = len < OUTPUT_CHUNK ? len : OUTPUT_CHUNK;

		doc->framed.len = 0;
		tsv_escape(&doc->framed, text, n);
		put(doc->framed.data, doc->framed.len);
		text += n;
		len -= n;
	}
}

void
doc_write_end(struct doc *doc)
{
	if (doc->opts.framing == FRAME_TSV)
		put("\n", 1);
	else if (doc->opts.framing == FRAME_NUL)
		put("", 1);
}

void
doc_write(struct doc *doc, const struct buf *column, const struct buf *out)
{
	doc_write_begin(doc, column);
	doc_write_part(doc, out->data, out->len);
	doc_write_end(doc);
}

void
doc_write_unchanged(struct doc *doc)
{
	doc_write_begin(doc, NULL);
	if (doc->as_read_len > 0)
		put(doc->as_read, doc->as_read_len);
	else
		doc_write_part(doc, doc->text, doc->len);
	doc_write_end(doc);
}

void
doc_write_raw(const struct buf *out)
{
	put(out->data, out->len);
}

int
doc_close(struct doc *doc)
{
	bool failed = doc->in.failed;
	bool damaged = doc->damaged && doc->opts.tell_damage;

	input_close(&doc->in);
	buf_free(&doc->raw);
	buf_free(&doc->unescaped);
	buf_free(&doc->framed);
	buf_free(&doc->fields);
	diag_flush();
	if (fclose(stdout) == EOF)
		diag_write_failed();
	if (failed)
		return STATUS_TROUBLE;
	return damaged ? STATUS_DAMAGED : STATUS_OK;
}

void
doc_label(const struct doc *doc, struct buf *to)
{
	char number[32];

	if (is_whole(doc) || !doc->in.is_default)
		buf_adds(to, doc->in.name);
	if (is_whole(doc))
		return;
	(void)snprintf(number, sizeof(number), "%sdocument %zu",
	    doc->in.is_default ? "" : ": ", doc->number_in);
	buf_adds(to, number);
}

void
doc_warn(struct doc *doc, const char *fmt, ...)
{
	struct buf label = { 0 };
	va_list ap;

	doc->damaged = true;
	if (doc->warned)
		return;
	doc->warned = true;
	doc_label(doc, &label);
	buf_addc(&label, '\0');
	va_start(ap, fmt);
	vwarn(label.data, fmt, ap);
	va_end(ap);
	buf_free(&label);
}
