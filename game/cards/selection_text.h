/* A selection as lines of text, from which it can be made again wherever its packs are: a score of a mix, or
 * of chosen topics, is proved with it.
 *
 *     quizleaf-selection 1            2: topics and difficulties hold for long lists too (card_selection.h)
 *     pack 64 hexadecimal digits and its title
 *     topic Sea                       none: all; "topic" and a space alone: cards without one
 *     difficulty easy                 none: all
 *
 * Topics stand sorted by their bytes, difficulties from easy to hard, each once: there is one text for a
 * selection. */
#ifndef QUIZLEAF_CARDS_SELECTION_TEXT_H
#define QUIZLEAF_CARDS_SELECTION_TEXT_H

#include "base/buffer.h"
#include "cards/card_selection.h"

#define SELECTION_TITLE_BYTES_MAX 1000 /* of a pack; and of a selection */
#define SELECTION_TEXT_BYTES_MAX (128 * 1024)

typedef struct SelectionPack {
    Fingerprint fingerprint; /* of its cards */
    const char *title;
} SelectionPack;

typedef struct SelectionText {
    SelectionPack packs[SELECTION_LISTS_MAX];
    size_t pack_count;
    const char *topics[SELECTION_TOPICS_MAX];
    size_t topic_count;
    unsigned difficulties;
    bool long_lists_too; /* as CardFilter has it */
} SelectionText;

/* Puts topics into their order, each once, and says all difficulties as none. Texts stay borrowed. */
void selection_text_settle(SelectionText *selection);

/* The filter that it speaks of; borrowed from it. */
CardFilter selection_text_filter(const SelectionText *selection);

/* Writes a settled one. */
void selection_text_write(const SelectionText *selection, Buffer *out);

/* Whether bytes from outside mean to be a selection rather than a pack. */
bool selection_text_is(const char *bytes, size_t length);

/* Reads bytes from outside; texts are in the arena. False unless they are a selection exactly as
 * selection_text_write has it; *out is untouched then. */
bool selection_text_read(const char *bytes, size_t length, Arena *arena, SelectionText *out);

/* What a table of its scores is called, in the arena: "Leaves (easy; Sea, Sky)", "Leaves + Moons". Where not
 * all of a long one is said, a few digits tell it from others that begin alike. */
const char *selection_text_title(const SelectionText *selection, Arena *arena);

/* Bytes of such a title without the code that tells it from others, for readers who see what is chosen. */
size_t selection_text_plain_title(const char *title);

#endif
