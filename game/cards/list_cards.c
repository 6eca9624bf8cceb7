/* Sizes to expect: 5,000 to a million rows of 20 to 60 bytes. A card is made in some 20 microseconds, most of
 * them for the 40 rows that it looks at. */
#include "cards/list_cards.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/random.h"
#include "base/text.h"
#include "cards/card_proof.h"
#include "cards/row_index.h"

#define SAME_MAX 64   /* rows that may have one text, looked at for a card */
#define DRAWS 48      /* other rows looked at for wrong options */
#define NEIGHBOURS 24 /* and rows on each side, where the draws met too few of the category */
#define ID_SLUG_BYTES 40
#define ID_HASH_DIGITS 16
#define POLLED_ROWS 4096 /* rows between two calls of poll and two emptyings of the scratch arena */

enum { TERM, MEANING, COLUMNS };

static const char *const COLUMN_NAMES[COLUMNS] = {"term", "meaning"};

typedef struct PairList {
    PairRows rows;
    RowIndex by[COLUMNS];   /* rows by their term, and by their meaning */
    const NameIndex *names; /* of no facts: rows declare no spellings */
    SourceTopics topics;
} PairList;

/* A question: a text of one column, which is told, and what the rows answer to it. */
typedef struct Asked {
    const PairList *list;
    const CardMaking *making;
    int told; /* TERM or MEANING */
    uint32_t row_number;
    PairRow row;
    const char *told_folded;
    const char *right_folded[SAME_MAX]; /* every answer that some row gives to it */
    size_t right_count;
} Asked;

/* An answer of another row. */
typedef struct Candidate {
    const char *text, *folded;
    uint32_t penalty; /* how much it differs from the answer in category and length */
    uint32_t order;
} Candidate;

typedef struct Candidates {
    Candidate items[DRAWS + 2 * NEIGHBOURS];
    size_t count, of_category;
} Candidates;

static const char *text_of(const PairRow *row, int column) {
    return column == TERM ? row->term : row->meaning;
}

/* FNV leaves its high bits poorly mixed for short texts: finished as in MurmurHash3 (fmix64). */
static uint64_t hash_text(const char *folded) {
    uint64_t hash = hash_bytes(HASH_START, folded, strlen(folded));
    hash ^= hash >> 33;
    hash *= UINT64_C(0xff51afd7ed558ccd);
    hash ^= hash >> 33;
    hash *= UINT64_C(0xc4ceb9fe1a85ec53);
    return hash ^ hash >> 33;
}

static bool read_row(const PairList *list, uint32_t row, Arena *arena, PairRow *out) {
    *out = (PairRow){0};
    return list->rows.read(list->rows.context, row, arena, out) && *out->term && *out->meaning;
}

static const char *category_of(const PairList *list, const PairRow *row) {
    return row->category && *row->category ? row->category : list->rows.category;
}

static bool has_text(const char *const *texts, size_t count, const char *text) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(texts[i], text) == 0) return true;
    return false;
}

/* The rows that tell this very text, in rising order; SAME_MAX + 1 where there may be more. */
static uint32_t find_rows(const PairList *list, int column, const char *folded, Arena *scratch,
                          uint32_t *out) {
    uint32_t count = row_index_find(&list->by[column], hash_text(folded), out, SAME_MAX), kept = 0;
    if (count > SAME_MAX) return count;
    for (uint32_t i = 0; i < count; i++) {
        PairRow row;
        uint32_t number = out[i];
        if (!read_row(list, number, scratch, &row)) continue;
        if (strcmp(text_fold(scratch, text_of(&row, column)), folded) != 0) continue;
        uint32_t at = kept++;
        for (; at > 0 && out[at - 1] > number; at--) out[at] = out[at - 1];
        out[at] = number;
    }
    return kept;
}

static const char *make_prompt(const Asked *asked, Arena *arena) {
    const PairRows *rows = &asked->list->rows;
    const char *told = text_of(&asked->row, asked->told);
    if (!rows->term_name || !rows->meaning_name) return arena_format(arena, "%s", told);
    bool tells_term = asked->told == TERM;
    return arena_format(arena, "%s: %s. %s?", tells_term ? rows->term_name : rows->meaning_name, told,
                        tells_term ? rows->meaning_name : rows->term_name);
}

static bool fits_option(const char *text) {
    return text_count_codepoints(text) <= CARD_OPTION_MAX;
}

/* Whether a row's answer can stand on a card that tells `told`. */
static bool can_answer(const PairRow *row, int told) {
    return !(told == MEANING && row->only_forwards) && fits_option(text_of(row, COLUMNS - 1 - told));
}

static bool refuse(const Asked *asked, const char *why) {
    problem_error(asked->making->problems, asked->row.place, "%s", why);
    return false;
}

/* The right answers: what every row that tells this text has beside it. Only the first row that can be asked
 * has a card; what is left out so needs no word. */
static bool collect_right(Asked *asked, Card *card) {
    Arena *scratch = asked->making->scratch;
    uint32_t rows[SAME_MAX + 1];
    uint32_t count = find_rows(asked->list, asked->told, asked->told_folded, scratch, rows);
    if (count > SAME_MAX) return refuse(asked, "Too many rows have this text; it is not asked.");
    card->options = arena_alloc_array(asked->making->arena, LIST_CARDS_RIGHT_MAX + LIST_CARDS_WRONG,
                                      sizeof *card->options);
    for (uint32_t i = 0; i < count; i++) {
        PairRow row;
        if (!read_row(asked->list, rows[i], scratch, &row)) continue;
        const char *answer = text_of(&row, COLUMNS - 1 - asked->told);
        const char *folded = text_fold(scratch, answer);
        if (has_text(asked->right_folded, asked->right_count, folded)) continue;
        asked->right_folded[asked->right_count++] = folded;
        if (!can_answer(&row, asked->told)) continue;
        if (card->right_count == 0 && rows[i] != asked->row_number) return false;
        if (card->right_count == LIST_CARDS_RIGHT_MAX)
            return refuse(asked, "Too many rows answer this text; it is not asked.");
        card->options[card->right_count++] = arena_copy_text(asked->making->arena, answer, strlen(answer));
    }
    card->option_count = card->right_count;
    return card->right_count > 0;
}

static void consider(const Asked *asked, uint32_t number, size_t answer_length, Candidates *out) {
    Arena *scratch = asked->making->scratch;
    PairRow row;
    if (!read_row(asked->list, number, scratch, &row) || !can_answer(&row, asked->told)) return;
    const char *text = text_of(&row, COLUMNS - 1 - asked->told), *folded = text_fold(scratch, text);
    if (has_text(asked->right_folded, asked->right_count, folded)) return;
    for (size_t i = 0; i < out->count; i++)
        if (strcmp(out->items[i].folded, folded) == 0) return;
    bool is_near = text_same(category_of(asked->list, &row), category_of(asked->list, &asked->row));
    size_t length = text_count_codepoints(text);
    size_t apart = length > answer_length ? length - answer_length : answer_length - length;
    out->items[out->count] = (Candidate){.text = text,
                                         .folded = folded,
                                         .penalty = (uint32_t)apart + (is_near ? 0 : CARD_OPTION_MAX),
                                         .order = (uint32_t)out->count};
    out->count++;
    out->of_category += is_near;
}

static int compare_candidates(const void *left, const void *right) {
    const Candidate *a = left, *b = right;
    if (a->penalty != b->penalty) return a->penalty < b->penalty ? -1 : 1;
    return a->order < b->order ? -1 : 1;
}

/* Rows drawn from all of the list, and the neighbours where these have too few of the category, which mostly
 * stands together. Of all that were met the ones nearest in length are taken, so that the right answer does
 * not stand out. */
static void collect_wrong(const Asked *asked, Card *card) {
    Candidates *candidates = arena_alloc(asked->making->scratch, sizeof *candidates);
    size_t length = text_count_codepoints(card->options[0]);
    uint32_t rows = asked->list->rows.count, at = asked->row_number;
    Random random = random_seeded(hash_text(asked->told_folded) + (uint64_t)asked->told);
    for (int i = 0; i < DRAWS; i++) consider(asked, random_below(&random, rows), length, candidates);
    for (uint32_t i = 1; i <= NEIGHBOURS && candidates->of_category < LIST_CARDS_WRONG; i++) {
        if (at >= i) consider(asked, at - i, length, candidates);
        if (at + i < rows) consider(asked, at + i, length, candidates);
    }
    qsort(candidates->items, candidates->count, sizeof *candidates->items, compare_candidates);
    bool near_only = candidates->of_category >= CARD_CHOICE_SHOWN - 1;
    for (size_t i = 0; i < candidates->count && card->option_count < card->right_count + LIST_CARDS_WRONG;
         i++) {
        const Candidate *candidate = &candidates->items[i];
        if (near_only && candidate->penalty >= CARD_OPTION_MAX) break;
        card->options[card->option_count++] =
            arena_copy_text(asked->making->arena, candidate->text, strlen(candidate->text));
    }
}

/* "list/meaning/france-0123456789abcdef": what is asked, then the told text and the hash that finds it. */
static const char *make_id(const Asked *asked) {
    const char *slug = text_slug(asked->making->scratch, text_of(&asked->row, asked->told), ID_SLUG_BYTES);
    return arena_format(asked->making->arena, "list/%s/%s-%016" PRIx64,
                        COLUMN_NAMES[COLUMNS - 1 - asked->told], slug, hash_text(asked->told_folded));
}

static const char *copy_optional(Arena *arena, const char *text) {
    return text && *text ? arena_copy_text(arena, text, strlen(text)) : NULL;
}

static bool make_card(const void *context, uint32_t index, const CardMaking *making, Card *out) {
    const PairList *list = context;
    Asked asked = {
        .list = list, .making = making, .told = index % 2 ? MEANING : TERM, .row_number = index / 2};
    if (!read_row(list, asked.row_number, making->scratch, &asked.row)) return false;
    if (!can_answer(&asked.row, asked.told)) return false;
    asked.told_folded = text_fold(making->scratch, text_of(&asked.row, asked.told));
    Card card = {.kind = CARD_CHOICE, .place = asked.row.place};
    if (!collect_right(&asked, &card)) return false;
    collect_wrong(&asked, &card);
    card.id = make_id(&asked);
    card.prompt = make_prompt(&asked, making->arena);
    card.explanation = copy_optional(making->arena, asked.row.note);
    card.category = copy_optional(making->arena, category_of(list, &asked.row));
    if (!card_proof_check(&card, list->names, making->problems)) return false;
    *out = card;
    return true;
}

/* The first row whose text has the id's hash and that has a card. */
static uint32_t find_card(const void *context, const char *id) {
    const PairList *list = context;
    size_t length = strlen(id);
    int told = strncmp(id, "list/meaning/", 13) == 0 ? TERM : MEANING;
    if (told == MEANING && strncmp(id, "list/term/", 10) != 0) return CARD_NONE;
    if (length < ID_HASH_DIGITS + 11) return CARD_NONE;
    char *end;
    uint64_t hash = strtoull(id + length - ID_HASH_DIGITS, &end, 16);
    uint32_t rows[SAME_MAX + 1], found = CARD_NONE;
    uint32_t count = *end ? 0 : row_index_find(&list->by[told], hash, rows, SAME_MAX);
    Arena scratch = {0};
    for (uint32_t i = 0; i < count && count <= SAME_MAX; i++) {
        PairRow row;
        if (rows[i] >= found || !read_row(list, rows[i], &scratch, &row) || !can_answer(&row, told)) continue;
        if (hash_text(text_fold(&scratch, text_of(&row, told))) == hash) found = rows[i];
    }
    arena_release(&scratch);
    return found == CARD_NONE ? CARD_NONE : 2 * found + (told == MEANING);
}

/* Every row goes under both its texts, and to its topic. */
static void index_rows(PairList *list, Arena *scratch) {
    for (uint32_t number = 0; number < list->rows.count; number++) {
        if (number % POLLED_ROWS == 0) {
            arena_release(scratch);
            if (list->rows.poll) list->rows.poll(list->rows.poll_context, number);
        }
        PairRow row;
        if (!read_row(list, number, scratch, &row)) continue;
        const char *category = category_of(list, &row);
        row_topics_set(&list->topics.rows, number, category ? category : "");
        for (int column = TERM; column < COLUMNS; column++)
            row_index_add(&list->by[column], hash_text(text_fold(scratch, text_of(&row, column))), number,
                          SAME_MAX + 1);
    }
    arena_release(scratch);
}

CardList list_cards_begin(const PairRows *rows, Arena *arena, Arena *scratch) {
    assert(rows->count <= LIST_CARDS_ROWS_MAX);
    static const FactBase no_facts;
    PairList *list = arena_alloc(arena, sizeof *list);
    list->rows = *rows;
    list->names = name_index_build(arena, scratch, &no_facts);
    for (int column = TERM; column < COLUMNS; column++) list->by[column] = row_index_make(arena, rows->count);
    list->topics = (SourceTopics){.rows = row_topics_make(arena, rows->count),
                                  .cards_each = LIST_CARDS_WAYS,
                                  /* As a choice whose pack says nothing counts, whatever its options. */
                                  .difficulty = DIFFICULTY_MEDIUM};
    index_rows(list, scratch);
    list->rows.poll = NULL;
    const CardSource source = {.context = list,
                               .make = make_card,
                               .find = find_card,
                               .fingerprint = rows->fingerprint,
                               .topics = &list->topics};
    return card_list_of_source(&source, rows->count * LIST_CARDS_WAYS, arena);
}
