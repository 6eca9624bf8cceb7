/* Cards that ask nearly the same: by dice against a naive model that compares every two, and in numbers of
 * which not every two may be compared. */
#include "unit/cmocka_test.h"

#include <stdio.h>
#include <string.h>

#include "base/random.h"
#include "cards/near_prompts.h"

#define LISTS 3000
#define CARDS_MAX 12
#define WORDS_MAX 9
#define HOSTILE_CARDS 20000

typedef struct Prompt {
    uint32_t words[WORDS_MAX];
    size_t count;
    char text[4 * WORDS_MAX];
} Prompt;

static const char *const TEMPLATES[] = {NULL, NULL, "one {a}", "two {a}"};
static const char *ANSWERS[] = {"Ann", "ann", "Bob"};

static void roll_prompt(Random *dice, Prompt *prompt) {
    prompt->count = 1 + random_below(dice, WORDS_MAX);
    prompt->text[0] = '\0';
    char *end = prompt->text;
    for (size_t i = 0; i < prompt->count; i++) {
        prompt->words[i] = random_below(dice, 2); /* few words, so that prompts are often near */
        end += sprintf(end, "w%u%s", prompt->words[i], i % 3 ? ", " : " ");
    }
}

/* The trigrams of a prompt as numbers, each once; a shorter prompt is one trigram. */
static size_t list_trigrams(const Prompt *prompt, uint32_t *out) {
    size_t count = 0;
    for (size_t i = 0; i + 3 <= prompt->count || i == 0; i++) {
        uint32_t trigram = 0;
        for (size_t w = 0; w < 3; w++)
            trigram = trigram * 4 + (i + w < prompt->count ? prompt->words[i + w] + 1 : 0);
        bool known = false;
        for (size_t k = 0; k < count; k++) known |= out[k] == trigram;
        if (!known) out[count++] = trigram;
    }
    return count;
}

static bool model_is_near(const Prompt *a, const Prompt *b) {
    uint32_t first[WORDS_MAX], second[WORDS_MAX];
    size_t first_count = list_trigrams(a, first), second_count = list_trigrams(b, second), common = 0;
    for (size_t i = 0; i < first_count; i++)
        for (size_t j = 0; j < second_count; j++) common += first[i] == second[j];
    return common * 10 >= 6 * (first_count + second_count - common);
}

static bool model_warns(const Card *cards, const Prompt *prompts, size_t card) {
    for (size_t i = 0; i < card; i++) {
        const Card *a = &cards[i], *b = &cards[card];
        bool same_answer =
            a->kind == b->kind && (a->options[0] == ANSWERS[2]) == (b->options[0] == ANSWERS[2]);
        bool same_template = a->asked_as && a->asked_as == b->asked_as;
        if (same_answer && !same_template && model_is_near(&prompts[i], &prompts[card])) return true;
    }
    return false;
}

static void near_prompts_are_those_of_the_model(void **state) {
    (void)state;
    size_t near = 0, apart = 0;
    for (uint64_t seed = 0; seed < LISTS; seed++) {
        Random dice = random_seeded(seed);
        Card cards[CARDS_MAX] = {0};
        Prompt prompts[CARDS_MAX];
        CardList list = {0};
        Arena scratch = {0};
        size_t count = 2 + random_below(&dice, CARDS_MAX - 1);
        for (size_t i = 0; i < count; i++) {
            roll_prompt(&dice, &prompts[i]);
            cards[i] = (Card){.kind = random_below(&dice, 2) ? CARD_CHOICE : CARD_TYPED,
                              .prompt = prompts[i].text,
                              .asked_as = TEMPLATES[random_below(&dice, 4)],
                              .options = &ANSWERS[random_below(&dice, 3)],
                              .option_count = 1,
                              .right_count = 1,
                              .place = {"test.yaml", (uint32_t)i + 1, 1}};
            card_list_add(&list, &scratch, &cards[i]);
        }
        Problems problems = {0};
        near_prompts_warn(&list, "test.yaml", &scratch, &problems);
        size_t told = 0;
        for (size_t i = 0; i < list.count; i++) {
            bool warned = told < problems.count && problems.items[told].place.line == i + 1;
            told += warned;
            if (warned != model_warns(cards, prompts, i))
                fail_msg("seed %d, card %zu: \"%s\": %d", (int)seed, i + 1, prompts[i].text, warned);
            near += warned;
            apart += !warned;
        }
        assert_int_equal(told, problems.count);
        arena_release(&scratch);
        problems_release(&problems);
    }
    if (near < LISTS / 4 || apart < LISTS / 4) fail_msg("only %zu are near, %zu are not", near, apart);
}

/* All alike, by hand and so without a template that excuses them: the work stops somewhere and says so. */
static void very_many_alike_are_not_all_compared(void **state) {
    (void)state;
    Arena arena = {0}, scratch = {0};
    Problems problems = {0};
    CardList list = {0};
    for (size_t i = 0; i < HOSTILE_CARDS; i++) {
        Card card = {.kind = CARD_CHOICE,
                     .prompt = arena_format(&arena, "What is it that we all do here at %zu?", i % 50),
                     .options = ANSWERS,
                     .option_count = 1,
                     .right_count = 1,
                     .place = {"test.yaml", (uint32_t)i + 1, 1}};
        card_list_add(&list, &arena, &card);
    }
    near_prompts_warn(&list, "test.yaml", &scratch, &problems);
    problems_sort(&problems);
    assert_int_equal(problems.items[0].place.line, 0);
    assert_non_null(strstr(problems.items[0].sentence, "smaller packs are checked whole"));
    arena_release(&scratch);
    arena_release(&arena);
    problems_release(&problems);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(near_prompts_are_those_of_the_model),
        cmocka_unit_test(very_many_alike_are_not_all_compared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
