/* strip-site-chrome-model - see strip-site-chrome-model.h. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "rules.h"
#include "strip-site-chrome-features.h"
#include "strip-site-chrome-model.h"

/* A weight, so that the sum of FEATURES_MAX of them is an int. */
#define WEIGHT_MAX	(INT_MAX / 1000)

static const unsigned char builtin[] = {
#include "strip-site-chrome-decide.inc"
};

static const char *const state_names[CHROME_STATES] = {
	"head", "title", "gap", "body", "inner", "tail"
};

const char *
chrome_state_name(enum chrome_state s)
{
	return state_names[s];
}

static size_t
state_of(const struct rule *r, const char *name, size_t len)
{
	size_t s;

	for (s = 0; s < CHROME_STATES; s++)
		if (strlen(state_names[s]) == len &&
		    memcmp(state_names[s], name, len) == 0)
			return s;
	rules_die(r, "unknown state");
}

/* The next number of a field. */
static int
number(const struct rule *r, const char **s)
{
	char *end;
	long v = strtol(*s, &end, 10);

	if (end == *s || v > WEIGHT_MAX || v < -WEIGHT_MAX)
		rules_die(r, "not a weight: %s", *s);
	*s = end;
	return (int)v;
}

/*
 * The feature of that name: the model has them in their order, so that the
 * search goes on where the last one ended.
 */
static size_t
feature_of(const struct rule *r, size_t last)
{
	size_t i, id, n = chrome_features_count();
	char name[64];

	for (i = 0; i < n; i++) {
		id = (last + i) % n;
		chrome_feature_name(id, name);
		if (strcmp(name, r->field[0]) == 0)
			return id;
	}
	rules_die(r, "unknown feature");
}

static void
read_row(struct chrome_model *m, const struct rule *r, size_t html,
    size_t feature)
{
	const char *step = strchr(r->field[0], '>'), *at = r->field[1 + html];
	size_t from, to, s;

	if (step != NULL) {
		from = state_of(r, r->field[0], (size_t)(step - r->field[0]));
		to = state_of(r, step + 1, strlen(step + 1));
		m->step[html][from][to] = number(r, &at);
		return;
	}
	for (s = 0; s < CHROME_STATES; s++)
		m->weight[html][feature * CHROME_ROW + s] = number(r, &at);
}

void
chrome_model_ready(struct chrome_model *m)
{
	size_t n = chrome_features_count() * CHROME_ROW;
	struct rules rows = { 0 };
	size_t i, feature = 0, html;

	for (html = 0; html < 2; html++) {
		m->weight[html] = mem_resize(NULL, n, sizeof(int));
		memset(m->weight[html], 0, n * sizeof(int));
	}
	rules_add(&rows, "strip-site-chrome-decide.model",
	    (const char *)builtin, sizeof(builtin));
	for (i = 0; i < rows.n; i++) {
		if (strchr(rows.v[i].field[0], '>') == NULL)
			feature = feature_of(&rows.v[i], feature);
		for (html = 0; html < 2; html++)
			read_row(m, &rows.v[i], html, feature);
	}
	rules_free(&rows);
}

void
chrome_model_free(struct chrome_model *m)
{
	free(m->weight[0]);
	free(m->weight[1]);
	memset(m, 0, sizeof(*m));
}
