/* What a relation asks: templates by column, and the questions that need more than a template. */
#include "packs/read_native.h"

#include <string.h>

#include "base/text.h"
#include "cards/template.h"

#define TEMPLATE_MAX 400 /* filled it must fit CARD_PROMPT_MAX; the names of columns may be longer */

static bool check_template(NativeReader *reader, const Relation *relation, const YamlNode *node,
                           const char *text) {
    size_t offset = 0;
    const char *fault = template_find_fault(reader->scratch, text, relation, &offset);
    if (!fault) return true;
    Place place = node->place;
    /* Right for a template on one line; inside a folded one it is at least the right text. */
    place.column +=
        (uint32_t)text_count_codepoints(arena_format(reader->scratch, "%.*s", (int)offset, text)) +
        node->quoted;
    problem_error(reader->problems, place, "%s", fault);
    return false;
}

const char *read_native_template(NativeReader *reader, const Relation *relation, const YamlNode *node,
                                 const char *what) {
    const char *text = yaml_fields_text(node, what, TEMPLATE_MAX, reader->problems);
    return text && check_template(reader, relation, node, text) ? text : NULL;
}

static Question *question_about(Relation *relation, size_t column) {
    for (size_t i = 0; i < relation->question_count; i++)
        if (relation->questions[i].column == column) return &relation->questions[i];
    Question *fresh = &relation->questions[relation->question_count++];
    fresh->column = column;
    return fresh;
}

/* A question template, which must not tell what it asks for. */
static const char *read_prompt(NativeReader *reader, const Relation *relation, const YamlNode *node,
                               size_t column) {
    const char *text = read_native_template(reader, relation, node, "question");
    if (!text || !(template_columns(text, relation) >> column & 1)) return text;
    problem_error(reader->problems, node->place, "The question asks for {%s} and tells it. Leave it out.",
                  relation->columns[column]);
    return NULL;
}

/* A statement template, which must say what it is about. */
static const char *read_statement(NativeReader *reader, const Relation *relation, const YamlNode *node,
                                  size_t column) {
    const char *text = read_native_template(reader, relation, node, "statement");
    if (!text || template_columns(text, relation) >> column & 1) return text;
    problem_error(reader->problems, node->place,
                  "The statement never says {%s}, so it cannot be made false. Put {%s} in it.",
                  relation->columns[column], relation->columns[column]);
    return NULL;
}

typedef const char *ReadTemplate(NativeReader *reader, const Relation *relation, const YamlNode *node,
                                 size_t column);

static void keep_prompt(Question *question, const char *text, Place place) {
    question->prompt = text;
    question->prompt_place = place;
}

static void keep_statement(Question *question, const char *text, Place place) {
    question->statement = text;
    question->statement_place = place;
}

static void keep_several(Question *question, const char *text, Place place) {
    question->several = text;
    question->several_place = place;
}

static void keep_odd(Question *question, const char *text, Place place) {
    question->odd = text;
    question->odd_place = place;
}

/* A key of the relation that has a template for each column. */
typedef struct TemplateKey {
    const char *what;
    ReadTemplate *read;
    void (*keep)(Question *question, const char *text, Place place);
} TemplateKey;

static const TemplateKey ASK = {"the questions (\"ask\")", read_prompt, keep_prompt};
static const TemplateKey STATE = {"the statements (\"state\")", read_statement, keep_statement};
static const TemplateKey SEVERAL = {"the questions (\"several\")", read_prompt, keep_several};
static const TemplateKey ODD = {"the questions (\"odd\")", read_prompt, keep_odd};

/* A map of columns with a template each. */
static void read_templates(NativeReader *reader, Relation *relation, const YamlNode *node,
                           const TemplateKey *key) {
    if (!node || !yaml_fields_check_names(node, key->what, reader->scratch, reader->problems)) return;
    for (const YamlNode *name = node->first; name && name->next; name = name->next->next) {
        size_t column = read_native_column(reader, relation, name);
        const char *text = column == SIZE_MAX ? NULL : key->read(reader, relation, name->next, column);
        if (text) key->keep(question_about(relation, column), text, name->place);
    }
}

/* A typed answer may be any right one, so all of them must be known. */
static void read_typed_column(NativeReader *reader, Relation *relation, const YamlNode *node) {
    size_t column = read_native_column(reader, relation, node);
    if (column == SIZE_MAX) return;
    const char *name = relation->columns[column];
    Question *question = question_about(relation, column);
    if (!question->prompt)
        problem_error(reader->problems, node->place,
                      "Typed cards take their question from \"ask\", and there is none for {%s}. Write one.",
                      name);
    else if (!relation->complete[column])
        problem_error(reader->problems, node->place,
                      "A typed answer needs every right one to be known, so \"%s\" must stand under "
                      "\"complete\". List it there if it is, or take it away here.",
                      name);
    else
        question->typed = true;
}

static void read_type(NativeReader *reader, Relation *relation, const YamlNode *node) {
    if (!node) return;
    bool is_list = node->kind == YAML_LIST;
    for (const YamlNode *item = is_list ? node->first : node; item; item = is_list ? item->next : NULL)
        read_typed_column(reader, relation, item);
}

/* The question of pairs or an order: the same on every card, so it names no column. */
static const char *read_plain_prompt(NativeReader *reader, const YamlNode *node) {
    const char *text = yaml_fields_text(node, "question", CARD_PROMPT_MAX, reader->problems);
    if (!text || !strpbrk(text, "{}")) return text;
    problem_error(
        reader->problems, node->place,
        "This question is the same for all rows, so it cannot have {columns} in it. Say it plainly.");
    return NULL;
}

static bool check_complete(NativeReader *reader, const Relation *relation, const YamlNode *node,
                           size_t column) {
    if (relation->complete[column]) return true;
    problem_error(
        reader->problems, node->place,
        "Pairs need every right answer to be known, so \"%s\" must stand under \"complete\". List it "
        "there if it is, or take the pairs away.",
        relation->columns[column]);
    return false;
}

static void read_pairs(NativeReader *reader, Relation *relation, const YamlNode *node) {
    enum { LEFT, RIGHT, PROMPT, FIELDS };
    static const YamlField fields[FIELDS] = {{"left", true}, {"right", true}, {"ask", true}};
    const YamlNode *values[FIELDS];
    if (!yaml_fields_read(node, "the pairs", fields, FIELDS, values, reader->problems)) return;
    size_t left = read_native_column(reader, relation, values[LEFT]);
    size_t right = read_native_column(reader, relation, values[RIGHT]);
    const char *prompt = read_plain_prompt(reader, values[PROMPT]);
    if (left == SIZE_MAX || right == SIZE_MAX || !prompt) return;
    if (left == right) {
        problem_error(reader->problems, values[RIGHT]->place,
                      "Left and right are the same column. Name two columns.");
        return;
    }
    if (!check_complete(reader, relation, values[LEFT], left) ||
        !check_complete(reader, relation, values[RIGHT], right))
        return;
    relation->pairs[relation->pairs_count++] = (PairsQuestion){left, right, prompt, node->place};
}

static void read_order(NativeReader *reader, Relation *relation, const YamlNode *node) {
    enum { SHOW, BY, PROMPT, FIELDS };
    static const YamlField fields[FIELDS] = {{"show", true}, {"by", true}, {"ask", true}};
    const YamlNode *values[FIELDS];
    if (!yaml_fields_read(node, "the order", fields, FIELDS, values, reader->problems)) return;
    size_t show = read_native_column(reader, relation, values[SHOW]);
    size_t by = read_native_column(reader, relation, values[BY]);
    const char *prompt = read_plain_prompt(reader, values[PROMPT]);
    if (show == SIZE_MAX || by == SIZE_MAX || !prompt) return;
    if (show == by) {
        problem_error(reader->problems, values[BY]->place,
                      "What is shown would tell its own place. Order by another column.");
        return;
    }
    relation->orders[relation->order_count++] = (OrderQuestion){show, by, prompt, node->place};
}

/* Tolerance or spread, 0 where it is left out. */
static bool read_distance(NativeReader *reader, const YamlNode *node, const char *what, int32_t *out) {
    uint32_t number = 0;
    bool ok = !node || yaml_fields_number(node, what, 0, NUMBER_MAX, &number, reader->problems);
    *out = (int32_t)number;
    return ok;
}

static void read_number(NativeReader *reader, Relation *relation, const YamlNode *node) {
    enum { COLUMN, PROMPT, TOLERANCE, SPREAD, UNIT, FIELDS };
    static const YamlField fields[FIELDS] = {
        {"column", true}, {"ask", true}, {"tolerance", false}, {"spread", false}, {"unit", false}};
    const YamlNode *values[FIELDS];
    if (!yaml_fields_read(node, "the number", fields, FIELDS, values, reader->problems)) return;
    NumberQuestion question = {.place = node->place};
    question.column = read_native_column(reader, relation, values[COLUMN]);
    if (question.column == SIZE_MAX) return;
    question.prompt = read_prompt(reader, relation, values[PROMPT], question.column);
    bool ok = read_distance(reader, values[TOLERANCE], "tolerance", &question.tolerance);
    ok = read_distance(reader, values[SPREAD], "spread", &question.spread) && ok;
    if (values[UNIT])
        question.unit = yaml_fields_text(values[UNIT], "unit", NUMBER_UNIT_MAX, reader->problems);
    if (!ok || !question.prompt || (values[UNIT] && !question.unit)) return;
    relation->numbers[relation->number_count++] = question;
}

/* One map, or a list of maps. */
static void read_each(NativeReader *reader, Relation *relation, const YamlNode *node, const char *what,
                      void (*read)(NativeReader *, Relation *, const YamlNode *)) {
    if (!node) return;
    bool is_list = node->kind == YAML_LIST;
    if (is_list && node->count > RELATION_QUESTIONS_MAX) {
        problem_error(reader->problems, node->place, "Here are %zu under \"%s\"; at most %d are read.",
                      node->count, what, RELATION_QUESTIONS_MAX);
        return;
    }
    for (const YamlNode *item = is_list ? node->first : node; item; item = is_list ? item->next : NULL)
        read(reader, relation, item);
}

void read_native_questions(NativeReader *reader, Relation *relation, const QuestionNodes *nodes) {
    Arena *arena = reader->arena;
    relation->questions = arena_alloc_array(arena, relation->column_count, sizeof *relation->questions);
    read_templates(reader, relation, nodes->ask, &ASK);
    read_templates(reader, relation, nodes->state, &STATE);
    read_templates(reader, relation, nodes->several, &SEVERAL);
    read_templates(reader, relation, nodes->odd, &ODD);
    read_type(reader, relation, nodes->type);
    relation->pairs = arena_alloc_array(arena, RELATION_QUESTIONS_MAX, sizeof *relation->pairs);
    relation->orders = arena_alloc_array(arena, RELATION_QUESTIONS_MAX, sizeof *relation->orders);
    relation->numbers = arena_alloc_array(arena, RELATION_QUESTIONS_MAX, sizeof *relation->numbers);
    read_each(reader, relation, nodes->pairs, "pairs", read_pairs);
    read_each(reader, relation, nodes->order, "order", read_order);
    read_each(reader, relation, nodes->number, "number", read_number);
}
