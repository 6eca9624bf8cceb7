/* What is wrong with something from outside, where, and what to do: `capitals.yaml:14:3: error: sentence`.
 *
 * A list holds at most PROBLEMS_MAX problems and counts the rest, so a hostile file cannot flood the screen.
 */
#ifndef QUIZLEAF_BASE_PROBLEM_H
#define QUIZLEAF_BASE_PROBLEM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

#define PROBLEMS_MAX 500

typedef enum ProblemSeverity { PROBLEM_WARNING, PROBLEM_ERROR } ProblemSeverity;

/* A place in a file, counted from 1; line 0 means the file as a whole, column 0 the whole line.
 * Columns count code points. */
typedef struct Place {
    const char *file; /* as the user named it; borrowed for as long as the problems are used */
    uint32_t line;
    uint32_t column;
} Place;

typedef struct Problem {
    ProblemSeverity severity;
    Place place;
    const char *sentence; /* in the arena of its list */
} Problem;

/* {0} is an empty list. Owns its sentences. */
typedef struct Problems {
    Arena arena;
    Problem *items;
    size_t count;
    size_t capacity;
    size_t errors;   /* all errors seen, listed or not */
    size_t warnings; /* all warnings seen, listed or not */
} Problems;

void problems_release(Problems *problems);

/* How long a list is, to shorten it to that again where what was told meanwhile turned out beside the point.
 */
typedef struct ProblemsMark {
    size_t count, errors, warnings;
} ProblemsMark;
ProblemsMark problems_mark(const Problems *problems);
void problems_rewind(Problems *problems, ProblemsMark mark);

/* Adds one, sentence by printf. The file name in place must outlive the list. */
void problem_error(Problems *problems, Place place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void problem_warning(Problems *problems, Place place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Problems get a copy of the name of their file, so that they may outlive it; those of `file` (the pointer)
 * do not. */
void problems_copy_files(Problems *problems, const char *file);

/* Sorts by file, line and column; problems of the same place keep their order. */
void problems_sort(Problems *problems);

/* One problem as a line without a line end, in the arena. */
const char *problem_line(const Problem *problem, Arena *arena);

#endif
