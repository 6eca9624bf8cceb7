/* Thousands of small fact bases by dice, whose every card is held against a naive model that goes through all
 * facts with plain loops; and large ones, which must not take long. */
#include "unit/kinds_fixture.h"

#include "base/random.h"
#include "unit/names_model.h"

#define RANDOM_BASES 4000
#define LARGE_ROWS 5000

/* A question as the model sees it: texts told by the names of their columns. */
typedef struct Told {
    const char *columns[4], *values[4];
    size_t count;
    const char *asked; /* the name of the asked column */
} Told;

static const char *value_named(const Relation *relation, const Fact *fact, const char *column) {
    size_t c = relation_find_column(relation, column);
    return c == SIZE_MAX ? NULL : fact->values[c];
}

/* Whether any fact makes the value right; where `widely`, facts about groups around and parts of what is told
 * count, and parts and wholes of the value. */
static bool model_is_right(World *world, Arena *arena, const Told *told, const char *text, bool widely) {
    for (size_t r = 0; r < world->facts.relation_count; r++) {
        const Relation *relation = &world->facts.relations[r];
        for (size_t f = 0; f < relation->fact_count; f++) {
            const char *value = value_named(relation, &relation->facts[f], told->asked);
            bool agrees = value != NULL;
            for (size_t t = 0; t < told->count && agrees; t++) {
                const char *own = value_named(relation, &relation->facts[f], told->columns[t]);
                agrees = own && (widely ? naive_clash(arena, &world->facts, own, told->values[t])
                                        : naive_same(arena, &world->facts, own, told->values[t]));
            }
            if (agrees && (widely ? naive_clash(arena, &world->facts, value, text)
                                  : naive_same(arena, &world->facts, value, text)))
                return true;
        }
    }
    return false;
}

/* Whether the pack says so: a row of the very question denies it, or the column is complete and has it. */
static bool model_is_proved_wrong(World *world, Arena *arena, const Relation *relation, const Told *told,
                                  const char *text) {
    size_t column = relation_find_column(relation, told->asked);
    for (size_t f = 0; f < relation->fact_count; f++) {
        const Fact *fact = &relation->facts[f];
        if (relation->complete[column] && fact->values[column] &&
            naive_same(arena, &world->facts, fact->values[column], text))
            return true;
        bool same_question = fact->values[column] != NULL;
        for (size_t t = 0; t < told->count && same_question; t++) {
            const char *own = value_named(relation, fact, told->columns[t]);
            same_question = own && naive_same(arena, &world->facts, own, told->values[t]);
        }
        for (size_t d = 0; same_question && d < fact->denied_count; d++)
            if (fact->denied[d].column == column && same_text(arena, fact->denied[d].value, text))
                return true;
    }
    return false;
}

typedef struct Checked {
    World *world;
    Arena *arena;
    const Card *card;
    const Relation *relation;
    Told told;
    uint64_t seed;
} Checked;

static void must_be_right(const Checked *checked, const char *text) {
    if (!model_is_right(checked->world, checked->arena, &checked->told, text, false))
        fail_msg("seed %d: %s: \"%s\" is not right", (int)checked->seed, checked->card->id, text);
}

/* A value that is denied may be right for a part of what is told, but never for it or a group around it. */
static void must_be_wrong(const Checked *checked, const char *text) {
    bool denied = !checked->relation->complete[relation_find_column(checked->relation, checked->told.asked)];
    if (model_is_right(checked->world, checked->arena, &checked->told, text, false))
        fail_msg("seed %d: %s: \"%s\" is right", (int)checked->seed, checked->card->id, text);
    if (!model_is_proved_wrong(checked->world, checked->arena, checked->relation, &checked->told, text))
        fail_msg("seed %d: %s: \"%s\" is wrong by absence alone", (int)checked->seed, checked->card->id,
                 text);
    for (size_t d = 0; d < checked->relation->fact_count && !denied; d++)
        denied = checked->relation->facts[d].denied_count > 0;
    if (!denied && model_is_right(checked->world, checked->arena, &checked->told, text, true))
        fail_msg("seed %d: %s: \"%s\" may be right", (int)checked->seed, checked->card->id, text);
}

static void check_options(const Checked *checked) {
    const Card *card = checked->card;
    for (size_t i = 0; i < card->option_count; i++) {
        bool is_right = card->kind == CARD_ODD_ONE_OUT ? i > 0 : i < card->right_count;
        if (is_right)
            must_be_right(checked, card->options[i]);
        else
            must_be_wrong(checked, card->options[i]);
    }
    for (size_t i = 0; i < card->rival_count; i++)
        if (model_is_right(checked->world, checked->arena, &checked->told, card->rivals[i], false))
            fail_msg("seed %d: %s: the rival \"%s\" is right", (int)checked->seed, card->id, card->rivals[i]);
}

static const char *const WORDS[] = {"Ann", "ANN ", "Annie", "Bob", "Robert", "Cid", "Dee", "Ann and Bob",
                                    "All", "Eve",  "Fay",   "Gus", "Hal",    "Ida", "Jim", "Kim"};

/* "S told = value"; the value as the word it is, since the model knows texts by their address. */
static void check_statement(const Checked *checked) {
    const char *value = strstr(checked->card->prompt, "= ") + 2;
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
        if (strcmp(value, WORDS[i]) == 0) value = WORDS[i];
    if (checked->card->statement_is_true)
        must_be_right(checked, value);
    else
        must_be_wrong(checked, value);
}

static void check_pairs(Checked *checked) {
    const Card *card = checked->card;
    const PairsQuestion *question = &checked->relation->pairs[0];
    for (size_t i = 0; i < card->option_count; i += 2) {
        checked->told = (Told){.columns = {checked->relation->columns[question->left]},
                               .values = {card->options[i]},
                               .count = 1,
                               .asked = checked->relation->columns[question->right]};
        for (size_t j = 0; j < card->option_count; j += 2) {
            const char *right = card->options[j + 1];
            bool fits = model_is_right(checked->world, checked->arena, &checked->told, right, i != j);
            if (fits != (i == j))
                fail_msg("seed %d: %s: \"%s\" and \"%s\": %d", (int)checked->seed, card->id, card->options[i],
                         right, fits);
        }
        for (size_t j = 0; j < card->option_count; j++)
            for (size_t side = i; side < i + 2; side++)
                if (side != j && naive_clash(checked->arena, &checked->world->facts, card->options[side],
                                             card->options[j]))
                    fail_msg("seed %d: %s: \"%s\" stands twice", (int)checked->seed, card->id,
                             card->options[j]);
    }
}

/* The relation and the row that a card was built from, by the number of its first fact. */
static const Fact *first_fact(World *world, const Card *card, const Relation **relation) {
    size_t number = card->facts[0], r = 0;
    while (number >= world->facts.relations[r].fact_count) number -= world->facts.relations[r++].fact_count;
    *relation = &world->facts.relations[r];
    return &(*relation)->facts[number];
}

static void check_card(World *world, Arena *arena, const Card *card, uint32_t told, uint64_t seed) {
    Checked checked = {.world = world, .arena = arena, .card = card, .seed = seed};
    const Fact *fact = first_fact(world, card, &checked.relation);
    const Relation *relation = checked.relation;
    checked.told.asked = relation->columns[0];
    for (size_t c = 1; c < relation->column_count; c++) {
        if (!(told >> c & 1)) continue;
        checked.told.columns[checked.told.count] = relation->columns[c];
        checked.told.values[checked.told.count++] = fact->values[c];
    }
    if (card->kind == CARD_PAIRS)
        check_pairs(&checked);
    else if (card->kind == CARD_TRUE_FALSE)
        check_statement(&checked);
    else
        check_options(&checked);
}

static const char *rolled_word(Random *dice) {
    return WORDS[random_below(dice, sizeof WORDS / sizeof *WORDS)];
}

/* Asks the first column in every way, telling the columns of `told`. */
static void roll_questions(World *world, Relation *relation, uint32_t told) {
    const char *tells = "";
    for (size_t c = 1; c < relation->column_count; c++)
        if (told >> c & 1) tells = arena_format(&world->arena, "%s {%s}", tells, relation->columns[c]);
    /* Told words are in the prompt, so that it often tells an answer; such cards are left out. */
    ask_about(relation,
              (Question){.column = 0,
                         .prompt = arena_format(&world->arena, "Q%s?", tells),
                         .statement = arena_format(&world->arena, "S%s = {%s}", tells, relation->columns[0]),
                         .several = arena_format(&world->arena, "M%s?", tells),
                         .odd = arena_format(&world->arena, "O%s?", tells),
                         .typed = relation->complete[0]});
    if (!relation->complete[0] || !relation->complete[1]) return;
    relation->pairs = arena_alloc(&world->arena, sizeof *relation->pairs);
    *relation->pairs = (PairsQuestion){.left = 0, .right = 1, .prompt = "Match."};
    relation->pairs_count = 1;
}

static void roll_relation(World *world, Random *dice, size_t r, uint32_t told) {
    static const char *const columns[] = {"a b", "b a", "a b c", "c d", "d b a", "a c"};
    Relation *relation = &world->relations[r];
    *relation = make_relation(&world->arena, arena_format(&world->arena, "r%zu", r),
                              columns[random_below(dice, 6)], 12);
    for (size_t c = 0; c < relation->column_count; c++) relation->complete[c] = random_below(dice, 3) > 0;
    size_t rows = 1 + random_below(dice, 11);
    bool denies = random_below(dice, 2);
    for (size_t f = 0; f < rows; f++) {
        const char *values[4];
        for (size_t c = 0; c < 4; c++) values[c] = random_below(dice, 8) ? rolled_word(dice) : NULL;
        Fact *fact = add_row(&world->arena, relation, values);
        for (uint32_t i = denies ? random_below(dice, 3) : 0; i > 0; i--)
            add_denied(fact, random_below(dice, (uint32_t)relation->column_count), rolled_word(dice));
    }
    roll_questions(world, relation, told);
}

/* Which columns the prompts tell: the first is asked. */
static void roll_world(World *world, Random *dice, uint32_t told) {
    static const char *annie[] = {"Annie"}, *bob[] = {"Bob"};
    static const char *duo[] = {"Ann", "Bob"}, *all[] = {"Ann and Bob", "Cid"};
    *world = (World){0};
    size_t relations = 1 + random_below(dice, 3), names = 0;
    for (size_t r = 0; r < relations; r++) roll_relation(world, dice, r, told);
    if (random_below(dice, 2))
        world->names[names++] = (Name){.printed = "Ann", .variants = annie, .variant_count = 1};
    if (random_below(dice, 2))
        world->names[names++] = (Name){.printed = "Robert", .variants = bob, .variant_count = 1};
    if (random_below(dice, 2))
        world->names[names++] = (Name){.printed = "Ann and Bob", .members = duo, .member_count = 2};
    if (random_below(dice, 2))
        world->names[names++] = (Name){.printed = "All", .members = all, .member_count = 2};
    build_world(world, relations, names);
}

/* The builder offers nothing that the proof of a card must refuse. */
static void check_no_refusal(const World *world, uint64_t seed) {
    static const char *const refusals[] = {"read the same", "second right answer",
                                           "cannot be another answer"};
    for (size_t i = 0; i < world->problems.count; i++)
        for (size_t r = 0; r < sizeof refusals / sizeof *refusals; r++)
            if (strstr(world->problems.items[i].sentence, refusals[r]))
                fail_msg("seed %d: %s", (int)seed, world->problems.items[i].sentence);
}

static void every_card_by_dice_agrees_with_the_model(void **state) {
    (void)state;
    size_t kinds[CARD_KINDS] = {0};
    for (uint64_t seed = 0; seed < RANDOM_BASES; seed++) {
        Random dice = random_seeded(seed);
        uint32_t told = 1 + random_below(&dice, 3); /* b, c or both */
        Arena arena = {0};
        World world;
        roll_world(&world, &dice, told << 1);
        check_no_refusal(&world, seed);
        for (size_t i = 0; i < world.cards.count; i++) {
            check_card(&world, &arena, &world.cards.items[i], told << 1, seed);
            kinds[world.cards.items[i].kind]++;
        }
        arena_release(&arena);
        close_world(&world);
    }
    static const CardKind asked[] = {CARD_CHOICE,      CARD_TRUE_FALSE, CARD_SEVERAL,
                                     CARD_ODD_ONE_OUT, CARD_TYPED,      CARD_PAIRS};
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
        if (kinds[asked[i]] < RANDOM_BASES / 4)
            fail_msg("only %zu %s cards were checked", kinds[asked[i]], card_kind_name(asked[i]));
}

/* Rows in thousands, asked in every way, whether all differ, few do or none does: work that grew with their
 * square would not come to its end within what CTest allows. */
static void large_relations_come_to_an_end(void **state) {
    (void)state;
    static const unsigned groups[][2] = {{LARGE_ROWS, LARGE_ROWS}, {LARGE_ROWS, 100}, {150, 140}, {3, 1}};
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
        World world = {0};
        world.relations[0] = make_relation(&world.arena, "big", "a b n", LARGE_ROWS);
        Relation *big = &world.relations[0];
        for (unsigned row = 0; row < LARGE_ROWS; row++)
            add_row(&world.arena, big,
                    (const char *[]){arena_format(&world.arena, "alpha %u", row % groups[i][0]),
                                     arena_format(&world.arena, "beta %u", row % groups[i][1]),
                                     arena_format(&world.arena, "%u", row % 7)});
        for (size_t c = 0; c < 3; c++) big->complete[c] = true;
        roll_questions(&world, big, 2);
        OrderQuestion order = {.show = 0, .by = 2, .prompt = "Put them in order."};
        big->orders = &order;
        big->order_count = 1;
        build_world(&world, 1, 0);
        close_world(&world);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_card_by_dice_agrees_with_the_model),
        cmocka_unit_test(large_relations_come_to_an_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
