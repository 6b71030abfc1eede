/* split-sections-runs - what each mark does to the runs; see -outline.h. */
#include "split-sections-form.h"
#include "split-sections-runs.h"
#include "split-sections-weigh.h"

#define LAST_RANK	10U	/* of 附录 and 卷: 篇 may be another work */

/* The number has been lost: ". 群众" goes on with an open run of digits. */
static void
take_lost(struct stack *st, size_t i)
{
	size_t d = stack_find(st, FAMILY_DIGIT);
	const struct run *r;

	if (d == st->depth)
		return;
	r = &st->o->runs[st->open[d]];
	if (stack_goes_on(st, r))
		return;
	runs_close(st, d + 1);
	runs_append(st, st->open[d], i);
}

/* The same words come again: each section of some run has them. */
static bool
comes_again(const struct stack *st, const struct mark *m)
{
	size_t i, steps;

	for (i = m->next, steps = 0; i != NOWHERE && steps < OUTLINE_DEPTH_MAX;
	    i = st->o->marks[i].next, steps++)
		if (st->o->marks[i].key == m->key) {
			st->o->marks[i].again = true;
			return true;
		}
	return false;
}

/*
 * 尾声 is not the last chapter of 第三卷, nor 参考文献 a part of 附录B: the run
 * of those, which does not go on, is r.
 */
static bool
is_behind(const struct stack *st, const struct run *r, const struct mark *m)
{
	const struct word_rule *w;

	if (m->family != FAMILY_WORD || m->again || !r->unit ||
	    r->rank < LAST_RANK || stack_goes_on(st, r))
		return false;
	w = &st->words->list[WORD_HEADING].v[m->key];
	return word_is(&st->words->list[WORD_LAST], w->s, w->len) != NULL;
}

/* The run at depth d - 1 stands within a word that ranks as m does. */
static bool
within_equal(const struct stack *st, size_t d, const struct mark *m)
{
	const struct run *outer;

	if (d < 2)
		return false;
	outer = &st->o->runs[st->open[d - 2]];
	return outer->family == FAMILY_WORD && outer->rank == m->rank;
}

/*
 * 【教学反思】 goes on with 【教学过程】, within which stands 第二课时, the run
 * at depth d - 1, unless it is at once below that.
 */
static bool
within_bracket(const struct stack *st, size_t d, const struct mark *m)
{
	const struct run *r = &st->o->runs[st->open[d - 1]];

	return d > 1 && r->unit &&
	    st->o->runs[st->open[d - 2]].family == FAMILY_BRACKET &&
	    !stack_is_below(st, &st->o->marks[r->last_mark], m);
}

/*
 * 警告 at once below 安全注意事项 stands under that, and 注意 beside 警告: the
 * run at depth d - 1 is that of the word above.
 */
static bool
holds_word(const struct stack *st, size_t d, const struct mark *m)
{
	const struct run *r = &st->o->runs[st->open[d - 1]];
	const struct run *inner = d < st->depth ?
	    &st->o->runs[st->open[d]] : NULL;

	return r->family == FAMILY_WORD && r->rank < m->rank &&
	    (stack_is_below(st, &st->o->marks[r->last_mark], m) ||
	    (inner != NULL && inner->family == FAMILY_WORD &&
	    inner->rank == m->rank));
}

/* 摘要, 【做法】: no number; a run, beside or within what is open. */
static void
take_word(struct stack *st, size_t i)
{
	struct mark *m = &st->o->marks[i];
	bool again = comes_again(st, m) || (m->family == FAMILY_BRACKET &&
	    st->closed[m->family] != NOWHERE);
	size_t d;

	for (d = st->depth; d > 0; d--) {
		const struct run *r = &st->o->runs[st->open[d - 1]];

		if (r->family == m->family && m->family == FAMILY_BRACKET) {
			m->value = r->last + 1;
			runs_close(st, d);
			runs_append(st, st->open[d - 1], i);
			return;
		}
		if (holds_word(st, d, m))
			break;
		if ((m->family == FAMILY_BRACKET && within_bracket(st, d, m)) ||
		    (!again && is_behind(st, r, m)))
			continue;
		if (r->family != FAMILY_WORD && r->family != FAMILY_PLAIN &&
		    !within_equal(st, d, m) &&
		    (r->rank <= m->rank || (stack_goes_on(st, r) && again)))
			break;
	}
	m->value = 1;
	runs_open(st, d, i, NOWHERE);
}

/* A run of titles by their form is open around the run at depth d - 1. */
static bool
within_plain(const struct stack *st, size_t d)
{
	while (--d > 0)
		if (st->o->runs[st->open[d - 1]].family == FAMILY_PLAIN)
			return true;
	return false;
}

/*
 * ACKNOWLEDGEMENT stands beside PART FIVE: HEALTH AND SAFETY, though Fire, a
 * part of that, is in small letters.
 */
static bool
is_beside_chapters(const struct stack *st, const struct mark *m)
{
	const struct outline *o = st->o;
	const struct run *r = st->depth > 0 ? &o->runs[st->open[0]] : NULL;
	const struct mark *chapter;

	if (m->rank != CAPITALS_RANK || r == NULL || !r->unit ||
	    stack_goes_on(st, r))
		return false;
	chapter = &o->marks[r->last_mark];
	return text_is_capitals(o->text, chapter->at + chapter->len,
	    chapter->line_end);
}

/*
 * A title by its form: a run goes on with it unless one that is open within
 * that run goes on further down, which it then stands under.
 */
static void
take_plain(struct stack *st, size_t i)
{
	struct mark *m = &st->o->marks[i];
	size_t d;

	for (d = is_beside_chapters(st, m) ? 0 : st->depth; d > 0; d--) {
		const struct run *r = &st->o->runs[st->open[d - 1]];

		if ((r->family == FAMILY_PLAIN || r->family == FAMILY_WORD) &&
		    r->rank < m->rank)
			break;
		if (r->family == FAMILY_PLAIN && r->rank > m->rank)
			continue;
		if (r->family == FAMILY_PLAIN) {
			m->value = r->last + 1;
			runs_close(st, d);
			runs_append(st, st->open[d - 1], i);
			return;
		}
		/* Q4 behind ◆ goes on with Q3 before it, 4. with 3. */
		if ((m->key == FORM_SIGN || m->key == FORM_SHORT ||
		    r->group != st->open[d - 1]) &&
		    within_plain(st, d))
			continue;
		if (r->family != FAMILY_WORD && (r->rank <= m->rank ||
		    stack_goes_on(st, r) || stack_nested(st, r, m)))
			break;
	}
	m->value = 1;
	runs_open(st, d, i, NOWHERE);
}

/* Headings with marks of their own rank by the number of marks. */
static void
take_markdown(struct stack *st, size_t i)
{
	struct mark *m = &st->o->marks[i];
	size_t d;

	m->rank = (uint16_t)m->key;
	m->value = 1;
	for (d = 0; d < st->depth; d++) {
		const struct run *r = &st->o->runs[st->open[d]];

		if (r->family != FAMILY_MARKDOWN || r->rank >= m->rank)
			break;
	}
	runs_open(st, d, i, NOWHERE);
}

static void
take(struct stack *st, size_t i)
{
	struct mark *m = &st->o->marks[i];

	st->upcoming[m->family] = m->next;
	switch (m->family) {
	case FAMILY_ENUM:
		break;
	case FAMILY_LOST:
		take_lost(st, i);
		break;
	case FAMILY_WORD:
	case FAMILY_BRACKET:
		take_word(st, i);
		break;
	case FAMILY_PLAIN:
		take_plain(st, i);
		break;
	case FAMILY_MARKDOWN:
		take_markdown(st, i);
		break;
	default:
		if (!runs_go_on(st, i))
			runs_begin(st, i);
	}
}

void
outline_runs(struct outline *o, const struct vocabulary *words)
{
	struct stack st;
	size_t i;

	o->nruns = 0;
	if (o->n == 0)
		return;
	outline_link(o);
	st.o = o;
	st.words = words;
	st.depth = 0;
	st.numbered = false;
	st.closed = o->closed;
	st.upcoming = o->upcoming;
	for (i = 0; i < o->n; i++)
		take(&st, i);
	/* Nothing is upcoming any more. */
	for (i = 0; i < o->nruns; i++)
		o->closed[o->runs[i].family] = NOWHERE;
}
