/* page-site - see page-site.h. */
#include <string.h>

#include "page.h"
#include "page-site.h"

/* Labels below which a country lets names be registered: com.cn, co.jp. */
static bool
is_shared(const char *s, size_t len)
{
	static const char *const labels[] = {
		"ac", "co", "com", "edu", "gov", "net", "org"
	};
	size_t i;

	for (i = 0; i < sizeof(labels) / sizeof(*labels); i++)
		if (len == strlen(labels[i]) && memcmp(s, labels[i], len) == 0)
			return true;
	return false;
}

/* Where the reference's host begins; NULL if it names none. */
static const char *
find_host(const char *s, const char *end)
{
	const char *slash;

	while (s < end && html_is_blank(*s))
		s++;
	if (end - s > 5 && strncmp(s, "http", 4) == 0)
		s += s[4] == 's' ? 5 : 4;
	slash = s < end && *s == ':' ? s + 1 : s;
	return end - slash > 2 && slash[0] == '/' && slash[1] == '/' ?
	    slash + 2 : NULL;
}

static bool
is_host(char c)
{
	return c != '/' && c != '?' && c != '#' && c != ':' &&
	    !html_is_blank(c);
}

/* The last label before end, which a dot or host begins. */
static const char *
last_label(const char *host, const char *end)
{
	while (end > host && end[-1] != '.')
		end--;
	return end;
}

unsigned
page_site(const struct html_value *href)
{
	const char *end = href->raw + href->len, *s, *host, *country, *name;
	unsigned hash = 0;

	host = find_host(href->raw, end);
	if (host == NULL)
		return 0;
	for (s = host; s < end && is_host(*s); s++)
		continue;
	end = s;
	country = last_label(host, end);
	s = country;
	if (country > host) {
		name = s = last_label(host, country - 1);
		if (name > host && end - country == 2 &&
		    is_shared(name, (size_t)(country - 1 - name)))
			s = last_label(host, name - 1);
	}
	for (; s < end; s++)
		hash = hash * 31 + (unsigned char)html_lower(*s);
	return hash % PAGE_SITE_MAX + 1;
}
