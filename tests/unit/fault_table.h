/* What must be said of faulty files: a row for each problem, in the order in which they are told. A problem
 * that is in no row fails as much as one that is missing. */
#ifndef QUIZLEAF_TESTS_FAULT_TABLE_H
#define QUIZLEAF_TESTS_FAULT_TABLE_H

#include "unit/cmocka_test.h"

#include <string.h>

#include "base/problem.h"

#define E PROBLEM_ERROR
#define W PROBLEM_WARNING
#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

typedef struct FaultRow {
    const char *file;
    uint32_t line, column; /* 0: the file as a whole */
    ProblemSeverity severity;
    const char *part; /* of the sentence */
} FaultRow;

static inline bool fault_is_told(const FaultRow *row, const Problem *problem) {
    return problem->place.line == row->line && problem->place.column == row->column &&
           problem->severity == row->severity && strstr(problem->sentence, row->part);
}

/* The problems are those of the file's rows, and no others. */
static inline void assert_faults(const FaultRow *rows, size_t count, const char *file,
                                 const Problems *problems) {
    size_t told = 0;
    Arena arena = {0};
    for (size_t i = 0; i < count; i++) {
        if (strcmp(rows[i].file, file) != 0) continue;
        if (told == problems->count)
            fail_msg("%s:%u:%u: never said: %s", file, rows[i].line, rows[i].column, rows[i].part);
        const Problem *problem = &problems->items[told++];
        if (!fault_is_told(&rows[i], problem))
            fail_msg("%s:%u:%u: \"%s\" expected, but said is\n%s", file, rows[i].line, rows[i].column,
                     rows[i].part, problem_line(problem, &arena));
    }
    if (told < problems->count) fail_msg("said too: %s", problem_line(&problems->items[told], &arena));
    arena_release(&arena);
}

#endif
