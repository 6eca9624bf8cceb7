/* A line divided into runs: stretches of one direction, one script and one font each, as they stand on the
 * screen. Inside text. */
#ifndef QUIZLEAF_SCREEN_TEXT_RUNS_H
#define QUIZLEAF_SCREEN_TEXT_RUNS_H

#include "screen/fonts.h"

#define TEXT_RUNS_MAX 128 /* what a line has beyond that is drawn with its last run's font */

typedef struct TextRun {
    int file;             /* of the fonts */
    uint32_t script;      /* ISO 15924, its four letters in one number, first letter highest */
    uint8_t level;        /* odd: shaped and drawn from right to left */
    size_t start, length; /* bytes of the line */
} TextRun;

/* Divides a line of at most TEXT_LINE_BYTES_MAX bytes of valid UTF-8; returns how many runs, from left to
 * right. A grapheme is never divided. */
int text_runs(Fonts *fonts, FontFace face, const char *line, TextRun runs[TEXT_RUNS_MAX]);

#endif
