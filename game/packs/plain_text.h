/* Text of other programs' files as one plain line for a card: no mark-up, no line ends, no control
 * characters. */
#ifndef QUIZLEAF_PACKS_PLAIN_TEXT_H
#define QUIZLEAF_PACKS_PLAIN_TEXT_H

#include "base/arena.h"

/* A line without HTML: runs of white space become one space, line ends a space or " · " where the words on
 * both sides would run together ("Roses are red / Violets"), controls and characters that turn the direction
 * of text go, ends are trimmed. Takes valid UTF-8; the result is in the arena, "" where nothing is left. */
char *plain_text_line(Arena *arena, const char *text, size_t length);

/* What an <img> says of its picture, in the arena. */
typedef struct HtmlPicture {
    const char *source; /* its src, decoded; NULL: there is none */
    const char *text;   /* its alt as a plain line; NULL: none, or it is empty */
} HtmlPicture;

/* The same for HTML: entities become their characters, <br>, <p>, <div>, <li> and other blocks a line's end,
 * other tags go, <script>, <style> and comments with all that is in them. An unfinished tag or entity is
 * text. `picture` (may be NULL) receives the first <img>. */
char *plain_text_from_html(Arena *arena, const char *text, size_t length, HtmlPicture *picture);

/* Entities alone ("&amp;eacute;" gives "&eacute;"): for fields that are encoded but hold no mark-up. Nothing
 * else changes. */
char *plain_text_decode_entities(Arena *arena, const char *text, size_t length);

/* The text, or where it has over `max` code points what fits of it, cut at a word, with an ellipsis, in the
 * arena. */
const char *plain_text_shortened(Arena *arena, const char *text, size_t max);

#endif
