/* What must hold of a pack whatever bytes it was read from. Nothing here depends on NDEBUG. */
#ifndef QUIZLEAF_TESTS_FUZZ_CHECKS_H
#define QUIZLEAF_TESTS_FUZZ_CHECKS_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cards/judge.h"
#include "packs/pack.h"

/* Small, so that running out of it is tried too. */
#define FUZZ_MEMORY_BYTES_MAX (2 * MEBIBYTE)

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

static inline void require(bool holds) {
    if (!holds) abort();
}

/* A line of text that may be drawn and printed. */
static inline void check_line(const char *text) {
    if (text_find_invalid(text, strlen(text)) == strlen(text) && !text_has_control(text)) return;
    fprintf(stderr, "no line: %s\n", text);
    abort();
}

static inline void check_problems(const Problems *problems, bool playable) {
    require(playable || problems->errors > 0);
    for (size_t i = 0; i < problems->count; i++) check_line(problems->items[i].sentence);
}

static inline void check_texts(const Card *card) {
    check_line(card->prompt);
    for (size_t i = 0; i < card->option_count; i++) check_line(card->options[i]);
    for (size_t i = 0; i < card->rival_count; i++) check_line(card->rivals[i]);
    if (card->explanation) check_line(card->explanation);
    if (card->category) check_line(card->category);
}

/* A card that is made on demand is found by its id, as history does; of several that ask the same, the first.
 */
static inline void check_found(const CardList *cards, const Card *card) {
    uint32_t found = card_list_find(cards, card->id);
    require(found < cards->count);
    const Card *first = card_list_at(cards, found);
    require(!first || strcmp(first->id, card->id) == 0);
}

/* Every card can be dealt, shows options that it has, and is answered right by its right answer. */
static inline void check_deals(const Pack *pack) {
    Random random = random_seeded(1);
    Deck deck;
    deck_init(&deck, &pack->cards, &(DeckChoice){0}, &random);
    DealtCard dealt;
    size_t count = 0;
    for (; deck_deal(&deck, &random, &dealt); count++) {
        const Card *card = card_list_at(&pack->cards, dealt.card);
        require(card);
        check_texts(card);
        for (uint32_t place = 0; place < dealt.shown_count; place++)
            require(dealt.shown[place] < card->option_count);
        CardAnswer answer = judge_right_answer(card, &dealt);
        require(judge_answer(card, &dealt, &answer) == SHARE_FULL);
        if (card_list_is_lazy(&pack->cards)) check_found(&pack->cards, card);
    }
    require(count <= pack->cards.count);
    deck_release(&deck);
}

#endif
