/* Which options the answers of a JSON file name: by their texts, letters, names of their own, or by numbers
 * that are counted from 0 or from 1. The latter is proved by the whole file or not at all: a 0 among the
 * answers, or the number of options. */
#ifndef QUIZLEAF_PACKS_JSON_ANSWERS_H
#define QUIZLEAF_PACKS_JSON_ANSWERS_H

#include "packs/json_question.h"
#include "packs/table_answer.h"

typedef struct JsonAnswers {
    PackReading *reading;
    AnswerNames names; /* once it is decided */

    /* json_answers.c's own. */
    AnswerSurvey survey;
    Place first_row;  /* of those that were surveyed */
    bool knows_first; /* what the first option is called by number */
    bool contradicts; /* both a 0 and the number of the last option are right answers */
} JsonAnswers;

/* The texts of the options, without marks in front of them ("A) "). */
void json_answers_list(const JsonQuestion *question, const char **texts);

/* Shows each question of the file before any is asked for; then json_answers_decide. */
void json_answers_survey(JsonAnswers *answers, const JsonQuestion *question, Place place);
void json_answers_decide(JsonAnswers *answers);

/* The right options as bits; 0 with an error at the question. `texts` are json_answers_list's. */
uint64_t json_answers_find(const JsonAnswers *answers, const JsonQuestion *question, const char *const *texts,
                           Place place);

#endif
