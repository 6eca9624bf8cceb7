/* 300 facts with two templates each give about 1,000 cards in some milliseconds. */
#include "cards/card_builder.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cards/answers.h"
#include "cards/card_proof.h"
#include "cards/template.h"

#define ID_BYTES_MAX 80
#define QUOTED_GRAPHEMES 100

typedef struct Builder {
    const FactBase *facts;
    const NameIndex *names;
    Arena *arena;
    Arena *scratch;
    CardList *cards;
    Problems *problems;
} Builder;

/* One template of a relation, about to be put to its rows. */
typedef struct Asking {
    uint32_t relation_index;
    const Relation *relation;
    uint32_t column;
    const char *text; /* the template */
    uint32_t told;
    bool is_statement;
} Asking;

void card_list_add(CardList *cards, Arena *arena, const Card *card) {
    cards->items = arena_grow(arena, cards->items, cards->count, &cards->capacity, sizeof *cards->items);
    cards->items[cards->count++] = *card;
}

static void add_if_fair(Builder *builder, const Card *card) {
    if (card_proof_check(card, builder->names, builder->problems))
        card_list_add(builder->cards, builder->arena, card);
}

/* "relation/column/" and the told values; a statement's id also says its own value. */
static const char *make_id(const Builder *builder, const Asking *asking, const Fact *fact, const char *suffix,
                           const char *value) {
    const char *told = "";
    for (size_t c = 0; c < asking->relation->column_count; c++)
        if (asking->told >> c & 1)
            told = arena_format(builder->arena, "%s %s", told, fact->values[c] ? fact->values[c] : "");
    if (value) told = arena_format(builder->arena, "%s %s", told, value);
    const char *slug = text_slug(builder->arena, told, ID_BYTES_MAX);
    return arena_format(builder->arena, "%s/%s%s%s%s", asking->relation->id,
                        asking->relation->columns[asking->column], suffix, *slug ? "/" : "", slug);
}

static const char *fill_explanation(const Builder *builder, const Relation *relation, const Fact *fact) {
    if (!relation->explanation) return NULL;
    return template_fill(builder->arena, relation->explanation, relation, fact, SIZE_MAX, NULL);
}

/* A choice card shows its answer, so the note alone says more; a statement needs the truth said first. */
static const char *explain(const Builder *builder, const Asking *asking, const Fact *fact) {
    const char *filled = fill_explanation(builder, asking->relation, fact);
    if (!fact->note) return filled;
    if (!asking->is_statement || !filled) return fact->note;
    const char *both = arena_format(builder->arena, "%s %s", filled, fact->note);
    return text_count_codepoints(both) <= CARD_EXPLANATION_MAX ? both : filled;
}

static Card start_card(const Builder *builder, const Asking *asking, const Fact *fact,
                       const Answers *answers) {
    return (Card){
        .explanation = explain(builder, asking, fact),
        .category = asking->relation->category,
        .difficulty = fact->difficulty ? fact->difficulty : asking->relation->difficulty,
        .source = &builder->facts->sources[fact->source],
        .facts = answers->facts,
        .fact_count = answers->fact_count,
        .place = fact->place,
    };
}

static void add_choice(Builder *builder, const Asking *asking, const Fact *fact, const Answers *answers,
                       const char *prompt) {
    Card card = start_card(builder, asking, fact, answers);
    card.kind = CARD_CHOICE;
    card.id = make_id(builder, asking, fact, "", NULL);
    card.prompt = prompt;
    card.right_count = answers->right_count;
    card.option_count = answers->right_count + answers->wrong_count;
    card.options = arena_alloc_array(builder->arena, card.option_count, sizeof *card.options);
    memcpy(card.options, answers->right, answers->right_count * sizeof *card.options);
    memcpy(card.options + answers->right_count, answers->wrong, answers->wrong_count * sizeof *card.options);
    add_if_fair(builder, &card);
}

static void add_statement(Builder *builder, const Asking *asking, const Fact *fact, const Answers *answers,
                          const char *value, bool is_true) {
    static const char *options[] = {"True", "False"};
    Card card = start_card(builder, asking, fact, answers);
    card.kind = CARD_TRUE_FALSE;
    card.id = make_id(builder, asking, fact, is_true ? "/true" : "/false", value);
    card.prompt = template_fill(builder->arena, asking->text, asking->relation, fact, asking->column, value);
    card.options = options;
    card.option_count = 2;
    card.right_count = 1;
    card.statement_is_true = is_true;
    add_if_fair(builder, &card);
}

/* Which wrong value a false statement says: always the same for a row, another for most other rows. */
static const char *pick_false_value(const Fact *fact, const Answers *answers) {
    uint64_t hash = hash_bytes(HASH_START, fact->id, strlen(fact->id));
    return answers->wrong[(hash ^ hash >> 32) % answers->wrong_count];
}

/* How many bytes of a prompt a sentence quotes; never a part of a character. */
static int shown(const char *prompt) {
    return (int)text_grapheme_prefix(prompt, QUOTED_GRAPHEMES);
}

static void ask_about(Builder *builder, const Asking *asking, uint32_t row) {
    const Fact *fact = &asking->relation->facts[row];
    const char *value = fact->values[asking->column];
    if (!value) return;
    char *prompt = template_fill(builder->arena, asking->text, asking->relation, fact, SIZE_MAX, NULL);
    if (!prompt) return;
    AskedFact asked = {builder->facts, builder->names, asking->relation_index, row,
                       asking->column, asking->told};
    Answers answers;
    answers_find(&asked, builder->arena, &answers);
    if (answers.too_many && !asking->is_statement) {
        problem_error(builder->problems, fact->place,
                      "\"%.*s\" has over %d right answers. Tell more in the question.", shown(prompt), prompt,
                      ANSWERS_RIGHT_MAX);
        return;
    }
    if (answers.denied_but_right)
        problem_error(builder->problems, fact->place,
                      "This row says \"%s\" is not so, but a fact makes it right. One of them must go.",
                      answers.denied_but_right);
    if (asking->is_statement) {
        add_statement(builder, asking, fact, &answers, value, true);
        if (answers.wrong_count) /* none is listed where the right ones are too many to list */
            add_statement(builder, asking, fact, &answers, pick_false_value(fact, &answers), false);
    } else if (answers.wrong_count) {
        add_choice(builder, asking, fact, &answers, prompt);
    } else {
        problem_warning(builder->problems, fact->place,
                        "\"%.*s\" has too few wrong options: none can be proved wrong. Say so with "
                        "\"not\", or list the column under \"complete\" if it is.",
                        shown(prompt), prompt);
    }
}

/* A row by the names of what the template tells of it; rows that are the same to it come together. */
typedef struct RowKey {
    uint32_t names[RELATION_COLUMNS_MAX];
    uint32_t row;
} RowKey;

static int compare_rows(const void *left, const void *right) {
    const RowKey *a = left, *b = right;
    for (size_t c = 0; c < RELATION_COLUMNS_MAX; c++)
        if (a->names[c] != b->names[c]) return a->names[c] < b->names[c] ? -1 : 1;
    return (a->row > b->row) - (a->row < b->row);
}

/* first[row]: whether the row is the first of those for which the template tells the same. A statement also
 * tells its own value. */
static void find_first_rows(const Builder *builder, const Asking *asking, bool *first) {
    size_t count = asking->relation->fact_count;
    RowKey *keys = arena_alloc_array(builder->scratch, count, sizeof *keys);
    uint32_t columns = asking->told | (asking->is_statement ? 1u << asking->column : 0);
    for (uint32_t row = 0; row < count; row++) {
        keys[row].row = row;
        for (size_t c = 0; c < asking->relation->column_count; c++)
            if (columns >> c & 1)
                keys[row].names[c] = name_index_of(builder->names, asking->relation_index, row, c);
    }
    qsort(keys, count, sizeof *keys, compare_rows);
    for (size_t i = 0; i < count; i++)
        first[keys[i].row] = i == 0 || memcmp(keys[i].names, keys[i - 1].names, sizeof keys[i].names) != 0;
}

static void ask_all(Builder *builder, const Asking *asking) {
    arena_release(builder->scratch);
    size_t count = asking->relation->fact_count;
    bool *first = arena_alloc_array(builder->scratch, count, sizeof *first);
    find_first_rows(builder, asking, first);
    for (uint32_t row = 0; row < count; row++)
        if (first[row]) ask_about(builder, asking, row);
}

static void build_relation(Builder *builder, uint32_t index) {
    const Relation *relation = &builder->facts->relations[index];
    for (size_t i = 0; i < relation->question_count; i++) {
        const Question *question = &relation->questions[i];
        Asking asking = {.relation_index = index, .relation = relation, .column = (uint32_t)question->column};
        uint32_t others = ~(1u << question->column);
        if (question->prompt) {
            asking.text = question->prompt;
            asking.told = template_columns(asking.text, relation) & others;
            ask_all(builder, &asking);
        }
        if (question->statement) {
            asking.text = question->statement;
            asking.told = template_columns(asking.text, relation) & others;
            asking.is_statement = true;
            ask_all(builder, &asking);
        }
    }
}

static void list_fact_ids(Builder *builder) {
    CardList *cards = builder->cards;
    cards->fact_count = 0;
    cards->fact_ids =
        arena_alloc_array(builder->arena, fact_base_count_facts(builder->facts), sizeof *cards->fact_ids);
    for (size_t r = 0; r < builder->facts->relation_count; r++)
        for (size_t f = 0; f < builder->facts->relations[r].fact_count; f++)
            cards->fact_ids[cards->fact_count++] = builder->facts->relations[r].facts[f].id;
}

void card_builder_build(const FactBase *facts, const NameIndex *names, Arena *arena, Arena *scratch,
                        CardList *cards, Problems *problems) {
    Builder builder = {facts, names, arena, scratch, cards, problems};
    list_fact_ids(&builder);
    for (uint32_t i = 0; i < facts->relation_count; i++) build_relation(&builder, i);
}
