/*
 * split-sections-number - numerals at a place of a text.
 *
 * Each function looks whether s, len bytes, begins with a numeral of its
 * kind, and returns how many bytes it takes, 0 if there is none; the value
 * is then in *value.  Values above NUMBER_LARGEST are no numerals of a
 * heading, and are not recognised.
 */
#ifndef SPLIT_SECTIONS_NUMBER_H
#define SPLIT_SECTIONS_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define NUMBER_LARGEST	99999U

/* How a character holds its number: ① is ENCLOSED_CIRCLE, and so on. */
enum enclosure {
	ENCLOSED_NOT,
	ENCLOSED_CIRCLE,	/* ① ❶ ⓵ */
	ENCLOSED_PAREN,		/* ⑴ */
	ENCLOSED_STOP,		/* ⒈ */
	ENCLOSED_HAN_PAREN,	/* ㈠ */
	ENCLOSED_HAN_CIRCLE	/* ㊀ */
};

/* 一 … 九百九十九, 二〇, 廿三; formal: 壹, 貳 … (digits for money). */
size_t	number_chinese(const char *s, size_t len, unsigned *value,
	    bool *formal);

/*
 * The characters of which those are made, for i below NUMBER_NUMERALS; 0:
 * there is none for that.
 */
#define NUMBER_NUMERALS	256U
uint32_t number_numeral(size_t i);

/* One of those, or a digit of any width, begins s: one look. */
bool	number_begins(const char *s, size_t len);

/* 0 to 99999, half or full width. */
size_t	number_digits(const char *s, size_t len, unsigned *value);

/* I … CCCXCIX in capitals or small letters, Ⅰ … Ⅻ, ⅰ … ⅻ. */
size_t	number_roman(const char *s, size_t len, unsigned *value);

/* 甲 … 癸. */
size_t	number_stem(const char *s, size_t len, unsigned *value);

/* One … Twenty, whatever the case of the letters. */
size_t	number_english(const char *s, size_t len, unsigned *value);

/* One character that holds a number: how, or ENCLOSED_NOT. */
enum enclosure	number_enclosed(uint32_t cp, unsigned *value);

#endif
