/* 1,000 to 50,000 cards, of which few share a prompt: those are found by the hashes of what all ask, and only
 * they are sorted by their texts and compared. */
#include "cards/card_list_proof.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/key_sort.h"
#include "base/text.h"

/* For sorting cards by what they ask, keeping the list's order among equals. */
typedef struct CardKey {
    const char *text;
    size_t index;
} CardKey;

static int compare_keys(const void *left, const void *right) {
    const CardKey *a = left, *b = right;
    int order = strcmp(a->text, b->text);
    return order ? order : (a->index > b->index) - (a->index < b->index);
}

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

/* Whether the options are part of the question, so that two cards with one prompt ask different things. */
static bool asks_by_options(CardKind kind) {
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

/* All options in order of their texts, for cards that ask by them: two with the same text ask the same. */
static const char *options_text(const Card *card, Arena *scratch) {
    const char **texts = arena_alloc_array(scratch, card->option_count, sizeof *texts);
    size_t length = 1;
    for (size_t i = 0; i < card->option_count; i++) {
        texts[i] = text_fold(scratch, card->options[i]);
        length += strlen(texts[i]) + 1;
    }
    qsort(texts, card->option_count, sizeof *texts, text_compare);
    char *all = arena_alloc(scratch, length), *end = all;
    for (size_t i = 0; i < card->option_count; i++) end = stpcpy(stpcpy(end, "\n"), texts[i]);
    return all;
}

/* What is asked: the words, and the picture where there is one. */
static const char *prompt_text(const Card *card, Arena *scratch) {
    const char *prompt = text_fold(scratch, card->prompt);
    return card->picture ? ARENA_JOIN(scratch, prompt, "\n", card->picture->content.hex) : prompt;
}

/* What tells a card apart. Those that ask by their options have these in it. */
static const char *key_text(const Card *card, Arena *scratch) {
    const char *prompt = prompt_text(card, scratch);
    if (!asks_by_options(card->kind)) return prompt;
    return ARENA_JOIN(scratch, prompt, "\n", card_kind_name(card->kind), options_text(card, scratch));
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

static bool agree(const Card *a, const Card *b, const NameIndex *names, Arena *scratch) {
    return asks_by_options(a->kind) && a->kind == b->kind ? same_by_options(a, b, names, scratch)
                                                          : answers_agree(a, b, names, scratch);
}

/* A text by which cards are found, and a hash that cards of the same text share. */
typedef struct KeyOf {
    const char *(*text)(const Card *card, Arena *scratch);
    uint64_t (*hash)(const CardMarks *marks);
} KeyOf;

static uint64_t prompt_hash(const CardMarks *marks) {
    return marks->prompt;
}

static uint64_t id_hash(const CardMarks *marks) {
    return marks->id;
}

static const char *id_text(const Card *card, Arena *scratch) {
    (void)scratch;
    return card->id;
}

static const KeyOf WHAT_IS_ASKED = {key_text, prompt_hash}, IDS = {id_text, id_hash};

/* The cards that share this text with another one (or only its hash), by it; *count receives how many. */
static CardKey *find_same(const CardList *cards, Arena *scratch, const KeyOf *key_of, size_t *count) {
    SortKey *hashes = arena_alloc_array(scratch, cards->count, sizeof *hashes);
    for (uint32_t i = 0; i < cards->count; i++) hashes[i] = (SortKey){key_of->hash(&cards->marks[i]), i};
    key_sort(hashes, cards->count, scratch);
    CardKey *keys = NULL;
    size_t capacity = 0;
    *count = 0;
    for (size_t i = 0, end; i < cards->count; i = end) {
        end = key_sort_run_end(hashes, cards->count, i);
        for (size_t m = i; end - i > 1 && m < end; m++) {
            keys = arena_grow(scratch, keys, *count, &capacity, sizeof *keys);
            keys[(*count)++] =
                (CardKey){key_of->text(&cards->items[hashes[m].index], scratch), hashes[m].index};
        }
    }
    if (*count) qsort(keys, *count, sizeof *keys, compare_keys);
    return keys;
}

static void drop_marked(CardList *cards, const bool *dropped) {
    size_t kept = 0;
    for (size_t i = 0; i < cards->count; i++) {
        if (dropped[i]) continue;
        cards->marks[kept] = cards->marks[i];
        cards->items[kept++] = cards->items[i];
    }
    cards->count = kept;
}

static bool is_by_hand(const Card *card) {
    return card->fact_count == 0;
}

static void report_other_answer(const Card *card, const Card *against, Problems *problems) {
    problem_error(problems, card->place,
                  "\"%s\" is asked in line %u too, with another answer. Say what is meant in each.",
                  card->prompt, against->place.line);
}

/* Of the cards that share a key: compares each with the first of every kind before it. Where a card of facts
 * says otherwise than one by hand, it is the latter that goes. */
static void drop_same_in_run(const CardList *cards, const NameIndex *names, const CardKey *keys, size_t count,
                             bool *dropped, Problems *problems) {
    const CardKey *first[CARD_KINDS] = {NULL};
    Arena scratch = {0};
    for (size_t i = 0; i < count; i++) {
        const Card *card = &cards->items[keys[i].index];
        bool is_contradicted = false;
        for (size_t kind = 0; kind < CARD_KINDS && !is_contradicted; kind++) {
            const Card *earlier = first[kind] ? &cards->items[first[kind]->index] : NULL;
            if (!earlier || agree(earlier, card, names, &scratch)) continue;
            if (is_by_hand(earlier) && !is_by_hand(card)) {
                report_other_answer(earlier, card, problems);
                dropped[first[kind]->index] = true;
                first[kind] = NULL;
            } else {
                report_other_answer(card, earlier, problems);
                is_contradicted = true;
            }
        }
        arena_release(&scratch);
        dropped[keys[i].index] = is_contradicted || first[card->kind];
        if (!dropped[keys[i].index]) first[card->kind] = &keys[i];
    }
}

static void drop_same_prompts(CardList *cards, const NameIndex *names, Arena *scratch, Problems *problems) {
    size_t count;
    CardKey *keys = find_same(cards, scratch, &WHAT_IS_ASKED, &count);
    bool *dropped = arena_alloc_array(scratch, cards->count, sizeof *dropped);
    for (size_t i = 0, end; i < count; i = end) {
        end = i + 1;
        while (end < count && strcmp(keys[i].text, keys[end].text) == 0) end++;
        if (end - i > 1) drop_same_in_run(cards, names, keys + i, end - i, dropped, problems);
    }
    drop_marked(cards, dropped);
}

static void number_same_ids(CardList *cards, Arena *arena, Arena *scratch) {
    size_t count;
    CardKey *keys = find_same(cards, scratch, &IDS, &count);
    for (size_t i = 1, first = 0; i < count; i++) {
        if (strcmp(keys[first].text, keys[i].text) != 0)
            first = i;
        else
            cards->items[keys[i].index].id = arena_format(arena, "%s~%zu", keys[i].text, i - first + 1);
    }
}

void card_list_make_distinct(CardList *cards, const NameIndex *names, Arena *arena, Arena *scratch,
                             Problems *problems) {
    drop_same_prompts(cards, names, scratch, problems);
    number_same_ids(cards, arena, scratch);
}

/* What a hand-written card says is wrong, by its number; NULL behind the last. */
static const char *wrong_text(const Card *card, size_t number) {
    if (card->kind == CARD_TYPED) return number < card->rival_count ? card->rivals[number] : NULL;
    if (card->kind != CARD_CHOICE && card->kind != CARD_SEVERAL) return NULL;
    return card->right_count + number < card->option_count ? card->options[card->right_count + number] : NULL;
}

/* Whether the odd one of a hand-written card belongs to the others as the card of facts has them; says so. */
static bool is_odd_contradicted(const Card *hand, const Card *fact, const NameIndex *names,
                                Problems *problems) {
    for (size_t i = 1; i < fact->option_count; i++) {
        if (!name_index_clash(names, hand->options[0], fact->options[i])) continue;
        problem_error(problems, hand->place,
                      "\"%s\" is the odd one here, but the fact in line %u lets it belong to the others.",
                      hand->options[0], fact->place.line);
        return true;
    }
    return false;
}

/* Whether the card of facts makes right what the hand-written one says is wrong; says so. */
static bool is_contradicted(const Card *hand, const Card *fact, const NameIndex *names, Problems *problems) {
    if (hand->kind == CARD_ODD_ONE_OUT)
        return fact->kind == CARD_ODD_ONE_OUT && is_odd_contradicted(hand, fact, names, problems);
    if (fact->kind != CARD_CHOICE && fact->kind != CARD_SEVERAL && fact->kind != CARD_TYPED) return false;
    const char *wrong;
    for (size_t w = 0; (wrong = wrong_text(hand, w)); w++) {
        for (size_t r = 0; r < fact->right_count; r++) {
            if (!name_index_clash(names, wrong, fact->options[r])) continue;
            problem_error(problems, hand->place,
                          "\"%s\" is offered as wrong, but the fact in line %u makes it right. Take it away.",
                          wrong, fact->place.line);
            return true;
        }
    }
    return false;
}

/* The cards of facts in a list, by the hashes of what they ask. */
typedef struct FactCards {
    const CardList *cards;
    SortKey *keys;
    size_t count;
} FactCards;

static FactCards list_fact_cards(const CardList *cards, Arena *scratch) {
    FactCards facts = {cards, arena_alloc_array(scratch, cards->count, sizeof *facts.keys), 0};
    for (uint32_t i = 0; i < cards->count; i++) {
        if (is_by_hand(&cards->items[i])) continue;
        facts.keys[facts.count++] = (SortKey){cards->marks[i].prompt, i};
    }
    key_sort(facts.keys, facts.count, scratch);
    return facts;
}

static size_t find_hash(const FactCards *facts, uint64_t hash) {
    size_t low = 0, high = facts->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (facts->keys[middle].key < hash)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* A prompt is shared by few cards of facts; of a hostile pack's no more are looked at. */
#define SAME_PROMPT_MAX 20

static bool any_contradicts(const FactCards *facts, const Card *hand, const char *prompt,
                            const NameIndex *names, Arena *passing, Problems *problems) {
    uint64_t hash = text_fold_hash(hand->prompt);
    size_t first = find_hash(facts, hash);
    for (size_t i = first; i < facts->count && i < first + SAME_PROMPT_MAX && facts->keys[i].key == hash;
         i++) {
        const Card *fact = &facts->cards->items[facts->keys[i].index];
        if (strcmp(prompt_text(fact, passing), prompt) != 0) continue;
        if (is_contradicted(hand, fact, names, problems)) return true;
    }
    return false;
}

static size_t count_by_hand(const CardList *cards) {
    size_t count = 0;
    for (size_t i = 0; i < cards->count; i++) count += is_by_hand(&cards->items[i]);
    return count;
}

void card_list_check_hand(CardList *cards, const CardList *known, const NameIndex *names, Arena *scratch,
                          Problems *problems) {
    size_t by_hand = count_by_hand(cards);
    if (by_hand == 0 || by_hand == cards->count + known->count) return;
    FactCards own = list_fact_cards(cards, scratch), others = list_fact_cards(known, scratch);
    bool *dropped = arena_alloc_array(scratch, cards->count, sizeof *dropped);
    for (size_t i = 0; i < cards->count; i++) {
        const Card *card = &cards->items[i];
        if (!is_by_hand(card)) continue;
        Arena passing = {0};
        const char *prompt = prompt_text(card, &passing);
        dropped[i] = any_contradicts(&own, card, prompt, names, &passing, problems) ||
                     any_contradicts(&others, card, prompt, names, &passing, problems);
        arena_release(&passing);
    }
    drop_marked(cards, dropped);
}
