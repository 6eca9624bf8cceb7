/* A pack and its problems as a text that a person can check: what a reader made of a file. */
#ifndef QUIZLEAF_TESTS_PACK_TEXT_H
#define QUIZLEAF_TESTS_PACK_TEXT_H

#include <inttypes.h>
#include <string.h>

#include "base/buffer.h"
#include "packs/pack.h"

static inline void add_number_text(Buffer *out, const CardNumber *number) {
    buffer_format(out, "  = %" PRId32, number->value);
    if (number->tolerance) buffer_format(out, " tolerance %" PRId32, number->tolerance);
    if (number->spread) buffer_format(out, " spread %" PRId32, number->spread);
    buffer_format(out, "%s%s\n", number->unit ? " " : "", number->unit ? number->unit : "");
}

static inline void add_options_text(Buffer *out, const Card *card) {
    for (size_t i = 0; i < card->option_count; i++) {
        bool right = i < card->right_count;
        if (card->kind == CARD_TRUE_FALSE) continue;
        if (card->kind == CARD_PAIRS && i % 2)
            continue;
        else if (card->kind == CARD_PAIRS)
            buffer_format(out, "  %s -> %s\n", card->options[i], card->options[i + 1]);
        else
            buffer_format(out, "  %s %s\n",
                          card->kind == CARD_ORDER ? ">"
                          : right                  ? "+"
                                                   : "-",
                          card->options[i]);
    }
    for (size_t i = 0; i < card->rival_count; i++) buffer_format(out, "  - %s\n", card->rivals[i]);
}

/* One card: its kind and prompt, then what it has, a line each. */
static inline void add_card_text(Buffer *out, const Card *card) {
    buffer_format(out, "%s: %s\n", card_kind_name(card->kind), card->prompt);
    if (card->kind == CARD_TRUE_FALSE)
        buffer_format(out, "  = %s\n", card->statement_is_true ? "true" : "false");
    if (card->kind == CARD_NUMBER) add_number_text(out, &card->number);
    add_options_text(out, card);
    if (card->explanation) buffer_format(out, "  explanation: %s\n", card->explanation);
    if (card->category) buffer_format(out, "  category: %s\n", card->category);
    if (card->difficulty != DIFFICULTY_UNSET)
        buffer_format(out, "  difficulty: %s\n", difficulty_name(card->difficulty));
    if (card->seconds) buffer_format(out, "  seconds: %" PRIu32 "\n", card->seconds);
}

/* Problems by their places without the file's name, then the cards that were made. */
static inline void add_pack_text(Buffer *out, const Pack *pack, const Problems *problems) {
    Arena arena = {0};
    for (size_t i = 0; i < problems->count; i++) {
        const char *line = problem_line(&problems->items[i], &arena), *file = problems->items[i].place.file;
        if (strncmp(line, file, strlen(file)) == 0) line += strlen(file) + 1;
        buffer_format(out, "%s\n", line);
    }
    arena_release(&arena);
    for (size_t i = 0; i < pack->cards.count; i++) add_card_text(out, &pack->cards.items[i]);
}

#endif
