/* Cards written by hand. */
#include "packs/read_native.h"

#include "base/text.h"
#include "cards/card_builder.h"
#include "cards/card_proof.h"

#define ID_BYTES_MAX 80
#define CARD_SECONDS_MIN 5
#define CARD_SECONDS_MAX 600
#define RIGHT_MAX 20

enum { ASK, RIGHT, WRONG, STATE, ANSWER, EXPLAIN, CATEGORY, SOURCE, DIFFICULTY, SECONDS, CARD_FIELDS };
static const YamlField FIELDS[CARD_FIELDS] = {
    {"ask", false},     {"right", false},    {"wrong", false},  {"state", false},      {"answer", false},
    {"explain", false}, {"category", false}, {"source", false}, {"difficulty", false}, {"seconds", false},
};

/* Appends one text or a list of texts to the card's options; false with an error where that fails. */
static bool add_options(NativeReader *reader, Card *card, size_t *capacity, const YamlNode *node,
                        const char *what, size_t most) {
    bool is_list = node->kind == YAML_LIST;
    if (is_list && (node->count == 0 || node->count > most)) {
        problem_error(reader->problems, node->place, "Here are %zu %ss; there must be 1 to %zu.", node->count,
                      what, most);
        return false;
    }
    for (const YamlNode *item = is_list ? node->first : node; item; item = is_list ? item->next : NULL) {
        const char *option = yaml_fields_text(item, what, CARD_OPTION_MAX, reader->problems);
        if (!option) return false;
        card->options =
            arena_grow(reader->arena, card->options, card->option_count, capacity, sizeof *card->options);
        card->options[card->option_count++] = option;
    }
    return true;
}

static bool read_choice(NativeReader *reader, Card *card, const YamlNode *node, const YamlNode **values) {
    if (!values[RIGHT] || !values[WRONG]) {
        problem_error(reader->problems, node->place,
                      "A card with \"ask\" needs the keys \"right\" and \"wrong\".");
        return false;
    }
    if (values[ANSWER]) {
        problem_error(reader->problems, values[ANSWER]->place,
                      "\"answer\" belongs to a card with \"state\". Write \"right\" and \"wrong\" here.");
        return false;
    }
    size_t capacity = 0;
    card->kind = CARD_CHOICE;
    card->prompt = yaml_fields_text(values[ASK], "question", CARD_PROMPT_MAX, reader->problems);
    if (!card->prompt) return false;
    if (!add_options(reader, card, &capacity, values[RIGHT], "right answer", RIGHT_MAX)) return false;
    card->right_count = card->option_count;
    return add_options(reader, card, &capacity, values[WRONG], "wrong answer", CARD_WRONG_MAX);
}

static bool read_statement(NativeReader *reader, Card *card, const YamlNode *node, const YamlNode **values) {
    static const char *options[] = {"True", "False"};
    if (values[RIGHT] || values[WRONG] || values[ASK]) {
        problem_error(
            reader->problems, node->place,
            "A card with \"state\" has only \"answer: true\" or \"answer: false\"; take away \"ask\", "
            "\"right\" and \"wrong\".");
        return false;
    }
    if (!values[ANSWER]) {
        problem_error(reader->problems, node->place,
                      "A card with \"state\" needs \"answer: true\" or "
                      "\"answer: false\".");
        return false;
    }
    card->kind = CARD_TRUE_FALSE;
    card->prompt = yaml_fields_text(values[STATE], "statement", CARD_PROMPT_MAX, reader->problems);
    card->options = options;
    card->option_count = 2;
    card->right_count = 1;
    return card->prompt &&
           yaml_fields_flag(values[ANSWER], "answer", &card->statement_is_true, reader->problems);
}

/* What every kind of card may have. */
static bool read_common(NativeReader *reader, Card *card, const YamlNode **values) {
    Problems *problems = reader->problems;
    card->difficulty = read_native_difficulty(reader, values[DIFFICULTY]);
    if (values[EXPLAIN]) {
        card->explanation = yaml_fields_text(values[EXPLAIN], "explanation", CARD_EXPLANATION_MAX, problems);
        if (!card->explanation) return false;
    }
    if (values[CATEGORY]) {
        card->category = yaml_fields_text(values[CATEGORY], "category", CARD_CATEGORY_MAX, problems);
        if (!card->category) return false;
    }
    if (values[SOURCE]) {
        size_t source = read_native_source(reader, values[SOURCE]);
        if (source == SIZE_MAX) return false;
        card->source = &reader->pack->facts.sources[source];
    }
    return !values[SECONDS] || yaml_fields_number(values[SECONDS], "time in seconds", CARD_SECONDS_MIN,
                                                  CARD_SECONDS_MAX, &card->seconds, problems);
}

static void read_card(NativeReader *reader, const YamlNode *node) {
    const YamlNode *values[CARD_FIELDS];
    if (!yaml_fields_read(node, "a card", FIELDS, CARD_FIELDS, values, reader->problems)) return;
    Card card = {.place = node->place};
    if (!values[ASK] && !values[STATE]) {
        problem_error(reader->problems, node->place, "A card needs the key \"ask\" or \"state\".");
        return;
    }
    bool ok = values[STATE] ? read_statement(reader, &card, node, values)
                            : read_choice(reader, &card, node, values);
    if (!ok || !read_common(reader, &card, values)) return;
    card.id = arena_format(reader->arena, "card/%s", text_slug(reader->arena, card.prompt, ID_BYTES_MAX));
    if (card_proof_check(&card, reader->names, reader->problems))
        card_list_add(&reader->pack->cards, reader->arena, &card);
}

void read_native_cards(NativeReader *reader, const YamlNode *cards) {
    if (cards->kind != YAML_LIST) {
        problem_error(reader->problems, cards->place,
                      "The cards are a list: each card begins with \"- ask:\" or \"- state:\".");
        return;
    }
    for (const YamlNode *card = cards->first; card; card = card->next) read_card(reader, card);
}
