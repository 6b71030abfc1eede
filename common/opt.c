/* opt - see opt.h. */
#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "diag.h"
#include "opt.h"

#define NUMBER_MAX	1000000000UL

/* What the program's rows and the two of every program share. */
static const struct opt	*table;
static size_t		 nrows;
static const char	*operand_names;

static bool		 help, version;
static const struct opt	 everywhere[] = {
	{ 'h', "help", OPT_FLAG, &help, 0, NULL, "print this help" },
	{ 'V', "version", OPT_FLAG, &version, 0, NULL, "print the version" },
};

static const struct opt *
row(size_t i)
{
	return i < nrows ? &table[i] : &everywhere[i - nrows];
}

static size_t
rows(void)
{
	return nrows + NELEM(everywhere);
}

static bool
takes_value(const struct opt *o)
{
	return o->arg != NULL;
}

static void
usage(FILE *to)
{
	size_t i;

	fprintf(to, "usage: %s [-", diag_progname());
	for (i = 0; i < rows(); i++)
		if (row(i)->letter != '\0' && !takes_value(row(i)))
			putc(row(i)->letter, to);
	putc(']', to);
	for (i = 0; i < rows(); i++) {
		if (!takes_value(row(i)))
			continue;
		if (row(i)->letter != '\0')
			fprintf(to, " [-%c %s]", row(i)->letter, row(i)->arg);
		else
			fprintf(to, " [--%s=%s]", row(i)->name, row(i)->arg);
	}
	fprintf(to, " %s\n", operand_names);
}

void
opt_die(const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vtrouble(fmt, ap);
	va_end(ap);
	usage(stderr);
	exit(STATUS_TROUBLE);
}

static void
print_help(const char *what)
{
	size_t i;

	usage(stdout);
	printf("%s\n\n", what);
	for (i = 0; i < rows(); i++) {
		const struct opt *o = row(i);
		char left[64];

		(void)snprintf(left, sizeof(left), "%c%c%s --%s%s%s",
		    o->letter == '\0' ? ' ' : '-',
		    o->letter == '\0' ? ' ' : o->letter,
		    o->letter == '\0' ? " " : ",", o->name,
		    takes_value(o) ? "=" : "", takes_value(o) ? o->arg : "");
		printf("  %-26s  %s\n", left, o->help);
	}
	printf("\nSee %s(1).\n", diag_progname());
}

/*
 * The checked decimal number that all numeric options share; strtod() reads
 * it, after a look at the characters has ruled out signs, blanks, hex, nan.
 */
static double
number(const struct opt *o, const char *s, const char *allowed, double max)
{
	char *end;
	double value;

	assert(s != NULL);
	errno = 0;
	value = strtod(s, &end);
	if (*s == '\0' || s[strspn(s, allowed)] != '\0' || *end != '\0' ||
	    errno != 0 || value > max)
		opt_die("--%s: not a number from 0 to %.0f: %s", o->name, max,
		    s);
	return value;
}

static void
set(const struct opt *o, const char *value)
{
	struct opt_list *list;

	switch (o->kind) {
	case OPT_FLAG:
		*(bool *)o->target = true;
		break;
	case OPT_COUNT:
		++*(size_t *)o->target;
		break;
	case OPT_CHOICE:
		*(int *)o->target = o->value;
		break;
	case OPT_TEXT:
		*(const char **)o->target = value;
		break;
	case OPT_LIST:
		list = o->target;
		list->v = mem_grow(list->v, list->n, &list->cap,
		    sizeof(*list->v));
		list->v[list->n++] = value;
		break;
	case OPT_NUMBER:
		*(size_t *)o->target =
		    (size_t)number(o, value, "0123456789", NUMBER_MAX);
		break;
	case OPT_FRACTION:
		*(double *)o->target = number(o, value, "0123456789.", 1);
		break;
	}
}

static const struct opt *
find_long(const char *name, size_t len)
{
	const struct opt *found = NULL;
	size_t i;

	for (i = 0; i < rows(); i++) {
		if (strncmp(row(i)->name, name, len) != 0)
			continue;
		if (row(i)->name[len] == '\0')
			return row(i);
		if (found != NULL)
			opt_die("ambiguous option: --%.*s", (int)len, name);
		found = row(i);
	}
	if (found == NULL || len == 0)
		opt_die("unknown option: --%.*s", (int)len, name);
	return found;
}

/* Parses --name, --name=value or --name value; returns how many it took. */
static int
parse_long(char *const *arg)
{
	const char *name = arg[0] + 2;
	const char *equals = strchr(name, '=');
	size_t len = equals == NULL ? strlen(name) : (size_t)(equals - name);
	const struct opt *o = find_long(name, len);

	if (!takes_value(o)) {
		if (equals != NULL)
			opt_die("--%s takes no value", o->name);
		set(o, NULL);
		return 1;
	}
	if (equals != NULL) {
		set(o, equals + 1);
		return 1;
	}
	if (arg[1] == NULL)
		opt_die("--%s needs %s", o->name, o->arg);
	set(o, arg[1]);
	return 2;
}

static const struct opt *
find_letter(char letter)
{
	size_t i;

	for (i = 0; i < rows(); i++)
		if (row(i)->letter != '\0' && row(i)->letter == letter)
			return row(i);
	opt_die("unknown option: -%c", letter);
}

/* Parses a cluster of letters; returns how many arguments it took. */
static int
parse_letters(char *const *arg)
{
	const char *s;

	for (s = arg[0] + 1; *s != '\0'; s++) {
		const struct opt *o = find_letter(*s);

		if (!takes_value(o)) {
			set(o, NULL);
			continue;
		}
		if (s[1] != '\0') {
			set(o, s + 1);
			return 1;
		}
		if (arg[1] == NULL)
			opt_die("-%c needs %s", *s, o->arg);
		set(o, arg[1]);
		return 2;
	}
	return 1;
}

char **
opt_parse(int argc, char *argv[], const struct opt *opts, size_t n,
    const char *operands, const char *what)
{
	int i = 1;

	table = opts;
	nrows = n;
	operand_names = operands;
	while (i < argc && argv[i][0] == '-' && argv[i][1] != '\0') {
		if (strcmp(argv[i], "--") == 0) {
			i++;
			break;
		}
		if (argv[i][1] == '-')
			i += parse_long(argv + i);
		else
			i += parse_letters(argv + i);
	}
	if (help || version) {
		if (help)
			print_help(what);
		else
			printf("%s (pagewash) %s\n", diag_progname(), VERSION);
		diag_flush();
		exit(STATUS_OK);
	}
	return argv + (i < argc ? i : argc);
}

void
opt_list_free(struct opt_list *list)
{
	free(list->v);
	list->v = NULL;
	list->n = list->cap = 0;
}
