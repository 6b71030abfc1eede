/* page-stack - see page-stack.h. */
#include <string.h>

#include "page-stack-find.h"

/* The lines end that the start or the end of an element ends. */
void
page_stack_break(struct page_stack *stack, unsigned flags)
{
	if (flags & EL_LARGE)
		page_line_end(stack->lines);
	else if (flags & EL_BREAK)
		page_line_break(stack->lines);
}

void
page_stack_pop(struct page_stack *stack)
{
	struct page_open *o = page_stack_top(stack);

	stack->count[o->tag]--;
	stack->top--;
	if (!o->hidden) {
		if (o->tag == HTML_TR)
			page_line_row_end(stack->lines);
		else if (o->tag == HTML_BUTTON)
			page_line_blank(stack->lines);
		else
			page_stack_break(stack, o->flags);
	}
	if (stack->top < stack->link)
		stack->lines->link = false;
}

void
page_stack_pop_until(struct page_stack *stack, size_t i)
{
	while (stack->top >= i && stack->top > 0)
		page_stack_pop(stack);
}

void
page_stack_take_off(struct page_stack *stack, size_t i)
{
	struct page_open *o = &stack->open[i];

	if (i == stack->top) {
		page_stack_pop(stack);
		return;
	}
	stack->count[o->tag]--;
	stack->count[HTML_UNKNOWN]++;
	o->tag = HTML_UNKNOWN;
	o->hash = 0;
	o->flags = o->own = 0;
	o->own_hidden = false;
	for (; i <= stack->top; i++) {
		o = &stack->open[i];
		o->hidden = o[-1].hidden || o->own_hidden;
		o->place.inside = o[-1].place.inside | o->own;
	}
}

bool
page_stack_stops(const struct page_open *o, enum scope scope)
{
	switch (scope) {
	case TO_SPECIAL:
		return (o->flags & EL_SPECIAL) != 0;
	case IN_BUTTON:
		return (o->flags & EL_SCOPE) || o->tag == HTML_BUTTON;
	case IN_LIST:
		return (o->flags & EL_SCOPE) || o->tag == HTML_OL ||
		    o->tag == HTML_UL;
	case IN_TABLE:
		return o->tag == HTML_TABLE || o->tag == HTML_TEMPLATE;
	case ANYWHERE:
		return false;
	default:
		return (o->flags & EL_SCOPE) != 0;
	}
}

size_t
page_stack_find(const struct page_stack *stack, enum html_tag tag,
    uint32_t hash, enum scope scope)
{
	size_t i;

	if (stack->count[tag] == 0)
		return 0;
	for (i = stack->top; i > 0; i--) {
		const struct page_open *o = &stack->open[i];

		if (o->tag == tag && o->hash == hash &&
		    o->space == ELEMENT_HTML)
			return i;
		if (page_stack_stops(o, scope))
			break;
	}
	return 0;
}

bool
page_stack_end_element(struct page_stack *stack, enum html_tag tag,
    enum scope scope)
{
	size_t i = page_stack_find(stack, tag, 0, scope);

	if (i == 0)
		return false;
	page_stack_pop_until(stack, i);
	return true;
}

bool
page_stack_is_heading(enum html_tag tag)
{
	return tag >= HTML_H1 && tag <= HTML_H6;
}

struct page_open *
page_stack_push(struct page_stack *stack, enum html_tag tag, uint32_t hash,
    unsigned flags, unsigned own, bool hidden)
{
	struct page_open *o;

	if (stack->top == PAGE_DEPTH - 1)
		page_stack_pop(stack);
	o = &stack->open[++stack->top];
	memset(o, 0, sizeof(*o));
	stack->count[tag]++;
	o->tag = tag;
	o->hash = hash;
	o->flags = flags;
	o->own = own;
	o->own_hidden = hidden;
	o->hidden = o[-1].hidden || hidden;
	o->place = o[-1].place;
	o->place.inside |= own;
	return o;
}

void
page_stack_end_foreign(struct page_stack *stack)
{
	while (page_stack_top(stack)->space != ELEMENT_HTML &&
	    !page_stack_top(stack)->html_inside)
		page_stack_pop(stack);
}
