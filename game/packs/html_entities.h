/* Named characters of HTML: "eacute" is U+00E9. */
#ifndef QUIZLEAF_PACKS_HTML_ENTITIES_H
#define QUIZLEAF_PACKS_HTML_ENTITIES_H

#include <stddef.h>
#include <stdint.h>

/* The code point of an entity by its name, without & and ;; 0: there is none of that name. */
uint32_t html_entity_codepoint(const char *name, size_t length);

#endif
