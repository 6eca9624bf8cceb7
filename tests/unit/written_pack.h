/* Packs written in a format and read again, and whether their cards are what they were. */
#ifndef QUIZLEAF_TESTS_WRITTEN_PACK_H
#define QUIZLEAF_TESTS_WRITTEN_PACK_H

#include "unit/cmocka_test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "packs/pack_format.h"
#include "packs/pack_writing.h"

/* The next format that can be written; NULL behind the last. */
static inline const PackFormat *writable(size_t *next) {
    while (*next < PACK_FORMAT_COUNT)
        if (PACK_FORMATS[(*next)++]->write) return PACK_FORMATS[*next - 1];
    return NULL;
}

/* Returns how many cards were written; what is left out is told. */
static inline size_t write_pack(const PackFormat *format, const Pack *pack, Buffer *out) {
    Arena scratch = {0};
    Problems problems = {0};
    PackWriting writing = {
        .pack = pack, .format = format, .scratch = &scratch, .out = out, .problems = &problems};
    format->write(&writing);
    assert_false(out->failed);
    assert_true(problems.count >= writing.left_out || problems.count == PROBLEMS_MAX);
    arena_release(&scratch);
    problems_release(&problems);
    return writing.written;
}

/* Reads what was written, from a file name of the format, without a single problem but so many warnings. */
static inline void read_back_warned(const PackFormat *format, const Buffer *text, size_t warnings,
                                    Pack *out) {
    static char path[PACK_ENDING_BYTES + 8];
    snprintf(path, sizeof path, "pens.%.*s", (int)strcspn(format->endings, " "), format->endings);
    Problems problems = {0};
    bool ok = pack_read_text(path, buffer_text(text), text->length, out, &problems);
    if (!ok || problems.errors || problems.count > warnings) {
        for (size_t i = 0; i < problems.count; i++)
            print_error("%s\n", problem_line(&problems.items[i], &problems.arena));
        fail_msg("%s is not read back:\n%s", format->key, buffer_text(text));
    }
    problems_release(&problems);
}

static inline void read_back(const PackFormat *format, const Buffer *text, Pack *out) {
    read_back_warned(format, text, PROBLEMS_MAX, out);
}

static inline const char *sorted(Arena *arena, const char *const *texts, size_t count) {
    const char **copy = arena_alloc_array(arena, count + 1, sizeof *copy);
    const char *all = "";
    for (size_t i = 0; i < count; i++) copy[i] = texts[i];
    qsort(copy, count, sizeof *copy, text_compare);
    for (size_t i = 0; i < count; i++) all = arena_format(arena, "%s[%s]", all, copy[i]);
    return all;
}

static inline const char *answers_of(Arena *arena, const Card *card, unsigned details) {
    size_t right = card->right_count;
    if (card->kind == CARD_CHOICE && !(details & DETAIL_MORE_RIGHT)) right = 1;
    switch (card->kind) {
    case CARD_TRUE_FALSE:
        return card->statement_is_true ? "true" : "false";
    case CARD_NUMBER:
        return arena_format(arena, "%d +- %d, %d %s", card->number.value, card->number.tolerance,
                            details & DETAIL_SPREAD ? card->number.spread : 0,
                            details & DETAIL_UNIT && card->number.unit ? card->number.unit : "");
    case CARD_PAIRS:
    case CARD_ORDER: {
        const char *all = "";
        for (size_t i = 0; i < card->option_count; i++)
            all = arena_format(arena, "%s[%s]", all, card->options[i]);
        return all;
    }
    case CARD_TYPED:
        return arena_format(arena, "%s not %s", sorted(arena, card->options, card->right_count),
                            details & DETAIL_NOT ? sorted(arena, card->rivals, card->rival_count) : "");
    default:
        return arena_format(
            arena, "%s not %s", sorted(arena, card->options, right),
            sorted(arena, card->options + card->right_count, card->option_count - card->right_count));
    }
}

/* A card as a text of all that a format with these details promises to keep of it. */
static inline const char *summary(Arena *arena, const Card *card, unsigned details) {
    CardKind kind = card->kind == CARD_ODD_ONE_OUT && !(details & DETAIL_ODD) ? CARD_CHOICE : card->kind;
    const char *last = card->stays_last ? card->options[card->stays_last - 1] : "",
               *second = card->stays_second_last ? card->options[card->stays_second_last - 1] : "";
    return arena_format(arena, "%s|%s|%s|%s|%s|%s|%s|%s|%u|%s", card_kind_name(kind), card->prompt,
                        answers_of(arena, card, details), second, last,
                        details & DETAIL_EXPLANATION && card->explanation ? card->explanation : "",
                        details & DETAIL_CATEGORY && card->category ? card->category : "",
                        details & DETAIL_DIFFICULTY && card->difficulty ? difficulty_name(card->difficulty)
                                                                        : "",
                        details & DETAIL_SECONDS ? card->seconds : 0,
                        details & DETAIL_SOURCE && card->source ? card->source->title : "");
}

/* Every card of `before` that was written stands in `after` as it was, and no other does. Returns how many
 * the format could have held. */
static inline size_t assert_same_cards(const Pack *before, const Pack *after, size_t written,
                                       FormatReach reach, const char *way) {
    Arena arena = {0};
    size_t held = 0, kept = 0;
    const char *lost = "", *nearest = "";
    for (size_t i = 0; i < before->cards.count; i++) {
        const Card *card = &before->cards.items[i];
        if (!(reach.kinds & 1u << card->kind)) continue;
        const char *wanted = summary(&arena, card, reach.details), *alike = "(no such prompt)";
        bool found = false;
        for (size_t j = 0; j < after->cards.count && !found; j++) {
            if (strcmp(after->cards.items[j].prompt, card->prompt) != 0) continue;
            alike = summary(&arena, &after->cards.items[j], reach.details);
            found = strcmp(alike, wanted) == 0;
        }
        held++;
        kept += found;
        if (found) continue;
        lost = wanted;
        nearest = alike;
    }
    if (kept != written) fail_msg("%s:\nwanted %s\ngot    %s", way, lost, nearest);
    assert_int_equal(after->cards.count, written);
    arena_release(&arena);
    return held;
}

#endif
