/* split-sections-enum - 一是, 首先 within a section; see -outline.h. */
#include "split-sections-outline.h"

#define ENUM_GAP	2U		/* 三是 may be lost before 四是 */

/* 第一， that are no headings count as 一是 does. */
static void
return_ordinals(struct outline *o)
{
	size_t i;

	for (i = 0; i < o->n; i++) {
		struct mark *m = &o->marks[i];

		if (m->family == FAMILY_ORDINAL && m->kind != MARK_HEADING) {
			m->family = FAMILY_ENUM;
			m->kind = MARK_DROPPED;
		}
	}
}

/* Enumerations stand within one section and have two members at least. */
void
outline_enums(struct outline *o)
{
	size_t i, first = NOWHERE, count = 0;
	unsigned last = 0;

	if (!outline_has(o, FAMILY_ENUM) && !outline_has(o, FAMILY_ORDINAL))
		return;
	return_ordinals(o);
	for (i = 0; i < o->n; i++) {
		struct mark *m = &o->marks[i];

		if (m->kind == MARK_HEADING) {
			if (count == 1)
				o->marks[first].kind = MARK_DROPPED;
			count = last = 0;
		}
		if (m->family != FAMILY_ENUM)
			continue;
		if (m->value == 0 && count > 0)
			m->value = last + 1;
		if (m->value != 1 && (count == 0 || m->value <= last ||
		    m->value > last + ENUM_GAP))
			continue;
		if (m->value == 1) {
			if (count == 1)
				o->marks[first].kind = MARK_DROPPED;
			first = i;
			count = 0;
		}
		m->kind = MARK_ENUM;
		last = m->value;
		count++;
	}
	if (count == 1)
		o->marks[first].kind = MARK_DROPPED;
}
