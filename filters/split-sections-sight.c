/* split-sections-sight - see split-sections-sight.h. */
#include "split-sections-delim.h"
#include "split-sections-form.h"
#include "split-sections-sight.h"
#include "split-sections-text.h"
#include "utf8.h"

/* Widths in columns, two of a Chinese character. */
#define SHORT_WIDTH	(size_t)34	/* a title, surely, is shorter */
#define LABEL_WIDTH	(size_t)20	/* of one before a full stop */
#define LONG_WIDTH	(size_t)56
#define WIDTH_MAX	(LONG_WIDTH + 2)	/* counted of a title */
#define BODY_WIDTH	(size_t)60
#define ROW_WIDTH	(size_t)80	/* of a table, at most */
#define NOTE_BYTES	(size_t)300	/* of a note behind a title */
#define ANSWER_WIDTH	(size_t)12	/* with its colon */
#define SAID_WIDTH	(size_t)12	/* of a sentence behind a label */
#define WORDS_WITHIN	(size_t)300	/* bytes looked at for words */

/* The line ends in a mark of punctuation, closing ones passed over. */
static bool
is_stopped(const char *s, size_t at, size_t to)
{
	uint32_t cp;

	while (to > at) {
		to = text_before(s, to, &cp);
		if (cp == '*')		/* Markdown's: **一、标题。** */
			continue;
		if (cp == '.')
			return true;
		switch (text_stop(cp)) {
		case STOP_SENTENCE: case STOP_CLAUSE: case STOP_COMMA:
			return true;
		case STOP_CLOSE:
			continue;
		default:
			return false;
		}
	}
	return false;
}

/* The last character from at to to, or a letter if there is none. */
static uint32_t
last_char(const char *s, size_t at, size_t to)
{
	uint32_t cp = 'a';

	if (to > at)
		(void)text_before(s, to, &cp);
	return cp;
}

/* The line that ends in the character last may be stopped. */
static bool
may_be_stopped(uint32_t last)
{
	return last == '*' || last == '.' || text_stop(last) != STOP_NO;
}

/* Where the line of a mark at its beginning starts, ornaments and all. */
static size_t
line_start(const struct outline *o, const struct mark *m)
{
	size_t at = mark_start(m);

	if (m->place != PLACE_LINE || m->before == BEFORE_NOTHING)
		return at;
	while (at > 0 && o->text[at - 1] != '\n')
		at--;
	return at;
}

/*
 * Text of some length that ends as a sentence does or has a comma in it: more
 * than a word or an amount.
 */
static bool
is_said(const char *s, size_t at, size_t to)
{
	size_t n;

	if (text_width(s, at, to, SAID_WIDTH) < SAID_WIDTH)
		return false;
	for (; (at = text_next_stop(s, at, to)) < to; at += n) {
		enum stop stop = text_stop_at(s, at, to, &n);

		if (stop == STOP_SENTENCE ||
		    (stop == STOP_COMMA && s[at] != (char)0xE3))
			return true;
	}
	return false;
}

/* What the figures of a table, or the dashes for them, are made of. */
static bool
is_figure(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || cp == '.' || cp == ',' ||
	    cp == '%' || cp == 0xFF05 || cp == '-' || cp == 0x2014 ||
	    cp == '/';
}

/* The line ends in two of them, parted by blanks: a row of a table. */
static bool
is_row(const char *s, size_t at, size_t to)
{
	size_t columns, from, i;
	uint32_t cp = 0;

	for (columns = 0; columns < 2; columns++) {
		for (from = to; from > at; from = i) {
			i = text_before(s, from, &cp);
			if (!is_figure(cp))
				break;
		}
		if (from == to || from == at || !utf8_is_blank(cp))
			return false;
		if (columns == 0 &&
		    text_width(s, at, to, ROW_WIDTH) >= ROW_WIDTH)
			return false;
		to = text_trim(s, at, from);
	}
	return true;
}

static bool
is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

/* explain 一下: a title, though it begins with a small letter. */
static bool
has_han(const char *s, size_t at, size_t to)
{
	uint32_t cp;

	while (at < to) {
		at += text_decode(s + at, to - at, &cp);
		if (utf8_is_han(cp))
			return true;
	}
	return false;
}

/* Digits and marks, and no word among them: 8:10—8:50 */
static bool
is_figures(const char *s, size_t at, size_t to)
{
	uint32_t cp;

	if (at >= to)
		return false;
	while (at < to) {
		at += text_decode(s + at, to - at, &cp);
		if (utf8_is_han(cp) || ((cp | 0x20) >= 'a' &&
		    (cp | 0x20) <= 'z'))
			return false;
	}
	return true;
}

/* The line behind mark i begins with 答 or A and a colon, and some text. */
static bool
is_answered(const char *s, size_t line_end, size_t until)
{
	size_t at = text_skip_space(s, line_end, until), n, end;
	uint32_t cp;

	if (at == until)
		return false;
	n = text_decode(s + at, until - at, &cp);
	if (cp != 0x7B54 && cp != 'A')		/* 答 */
		return false;
	end = text_line_end(s, at, until);
	at += n;
	return at < end && text_stop_at(s, at, end, &n) == STOP_COLON &&
	    text_width(s, at, end, ANSWER_WIDTH) >= ANSWER_WIDTH;
}

/*
 * The line behind mark i's begins with A: the choices of a question.  No
 * question counts in Roman numbers: what those have below are their parts.
 */
static bool
has_choices(const struct outline *o, size_t i, size_t line_end)
{
	const struct mark *m = &o->marks[i], *a = m + 1;

	if (m->family == FAMILY_ROMAN)
		return false;
	if (i + 2 < o->n && a->family != FAMILY_CAPITAL &&
	    m->family == FAMILY_DIGIT && a->place == PLACE_LINE)
		a++;				/* ① ② above them */
	return a < o->marks + o->n && a->family == FAMILY_CAPITAL &&
	    a->value == 1 && a->line <= m->line + 3 &&
	    mark_start(a) > line_end;
}

/* What stands behind a title, from at on, begins with the first choice: A.一处 */
static bool
offers_choices(const char *s, size_t at, size_t to)
{
	size_t n;

	at = text_skip_blanks(s, at, to);
	if (at + 1 >= to || s[at] != 'A')
		return false;
	return ((unsigned)delim_at(s, to, at + 1, &n) & (DELIM_LIST |
	    DELIM_STOP | DELIM_HALF)) != 0;
}

/* Where what belongs to a mark ends: in front of the mark next. */
static size_t
sight_end(const struct outline *o, size_t next)
{
	return next == NOWHERE ? o->len : line_start(o, &o->marks[next]);
}

static size_t
line_end_within(const struct mark *m, size_t until)
{
	return m->line_end < until ? m->line_end : until;
}

bool
sight_is_narrow(const struct outline *o, size_t i, size_t next, size_t width)
{
	const struct mark *m = &o->marks[i];
	size_t end = line_end_within(m, sight_end(o, next));
	size_t at = m->at + m->len < end ? m->at + m->len : end;

	at = text_skip_blanks(o->text, at, end);
	end = text_trim(o->text, at, end);
	return text_width(o->text, at, end, width + 1) <= width;
}

bool
sight_is_stopped(const struct outline *o, size_t i, size_t next)
{
	const struct mark *m = &o->marks[i];
	size_t end = line_end_within(m, sight_end(o, next));
	size_t at = m->at + m->len < end ? m->at + m->len : end;

	at = text_skip_blanks(o->text, at, end);
	return is_stopped(o->text, at, text_trim(o->text, at, end));
}

/*
 * Where the note in brackets begins that a title ends with, which may be
 * longer than the title: 一、选择题（共10小题，…）.  The end if there is none.
 */
static size_t
before_note(const char *s, size_t at, size_t end)
{
	size_t from = end - at > NOTE_BYTES ? end - NOTE_BYTES : at, i = end;
	uint32_t cp = 0;

	if (i > from)
		i = text_before(s, i, &cp);
	if (cp != ')' && cp != 0xFF09)
		return end;
	while (i > from) {
		i = text_before(s, i, &cp);
		if (cp == '(' || cp == 0xFF08)
			return i > at ? i : end;
	}
	return end;
}

/* 7.1 one of several: such a count is no amount in a line that was broken. */
static bool
is_counted(const struct outline *o, const struct mark *m)
{
	return family_is_dotted(m->family) && m->place == PLACE_LINE &&
	    o->runs[m->run].n > 1;
}

/*
 * Nothing but one line is between the places, and that is a title by its form:
 * it heads what comes behind, and is no text of what ends above it.
 */
static bool
is_next_title(const char *s, size_t at, size_t until)
{
	size_t from = text_skip_space(s, at, until);
	size_t end = text_line_end(s, from, until);

	return text_skip_space(s, end, until) == until &&
	    form_of(s, from, text_trim(s, from, end)) == FORM_SHORT;
}

void
sight_look(struct sight *v, const struct outline *o, size_t i, size_t next)
{
	const struct mark *m = &o->marks[i];
	const char *s = o->text;
	size_t until = sight_end(o, next);
	size_t line_end = line_end_within(m, until);
	size_t end, behind = m->at + m->len;
	uint32_t last;

	v->line_end = line_end;
	/* The next mark's title, which comes first, may begin in the marker. */
	title_of(&v->title, s, m, behind < line_end ? behind : line_end,
	    line_end, MARK_HEADING);
	v->width = text_width(s, v->title.at, before_note(s, v->title.at,
	    v->title.end), WIDTH_MAX);
	v->child = next != NOWHERE && o->marks[next].run != NOWHERE &&
	    o->runs[o->marks[next].run].parent == i;
	v->below = until > line_end &&
	    text_skip_space(s, line_end, until) < until;
	v->choices = has_choices(o, i, line_end) ||
	    offers_choices(s, v->title.end, line_end);
	v->answered = v->below && is_answered(s, line_end, until);
	end = text_trim(s, v->title.at, v->line_end);
	last = last_char(s, v->title.at, end);
	v->stopped = may_be_stopped(last) && is_stopped(s, v->title.at, end);
	v->said = v->title.how == TITLE_COLON &&
	    is_said(s, v->title.end, end);
	v->row = (is_figure(last) && is_row(s, v->title.at, end)) ||
	    is_figures(s, v->title.at, end);
	v->broken = !is_counted(o, m) && end - v->title.at > 1 && is_small(s[v->title.at]) &&
	    is_small(s[v->title.at + 1]) && !has_han(s, v->title.at, end);
	v->colon = text_stop(last) == STOP_COLON;
	v->semicolon = text_stop(last) == STOP_CLAUSE;
	if (v->below && v->stopped && v->title.how == TITLE_LINE &&
	    next != NOWHERE && !v->child)
		v->below = !is_next_title(s, line_end, until);
	v->long_body = text_width(s, v->title.end, end, BODY_WIDTH) >=
	    BODY_WIDTH;
}

/* （一）项目编号：XF-07: a field and its value, which is no sentence. */
static bool
is_field(const struct mark *m, const struct sight *v)
{
	return m->family == FAMILY_HAN_PAREN && !v->stopped && !v->below &&
	    !v->child;
}

/* What a colon parts from the text behind it. */
static float
judge_colon(const struct mark *m, const struct sight *v, bool last)
{
	if (is_field(m, v))
		return v->long_body ? .6f : .3f;
	if (v->long_body || (v->below && !last) || v->child)
		return 1;
	return m->family == FAMILY_HAN || m->family == FAMILY_HAN_PAREN ||
	    m->unit ? .8f : .3f;
}

/* A title with text behind it in its line. */
static float
judge_run_in(const struct mark *m, const struct sight *v, bool last)
{
	if (v->title.how == TITLE_BLANK)
		return 1;
	if (v->title.how == TITLE_COLON)
		return judge_colon(m, v, last);
	if (v->width <= SHORT_WIDTH)
		return 1;
	return v->width <= LONG_WIDTH ? .6f : .3f;
}

bool
sight_has_word(const struct word_list *list, const char *s, size_t at, size_t to)
{
	if (to > at + WORDS_WITHIN)
		to = at + WORDS_WITHIN;
	return to > at && word_within(list, s + at, to - at);
}

/* A title of a few words before its full stop, and no clause. */
static bool
is_label(const struct sight *v, const char *s)
{
	size_t at = v->title.at, n;

	return v->width <= LABEL_WIDTH &&
	    text_stop_at(s, text_next_stop(s, at, v->title.end),
	    v->title.end, &n) == STOP_SENTENCE;
}

static bool
is_rated(const struct sight *v)
{
	return (v->title.how == TITLE_BLANK || v->title.how == TITLE_COLON) &&
	    v->long_body && v->width <= SHORT_WIDTH;
}

/* 一、选择题（40分） or (一)价格分(30分): digits count the questions. */
static bool
is_part(const struct mark *m)
{
	return m->family == FAMILY_HAN || m->family == FAMILY_HAN_PAREN;
}

float
sight_judge(const struct sight *v, const struct outline *o, size_t i,
    const struct vocabulary *words, bool last, float *weight)
{
	const struct mark *m = &o->marks[i];
	const char *s = o->text;

	*weight = 1;
	if (m->family == FAMILY_SUFFIX)
		return v->child || v->below;
	if (v->choices || v->row || v->broken ||
	    (m->item && v->title.how == TITLE_SENTENCE && !is_label(v, s)))
		return 0;
	/* The words do not matter to a sentence that is alone. */
	if (v->title.how == TITLE_LINE && v->stopped && !v->semicolon &&
	    !v->child && !v->below && !last)
		return 0;
	if ((v->stopped || v->width > SHORT_WIDTH) &&
	    sight_has_word(&words->list[WORD_CLAUSE], s, v->title.at, v->title.end))
		return 0;
	/*
	 * Parts of an examination have their points behind them, too, and so
	 * has what is rated: 1.价格（20分） 以…
	 */
	if (!v->child && !(is_part(m) && v->below) &&
	    sight_has_word(&words->list[WORD_QUESTION], s, is_rated(v) ?
	    v->title.end : v->title.at, v->line_end))
		return 0;
	if (v->title.how != TITLE_LINE)
		return judge_run_in(m, v, last);
	if (v->stopped) {
		if (last && !v->child)
			*weight = .3f;
		if (!v->child && !v->below)
			return v->semicolon ? -.5f : 0;
		return m->item ? 0 : v->width <= LONG_WIDTH ? .8f : .4f;
	}
	if (v->child || v->below) {
		/* What is below the last may be the end of the whole. */
		if (last && !v->child)
			*weight = .4f;
		return v->width <= LONG_WIDTH ? 1 : .4f;
	}
	*weight = .5f;
	return v->colon && m->family == FAMILY_HAN ? .8f : .3f;
}
