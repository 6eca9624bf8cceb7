/* A sheet has two or three of a prompt, or hundreds ("Which word is spelled correctly?"); a hostile pack has
 * 50,000. So answers are numbered by sorting, and each card looks only at the numbers of its own. */
#include "cards/prompt_choices.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define RELATIVES_MAX 16 /* groups or members of a name that are looked at */

/* What a card says of an answer. */
typedef struct Saying {
    bool right;
    bool of_relative; /* it says so of a group that the answer is part of, or of such a part */
} Saying;

/* A card's part of the sayings. */
typedef struct ChoiceCard {
    size_t first, count;
} ChoiceCard;

struct PromptChoices {
    const Card *const *cards;
    const NameIndex *names;
    ChoiceCard *choices; /* one for each card; count 0: it is none of these */
    Saying *sayings;
    uint32_t *answers;   /* what the sayings speak of, by number */
    uint32_t *questions; /* of the cards: the same for those of the same kind and right answers */
    /* The kept cards: by answers that the first of them says to be right, and to be wrong; by question. */
    const Card **right, **wrong, **same;
};

/* A text that shall have a number, and which of the texts it is. */
typedef struct Numbered {
    const char *text;
    size_t index;
} Numbered;

/* The texts of all sayings, as long as they are gathered. */
typedef struct Gathering {
    PromptChoices *choices;
    Arena *arena;
    Numbered *answers;
    size_t count, answer_capacity, saying_capacity;
} Gathering;

bool prompt_choices_has(const Card *card) {
    return (card->kind == CARD_CHOICE || card->kind == CARD_SEVERAL) && card->fact_count == 0;
}

static int compare_numbered(const void *left, const void *right) {
    return strcmp(((const Numbered *)left)->text, ((const Numbered *)right)->text);
}

/* Gives equal texts equal numbers below `count`, into `numbers`. */
static void number_texts(Numbered *texts, size_t count, uint32_t *numbers) {
    uint32_t number = 0;
    if (count) qsort(texts, count, sizeof *texts, compare_numbered);
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && strcmp(texts[i - 1].text, texts[i].text) != 0) number++;
        numbers[texts[i].index] = number;
    }
}

/* "None of these" is another thing on every card. */
static bool is_about_others(const Card *card, size_t option) {
    return option + 1 == card->stays_last || option + 1 == card->stays_second_last;
}

/* A name by its number, which no folded text looks like. */
static const char *name_text(uint32_t name, Arena *arena) {
    return arena_format(arena, "\n%u", (unsigned)name);
}

static const char *answer_text(const NameIndex *names, const char *option, Arena *arena) {
    const char *folded = text_fold(arena, option);
    uint32_t name = names ? name_index_find_folded(names, folded) : NAME_NONE;
    return name == NAME_NONE ? folded : name_text(name, arena);
}

static void add_saying(Gathering *gathering, const char *text, bool right, bool of_relative) {
    PromptChoices *choices = gathering->choices;
    choices->sayings = arena_grow(gathering->arena, choices->sayings, gathering->count,
                                  &gathering->saying_capacity, sizeof *choices->sayings);
    gathering->answers = arena_grow(gathering->arena, gathering->answers, gathering->count,
                                    &gathering->answer_capacity, sizeof *gathering->answers);
    choices->sayings[gathering->count] = (Saying){.right = right, .of_relative = of_relative};
    gathering->answers[gathering->count] = (Numbered){text, gathering->count};
    gathering->count++;
}

/* Groups of the name, and what stands in it as a group. */
static void add_relatives(Gathering *gathering, const char *option, bool right) {
    const NameIndex *names = gathering->choices->names;
    uint32_t relatives[2 * RELATIVES_MAX], name = name_index_find(names, option);
    if (name == NAME_NONE) return;
    size_t count = name_index_wholes(names, name, relatives, RELATIVES_MAX);
    count += name_index_members(names, name, relatives + count, RELATIVES_MAX);
    for (size_t i = 0; i < count; i++)
        add_saying(gathering, name_text(relatives[i], gathering->arena), right, true);
}

/* What two cards have in common that ask the very same: their kind and right answers in order of their texts,
 * and all options where one that is right is about the others. */
static const char *question_text(const Card *card, const char **texts, Arena *arena) {
    size_t count = card->right_count, length = 1;
    for (size_t i = 0; i < card->right_count; i++)
        if (is_about_others(card, i)) count = card->option_count;
    for (size_t i = 0; i < count; i++) length += strlen(texts[i]) + 1;
    qsort(texts, count, sizeof *texts, text_compare);
    char *text = arena_alloc(arena, length), *end = text;
    for (size_t i = 0; i < count; i++)
        if (i == 0 || strcmp(texts[i - 1], texts[i]) != 0) end = stpcpy(stpcpy(end, texts[i]), "\n");
    return ARENA_JOIN(arena, card_kind_name(card->kind), "\n", text);
}

static const char *gather(Gathering *gathering, const Card *card) {
    const NameIndex *names = gathering->choices->names;
    const char **texts = arena_alloc_array(gathering->arena, card->option_count, sizeof *texts);
    bool has_groups = names && name_index_has_groups(names);
    for (size_t i = 0; i < card->option_count; i++) {
        texts[i] = answer_text(names, card->options[i], gathering->arena);
        if (is_about_others(card, i)) continue;
        add_saying(gathering, texts[i], i < card->right_count, false);
        if (has_groups) add_relatives(gathering, card->options[i], i < card->right_count);
    }
    return question_text(card, texts, gathering->arena);
}

PromptChoices *prompt_choices_make(const Card *const *cards, size_t count, const NameIndex *names,
                                   Arena *arena) {
    PromptChoices *choices = arena_alloc(arena, sizeof *choices);
    *choices = (PromptChoices){.cards = cards, .names = names};
    choices->choices = arena_alloc_array(arena, count, sizeof *choices->choices);
    choices->questions = arena_alloc_array(arena, count, sizeof *choices->questions);
    Gathering gathering = {.choices = choices, .arena = arena};
    Numbered *asked = arena_alloc_array(arena, count, sizeof *asked);
    size_t asked_count = 0;
    for (size_t i = 0; i < count; i++) {
        ChoiceCard *choice = &choices->choices[i];
        if (!prompt_choices_has(cards[i])) continue;
        choice->first = gathering.count;
        asked[asked_count++] = (Numbered){gather(&gathering, cards[i]), i};
        choice->count = gathering.count - choice->first;
    }
    choices->answers = arena_alloc_array(arena, gathering.count, sizeof *choices->answers);
    number_texts(gathering.answers, gathering.count, choices->answers);
    number_texts(asked, asked_count, choices->questions);
    choices->right = arena_alloc_array(arena, gathering.count, sizeof *choices->right);
    choices->wrong = arena_alloc_array(arena, gathering.count, sizeof *choices->wrong);
    choices->same = arena_alloc_array(arena, count, sizeof *choices->same);
    return choices;
}

const Card *prompt_choices_contradict(const PromptChoices *choices, size_t at) {
    const ChoiceCard *choice = &choices->choices[at];
    for (size_t i = choice->first; i < choice->first + choice->count; i++) {
        const Card **otherwise = choices->sayings[i].right ? choices->wrong : choices->right;
        if (otherwise[choices->answers[i]]) return otherwise[choices->answers[i]];
    }
    return NULL;
}

const Card *prompt_choices_same(const PromptChoices *choices, size_t at) {
    return choices->same[choices->questions[at]];
}

void prompt_choices_keep(PromptChoices *choices, size_t at) {
    const ChoiceCard *choice = &choices->choices[at];
    const Card *card = choices->cards[at];
    for (size_t i = choice->first; i < choice->first + choice->count; i++) {
        const Card **kept = choices->sayings[i].right ? choices->right : choices->wrong;
        if (!choices->sayings[i].of_relative && !kept[choices->answers[i]]) kept[choices->answers[i]] = card;
    }
    if (!choices->same[choices->questions[at]]) choices->same[choices->questions[at]] = card;
}
