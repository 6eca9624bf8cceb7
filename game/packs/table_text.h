/* Cells of tables as plain lines. A table is no HTML, but exports of web pages and learning platforms leave
 * theirs in its cells, while others ask about HTML. */
#ifndef QUIZLEAF_PACKS_TABLE_TEXT_H
#define QUIZLEAF_PACKS_TABLE_TEXT_H

#include <stdbool.h>

#include "base/arena.h"

/* Whether a cell holds mark-up or coded characters that no question asks about. */
bool table_cell_is_html(const char *cell);

/* Whether a text speaks of HTML or of tags, so that tags may be what is asked about. */
bool table_text_speaks_of_tags(const char *text);

/* A cell as a plain line, out of HTML where it holds some; in the arena. */
const char *table_text(Arena *arena, const char *cell);

#endif
