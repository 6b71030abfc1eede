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

/* Opens a name as the present file; false: it was told why not. */
static bool
open_name(struct input *in, const char *name)
{
	struct stat st;

	if (strcmp(name, "-") == 0) {
		in->fd = STDIN_FILENO;
		name = "standard input";
	} else if ((in->fd = open(name, O_RDONLY | O_CLOEXEC)) == -1) {
		trouble("%s:", name);
		in->failed = true;
		return false;
	}
	in->name = name;
	in->broken = false;
	in->regular = fstat(in->fd, &st) == 0 && S_ISREG(st.st_mode);
	in->size = in->regular ? (size_t)st.st_size : 0;
	return true;
}

static void
close_file(struct input *in)
{
	if (in->name != NULL && in->fd != STDIN_FILENO)
		(void)close(in->fd);
	in->name = NULL;
}

static void
read_names(struct input *in, const char *from)
{
	if (!open_name(in, from))
		exit(STATUS_TROUBLE);
	while (input_read(in, &in->names))
		continue;
	if (in->broken)
		exit(STATUS_TROUBLE);
	if (in->names.len > 0 && in->names.data[in->names.len - 1] != '\0')
		buf_addc(&in->names, '\0');
	close_file(in);
}

void
input_open(struct input *in, char *const *operands, const char *names_from)
{
	memset(in, 0, sizeof(*in));
	report_on_signal();
	in->operands = operands;
	in->is_default = operands[0] == NULL && names_from == NULL;
	if (names_from != NULL)
		read_names(in, names_from);
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
	if (in->names_at == in->names.len)
		return NULL;
	name = in->names.data + in->names_at;
	in->names_at += strlen(name) + 1;
	return name;
}

bool
input_next(struct input *in)
{
	const char *name;

	close_file(in);
	while ((name = next_name(in)) != NULL)
		if (open_name(in, name))
			return true;
	return false;
}

bool
input_read(struct input *in, struct buf *to)
{
	ssize_t n;

	buf_reserve(to, CHUNK);
	if (!in->regular)
		diag_flush();
	do
		n = read(in->fd, to->data + to->len, to->cap - to->len);
	while (n == -1 && errno == EINTR);
	if (n == -1) {
		if (in->fd == STDIN_FILENO)
			die("standard input:");
		trouble("%s:", in->name);
		in->broken = in->failed = true;
		return false;
	}
	to->len += (size_t)n;
	bytes += (unsigned long)n;
	return n > 0;
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
	buf_free(&in->names);
}
