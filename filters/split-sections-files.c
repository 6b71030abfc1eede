/* split-sections-files - sections_write_files(); see -write.h. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "diag.h"
#include "split-sections-title.h"
#include "split-sections-write.h"
#include "utf8.h"

#define NAME_BYTES	(size_t)120	/* of a title in a file's name */

/* Appends what of a title is safe in a name on any file system. */
static void
add_safe(struct buf *name, const char *s, size_t len)
{
	static const char unsafe[] = "/\\:*?\"<>|";
	size_t i, n, start = name->len;
	uint32_t cp;

	for (i = 0; i < len; i += n) {
		n = utf8_decode(s + i, len - i, &cp);
		if (name->len - start + n > NAME_BYTES)
			break;
		if (cp == UTF8_BAD || cp <= ' ' || cp == 0x7F ||
		    (cp < 0x80 && strchr(unsafe, (int)cp) != NULL) ||
		    utf8_is_blank(cp))
			buf_addc(name, '_');
		else
			buf_add(name, s + i, n);
	}
}

/* 002-第一章总则.txt; 00017-002-… if there are many documents. */
static void
make_name(struct buf *name, const char *dir, size_t document, size_t count,
    const struct section *sec, const char *text)
{
	size_t title_len = title_bare_end(text, sec->title, sec->title_end) -
	    sec->title;
	char number[48];

	name->len = 0;
	buf_adds(name, dir);
	buf_addc(name, '/');
	if (document > 0) {
		(void)snprintf(number, sizeof(number), "%05zu-", document);
		buf_adds(name, number);
	}
	(void)snprintf(number, sizeof(number), "%0*zu",
	    count > 1000 ? 7 : 3, sec->n);
	buf_adds(name, number);
	if (sec->n > 0)
		buf_addc(name, '-');
	if (sec->title < sec->marker)
		add_safe(name, text + sec->title, title_len);
	add_safe(name, text + sec->marker, sec->marker_len);
	if (sec->title >= sec->marker)
		add_safe(name, text + sec->title, title_len);
	buf_adds(name, ".txt");
	buf_addc(name, '\0');
}

static void
write_file(const char *name, const char *s, size_t len)
{
	int fd = open(name, O_WRONLY | O_CREAT | O_EXCL, 0666);

	if (fd == -1)
		die("%s:", name);
	while (len > 0) {
		ssize_t n = write(fd, s, len);

		if (n == -1 && errno == EINTR)
			continue;
		if (n == -1)
			die("%s:", name);
		s += n;
		len -= (size_t)n;
	}
	if (close(fd) == -1)
		die("%s:", name);
}

void
sections_write_files(const char *dir, size_t document,
    const struct outline *o, const struct cuts *cuts)
{
	size_t count = sections_count(o, cuts);
	struct buf name = { 0 };
	struct cutter c;

	cutter_start(&c, o, cuts);
	while (cutter_next(&c)) {
		const struct section *sec = &c.path[c.depth];

		if (sec->start == sec->end)
			continue;
		make_name(&name, dir, document, count, sec, o->text);
		write_file(name.data, o->text + sec->start,
		    sec->end - sec->start);
	}
	buf_free(&name);
}
