/*
 * label-site-chrome - label the lines of an HTML page after its main text.
 *
 *	label-site-chrome page.html text.txt
 *
 * Writes a line of what train-site-chrome reads.  A line of the page is kept
 * if most of its runs of five characters stand in the text too; a short line
 * if it is a line of the text, or stands in it and is near a long one; the
 * title, which the text may lack, if it stands above.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "diag.h"
#include "input.h"
#include "page.h"
#include "tsv.h"
#include "utf8.h"

#define GRAM	5
#define LONG	10		/* characters */
#define NEAR		4	/* lines */
#define TITLE_ABOVE	12

enum sure { DROP, MAYBE, EQUAL, KEEP };

static void
read_file(char *name, struct buf *to)
{
	char *operands[2] = { NULL, NULL };
	struct input in;

	operands[0] = name;
	input_open(&in, operands, NULL);
	if (!input_next(&in))
		exit(STATUS_TROUBLE);
	while (input_read(&in, to))
		continue;
	if (in.failed)
		exit(STATUS_TROUBLE);
	input_close(&in);
}

/* The text without blanks, and a NUL behind it. */
static void
squeeze(struct buf *to, const char *s, size_t len)
{
	size_t i, n;
	uint32_t cp;

	to->len = 0;
	for (i = 0; i < len; i += n) {
		n = utf8_decode(s + i, len - i, &cp);
		if (cp > ' ' && cp != 0x3000 && cp != 0xA0)
			buf_add(to, s + i, n);
		else if (cp == '\n')
			buf_addc(to, '\n');
	}
	buf_addc(to, '\0');
	to->len--;
}

static const char *
find(const struct buf *text, const char *s, size_t len)
{
	struct buf needle = { 0 };
	const char *at;

	buf_add(&needle, s, len);
	buf_addc(&needle, '\0');
	at = strstr(text->data, needle.data);
	buf_free(&needle);
	return at;
}

/* The length of the first n characters; *n becomes how many there are. */
static size_t
first_chars(const char *s, size_t len, size_t *n)
{
	size_t i = 0, most = *n;
	uint32_t cp;

	for (*n = 0; i < len && *n < most; ++*n)
		i += utf8_decode(s + i, len - i, &cp);
	return i;
}

static enum sure
judge_short(const struct buf *text, const struct buf *line)
{
	const char *at = find(text, line->data, line->len);

	for (; at != NULL; at = strstr(at + 1, line->data))
		if ((at == text->data || at[-1] == '\n') &&
		    (at[line->len] == '\0' || at[line->len] == '\n'))
			return EQUAL;
	return line->len > 6 && find(text, line->data, line->len) != NULL ?
	    MAYBE : DROP;
}

/* text is without line ends, lines is with them. */
static enum sure
judge(const struct buf *text, const struct buf *lines, const struct buf *line)
{
	size_t i = 0, n = LONG, grams = 0, found = 0, len;
	uint32_t cp;

	(void)first_chars(line->data, line->len, &n);
	if (n < LONG)
		return judge_short(lines, line);
	for (; i < line->len; i += utf8_decode(line->data + i, line->len - i,
	    &cp)) {
		n = GRAM;
		len = first_chars(line->data + i, line->len - i, &n);
		if (n < GRAM)
			break;
		grams++;
		found += find(text, line->data + i, len) != NULL;
	}
	return found * 10 >= grams * 6 ? KEEP : DROP;
}

/* Short lines count near those that are sure. */
static void
settle(enum sure *sure, size_t n)
{
	size_t i, first = n, last = 0;

	for (i = 0; i < n; i++)
		if (sure[i] == KEEP) {
			first = first < i ? first : i;
			last = i;
		}
	if (first == n)
		return;
	for (i = 0; i < n; i++) {
		bool outside = i < first || i > last;
		bool far = i + NEAR < first || i > last + NEAR;

		if (far || (outside && sure[i] == MAYBE))
			sure[i] = DROP;
	}
}

/* The last line above the first kept one that is in the page's title. */
static void
keep_title(const struct page *page, enum sure *sure)
{
	struct buf title = { 0 }, line = { 0 };
	size_t i = 0, from;

	squeeze(&title, page->title.data, page->title.len);
	while (i < page->n && sure[i] == DROP)
		i++;
	from = i > TITLE_ABOVE ? i - TITLE_ABOVE : 0;
	if (i == page->n)
		from = i;
	while (i-- > from) {
		struct page_line here = page_get(page, i);

		squeeze(&line, here.text, here.len);
		if (line.len < 12 || line.len * 3 < title.len ||
		    strstr(title.data, line.data) == NULL)
			continue;
		sure[i] = KEEP;
		break;
	}
	buf_free(&title);
	buf_free(&line);
}

static void
write_page(const char *name, const struct buf *html, const struct page *page,
    const enum sure *sure)
{
	struct buf text = { 0 };
	size_t i;

	printf("%s\thtml\t", name);
	for (i = 0; i < page->n; i++)
		if (!page_is_blank(page, i))
			putchar(sure[i] == DROP ? 'D' : 'K');
	putchar('\t');
	tsv_escape(&text, html->data, html->len);
	(void)fwrite(text.data, 1, text.len, stdout);
	putchar('\n');
	buf_free(&text);
}

int
main(int argc, char *argv[])
{
	struct buf html = { 0 }, text = { 0 }, lines = { 0 }, line = { 0 };
	struct page page = { 0 };
	enum sure *sure;
	size_t i;

	diag_init(argv[0]);
	if (argc != 3)
		die("usage: label-site-chrome page.html text.txt");
	read_file(argv[1], &html);
	read_file(argv[2], &text);
	squeeze(&lines, text.data, text.len);
	text.len = 0;
	for (i = 0; i <= lines.len; i++)
		if (lines.data[i] != '\n')
			buf_addc(&text, lines.data[i]);
	page_from_html(&page, html.data, html.len);
	sure = mem_resize(NULL, page.n + 1, sizeof(*sure));
	for (i = 0; i < page.n; i++) {
		struct page_line here = page_get(&page, i);

		squeeze(&line, here.text, here.len);
		sure[i] = line.len == 0 ? DROP : judge(&text, &lines, &line);
	}
	settle(sure, page.n);
	keep_title(&page, sure);
	write_page(argv[1], &html, &page, sure);
	return STATUS_OK;
}
