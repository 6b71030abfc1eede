/*
 * strip-site-chrome-mkmodel - make the initializer of a struct chrome_model
 * from strip-site-chrome-decide.model, while pagewash is built.  A feature
 * that the model does not name weighs nothing.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rules.h"
#include "strip-site-chrome-model.h"

static struct chrome_model model;

static size_t
state_of(const struct rule *r, const char *name, size_t len)
{
	size_t s;
	const char *known;

	for (s = 0; s < CHROME_STATES; s++) {
		known = chrome_state_name((enum chrome_state)s);
		if (strlen(known) == len && memcmp(known, name, len) == 0)
			return s;
	}
	rules_die(r, "unknown state");
}

/* The next number of a field. */
static int16_t
number(const struct rule *r, const char **s)
{
	char *end;
	long v = strtol(*s, &end, 10);

	if (end == *s || v > CHROME_WEIGHT || v < -CHROME_WEIGHT)
		rules_die(r, "not a weight: %s", *s);
	*s = end;
	return (int16_t)v;
}

/*
 * The feature of that name: the model has them in their order, so that the
 * search goes on where the last one ended.
 */
static size_t
feature_of(const struct rule *r, size_t last)
{
	char name[64];
	size_t i, id;

	for (i = 0; i < FEATURES; i++) {
		id = (last + i) % FEATURES;
		chrome_feature_name(id, name);
		if (strcmp(name, r->field[0]) == 0)
			return id;
	}
	rules_die(r, "unknown feature");
}

static void
read_row(const struct rule *r, size_t html, size_t feature)
{
	const char *step = strchr(r->field[0], '>'), *at = r->field[1 + html];
	size_t from, to, s;

	if (step != NULL) {
		from = state_of(r, r->field[0], (size_t)(step - r->field[0]));
		to = state_of(r, step + 1, strlen(step + 1));
		model.step[html][from][to] = number(r, &at);
		return;
	}
	for (s = 0; s < CHROME_STATES; s++)
		model.weight[html][feature][s] = number(r, &at);
}

static void
print_rows(const int16_t *v, size_t rows, size_t columns)
{
	size_t i;

	for (i = 0; i < rows * columns; i++)
		printf("%s%d,%s", i % columns == 0 ? "{ " : " ", v[i],
		    i % columns + 1 == columns ? " },\n" : "");
}

static void
print(void)
{
	size_t html;

	puts(".weight = {");
	for (html = 0; html < 2; html++) {
		puts("{");
		print_rows(model.weight[html][0], FEATURES + 1, CHROME_ROW);
		puts("},");
	}
	puts("}, .step = {");
	for (html = 0; html < 2; html++) {
		puts("{");
		print_rows(model.step[html][0], CHROME_STATES, CHROME_STATES);
		puts("},");
	}
	puts("}");
}

int
main(int argc, char *argv[])
{
	struct rules rows = { 0 };
	size_t i, feature = 0, html;

	diag_init(argv[0]);
	if (argc != 2)
		die("usage: strip-site-chrome-mkmodel MODEL");
	rules_load(&rows, argv[1]);
	for (i = 0; i < rows.n; i++) {
		if (rows.v[i].nfields != 3)
			rules_die(&rows.v[i], "not three fields");
		if (strchr(rows.v[i].field[0], '>') == NULL)
			feature = feature_of(&rows.v[i], feature);
		for (html = 0; html < 2; html++)
			read_row(&rows.v[i], html, feature);
	}
	print();
	rules_free(&rows);
	return fflush(stdout) == 0 ? 0 : 2;
}
