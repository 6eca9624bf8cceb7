/* What card_proof refuses or warns of in one card, and between the cards of a list. */
#include "unit/facts_fixture.h"

#include "cards/card_list_proof.h"
#include "cards/card_proof.h"

#define W10 "wwwwwwwwww"
#define W40 W10 W10 W10 W10
#define W80 W40 W40
#define W200 W80 W80 W40
#define E10                                                                                                  \
    "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9" /* 10 letters in 20   \
                                                                                          bytes */
#define E80 E10 E10 E10 E10 E10 E10 E10 E10

/* One card in a row: right answers, then wrong ones, each list ending with NULL. */
typedef struct ProofRow {
    const char *prompt;
    const char *right[4], *wrong[4];
    const char *explanation;
    const char *part; /* of the sentence; NULL: nothing is said */
    bool is_warning;
} ProofRow;

static const ProofRow ROWS[] = {
    {"Who?", {"A"}, {"B"}, NULL, NULL, false},
    {"Who?", {"A", "B", "C"}, {"D", "E", "F"}, "Because.", NULL, false},
    /* lengths, in characters */
    {"", {"A"}, {"B"}, NULL, "The question is empty", false},
    {W200, {"A"}, {"B"}, NULL, NULL, false},
    {W200 "?", {"A"}, {"B"}, NULL, "The question has 201 characters; at most 200 fit", false},
    {"Who?", {""}, {"B"}, NULL, "The option is empty", false},
    {"Who?", {"A"}, {"B", ""}, NULL, "The option is empty", false},
    {"Who?", {W80}, {E80}, NULL, NULL, false},
    {"Who?", {W80 "w"}, {W80}, NULL, "The option has 81 characters; at most 80 fit", false},
    {"Who?", {W80}, {E80 "\xC3\xA9"}, NULL, "The option has 81 characters", false},
    {"Who?", {"A"}, {"B"}, "", "The explanation is empty", false},
    {"Who?", {"A"}, {"B"}, W200 W80 W10 W10, NULL, false},
    {"Who?",
     {"A"},
     {"B"},
     W200 W80 W10 W10 ".",
     "The explanation has 301 characters; at most 300 fit",
     false},
    /* too few */
    {"Who?", {NULL}, {"B"}, NULL, "too few options", false},
    {"Who?", {"A"}, {NULL}, NULL, "too few options", false},
    {"Who?", {NULL}, {NULL}, NULL, "too few options", false},
    /* two right ones, and options that read the same */
    {"Who?", {"Ann"}, {"ANN"}, NULL, "\"ANN\" would be a second right answer beside \"Ann\"", false},
    {"Who?", {"Ann"}, {"Bob", "\xC3\x81nn"}, NULL, "would be a second right answer", false},
    {"Who?", {"Ann", "Bob"}, {"Cid", "bob "}, NULL, "beside \"Bob\"", false},
    {"Who?", {"Ann"}, {"Annie"}, NULL, "would be a second right answer", false},
    {"Who?", {"Ann"}, {"Ann and Bob"}, NULL, "would be a second right answer", false},
    {"Who?", {"ann AND bob"}, {"Annie"}, NULL, "would be a second right answer", false},
    {"Who?", {"Cid"}, {"Ann", "Annie"}, NULL, "\"Ann\" and \"Annie\" read the same", false},
    {"Who?",
     {"Cid"},
     {"Bob", "Dee",
      " B\xC3\xB3"
      "b"},
     NULL,
     "read the same",
     false},
    {"Who?", {"Cid"}, {"Ann and Bob", "Bob"}, NULL, "read the same", false},
    {"Who?", {"Cid"}, {"Ann", "Bob"}, NULL, NULL, false},
    {"Who?", {"Ann", "ANN"}, {"Bob"}, NULL, NULL, false}, /* one of them is shown */
    {"Who?", {"C"}, {"C++", "C#"}, NULL, NULL, false},
    {"How many?", {"2"}, {"20", "12"}, NULL, NULL, false},
    /* a question that tells its answer */
    {"Who is Ann?", {"Ann"}, {"Bob"}, NULL, "tells its own answer \"Ann\"", false},
    {"Who is \xC3\xA1NN?", {"Ann"}, {"Bob"}, NULL, "tells its own answer", false},
    {"Ann", {"Ann"}, {"Bob"}, NULL, "tells its own answer", false},
    {"Who sang with \"Cid and Dee\"?", {"Bob", "Dee"}, {"Eve"}, NULL, "tells its own answer \"Dee\"", false},
    {"Who is Annabel?", {"Ann"}, {"Bob"}, NULL, NULL, false},
    {"Who is Joann?", {"Ann"}, {"Bob"}, NULL, NULL, false},
    {"Who is Joann, or Ann?", {"Ann"}, {"Bob"}, NULL, "tells its own answer", false},
    {"Who is Bob's friend?", {"Ann"}, {"Bob"}, NULL, NULL, false}, /* a wrong one may be told */
    {"In which of the 20 years?", {"2"}, {"3"}, NULL, NULL, false},
    /* awkward only */
    {"Who?", {"Nine char"}, {"Five", "Four"}, NULL, "stands out", true},
    {"Who?", {"Eight ch"}, {"Five", "Four"}, NULL, NULL, false},
    {"Who?", {"A", "Nine char"}, {"Five", "Four"}, NULL, "\"Nine char\" stands out", true},
};

static const NameIndex *index_names(Arena *arena) {
    static const char *annie[] = {"Annie"}, *duo[] = {"Ann", "Bob"};
    static Name names[] = {{.printed = "Ann", .variants = annie, .variant_count = 1},
                           {.printed = "Ann and Bob", .members = duo, .member_count = 2}};
    static FactBase facts;
    facts = make_facts(NULL, 0, names, 2);
    return name_index_build(arena, arena, &facts);
}

static Card make_card(Arena *arena, const ProofRow *row) {
    Card card = {.id = "card",
                 .kind = CARD_CHOICE,
                 .prompt = row->prompt,
                 .explanation = row->explanation,
                 .place = {"cards.yaml", 7, 3}};
    card.options = arena_alloc_array(arena, 8, sizeof *card.options);
    for (size_t i = 0; i < 4 && row->right[i]; i++) card.options[card.option_count++] = row->right[i];
    card.right_count = card.option_count;
    for (size_t i = 0; i < 4 && row->wrong[i]; i++) card.options[card.option_count++] = row->wrong[i];
    return card;
}

static void each_fault_of_a_card_is_told(void **state) {
    (void)state;
    Arena arena = {0};
    const NameIndex *names = index_names(&arena);
    for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) {
        const ProofRow *row = &ROWS[i];
        Problems problems = {0};
        Card card = make_card(&arena, row);
        bool fair = card_proof_check(&card, names, &problems);
        const char *said = problems.count ? problems.items[0].sentence : "nothing";
        if (fair != (!row->part || row->is_warning))
            fail_msg("row %zu, \"%s\": fair %d: %s", i, row->prompt, fair, said);
        if (row->part ? !strstr(said, row->part) : problems.count > 0)
            fail_msg("row %zu, \"%s\": %s", i, row->prompt, said);
        if (row->part && (problems.items[0].place.line != 7 || (problems.warnings > 0) != row->is_warning))
            fail_msg("row %zu: line %u", i, problems.items[0].place.line);
        problems_release(&problems);
    }
    arena_release(&arena);
}

static void statements_may_say_anything(void **state) {
    (void)state;
    static const char *options[] = {"True", "False"};
    Arena arena = {0};
    const NameIndex *names = index_names(&arena);
    Problems problems = {0};
    Card card = {.id = "card",
                 .kind = CARD_TRUE_FALSE,
                 .prompt = "True is the opposite of False.",
                 .options = options,
                 .option_count = 2,
                 .right_count = 1,
                 .statement_is_true = true};
    assert_true(card_proof_check(&card, names, &problems));
    card.prompt = "";
    assert_false(card_proof_check(&card, names, &problems));
    problems_release(&problems);
    arena_release(&arena);
}

/* Two cards, the second in line 8: kept, dropped without a word, or an error at its line. */
static void cards_of_one_question_are_compared(void **state) {
    (void)state;
    static const struct {
        ProofRow first, second;
        size_t kept, errors;
    } rows[] = {
        {{"Who?", {"A"}, {"B"}, NULL, NULL, 0}, {"Which?", {"A"}, {"B"}, NULL, NULL, 0}, 2, 0},
        {{"Who?", {"A"}, {"B"}, NULL, NULL, 0}, {"Who?", {"A"}, {"C"}, NULL, NULL, 0}, 1, 0},
        {{"Who?", {"A"}, {"B"}, NULL, NULL, 0}, {"WHO? ", {"a"}, {"C"}, NULL, NULL, 0}, 1, 0},
        {{"Who?", {"A"}, {"B"}, NULL, NULL, 0}, {"Who?", {"B"}, {"A"}, NULL, NULL, 0}, 1, 1},
        {{"Who?", {"A", "B"}, {"C"}, NULL, NULL, 0}, {"who?", {"B", "A"}, {"C"}, NULL, NULL, 0}, 1, 0},
        {{"Who?", {"A", "B"}, {"C"}, NULL, NULL, 0}, {"who?", {"A"}, {"C"}, NULL, NULL, 0}, 2, 0},
        {{"Who?", {"A", "B"}, {"C"}, NULL, NULL, 0}, {"who?", {"A", "D"}, {"C"}, NULL, NULL, 0}, 2, 0},
        /* other options and another answer: neither is wrong for the other */
        {{"Who?", {"A"}, {"B"}, NULL, NULL, 0}, {"Who?", {"C"}, {"D"}, NULL, NULL, 0}, 2, 0},
        {{"Who?", {"A"}, {"B"}, NULL, NULL, 0}, {"Who?", {"C"}, {"b"}, NULL, NULL, 0}, 2, 0},
        {{"Who?", {"A"}, {"B"}, NULL, NULL, 0}, {"Who?", {"C"}, {"D", "a"}, NULL, NULL, 0}, 1, 1},
        {{"Who?", {"A"}, {"B", "C"}, NULL, NULL, 0}, {"Who?", {"c"}, {"D"}, NULL, NULL, 0}, 1, 1},
        {{"Who?", {"Ann"}, {"B"}, NULL, NULL, 0}, {"Who?", {"C"}, {"Annie"}, NULL, NULL, 0}, 1, 1},
        /* a name against a group that it is part of, and against another part */
        {{"Who?", {"Ann and Bob"}, {"B"}, NULL, NULL, 0}, {"Who?", {"C"}, {"Annie"}, NULL, NULL, 0}, 1, 1},
        {{"Who?", {"C"}, {"Bob"}, NULL, NULL, 0}, {"Who?", {"Ann and Bob"}, {"D"}, NULL, NULL, 0}, 1, 1},
        {{"Who?", {"C"}, {"Bob"}, NULL, NULL, 0}, {"Who?", {"Ann"}, {"D"}, NULL, NULL, 0}, 2, 0},
        {{"Who?", {"Ann"}, {"Bob"}, NULL, NULL, 0}, {"who?", {"Annie"}, {"Bob"}, NULL, NULL, 0}, 1, 0},
        {{"Who?", {"A", "a"}, {"C"}, NULL, NULL, 0}, {"who?", {"A"}, {"C"}, NULL, NULL, 0}, 1, 0},
        {{"Who?", {"A", "a"}, {"C"}, NULL, NULL, 0}, {"who?", {"A", "D"}, {"C"}, NULL, NULL, 0}, 2, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Arena arena = {0}, scratch = {0};
        Problems problems = {0};
        Card items[] = {make_card(&arena, &rows[i].first), make_card(&arena, &rows[i].second)};
        items[1].place.line = 8;
        CardList cards = {0};
        for (size_t c = 0; c < 2; c++) card_list_add(&cards, &arena, &items[c]);
        card_list_make_distinct(&cards, index_names(&arena), &arena, &scratch, &problems);
        if (cards.count != rows[i].kept || problems.errors != rows[i].errors ||
            problems.warnings != (i > 0 && rows[i].kept == 2))
            fail_msg("row %zu: %zu kept, %zu errors, %zu warnings", i, cards.count, problems.errors,
                     problems.warnings);
        assert_string_equal(cards.items[0].prompt, rows[i].first.prompt);
        if (problems.errors) {
            assert_int_equal(problems.items[0].place.line, 8);
            assert_non_null(
                strstr(problems.items[0].sentence, "is asked in line 7 too, with another answer"));
        }
        if (cards.count == 2) assert_string_equal(cards.items[1].id, "card~2");
        problems_release(&problems);
        arena_release(&arena);
        arena_release(&scratch);
    }
}

/* Three to six cards of one prompt: which stay, as letters of a text. */
static void cards_beside_several_choices(void **state) {
    (void)state;
    typedef struct Beside {
        CardKind kind;
        uint32_t stays_last;
        const char *right[4], *wrong[4];
        bool of_facts;
    } Beside;
    static const struct {
        Beside cards[5];
        const char *kept;
        size_t errors;
    } rows[] = {
        {{{CARD_CHOICE, 0, {"A"}, {"B"}, 0},
          {CARD_CHOICE, 0, {"C"}, {"D"}, 0},
          {CARD_CHOICE, 0, {"E"}, {"F"}, 0}},
         "012",
         0},
        {{{CARD_CHOICE, 0, {"A"}, {"B"}, 0},
          {CARD_CHOICE, 0, {"C"}, {"D"}, 0},
          {CARD_CHOICE, 0, {"c"}, {"F"}, 0}},
         "01",
         0},
        /* what was refused contradicts nobody */
        {{{CARD_CHOICE, 0, {"A"}, {"B"}, 0},
          {CARD_CHOICE, 0, {"B"}, {"C"}, 0},
          {CARD_CHOICE, 0, {"C"}, {"F"}, 0}},
         "02",
         1},
        /* the third is no copy of the first alone, since the second says otherwise */
        {{{CARD_CHOICE, 0, {"A"}, {"B"}, 0},
          {CARD_CHOICE, 0, {"C"}, {"D"}, 0},
          {CARD_CHOICE, 0, {"A"}, {"C"}, 0}},
         "01",
         1},
        /* all that are right, and any of them */
        {{{CARD_SEVERAL, 0, {"A", "B"}, {"C"}, 0},
          {CARD_CHOICE, 0, {"A", "B"}, {"C"}, 0},
          {CARD_SEVERAL, 0, {"B", "A"}, {"D"}, 0}},
         "01",
         0},
        {{{CARD_SEVERAL, 0, {"A", "B"}, {"C"}, 0}, {CARD_CHOICE, 0, {"D"}, {"B"}, 0}}, "0", 1},
        /* one that is written asks for any of them */
        {{{CARD_CHOICE, 0, {"A"}, {"B"}, 0}, {CARD_TYPED, 0, {"A"}, {NULL}, 0}}, "01", 0},
        {{{CARD_CHOICE, 0, {"A"}, {"B"}, 0},
          {CARD_CHOICE, 0, {"C"}, {"B"}, 0},
          {CARD_TYPED, 0, {"A"}, {NULL}, 0}},
         "01",
         1},
        {{{CARD_TYPED, 0, {"A"}, {NULL}, 0},
          {CARD_CHOICE, 0, {"A"}, {"B"}, 0},
          {CARD_CHOICE, 0, {"C"}, {"B"}, 0}},
         "01",
         1},
        {{{CARD_TYPED, 0, {"A"}, {NULL}, 0}, {CARD_TYPED, 0, {"C"}, {NULL}, 0}}, "0", 1},
        /* "None of these" is another thing on each */
        {{{CARD_CHOICE, 3, {"A"}, {"B", "None"}, 0},
          {CARD_CHOICE, 1, {"None"}, {"C", "D"}, 0},
          {CARD_CHOICE, 1, {"None"}, {"E", "F"}, 0},
          {CARD_CHOICE, 1, {"None"}, {"F", "E"}, 0}},
         "012",
         0},
        /* facts know all that is right */
        {{{CARD_CHOICE, 0, {"A"}, {"B"}, 0},
          {CARD_CHOICE, 0, {"C"}, {"D"}, 0},
          {CARD_CHOICE, 0, {"E"}, {"F"}, 1}},
         "2",
         2},
        {{{CARD_CHOICE, 0, {"A"}, {"B"}, 0},
          {CARD_CHOICE, 0, {"C"}, {"D"}, 0},
          {CARD_CHOICE, 0, {"C"}, {"F"}, 1}},
         "1",
         1},
        {{{CARD_CHOICE, 0, {"E"}, {"F"}, 1},
          {CARD_CHOICE, 0, {"A"}, {"B"}, 0},
          {CARD_CHOICE, 0, {"E"}, {"D"}, 0}},
         "0",
         1},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        static const uint32_t fact = 0;
        Arena arena = {0}, scratch = {0};
        Problems problems = {0};
        CardList cards = {0};
        for (uint32_t c = 0; c < 5 && rows[i].cards[c].right[0]; c++) {
            const Beside *beside = &rows[i].cards[c];
            ProofRow row = {.prompt = "Who?"};
            memcpy(row.right, beside->right, sizeof row.right);
            memcpy(row.wrong, beside->wrong, sizeof row.wrong);
            Card card = make_card(&arena, &row);
            card.kind = beside->kind;
            card.stays_last = beside->stays_last;
            card.place.line = c;
            card.facts = &fact;
            card.fact_count = beside->of_facts;
            card_list_add(&cards, &arena, &card);
        }
        card_list_make_distinct(&cards, index_names(&arena), &arena, &scratch, &problems);
        char kept[8] = "";
        for (size_t c = 0; c < cards.count; c++) kept[c] = (char)('0' + cards.items[c].place.line);
        if (strcmp(kept, rows[i].kept) != 0 || problems.errors != rows[i].errors)
            fail_msg("row %zu: \"%s\" stay, %zu errors", i, kept, problems.errors);
        problems_release(&problems);
        arena_release(&arena);
        arena_release(&scratch);
    }
}

static void statements_of_one_text_are_compared(void **state) {
    (void)state;
    static const struct {
        CardKind kind;
        bool is_true;
        size_t errors;
    } rows[] = {{CARD_TRUE_FALSE, true, 0}, {CARD_TRUE_FALSE, false, 1}, {CARD_CHOICE, false, 1}};
    static const char *options[] = {"True", "False"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Arena arena = {0}, scratch = {0};
        Problems problems = {0};
        Card card = {.id = "card",
                     .kind = CARD_TRUE_FALSE,
                     .prompt = "It is.",
                     .options = options,
                     .option_count = 2,
                     .right_count = 1,
                     .statement_is_true = true,
                     .place = {"cards.yaml", 1, 1}};
        Card items[] = {card, card};
        items[1].kind = rows[i].kind;
        items[1].statement_is_true = rows[i].is_true;
        CardList cards = {0};
        for (size_t c = 0; c < 2; c++) card_list_add(&cards, &arena, &items[c]);
        card_list_make_distinct(&cards, index_names(&arena), &arena, &scratch, &problems);
        if (cards.count != 1 || problems.errors != rows[i].errors)
            fail_msg("row %zu: %zu errors", i, problems.errors);
        problems_release(&problems);
        arena_release(&arena);
        arena_release(&scratch);
    }
}

static void no_cards_are_distinct(void **state) {
    (void)state;
    Arena arena = {0}, scratch = {0};
    Problems problems = {0};
    CardList cards = {0};
    card_list_make_distinct(&cards, index_names(&arena), &arena, &scratch, &problems);
    assert_int_equal(cards.count, 0);
    arena_release(&arena);
    arena_release(&scratch);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_fault_of_a_card_is_told),        cmocka_unit_test(statements_may_say_anything),
        cmocka_unit_test(cards_of_one_question_are_compared),  cmocka_unit_test(cards_beside_several_choices),
        cmocka_unit_test(statements_of_one_text_are_compared), cmocka_unit_test(no_cards_are_distinct),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
