/* The attributes of a tag: <img src="a.png" alt='A leaf' hidden>. */
#ifndef QUIZLEAF_PACKS_HTML_ATTRIBUTES_H
#define QUIZLEAF_PACKS_HTML_ATTRIBUTES_H

#include <stddef.h>

/* The value of the first attribute of this name (lower case) among those between a tag's name and its end, as
 * it is written, without its quotes; NULL where there is none. */
const char *html_attribute_find(const char *from, const char *to, const char *name, size_t *length);

#endif
