/*
 * The number that opens a line: 一、 十二、 1. 2、 第三章 第一百零五条.
 */
#ifndef STRIP_SITE_CHROME_NUMBER_H
#define STRIP_SITE_CHROME_NUMBER_H

#include <stddef.h>

enum {
	NUMBER_HAN, NUMBER_ARABIC,
	NUMBER_PART, NUMBER_CHAPTER, NUMBER_SECTION, NUMBER_ARTICLE,
	NUMBER_STYLES
};

/* n is 0: none does. */
struct chrome_number {
	size_t	style, n;
};

struct chrome_number	chrome_number_read(const char *line, size_t len);

#endif
