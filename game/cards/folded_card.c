#include "cards/folded_card.h"

void folded_card_begin(FoldedCard *folded, const Card *card) {
    folded->card = card;
    arena_init_in(&folded->scratch, folded->memory, sizeof folded->memory);
    folded->prompt = text_fold_measured(&folded->scratch, card->prompt);
    folded->options = arena_alloc_array(&folded->scratch, card->option_count, sizeof *folded->options);
    for (size_t i = 0; i < card->option_count; i++)
        folded->options[i] = text_fold_measured(&folded->scratch, card->options[i]);
}

void folded_card_end(FoldedCard *folded) {
    arena_release(&folded->scratch);
}
