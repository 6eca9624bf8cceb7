/* 1,000 to 50,000 cards, of which few share a prompt: those are found by the hashes of what all ask, and only
 * they are sorted by their texts and compared. */
#include "cards/card_list_proof.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/key_sort.h"
#include "base/text.h"
#include "cards/card_agreement.h"
#include "cards/prompt_choices.h"

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
    if (!card_agreement_by_options(card->kind)) return prompt;
    return ARENA_JOIN(scratch, prompt, "\n", card_kind_name(card->kind), options_text(card, scratch));
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

/* Choices by hand that ask with the words of another one, of all runs. */
typedef struct SharedPrompts {
    const Card *first, *beside; /* one of them and the one before it */
    size_t count;
} SharedPrompts;

/* Worth a look where it was not meant so, but no more: sheets are full of "Which of these is ...?" */
static void warn_of_shared(const SharedPrompts *shared, Arena *scratch, Problems *problems) {
    if (shared->count == 0) return;
    const char *more = shared->count > 1 ? arena_format(scratch, " There are %s such questions.",
                                                        text_number(scratch, (int64_t)shared->count))
                                         : "";
    problem_warning(
        problems, shared->first->place,
        "\"%s\" is asked in line %u too, with other options and another answer. Both are played.%s",
        shared->first->prompt, shared->beside->place.line, more);
}

/* The cards that share what they ask, while they are gone through in the list's order. */
typedef struct Run {
    const Card **cards;
    bool *dropped;
    size_t count;
    size_t first[CARD_KINDS]; /* 1 + the first that stays of each kind, but for choices by hand; 0: none */
    PromptChoices *choices;   /* these */
    const Card *choice;       /* the first of them that stays; NULL: none yet */
    SharedPrompts *shared;
    const NameIndex *names;
    Problems *problems;
} Run;

static bool agree(const Run *run, size_t a, size_t b) {
    Arena scratch = {0};
    bool agrees = card_agreement_holds(run->cards[a], run->cards[b], run->names, &scratch);
    arena_release(&scratch);
    return agrees;
}

/* Compares the card with the first of each kind; false where one of them says otherwise and stays. */
static bool agrees_with_first(Run *run, size_t at) {
    for (size_t kind = 0; kind < CARD_KINDS; kind++) {
        size_t earlier = run->first[kind];
        if (!earlier || agree(run, earlier - 1, at)) continue;
        if (!is_by_hand(run->cards[earlier - 1]) || is_by_hand(run->cards[at])) {
            report_other_answer(run->cards[at], run->cards[earlier - 1], run->problems);
            return false;
        }
        report_other_answer(run->cards[earlier - 1], run->cards[at], run->problems);
        run->dropped[earlier - 1] = true;
        run->first[kind] = 0;
    }
    return true;
}

/* Of a hostile pack's choices with one prompt, no more are compared with a card of another kind. */
#define CHOICES_COMPARED_MAX 20

/* The same for the choices by hand before a card that is none. */
static bool agrees_with_choices(Run *run, size_t at) {
    const Card *card = run->cards[at];
    size_t compared = 0;
    for (size_t i = 0; i < at; i++) {
        if (run->dropped[i] || !prompt_choices_has(run->cards[i])) continue;
        bool may_agree = !is_by_hand(card) || compared++ < CHOICES_COMPARED_MAX;
        if (may_agree && agree(run, i, at)) {
            if (card->kind == run->cards[i]->kind) return false; /* the very same */
            continue;
        }
        bool stays = is_by_hand(card);
        report_other_answer(stays ? card : run->cards[i], stays ? run->cards[i] : card, run->problems);
        if (stays) return false;
        run->dropped[i] = true;
    }
    return true;
}

static void note_shared(SharedPrompts *shared, const Card *card, const Card *beside) {
    if (shared->count++ > 0 && shared->first->place.line <= card->place.line) return;
    shared->first = card;
    shared->beside = beside;
}

static bool stays_among_choices(Run *run, size_t at) {
    const Card *against = prompt_choices_contradict(run->choices, at);
    if (against) report_other_answer(run->cards[at], against, run->problems);
    if (against || prompt_choices_same(run->choices, at)) return false;
    prompt_choices_keep(run->choices, at);
    if (!run->choice)
        run->choice = run->cards[at];
    else
        note_shared(run->shared, run->cards[at], run->choice);
    return true;
}

/* Where a card of facts says otherwise than one by hand, it is the latter that goes. */
static void drop_same_in_run(Run *run) {
    for (size_t i = 0; i < run->count; i++) {
        const Card *card = run->cards[i];
        bool stays = agrees_with_first(run, i) && !run->first[card->kind];
        if (prompt_choices_has(card))
            stays = stays && stays_among_choices(run, i);
        else if (stays && agrees_with_choices(run, i))
            run->first[card->kind] = i + 1;
        else
            stays = false;
        run->dropped[i] = !stays;
    }
}

static void drop_same_of_keys(const CardList *cards, const NameIndex *names, const CardKey *keys,
                              size_t count, SharedPrompts *shared, bool *dropped, Arena *scratch,
                              Problems *problems) {
    Run run = {.cards = arena_alloc_array(scratch, count, sizeof *run.cards),
               .dropped = arena_alloc_array(scratch, count, sizeof *run.dropped),
               .count = count,
               .names = names,
               .shared = shared,
               .problems = problems};
    for (size_t i = 0; i < count; i++) run.cards[i] = &cards->items[keys[i].index];
    run.choices = prompt_choices_make(run.cards, count, names, scratch);
    drop_same_in_run(&run);
    for (size_t i = 0; i < count; i++) dropped[keys[i].index] = run.dropped[i];
}

static void drop_same_prompts(CardList *cards, const NameIndex *names, Arena *scratch, Problems *problems) {
    size_t count;
    CardKey *keys = find_same(cards, scratch, &WHAT_IS_ASKED, &count);
    bool *dropped = arena_alloc_array(scratch, cards->count, sizeof *dropped);
    SharedPrompts shared = {0};
    for (size_t i = 0, end; i < count; i = end) {
        end = i + 1;
        while (end < count && strcmp(keys[i].text, keys[end].text) == 0) end++;
        if (end - i > 1)
            drop_same_of_keys(cards, names, keys + i, end - i, &shared, dropped, scratch, problems);
    }
    warn_of_shared(&shared, scratch, problems);
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
