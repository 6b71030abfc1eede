/* split-sections-open - runs open, grow and close; see -runs.h. */
#include "buf.h"
#include "split-sections-runs.h"

void
runs_close(struct stack *st, size_t depth)
{
	while (st->depth > depth) {
		uint32_t r = st->open[--st->depth];

		st->closed[st->o->runs[r].family] = r;
	}
}

void
runs_append(struct stack *st, uint32_t r, size_t i)
{
	struct outline *o = st->o;
	struct run *run = &o->runs[r];
	struct mark *m = &o->marks[i];

	m->run = r;
	if (m->family == FAMILY_LOST)
		m->value = run->last + 1;
	m->family = run->family;
	st->numbered = st->numbered || (m->family != FAMILY_PLAIN &&
	    m->family != FAMILY_WORD);
	if (run->n > 0 && m->line - o->marks[run->last_mark].line > run->gap)
		run->gap = m->line - o->marks[run->last_mark].line;
	run->last = m->value;
	run->last_mark = (uint32_t)i;
	run->n++;
}

static const struct run empty;

void
runs_open(struct stack *st, size_t depth, size_t i, size_t group)
{
	struct outline *o = st->o;
	const struct mark *m = &o->marks[i];
	uint32_t r = (uint32_t)o->nruns, word = NOWHERE;
	struct run *run;

	if (o->nruns >= RUNS_MAX(o->len))
		return;

	if (depth >= OUTLINE_DEPTH_MAX)
		depth = OUTLINE_DEPTH_MAX - 1;
	if (st->depth > depth &&
	    o->runs[st->open[st->depth - 1]].family == FAMILY_WORD)
		word = o->runs[st->open[st->depth - 1]].last_mark;
	runs_close(st, depth);
	o->runs = mem_grow(o->runs, o->nruns, &o->runs_cap,
	    sizeof(*o->runs));
	run = &o->runs[r];
	*run = empty;
	run->family = m->family;
	run->rank = m->rank;
	run->key = m->key;
	run->unit = m->unit;
	run->inside = m->place != PLACE_LINE;
	run->parent = stack_parent(st, depth);
	run->word = word;
	run->group = group == NOWHERE ? r : o->runs[group].group;
	st->open[st->depth++] = r;
	o->nruns++;
	runs_append(st, r, i);
}
