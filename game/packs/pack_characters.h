/* The characters that a pack is written with, beyond ASCII: what fonts must have to show it. */
#ifndef QUIZLEAF_PACKS_PACK_CHARACTERS_H
#define QUIZLEAF_PACKS_PACK_CHARACTERS_H

#include "packs/pack.h"

/* In rising order, each once. */
typedef struct PackCharacters {
    uint32_t *items;
    size_t count;
} PackCharacters;

/* Those of the title, the blurb and all that its cards say, in the arena; of a list whose cards are made when
 * they are dealt all that stands in the file, or, where that is no text, what some of its cards say. Takes
 * some ms for 20,000 cards. */
PackCharacters pack_characters(const Pack *pack, Arena *arena);

#endif
