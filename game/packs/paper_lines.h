/* The lines of questions as people type them on paper or chatbots answer: what each of them is, in whatever
 * marks it is written ("1.", "Q:", "- **B)** Paris *"). */
#ifndef QUIZLEAF_PACKS_PAPER_LINES_H
#define QUIZLEAF_PACKS_PAPER_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

#define PAPER_LETTERS 10 /* options from A to J */

typedef enum PaperKind {
    PAPER_BLANK,
    PAPER_QUESTION,    /* "1. ...", "Q: ..." */
    PAPER_OPTION,      /* "A) ..." */
    PAPER_ANSWER,      /* "Answer: ..." */
    PAPER_EXPLANATION, /* "Explanation: ..." */
    PAPER_KEY,         /* "Answer key": numbers and letters follow */
    PAPER_TEXT,
} PaperKind;

typedef struct PaperLine {
    PaperKind kind;
    const char *text; /* behind its mark, plain but for blanks; in the arena */
    unsigned number;  /* question: 0: it has none */
    unsigned letter;  /* option: from 0 */
    bool is_right;    /* option: a star or the like stands at it */
    bool has_colon;   /* option: "A: ...", which is an answer below "Q: ..." */
} PaperLine;

/* A line of so many bytes. */
PaperLine paper_line_read(const char *line, size_t length, Arena *arena);

/* The next "2. B" of a line in an answer key, from *at on: its number, and the letter or words behind it in
 * the arena. False where there is none. */
bool paper_key_next(const char **at, unsigned *number, const char **answer, Arena *arena);

#endif
