/* Which way text runs, by libfribidi (the Unicode bidirectional algorithm, UAX #9). Inside text. */
#ifndef QUIZLEAF_SCREEN_TEXT_DIRECTION_H
#define QUIZLEAF_SCREEN_TEXT_DIRECTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* Whether the text holds anything that runs from right to left, or a character that turns text around. Where
 * it does not, nothing else here needs to be asked: most texts. */
bool direction_matters(const char *text);

/* Which way the text as a whole runs: as its first letter with a direction does; from the left where there is
 * none. */
bool direction_is_from_right(const char *text);

/* The embedding level of each code point of one line, even: from the left, odd: from the right. Returns the
 * line's own level, that of its first letter with a direction. levels has room for count. Where the machine's
 * memory runs out all levels are 0. */
uint8_t direction_levels(const uint32_t *codepoints, size_t count, uint8_t *levels);

/* A text of several lines, whose lines are to be drawn one by one and yet stand in the order that they have
 * within the whole. */
typedef struct DirectionContext DirectionContext;

/* NULL where the text needs no such care: all of it runs one way. The context lives in the arena. */
const DirectionContext *direction_context(Arena *arena, const char *text, bool from_right);

/* The piece of the text from byte `start` on, with the invisible marks (U+200E, U+200F, U+061C) before and
 * after it that keep its order: those of the paragraph, of the last letter before it, and of what its last
 * character belongs to. Not kept: brackets of which only one is in the piece. Lives in the arena. */
const char *direction_marked_piece(const DirectionContext *context, Arena *arena, size_t start,
                                   size_t length);

#endif
