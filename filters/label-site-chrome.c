/*
 * label-site-chrome - label the lines of an HTML page.
 *
 *	label-site-chrome page.html text.txt
 *	label-site-chrome page.html
 *
 * Writes a line of what train-site-chrome reads.  Without a text the page
 * says itself what is kept: what stands between the comments <!--main--> and
 * <!--/main-->, which stand between lines and may come more than once.
 *
 * With a text, its main text, a line of the page is kept
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

/* Marks, and the lines that they become: of private characters. */
#define MAIN		"<!--main-->"
#define MAIN_END	"<!--/main-->"
#define MAIN_LINE	"\356\237\260"	/* U+E7F0 */
#define MAIN_END_LINE	"\356\237\261"

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

/* The page with marks that are blocks. */
static void
show_marks(const struct buf *html, struct buf *to)
{
	size_t i = 0;

	while (i < html->len) {
		const char *s = html->data + i;
		size_t left = html->len - i;

		if (left >= sizeof(MAIN) - 1 &&
		    memcmp(s, MAIN, sizeof(MAIN) - 1) == 0) {
			buf_adds(to, "<div>" MAIN_LINE "</div>");
			i += sizeof(MAIN) - 1;
		} else if (left >= sizeof(MAIN_END) - 1 &&
		    memcmp(s, MAIN_END, sizeof(MAIN_END) - 1) == 0) {
			buf_adds(to, "<div>" MAIN_END_LINE "</div>");
			i += sizeof(MAIN_END) - 1;
		} else {
			buf_addc(to, *s);
			i++;
		}
	}
}

static bool
is_line(const struct page_line *line, const char *text)
{
	return line->len == strlen(text) &&
	    memcmp(line->text, text, line->len) == 0;
}

/* What of the page stands between marks; they must not part a line. */
static void
judge_by_marks(const char *name, const struct buf *html,
    const struct page *page, enum sure *sure)
{
	struct buf shown = { 0 };
	struct page marked = { 0 };
	enum sure here = DROP;
	size_t i, to = 0;

	show_marks(html, &shown);
	page_from_html(&marked, shown.data, shown.len);
	for (i = 0; i < marked.n; i++) {
		struct page_line line = page_get(&marked, i), same;

		if (is_line(&line, MAIN_LINE) || is_line(&line, MAIN_END_LINE)) {
			here = is_line(&line, MAIN_LINE) ? KEEP : DROP;
			continue;
		}
		if (page_is_blank(&marked, i))
			continue;
		while (to < page->n && page_is_blank(page, to))
			sure[to++] = DROP;
		same = page_get(page, to);
		if (to == page->n || same.len != line.len ||
		    memcmp(same.text, line.text, line.len) != 0)
			die("%s:%zu: a mark in a line", name, to + 1);
		sure[to++] = here;
	}
	page_free(&marked);
	buf_free(&shown);
}

/* After the main text in that file. */
static void
judge_by_text(char *name, const struct page *page, enum sure *sure)
{
	struct buf text = { 0 }, lines = { 0 }, line = { 0 };
	size_t i;

	read_file(name, &text);
	squeeze(&lines, text.data, text.len);
	text.len = 0;
	for (i = 0; i <= lines.len; i++)
		if (lines.data[i] != '\n')
			buf_addc(&text, lines.data[i]);
	for (i = 0; i < page->n; i++) {
		struct page_line here = page_get(page, i);

		squeeze(&line, here.text, here.len);
		sure[i] = line.len == 0 ? DROP : judge(&text, &lines, &line);
	}
	settle(sure, page->n);
	keep_title(page, sure);
	buf_free(&text);
	buf_free(&lines);
	buf_free(&line);
}

int
main(int argc, char *argv[])
{
	struct buf html = { 0 };
	struct page page = { 0 };
	enum sure *sure;

	diag_init(argv[0]);
	if (argc != 2 && argc != 3)
		die("usage: label-site-chrome page.html [text.txt]");
	read_file(argv[1], &html);
	page_from_html(&page, html.data, html.len);
	sure = mem_resize(NULL, page.n + 1, sizeof(*sure));
	if (argc == 3)
		judge_by_text(argv[2], &page, sure);
	else
		judge_by_marks(argv[1], &html, &page, sure);
	write_page(argv[1], &html, &page, sure);
	return STATUS_OK;
}
