/* decode-iconv - see decode-iconv.h. */
#include <errno.h>
#include <stdint.h>

#include "decode-iconv.h"
#include "diag.h"
#include "opt.h"
#include "utf8.h"

#define ROOM	((size_t)4096)	/* bytes asked for at once */

void
iconv_reader_open(struct iconv_reader *r, const char *charset)
{
	r->cd = iconv_open("UTF-8", charset);
	if (r->cd == (iconv_t)-1) {
		if (errno == EINVAL)
			opt_die("unknown charset: %s", charset);
		die("%s:", charset);
	}
	r->open = true;
}

/* Converts as much as iconv takes at once; false: it stopped at damage. */
static bool
convert_some(struct iconv_reader *r, char **in, size_t *left,
    struct buf *out)
{
	size_t room, result;
	char *to;

	buf_reserve(out, ROOM);
	to = out->data + out->len;
	room = out->cap - out->len;
	/* Without input: what GNU's holds back, and the initial state. */
	result = iconv(r->cd, *left == 0 ? NULL : in, left, &to, &room);
	out->len = (size_t)(to - out->data);
	return result != (size_t)-1 || errno == E2BIG;
}

size_t
iconv_reader_convert(struct iconv_reader *r, const char *s, size_t len,
    struct buf *out)
{
	/* POSIX lets iconv() take char **, but it does not write there. */
	char *in = (char *)(uintptr_t)s;
	size_t left = len, damaged = 0;

	(void)iconv(r->cd, NULL, NULL, NULL, NULL);
	while (left > 0) {
		if (convert_some(r, &in, &left, out))
			continue;
		utf8_add(out, UTF8_REPLACEMENT);
		damaged++;
		in++;
		left--;
	}
	(void)convert_some(r, &in, &left, out);
	return damaged;
}

void
iconv_reader_close(struct iconv_reader *r)
{
	if (r->open)
		(void)iconv_close(r->cd);
	r->open = false;
}
