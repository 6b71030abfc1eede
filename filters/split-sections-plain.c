/* split-sections-plain - headings that no number or word tells. */
#include <string.h>

#include "buf.h"
#include "split-sections-plain.h"
#include "split-sections-scan.h"
#include "split-sections-text.h"
#include "split-sections-title.h"

#define BROKEN_MIN	(size_t)50	/* columns of a line */
#define SIGN_BYTES	60U	/* of a title behind ◆ */
#define BRIEF_BYTES	60U	/* of the title of an essay, its author */
#define BRIEF_MIN	6U
#define ESSAY_RANK	1U	/* above all that an essay numbers */
#define LABELS_MAX	32U	/* looked back for one that is the same */
#define TOP_LINES	(size_t)2	/* the title, the author */

/* The first of a run of numbers; 附件1 has none above it. */
static bool
begins_count(const struct outline *o, const struct mark *m)
{
	return m->run != NOWHERE && m->value == 1 && o->runs[m->run].n > 1 &&
	    m->family != FAMILY_WORD && m->family != FAMILY_BRACKET &&
	    (!m->unit || m->item);
}

/*
 * The mark goes on with a count, of headings or of paragraphs, above whose first
 * one, and above each part of which, a title stands: 参保篇 1. 2. 待遇篇 3. 4.
 */
static bool
parts_count(const struct reader *r, const struct mark *m)
{
	return is_short(r->form) && m->value > 1 && m->run != NOWHERE &&
	    r->run != NOWHERE && r->o->runs[m->run].group == r->run;
}

/* 程序如下: goes on with what follows, and is no title of it. */
static bool
is_cue(const struct reader *r, size_t at, size_t to)
{
	const char *s = r->o->text;

	return word_ends(&r->words->list[WORD_CUE], s + at,
	    title_bare_end(s, at, to) - at);
}

/*
 * A label like the line before, 说明：, has been entered already: both only
 * head the parts of other sections.  That one is dropped.
 */
static bool
repeats_label(struct reader *r)
{
	const struct outline *o = r->o;
	size_t end = text_line_end(o->text, r->before.at, o->len);
	size_t i, steps, n = end - r->before.at;

	if (r->form != FORM_COLON)
		return false;
	for (i = o->n, steps = 0; i > r->marks && steps < LABELS_MAX;
	    steps++) {
		struct mark *m = &o->marks[--i];

		if (memcmp(o->text + m->at, o->text + r->before.at, n) != 0)
			continue;
		if (m->key == FORM_COLON)
			r->titles[FORM_COLON]--;
		m->key = FORM_NONE;
		return true;
	}
	return false;
}

/* Enters a line as a heading, from at on. */
static void
add_line(struct outline *o, const struct line *line, size_t at,
    const struct marker *m)
{
	o->line_end = text_line_end(o->text, at, o->len);
	outline_add(o, at, at, line->number, m, PLACE_LINE);
}

/* CAPITALS stand above other titles. */
static unsigned
rank_of(const struct reader *r)
{
	return text_is_capitals(r->o->text, r->before.at, r->before.to) ?
	    CAPITALS_RANK : PLAIN_RANK;
}

/*
 * Latin letters, a blank line above and none below: what is above may be the
 * last line of a program or of a list.
 */
static bool
is_parted(const struct reader *r, const struct line *line)
{
	return (signed char)r->o->text[r->before.at] > 0 &&
	    line_is_gapped(&r->above, &r->before) &&
	    !line_is_gapped(&r->before, line);
}

/* The line before is not amid other short lines. */
static bool
is_free(const struct reader *r, const struct line *line)
{
	return r->before.from < r->before.at || r->above.heading || r->opens ||
	    is_parted(r, line) ||
	    form_ends_sentence(r->o->text, r->above.at, r->above.to);
}

/*
 * The last mark, that of the line before, may have a title at once above it,
 * 吃什么 and then 豆腐圆子: that is entered, too.
 */
static void
look_above(struct reader *r)
{
	struct marker m = { .family = FAMILY_PLAIN, .rank = PLAIN_RANK,
	    .key = FORM_SHORT };
	struct mark *mark = &r->o->marks[r->o->n - 1];

	mark->minor = !line_is_gapped(&r->above, &r->before);
	if (!r->opens)
		return;
	mark->opened = true;
	if (r->above.heading)
		return;
	r->titles[FORM_SHORT]++;
	add_line(r->o, &r->above, r->above.at, &m);
	r->o->marks[r->o->n - 1].opened = true;
}

/*
 * Enters the line before as a heading, with its weight; parts: that of a part
 * of a count, which must not be alone.
 */
static void
add_title(struct reader *r, const struct line *line, int weight, bool parts)
{
	struct marker m = { .family = FAMILY_PLAIN, .rank = rank_of(r) };

	if (repeats_label(r))
		return;

	m.key = (uint32_t)r->form;
	m.value = (unsigned)(WEIGHT_ZERO + weight);
	r->titles[r->form]++;
	m.weak = is_short(r->form) && (!is_free(r, line) || parts);
	add_line(r->o, &r->before, r->before.at, &m);
	if (is_short(r->form))
		look_above(r);
}

/* Short, and no sentence, no label and no number's line. */
static bool
is_brief(const char *s, const struct line *line)
{
	uint32_t last;

	if (line->marked || line->to - line->at >= BRIEF_BYTES ||
	    line->to - line->at < BRIEF_MIN)
		return false;
	(void)text_before(s, line->to, &last);
	return text_stop(last) == STOP_NO || text_stop(last) == STOP_CLOSE;
}

/* Enters the line above the one before as the title of an essay. */
static void
read_byline(struct reader *r, const struct line *line)
{
	const struct line *title = &r->above;
	const char *s = r->o->text;
	struct marker m;
	uint32_t last;

	if (!r->apart || r->before.number != title->number + 1 ||
	    !is_brief(s, title) || !is_brief(s, &r->before))
		return;
	(void)text_before(s, line->to, &last);
	if (!line->marked && !form_ends_sentence(s, line->at, line->to) &&
	    text_stop(last) != STOP_COLON)
		return;
	r->titles[FORM_BYLINE]++;
	m = (struct marker){ .family = FAMILY_PLAIN, .rank = ESSAY_RANK,
	    .key = FORM_BYLINE };
	add_line(r->o, title, title->at, &m);
}

/* □适用 √不适用: boxes to tick, of which a title has no second one. */
static bool
has_choice(const char *s, const struct line *line)
{
	size_t at = line->from, boxes = 0;
	uint32_t cp;

	while (at < line->to) {
		at += text_decode(s + at, line->to - at, &cp);
		boxes += cp == 0x25A1 || cp == 0x221A ||	/* □ √ */
		    (cp >= 0x2610 && cp <= 0x2612);		/* ☐ ☑ ☒ */
	}
	return boxes > 1;
}

/* A line that begins with ◆ and could be a title: ■ to ☆. */
static bool
has_sign(const char *s, const struct line *line)
{
	return line->at - line->from >= 3 && s[line->from] == (char)0xE2 &&
	    (unsigned char)s[line->from + 1] >= 0x96 && !line->marked &&
	    line->to - line->at < SIGN_BYTES && !has_choice(s, line) &&
	    !form_ends_sentence(s, line->at, line->to);
}

/* Enters the line before, its sign the marker, if this one is below it. */
static void
read_sign(struct reader *r, const struct line *line)
{
	const struct line *before = &r->before;
	struct marker m;

	if (r->lines == 0 || !has_sign(r->o->text, before))
		return;
	r->signs++;
	if (line->from < line->at)
		return;
	r->titles[FORM_SIGN]++;
	m = (struct marker){ .family = FAMILY_PLAIN, .rank = PLAIN_RANK,
	    .key = FORM_SIGN };
	m.len = text_trim(r->o->text, before->from, before->at) - before->from;
	add_line(r->o, before, before->from, &m);
}

/* The mark that begins the line, or NOWHERE; those before it are passed. */
static size_t
mark_of(struct reader *r, const struct line *line)
{
	size_t marked = NOWHERE;

	for (; r->mark < r->marks; r->mark++) {
		const struct mark *m = &r->o->marks[r->mark];

		if (mark_start(m) >= line->to)
			break;
		if (mark_start(m) == line->at)
			marked = r->mark;
	}
	return marked;
}

/* The line was broken amid a sentence, by its width. */
static bool
is_broken(const char *s, const struct line *line)
{
	return !line->marked && !form_ends_sentence(s, line->at, line->to) &&
	    text_width(s, line->at, line->to, BROKEN_MIN) >= BROKEN_MIN;
}

/* Whether a line of such a word, 注意, heads anything is known already. */
static bool
is_settled(const struct reader *r, const struct line *line)
{
	const struct word_rule *w = word_is(&r->words->list[WORD_HEADING],
	    r->o->text + line->at, line->to - line->at);

	return w != NULL && w->alone;
}

/*
 * 現況 and then 空調系統, the line before, at once below each other above a
 * paragraph that is counted: both are titles if a sentence ends above them.
 */
static bool
is_stacked(const struct reader *r, const struct mark *m)
{
	const char *s = r->o->text;
	const struct line *above = &r->above;

	return m != NULL && parts_count(r, m) && !above->marked &&
	    form_ends_sentence(s, r->higher, r->higher_to) &&
	    form_of(s, above->at, above->to) == FORM_SHORT &&
	    !is_settled(r, above) && !is_cue(r, above->at, above->to);
}

/* Enters the line above the one before, too. */
static void
add_stacked(struct reader *r)
{
	struct marker m = { .family = FAMILY_PLAIN, .rank = PLAIN_RANK,
	    .key = FORM_SHORT };

	r->titles[FORM_SHORT]++;
	add_line(r->o, &r->above, r->above.at, &m);
	r->above.heading = true;
}

/*
 * Settles the form of the line before, what stands above it taken into
 * account: false if it has none.
 */
static bool
look_closer(struct reader *r)
{
	const char *s = r->o->text;
	const struct line *line = &r->before, *above = &r->above;

	r->form = form_of(s, line->at, line->to);
	return r->form == FORM_QUESTION || (r->form != FORM_NONE &&
	    !is_broken(s, above) && !is_cue(r, line->at, line->to) &&
	    !is_settled(r, line));
}

/* It heads the line that follows, at whose beginning marked is, if any. */
static bool
is_heading(struct reader *r, const struct line *line,
    const struct mark *marked)
{
	if (r->form == FORM_NONE)
		return false;
	if (marked != NULL && begins_count(r->o, marked))
		return look_closer(r);
	if (marked != NULL && parts_count(r, marked))
		return look_closer(r) && (is_free(r, line) || is_stacked(r, marked));
	if (marked != NULL && marked->kind != MARK_ITEM && !marked->whole)
		return false;
	return form_has_body(r->form, r->o->text, line->at, line->to) &&
	    look_closer(r) && (!is_short(r->form) || is_free(r, line) ||
	    is_stacked(r, marked));
}

/*
 * The last mark above is 2.1: what is numbered so finely has no other titles,
 * but boxes and terms that are explained.
 */
static bool
in_dotted(const struct reader *r)
{
	size_t i = r->mark;

	while (i > 0 && r->o->marks[i - 1].at > r->before.at)
		i--;
	return i > 0 && family_is_dotted(r->o->marks[i - 1].family);
}

/* What the line before weighs, this one being below it; 0: too little. */
static int
weigh(const struct reader *r, const struct line *line)
{
	const struct lines lines = { &r->above, &r->before, line,
	    r->lines <= TOP_LINES };
	int weight;

	if (r->form != FORM_SHORT)
		return 0;
	weight = weigh_line(r->o->text, r->words, &lines);
	return weight < WEIGHT_HEADING || in_dotted(r) ||
	    is_settled(r, &r->before) ||
	    is_cue(r, r->before.at, r->before.to) ? 0 : weight;
}

/* Enters the line before as one that its weight alone makes a heading. */
static void
add_heavy(struct reader *r, int weight)
{
	struct marker m = { .family = FAMILY_PLAIN, .rank = rank_of(r),
	    .key = FORM_NONE, .value = (unsigned)(WEIGHT_ZERO + weight) };

	add_line(r->o, &r->before, r->before.at, &m);
	look_above(r);
}

/* The line before is a title by its form, and line is at once below it. */
static bool
may_open(const struct reader *r, const struct line *line)
{
	const struct line *before = &r->before;

	return r->lines > TOP_LINES && !before->marked &&
	    line_is_gapped(&r->above, before) && !line_is_gapped(before, line) &&
	    form_of(r->o->text, before->at, before->to) == FORM_SHORT &&
	    !is_settled(r, before) && !is_cue(r, before->at, before->to);
}

static void
read_line(struct reader *r, struct line *line)
{
	const char *s = r->o->text;
	size_t i = mark_of(r, line);
	const struct mark *marked = i == NOWHERE ? NULL : &r->o->marks[i];
	int weight;

	line->marked = marked != NULL;
	line->first = line->marked && marked->value == 1;
	line->heading = line->marked && marked->kind == MARK_HEADING;
	line->alone = line->marked && marked->at + marked->len == line->to;
	read_sign(r, line);
	read_byline(r, line);
	weight = weigh(r, line);
	if (marked != NULL)		/* more marks may have moved it */
		marked = &r->o->marks[i];
	if (is_heading(r, line, marked)) {
		bool parts = marked != NULL && parts_count(r, marked) &&
		    (marked->kind == MARK_HEADING || !form_has_body(r->form,
		    s, line->at, line->to));

		r->counts += r->form == FORM_COLON && marked != NULL;
		if (is_short(r->form) && marked != NULL &&
		    marked->run != NOWHERE)
			r->run = r->o->runs[marked->run].group;
		if (is_short(r->form) && !is_free(r, line) && is_stacked(r, marked))
			add_stacked(r);
		add_title(r, line, weight, parts);
	} else if (weight >= WEIGHT_HEADING) {
		add_heavy(r, weight);
		r->before.heading = true;
	}
	/* Neither the document's title nor that of 附件1 above it. */
	r->form = line->marked || r->lines == 0 ||
	    (r->before.alone && r->before.heading) ?
	    FORM_NONE : form_likely(s, line->at, line->to);
	r->apart = r->lines > 1 && r->before.number > r->above.number + 1 &&
	    form_ends_sentence(s, r->above.at, r->above.to);
	r->opens = may_open(r, line);
	r->higher = r->above.at;
	r->higher_to = r->above.to;
	r->above = r->before;
	r->before = *line;
	r->spoken += line_is_spoken(s, line);
	r->last[r->lines++ % LAST_LINES] = line->number;
}

/* Where the line from at on ends: a mark in it knows that. */
static size_t
line_end(const struct reader *r, size_t at, size_t number)
{
	const struct outline *o = r->o;

	if (r->mark < r->marks && o->marks[r->mark].line == number &&
	    o->marks[r->mark].line_end < UINT32_MAX)
		return o->marks[r->mark].line_end;
	return text_line_end(o->text, at, o->len);
}

bool
outline_plain(struct outline *o, const struct vocabulary *words)
{
	struct reader r = { .o = o, .words = words, .marks = o->n,
	    .run = NOWHERE };
	struct line line = { 0 };
	size_t at, end;

	for (at = 0; at < o->len && at < OUTLINE_BYTES; at = end + 1) {
		end = line_end(&r, at, ++line.number);
		line.from = text_skip_blanks(o->text, at, end);
		line.at = scan_ornaments(o->text, line.from, end);
		line.to = text_trim(o->text, line.at, end);
		if (line.at == end)
			continue;
		if (line_is_buttons(words, o->text, line.at, line.to))
			r.before.buttons++;
		else
			read_line(&r, &line);
	}
	return plain_choose(&r);
}
