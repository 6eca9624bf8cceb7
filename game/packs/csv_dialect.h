/* What kind of text table a file is: its delimiter, how it quotes, where its header is and what that says. */
#ifndef QUIZLEAF_PACKS_CSV_DIALECT_H
#define QUIZLEAF_PACKS_CSV_DIALECT_H

#include "packs/csv_rows.h"
#include "packs/question_columns.h"

typedef enum CsvKind {
    CSV_OF_NOTHING, /* no table, or one whose columns are unknown */
    CSV_OF_QUESTIONS,
    CSV_OF_PAIRS,
} CsvKind;

typedef struct CsvLayout {
    CsvKind kind;
    CsvDialect dialect;
    size_t rows_start;   /* byte of the first row that is no header */
    size_t header_start; /* of the header; SIZE_MAX: there is none, or it is that of a list */
    QuestionColumns columns;
    size_t term, meaning;                 /* pairs: their columns */
    const char *term_name, *meaning_name; /* pairs: as the header has them, in the pack's arena; NULL: none */
} CsvLayout;

/* Looks at the beginning of reading->text. */
void csv_layout_find(PackReading *reading, CsvLayout *out);

/* The fewest cells that a row of it needs: up to the question and its answer, or to both sides of a pair. */
size_t csv_layout_least_cells(const CsvLayout *layout);

/* The kind alone, of a text that nobody reads yet. */
CsvKind csv_layout_guess(const char *text, size_t length);

#endif
