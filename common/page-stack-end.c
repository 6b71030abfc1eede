/* page-stack-end - what an end tag ends; see page-stack.h. */
#include "page-stack-find.h"

/*
 * Ends a formatting element: with it those in it, if they are inline; else
 * they stay open, and what the standard opens anew in them matters here no
 * more.
 */
void
page_stack_end_format(struct page_stack *stack, enum html_tag tag)
{
	size_t i = page_stack_find(stack, tag, 0, IN_SCOPE), k;

	if (tag == HTML_A)
		stack->lines->link = false;
	if (i == 0)
		return;
	for (k = i + 1; k <= stack->top; k++)
		if (stack->open[k].flags & EL_SPECIAL) {
			page_stack_take_off(stack, i);
			return;
		}
	page_stack_pop_until(stack, i);
}

/* The end tag of a foreign element: false if HTML's rules apply. */
static bool
end_of_foreign(struct page_stack *stack, const struct html_token *token)
{
	size_t i;

	for (i = stack->top; stack->open[i].space != ELEMENT_HTML; i--)
		if (stack->open[i].tag == token->tag &&
		    stack->open[i].hash == token->hash) {
			page_stack_pop_until(stack, i);
			return true;
		}
	return false;
}

static void
end_heading(struct page_stack *stack)
{
	size_t i;

	for (i = stack->top; i > 0; i--) {
		if (page_stack_stops(&stack->open[i], IN_SCOPE))
			break;
		if (page_stack_is_heading(stack->open[i].tag)) {
			page_stack_pop_until(stack, i);
			break;
		}
	}
}

static void
end_other(struct page_stack *stack, const struct html_token *token)
{
	unsigned flags = element_flags(token->tag);
	size_t i;

	if (flags & EL_FORMAT) {
		page_stack_end_format(stack, token->tag);
		return;
	}
	i = page_stack_find(stack, token->tag, token->hash,
	    flags & EL_SPECIAL ? IN_SCOPE : TO_SPECIAL);
	if (i > 0)
		page_stack_pop_until(stack, i);
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
		    !page_stack_end_element(stack, HTML_P, IN_BUTTON))
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
		page_stack_end_element(stack, HTML_LI, IN_LIST);
		break;
	case HTML_FORM:
		if ((i = page_stack_find(stack, HTML_FORM, 0, IN_SCOPE)) > 0) {
			page_stack_break(stack, stack->open[i].flags);
			page_stack_take_off(stack, i);
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
		page_stack_end_element(stack, token->tag, IN_TABLE);
		break;
	case HTML_TEMPLATE:
		page_stack_end_element(stack, HTML_TEMPLATE, ANYWHERE);
		break;
	default:
		end_other(stack, token);
		break;
	}
}
