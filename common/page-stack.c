/* page-stack - see page-stack.h. */
#include <string.h>

#include "page-stack.h"

/* The lines end that the start or the end of an element ends. */
void
page_stack_break(struct page_stack *stack, unsigned flags)
{
	if (flags & EL_LARGE)
		page_line_end(stack->lines);
	else if (flags & EL_BREAK)
		page_line_break(stack->lines);
}

static void
pop(struct page_stack *stack)
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

static void
pop_until(struct page_stack *stack, size_t i)
{
	while (stack->top >= i && stack->top > 0)
		pop(stack);
}

/* Takes an element off and leaves those in it open. */
static void
take_off(struct page_stack *stack, size_t i)
{
	struct page_open *o = &stack->open[i];

	if (i == stack->top) {
		pop(stack);
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

/* How far a search for an open element goes; the standard's scopes. */
enum scope {
	TO_SPECIAL, IN_SCOPE, IN_BUTTON, IN_LIST, IN_TABLE, ANYWHERE
};

static bool
stops(const struct page_open *o, enum scope scope)
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

/* Where in the stack the innermost such element is; 0 if none is open. */
static size_t
find_open(const struct page_stack *stack, enum html_tag tag, uint32_t hash,
    enum scope scope)
{
	size_t i;

	if (stack->count[tag] == 0)
		return 0;
	for (i = stack->top; i > 0; i--) {
		const struct page_open *o = &stack->open[i];

		if (o->tag == tag && o->hash == hash &&
		    o->space == ELEMENT_HTML)
			return i;
		if (stops(o, scope))
			break;
	}
	return 0;
}

/* Ends the innermost such element, if there is one. */
static bool
end_element(struct page_stack *stack, enum html_tag tag, enum scope scope)
{
	size_t i = find_open(stack, tag, 0, scope);

	if (i == 0)
		return false;
	pop_until(stack, i);
	return true;
}

static bool
is_heading(enum html_tag tag)
{
	return tag >= HTML_H1 && tag <= HTML_H6;
}

/* <li> ends an open <li>, <dd> and <dt> an open one of both. */
static void
end_item(struct page_stack *stack, bool li)
{
	size_t i;

	for (i = stack->top; i > 0; i--) {
		const struct page_open *o = &stack->open[i];

		if (li ? o->tag == HTML_LI :
		    o->tag == HTML_DD || o->tag == HTML_DT) {
			pop_until(stack, i);
			break;
		}
		if ((o->flags & EL_SPECIAL) && o->tag != HTML_ADDRESS &&
		    o->tag != HTML_DIV && o->tag != HTML_P)
			break;
	}
}

/* Ends what a table's part cannot stand in: false outside all tables. */
static bool
end_parts(struct page_stack *stack, enum html_tag tag)
{
	size_t i = find_open(stack, HTML_TABLE, 0, IN_TABLE);

	if (i == 0)
		return false;
	while (stack->top > i) {
		enum html_tag in = page_stack_top(stack)->tag;

		if (in == HTML_TR && (tag == HTML_TD || tag == HTML_TH))
			break;
		if ((in == HTML_TBODY || in == HTML_THEAD ||
		    in == HTML_TFOOT) &&
		    (tag == HTML_TR || tag == HTML_TD || tag == HTML_TH))
			break;
		pop(stack);
	}
	return true;
}

/* A table straight in a table, not in a cell of it, comes after it. */
static void
end_table(struct page_stack *stack)
{
	size_t i;

	for (i = stack->top; i > 0; i--) {
		if (stack->open[i].tag == HTML_TABLE) {
			pop_until(stack, i);
			break;
		}
		if (stack->open[i].flags & EL_SCOPE)
			break;
	}
}

/*
 * Ends a formatting element: with it those in it, if they are inline; else
 * they stay open, and what the standard opens anew in them matters here no
 * more.
 */
static void
end_format(struct page_stack *stack, enum html_tag tag)
{
	size_t i = find_open(stack, tag, 0, IN_SCOPE), k;

	if (tag == HTML_A)
		stack->lines->link = false;
	if (i == 0)
		return;
	for (k = i + 1; k <= stack->top; k++)
		if (stack->open[k].flags & EL_SPECIAL) {
			take_off(stack, i);
			return;
		}
	pop_until(stack, i);
}

/*
 * A part of a table ends what it cannot stand in; a cell that no row holds
 * opens one.  Outside all tables a part is nothing but a gap in the text.
 */
static bool
make_room_for_part(struct page_stack *stack, enum html_tag tag)
{
	bool cell = tag == HTML_TD || tag == HTML_TH;

	if (!end_parts(stack, tag)) {
		if (cell)
			page_line_blank(stack->lines);
		else
			page_line_break(stack->lines);
		return false;
	}
	if (cell && page_stack_top(stack)->tag != HTML_TR) {
		if (!page_stack_top(stack)->hidden)
			page_line_row(stack->lines);
		page_stack_push(stack, HTML_TR, 0, element_flags(HTML_TR), 0,
		    false);
	}
	return true;
}

bool
page_stack_make_room(struct page_stack *stack, enum html_tag tag)
{
	if (tag == HTML_FORM && stack->count[HTML_FORM] > 0)
		return false;
	if (element_flags(tag) & EL_ENDS_P)
		end_element(stack, HTML_P, IN_BUTTON);
	switch (tag) {
	case HTML_A:
		end_format(stack, tag);
		break;
	case HTML_DD:
	case HTML_DT:
	case HTML_LI:
		end_item(stack, tag == HTML_LI);
		end_element(stack, HTML_P, IN_BUTTON);
		break;
	case HTML_BUTTON:
		end_element(stack, HTML_BUTTON, IN_SCOPE);
		break;
	case HTML_OPTGROUP:
	case HTML_OPTION:
		end_element(stack, tag, TO_SPECIAL);
		break;
	case HTML_SELECT:
		return !end_element(stack, HTML_SELECT, IN_SCOPE);
	case HTML_INPUT:
	case HTML_KEYGEN:
	case HTML_TEXTAREA:
		end_element(stack, HTML_SELECT, IN_SCOPE);
		break;
	case HTML_TABLE:
		end_table(stack);
		break;
	case HTML_CAPTION:
	case HTML_TBODY:
	case HTML_TD:
	case HTML_TFOOT:
	case HTML_TH:
	case HTML_THEAD:
	case HTML_TR:
		return make_room_for_part(stack, tag);
	default:
		if (is_heading(tag) && is_heading(page_stack_top(stack)->tag))
			pop(stack);
		break;
	}
	return true;
}

struct page_open *
page_stack_push(struct page_stack *stack, enum html_tag tag, uint32_t hash,
    unsigned flags, unsigned own, bool hidden)
{
	struct page_open *o;

	if (stack->top == PAGE_DEPTH - 1)
		pop(stack);
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
		pop(stack);
}

/* The end tag of a foreign element: false if HTML's rules apply. */
static bool
end_of_foreign(struct page_stack *stack, const struct html_token *token)
{
	size_t i;

	for (i = stack->top; stack->open[i].space != ELEMENT_HTML; i--)
		if (stack->open[i].tag == token->tag &&
		    stack->open[i].hash == token->hash) {
			pop_until(stack, i);
			return true;
		}
	return false;
}

static void
end_heading(struct page_stack *stack)
{
	size_t i;

	for (i = stack->top; i > 0 && !stops(&stack->open[i], IN_SCOPE); i--)
		if (is_heading(stack->open[i].tag)) {
			pop_until(stack, i);
			break;
		}
}

static void
end_other(struct page_stack *stack, const struct html_token *token)
{
	unsigned flags = element_flags(token->tag);
	size_t i;

	if (flags & EL_FORMAT) {
		end_format(stack, token->tag);
		return;
	}
	i = find_open(stack, token->tag, token->hash,
	    flags & EL_SPECIAL ? IN_SCOPE : TO_SPECIAL);
	if (i > 0)
		pop_until(stack, i);
}

void
page_stack_end(struct page_stack *stack, const struct html_token *token)
{
	size_t i;

	if (page_stack_top(stack)->space != ELEMENT_HTML &&
	    end_of_foreign(stack, token))
		return;
	switch (token->tag) {
	case HTML_BR:
	case HTML_P:
		page_stack_end_foreign(stack);
		if (token->tag == HTML_BR ||
		    !end_element(stack, HTML_P, IN_BUTTON))
			if (!page_stack_top(stack)->hidden)
				page_line_break(stack->lines);
		break;
	case HTML_H1:
	case HTML_H2:
	case HTML_H3:
	case HTML_H4:
	case HTML_H5:
	case HTML_H6:
		end_heading(stack);
		break;
	case HTML_LI:
		end_element(stack, HTML_LI, IN_LIST);
		break;
	case HTML_FORM:
		if ((i = find_open(stack, HTML_FORM, 0, IN_SCOPE)) > 0) {
			page_stack_break(stack, stack->open[i].flags);
			take_off(stack, i);
		}
		break;
	case HTML_CAPTION:
	case HTML_TABLE:
	case HTML_TBODY:
	case HTML_TD:
	case HTML_TFOOT:
	case HTML_TH:
	case HTML_THEAD:
	case HTML_TR:
		end_element(stack, token->tag, IN_TABLE);
		break;
	case HTML_TEMPLATE:
		end_element(stack, HTML_TEMPLATE, ANYWHERE);
		break;
	default:
		end_other(stack, token);
		break;
	}
}
