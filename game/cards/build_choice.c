/* Cards whose options are right or wrong each by itself: choice, true/false, several right, odd one out. */
#include "cards/card_building.h"

#include <string.h>

#include "base/text.h"
#include "cards/card_proof.h"
#include "cards/template.h"

#define ODD_CARDS_MAX 6    /* cards of one question, each with another odd one */
#define ODD_OTHERS_MIN 3   /* a card shows that many beside the odd one */
#define ODD_OTHERS_MAX 60  /* in stock */
#define FALSE_VALUES_MAX 6 /* of how many of the most alike wrong values a false statement takes one */

/* "column" and what is behind it. */
static const char *path_of(const Builder *builder, const Asking *asking, const char *behind) {
    return ARENA_JOIN(builder->scratch, asking->relation->columns[asking->column], behind);
}

/* "kind/column". */
static const char *path_below(const Builder *builder, const Asking *asking, const char *kind) {
    return ARENA_JOIN(builder->scratch, kind, "/", asking->relation->columns[asking->column]);
}

static void set_options(const Builder *builder, Card *card, const char *const *right, size_t right_count,
                        const char *const *wrong, size_t wrong_count) {
    card->right_count = right_count;
    card->option_count = right_count + wrong_count;
    card->options = arena_alloc_array(builder->arena, card->option_count, sizeof *card->options);
    if (right_count) memcpy(card->options, right, right_count * sizeof *right);
    if (wrong_count) memcpy(card->options + right_count, wrong, wrong_count * sizeof *wrong);
}

/* The row's value and those behind it, where they are the answers; NULL: they are not. */
static const char **find_in_round(const Asking *asking, const AskedRow *asked, const Answers *answers) {
    if (!asking->round || answers->right_count != 1) return NULL;
    const char **own = &asking->round[asked->row];
    size_t bytes = answers->wrong_count * sizeof *own;
    return own[0] == answers->right[0] && memcmp(&own[1], answers->wrong, bytes) == 0 ? own : NULL;
}

/* Nobody takes a wrong option that stands in the question: "Berlin is the capital of _____." Such ones go
 * where others are left. Templates name what they tell, and their answers stand elsewhere. */
static void drop_told(const AskedRow *asked, Answers *answers) {
    size_t kept = 0;
    for (size_t i = 0; i < answers->wrong_count; i++)
        kept += !card_proof_tells(asked->prompt, answers->wrong[i]);
    if (kept == 0 || kept == answers->wrong_count) return;
    kept = 0;
    for (size_t i = 0; i < answers->wrong_count; i++)
        if (!card_proof_tells(asked->prompt, answers->wrong[i])) answers->wrong[kept++] = answers->wrong[i];
    answers->wrong_count = kept;
}

void build_choice(Builder *builder, const Asking *asking, const AskedRow *asked) {
    Answers answers;
    if (!building_find_answers(builder, asking, asked, &answers)) return;
    Card card = building_start(builder, asking, asked->fact, &answers);
    card.kind = CARD_CHOICE;
    card.prompt = asked->prompt;
    if (!card.asked_as) drop_told(asked, &answers);
    card.options = find_in_round(asking, asked, &answers);
    card.right_count = 1;
    card.option_count = 1 + answers.wrong_count;
    if (!card.options)
        set_options(builder, &card, answers.right, answers.right_count, answers.wrong, answers.wrong_count);
    if (answers.wrong_count) {
        card.id = building_id(builder, asking, asked->fact, asking->relation->columns[asking->column], NULL);
        building_add(builder, &card);
        return;
    }
    card_list_add(builder->known, builder->arena, &card);
    problem_warning(builder->problems, asked->fact->place,
                    "\"%.*s\" has too few wrong options: none can be proved wrong. Say so with "
                    "\"not\", or list the column under \"complete\" if it is.",
                    building_quoted(asked->prompt), asked->prompt);
}

static void add_statement(Builder *builder, const Asking *asking, const Fact *fact, const Answers *answers,
                          const char *value, bool is_true) {
    static const char *options[] = {"True", "False"};
    Card card = building_start(builder, asking, fact, answers);
    card.kind = CARD_TRUE_FALSE;
    card.id =
        building_id(builder, asking, fact, path_of(builder, asking, is_true ? "/true" : "/false"), value);
    card.prompt = template_fill(builder->arena, asking->text, asking->relation, fact, asking->column, value);
    card.options = options;
    card.option_count = 2;
    card.right_count = 1;
    card.statement_is_true = is_true;
    building_add(builder, &card);
}

/* Which wrong value a false statement says: one of the most alike, always the same for a row, another for
 * most other rows. */
static const char *pick_false_value(const Fact *fact, const Answers *answers) {
    size_t count = answers->wrong_count < FALSE_VALUES_MAX ? answers->wrong_count : FALSE_VALUES_MAX;
    return answers->wrong[building_hash(fact->id, 0) % count];
}

void build_statement(Builder *builder, const Asking *asking, const AskedRow *asked) {
    Answers answers;
    if (!building_find_answers(builder, asking, asked, &answers)) return;
    add_statement(builder, asking, asked->fact, &answers, asked->fact->values[asking->column], true);
    if (answers.wrong_count) /* none is listed where the right ones are too many to list */
        add_statement(builder, asking, asked->fact, &answers, pick_false_value(asked->fact, &answers), false);
}

/* The right answers that may stand side by side: none a part of another. Returns how many. */
static size_t pick_distinct(const Builder *builder, const Answers *answers, size_t max, const char **out) {
    uint32_t names[ANSWERS_RIGHT_MAX];
    size_t count = 0;
    for (size_t i = 0; i < answers->right_count && count < max; i++) {
        bool clashes = false;
        for (size_t j = 0; j < count && !clashes; j++)
            clashes = name_index_numbers_clash(builder->names, names[j], answers->right_names[i]);
        if (clashes) continue;
        names[count] = answers->right_names[i];
        out[count++] = answers->right[i];
    }
    return count;
}

void build_several(Builder *builder, const Asking *asking, const AskedRow *asked) {
    Answers answers;
    const char *right[ANSWERS_RIGHT_MAX];
    if (!building_find_all_answers(builder, asking, asked, &answers)) return;
    size_t right_count = pick_distinct(builder, &answers, ANSWERS_RIGHT_MAX, right);
    if (right_count < 2 || answers.wrong_count == 0) return;
    Card card = building_start(builder, asking, asked->fact, &answers);
    card.kind = CARD_SEVERAL;
    card.id = building_id(builder, asking, asked->fact, path_below(builder, asking, "several"), NULL);
    card.prompt = asked->prompt;
    card.explanation = building_explain_about(builder, asking->relation, asked->fact, right[0]);
    set_options(builder, &card, right, right_count, answers.wrong, answers.wrong_count);
    building_add(builder, &card);
}

/* The first row of the relation that holds the value in the asked column; ROW_NONE: none does. */
static uint32_t row_of_value(const Builder *builder, const Asking *asking, uint32_t name) {
    if (name == NAME_NONE) return ROW_NONE;
    size_t count;
    const NameUse *uses =
        name_index_uses(builder->names, name,
                        name_index_column(builder->names, asking->relation_index, asking->column), &count);
    for (size_t i = 0; i < count; i++)
        if (uses[i].relation == asking->relation_index && uses[i].column == asking->column)
            return uses[i].fact;
    return ROW_NONE;
}

/* What is true of the odd one instead, if a row says it: then the card rests on that row too. */
static void explain_odd(const Builder *builder, const Asking *asking, uint32_t row, Card *card) {
    const Fact *fact = &asking->relation->facts[row];
    const char *explanation = building_fill_explanation(builder, asking->relation, fact);
    if (!explanation || text_count_codepoints(explanation) > CARD_EXPLANATION_MAX) return;
    card->explanation = explanation;
    uint32_t *facts = arena_alloc_array(builder->arena, card->fact_count + 1, sizeof *facts);
    memcpy(facts, card->facts, card->fact_count * sizeof *facts);
    facts[card->fact_count++] = builder->first_facts[asking->relation_index] + row;
    card->facts = facts;
}

void build_odd(Builder *builder, const Asking *asking, const AskedRow *asked) {
    Answers answers;
    const char *others[ODD_OTHERS_MAX];
    if (!building_find_all_answers(builder, asking, asked, &answers)) return;
    size_t count = pick_distinct(builder, &answers, ODD_OTHERS_MAX, others);
    if (count < ODD_OTHERS_MIN || answers.wrong_count == 0) return;
    size_t cards = answers.wrong_count < ODD_CARDS_MAX ? answers.wrong_count : ODD_CARDS_MAX;
    for (size_t i = 0; i < cards; i++) {
        size_t odd = i * answers.wrong_count / cards; /* spread over the stock */
        Card card = building_start(builder, asking, asked->fact, &answers);
        card.kind = CARD_ODD_ONE_OUT;
        card.id =
            building_id(builder, asking, asked->fact, path_below(builder, asking, "odd"), answers.wrong[odd]);
        card.prompt = asked->prompt;
        card.explanation = building_explain_about(builder, asking->relation, asked->fact, others[0]);
        set_options(builder, &card, &answers.wrong[odd], 1, others, count);
        uint32_t row = row_of_value(builder, asking, answers.wrong_names[odd]);
        if (row != ROW_NONE) explain_odd(builder, asking, row, &card);
        building_add(builder, &card);
    }
}
