/* A question in a JSON file of people's own making, which scripts and chatbots write: an object whose keys
 * are named as the columns of a table are (column_names.h), with lists where a table has several columns. */
#ifndef QUIZLEAF_PACKS_JSON_QUESTION_H
#define QUIZLEAF_PACKS_JSON_QUESTION_H

#include <jansson.h>

#include "packs/pack_reading.h"
#include "packs/question_columns.h"

#define JSON_OPTIONS_MAX 60

typedef struct JsonOption {
    const char *text;
    const char *id; /* by which the right one may be named: "A", "opt-1"; NULL: none */
    bool right;     /* where options say so themselves */
} JsonOption;

/* A text that names a right answer, or is one. */
typedef struct JsonRight {
    const char *text;
    size_t key;            /* which of the object's keys says so, from 0 */
    bool counts_from_zero; /* by its name: "correct_option_id" */
} JsonRight;

/* Texts are as they stand there, in the reading's scratch. */
typedef struct JsonQuestion {
    const char *fields[COLUMN_ROLES]; /* of roles that are one text: "" where there is none */
    JsonOption options[JSON_OPTIONS_MAX];
    size_t option_count;
    bool has_flags; /* each option says whether it is right */
    JsonRight rights[JSON_OPTIONS_MAX];
    size_t right_count;
    bool are_answers; /* the rights stand in one list of "answers", which says no more */
    const char *wrongs[JSON_OPTIONS_MAX];
    size_t wrong_count;
    bool has_hint;
    bool is_too_long; /* more options than there is room for */
} JsonQuestion;

/* The keys of objects, which are mostly those of the object before. {0} to begin with. */
typedef struct JsonKeys {
    Arena arena;
    TableRow names;
    QuestionColumns columns;
} JsonKeys;

/* The questions of an object that holds a list of them, under any known key; NULL: it holds none. */
const json_t *json_question_list(const json_t *object);

/* Reads the object; of anything else an empty question. Takes memory from scratch. */
void json_question_read(JsonKeys *keys, const json_t *object, Arena *scratch, JsonQuestion *out);

#endif
