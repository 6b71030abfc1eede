/* pipe - see pipe.h. */
#if defined(__linux__)
#define _GNU_SOURCE		/* F_SETPIPE_SZ */
#endif

#include <fcntl.h>

#include "pipe.h"

#define PIPE_BYTES	(256 * 1024)

void
pipe_widen(int fd)
{
#ifdef F_SETPIPE_SZ
	int bytes = fcntl(fd, F_GETPIPE_SZ);

	if (bytes >= 0 && bytes < PIPE_BYTES)
		(void)fcntl(fd, F_SETPIPE_SZ, PIPE_BYTES);
#else
	(void)fd;
#endif
}
