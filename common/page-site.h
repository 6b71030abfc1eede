/*
 * page-site - the site that a link points to, for page-html.c.
 */
#ifndef PAGE_SITE_H
#define PAGE_SITE_H

#include "html.h"

/*
 * A number for the site that a reference names, 1 to PAGE_SITE_MAX: of http://
 * and https://, or of // alone, the part of the host that is registered, as
 * its labels tell, example.com.cn of www.example.com.cn.  0: it names none.
 */
unsigned	page_site(const struct html_value *href);

#endif
