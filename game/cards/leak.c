/* A prompt has about 8 words that count, what a card tells about 20. */
#include "cards/leak.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/text.h"

#define STATEMENT_PERCENT 90 /* of a statement's words, that tell whether it is so */
#define WORD_BYTES_MIN 3     /* shorter words are grammar, or numbers, which count always */

static const char *const COMMON_WORDS[] = {
    "about", "after", "and",   "are",   "did",   "does", "for",   "from",  "had",  "has",
    "have",  "her",   "his",   "how",   "into",  "its",  "many",  "not",   "one",  "only",
    "the",   "their", "them",  "there", "these", "they", "this",  "those", "was",  "were",
    "what",  "when",  "where", "which", "who",   "whom", "whose", "why",   "with",
};

static bool is_common(const char *word) {
    return bsearch(&word, COMMON_WORDS, sizeof COMMON_WORDS / sizeof *COMMON_WORDS, sizeof word,
                   text_compare);
}

typedef struct WordList {
    Arena *arena;
    uint32_t *words;
    size_t count, capacity;
} WordList;

static void add_word(WordList *list, char *word) {
    size_t length = strlen(word);
    bool number = strspn(word, "0123456789") == length;
    if (!number && (length < WORD_BYTES_MIN || is_common(word))) return;
    uint64_t hash = hash_bytes(HASH_START, word, length);
    list->words = arena_grow(list->arena, list->words, list->count, &list->capacity, sizeof *list->words);
    list->words[list->count++] = (uint32_t)(hash ^ hash >> 32);
}

/* Words of a text; what stands behind an apostrophe ("Nick's") falls away. */
static void add_text(WordList *list, const char *text) {
    if (!text) return;
    Arena scratch = {0};
    const char *folded = text_fold(&scratch, text);
    char *copy = arena_copy_text(&scratch, folded, strlen(folded));
    for (char *at = copy; *at;) {
        if (!text_is_word_byte(*at)) {
            bool apostrophe = *at == '\'';
            at++;
            while (apostrophe && text_is_word_byte(*at)) at++;
            continue;
        }
        char *start = at;
        while (text_is_word_byte(*at)) at++;
        char end = *at;
        *at = '\0';
        add_word(list, start);
        *at = end;
    }
    arena_release(&scratch);
}

static int compare_words(const void *a, const void *b) {
    uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
    return (left > right) - (left < right);
}

static LeakWords finish(WordList *list) {
    LeakWords words = {.words = list->words};
    if (list->count) qsort(list->words, list->count, sizeof *list->words, compare_words);
    for (size_t i = 0; i < list->count; i++) {
        uint32_t word = list->words[i];
        if (words.count && words.words[words.count - 1] == word) continue;
        words.words[words.count++] = word;
        words.sketch[word >> 6 & 3] |= UINT64_C(1) << (word & 63);
    }
    return words;
}

static LeakWords words_of(const char *text, Arena *arena) {
    WordList list = {.arena = arena};
    add_text(&list, text);
    return finish(&list);
}

/* Whether `texts` of the card's options are right in any deal, and so told by its reveal. */
static size_t right_texts(const Card *card) {
    switch (card->kind) {
    case CARD_CHOICE:
    case CARD_SEVERAL:
    case CARD_ODD_ONE_OUT:
    case CARD_TYPED:
        return card->right_count;
    case CARD_ORDER:
    case CARD_PAIRS:
        return card->option_count;
    case CARD_TRUE_FALSE:
    case CARD_NUMBER:
    case CARD_KINDS:
        break;
    }
    return 0;
}

/* A false statement tells nothing that is so, but its explanation does. */
static LeakWords told_by(const Card *card, Arena *arena) {
    WordList list = {.arena = arena};
    if (card->kind != CARD_TRUE_FALSE || card->statement_is_true) add_text(&list, card->prompt);
    add_text(&list, card->explanation);
    for (size_t i = 0; i < right_texts(card); i++) add_text(&list, card->options[i]);
    if (card->kind == CARD_NUMBER) {
        char number[16];
        snprintf(number, sizeof number, "%d", card->number.value);
        add_text(&list, number);
    }
    return finish(&list);
}

static void find_answers(const Card *card, Arena *arena, LeakText *text) {
    size_t count = card->kind == CARD_CHOICE || card->kind == CARD_ODD_ONE_OUT || card->kind == CARD_TYPED
                       ? card->right_count
                       : card->kind == CARD_NUMBER;
    text->answers = arena_alloc_array(arena, count, sizeof *text->answers);
    for (size_t i = 0; i < count; i++) {
        char number[16];
        const char *answer = number;
        if (card->kind == CARD_NUMBER)
            snprintf(number, sizeof number, "%d", card->number.value);
        else
            answer = card->options[i];
        LeakWords words = words_of(answer, arena);
        if (words.count) text->answers[text->answer_count++] = words;
    }
}

LeakText leak_text_of(const Card *card, Arena *arena) {
    LeakText text = {.tells = told_by(card, arena), .asks = words_of(card->prompt, arena)};
    find_answers(card, arena, &text);
    return text;
}

static bool share_a_fact(const Card *a, const Card *b) {
    for (size_t i = 0; i < a->fact_count; i++)
        for (size_t j = 0; j < b->fact_count; j++)
            if (a->facts[i] == b->facts[j]) return true;
    return false;
}

/* Whether all words of `part` may be among `whole`'s: false is certain, true is not. */
static bool sketch_holds(const LeakWords *whole, const LeakWords *part) {
    for (size_t i = 0; i < 4; i++)
        if (part->sketch[i] & ~whole->sketch[i]) return false;
    return true;
}

static uint32_t count_shared(const LeakWords *a, const LeakWords *b) {
    uint32_t shared = 0;
    for (uint32_t i = 0, j = 0; i < a->count && j < b->count;) {
        if (a->words[i] < b->words[j])
            i++;
        else if (a->words[i] > b->words[j])
            j++;
        else {
            shared++;
            i++;
            j++;
        }
    }
    return shared;
}

static bool tells_most_of(const LeakText *first, const LeakWords *asked) {
    return asked->count && count_shared(&first->tells, asked) * 100 >= asked->count * LEAK_ASKED_PERCENT;
}

bool leak_gives_away(const Card *first, const LeakText *first_text, const Card *second,
                     const LeakText *second_text) {
    if (share_a_fact(first, second)) return true;
    /* A statement's answer is whether its words are so: telling nearly all of them tells it. */
    if (second->kind == CARD_TRUE_FALSE)
        return second_text->asks.count && count_shared(&first_text->tells, &second_text->asks) * 100 >=
                                              second_text->asks.count * STATEMENT_PERCENT;
    for (size_t i = 0; i < second_text->answer_count; i++) {
        const LeakWords *answer = &second_text->answers[i];
        if (!sketch_holds(&first_text->tells, answer)) continue;
        if (count_shared(&first_text->tells, answer) == answer->count &&
            tells_most_of(first_text, &second_text->asks))
            return true;
    }
    return false;
}
