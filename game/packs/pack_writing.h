/* Writes a pack in one of the formats (pack_format.h): what every writer needs. A writer goes through the
 * cards, says of each what its format cannot hold, and adds text to `out`.
 *
 * What is left out is told card by card, at the card's place in the file it came from, so that nothing
 * vanishes unseen. */
#ifndef QUIZLEAF_PACKS_PACK_WRITING_H
#define QUIZLEAF_PACKS_PACK_WRITING_H

#include "base/buffer.h"
#include "packs/pack.h"
#include "packs/pack_format.h"

#define PACK_WRITE_BYTES_MAX (256 * MEBIBYTE)

typedef struct PackWriting {
    const Pack *pack;
    const PackFormat *format;
    Arena *scratch;
    Buffer *out;
    Problems *problems;
    size_t written, left_out; /* cards */

    /* pack_writing.c's own: of the cards whose options were put into an order. */
    size_t ordered, first_right_place;
    bool places_differ;
} PackWriting;

/* The pack's card of this index into *out; its texts last until the next call, which empties `scratch`. False
 * where there is nothing to write: its kind cannot be written, or it cannot be played. Warns at the card's
 * place where it is left out or loses details (PackFormat.reach), and counts it. */
bool writing_card(PackWriting *writing, size_t index, Card *out);

/* Leaves out a card that writing_card has let through; the sentence says why. */
void writing_leave_out(PackWriting *writing, const Card *card, const char *why);

/* The options of a card in the order of a file that keeps them in their places, as indexes in the scratch
 * arena: the right ones together, at a place that is the same every time and spread evenly over the cards,
 * and never one place for all of them where they can be moved; those that speak of the others last. */
const size_t *writing_option_order(PackWriting *writing, const Card *card);

#endif
