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

/* The right option among the wrong ones, which the format cannot have more of than letters; one that must
 * stay last is last. */
static void add_choice(PackWriting *writing, const Card *card) {
    const char *wrong[LETTERS], *last = NULL;
    bool may_stay = card->stays_last == 1 || card->stays_last > card->right_count;
    if (may_stay) last = card->options[card->stays_last - 1];
    size_t count = 0;
    for (size_t i = card->right_count; i < card->option_count && count < LETTERS - 2; i++)
        if (card->options[i] != last) wrong[count++] = card->options[i];
    bool right_is_last = last == card->options[0];
    if (last && !right_is_last) wrong[count++] = last;
    size_t right = right_is_last ? count : writing_right_place(card, last ? count : count + 1);
    for (size_t place = 0, next = 0; place <= count; place++)
        add_option(writing->out, place, place == right ? card->options[0] : wrong[next++]);
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
