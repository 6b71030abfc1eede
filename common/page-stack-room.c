/* page-stack-room - what a start tag ends; see page-stack.h. */
#include "page-stack-find.h"

/* <li> ends an open <li>, <dd> and <dt> an open one of both. */
static void
end_item(struct page_stack *stack, bool li)
{
	size_t i;

	for (i = stack->top; i > 0; i--) {
		const struct page_open *o = &stack->open[i];

		if (li ? o->tag == HTML_LI :
		    o->tag == HTML_DD || o->tag == HTML_DT) {
			page_stack_pop_until(stack, i);
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
	size_t i = page_stack_find(stack, HTML_TABLE, 0, IN_TABLE);

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
		page_stack_pop(stack);
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
			page_stack_pop_until(stack, i);
			break;
		}
		if (stack->open[i].flags & EL_SCOPE)
			break;
	}
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
		page_stack_end_element(stack, HTML_P, IN_BUTTON);
	switch (tag) {
	case HTML_A:
		page_stack_end_format(stack, tag);
		break;
	case HTML_DD:
	case HTML_DT:
	case HTML_LI:
		end_item(stack, tag == HTML_LI);
		page_stack_end_element(stack, HTML_P, IN_BUTTON);
		break;
	case HTML_BUTTON:
		page_stack_end_element(stack, HTML_BUTTON, IN_SCOPE);
		break;
	case HTML_OPTGROUP:
	case HTML_OPTION:
		page_stack_end_element(stack, tag, TO_SPECIAL);
		break;
	case HTML_SELECT:
		return !page_stack_end_element(stack, HTML_SELECT, IN_SCOPE);
	case HTML_INPUT:
	case HTML_KEYGEN:
	case HTML_TEXTAREA:
		page_stack_end_element(stack, HTML_SELECT, IN_SCOPE);
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
		if (page_stack_is_heading(tag) &&
		    page_stack_is_heading(page_stack_top(stack)->tag))
			page_stack_pop(stack);
		break;
	}
	return true;
}
