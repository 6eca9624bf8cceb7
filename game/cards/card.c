#include "cards/card.h"

#include <string.h>

#include "base/buffer.h"
#include "cards/judge.h"

bool card_is_right(const Card *card, size_t option) {
    if (card->kind == CARD_TRUE_FALSE) return option == (card->statement_is_true ? 0 : 1);
    return option < card->right_count;
}

static const char *option_at(const Card *card, const DealtCard *dealt, uint32_t place) {
    return card->options[dealt->shown[place]];
}

/* Adds an item of a list. */
static const char *joined(Arena *arena, const char *list, const char *item) {
    return *list ? arena_format(arena, "%s, %s", list, item) : item;
}

static const char *join_several(const Card *card, const DealtCard *dealt, Arena *arena) {
    const char *text = "";
    for (uint32_t place = 0; place < dealt->shown_count; place++)
        if (card_is_right(card, dealt->shown[place]))
            text = joined(arena, text, option_at(card, dealt, place));
    return text;
}

static const char *join_order(const Card *card, Arena *arena) {
    const char *text = "";
    for (size_t i = 0; i < card->option_count; i++) text = joined(arena, text, card->options[i]);
    return text;
}

static const char *join_pairs(const Card *card, const DealtCard *dealt, Arena *arena) {
    const char *text = "";
    for (uint32_t left = 0; left < dealt->shown_count / 2; left++) {
        const char **pair = &card->options[dealt->shown[left]];
        text = joined(arena, text, arena_format(arena, "%s: %s", pair[0], pair[1]));
    }
    return text;
}

static const char *number_text(const CardNumber *number, Arena *arena) {
    return number->unit ? arena_format(arena, "%d %s", number->value, number->unit)
                        : arena_format(arena, "%d", number->value);
}

const char *card_right_text(const Card *card, const DealtCard *dealt, Arena *arena) {
    if (card->kind == CARD_SEVERAL) return join_several(card, dealt, arena);
    if (card->kind == CARD_ORDER) return join_order(card, arena);
    if (card->kind == CARD_PAIRS) return join_pairs(card, dealt, arena);
    if (card->kind == CARD_NUMBER) return number_text(&card->number, arena);
    if (card->kind == CARD_TYPED) return card->options[0];
    return option_at(card, dealt, (uint32_t)judge_right_answer(card, dealt).value);
}

/* Every text goes in with the NUL that ends it, so that no two lists of cards spell the same bytes. */
static void add_text(Buffer *bytes, const char *text) {
    buffer_add(bytes, text, strlen(text) + 1);
}

/* A text that may be missing: "" and none are two. */
static void add_optional(Buffer *bytes, const char *text) {
    buffer_add_text(bytes, text ? "+" : "-");
    add_text(bytes, text ? text : "");
}

/* What only number and typed cards have. */
static void add_answer(Buffer *bytes, const Card *card) {
    if (card->kind == CARD_NUMBER) {
        const CardNumber *number = &card->number;
        buffer_format(bytes, "%d %d %d", number->value, number->tolerance, number->spread);
        add_optional(bytes, number->unit);
    }
    if (card->kind == CARD_TYPED) {
        buffer_format(bytes, "%zu", card->rival_count);
        for (size_t i = 0; i < card->rival_count; i++) add_text(bytes, card->rivals[i]);
    }
}

static void add_card(Buffer *bytes, const Card *card) {
    add_text(bytes, card->id);
    add_text(bytes, card->prompt);
    add_optional(bytes, card->explanation);
    add_optional(bytes, card->category);
    buffer_format(bytes, "%s %u %zu %zu %d %d", card_kind_name(card->kind), card->seconds, card->right_count,
                  card->option_count, card->statement_is_true, card->difficulty);
    for (size_t i = 0; i < card->option_count; i++) add_text(bytes, card->options[i]);
    add_answer(bytes, card);
    for (size_t i = 0; i < card->fact_count; i++) buffer_format(bytes, " %u", card->facts[i]);
    add_text(bytes, ""); /* the end of this card */
}

/* A chain: each card's bytes are hashed with the fingerprint so far, so memory stays that of one card. */
Fingerprint card_list_fingerprint(const CardList *cards) {
    Buffer bytes = {.limit_bytes = 64 * MEBIBYTE};
    Fingerprint fingerprint = hash_fingerprint("quizleaf cards 1", 16);
    for (size_t i = 0; i < cards->count; i++) {
        buffer_clear(&bytes);
        add_text(&bytes, fingerprint.hex);
        add_card(&bytes, &cards->items[i]);
        fingerprint = hash_fingerprint(bytes.text, bytes.length);
    }
    buffer_release(&bytes);
    return fingerprint;
}
