/* damage - see fix-ocr-substitutions-damage.h. */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "fix-ocr-substitutions-damage.h"
#include "utf8.h"

#define DOUBLED_LEAST	3	/* so many doubled glyphs in a row are one place */
#define DOUBLED_PLACES	2	/* ... 高高兴兴 is only two */
#define LOST_PLACES	3
#define SPACED_PLACES	30

const char *const damage_names[DAMAGE_KINDS] = {
	"doubled", "lost-bytes", "spaced",
};

/* What the last characters were, while a text is walked through. */
struct walk {
	uint32_t	 last, before;	/* before last */
	bool		 half;		/* last is the first of a doubled one, or
					   may be */
	size_t		 doubled;	/* glyphs so far, in a row */
	size_t		 together, apart; /* neighbours; with a blank between */
};

static bool
is_stop(uint32_t cp)
{
	return cp == ',' || cp == 0xFF0C || cp == 0x3001 || cp == 0x3002 ||
	    cp == 0xFF1B || cp == 0xFF1A;
}

/* A glyph is doubled if it comes as the second half of a pair. */
static void
step_doubled(struct damage *d, struct walk *w, uint32_t cp)
{
	if (w->half && cp == w->last && utf8_is_han(cp)) {
		w->half = false;
		if (++w->doubled == DOUBLED_LEAST)
			d->places[DAMAGE_DOUBLED]++;
		return;
	}
	if (w->half)
		w->doubled = 0;
	w->half = true;
}

static void
step(struct damage *d, struct walk *w, uint32_t cp)
{
	bool han = utf8_is_han(cp);

	step_doubled(d, w, cp);
	if (w->last == '?' && is_stop(cp) && utf8_is_han(w->before))
		d->places[DAMAGE_LOST]++;
	if (han && utf8_is_han(w->last))
		w->together++;
	if (han && w->last == ' ' && utf8_is_han(w->before))
		w->apart++;
	w->before = w->last;
	w->last = cp;
}

void
damage_find(struct damage *d, const char *text, size_t len)
{
	struct walk w = { 0 };
	size_t at = 0;
	uint32_t cp;

	memset(d, 0, sizeof(*d));
	while (at < len) {
		at += utf8_decode(text + at, len - at, &cp);
		step(d, &w, cp);
	}
	if (d->places[DAMAGE_DOUBLED] < DOUBLED_PLACES)
		d->places[DAMAGE_DOUBLED] = 0;
	if (d->places[DAMAGE_LOST] < LOST_PLACES)
		d->places[DAMAGE_LOST] = 0;
	if (w.apart >= SPACED_PLACES && w.apart > w.together)
		d->places[DAMAGE_SPACED] = w.apart;
}
