/* Relations: columns and rows. What they ask is read in read_native_questions.c. */
#include "packs/read_native.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

#define RELATIONS_MAX 1000
#define COLUMN_NAME_MAX 40
#define FACT_ID_BYTES_MAX 80

enum { ROW_SOURCE, ROW_NOTE, ROW_DIFFICULTY, ROW_NOT, ROW_OWN_FIELDS };
static const char *const ROW_FIELD_NAMES[ROW_OWN_FIELDS] = {"source", "note", "difficulty", "not"};

enum {
    CATEGORY,
    COLUMNS,
    COMPLETE,
    DIFFICULTY,
    EXPLAIN,
    ASK,
    STATE,
    TYPE,
    SEVERAL,
    ODD,
    PAIRS,
    ORDER,
    NUMBER,
    ROWS,
    RELATION_FIELDS
};

static bool is_plain_name(const char *name, bool hyphens) {
    for (; *name; name++) {
        bool word = (*name >= 'a' && *name <= 'z') || (*name >= 'A' && *name <= 'Z') ||
                    (*name >= '0' && *name <= '9') || *name == '_' || (hyphens && *name == '-');
        if (!word) return false;
    }
    return true;
}

static bool check_column_name(NativeReader *reader, const Relation *relation, const YamlNode *node,
                              const char *name) {
    const char *why = NULL;
    if (!is_plain_name(name, false)) why = "has other characters than letters, digits and _";
    if (relation_find_column(relation, name) != SIZE_MAX) why = "stands twice";
    for (size_t i = 0; i < ROW_OWN_FIELDS; i++)
        if (strcmp(name, ROW_FIELD_NAMES[i]) == 0) why = "is a word that every row has for something else";
    if (why)
        problem_error(reader->problems, node->place, "The column name \"%s\" %s. Choose another.", name, why);
    return !why;
}

static bool read_columns(NativeReader *reader, Relation *relation, const YamlNode *node) {
    if (node->kind != YAML_LIST || node->count == 0 || node->count > RELATION_COLUMNS_MAX) {
        problem_error(reader->problems, node->place,
                      "The columns are a list of 1 to %d names, as in [actor, character].",
                      RELATION_COLUMNS_MAX);
        return false;
    }
    relation->columns = arena_alloc_array(reader->arena, node->count, sizeof *relation->columns);
    for (const YamlNode *item = node->first; item; item = item->next) {
        const char *name = yaml_fields_text(item, "column name", COLUMN_NAME_MAX, reader->problems);
        if (!name || !check_column_name(reader, relation, item, name)) return false;
        relation->columns[relation->column_count++] = name;
    }
    return true;
}

size_t read_native_column(NativeReader *reader, const Relation *relation, const YamlNode *node) {
    const char *name = yaml_fields_text(node, "column name", COLUMN_NAME_MAX, reader->problems);
    if (!name) return SIZE_MAX;
    size_t column = relation_find_column(relation, name);
    if (column == SIZE_MAX)
        problem_error(reader->problems, node->place,
                      "\"%s\" is no column of \"%s\". List it under \"columns\", "
                      "or correct its name.",
                      name, relation->id);
    return column;
}

static void read_complete(NativeReader *reader, Relation *relation, const YamlNode *node) {
    if (!node) return;
    if (node->kind == YAML_LIST) {
        for (const YamlNode *item = node->first; item; item = item->next) {
            size_t column = read_native_column(reader, relation, item);
            if (column != SIZE_MAX) relation->complete[column] = true;
        }
        return;
    }
    bool all = false;
    if (!yaml_fields_flag(node, "value of \"complete\" (when it is no list of columns)", &all,
                          reader->problems))
        return;
    for (size_t c = 0; c < relation->column_count; c++) relation->complete[c] = all;
}

static void read_denied(NativeReader *reader, const Relation *relation, Fact *fact, const YamlNode *node) {
    if (!node ||
        !yaml_fields_check_names(node, "what is not so (\"not\")", reader->scratch, reader->problems))
        return;
    size_t capacity = 0;
    for (const YamlNode *key = node->first; key && key->next; key = key->next->next) {
        size_t column = read_native_column(reader, relation, key);
        bool is_list = key->next->kind == YAML_LIST;
        const YamlNode *item = is_list ? key->next->first : key->next;
        for (; column != SIZE_MAX && item; item = is_list ? item->next : NULL) {
            const char *value = yaml_fields_text(item, "value", CARD_OPTION_MAX, reader->problems);
            if (!value) continue;
            fact->denied =
                arena_grow(reader->arena, fact->denied, fact->denied_count, &capacity, sizeof *fact->denied);
            fact->denied[fact->denied_count++] = (DeniedValue){column, value};
        }
    }
}

static const char *make_fact_id(NativeReader *reader, const Relation *relation, const Fact *fact) {
    const char *all = "";
    for (size_t c = 0; c < relation->column_count; c++)
        all = ARENA_JOIN(reader->scratch, all, " ", fact->values[c] ? fact->values[c] : "");
    return ARENA_JOIN(reader->arena, relation->id, "/", text_slug(reader->scratch, all, FACT_ID_BYTES_MAX));
}

/* Fields of a row: the relation's columns first, then those that every row has. */
static size_t row_fields(const Relation *relation, YamlField *fields) {
    for (size_t c = 0; c < relation->column_count; c++) fields[c] = (YamlField){relation->columns[c], false};
    for (size_t i = 0; i < ROW_OWN_FIELDS; i++)
        fields[relation->column_count + i] = (YamlField){ROW_FIELD_NAMES[i], i == ROW_SOURCE};
    return relation->column_count + ROW_OWN_FIELDS;
}

static void read_row(NativeReader *reader, Relation *relation, const YamlNode *node, const YamlField *fields,
                     size_t field_count) {
    const YamlNode *values[RELATION_COLUMNS_MAX + ROW_OWN_FIELDS];
    if (!yaml_fields_read(node, "a row", fields, field_count, values, reader->problems)) return;
    const YamlNode **own = values + relation->column_count;
    Fact fact = {.place = node->place, .source = read_native_source(reader, own[ROW_SOURCE])};
    if (fact.source == SIZE_MAX) return;
    fact.values = arena_alloc_array(reader->arena, relation->column_count, sizeof *fact.values);
    size_t filled = 0;
    for (size_t c = 0; c < relation->column_count; c++) {
        if (!values[c]) continue;
        fact.values[c] = yaml_fields_text(values[c], "value", CARD_PROMPT_MAX, reader->problems);
        if (!fact.values[c]) return;
        filled++;
    }
    if (filled == 0) {
        problem_error(reader->problems, node->place, "This row says nothing: fill at least one column.");
        return;
    }
    if (own[ROW_NOTE])
        fact.note = yaml_fields_text(own[ROW_NOTE], "note", CARD_EXPLANATION_MAX, reader->problems);
    fact.difficulty = read_native_difficulty(reader, own[ROW_DIFFICULTY]);
    read_denied(reader, relation, &fact, own[ROW_NOT]);
    fact.id = make_fact_id(reader, relation, &fact);
    relation->facts[relation->fact_count++] = fact;
}

static void read_rows(NativeReader *reader, Relation *relation, const YamlNode *node) {
    if (node->kind != YAML_LIST || node->count == 0) {
        problem_error(reader->problems, node->place,
                      "The rows are a list: each fact on a line that begins with "
                      "\"- \".");
        return;
    }
    YamlField fields[RELATION_COLUMNS_MAX + ROW_OWN_FIELDS];
    size_t field_count = row_fields(relation, fields);
    relation->facts = arena_alloc_array(reader->arena, node->count, sizeof *relation->facts);
    for (const YamlNode *row = node->first; row; row = row->next)
        read_row(reader, relation, row, fields, field_count);
}

typedef struct FactKey {
    const char *text;
    size_t index;
} FactKey;

static int compare_fact_keys(const void *left, const void *right) {
    const FactKey *a = left, *b = right;
    int order = strcmp(a->text, b->text);
    return order ? order : (a->index > b->index) - (a->index < b->index);
}

/* Warns of a fact that stands twice, and gives facts whose shortened ids fell together ids of their own. */
static void make_facts_distinct(NativeReader *reader, Relation *relation) {
    FactKey *keys = arena_alloc_array(reader->scratch, relation->fact_count, sizeof *keys);
    for (size_t i = 0; i < relation->fact_count; i++) keys[i] = (FactKey){relation->facts[i].id, i};
    if (relation->fact_count) qsort(keys, relation->fact_count, sizeof *keys, compare_fact_keys);
    for (size_t i = 1, first = 0; i < relation->fact_count; i++) {
        if (strcmp(keys[first].text, keys[i].text) != 0) {
            first = i;
            continue;
        }
        const Fact *kept = &relation->facts[keys[first].index];
        Fact *other = &relation->facts[keys[i].index];
        other->id = arena_format(reader->arena, "%s~%zu", keys[i].text, i - first + 1);
        bool same = true;
        for (size_t c = 0; c < relation->column_count && same; c++) {
            const char *a = kept->values[c] ? kept->values[c] : "",
                       *b = other->values[c] ? other->values[c] : "";
            same = strcmp(a, b) == 0;
        }
        if (same)
            problem_warning(reader->problems, other->place, "This fact stands in line %u already. Keep one.",
                            kept->place.line);
    }
}

void read_native_relation(NativeReader *reader, const YamlNode *key, const YamlNode *node) {
    static const YamlField fields[RELATION_FIELDS] = {
        {"category", true}, {"columns", true}, {"complete", false}, {"difficulty", false}, {"explain", false},
        {"ask", false},     {"state", false},  {"type", false},     {"several", false},    {"odd", false},
        {"pairs", false},   {"order", false},  {"number", false},   {"rows", true}};
    const YamlNode *values[RELATION_FIELDS];
    Problems *problems = reader->problems;
    FactBase *facts = &reader->pack->facts;
    if (facts->relation_count == RELATIONS_MAX) return;
    Relation relation = {.place = key->place, .id = yaml_fields_text(key, "relation's name", 40, problems)};
    if (!relation.id) return;
    if (!is_plain_name(relation.id, true)) {
        problem_error(problems, key->place,
                      "The name \"%s\" has other characters than letters, digits, _ and -. Choose another.",
                      relation.id);
        return;
    }
    if (!yaml_fields_read(node, "a relation", fields, RELATION_FIELDS, values, problems)) return;
    relation.category = yaml_fields_text(values[CATEGORY], "category", CARD_CATEGORY_MAX, problems);
    relation.difficulty = read_native_difficulty(reader, values[DIFFICULTY]);
    if (!relation.category || !read_columns(reader, &relation, values[COLUMNS])) return;
    read_complete(reader, &relation, values[COMPLETE]);
    if (values[EXPLAIN])
        relation.explanation = read_native_template(reader, &relation, values[EXPLAIN], "explanation");
    read_native_questions(reader, &relation,
                          &(QuestionNodes){.ask = values[ASK],
                                           .state = values[STATE],
                                           .type = values[TYPE],
                                           .several = values[SEVERAL],
                                           .odd = values[ODD],
                                           .pairs = values[PAIRS],
                                           .order = values[ORDER],
                                           .number = values[NUMBER]});
    read_rows(reader, &relation, values[ROWS]);
    make_facts_distinct(reader, &relation);
    facts->relations = arena_grow(reader->arena, facts->relations, facts->relation_count,
                                  &reader->relation_capacity, sizeof *facts->relations);
    facts->relations[facts->relation_count++] = relation;
}

bool read_native_check_relations(NativeReader *reader, const YamlNode *facts) {
    if (!yaml_fields_check_names(facts, "the facts", reader->scratch, reader->problems)) return false;
    if (facts->count / 2 > RELATIONS_MAX)
        problem_error(reader->problems, facts->place, "These are %zu relations; only the first %d are read.",
                      facts->count / 2, RELATIONS_MAX);
    return true;
}

void read_native_facts(NativeReader *reader, const YamlNode *facts) {
    if (!read_native_check_relations(reader, facts)) return;
    for (const YamlNode *key = facts->first; key && key->next; key = key->next->next)
        read_native_relation(reader, key, key->next);
}
