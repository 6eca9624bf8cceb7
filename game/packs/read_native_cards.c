/* Cards written by hand: what every kind may have. The kinds are read in read_native_kinds.c. */
#include "packs/read_native.h"

#include "base/text.h"
#include "cards/card_builder.h"
#include "cards/card_proof.h"

#define CARD_SECONDS_MIN 5
#define CARD_SECONDS_MAX 600

static const YamlField FIELDS[CARD_KEYS] = {
    [CARD_KEY_ASK] = {"ask", false},
    [CARD_KEY_STATE] = {"state", false},
    [CARD_KEY_RIGHT] = {"right", false},
    [CARD_KEY_WRONG] = {"wrong", false},
    [CARD_KEY_ANSWER] = {"answer", false},
    [CARD_KEY_ALL] = {"all", false},
    [CARD_KEY_ORDER] = {"order", false},
    [CARD_KEY_PAIRS] = {"pairs", false},
    [CARD_KEY_ODD] = {"odd", false},
    [CARD_KEY_OTHERS] = {"others", false},
    [CARD_KEY_NUMBER] = {"number", false},
    [CARD_KEY_TOLERANCE] = {"tolerance", false},
    [CARD_KEY_SPREAD] = {"spread", false},
    [CARD_KEY_UNIT] = {"unit", false},
    [CARD_KEY_TYPE] = {"type", false},
    [CARD_KEY_NOT] = {"not", false},
    [CARD_KEY_EXPLAIN] = {"explain", false},
    [CARD_KEY_CATEGORY] = {"category", false},
    [CARD_KEY_SOURCE] = {"source", false},
    [CARD_KEY_DIFFICULTY] = {"difficulty", false},
    [CARD_KEY_SECONDS] = {"seconds", false},
    [CARD_KEY_PICTURE] = {"picture", false},
    [CARD_KEY_PICTURE_TEXT] = {"picture text", false},
};

static bool read_picture(NativeReader *reader, Card *card, const YamlNode *name, const YamlNode *text) {
    if (!name) {
        if (text)
            problem_error(reader->problems, text->place,
                          "There is a text for a picture here, but no picture. Add \"picture\".");
        return !text;
    }
    const char *file = yaml_fields_text(name, "picture", PACK_PICTURE_NAME_MAX, reader->problems),
               *said = NULL;
    if (text) said = yaml_fields_text(text, "picture's text", CARD_PICTURE_TEXT_MAX, reader->problems);
    if (!file || (text && !said)) return false;
    card->picture = pack_picture_find(reader->pictures, file, said, name->place);
    return true;
}

static bool read_common(NativeReader *reader, Card *card, const YamlNode **values) {
    Problems *problems = reader->problems;
    card->difficulty = read_native_difficulty(reader, values[CARD_KEY_DIFFICULTY]);
    if (values[CARD_KEY_EXPLAIN]) {
        card->explanation =
            yaml_fields_text(values[CARD_KEY_EXPLAIN], "explanation", CARD_EXPLANATION_MAX, problems);
        if (!card->explanation) return false;
    }
    if (values[CARD_KEY_CATEGORY]) {
        card->category = yaml_fields_text(values[CARD_KEY_CATEGORY], "category", CARD_CATEGORY_MAX, problems);
        if (!card->category) return false;
    }
    if (values[CARD_KEY_SOURCE]) {
        size_t source = read_native_source(reader, values[CARD_KEY_SOURCE]);
        if (source == SIZE_MAX) return false;
        card->source = &reader->pack->facts.sources[source];
    }
    if (!read_picture(reader, card, values[CARD_KEY_PICTURE], values[CARD_KEY_PICTURE_TEXT])) return false;
    return !values[CARD_KEY_SECONDS] ||
           yaml_fields_number(values[CARD_KEY_SECONDS], "time in seconds", CARD_SECONDS_MIN, CARD_SECONDS_MAX,
                              &card->seconds, problems);
}

static void add_card(NativeReader *reader, const Card *card) {
    card_proof_add(card, reader->names, &reader->pack->cards, reader->arena, reader->problems);
}

void read_native_card(NativeReader *reader, const YamlNode *node) {
    const YamlNode *values[CARD_KEYS];
    if (!yaml_fields_read(node, "a card", FIELDS, CARD_KEYS, values, reader->problems)) return;
    Card card = {.place = node->place};
    if (!read_native_card_kind(reader, &card, node, values) || !read_common(reader, &card, values)) return;
    if (values[CARD_KEY_RIGHT] && !values[CARD_KEY_WRONG])
        other_answers_wait(&reader->others, reader->arena, &card);
    else
        add_card(reader, &card);
}

void read_native_waiting(NativeReader *reader) {
    OtherAnswers *others = &reader->others;
    other_answers_choose(others, reader->reading);
    for (size_t i = 0; i < others->count; i++) {
        Card *card = &others->cards[i];
        if (card->kind != CARD_TYPED ||
            other_answers_take_written(others, i, reader->names, reader->arena, reader->problems))
            add_card(reader, card);
    }
    other_answers_finish(others, reader->reading);
    arena_release(reader->scratch);
}

void read_native_cards(NativeReader *reader, const YamlNode *cards) {
    if (cards->kind != YAML_LIST) {
        problem_error(reader->problems, cards->place,
                      "The cards are a list: each card begins with \"- ask:\" or \"- state:\".");
        return;
    }
    for (const YamlNode *card = cards->first; card; card = card->next) read_native_card(reader, card);
}
