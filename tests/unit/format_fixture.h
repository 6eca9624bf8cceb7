/* A file of any format in a row of a table: what it says, the cards that come of it, the problems that are
 * told. */
#ifndef QUIZLEAF_TESTS_FORMAT_FIXTURE_H
#define QUIZLEAF_TESTS_FORMAT_FIXTURE_H

#include "unit/cmocka_test.h"

#include <string.h>

#include "base/buffer.h"
#include "packs/pack.h"

typedef struct FormatRow {
    const char *path;
    const char *text;
    size_t length;        /* 0: as long as the text is */
    const char *cards;    /* a line each, as card_line writes them */
    const char *problems; /* a line each, "3:1: error: the beginning of the sentence"; "" for none */
} FormatRow;

/* "choice: Who? +right -wrong -wrong <explanation> (category) hard 20s": what a file can say about a card. */
static inline void card_line(Buffer *out, const Card *card) {
    buffer_format(out, "%s: %s", card_kind_name(card->kind), card->prompt);
    if (card->kind == CARD_TRUE_FALSE) buffer_add_text(out, card->statement_is_true ? " +True" : " +False");
    for (size_t i = 0; i < card->option_count && card->kind != CARD_TRUE_FALSE; i++)
        buffer_format(out, " %c%s%s",
                      card->kind == CARD_PAIRS || card->kind == CARD_ORDER ? '*'
                      : i < card->right_count                              ? '+'
                                                                           : '-',
                      card->options[i],
                      card->stays_last == i + 1          ? "(last)"
                      : card->stays_second_last == i + 1 ? "(second last)"
                                                         : "");
    for (size_t i = 0; i < card->rival_count; i++) buffer_format(out, " -%s", card->rivals[i]);
    if (card->kind == CARD_NUMBER) buffer_format(out, " =%d~%d", card->number.value, card->number.tolerance);
    if (card->explanation) buffer_format(out, " <%s>", card->explanation);
    if (card->category) buffer_format(out, " (%s)", card->category);
    if (card->difficulty) buffer_format(out, " %s", difficulty_name(card->difficulty));
    if (card->seconds) buffer_format(out, " %us", card->seconds);
    if (card->source) buffer_format(out, " [%s]", card->source->title);
}

/* What a row of `expected` begins with must begin the line of `told`, line by line, no more and no fewer. */
static inline void assert_lines_begin(const char *path, const char *expected, const char *told) {
    const char *left = expected, *line = told;
    while (*left && *line) {
        size_t length = strcspn(left, "\n");
        if (strncmp(left, line, length) != 0) break;
        left += length + (left[length] == '\n');
        line += strcspn(line, "\n");
        line += *line == '\n';
    }
    if (*left || *line) fail_msg("%s\n--- expected\n%s\n--- told\n%s", path, expected, told);
}

static inline void list_problems(const Problems *problems, Buffer *out) {
    for (size_t i = 0; i < problems->count; i++) {
        const Problem *problem = &problems->items[i];
        buffer_format(out, "%u:%u: %s: %s\n", problem->place.line, problem->place.column,
                      problem->severity == PROBLEM_ERROR ? "error" : "warning", problem->sentence);
    }
}

static inline void assert_reads(const FormatRow *row) {
    Pack pack;
    Problems problems = {0};
    Buffer cards = {0}, told = {0};
    bool ok =
        pack_read_text(row->path, row->text, row->length ? row->length : strlen(row->text), &pack, &problems);
    for (size_t i = 0; i < pack.cards.count; i++) {
        card_line(&cards, card_list_at(&pack.cards, i));
        buffer_add_text(&cards, "\n");
    }
    list_problems(&problems, &told);
    if (strcmp(buffer_text(&cards), row->cards) != 0)
        fail_msg("%s\n--- expected\n%s\n--- read\n%s\n--- told\n%s", row->path, row->cards,
                 buffer_text(&cards), buffer_text(&told));
    assert_lines_begin(row->path, row->problems, buffer_text(&told));
    assert_int_equal(ok, *row->cards != '\0');
    buffer_release(&cards);
    buffer_release(&told);
    pack_release(&pack);
    problems_release(&problems);
}

#define ASSERT_ALL_READ(rows)                                                                                \
    for (size_t row_ = 0; row_ < sizeof(rows) / sizeof *(rows); row_++) assert_reads(&(rows)[row_])

#endif
