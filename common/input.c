/* input - see input.h. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "diag.h"
#include "input.h"
#include "pipe.h"

#define CHUNK	((size_t)64 * 1024)	/* bytes asked of a pipe at once */

/* Written by the main program, read by the signal handler: a torn value
 * would only spoil one line of the report. */
static volatile unsigned long	documents, bytes;

/* snprintf() is not safe in a signal handler. */
static size_t
put_number(char *to, unsigned long n)
{
	char digits[24];
	size_t len = 0, i;

	do
		digits[len++] = (char)('0' + n % 10);
	while ((n /= 10) != 0);
	for (i = 0; i < len; i++)
		to[i] = digits[len - 1 - i];
	return len;
}

static void
report(int sig)
{
	static const char mid[] = " documents, ", end[] = " bytes read\n";
	char msg[256];
	const char *name = diag_progname();
	size_t len = strlen(name);
	int error = errno;

	(void)sig;
	if (len > 128)
		len = 128;
	memcpy(msg, name, len);
	msg[len++] = ':';
	msg[len++] = ' ';
	len += put_number(msg + len, documents);
	memcpy(msg + len, mid, sizeof(mid) - 1);
	len += sizeof(mid) - 1;
	len += put_number(msg + len, bytes);
	memcpy(msg + len, end, sizeof(end) - 1);
	len += sizeof(end) - 1;
	if (write(STDERR_FILENO, msg, len) < 0)
		errno = error;		/* nothing to be done about it here */
	errno = error;
}

static void
report_on_signal(void)
{
	struct sigaction act;

	memset(&act, 0, sizeof(act));
	act.sa_handler = report;
	act.sa_flags = SA_RESTART;
	(void)sigemptyset(&act.sa_mask);
	(void)sigaction(SIGUSR1, &act, NULL);
#ifdef SIGINFO
	(void)sigaction(SIGINFO, &act, NULL);
#endif
}

/*
 * Opens a file, or takes standard input for "-"; its name for messages and
 * what is known of it is told.  -1: it could not be opened.
 */
static int
open_named(const char **name, bool *regular, size_t *size)
{
	struct stat st;
	int fd = STDIN_FILENO;

	if (strcmp(*name, "-") == 0)
		*name = "standard input";
	else if ((fd = open(*name, O_RDONLY | O_CLOEXEC)) == -1) {
		trouble("%s:", *name);
		return -1;
	}
	if (fstat(fd, &st) == -1)
		st.st_mode = 0;
	if (S_ISFIFO(st.st_mode))
		pipe_widen(fd);
	*regular = S_ISREG(st.st_mode);
	*size = *regular ? (size_t)st.st_size : 0;
	return fd;
}

/* read(2), as much as there is room for; output that waits goes out first. */
static ssize_t
fill(int fd, bool regular, struct buf *to)
{
	ssize_t n;

	buf_reserve(to, CHUNK);
	if (!regular)
		diag_flush();
	do
		n = read(fd, to->data + to->len, to->cap - to->len);
	while (n == -1 && errno == EINTR);
	if (n > 0)
		to->len += (size_t)n;
	return n;
}

static void
close_file(struct input *in)
{
	map_close(&in->map);
	if (in->name != NULL && in->fd != STDIN_FILENO)
		(void)close(in->fd);
	in->name = NULL;
}

void
input_open(struct input *in, char *const *operands, const char *names_from)
{
	size_t size;

	memset(in, 0, sizeof(*in));
	report_on_signal();
	in->operands = operands;
	in->is_default = operands[0] == NULL && names_from == NULL;
	if (names_from == NULL)
		return;
	in->names.from = names_from;
	in->names.fd = open_named(&in->names.from, &in->names.regular, &size);
	if (in->names.fd == -1)
		exit(STATUS_TROUBLE);
	buf_reserve(&in->names.raw, CHUNK);	/* its data is never NULL */
}

/* The next name of the list, NULL at its end. */
static const char *
next_listed(struct name_list *list)
{
	size_t seen = 0;
	const char *name;
	char *end;

	for (;;) {
		size_t left = list->raw.len - list->at;
		ssize_t n;

		name = list->raw.data + list->at;
		end = left > seen ? memchr(name + seen, '\0', left - seen) :
		    NULL;
		if (end != NULL || list->at_end)
			break;
		seen = left;
		if (list->at > 0) {
			memmove(list->raw.data, name, left);
			list->raw.len = left;
			list->at = 0;
		}
		n = fill(list->fd, list->regular, &list->raw);
		if (n == -1)
			die("%s:", list->from);
		if (n == 0) {
			list->at_end = true;
			if (left > 0)	/* the last NUL may be left out */
				buf_addc(&list->raw, '\0');
		}
	}
	if (end == NULL)
		return NULL;
	list->at += (size_t)(end - name) + 1;
	return name;
}

/* The next operand, NULL at the end. */
static const char *
next_name(struct input *in)
{
	const char *name;

	if (in->is_default) {
		name = in->default_used ? NULL : "-";
		in->default_used = true;
		return name;
	}
	if (*in->operands != NULL)
		return *in->operands++;
	if (in->names.from == NULL)
		return NULL;
	name = next_listed(&in->names);
	if (name != NULL && strcmp(name, "-") == 0 &&
	    in->names.fd == STDIN_FILENO)
		die("standard input holds the names and cannot be read as -");
	return name;
}

bool
input_next(struct input *in)
{
	const char *name;

	close_file(in);
	while ((name = next_name(in)) != NULL) {
		in->fd = open_named(&name, &in->regular, &in->size);
		if (in->fd != -1) {
			in->name = name;
			in->broken = false;
			return true;
		}
		in->failed = true;
	}
	return false;
}

bool
input_read(struct input *in, struct buf *to)
{
	ssize_t n = fill(in->fd, in->regular, to);

	if (n == -1) {
		if (in->fd == STDIN_FILENO)
			die("standard input:");
		trouble("%s:", in->name);
		in->broken = in->failed = true;
		return false;
	}
	bytes += (unsigned long)n;
	return n > 0;
}

bool
input_map(struct input *in, const char **data, size_t *len)
{
	if (!map_file(&in->map, in->fd, in->size))
		return false;
	*data = in->map.data;
	*len = in->map.len;
	bytes += (unsigned long)*len;
	return true;
}

void
input_count_document(void)
{
	documents++;
}

void
input_close(struct input *in)
{
	close_file(in);
	if (in->names.from != NULL && in->names.fd != STDIN_FILENO)
		(void)close(in->names.fd);
	buf_free(&in->names.raw);
}
