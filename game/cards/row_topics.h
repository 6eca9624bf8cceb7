/* The topics of the rows of a long table: each name once, and a byte a row that says which; two where there
 * are more than 256, none where all have one topic. */
#ifndef QUIZLEAF_CARDS_ROW_TOPICS_H
#define QUIZLEAF_CARDS_ROW_TOPICS_H

#include <stdint.h>

#include "base/arena.h"

#define ROW_TOPICS_MAX 65535 /* different ones; a number below this is a topic's */

typedef struct RowTopics {
    Arena *arena; /* borrowed */
    uint32_t rows;
    const char **names;
    size_t count, capacity;
    unsigned char *low, *high; /* the two bytes of the rows' numbers; NULL: all are 0 */
    uint16_t *slots;           /* topics by their names, number + 1; 0: free */
    size_t slot_count;
} RowTopics;

/* No topics yet, of so many rows. */
RowTopics row_topics_make(Arena *arena, uint32_t rows);

/* Says the topic of a row; "" is one, too. The name is copied where it is new. Rows that are never spoken of
 * count with the first topic; those of topics beyond ROW_TOPICS_MAX have no topic's number. */
void row_topics_set(RowTopics *topics, uint32_t row, const char *name);

/* The number of a row's topic: below `count`, or ROW_TOPICS_MAX. */
uint32_t row_topics_number(const RowTopics *topics, uint32_t row);

#endif
