/*
 * peak COMMAND [ARG...] - runs the command and writes on descriptor 3 how it
 * ended, the most memory it held in KiB, and the seconds of processor time it
 * took, its own and the system's.
 */
#define _DEFAULT_SOURCE		/* wait4() */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

static double
seconds(const struct timeval *t)
{
	return (double)t->tv_sec + (double)t->tv_usec / 1e6;
}

int
main(int argc, char *argv[])
{
	struct rusage used;
	int status;
	pid_t pid;

	if (argc < 2 || (pid = fork()) == -1)
		return 125;
	if (pid == 0) {
		(void)close(3);
		(void)execvp(argv[1], argv + 1);
		_exit(127);
	}
	if (wait4(pid, &status, 0, &used) == -1)
		return 125;
#ifdef __APPLE__
	used.ru_maxrss /= 1024;		/* bytes there */
#endif
	status = WIFEXITED(status) ? WEXITSTATUS(status) :
	    128 + WTERMSIG(status);
	(void)dprintf(3, "%d %ld %.2f\n", status, used.ru_maxrss,
	    seconds(&used.ru_utime) + seconds(&used.ru_stime));
	return 0;
}
