/* diag - see diag.h. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "diag.h"

#define MESSAGE_MAX	2048	/* bytes of a message; the rest is cut off */

static const char	*progname = "pagewash";
static bool		 quiet;

/*
 * A descriptor that the caller closed is opened on /dev/null the wrong way
 * round: reading standard input or writing the others then fails with
 * EBADF, as it would have failed closed.
 */
static void
occupy(int fd, int flags)
{
	if (fcntl(fd, F_GETFD) != -1 || errno != EBADF)
		return;
	if (open("/dev/null", flags) != fd)
		_exit(STATUS_TROUBLE);
}

void
diag_init(const char *argv0)
{
	const char *slash;

	if (argv0 != NULL && *argv0 != '\0') {
		slash = strrchr(argv0, '/');
		progname = slash == NULL ? argv0 : slash + 1;
	}
	occupy(STDIN_FILENO, O_WRONLY);
	occupy(STDOUT_FILENO, O_RDONLY);
	occupy(STDERR_FILENO, O_RDONLY);
}

const char *
diag_progname(void)
{
	return progname;
}

void
diag_set_quiet(bool q)
{
	quiet = q;
}

/* Appends to a message; what does not fit is dropped. */
static size_t
append(char *msg, size_t len, const char *s)
{
	size_t n = strlen(s);

	if (n > MESSAGE_MAX - 1 - len)
		n = MESSAGE_MAX - 1 - len;
	memcpy(msg + len, s, n);
	msg[len + n] = '\0';
	return len + n;
}

static void
say(const char *prefix, const char *fmt, va_list ap)
{
	char msg[MESSAGE_MAX + 1];
	int error = errno;
	size_t i, len, left;
	size_t fmtlen = strlen(fmt);
	ssize_t n;

	len = append(msg, 0, progname);
	len = append(msg, len, ": ");
	if (prefix != NULL) {
		len = append(msg, len, prefix);
		len = append(msg, len, ": ");
	}
	left = MESSAGE_MAX - len;
	(void)vsnprintf(msg + len, left, fmt, ap);
	len += strlen(msg + len);
	if (fmtlen > 0 && fmt[fmtlen - 1] == ':') {
		len = append(msg, len, " ");
		len = append(msg, len, strerror(error));
	}
	for (i = 0; i < len; i++)
		if ((unsigned char)msg[i] < ' ' || msg[i] == 0x7f)
			msg[i] = '?';
	msg[len++] = '\n';
	for (i = 0; i < len; i += (size_t)n) {
		n = write(STDERR_FILENO, msg + i, len - i);
		if (n <= 0 && errno != EINTR)
			break;		/* nowhere left to complain */
		if (n < 0)
			n = 0;
	}
	errno = error;
}

void
vwarn(const char *prefix, const char *fmt, va_list ap)
{
	if (!quiet)
		say(prefix, fmt, ap);
}

void
vtrouble(const char *fmt, va_list ap)
{
	say(NULL, fmt, ap);
}

void
trouble(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vtrouble(fmt, ap);
	va_end(ap);
}

void
die(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vtrouble(fmt, ap);
	va_end(ap);
	exit(STATUS_TROUBLE);
}

void
diag_write_failed(void)
{
	if (errno == EPIPE)
		exit(STATUS_TROUBLE);
	die("standard output:");
}

void
diag_flush(void)
{
	if (fflush(stdout) == EOF || ferror(stdout))
		diag_write_failed();
}
