/* Relations as read_native_facts.c and read_native_questions.c read them. */
#include "packs/write_native.h"

static void write_complete(YamlWriter *yaml, const Relation *relation) {
    const char *columns[RELATION_COLUMNS_MAX];
    size_t count = 0;
    for (size_t i = 0; i < relation->column_count; i++)
        if (relation->complete[i]) columns[count++] = relation->columns[i];
    yaml_writer_list_entry(yaml, "complete", columns, count);
}

typedef enum TemplateKind {
    TEMPLATE_ASK,
    TEMPLATE_STATE,
    TEMPLATE_SEVERAL,
    TEMPLATE_ODD,
    TEMPLATES
} TemplateKind;

static const char *template_of(const Question *question, TemplateKind kind) {
    const char *const all[TEMPLATES] = {question->prompt, question->statement, question->several,
                                        question->odd};
    return all[kind];
}

/* "ask: {column: template, ...}" and the like. */
static void write_templates(YamlWriter *yaml, const Relation *relation, const char *key, TemplateKind kind) {
    bool begun = false;
    for (size_t i = 0; i < relation->question_count; i++) {
        const Question *question = &relation->questions[i];
        if (!template_of(question, kind)) continue;
        if (!begun) {
            yaml_writer_text(yaml, key);
            yaml_writer_begin_map(yaml, false);
        }
        begun = true;
        yaml_writer_entry(yaml, relation->columns[question->column], template_of(question, kind));
    }
    if (begun) yaml_writer_end_map(yaml);
}

static void write_typed(YamlWriter *yaml, const Relation *relation) {
    const char *columns[RELATION_COLUMNS_MAX];
    size_t count = 0;
    for (size_t i = 0; i < relation->question_count; i++)
        if (relation->questions[i].typed) columns[count++] = relation->columns[relation->questions[i].column];
    yaml_writer_list_entry(yaml, "type", columns, count);
}

static void write_pairs(YamlWriter *yaml, const Relation *relation) {
    if (relation->pairs_count == 0) return;
    yaml_writer_text(yaml, "pairs");
    yaml_writer_begin_list(yaml, false);
    for (size_t i = 0; i < relation->pairs_count; i++) {
        const PairsQuestion *pairs = &relation->pairs[i];
        yaml_writer_begin_map(yaml, false);
        yaml_writer_entry(yaml, "left", relation->columns[pairs->left]);
        yaml_writer_entry(yaml, "right", relation->columns[pairs->right]);
        yaml_writer_entry(yaml, "ask", pairs->prompt);
        yaml_writer_end_map(yaml);
    }
    yaml_writer_end_list(yaml);
}

static void write_orders(YamlWriter *yaml, const Relation *relation) {
    if (relation->order_count == 0) return;
    yaml_writer_text(yaml, "order");
    yaml_writer_begin_list(yaml, false);
    for (size_t i = 0; i < relation->order_count; i++) {
        const OrderQuestion *order = &relation->orders[i];
        yaml_writer_begin_map(yaml, false);
        yaml_writer_entry(yaml, "show", relation->columns[order->show]);
        yaml_writer_entry(yaml, "by", relation->columns[order->by]);
        yaml_writer_entry(yaml, "ask", order->prompt);
        yaml_writer_end_map(yaml);
    }
    yaml_writer_end_list(yaml);
}

static void write_numbers(YamlWriter *yaml, const Relation *relation) {
    if (relation->number_count == 0) return;
    yaml_writer_text(yaml, "number");
    yaml_writer_begin_list(yaml, false);
    for (size_t i = 0; i < relation->number_count; i++) {
        const NumberQuestion *number = &relation->numbers[i];
        yaml_writer_begin_map(yaml, false);
        yaml_writer_entry(yaml, "column", relation->columns[number->column]);
        yaml_writer_entry(yaml, "ask", number->prompt);
        if (number->tolerance) yaml_writer_number_entry(yaml, "tolerance", number->tolerance);
        if (number->spread) yaml_writer_number_entry(yaml, "spread", number->spread);
        yaml_writer_entry(yaml, "unit", number->unit);
        yaml_writer_end_map(yaml);
    }
    yaml_writer_end_list(yaml);
}

/* "not: {column: [value, ...]}"; what is denied of one column stands together, in the row's order. */
static void write_denied(YamlWriter *yaml, const Relation *relation, const Fact *fact) {
    if (fact->denied_count == 0) return;
    yaml_writer_text(yaml, "not");
    yaml_writer_begin_map(yaml, true);
    for (size_t column = 0; column < relation->column_count; column++) {
        bool begun = false;
        for (size_t i = 0; i < fact->denied_count; i++) {
            if (fact->denied[i].column != column) continue;
            if (!begun) {
                yaml_writer_text(yaml, relation->columns[column]);
                yaml_writer_begin_list(yaml, true);
            }
            begun = true;
            yaml_writer_text(yaml, fact->denied[i].value);
        }
        if (begun) yaml_writer_end_list(yaml);
    }
    yaml_writer_end_map(yaml);
}

static void write_rows(YamlWriter *yaml, const FactBase *facts, const Relation *relation) {
    yaml_writer_text(yaml, "rows");
    yaml_writer_begin_list(yaml, false);
    for (size_t i = 0; i < relation->fact_count; i++) {
        const Fact *fact = &relation->facts[i];
        yaml_writer_begin_map(yaml, true);
        for (size_t c = 0; c < relation->column_count; c++)
            yaml_writer_entry(yaml, relation->columns[c], fact->values[c]);
        yaml_writer_entry(yaml, "source", facts->sources[fact->source].id);
        write_denied(yaml, relation, fact);
        yaml_writer_entry(yaml, "note", fact->note);
        yaml_writer_entry(yaml, "difficulty", difficulty_name(fact->difficulty));
        yaml_writer_end_map(yaml);
    }
    yaml_writer_end_list(yaml);
}

static void write_relation(YamlWriter *yaml, const FactBase *facts, const Relation *relation) {
    yaml_writer_text(yaml, relation->id);
    yaml_writer_begin_map(yaml, false);
    yaml_writer_entry(yaml, "category", relation->category);
    yaml_writer_list_entry(yaml, "columns", relation->columns, relation->column_count);
    write_complete(yaml, relation);
    yaml_writer_entry(yaml, "difficulty", difficulty_name(relation->difficulty));
    yaml_writer_entry(yaml, "explain", relation->explanation);
    write_templates(yaml, relation, "ask", TEMPLATE_ASK);
    write_typed(yaml, relation);
    write_templates(yaml, relation, "state", TEMPLATE_STATE);
    write_templates(yaml, relation, "several", TEMPLATE_SEVERAL);
    write_templates(yaml, relation, "odd", TEMPLATE_ODD);
    write_pairs(yaml, relation);
    write_orders(yaml, relation);
    write_numbers(yaml, relation);
    write_rows(yaml, facts, relation);
    yaml_writer_end_map(yaml);
}

void write_native_facts(YamlWriter *yaml, const FactBase *facts) {
    yaml_writer_text(yaml, "facts");
    yaml_writer_begin_map(yaml, false);
    for (size_t i = 0; i < facts->relation_count; i++) write_relation(yaml, facts, &facts->relations[i]);
    yaml_writer_end_map(yaml);
}
