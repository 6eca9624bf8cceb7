#include "base/problem.h"

#include <stdarg.h>
#include <string.h>

void problems_release(Problems *problems) {
    arena_release(&problems->arena);
    *problems = (Problems){0};
}

ProblemsMark problems_mark(const Problems *problems) {
    return (ProblemsMark){problems->count, problems->errors, problems->warnings};
}

void problems_rewind(Problems *problems, ProblemsMark mark) {
    problems->count = mark.count;
    problems->errors = mark.errors;
    problems->warnings = mark.warnings;
}

static void add(Problems *problems, ProblemSeverity severity, Place place, const char *format,
                va_list arguments) {
    if (severity == PROBLEM_ERROR)
        problems->errors++;
    else
        problems->warnings++;
    if (problems->count >= PROBLEMS_MAX) return;
    problems->items = arena_grow(&problems->arena, problems->items, problems->count, &problems->capacity,
                                 sizeof *problems->items);
    problems->items[problems->count++] =
        (Problem){.severity = severity,
                  .place = place,
                  .sentence = arena_format_list(&problems->arena, format, arguments)};
}

void problem_error(Problems *problems, Place place, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    add(problems, PROBLEM_ERROR, place, format, arguments);
    va_end(arguments);
}

void problem_warning(Problems *problems, Place place, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    add(problems, PROBLEM_WARNING, place, format, arguments);
    va_end(arguments);
}

void problems_copy_files(Problems *problems, const char *file) {
    const char *last = NULL, *copy = NULL;
    for (size_t i = 0; i < problems->count; i++) {
        const char **own = &problems->items[i].place.file;
        if (*own == file) continue;
        if (*own != last) copy = arena_copy_text(&problems->arena, *own, strlen(*own));
        last = *own;
        *own = copy;
    }
}

static int compare_places(const Place *a, const Place *b) {
    int files = strcmp(a->file, b->file);
    if (files) return files;
    if (a->line != b->line) return a->line < b->line ? -1 : 1;
    if (a->column != b->column) return a->column < b->column ? -1 : 1;
    return 0;
}

/* Insertion sort: stable, the list is short (PROBLEMS_MAX) and mostly in order already. */
void problems_sort(Problems *problems) {
    for (size_t i = 1; i < problems->count; i++) {
        Problem moving = problems->items[i];
        size_t at = i;
        while (at > 0 && compare_places(&moving.place, &problems->items[at - 1].place) < 0) {
            problems->items[at] = problems->items[at - 1];
            at--;
        }
        problems->items[at] = moving;
    }
}

const char *problem_line(const Problem *problem, Arena *arena) {
    const Place *place = &problem->place;
    const char *severity = problem->severity == PROBLEM_ERROR ? "error" : "warning";
    if (place->line == 0) return arena_format(arena, "%s: %s: %s", place->file, severity, problem->sentence);
    return arena_format(arena, "%s:%u:%u: %s: %s", place->file, place->line,
                        place->column ? place->column : 1, severity, problem->sentence);
}
