/* What a card written by hand asks, by kind: a row of the table at the end says which key makes a card of
 * this kind and which keys it may have besides. */
#include "packs/read_native.h"

#include <string.h>

#include "cards/card_builder.h"
#include "cards/card_proof.h"
#include "packs/question_draft.h"

#define OTHERS_MAX 60
#define ORDER_LIST_MAX 60 /* what is read at all; how many fit is for card_proof.h to say */

/* Appends one text or a list of texts; false with an error where that fails. */
static bool add_texts(NativeReader *reader, const char ***texts, size_t *count, const YamlNode *node,
                      const char *what, size_t most, size_t length_max) {
    bool is_list = node->kind == YAML_LIST;
    if (is_list && (node->count == 0 || node->count > most)) {
        problem_error(reader->problems, node->place, "Here are %zu %ss; there must be 1 to %zu.", node->count,
                      what, most);
        return false;
    }
    size_t room = *count + (is_list ? node->count : 1);
    const char **grown = arena_alloc_array(reader->arena, room, sizeof *grown);
    if (*count) memcpy(grown, *texts, *count * sizeof *grown);
    *texts = grown;
    for (const YamlNode *item = is_list ? node->first : node; item; item = is_list ? item->next : NULL) {
        const char *text = yaml_fields_text(item, what, length_max, reader->problems);
        if (!text) return false;
        grown[(*count)++] = text;
    }
    return true;
}

static bool add_options(NativeReader *reader, Card *card, const YamlNode *node, const char *what,
                        size_t most) {
    return add_texts(reader, &card->options, &card->option_count, node, what, most, CARD_OPTION_MAX);
}

/* Options that are right, then those that are wrong. */
static bool read_right_and_wrong(NativeReader *reader, Card *card, const YamlNode *right,
                                 const YamlNode *wrong) {
    if (!add_options(reader, card, right, "right answer", CARD_RIGHT_MAX)) return false;
    card->right_count = card->option_count;
    if (!add_options(reader, card, wrong, "wrong answer", CARD_WRONG_MAX)) return false;
    draft_keep_last(card);
    return true;
}

/* Without wrong answers, which are those of other cards then. */
static bool read_right_alone(NativeReader *reader, Card *card, const YamlNode *right) {
    if (!reader->others_are_wrong) {
        problem_error(
            reader->problems, right->place,
            "This card has no wrong answers. Add \"wrong\", or write \"type\" in place of \"right\"; or "
            "say \"other answers: wrong\" at the top of the pack, where what is right for one card is "
            "wrong for the others of its category.");
        return false;
    }
    card->kind = CARD_TYPED; /* while it waits */
    bool ok = add_options(reader, card, right, "right answer", CARD_RIGHT_MAX);
    card->right_count = card->option_count;
    return ok;
}

static bool read_choice(NativeReader *reader, Card *card, const YamlNode **values) {
    if (!values[CARD_KEY_WRONG]) return read_right_alone(reader, card, values[CARD_KEY_RIGHT]);
    return read_right_and_wrong(reader, card, values[CARD_KEY_RIGHT], values[CARD_KEY_WRONG]);
}

static bool read_several(NativeReader *reader, Card *card, const YamlNode **values) {
    return read_right_and_wrong(reader, card, values[CARD_KEY_ALL], values[CARD_KEY_WRONG]);
}

static bool read_statement(NativeReader *reader, Card *card, const YamlNode **values) {
    static const char *options[] = {"True", "False"};
    card->options = options;
    card->option_count = 2;
    card->right_count = 1;
    return yaml_fields_flag(values[CARD_KEY_ANSWER], "answer", &card->statement_is_true, reader->problems);
}

static bool read_order(NativeReader *reader, Card *card, const YamlNode **values) {
    return add_options(reader, card, values[CARD_KEY_ORDER], "thing to put in order", ORDER_LIST_MAX);
}

/* A map of left and right sides. */
static bool read_pairs(NativeReader *reader, Card *card, const YamlNode **values) {
    const YamlNode *map = values[CARD_KEY_PAIRS];
    size_t errors = reader->problems->errors;
    if (!yaml_fields_check_names(map, "the pairs", reader->scratch, reader->problems)) return false;
    if (reader->problems->errors != errors) return false;
    if (map->count / 2 > CARD_PAIRS_MAX) {
        problem_error(reader->problems, map->place, "Here are %zu pairs; there must be %d to %d.",
                      map->count / 2, CARD_PAIRS_MIN, CARD_PAIRS_MAX);
        return false;
    }
    for (const YamlNode *side = map->first; side; side = side->next)
        if (!add_options(reader, card, side, "side of a pair", 1)) return false;
    return true;
}

static bool read_odd(NativeReader *reader, Card *card, const YamlNode **values) {
    card->right_count = 1;
    return add_options(reader, card, values[CARD_KEY_ODD], "odd one", 1) &&
           add_options(reader, card, values[CARD_KEY_OTHERS], "other", OTHERS_MAX);
}

static bool read_distance(NativeReader *reader, const YamlNode *node, const char *what, int32_t *out) {
    uint32_t number = 0;
    if (node && !yaml_fields_number(node, what, 0, NUMBER_MAX, &number, reader->problems)) return false;
    *out = (int32_t)number;
    return true;
}

static bool read_number(NativeReader *reader, Card *card, const YamlNode **values) {
    const YamlNode *node = values[CARD_KEY_NUMBER];
    bool is_plain = node->kind == YAML_TEXT && strlen(node->text) == node->length;
    if (!is_plain || !fact_value_number(node->text, &card->number.value)) {
        problem_error(reader->problems, node->place,
                      "The number must be a whole one of at most 9 digits, without spaces or commas.");
        return false;
    }
    if (values[CARD_KEY_UNIT]) {
        card->number.unit =
            yaml_fields_text(values[CARD_KEY_UNIT], "unit", NUMBER_UNIT_MAX, reader->problems);
        if (!card->number.unit) return false;
    }
    return read_distance(reader, values[CARD_KEY_TOLERANCE], "tolerance", &card->number.tolerance) &&
           read_distance(reader, values[CARD_KEY_SPREAD], "spread", &card->number.spread);
}

static bool read_typed(NativeReader *reader, Card *card, const YamlNode **values) {
    const char **accepted = NULL;
    size_t count = 0;
    if (!add_texts(reader, &accepted, &count, values[CARD_KEY_TYPE], "typed answer", CARD_RIGHT_MAX,
                   CARD_TYPED_MAX))
        return false;
    card->right_count = card_builder_accepted(reader->names, reader->arena, accepted, count, &card->options);
    card->option_count = card->right_count;
    return !values[CARD_KEY_NOT] || add_texts(reader, &card->rivals, &card->rival_count, values[CARD_KEY_NOT],
                                              "wrong answer", CARD_WRONG_MAX, CARD_OPTION_MAX);
}

#define KEY(name) (1u << CARD_KEY_##name)
#define COMMON_KEYS                                                                                          \
    (KEY(EXPLAIN) | KEY(CATEGORY) | KEY(PICTURE) | KEY(PICTURE_TEXT) | KEY(SOURCE) | KEY(DIFFICULTY) |       \
     KEY(SECONDS))

typedef struct HandKind {
    CardKind kind;
    CardKey told_by;      /* the key that makes a card one of this kind */
    CardKey prompt;       /* "ask" or "state" */
    uint32_t needed, may; /* bits of keys besides the two */
    const char *without;  /* what is said where a needed key is missing */
    bool (*read)(NativeReader *reader, Card *card, const YamlNode **values);
} HandKind;

/* In this order: the first whose key is there. The last is for what has "ask" and no key of another kind. */
static const HandKind KINDS[] = {
    {CARD_TRUE_FALSE, CARD_KEY_STATE, CARD_KEY_STATE, KEY(ANSWER), 0,
     "A card with \"state\" needs \"answer: true\" or \"answer: false\".", read_statement},
    {CARD_SEVERAL, CARD_KEY_ALL, CARD_KEY_ASK, KEY(WRONG), 0,
     "A card with \"all\" needs the key \"wrong\": what must not be picked.", read_several},
    {CARD_ORDER, CARD_KEY_ORDER, CARD_KEY_ASK, 0, 0, NULL, read_order},
    {CARD_PAIRS, CARD_KEY_PAIRS, CARD_KEY_ASK, 0, 0, NULL, read_pairs},
    {CARD_ODD_ONE_OUT, CARD_KEY_ODD, CARD_KEY_ASK, KEY(OTHERS), 0,
     "A card with \"odd\" needs the key \"others\": three or more that belong together.", read_odd},
    {CARD_NUMBER, CARD_KEY_NUMBER, CARD_KEY_ASK, 0, KEY(TOLERANCE) | KEY(SPREAD) | KEY(UNIT), NULL,
     read_number},
    {CARD_TYPED, CARD_KEY_TYPE, CARD_KEY_ASK, 0, KEY(NOT), NULL, read_typed},
    {CARD_CHOICE, CARD_KEY_ASK, CARD_KEY_ASK, KEY(RIGHT), KEY(WRONG),
     "A card with \"ask\" needs the keys \"right\" and \"wrong\", or one of \"all\", \"order\", \"pairs\", "
     "\"odd\", \"number\" and \"type\".",
     read_choice},
};

static const char *const KEY_NAMES[CARD_KEYS] = {
    "ask",     "state",    "right",   "wrong",        "answer", "all",        "order",  "pairs",
    "odd",     "others",   "number",  "tolerance",    "spread", "unit",       "type",   "not",
    "explain", "category", "picture", "picture text", "source", "difficulty", "seconds"};

static const HandKind *find_kind(const YamlNode **values) {
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++)
        if (values[KINDS[i].told_by]) return &KINDS[i];
    return NULL;
}

/* A key of another kind: which of the two is meant? */
static bool report_stray(NativeReader *reader, const HandKind *kind, const YamlNode *node,
                         const YamlNode **values, CardKey stray) {
    if (kind->kind == CARD_TRUE_FALSE)
        problem_error(
            reader->problems, node->place,
            "A card with \"state\" has only \"answer: true\" or \"answer: false\"; take away \"ask\", "
            "\"right\" and \"wrong\"%s%s%s.",
            stray > CARD_KEY_ANSWER ? ", and \"" : "", stray > CARD_KEY_ANSWER ? KEY_NAMES[stray] : "",
            stray > CARD_KEY_ANSWER ? "\"" : "");
    else if (stray == CARD_KEY_ANSWER)
        problem_error(reader->problems, values[stray]->place,
                      "\"answer\" belongs to a card with \"state\". Write \"right\" and \"wrong\" here.");
    else
        problem_error(reader->problems, values[stray]->place,
                      "A card with \"%s\" has no \"%s\". Take one of the two away.", KEY_NAMES[kind->told_by],
                      KEY_NAMES[stray]);
    return false;
}

/* Whether the card has the keys that its kind needs, and no other kind's. */
static bool check_keys(NativeReader *reader, const HandKind *kind, const YamlNode *node,
                       const YamlNode **values) {
    uint32_t own = kind->needed | kind->may | COMMON_KEYS | 1u << kind->told_by | 1u << kind->prompt;
    bool is_complete = true;
    CardKey stray = CARD_KEYS;
    for (CardKey key = 0; key < CARD_KEYS; key++) {
        if (!values[key] && kind->needed >> key & 1) is_complete = false;
        if (values[key] && !(own >> key & 1) && stray == CARD_KEYS) stray = key;
    }
    bool says_only_ask = kind->kind == CARD_CHOICE; /* then a stray key may be half of another kind */
    if (stray != CARD_KEYS && (is_complete || !says_only_ask))
        return report_stray(reader, kind, node, values, stray);
    if (!values[kind->prompt])
        problem_error(reader->problems, node->place,
                      "A card with \"%s\" needs the key \"ask\": the question.", KEY_NAMES[kind->told_by]);
    else if (!is_complete)
        problem_error(reader->problems, node->place, "%s", kind->without);
    return values[kind->prompt] && is_complete;
}

bool read_native_card_kind(NativeReader *reader, Card *card, const YamlNode *node, const YamlNode **values) {
    const HandKind *kind = find_kind(values);
    if (!kind) {
        problem_error(reader->problems, node->place, "A card needs the key \"ask\" or \"state\".");
        return false;
    }
    if (!check_keys(reader, kind, node, values)) return false;
    card->kind = kind->kind;
    card->prompt =
        yaml_fields_text(values[kind->prompt], kind->kind == CARD_TRUE_FALSE ? "statement" : "question",
                         CARD_PROMPT_MAX, reader->problems);
    return card->prompt && kind->read(reader, card, values);
}
