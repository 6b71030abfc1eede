/* strip-site-chrome-rules - see strip-site-chrome-rules.h. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "strip-site-chrome-literal.h"
#include "strip-site-chrome-rules.h"
#include "utf8.h"

#define BARE_MAX_BYTES	((size_t)120)	/* for patterns without a needle */
#define OWN_MIN_BYTES	((size_t)3)	/* of a needle that is a beginning */

static const char *const class_names[CHROME_NAMES] = {
	"breadcrumb", "nav", "slogan", "meta", "tip", "disclaimer",
	"pagination", "share", "tags", "related", "leadin", "watermark",
	"footer", "login", "ad", "comment", "title", "other", "content",
	"forum"
};

static const char *const kind_names[CHROME_KINDS] = {
	"word", "head", "token", "name", "line", "keep", "cut", "same", "fold"
};

const char *
chrome_class_name(enum chrome_class class)
{
	return class_names[class];
}

static size_t
look_up(const struct rule *r, size_t field, const char *const *names,
    size_t n, const char *what)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (strcmp(r->field[field], names[i]) == 0)
			return i;
	rules_die(r, "unknown %s \"%s\"", what, r->field[field]);
}

static const char *
own(struct chrome_rules *cr, const char *s, size_t len)
{
	char *to = cr->literals.data + cr->literals.len;

	assert(len <= cr->literals.cap - cr->literals.len);
	buf_add(&cr->literals, s, len);
	return to;
}

static void
add_lexeme(struct chrome_rules *cr, enum lexicon_kind kind, const char *s,
    size_t len, size_t id)
{
	fold_begins(&cr->fold, s, len);
	lexicon_add(&cr->lexicon, kind, s, len, id);
}

/*
 * Enters what stands in a folded line where a needle of a cut stands in the
 * line itself: its folded form, up to the first blank or bracket, whose form
 * is by what is around them.
 */
static void
add_cut_begin(struct chrome_rules *cr, const char *s, size_t len)
{
	struct buf *folded = &cr->folded;
	const char *begin;
	size_t n, at;
	uint32_t cp;

	for (at = 0; at < len; at += n) {
		n = utf8_decode(s + at, len - at, &cp);
		if (cp == UTF8_BAD || cp < ' ' || utf8_is_blank(cp) ||
		    cp == '(' || cp == 0xFF08)
			break;
	}
	folded->len = 0;
	fold_add(&cr->fold, folded, s, at);
	if (folded->len == 0) {
		cr->cuts_anywhere = true;
		return;
	}
	begin = own(cr, folded->data, folded->len);
	add_lexeme(cr, LEXICON_CUT, begin, folded->len, 0);
}

static void
add_needle(struct chrome_rules *cr, const struct chrome_rule *r, size_t rule,
    const char *s, size_t len)
{
	if (r->kind == CHROME_CUT) {
		words_add(&cr->cut_words, s, len, cr->cuts.n);
		chrome_needles_add(&cr->cuts, s, len, rule);
		add_cut_begin(cr, s, len);
	} else {
		add_lexeme(cr, LEXICON_NEEDLE, s, len, cr->lines.n);
		chrome_needles_add(&cr->lines, s, len, rule);
	}
}

/* Enters one literal of a rule where its kind looks for it. */
static void
add_literal(struct chrome_rules *cr, const struct chrome_rule *r, size_t rule,
    const char *s, size_t len)
{
	struct buf *folded = &cr->folded;

	folded->len = 0;
	if (r->kind == CHROME_CUT || r->kind == CHROME_NAME)
		buf_add(folded, s, len);
	else
		fold_add(&cr->fold, folded, s, len);
	if (folded->len == 0)
		rules_die(r->rule, "an empty literal");
	s = own(cr, folded->data, folded->len);
	len = folded->len;
	if (r->kind == CHROME_NAME) {
		words_add(&cr->names, s, len, (size_t)r->class);
		return;
	}
	if (r->kind > CHROME_TOKEN) {
		add_needle(cr, r, rule, s, len);
		return;
	}
	if (r->kind == CHROME_HEAD)
		add_lexeme(cr, LEXICON_HEAD, s, len, (size_t)r->class);
	add_lexeme(cr, LEXICON_WORD, s, len,
	    CHROME_WORD_ID(r->class, r->kind));
}

/* Enters the literals of a field, parted by bars. */
static void
add_literals(struct chrome_rules *cr, size_t rule, size_t field)
{
	const struct chrome_rule *r = &cr->v[rule];
	const char *s = r->rule->field[field];
	size_t len;

	for (;;) {
		len = strcspn(s, "|");
		add_literal(cr, r, rule, s, len);
		if (s[len] == '\0')
			return;
		s += len + 1;
	}
}

/*
 * Makes a needle of what a pattern begins with.  It has to be its own folded
 * form: by itself it may fold otherwise than within a line.
 */
static bool
add_own_needle(struct chrome_rules *cr, size_t rule)
{
	const struct rule *r = cr->v[rule].rule;
	struct buf *folded = &cr->folded;
	size_t from, len = chrome_pattern_literal(r->field[2], r->len[2],
	    &from);
	bool own;

	if (len < OWN_MIN_BYTES)
		return false;
	folded->len = 0;
	fold_add(&cr->fold, folded, r->field[2] + from, len);
	own = folded->len == len &&
	    memcmp(folded->data, r->field[2] + from, len) == 0;
	if (own)
		add_literal(cr, &cr->v[rule], rule, r->field[2] + from, len);
	return own;
}

/* A rule of kind same is one of kind line or keep, looked up by its text. */
static void
add_same(struct chrome_rules *cr, size_t rule)
{
	struct chrome_rule *r = &cr->v[rule];
	struct buf *folded = &cr->folded;

	folded->len = 0;
	fold_add(&cr->fold, folded, r->rule->field[2], r->rule->len[2]);
	if (folded->len == 0)
		rules_die(r->rule, "an empty text");
	chrome_sames_add(&cr->sames, folded->data, folded->len, rule);
	r->same = true;
	r->kind = r->class == CHROME_CONTENT ? CHROME_KEEP : CHROME_LINE;
}

/* Pairs each character of the second field with the one in the third. */
static void
add_fold(struct fold *fold, const struct rule *r)
{
	size_t i = 0, j = 0;
	uint32_t from, to;

	while (i < r->len[1] && j < r->len[2]) {
		i += utf8_decode(r->field[1] + i, r->len[1] - i, &from);
		j += utf8_decode(r->field[2] + j, r->len[2] - j, &to);
		if (from < FOLD_FIRST || from > FOLD_LAST ||
		    to < FOLD_FIRST || to > FOLD_LAST)
			rules_die(r, "not a character from U+4E00 to U+9FFF");
		fold_pair(fold, from, to);
	}
	if (i < r->len[1] || j < r->len[2])
		rules_die(r, "not as many characters as the other side");
}

static bool
has_pattern(enum chrome_kind kind)
{
	return kind == CHROME_LINE || kind == CHROME_KEEP ||
	    kind == CHROME_CUT;
}

/* The pattern of a rule that is known is good. */
static void
add_rule(struct chrome_rules *cr, const struct rule *r, bool known)
{
	char error[REGEX_ERROR];
	struct chrome_rule *new;
	size_t max;

	cr->v = mem_grow(cr->v, cr->n, &cr->cap, sizeof(*cr->v));
	new = &cr->v[cr->n++];
	memset(new, 0, sizeof(*new));
	new->rule = r;
	new->kind = (enum chrome_kind)look_up(r, 0, kind_names, CHROME_KINDS,
	    "kind");
	max = has_pattern(new->kind) ? 4 : 3;
	if (r->nfields < 3 || r->nfields > max)
		rules_die(r, "%zu fields; %s has 3%s", r->nfields,
		    kind_names[new->kind], max == 4 ? " or 4" : "");
	if (new->kind == CHROME_FOLD)
		return;
	new->class = (enum chrome_class)look_up(r, 1, class_names,
	    new->kind == CHROME_NAME ? CHROME_NAMES : CHROME_CLASSES, "class");
	if (new->kind == CHROME_SAME) {
		add_same(cr, cr->n - 1);
		return;
	}
	if (!has_pattern(new->kind)) {
		add_literals(cr, cr->n - 1, 2);
		return;
	}
	if (known)
		regex_put_off(&new->regex, r->field[2], r->len[2]);
	else if (!regex_compile(&new->regex, r->field[2], r->len[2], error))
		rules_die(r, "%s", error);
	if (r->nfields == 4) {
		add_literals(cr, cr->n - 1, 3);
		return;
	}
	if (new->kind == CHROME_CUT)
		rules_die(r, "cut needs a fourth field, its needles");
	new->brief = true;
	if (add_own_needle(cr, cr->n - 1))
		return;
	cr->bare = mem_grow(cr->bare, cr->nbare, &cr->bare_cap,
	    sizeof(*cr->bare));
	cr->bare[cr->nbare++] = cr->n - 1;
}

void
chrome_rules_ready(struct chrome_rules *cr, const struct rules *rules,
    size_t given)
{
	size_t i;

	/* Each is part of a rule, and no longer folded; a cut's comes twice. */
	buf_reserve(&cr->literals, 2 * rules->source.len);
	fold_ready(&cr->fold);
	for (i = 0; i < rules->n; i++)
		if (strcmp(rules->v[i].field[0], "fold") == 0)
			add_fold(&cr->fold, &rules->v[i]);
	for (i = 0; i < rules->n; i++)
		add_rule(cr, &rules->v[i], i >= given);
	words_ready(&cr->names);
	words_ready(&cr->cut_words);
	lexicon_ready(&cr->lexicon);
}

void
chrome_rules_find_words(struct chrome_rules *cr)
{
	size_t i;

	for (i = 0; i < cr->lexicon.n; i++) {
		const struct lexeme *l = &cr->lexicon.v[i];

		if (l->kind == LEXICON_WORD)
			words_add(&cr->words, l->s, l->len, l->id);
	}
	words_ready(&cr->words);
}

void
chrome_rules_reset(struct chrome_rules *cr)
{
	size_t i;

	for (i = 0; cr->any_off && i < cr->n; i++)
		cr->v[i].off = false;
	cr->any_off = false;
}

void
chrome_rules_off(struct chrome_rules *cr, size_t rule,
    const struct chrome_rule **limit)
{
	cr->any_off = cr->v[rule].off = true;
	*limit = &cr->v[rule];
}

/* Tries a rule on a line, once however many of its needles stand there. */
static bool
match(struct chrome_rules *cr, size_t rule, const char *s, size_t len,
    const struct chrome_rule **limit)
{
	struct chrome_rule *r = &cr->v[rule];
	enum regex_result result;

	if (r->off || r->tried == cr->line ||
	    (r->brief && len > BARE_MAX_BYTES))
		return false;
	r->tried = cr->line;
	result = regex_match(&r->regex, s, len, 0);
	if (result == REGEX_LIMIT)
		chrome_rules_off(cr, rule, limit);
	return result == REGEX_YES;
}

void
chrome_rules_next_line(struct chrome_rules *cr)
{
	cr->line++;
}

size_t
chrome_rules_try_needle(struct chrome_rules *cr, size_t needle, size_t best,
    const char *s, size_t len, const struct chrome_rule **limit)
{
	size_t n, i, rule;
	const size_t *prefixes = chrome_needle_prefixes(&cr->lines, needle,
	    &n);

	for (i = 0; i < n; i++) {
		rule = cr->lines.v[prefixes[i]].rule;
		if (rule < best && match(cr, rule, s, len, limit))
			best = rule;
	}
	return best;
}

size_t
chrome_rules_match(struct chrome_rules *cr, size_t best, const char *s,
    size_t len, const struct chrome_rule **limit)
{
	size_t same, i;

	if (len == 0)
		return SIZE_MAX;
	same = chrome_sames_find(&cr->sames, s, len);
	if (same < best)
		best = same;
	for (i = 0; i < cr->nbare && len <= BARE_MAX_BYTES; i++)
		if (cr->bare[i] < best && match(cr, cr->bare[i], s, len, limit))
			best = cr->bare[i];
	return best;
}

size_t
chrome_rules_same(struct chrome_rules *cr, const char *s, size_t len)
{
	return chrome_sames_find(&cr->sames, s, len);
}

void
chrome_rules_free(struct chrome_rules *cr)
{
	size_t i;

	for (i = 0; i < cr->n; i++)
		if (has_pattern(cr->v[i].kind))
			regex_free(&cr->v[i].regex);
	buf_free(&cr->literals);
	buf_free(&cr->folded);
	free(cr->bare);
	free(cr->v);
	words_free(&cr->words);
	words_free(&cr->names);
	words_free(&cr->cut_words);
	lexicon_free(&cr->lexicon);
	chrome_needles_free(&cr->lines);
	chrome_needles_free(&cr->cuts);
	chrome_sames_free(&cr->sames);
}
