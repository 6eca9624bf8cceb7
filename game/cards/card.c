#include "cards/card.h"

#include <string.h>

#include "base/text.h"
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

CardId card_id_of_folded(const Card *card, const char *folded_prompt) {
    CardId id = {.text = "card/"};
    char *slug = id.text + strlen(id.text);
    text_slug_of_folded(folded_prompt, slug, CARD_ID_SLUG_BYTES);
    if (!card->picture) return id;
    Arena scratch;
    ARENA_MEMORY(memory, 512);
    arena_init_in(&scratch, memory, sizeof memory);
    strcat(slug, "/");
    strcat(slug, text_slug(&scratch, card->picture->name, CARD_ID_SLUG_BYTES));
    arena_release(&scratch);
    return id;
}

bool card_same_picture(const Card *a, const Card *b) {
    if (!a->picture || !b->picture) return a->picture == b->picture;
    return strcmp(a->picture->content.hex, b->picture->content.hex) == 0;
}
