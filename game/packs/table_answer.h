/* Which options a cell of the column of right answers names, in whatever way people write it: "Paris", "2",
 * "B", "Option 2", "B) Paris", "A and C", "1,3", "Paris; Rome". */
#ifndef QUIZLEAF_PACKS_TABLE_ANSWER_H
#define QUIZLEAF_PACKS_TABLE_ANSWER_H

#include "packs/question_columns.h"

#define ANSWER_PLACES_MAX 26

/* How cells of the answer column name the right option. */
typedef enum AnswerNaming {
    ANSWER_BY_TEXT,
    ANSWER_BY_PLACE, /* numbers or letters: "2", "B", "1,3", "option 2" */
    ANSWER_BY_FLAG,  /* each option has a cell that says whether it is right (table_flags.h) */
    ANSWER_APART,    /* none: it is a text of its own, and all options are wrong */
} AnswerNaming;

/* What the rows of a table say of it, one by one. */
typedef struct AnswerSurvey {
    size_t by_text, by_place; /* cells that can be read so */
    size_t only_text, only_place;
    size_t by_both;   /* "B - Paris": neither alone, but clear enough */
    size_t sure;      /* places that are no numbers among options that are numbers */
    size_t strangers; /* cells that have nothing to do with any option */
    size_t kin;       /* none either, but an option may mean the same: "Vinci" beside "da Vinci" */
    bool has_zero;    /* an answer is the number 0 */
    bool has_last;    /* an answer is a number that only fits where the first option is 1 */
} AnswerSurvey;

/* What holds for all of a table's answers. */
typedef struct AnswerNames {
    AnswerNaming naming;
    uint32_t first_place; /* what the first option is called by numbers: 1, or 0 */
    bool is_guess;        /* ANSWER_APART, by nothing but what the rows say */
    bool is_unclear;      /* a cell that is one option's text and another's place may mean either */
} AnswerNames;

typedef struct NamedOptions {
    size_t count;                       /* 0: none */
    uint32_t places[ANSWER_PLACES_MAX]; /* from 0 */
    bool is_unclear;                    /* none, since it may mean either of two */
    bool is_number;                     /* "1.3" or "13" was taken for 1 and 3 */
} NamedOptions;

/* Takes a row into account that has two options at least and an answer. Takes memory from scratch. */
void table_answer_survey(AnswerSurvey *survey, const char *const *options, size_t count, const char *cell,
                         Arena *scratch);

/* What the rows say. `begins_late`: the first column of options is called the second, or "B". */
AnswerNames table_answer_conclude(const AnswerSurvey *survey, bool begins_late);

/* The options that a cell names; a plain line. Takes memory from scratch. */
NamedOptions table_answer_find(const AnswerNames *names, const char *const *options, size_t count,
                               const char *cell, Arena *scratch);

/* Whether a cell would name options if the row had any in its `count` columns for them. */
bool table_answer_is_place(const AnswerNames *names, size_t count, const char *cell, Arena *scratch);

#endif
