#include "cards/folded_card.h"

#include "base/hash.h"

void folded_card_begin(FoldedCard *folded, const Card *card, const NameIndex *names) {
    folded->card = card;
    folded->names = names;
    arena_init_in(&folded->scratch, folded->memory, sizeof folded->memory);
    folded->prompt = text_fold_measured(&folded->scratch, card->prompt);
    folded->options = arena_alloc_array(&folded->scratch, card->option_count, sizeof *folded->options);
    for (size_t i = 0; i < card->option_count; i++)
        folded->options[i] = name_index_text(names, &folded->scratch, card->options[i]);
}

void folded_card_end(FoldedCard *folded) {
    arena_release(&folded->scratch);
}

static uint64_t hash_of(const FoldedText *text) {
    return hash_quick(text->text, text->length);
}

CardHashes folded_card_hashes(const FoldedCard *folded) {
    return (CardHashes){.prompt = hash_of(&folded->prompt),
                        .first_option = folded->card->option_count ? hash_of(&folded->options[0].folded) : 0};
}
