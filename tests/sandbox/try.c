/*
 * try - enters the sandbox as a filter does and tells what can still be done:
 * one line for each thing tried, "yes" or "no" first.  Operands: the file
 * that may be read, one that may not, a directory that files may be made in.
 * Status 3: this kernel has no sandbox to enter.
 */
#define _GNU_SOURCE		/* syscall() */
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sandbox.h"

static void
tell(int could, const char *what)
{
	printf("%s %s\n", could ? "yes" : "no", what);
}

static int
can_open(const char *name, int flags)
{
	int fd = open(name, flags, 0600);

	if (fd == -1)
		return 0;
	(void)close(fd);
	return 1;
}

/* The version of Landlock; of another kind of sandbox, one that has all. */
static long
version(void)
{
#if defined(__linux__)
	return syscall(444L, NULL, (size_t)0, 1U);
#elif defined(__OpenBSD__)
	return 100;
#else
	return 0;
#endif
}

static int
can_bind(void)
{
	struct sockaddr_in addr;
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	int ok;

	memset(&addr, 0, sizeof(addr));
	addr.sin_family = AF_INET;
	addr.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	ok = fd != -1 && bind(fd, (struct sockaddr *)&addr, sizeof(addr)) == 0;
	if (fd != -1)
		(void)close(fd);
	return ok;
}

static int
can_run(void)
{
	int status = 0;
	pid_t pid;

	(void)fflush(stdout);
	pid = fork();
	if (pid == 0) {
		(void)execl("/bin/true", "true", (char *)NULL);
		_exit(1);
	}
	return pid != -1 && waitpid(pid, &status, 0) == pid && status == 0;
}

int
main(int argc, char *argv[])
{
	char *readable[2] = { NULL, NULL };
	char made[1024];
	struct sandbox box = { .readable = readable };

	if (argc != 4)
		return 2;
	if (version() < 1)
		return 3;
	readable[0] = argv[1];
	box.writable = argv[3];
	sandbox_enter(&box);
	(void)snprintf(made, sizeof(made), "%s/made", argv[3]);
	tell(can_open(argv[1], O_RDONLY), "read an operand");
	tell(can_open(made, O_WRONLY | O_CREAT), "make a file in the directory");
	tell(can_open(argv[2], O_RDONLY), "read another file");
	tell(can_open(argv[1], O_WRONLY), "write an operand");
	tell(can_open("made-here", O_WRONLY | O_CREAT), "make a file here");
	if (version() >= 4)	/* Linux 6.7 */
		tell(can_bind(), "bind a port");
	tell(can_run(), "run a program");
	return 0;
}
