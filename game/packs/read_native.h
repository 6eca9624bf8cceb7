/* The native pack: a YAML file as questions/README.md describes it. Shared by the files that read its parts.
 */
#ifndef QUIZLEAF_PACKS_READ_NATIVE_H
#define QUIZLEAF_PACKS_READ_NATIVE_H

#include "cards/name_index.h"
#include "packs/other_answers.h"
#include "packs/pack_picture.h"
#include "packs/pack_reading.h"
#include "packs/yaml_fields.h"

/* For finding a source by its name in the pack. */
typedef struct SourceKey {
    const char *id;
    size_t source; /* index into the pack's sources */
} SourceKey;

/* Head, facts and cards are read on the way where each comes behind what it needs, else when the whole file
 * stands in a tree. */
typedef enum PartState {
    PART_AWAITED,
    PART_IN_TREE,     /* it has begun, and is read later */
    PART_HANDED_OVER, /* its items are read as they come */
    PART_READ
} PartState;

typedef struct NativeReader {
    PackReading *reading;
    Pack *pack;
    Arena *arena;   /* the pack's */
    Arena *scratch; /* for what is not kept */
    Problems *problems;
    const char *path; /* of the file, for its places */
    const char *text; /* the file, with a NUL behind it */
    size_t length;
    PackPictures *pictures;
    const NameIndex *names; /* once the facts are read */
    size_t relation_capacity;
    SourceKey *source_keys; /* by id, then in the pack's order */
    bool others_are_wrong;  /* cards without wrong answers take those of their category */
    OtherAnswers others;    /* these cards */
    PartState head, facts, cards;
    bool head_is_fine;
} NativeReader;

/* The relations under "facts"; or one of them. */
void read_native_facts(NativeReader *reader, const YamlNode *facts);
void read_native_relation(NativeReader *reader, const YamlNode *name, const YamlNode *relation);

/* What is wrong with the names of all relations. False where there are none. */
bool read_native_check_relations(NativeReader *reader, const YamlNode *facts);

/* What a relation asks, under "ask", "state" and the other kinds of questions; NULL for what it leaves out.
 */
typedef struct QuestionNodes {
    const YamlNode *ask, *state, *type, *several, *odd, *pairs, *order, *number;
} QuestionNodes;

/* Fills the relation's questions; its columns and what is complete of them are known. */
void read_native_questions(NativeReader *reader, Relation *relation, const QuestionNodes *nodes);

/* The column that a text names, or SIZE_MAX with an error. */
size_t read_native_column(NativeReader *reader, const Relation *relation, const YamlNode *node);

/* A faultless template; NULL with an error at the fault. `what` names it in the sentence. */
const char *read_native_template(NativeReader *reader, const Relation *relation, const YamlNode *node,
                                 const char *what);

/* The hand-written cards under "cards", each proved fair or reported; or one of them. */
void read_native_cards(NativeReader *reader, const YamlNode *cards);
void read_native_card(NativeReader *reader, const YamlNode *card);

/* The cards that waited for the answers of others. */
void read_native_waiting(NativeReader *reader);

/* Which keys a hand-written card may have. */
typedef enum CardKey {
    CARD_KEY_ASK,
    CARD_KEY_STATE,
    CARD_KEY_RIGHT,
    CARD_KEY_WRONG,
    CARD_KEY_ANSWER,
    CARD_KEY_ALL,
    CARD_KEY_ORDER,
    CARD_KEY_PAIRS,
    CARD_KEY_ODD,
    CARD_KEY_OTHERS,
    CARD_KEY_NUMBER,
    CARD_KEY_TOLERANCE,
    CARD_KEY_SPREAD,
    CARD_KEY_UNIT,
    CARD_KEY_TYPE,
    CARD_KEY_NOT,
    CARD_KEY_EXPLAIN,
    CARD_KEY_CATEGORY,
    CARD_KEY_PICTURE,
    CARD_KEY_PICTURE_TEXT,
    CARD_KEY_SOURCE,
    CARD_KEY_DIFFICULTY,
    CARD_KEY_SECONDS,
    CARD_KEYS
} CardKey;

/* What a card asks and what is right, for the kind that its keys tell; false with an error where it cannot be
 * played. `values` has a node, or NULL, for each CardKey. */
bool read_native_card_kind(NativeReader *reader, Card *card, const YamlNode *node, const YamlNode **values);

/* A source by its name in the pack: its index, or SIZE_MAX with an error at the node. */
size_t read_native_source(NativeReader *reader, const YamlNode *node);

/* easy, medium or hard; DIFFICULTY_UNSET for a missing node, and with an error for another text. */
Difficulty read_native_difficulty(NativeReader *reader, const YamlNode *node);

#endif
