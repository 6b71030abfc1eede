/* rules - see rules.h. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "input.h"
#include "rules.h"

void
rules_die(const struct rule *r, const char *fmt, ...)
{
	char msg[512];
	va_list ap;

	va_start(ap, fmt);
	(void)vsnprintf(msg, sizeof(msg), fmt, ap);
	va_end(ap);
	die("%s:%zu: %s", r->file, r->line, msg);
}

/* Cuts a line, whose end is a NUL by now, into its fields. */
static void
add_rule(struct rules *rules, const char *file, size_t line, char *s)
{
	struct rule *r;
	size_t i;

	rules->v = mem_grow(rules->v, rules->n, &rules->cap,
	    sizeof(*rules->v));
	r = &rules->v[rules->n++];
	r->file = file;
	r->line = line;
	for (r->nfields = 0; ; r->nfields++) {
		size_t len = strcspn(s, "\t");

		if (r->nfields == RULE_FIELDS)
			rules_die(r, "more than %d fields", RULE_FIELDS);
		r->field[r->nfields] = s;
		r->len[r->nfields] = len;
		if (s[len] == '\0')
			break;
		s[len] = '\0';
		s += len + 1;
	}
	for (i = ++r->nfields; i < RULE_FIELDS; i++) {
		r->field[i] = "";
		r->len[i] = 0;
	}
}

void
rules_add(struct rules *rules, const char *name, const char *text, size_t len)
{
	char *copy = mem_dup(text, len);
	char *file = mem_dup(name, strlen(name));
	char *s, *end;
	size_t line = 1;

	rules->texts = mem_grow(rules->texts, rules->ntexts + 1,
	    &rules->texts_cap, sizeof(*rules->texts));
	rules->texts[rules->ntexts++] = copy;
	rules->texts[rules->ntexts++] = file;
	buf_add(&rules->source, text, len);
	for (s = copy; s < copy + len; s = end + 1, line++) {
		struct rule here = { .file = file, .line = line };

		end = memchr(s, '\n', (size_t)(copy + len - s));
		if (end == NULL)
			end = copy + len;
		if (memchr(s, '\0', (size_t)(end - s)) != NULL)
			rules_die(&here, "a NUL in a rule");
		*end = '\0';
		if (end > s && end[-1] == '\r')
			end[-1] = '\0';
		if (*s != '\0' && *s != '#')
			add_rule(rules, file, line, s);
	}
}

/* Puts dir/name.rules together: true if it can be read. */
static bool
try_dir(struct buf *path, const char *dir, size_t len, const char *sub,
    const char *name)
{
	path->len = 0;
	buf_add(path, dir, len);
	buf_adds(path, sub);
	buf_addc(path, '/');
	buf_adds(path, name);
	buf_adds(path, ".rules");
	buf_addc(path, '\0');
	return len > 0 && access(path->data, R_OK) == 0;
}

static bool
find(struct buf *path, const char *name)
{
	const char *dirs = getenv("PAGEWASH_RULES");
	const char *config = getenv("XDG_CONFIG_HOME");
	const char *home = getenv("HOME");
	size_t len;

	for (; dirs != NULL && *dirs != '\0'; dirs += len + (dirs[len] != 0)) {
		len = strcspn(dirs, ":");
		if (try_dir(path, dirs, len, "", name))
			return true;
	}
	if (config != NULL && *config != '\0')
		return try_dir(path, config, strlen(config), "/pagewash",
		    name);
	return home != NULL &&
	    try_dir(path, home, strlen(home), "/.config/pagewash", name);
}

void
rules_load(struct rules *rules, const char *name)
{
	char *operands[2] = { NULL, NULL };
	struct buf path = { 0 }, text = { 0 };
	struct input in;

	if (strcmp(name, "-") != 0 && strchr(name, '/') == NULL &&
	    access(name, F_OK) == -1 && find(&path, name))
		name = path.data;
	operands[0] = mem_dup(name, strlen(name));
	input_open(&in, operands, NULL);
	if (input_next(&in))
		while (input_read(&in, &text))
			continue;
	if (in.failed)
		exit(STATUS_TROUBLE);
	input_close(&in);
	rules_add(rules, name, text.data, text.len);
	free(operands[0]);
	buf_free(&text);
	buf_free(&path);
}

void
rules_free(struct rules *rules)
{
	size_t i;

	for (i = 0; i < rules->ntexts; i++)
		free(rules->texts[i]);
	free(rules->texts);
	free(rules->v);
	buf_free(&rules->source);
	memset(rules, 0, sizeof(*rules));
}
