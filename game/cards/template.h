/* Question templates: a text with {column} where a value of the row goes; "{{" and "}}" stand for braces. */
#ifndef QUIZLEAF_CARDS_TEMPLATE_H
#define QUIZLEAF_CARDS_TEMPLATE_H

#include "cards/fact_base.h"

/* What is wrong with a template: a brace that does not close, or the name of no column. NULL: nothing.
 * The sentence is in the arena; *offset is the byte in the text where the fault is. */
const char *template_find_fault(Arena *arena, const char *text, const Relation *relation, size_t *offset);

/* Which columns a faultless template names, a bit each. */
uint32_t template_columns(const char *text, const Relation *relation);

/* The text with the fact's values in it, `instead` standing for the value of `instead_column` (SIZE_MAX:
 * none); in the arena. NULL where the row has no value for a column that the template names. The template
 * must be faultless. */
char *template_fill(Arena *arena, const char *text, const Relation *relation, const Fact *fact,
                    size_t instead_column, const char *instead);

#endif
