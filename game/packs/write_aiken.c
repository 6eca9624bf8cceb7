/* Aiken: a question on one line, options with letters, "ANSWER: B". Nothing else. */
#include <string.h>
#include <strings.h>

#include "packs/pack_writing.h"

#define LETTERS 26

/* Whether a line would be taken for an option or for the answer. */
static bool reads_as_other_line(const char *line) {
    bool option = line[0] >= 'A' && line[0] <= 'Z' && (line[1] == '.' || line[1] == ')');
    return option || strncasecmp(line, "ANSWER:", 7) == 0 || strncasecmp(line, "ANSWER :", 8) == 0;
}

static void add_option(Buffer *out, size_t place, const char *text) {
    buffer_format(out, "%c. %s\n", (char)('A' + place), text);
}

/* One right option among the wrong ones, of which the format cannot have more than letters. */
static void add_choice(PackWriting *writing, const Card *card) {
    const size_t *order = writing_option_order(writing, card);
    size_t wrong = card->option_count - card->right_count,
           too_many = wrong > LETTERS - 1 ? wrong - (LETTERS - 1) : 0, place = 0, right = 0;
    if (too_many)
        problem_warning(writing->problems, card->place,
                        "Aiken has no more than %d answers, so %zu wrong ones are left out: \"%s\"", LETTERS,
                        too_many, card->prompt);
    for (size_t i = 0; i < card->option_count; i++) {
        bool is_wrong = order[i] >= card->right_count;
        if (order[i] == 0) right = place;
        if (is_wrong && too_many)
            too_many--;
        else if (is_wrong || order[i] == 0)
            add_option(writing->out, place++, card->options[order[i]]);
    }
    buffer_format(writing->out, "ANSWER: %c\n\n", (char)('A' + right));
}

void write_aiken(PackWriting *writing) {
    const CardList *cards = &writing->pack->cards;
    for (size_t i = 0; i < cards->count; i++) {
        Card card;
        if (!writing_card(writing, i, &card)) continue;
        if (reads_as_other_line(card.prompt)) {
            writing_leave_out(writing, &card, "Aiken would take its first words for an option");
            continue;
        }
        buffer_format(writing->out, "%s\n", card.prompt);
        if (card.kind == CARD_TRUE_FALSE)
            buffer_format(writing->out, "A. True\nB. False\nANSWER: %c\n\n",
                          card.statement_is_true ? 'A' : 'B');
        else
            add_choice(writing, &card);
    }
}
