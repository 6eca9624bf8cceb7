/* Made cards are found through an open-addressed table of their indices: 12 bytes a card beside the card
 * itself, which takes 400 to 1,500 bytes with its texts. A match of 10 cards makes some 70. */
#include "cards/card_list.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/text.h"

#define SLOTS_FIRST 64 /* a power of two */

/* index + 1; 0: free. A card that cannot be played has a slot too, so that it is tried once. */
typedef struct MadeSlot {
    uint32_t key;
    const Card *card;
} MadeSlot;

struct MadeCards {
    CardSource source;
    Arena arena;
    Arena scratch;
    MadeSlot *slots; /* in the arena */
    size_t slot_count, used;
};

static uint64_t answer_hash(const Card *card, uint64_t first_option) {
    uint64_t answer[2] = {card->kind, first_option};
    if (card->kind == CARD_TRUE_FALSE)
        answer[1] = card->statement_is_true;
    else if (card->kind == CARD_NUMBER)
        answer[1] = (uint64_t)card->number.value;
    return hash_quick(answer, sizeof answer);
}

void card_list_add(CardList *cards, Arena *arena, const Card *card) {
    card_list_add_hashed(
        cards, arena, card,
        (CardHashes){.prompt = text_fold_hash(card->prompt),
                     .first_option = card->option_count ? text_fold_hash(card->options[0]) : 0});
}

void card_list_add_hashed(CardList *cards, Arena *arena, const Card *card, CardHashes hashes) {
    assert(!cards->made);
    cards->marks =
        arena_extend(arena, cards->marks, cards->count, &cards->marks_capacity, sizeof *cards->marks);
    cards->marks[cards->count] = (CardMarks){.prompt = hashes.prompt,
                                             .id = hash_quick_text(card->id ? card->id : ""),
                                             .answer = answer_hash(card, hashes.first_option)};
    cards->items = arena_extend(arena, cards->items, cards->count, &cards->capacity, sizeof *cards->items);
    cards->items[cards->count++] = *card;
}

CardList card_list_of_source(const CardSource *source, uint32_t count, Arena *arena) {
    CardList cards = {.count = count, .made = arena_alloc(arena, sizeof *cards.made)};
    cards.made->source = *source;
    arena_init(&cards.made->arena, CARD_LIST_MADE_BYTES_MAX);
    arena_init(&cards.made->scratch, CARD_LIST_MADE_BYTES_MAX);
    return cards;
}

void card_list_release(CardList *cards) {
    if (cards->made) {
        arena_release(&cards->made->arena);
        arena_release(&cards->made->scratch);
    }
    *cards = (CardList){0};
}

bool card_list_is_lazy(const CardList *cards) {
    return cards->made;
}

const CardSource *card_list_source(const CardList *cards) {
    return cards->made ? &cards->made->source : NULL;
}

/* The slot of an index, or the free one where it belongs. */
static MadeSlot *find_slot(MadeSlot *slots, size_t slot_count, uint32_t index) {
    uint32_t hash = hash_spread(index);
    size_t at = (hash ^ hash >> 15) & (slot_count - 1);
    while (slots[at].key && slots[at].key != index + 1) at = (at + 1) & (slot_count - 1);
    return &slots[at];
}

static void make_room(MadeCards *made) {
    if (made->used < made->slot_count / 2) return;
    size_t larger = made->slot_count ? 2 * made->slot_count : SLOTS_FIRST;
    MadeSlot *slots = arena_alloc_array(&made->arena, larger, sizeof *slots);
    for (size_t i = 0; i < made->slot_count; i++)
        if (made->slots[i].key) *find_slot(slots, larger, made->slots[i].key - 1) = made->slots[i];
    made->slots = slots;
    made->slot_count = larger;
}

/* Makes a card and keeps it. NULL, and nothing kept, where it cannot be played. */
static const Card *make_kept(MadeCards *made, uint32_t index, Problems *problems) {
    const CardMaking making = {&made->arena, &made->scratch, problems};
    make_room(made);
    MadeSlot *slot = find_slot(made->slots, made->slot_count, index);
    *slot = (MadeSlot){.key = index + 1};
    made->used++;
    Card card = {0};
    if (!made->source.make(made->source.context, index, &making, &card)) return NULL;
    Card *kept = arena_alloc(&made->arena, sizeof *kept);
    *kept = card;
    slot->card = kept;
    return kept;
}

/* Where an arena runs out, it comes back here: what was made stays, the new card is not. */
static const Card *make_guarded(MadeCards *made, uint32_t index, Problems *problems) {
    jmp_buf exhausted;
    if (setjmp(exhausted)) {
        arena_on_exhausted(&made->arena, NULL);
        arena_on_exhausted(&made->scratch, NULL);
        return NULL;
    }
    arena_on_exhausted(&made->arena, &exhausted);
    arena_on_exhausted(&made->scratch, &exhausted);
    const Card *card = make_kept(made, index, problems);
    arena_on_exhausted(&made->arena, NULL);
    arena_on_exhausted(&made->scratch, NULL);
    return card;
}

const Card *card_list_at(const CardList *cards, size_t index) {
    assert(index < cards->count);
    MadeCards *made = cards->made;
    if (!made) return &cards->items[index];
    if (made->slot_count) {
        const MadeSlot *slot = find_slot(made->slots, made->slot_count, (uint32_t)index);
        if (slot->key) return slot->card;
    }
    Problems unheard = {0};
    const Card *card = make_guarded(made, (uint32_t)index, &unheard);
    problems_release(&unheard);
    arena_release(&made->scratch);
    return card;
}

bool card_list_make(const CardList *cards, size_t index, const CardMaking *making, Card *out) {
    assert(index < cards->count);
    *out = (Card){0};
    if (cards->made)
        return cards->made->source.make(cards->made->source.context, (uint32_t)index, making, out);
    *out = cards->items[index];
    return true;
}

uint32_t card_list_find(const CardList *cards, const char *id) {
    if (!cards->made || !cards->made->source.find) return CARD_NONE;
    return cards->made->source.find(cards->made->source.context, id);
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
    if (card->stays_last) buffer_format(bytes, " last %u", card->stays_last);
    if (card->stays_second_last) buffer_format(bytes, " second last %u", card->stays_second_last);
    for (size_t i = 0; i < card->fact_count; i++) buffer_format(bytes, " %u", card->facts[i]);
    /* Nothing where there is none, so that packs without pictures keep the fingerprints they had before cards
     * knew them. */
    if (card->picture) buffer_format(bytes, " picture %s", card->picture->content.hex);
    add_text(bytes, ""); /* the end of this card */
}

static Fingerprint fingerprint_of_source(const CardSource *source, size_t count) {
    char text[128];
    int length = snprintf(text, sizeof text, "quizleaf source 1 %zu %s", count, source->fingerprint.hex);
    return hash_fingerprint(text, (size_t)length);
}

void card_list_keep_fingerprint(CardList *cards, Arena *arena) {
    cards->fingerprint = arena_alloc(arena, sizeof *cards->fingerprint);
}

/* A chain: each card's bytes are hashed with the fingerprint so far, so memory stays that of one card. */
Fingerprint card_list_fingerprint(const CardList *cards) {
    if (cards->made) return fingerprint_of_source(&cards->made->source, cards->count);
    if (cards->fingerprint && cards->fingerprint->hex[0]) return *cards->fingerprint;
    Buffer bytes = {.limit_bytes = 64 * MEBIBYTE};
    Fingerprint fingerprint = hash_fingerprint("quizleaf cards 1", 16);
    for (size_t i = 0; i < cards->count; i++) {
        buffer_clear(&bytes);
        add_text(&bytes, fingerprint.hex);
        add_card(&bytes, &cards->items[i]);
        fingerprint = hash_fingerprint(bytes.text, bytes.length);
    }
    buffer_release(&bytes);
    if (cards->fingerprint) *cards->fingerprint = fingerprint;
    return fingerprint;
}
