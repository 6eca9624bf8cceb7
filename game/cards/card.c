#include "cards/card.h"

#include <string.h>

#include "base/buffer.h"

const char *card_kind_name(CardKind kind) {
    return kind == CARD_TRUE_FALSE ? "true-false" : "choice";
}

bool card_is_right(const Card *card, size_t option) {
    if (card->kind == CARD_TRUE_FALSE) return option == (card->statement_is_true ? 0 : 1);
    return option < card->right_count;
}

/* Every text goes in with the NUL that ends it, so that no two lists of cards spell the same bytes. */
static void add_text(Buffer *bytes, const char *text) {
    buffer_add(bytes, text, strlen(text) + 1);
}

static void add_card(Buffer *bytes, const Card *card) {
    add_text(bytes, card->id);
    add_text(bytes, card->prompt);
    buffer_format(bytes, "%s %u %zu %zu %d", card_kind_name(card->kind), card->seconds, card->right_count,
                  card->option_count, card->statement_is_true);
    for (size_t i = 0; i < card->option_count; i++) add_text(bytes, card->options[i]);
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
