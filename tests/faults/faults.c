/*
 * faults - a library for LD_PRELOAD that makes calls of the C library fail.
 *
 * FAULT names one: "realloc", "malloc", "calloc", "mmap" (ENOMEM), "read",
 * "fstat" (EIO), "fwrite", "fflush", "fclose" (ENOSPC); FAULT_AT says which of
 * its calls is the first to fail, from 1.  FAULT=short lets read() return one
 * byte at a time, every other call being interrupted (EINTR).
 */
#define _GNU_SOURCE		/* RTLD_NEXT */
#include <dlfcn.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

static bool
now(const char *call, unsigned long *count)
{
	const char *fault = getenv("FAULT");
	const char *at = getenv("FAULT_AT");

	if (fault == NULL || strcmp(fault, call) != 0)
		return false;
	return ++*count >= (at == NULL ? 1 : strtoul(at, NULL, 10));
}

void *
realloc(void *p, size_t size)
{
	static void *(*real)(void *, size_t);
	static unsigned long count;

	if (real == NULL)
		*(void **)&real = dlsym(RTLD_NEXT, "realloc");
	if (now("realloc", &count)) {
		errno = ENOMEM;
		return NULL;
	}
	return real(p, size);
}

void *
malloc(size_t size)
{
	static void *(*real)(size_t);
	static unsigned long count;

	if (real == NULL)
		*(void **)&real = dlsym(RTLD_NEXT, "malloc");
	if (now("malloc", &count)) {
		errno = ENOMEM;
		return NULL;
	}
	return real(size);
}

void *
calloc(size_t n, size_t size)
{
	static void *(*real)(size_t, size_t);
	static unsigned long count;

	if (real == NULL)
		*(void **)&real = dlsym(RTLD_NEXT, "calloc");
	if (now("calloc", &count)) {
		errno = ENOMEM;
		return NULL;
	}
	return real(n, size);
}

void *
mmap(void *at, size_t len, int prot, int flags, int fd, off_t offset)
{
	static void *(*real)(void *, size_t, int, int, int, off_t);
	static unsigned long count;

	if (real == NULL)
		*(void **)&real = dlsym(RTLD_NEXT, "mmap");
	if (now("mmap", &count)) {
		errno = ENOMEM;
		return MAP_FAILED;
	}
	return real(at, len, prot, flags, fd, offset);
}

int
fstat(int fd, struct stat *st)
{
	static int (*real)(int, struct stat *);
	static unsigned long count;

	if (real == NULL)
		*(void **)&real = dlsym(RTLD_NEXT, "fstat");
	if (now("fstat", &count)) {
		errno = EIO;
		return -1;
	}
	return real(fd, st);
}

ssize_t
read(int fd, void *to, size_t len)
{
	static ssize_t (*real)(int, void *, size_t);
	static unsigned long count, shorts;

	if (real == NULL)
		*(void **)&real = dlsym(RTLD_NEXT, "read");
	if (now("read", &count)) {
		errno = EIO;
		return -1;
	}
	if (!now("short", &shorts))
		return real(fd, to, len);
	if (shorts % 2 == 1) {
		errno = EINTR;
		return -1;
	}
	return real(fd, to, len > 1 ? 1 : len);
}

size_t
fwrite(const void *data, size_t size, size_t n, FILE *to)
{
	static size_t (*real)(const void *, size_t, size_t, FILE *);
	static unsigned long count;

	if (real == NULL)
		*(void **)&real = dlsym(RTLD_NEXT, "fwrite");
	if (to == stdout && now("fwrite", &count)) {
		errno = ENOSPC;
		return 0;
	}
	return real(data, size, n, to);
}

int
fflush(FILE *to)
{
	static int (*real)(FILE *);
	static unsigned long count;

	if (real == NULL)
		*(void **)&real = dlsym(RTLD_NEXT, "fflush");
	if (to == stdout && now("fflush", &count)) {
		errno = ENOSPC;
		return EOF;
	}
	return real(to);
}

int
fclose(FILE *to)
{
	static int (*real)(FILE *);
	static unsigned long count;
	bool out = to == stdout;

	if (real == NULL)
		*(void **)&real = dlsym(RTLD_NEXT, "fclose");
	if (out && now("fclose", &count)) {
		(void)real(to);
		errno = ENOSPC;
		return EOF;
	}
	return real(to);
}
