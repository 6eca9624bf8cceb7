/* Cards that are compared share their prompt: there are few. */
#include "cards/card_agreement.h"

#include <string.h>

#include "base/text.h"

/* Of several right answers only so many are compared with another card's; built cards have up to 200. */
#define ANSWERS_COMPARED_MAX 250

/* An answer as it is compared: its name's number, and where no fact or spelling knows it, its folded text. */
typedef struct Answer {
    uint32_t name;
    const char *folded;
} Answer;

typedef struct AnswerList {
    Answer items[ANSWERS_COMPARED_MAX];
    size_t count;
} AnswerList;

static Answer answer_of(const char *text, const NameIndex *names, Arena *scratch) {
    const char *folded = text_fold(scratch, text);
    return (Answer){name_index_find_folded(names, folded), folded};
}

static bool same_answer(const Answer *a, const Answer *b) {
    if (a->name != NAME_NONE && b->name != NAME_NONE) return a->name == b->name;
    return strcmp(a->folded, b->folded) == 0;
}

static bool same_text(const char *a, const char *b, const NameIndex *names, Arena *scratch) {
    Answer first = answer_of(a, names, scratch), second = answer_of(b, names, scratch);
    return same_answer(&first, &second);
}

/* The right answers; a number in digits. */
static void list_answers(const Card *card, const NameIndex *names, Arena *scratch, AnswerList *out) {
    out->count = 0;
    if (card->kind == CARD_NUMBER)
        out->items[out->count++] =
            answer_of(arena_format(scratch, "%d", (int)card->number.value), names, scratch);
    for (size_t i = 0; i < card->right_count && i < ANSWERS_COMPARED_MAX; i++)
        out->items[out->count++] = answer_of(card->options[i], names, scratch);
}

static bool has_answer(const AnswerList *list, const Answer *answer) {
    for (size_t i = 0; i < list->count; i++)
        if (same_answer(&list->items[i], answer)) return true;
    return false;
}

static bool is_within(const AnswerList *part, const AnswerList *whole) {
    for (size_t i = 0; i < part->count; i++)
        if (!has_answer(whole, &part->items[i])) return false;
    return true;
}

bool card_agreement_by_options(CardKind kind) {
    return kind == CARD_ORDER || kind == CARD_PAIRS || kind == CARD_ODD_ONE_OUT;
}

/* What is right on a typed card besides its printed form are spellings or further answers. */
static bool typed_agrees(const AnswerList *typed, const AnswerList *other) {
    return is_within(other, typed) && has_answer(other, &typed->items[0]);
}

static bool answers_agree(const Card *a, const Card *b, const NameIndex *names, Arena *scratch) {
    if (a->kind == CARD_TRUE_FALSE || b->kind == CARD_TRUE_FALSE)
        return a->kind == b->kind && a->statement_is_true == b->statement_is_true;
    AnswerList first, second;
    list_answers(a, names, scratch, &first);
    list_answers(b, names, scratch, &second);
    if (a->kind == CARD_TYPED && b->kind != CARD_TYPED) return typed_agrees(&first, &second);
    if (b->kind == CARD_TYPED && a->kind != CARD_TYPED) return typed_agrees(&second, &first);
    return is_within(&first, &second) && is_within(&second, &first);
}

/* The option that goes with this left side; NULL where the card has no such side. */
static const char *partner_of(const Card *card, const char *left, const NameIndex *names, Arena *scratch) {
    for (size_t i = 0; i + 1 < card->option_count; i += 2)
        if (same_text(card->options[i], left, names, scratch)) return card->options[i + 1];
    return NULL;
}

/* Of cards with the same prompt and options: an order of the same items in another order, another odd one or
 * another partner contradicts. */
static bool same_by_options(const Card *a, const Card *b, const NameIndex *names, Arena *scratch) {
    if (a->option_count != b->option_count) return false;
    if (a->kind == CARD_ODD_ONE_OUT) return same_text(a->options[0], b->options[0], names, scratch);
    if (a->kind == CARD_ORDER) {
        for (size_t i = 0; i < a->option_count; i++)
            if (!same_text(a->options[i], b->options[i], names, scratch)) return false;
        return true;
    }
    for (size_t i = 0; i + 1 < a->option_count; i += 2) {
        const char *right = partner_of(b, a->options[i], names, scratch);
        if (!right || !same_text(a->options[i + 1], right, names, scratch)) return false;
    }
    return true;
}

bool card_agreement_holds(const Card *a, const Card *b, const NameIndex *names, Arena *scratch) {
    return card_agreement_by_options(a->kind) && a->kind == b->kind ? same_by_options(a, b, names, scratch)
                                                                    : answers_agree(a, b, names, scratch);
}
