/* sandbox - see sandbox.h. */
#if defined(__linux__)
#define _GNU_SOURCE		/* O_PATH, syscall() */
#elif defined(__OpenBSD__)
#define _BSD_SOURCE		/* pledge(), unveil() */
#endif

#include <stddef.h>

#include "sandbox.h"

#if defined(__linux__) && !defined(NO_SANDBOX)

#include <fcntl.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/*
 * The kernel's interface (Documentation/userspace-api/landlock.rst), given
 * here so that the build does not depend on the age of the system's headers.
 */
#define SYS_CREATE_RULESET	444L
#define SYS_ADD_RULE		445L
#define SYS_RESTRICT_SELF	446L
#define ASK_VERSION		1U
#define RULE_PATH_BENEATH	1
#define FS_WRITE_FILE		(UINT64_C(1) << 1)
#define FS_READ_FILE		(UINT64_C(1) << 2)
#define FS_READ_DIR		(UINT64_C(1) << 3)
#define FS_MAKE_REG		(UINT64_C(1) << 8)
#define FS_TRUNCATE		(UINT64_C(1) << 14)	/* version 3 */
#define NET_BIND_CONNECT	UINT64_C(3)		/* version 4 */

struct ruleset {
	uint64_t fs, net;
};

#pragma pack(push, 1)
struct path_beneath {
	uint64_t allowed;
	int32_t fd;
};
#pragma pack(pop)

/* The rights over files that each version of the interface knows. */
static uint64_t
known_rights(long version)
{
	static const int bits[] = { 13, 14, 15, 15, 16 };	/* 1 to 5 */

	if (version > 5)
		version = 5;
	return (UINT64_C(1) << bits[version - 1]) - 1;
}

static void
allow(int ruleset, const char *path, uint64_t rights)
{
	struct path_beneath rule = { rights, -1 };
	struct stat st;

	rule.fd = open(path, O_PATH | O_CLOEXEC);
	if (rule.fd == -1)
		return;		/* opening it will fail and be told */
	/* So that reading a directory fails as such: EISDIR. */
	if (fstat(rule.fd, &st) == 0 && S_ISDIR(st.st_mode))
		rule.allowed |= FS_READ_DIR;
	(void)syscall(SYS_ADD_RULE, ruleset, RULE_PATH_BENEATH, &rule, 0);
	(void)close(rule.fd);
}

void
sandbox_enter(const struct sandbox *box)
{
	struct ruleset rules = { 0, 0 };
	char *const *name;
	size_t size;
	long version;
	int fd;

	version = syscall(SYS_CREATE_RULESET, NULL, (size_t)0, ASK_VERSION);
	if (version < 1)
		return;
	rules.fs = known_rights(version);
	rules.net = NET_BIND_CONNECT;
	size = version < 4 ? sizeof(rules.fs) : sizeof(rules);
	fd = (int)syscall(SYS_CREATE_RULESET, &rules, size, 0);
	if (fd == -1)
		return;
	if (box->read_any)
		allow(fd, "/", FS_READ_FILE | FS_READ_DIR);
	for (name = box->readable; name != NULL && *name != NULL; name++)
		allow(fd, *name, FS_READ_FILE);
	if (box->writable != NULL)
		allow(fd, box->writable, (FS_WRITE_FILE | FS_MAKE_REG |
		    FS_TRUNCATE) & rules.fs);
	if (prctl(PR_SET_NO_NEW_PRIVS, 1L, 0L, 0L, 0L) == 0)
		(void)syscall(SYS_RESTRICT_SELF, fd, 0);
	(void)close(fd);
}

#elif defined(__OpenBSD__) && !defined(NO_SANDBOX)

#include <unistd.h>

#include "diag.h"

void
sandbox_enter(const struct sandbox *box)
{
	char *const *name;

	if (box->read_any && unveil("/", "r") == -1)
		die("unveil:");
	for (name = box->readable; name != NULL && *name != NULL; name++)
		(void)unveil(*name, "r");	/* opening it will tell */
	if (box->writable != NULL && unveil(box->writable, "wc") == -1)
		die("unveil %s:", box->writable);
	if (pledge(box->writable != NULL ? "stdio rpath wpath cpath" :
	    "stdio rpath", NULL) == -1)
		die("pledge:");
}

#else

void
sandbox_enter(const struct sandbox *box)
{
	(void)box;
}

#endif
