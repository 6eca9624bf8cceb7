/* 300 facts with two templates each give about 1,000 cards in some milliseconds. */
#include "cards/card_builder.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cards/card_building.h"
#include "cards/card_proof.h"
#include "cards/template.h"

#define ID_BYTES_MAX 80
#define ROUND_ROWS_MIN 3000 /* wrong options of shorter relations stand by their likeness (answers.c) */
#define QUOTED_GRAPHEMES 100

void building_add(Builder *builder, const Card *card) {
    card_proof_add(card, builder->names, builder->cards, builder->arena, builder->problems);
}

const char *building_id(const Builder *builder, const Asking *asking, const Fact *fact, const char *path,
                        const char *more) {
    char slug[ID_BYTES_MAX + 1];
    const char *told = "";
    Arena moment;
    ARENA_MEMORY(memory, 1024);
    arena_init_in(&moment, memory, sizeof memory);
    for (size_t c = 0; c < asking->relation->column_count; c++)
        if (asking->told >> c & 1)
            told = ARENA_JOIN(&moment, told, " ", fact->values[c] ? fact->values[c] : "");
    if (more) told = ARENA_JOIN(&moment, told, " ", more);
    text_slug_of_folded(text_fold(&moment, told), slug, ID_BYTES_MAX);
    arena_release(&moment);
    return ARENA_JOIN(builder->arena, asking->relation->id, "/", path, *slug ? "/" : "", slug);
}

const char *building_asked_as(const char *text) {
    bool in_braces = false;
    for (const char *at = text; *at; at++) {
        bool letter = (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z') || (unsigned char)*at >= 0x80;
        if (letter && !in_braces) return text;
        if (*at == '{') in_braces = true;
        if (*at == '}') in_braces = false;
    }
    return NULL;
}

const char *building_fill_explanation(const Builder *builder, const Relation *relation, const Fact *fact) {
    if (!relation->explanation) return NULL;
    return template_fill(builder->arena, relation->explanation, relation, fact, SIZE_MAX, NULL);
}

const char *building_explain_about(const Builder *builder, const Relation *relation, const Fact *fact,
                                   const char *name) {
    const char *filled = building_fill_explanation(builder, relation, fact);
    if (!fact->note) return filled;
    const char *both = fact->note;
    if (filled)
        both = ARENA_JOIN(builder->arena, filled, " ", fact->note);
    else if (!strstr(fact->note, name))
        both = arena_format(builder->arena, "%s: %s", name, fact->note);
    return text_count_codepoints(both) <= CARD_EXPLANATION_MAX ? both : filled;
}

/* A choice card shows its answer, so the note alone says more; a statement needs the truth said first. */
static const char *explain(const Builder *builder, const Asking *asking, const Fact *fact) {
    if (asking->is_statement && asking->relation->explanation)
        return building_explain_about(builder, asking->relation, fact, fact->values[asking->column]);
    return fact->note ? fact->note : building_fill_explanation(builder, asking->relation, fact);
}

Card building_start(const Builder *builder, const Asking *asking, const Fact *fact, const Answers *answers) {
    return (Card){
        .explanation = explain(builder, asking, fact),
        .asked_as = building_asked_as(asking->text),
        .category = asking->relation->category,
        .difficulty = fact->difficulty ? fact->difficulty : asking->relation->difficulty,
        .source = &builder->facts->sources[fact->source],
        .facts = answers->facts,
        .fact_count = answers->fact_count,
        .place = fact->place,
    };
}

int building_quoted(const char *text) {
    return (int)text_grapheme_prefix(text, QUOTED_GRAPHEMES);
}

/* FNV leaves its high bits poorly mixed for short texts: finished as in MurmurHash3 (fmix64). */
uint64_t building_hash(const char *text, uint64_t salt) {
    uint64_t hash = hash_bytes(HASH_START ^ salt * UINT64_C(0x9e3779b97f4a7c15), text, strlen(text));
    hash ^= hash >> 33;
    hash *= UINT64_C(0xff51afd7ed558ccd);
    hash ^= hash >> 33;
    hash *= UINT64_C(0xc4ceb9fe1a85ec53);
    return hash ^ hash >> 33;
}

AskedFact building_asked(const Builder *builder, const Asking *asking, uint32_t row) {
    return (AskedFact){builder->facts, builder->names, asking->relation_index, row,
                       asking->column, asking->told};
}

static void report_denied(Builder *builder, const Fact *fact, const Answers *answers) {
    if (answers->denied_but_right)
        problem_error(builder->problems, fact->place,
                      "This row says \"%s\" is not so, but a fact makes it right. One of them must go.",
                      answers->denied_but_right);
}

bool building_find_answers(Builder *builder, const Asking *asking, const AskedRow *asked, Answers *out) {
    AskedFact question = building_asked(builder, asking, asked->row);
    answers_find(&question, builder->arena, out);
    if (out->too_many && !asking->is_statement) {
        problem_error(builder->problems, asked->fact->place,
                      "\"%.*s\" has over %d right answers. Tell more in the question.",
                      building_quoted(asked->prompt), asked->prompt, ANSWERS_RIGHT_MAX);
        return false;
    }
    report_denied(builder, asked->fact, out);
    return true;
}

bool building_find_all_answers(Builder *builder, const Asking *asking, const AskedRow *asked, Answers *out) {
    if (!building_find_answers(builder, asking, asked, out)) return false;
    for (uint32_t row = asked->next[asked->row]; row != ROW_NONE; row = asked->next[row]) {
        AskedFact question = building_asked(builder, asking, row);
        out->denied_but_right = NULL;
        answers_add_denied(&question, out);
        report_denied(builder, &asking->relation->facts[row], out);
    }
    return true;
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

/* Links the rows that have an answer and for which the template tells the same: first[row] is said of the
 * first, next[row] leads on. A statement also tells its own value. */
static void link_rows(const Builder *builder, const Asking *asking, bool *first, uint32_t *next) {
    size_t rows = asking->relation->fact_count, count = 0;
    RowKey *keys = arena_alloc_array(builder->scratch, rows, sizeof *keys);
    uint32_t columns = asking->told | (asking->is_statement ? 1u << asking->column : 0);
    for (uint32_t row = 0; row < rows; row++) {
        if (!asking->relation->facts[row].values[asking->column]) continue;
        RowKey *key = &keys[count++];
        key->row = row;
        for (size_t c = 0; c < asking->relation->column_count; c++)
            if (columns >> c & 1)
                key->names[c] = name_index_of(builder->names, asking->relation_index, row, c);
    }
    if (count) qsort(keys, count, sizeof *keys, compare_rows);
    for (size_t i = 0; i < count; i++) {
        bool begins = i == 0 || memcmp(keys[i].names, keys[i - 1].names, sizeof keys[i].names) != 0;
        first[keys[i].row] = begins;
        next[keys[i].row] = ROW_NONE;
        if (!begins) next[keys[i - 1].row] = keys[i].row;
    }
}

void building_ask_all(Builder *builder, const Asking *asking, AskRow *ask_row) {
    size_t count = asking->relation->fact_count;
    bool *first = arena_alloc_array(builder->scratch, count, sizeof *first);
    uint32_t *next = arena_alloc_array(builder->scratch, count, sizeof *next);
    link_rows(builder, asking, first, next);
    for (uint32_t row = 0; row < count; row++) {
        if (!first[row]) continue;
        AskedRow asked = {.row = row, .next = next, .fact = &asking->relation->facts[row]};
        asked.prompt =
            template_fill(builder->arena, asking->text, asking->relation, asked.fact, SIZE_MAX, NULL);
        if (asked.prompt) ask_row(builder, asking, &asked);
    }
}

/* The wrong options of most rows of a long relation are its next values: cards share them where they stand,
 * since half a KiB for each would be most of their memory. */
static const char **make_round(const Builder *builder, const Asking *asking) {
    const Relation *relation = asking->relation;
    size_t count = relation->fact_count;
    const char **round = arena_alloc_array(builder->arena, count + CARD_WRONG_MAX, sizeof *round);
    for (size_t i = 0; i < count + CARD_WRONG_MAX; i++)
        round[i] = relation->facts[i % count].values[asking->column];
    return round;
}

/* Puts one template of a column to all rows; `kind` NULL: no template, nothing to do. */
static void ask_template(Builder *builder, uint32_t relation, size_t column, const char *text,
                         AskRow *ask_row, const NumberQuestion *number) {
    if (!text) return;
    arena_release(builder->scratch);
    Asking asking = {.relation_index = relation,
                     .relation = &builder->facts->relations[relation],
                     .column = (uint32_t)column,
                     .text = text,
                     .is_statement = ask_row == build_statement,
                     .number = number};
    asking.told = template_columns(text, asking.relation) & ~(1u << column);
    if (ask_row == build_choice && asking.relation->fact_count >= ROUND_ROWS_MIN)
        asking.round = make_round(builder, &asking);
    if (ask_row == build_typed) asking.rivals = build_typed_stock(builder, relation, asking.column);
    building_ask_all(builder, &asking, ask_row);
}

/* The same, with a warning where the pack asks for such cards and the facts give none. */
static void ask_for_cards(Builder *builder, uint32_t relation, size_t column, const char *text, Place place,
                          AskRow *ask_row, const char *needs) {
    size_t cards = builder->cards->count, errors = builder->problems->errors;
    ask_template(builder, relation, column, text, ask_row, NULL);
    if (text && builder->cards->count == cards && builder->problems->errors == errors)
        problem_warning(builder->problems, place, "This makes no card: %s.", needs);
}

static void build_relation(Builder *builder, uint32_t index) {
    const Relation *relation = &builder->facts->relations[index];
    for (size_t i = 0; i < relation->question_count; i++) {
        const Question *question = &relation->questions[i];
        ask_template(builder, index, question->column, question->prompt, build_choice, NULL);
        if (question->typed)
            ask_template(builder, index, question->column, question->prompt, build_typed, NULL);
        ask_template(builder, index, question->column, question->statement, build_statement, NULL);
        ask_for_cards(builder, index, question->column, question->several, question->several_place,
                      build_several,
                      "a question needs two right answers or more, and one that is proved wrong");
        ask_for_cards(builder, index, question->column, question->odd, question->odd_place, build_odd,
                      "a question needs three right answers or more, and one that is proved wrong");
    }
    for (size_t i = 0; i < relation->pairs_count; i++) build_pairs(builder, index, &relation->pairs[i]);
    for (size_t i = 0; i < relation->order_count; i++) build_order(builder, index, &relation->orders[i]);
    for (size_t i = 0; i < relation->number_count; i++)
        ask_template(builder, index, relation->numbers[i].column, relation->numbers[i].prompt, build_number,
                     &relation->numbers[i]);
}

static void number_facts(Builder *builder) {
    CardList *cards = builder->cards;
    const FactBase *facts = builder->facts;
    cards->fact_count = 0;
    cards->fact_ids =
        arena_alloc_array(builder->arena, fact_base_count_facts(facts), sizeof *cards->fact_ids);
    builder->first_facts =
        arena_alloc_array(builder->arena, facts->relation_count, sizeof *builder->first_facts);
    for (size_t r = 0; r < facts->relation_count; r++) {
        builder->first_facts[r] = (uint32_t)cards->fact_count;
        for (size_t f = 0; f < facts->relations[r].fact_count; f++)
            cards->fact_ids[cards->fact_count++] = facts->relations[r].facts[f].id;
    }
}

void card_builder_build(const FactBase *facts, const NameIndex *names, Arena *arena, Arena *scratch,
                        CardList *cards, CardList *known, Problems *problems) {
    Builder builder = {.facts = facts,
                       .names = names,
                       .arena = arena,
                       .scratch = scratch,
                       .cards = cards,
                       .known = known,
                       .problems = problems};
    number_facts(&builder);
    for (uint32_t i = 0; i < facts->relation_count; i++) build_relation(&builder, i);
}
