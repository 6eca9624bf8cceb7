/* Which card gives another one away. */
#include "unit/cmocka_test.h"

#include "cards/leak.h"

/* Cards made to tell each other, or not. */
static void leaks_are_seen(void **state) {
    (void)state;
    static const char *kit[] = {"Kit Connor", "Joe Locke"}, *park[] = {"the park", "the sea"};
    static const uint32_t one[] = {1}, two[] = {2};
    const Card who = {
        .prompt = "Who plays Nick Nelson?", .options = kit, .option_count = 2, .right_count = 1};
    const struct {
        const char *what;
        Card first, second;
        bool leak;
    } rows[] = {
        {"the same fact",
         {.prompt = "a", .facts = one, .fact_count = 1},
         {.prompt = "b", .facts = one, .fact_count = 1},
         true},
        {"another fact",
         {.prompt = "a", .facts = one, .fact_count = 1},
         {.prompt = "b", .facts = two, .fact_count = 1},
         false},
        {"an explanation that says it all",
         {.prompt = "Where do they walk?",
          .options = park,
          .option_count = 2,
          .right_count = 1,
          .explanation = "Kit Connor, who plays Nick Nelson, likes it there."},
         who,
         true},
        {"the answer alone, about something else",
         {.prompt = "Who had a rugby coach?", .options = kit, .option_count = 2, .right_count = 1},
         who,
         false},
        {"a wrong option",
         {.prompt = "Who plays Charlie Spring and not Nick Nelson?",
          .options = (const char *[]){"Joe Locke", "Kit Connor"},
          .option_count = 2,
          .right_count = 1},
         who,
         false},
        {"a true statement",
         {.kind = CARD_TRUE_FALSE, .prompt = "Kit Connor plays Nick Nelson.", .statement_is_true = true},
         who,
         true},
        {"a false statement",
         {.kind = CARD_TRUE_FALSE, .prompt = "Kit Connor plays Nick Nelson."},
         who,
         false},
        {"a number",
         {.prompt = "x", .explanation = "10000 people auditioned for the part."},
         {.kind = CARD_NUMBER, .prompt = "How many people auditioned?", .number = {.value = 10000}},
         true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Arena arena = {0};
        LeakText first = leak_text_of(&rows[i].first, &arena), second = leak_text_of(&rows[i].second, &arena);
        if (leak_gives_away(&rows[i].first, &first, &rows[i].second, &second) != rows[i].leak)
            fail_msg("%s", rows[i].what);
        arena_release(&arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(leaks_are_seen)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
