/* Bytes that are written as text: hexadecimal digits, percent codes of addresses, Base64. */
#ifndef QUIZLEAF_PACKS_ENCODED_TEXT_H
#define QUIZLEAF_PACKS_ENCODED_TEXT_H

#include "base/buffer.h"

/* The value of a digit of 16, in either case; -1: it is none. */
int hex_digit(char digit);

/* "red%20leaf" as "red leaf" into `out`, which has room for `length` bytes and may be `text`. A % without two
 * digits behind it stays, and so does %00 where `keeps_zero`. Returns how many bytes were written. */
size_t percent_decode(const char *text, size_t length, bool keeps_zero, char *out);

/* Writes what is no letter, digit or one of -._~/ as percent codes. */
void percent_encode(const char *text, Buffer *out);

/* Base64 (RFC 4648, both alphabets) into `out`, which has room for `length` bytes. Padding and white space
 * are passed over. Returns how many bytes were written; SIZE_MAX where the text is none. */
size_t base64_decode(const char *text, size_t length, char *out);

/* The same into a buffer, whose ceiling holds; false where the text is none, `out` has part of it then. */
bool base64_decode_to(const char *text, size_t length, Buffer *out);

/* With padding, in lines of 76 characters. */
void base64_encode(const char *bytes, size_t length, Buffer *out);

#endif
