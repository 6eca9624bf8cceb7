/* Sizes seen: 0 to 100 characters, of a Chinese pack 3,000. */
#include "packs/pack_characters.h"

#include <string.h>

#include "base/text.h"

#define CODEPOINTS 0x110000u
#define SAMPLES 200 /* cards; making one takes up to 0.1 ms */

/* A bit for each code point. */
typedef struct Seen {
    uint64_t words[CODEPOINTS / 64];
} Seen;

static void add(Seen *seen, const char *text, size_t length) {
    for (const char *at = text, *end = text + length; at < end;) {
        if ((unsigned char)*at < 0x80) {
            at++;
            continue;
        }
        uint32_t codepoint = text_next(&at);
        seen->words[codepoint / 64] |= (uint64_t)1 << codepoint % 64;
    }
}

static void add_text(Seen *seen, const char *text) {
    if (text) add(seen, text, strlen(text));
}

static void add_card(Seen *seen, const Card *card) {
    add_text(seen, card->prompt);
    for (size_t i = 0; i < card->option_count; i++) add_text(seen, card->options[i]);
    add_text(seen, card->number.unit);
    add_text(seen, card->explanation);
    add_text(seen, card->category);
    if (card->picture) add_text(seen, card->picture->text);
    if (card->source) {
        add_text(seen, card->source->title);
        add_text(seen, card->source->publisher);
        add_text(seen, card->source->date);
    }
}

static size_t count_bits(uint64_t word) {
    size_t count = 0;
    for (; word; word &= word - 1) count++;
    return count;
}

static PackCharacters list(const Seen *seen, Arena *arena) {
    PackCharacters out = {0};
    size_t count = 0;
    for (size_t i = 0; i < CODEPOINTS / 64; i++) count += count_bits(seen->words[i]);
    if (count == 0) return out;
    out.items = arena_alloc_array(arena, count, sizeof *out.items);
    for (uint32_t i = 0; i < CODEPOINTS / 64; i++)
        for (uint32_t bit = 0; seen->words[i] && bit < 64; bit++)
            if (seen->words[i] >> bit & 1) out.items[out.count++] = i * 64 + bit;
    return out;
}

/* Some cards all over a list of which no text is at hand: it is in the same script throughout. */
static void add_samples(Seen *seen, const CardList *cards) {
    size_t step = cards->count / SAMPLES + 1;
    for (size_t i = 0; i < cards->count; i += step) {
        Arena arena = {0}, scratch = {0};
        Problems problems = {0};
        Card card;
        if (card_list_make(cards, i, &(CardMaking){&arena, &scratch, &problems}, &card))
            add_card(seen, &card);
        problems_release(&problems);
        arena_release(&scratch);
        arena_release(&arena);
    }
}

static void add_cards(Seen *seen, const Pack *pack) {
    const CardList *cards = &pack->cards;
    for (size_t i = 0; cards->items && i < cards->count; i++) add_card(seen, &cards->items[i]);
    if (!card_list_is_lazy(cards)) return;
    if (pack->format->takes_bytes)
        add_samples(seen, cards);
    else
        add(seen, pack->decoded, pack->decoded_length);
}

PackCharacters pack_characters(const Pack *pack, Arena *arena) {
    Arena scratch = {0};
    Seen *seen = arena_alloc(&scratch, sizeof *seen);
    memset(seen, 0, sizeof *seen);
    add_text(seen, pack->title);
    add_text(seen, pack->blurb);
    add_cards(seen, pack);
    PackCharacters characters = list(seen, arena);
    arena_release(&scratch);
    return characters;
}
