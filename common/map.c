/* map - see map.h. */
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "diag.h"
#include "map.h"

#define LEAST	((size_t)1 << 20)	/* bytes: smaller files are read as
					   fast */

/* What is mapped at present, for the signal handler. */
static const struct map	*mapped;

static void
say(const char *s)
{
	if (write(STDERR_FILENO, s, strlen(s)) < 0)
		_exit(STATUS_TROUBLE);	/* nowhere left to complain */
}

/* Any other fault than one within the file is a bug and ends as one. */
static void
on_fault(int sig, siginfo_t *info, void *context)
{
	const struct map *m = mapped;
	uintptr_t at = (uintptr_t)info->si_addr;

	(void)context;
	if (m == NULL || at - (uintptr_t)m->base >= m->size) {
		(void)signal(sig, SIG_DFL);
		return;
	}
	say(diag_progname());
	say(": a file became shorter while it was read\n");
	_exit(STATUS_TROUBLE);
}

static void
watch(const struct map *m)
{
	struct sigaction act;

	mapped = m;
	memset(&act, 0, sizeof(act));
	act.sa_sigaction = on_fault;
	act.sa_flags = SA_SIGINFO;
	(void)sigemptyset(&act.sa_mask);
	(void)sigaction(SIGBUS, &act, NULL);
}

bool
map_file(struct map *m, int fd, size_t size)
{
	off_t at = lseek(fd, 0, SEEK_CUR);
	char more;

	if (at < 0 || size < LEAST || (size_t)at > size - LEAST)
		return false;
	/* Some file systems do not know the sizes of their files. */
	if (lseek(fd, (off_t)size, SEEK_SET) < 0 || read(fd, &more, 1) != 0) {
		(void)lseek(fd, at, SEEK_SET);
		return false;
	}
	m->base = mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (m->base == MAP_FAILED) {
		m->base = NULL;
		(void)lseek(fd, at, SEEK_SET);
		return false;
	}
	m->size = size;
	m->data = (const char *)m->base + at;
	m->len = size - (size_t)at;
	watch(m);
	return true;
}

void
map_close(struct map *m)
{
	mapped = NULL;
	if (m->base != NULL)
		(void)munmap(m->base, m->size);
	memset(m, 0, sizeof(*m));
}
